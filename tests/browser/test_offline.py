"""The site kept in the browser: read and searched when its server is gone, brought up to date."""

import re
import shutil
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from pages_server import PagesServer

from briefings import manifest

pytestmark = pytest.mark.browser
SEED_PAGE = "2022/10/10/belarus-says-forming-joint-military-group-with-russia.html"
MONTH = "month:2022/10"


class Host:
    """A copy of the site on a server that can go away."""

    def __init__(self, site: Path, folder: Path) -> None:
        self.folder = shutil.copytree(site, folder / "site")
        self.server = PagesServer(self.folder, "/some-repo/")
        self.url = self.server.url
        Thread(target=self.server.serve_forever, daemon=True).start()

    def stop(self) -> None:
        self.server.shutdown()
        self.server.server_close()

    def publish(self, **changes: str) -> None:
        """Put another state of the site there: pages with other words."""
        for name, words in changes.items():
            page = {"seed": SEED_PAGE, "about": "about.html"}[name]
            text = (self.folder / page).read_text("utf-8")
            (self.folder / page).write_text(text.replace("</h1>", f" {words}</h1>", 1), "utf-8")
        manifest.write(self.folder)


@pytest.fixture
def host(site: Path, tmp_path: Path) -> Iterator[Host]:
    made = Host(site, tmp_path)
    yield made
    made.stop()


@pytest.fixture
def page(browser: Any) -> Iterator[Any]:
    context = browser.new_context()
    context.set_default_timeout(20_000)
    opened = context.new_page()
    opened.said = []
    opened.on("console", lambda message: opened.said.append(message.text))
    opened.on("pageerror", lambda error: opened.said.append(str(error)))
    yield opened
    context.close()


def keep(page: Any, host: Host, *choices: str) -> str:
    """Keep the choices and no others; return what the page says then."""
    page.goto(f"{host.url}offline.html")
    page.wait_for_selector("[data-keep]:not([hidden])")
    page.evaluate(
        "document.querySelectorAll('details.keep-part').forEach((d) => { d.open = true; })"
    )
    boxes = page.locator("input[name=keep]")
    for choice in [b.get_attribute("value") for b in boxes.all()]:
        box = page.locator(f"input[value='{choice}']")
        if box.is_enabled() and box.is_checked() != (choice in choices):
            box.click()
    page.get_by_role("button", name="Keep what is chosen").click()
    return outcome(page)


def told(page: Any, words: str) -> None:
    """Wait until the page says so. Without wait_for_function, which the policy forbids."""
    page.locator("[data-said]").filter(has_text=re.compile(words)).wait_for()


def outcome(page: Any) -> str:
    told(page, r"Kept|could not|Stopped|room")
    return str(page.inner_text("[data-said]"))


def test_the_whole_archive_is_read_and_searched_when_its_server_is_gone(
    page: Any, host: Host
) -> None:
    assert "can be read and searched without a network" in keep(page, host, "all")
    host.stop()
    page.goto(host.url)  # a folder, as people type it
    assert page.inner_text(".masthead-name") == "The Briefing Archive"
    page.goto(host.url + SEED_PAGE.removesuffix(".html"))  # without its ending, as hosts allow
    assert "Joint Military Group" in page.inner_text("h1")
    page.goto(f"{host.url}search.html?q=grain+deal")
    page.wait_for_selector(".result, [data-results] li")
    assert "grain" in page.inner_text("main").lower()
    page.goto(f"{host.url}offline.html")
    page.wait_for_selector("[data-free]:not([hidden])")
    assert page.inner_text("[data-said]") == "The site cannot be reached now."
    assert [line for line in page.said if "manifest.json" not in line and "ERR_" not in line] == []


def test_an_update_loads_only_what_changed(page: Any, host: Host) -> None:
    keep(page, host, "all")
    host.publish(seed="NEWER")
    host.server.asked.clear()
    page.goto(host.url + SEED_PAGE)
    assert "NEWER" not in page.inner_text("h1")
    page.get_by_role("link", name="Bring the kept copy up to date").click()
    assert "Kept" in outcome(page)
    site_files = {name for name in host.server.asked if not name.startswith(("manifest", "sw.js"))}
    assert site_files - {"theme/js/service-worker.js"} == {SEED_PAGE, "data/offline.json"}
    host.stop()
    page.goto(host.url + SEED_PAGE)
    assert "NEWER" in page.inner_text("h1")


def test_an_update_that_fails_names_the_file_and_leaves_the_old_copy_whole(
    page: Any, host: Host
) -> None:
    keep(page, host, "all")
    host.publish(seed="NEWER", about="NEWER")
    (host.folder / SEED_PAGE).write_text("cut o", "utf-8")  # not what the list says
    page.goto(f"{host.url}index.html")
    page.get_by_role("link", name="Bring the kept copy up to date").click()
    said = outcome(page)
    assert f"{SEED_PAGE} could not be loaded" in said
    assert "What was kept before is whole" in said
    host.stop()
    for path in (SEED_PAGE, "about.html"):
        page.goto(host.url + path)
        assert "NEWER" not in page.inner_text("h1")
        assert page.inner_text("h1")


