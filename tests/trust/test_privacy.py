"""Readers in danger: pages ask nobody, tell nobody, keep what was chosen, and forget it."""

import os
import re
import shutil
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from conftest import REPOSITORY
from pages_server import PagesServer
from PIL import Image

from briefings import pipeline
from briefings.config import Config, read_config
from briefings.model import IsoDate
from briefings.tasks.releasing import release

SEED_PAGE = "2022/10/10/belarus-says-forming-joint-military-group-with-russia.html"
ALL = bool(os.environ.get("ALL_PAGES"))
_KIND = re.compile(r'<body class="([^" ]+)')
_BLOCK = re.compile(r"(?:block kind %}|body class=\"page-)([a-z-]+)")
KEPT = """async () => [...Object.keys(localStorage), ...Object.keys(sessionStorage),
    ...await caches.keys(), ...(await indexedDB.databases()).map((d) => d.name),
    ...document.cookie.split(";").filter(Boolean)]"""


@pytest.fixture
def watched(browser: Any) -> Iterator[Any]:
    """A page; ``page.asked`` is all that it asked for, ``page.told`` the referrers that it sent."""
    context = browser.new_context()
    page = context.new_page()
    page.asked, page.told = [], []
    context.on("request", lambda request: page.asked.append(request.url))
    context.on("request", lambda request: page.told.append(request.headers.get("referer")))
    yield page
    context.close()


@pytest.fixture(scope="module")
def everything(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, str]]:
    """A site with all kinds of pages, and its address on a server."""
    root = tmp_path_factory.mktemp("everything")
    shutil.copytree(REPOSITORY / "tests" / "kitchen_sink" / "content", root / "content")
    config = read_config(root)
    release(IsoDate("2024-01-01"), config)
    assert pipeline.build(config).exit_code in {0, 3}
    server = PagesServer(config.output_dir, "/archive/")
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield config.output_dir, server.url
    server.shutdown()
    server.server_close()


def pages_of_all_kinds(sites: dict[str, Path]) -> list[str]:
    """Return the address of a page of each kind that the theme has; of all in the long form."""
    kinds: dict[str, list[str]] = {}
    for address, site in sites.items():
        for path in sorted(site.rglob("*.html")):
            kind = _KIND.search(path.read_text("utf-8"))
            page = f"{address}{path.relative_to(site).as_posix()}"
            kinds.setdefault(kind[1] if kind else "", []).append(page)
    templates = (REPOSITORY / "theme" / "templates").glob("*.html")
    known = {f"page-{k}" for t in templates for k in _BLOCK.findall(t.read_text("utf-8"))}
    assert kinds.keys() == known | {""}, "the last are single files that are sent, not pages"
    return sorted(page for pages in kinds.values() for page in (pages if ALL else pages[:1]))


@pytest.mark.browser
def test_no_page_of_any_kind_asks_another_host_sends_a_referrer_or_keeps_anything(
    watched: Any, everything: tuple[Path, str], site: Path, pages_url: str
) -> None:
    pages = pages_of_all_kinds({everything[1]: everything[0], pages_url: site})
    for page in pages:
        leads_on = '<body class="page-redirect">' in watched.request.get(page).text()
        watched.goto(page, wait_until="networkidle" if leads_on else "load")
        assert watched.evaluate(KEPT) == [], page
    watched.wait_for_load_state("networkidle")
    print(f"{len(pages)} pages, {len(watched.asked)} requests")
    assert len(watched.asked) > len(pages)
    ours = (everything[1], pages_url, "data:")
    assert [url for url in watched.asked if not url.startswith(ours)] == []
    assert not any(watched.told)


@pytest.mark.browser
def test_a_search_stays_on_the_device(watched: Any, site: Path) -> None:
    watched.goto(f"{(site / 'search.html').as_uri()}?q=grain", wait_until="load")
    watched.wait_for_selector("main mark")
    assert [url for url in watched.asked if not url.startswith("file:")] == []
    assert watched.evaluate("Object.keys(localStorage)") == []


@pytest.mark.browser
def test_a_link_out_of_the_archive_does_not_say_where_one_came_from(
    watched: Any, pages_url: str
) -> None:
    watched.context.route(
        lambda url: not url.startswith(pages_url), lambda route: route.fulfill(body="")
    )
    watched.goto(f"{pages_url}{SEED_PAGE}")
    watched.locator("main a[href^='https://']").first.click()
    outside = [
        told for url, told in zip(watched.asked, watched.told, strict=True)
        if not url.startswith(pages_url)
    ]  # fmt: skip
    assert outside
    assert not any(outside)


@pytest.mark.browser
def test_one_control_erases_all_that_was_kept(watched: Any, pages_url: str) -> None:
    watched.goto(f"{pages_url}{SEED_PAGE}")
    watched.click("text=Keep in the reading list")
    watched.click(".set summary")
    watched.get_by_label("Dark", exact=True).check()
    watched.get_by_label("Mark what is new since my last visit").check()
    watched.goto(f"{pages_url}index.html")
    watched.evaluate("caches.open(`briefings ${location.pathname.replace('index.html', '')} list`)")
    assert len(watched.evaluate(KEPT)) >= 4
    watched.click(".set summary")
    watched.click("text=Erase all that is kept here")
    watched.wait_for_selector("text=Erased.")
    assert watched.evaluate(KEPT) == []
    assert watched.evaluate("document.documentElement.dataset.theme") is None
    assert not watched.get_by_label("Dark", exact=True).is_checked()
    watched.reload()
    assert watched.evaluate(KEPT) == []


def test_nothing_of_the_archivists_machine_or_of_documents_is_in_the_site(
    archive_dir: Any, tmp_path: Path
) -> None:
    picture = Image.linear_gradient("L").resize((640, 480)).convert("RGB")
    exif = Image.Exif()
    exif[0x013B] = "SECRET ARTIST"  # Artist
    exif.get_ifd(0x8825)[0x001B] = b"SECRET PLACE"  # GPSProcessingMethod
    picture.save(tmp_path / "ship.jpg", exif=exif, comment=b"SECRET COMMENT")
    page = (
        f"<!-- saved from url=(0021)file:///{tmp_path}/secret.html --><html><head><title>Harbour"
        f"</title></head><body><article><h1>Harbour opens</h1><p>{'It opened at noon. ' * 30}</p>"
        f'<img src="ship.jpg" alt="A ship"><p><a href="file://{tmp_path}/x">x</a></p></article>'
    )
    from make_pdfs import newspaper

    document = newspaper().replace(b"/Info", b"/Author (SECRET AUTHOR) /Info")
    note = "# A ship leaves\n\n3 May 2022\n\n![A ship](ship.jpg)\n\nIt left with grain.\n"
    ship = (tmp_path / "ship.jpg").read_bytes()
    config: Config = archive_dir(
        {"a.html": page, "c.md": note, "ship.jpg": ship, "b.pdf": document}
    )
    assert b"SECRET" in (config.seeds_dir / "ship.jpg").read_bytes()
    assert pipeline.build(config).exit_code in {0, 3}
    assert list((config.output_dir / "images").iterdir()), "the picture is kept"
    for path in config.output_dir.rglob("*"):
        if path.is_file():
            data = path.read_bytes()
            for secret in (str(tmp_path), str(config.root), "SECRET", "file:///"):
                assert secret.encode() not in data, (path, secret)
