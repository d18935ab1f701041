"""The site in a real browser: from disk and from a server under a sub-path."""

from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Thread
from typing import Any
from urllib.parse import urldefrag, urljoin, urlsplit
from urllib.request import urlopen

import pytest
from lxml import html
from pages_server import PagesServer

from briefings import pipeline
from briefings.config import Config

pytestmark = pytest.mark.browser
SEED_PAGE = "2022/10/10/belarus-says-forming-joint-military-group-with-russia.html"
KINDS = [
    "index.html", SEED_PAGE, "2022/10/10/index.html", "2022/10/index.html", "2022/index.html",
    "calendar.html", "sources/index.html", "topics/index.html", "search.html", "wanted.html",
    "about.html", "a-z.html", "reading-list.html", "offline.html", "404.html",
]  # fmt: skip


@pytest.fixture(params=["file", "http"])
def base(request: pytest.FixtureRequest, site: Path) -> str:
    """Address of the site's top, from disk and from a server."""
    if request.param == "file":
        return f"{site.as_uri()}/"
    return str(request.getfixturevalue("pages_url"))


@pytest.fixture
def page(browser: Any) -> Iterator[Any]:
    """A new page; asks for nothing but itself, or the test fails."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    opened = context.new_page()
    opened.asked, opened.said = [], []
    opened.on("request", lambda request: opened.asked.append(request.url))
    opened.on("console", lambda message: opened.said.append(message.text))
    opened.on("pageerror", lambda error: opened.said.append(str(error)))
    yield opened
    context.close()


@pytest.mark.parametrize("kind", KINDS)
def test_no_page_asks_anybody_else_and_none_complains(kind: str, base: str, page: Any) -> None:
    page.goto(base + kind)
    page.wait_for_timeout(200)
    assert page.asked
    assert [url for url in page.asked if not url.startswith(base)] == []
    assert page.said == []


@pytest.mark.parametrize("width", [320, 768, 1280])
@pytest.mark.parametrize("kind", KINDS)
def test_no_page_scrolls_sideways(kind: str, width: int, page: Any, site: Path) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto((site / kind).as_uri())
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_the_seeds_page_shows_what_an_archivist_looks_for(base: str, page: Any) -> None:
    page.goto(base + SEED_PAGE)
    text = page.inner_text("main")
    for words in (
        "Belarus Says Forming Joint Military Group with Russia",
        "10 October 2022",
        "The Moscow Times",
        "Belarusian President Alexander Lukashenko.",
        "president.gov.by",
        "not in this archive yet",
        "2\N{NO-BREAK SPACE}minutes",
        "0da7b4ea8509a3512077df2670f18355",
        "How to cite",
    ):
        assert words in text, words
    link = page.get_by_role("link", name="not in this archive yet").first
    assert link.get_attribute("href").endswith("wanted.html")
    original = page.locator("a[href^='https://www.themoscowtimes.com/2022/10/10/']").first
    assert original.is_visible()


def test_a_reader_without_scripts_reaches_every_article_in_four_clicks(site: Path) -> None:
    depth = {"index.html": 0}
    frontier = ["index.html"]
    while frontier:
        name = frontier.pop(0)
        tree = html.fromstring((site / name).read_bytes())
        for target in (urljoin(f"/{name}", a) for a in tree.xpath("//a/@href")):
            path = urlsplit(target).path.lstrip("/")
            if not urlsplit(target).scheme and path.endswith(".html") and path not in depth:
                depth[path] = depth[name] + 1
                frontier.append(path)
    articles = [p.relative_to(site).as_posix() for p in site.glob("[0-9u]*/**/*.html")]
    assert len(articles) > 40
    assert [path for path in articles if depth.get(path, 99) > 4] == []


def test_every_link_answers_under_a_sub_path(pages_url: str) -> None:
    seen, frontier = {pages_url}, [pages_url]
    while frontier:
        address = frontier.pop()
        with urlopen(address, timeout=10) as answer:
            assert answer.status == 200
            if not answer.headers["Content-Type"].startswith("text/html"):
                continue
            tree = html.fromstring(answer.read())
        found = tree.xpath("//a/@href | //link/@href | //script/@src | //img/@src")
        for url in (urldefrag(urljoin(address, link))[0] for link in found):
            if url.startswith("http://127.0.0.1") and url not in seen:
                assert url.startswith(pages_url), f"{address} leads out of the sub-path: {url}"
                seen.add(url)
                frontier.append(url)
    assert len(seen) > 100


def test_nowhere_a_dead_link(site: Path) -> None:
    for path in site.rglob("*.html"):
        assert 'href="#"' not in path.read_text("utf-8"), path


def test_the_page_for_missing_addresses_is_styled_at_any_depth(
    archive_dir: Callable[..., Config], page: Any
) -> None:
    config = archive_dir({"a.md": "# One\n\n3 May 2022\n\nText.\n"})
    server = PagesServer(config.output_dir, "/some-repo/")
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        pipeline.build(archive_dir({}, site_url=server.url))
        answer = page.goto(server.url + "2022/no/such/page.html")
        assert answer.status == 404
        assert [url for url in page.asked[1:] if not url.startswith(server.url + "theme/")] == []
        page.get_by_role("link", name="A to Z").first.click()
        assert page.url == server.url + "a-z.html"
    finally:
        server.shutdown()
        server.server_close()