def test_of_a_month_its_pages_are_kept_and_others_say_that_they_are_not(
    page: Any, host: Host
) -> None:
    page.goto(f"{host.url}2022/10/index.html")
    page.get_by_role("link", name="Read offline").first.click()
    page.wait_for_selector(f"input[value='{MONTH}']:checked")
    assert "Kept" in keep(page, host, MONTH)
    assert not [name for name in host.server.asked if name.startswith("2022/11/")]
    host.stop()
    page.goto(host.url + SEED_PAGE)
    assert "Joint Military Group" in page.inner_text("h1")
    page.goto(f"{host.url}2022/11/index.html")
    page.wait_for_selector("[data-keep]:not([hidden])")
    assert "is not kept in this browser" in page.inner_text("[data-said]")


def test_of_a_story_its_timeline_and_articles_are_kept(page: Any, host: Host) -> None:
    story = next(path for path in (host.folder / "stories").glob("2*.html"))
    assert "Kept" in keep(page, host, f"story:{story.stem}")
    host.stop()
    page.goto(f"{host.url}stories/{story.name}")
    page.locator(".timeline .entry-title, .timeline a").first.click()
    page.wait_for_selector("body.page-article")


def test_sizes_are_shown_before_and_a_bar_while_files_come(page: Any, host: Host) -> None:
    page.goto(f"{host.url}offline.html")
    page.wait_for_selector("[data-keep]:not([hidden])")
    bar = page.locator("progress[data-bar]")
    assert bar.is_hidden()
    size = re.compile(r"\d+([.,]\d+)? (kB|MB)")
    for choice in ("all", "search"):
        told_size = page.locator(f"label:has(input[value={choice}]) [data-size]").inner_text()
        assert size.search(told_size), choice
    page.locator("input[value=all]").check()
    assert size.search(page.inner_text("[data-sum]"))
    page.route("**/theme/css/*", lambda _route: None)  # never answered
    page.get_by_role("button", name="Keep what is chosen").click()
    page.wait_for_selector("progress[data-bar][value]:not([value='0'])")
    assert bar.is_visible()
    done, whole = (float(bar.get_attribute(name)) for name in ("value", "max"))
    assert 0 < done < whole
    page.get_by_role("button", name="Stop").click()
    assert outcome(page).startswith("Stopped.")
    assert bar.is_hidden()


def test_what_is_kept_can_be_freed(page: Any, host: Host) -> None:
    keep(page, host, "search")
    page.get_by_role("button", name="Free the room").click()
    page.wait_for_selector("[data-free][hidden]", state="attached")
    assert page.evaluate("caches.keys()") == []
    assert (
        page.evaluate("navigator.serviceWorker.getRegistrations().then((all) => all.length)") == 0
    )


def test_loading_that_is_stopped_keeps_nothing_and_goes_on_later(page: Any, host: Host) -> None:
    page.goto(f"{host.url}offline.html")
    page.wait_for_selector("[data-keep]:not([hidden])")
    page.route("**/theme/css/*", lambda _route: None)  # never answered
    page.locator("input[value=all]").check()
    page.get_by_role("button", name="Keep what is chosen").click()
    page.get_by_role("button", name="Stop").click()
    assert outcome(page).startswith("Stopped.")
    page.unroute("**/theme/css/*")
    page.get_by_role("button", name="Keep what is chosen").click()
    told(page, "Kept")


def test_a_page_from_disk_registers_nothing_and_says_why(page: Any, site: Path) -> None:
    page.goto(f"{site.as_uri()}/offline.html")
    told(page, "it is a copy already")
    assert page.locator("[data-keep]").is_hidden()
    assert page.locator("link[rel=manifest]").count() == 0
    assert page.said == []


def test_in_a_copy_that_has_no_list_of_its_files_the_page_says_that_it_is_one(
    page: Any, host: Host
) -> None:
    (host.folder / "manifest.json").unlink()  # as in a ZIM file
    page.goto(f"{host.url}offline.html")
    told(page, "it is a copy already")


def test_without_scripts_the_page_says_what_it_is_for(browser: Any, host: Host) -> None:
    context = browser.new_context(java_script_enabled=False)
    opened = context.new_page()
    opened.goto(f"{host.url}offline.html")
    assert "needs scripts" in opened.inner_text("main")
    context.close()


def test_chromium_finds_nothing_in_the_way_of_installing(page: Any, host: Host) -> None:
    page.goto(f"{host.url}index.html")
    page.wait_for_selector("link[rel=manifest]", state="attached")
    devtools = page.context.new_cdp_session(page)
    assert devtools.send("Page.getAppManifest")["errors"] == []
    errors = devtools.send("Page.getInstallabilityErrors")["installabilityErrors"]
    assert [e["errorId"] for e in errors if e["errorId"] != "in-incognito"] == []


def test_axe_finds_nothing_where_one_chooses_what_to_keep(page: Any, host: Host) -> None:
    page.goto(f"{host.url}offline.html")
    page.wait_for_selector("[data-keep]:not([hidden])")
    page.locator("details.keep-part summary").last.click()
    page.evaluate(files("axe_playwright_python").joinpath("axe.min.js").read_text("utf-8"))
    found = page.evaluate("axe.run(document).then((r) => r.violations.map((v) => v.help))")
    assert found == []
