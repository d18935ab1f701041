"""Shards that are missing or damaged: said, the rest is shown, and one may try again."""

import re
import threading

import pytest
from pages_server import PagesServer
from search_site import small_archive, write_site

pytestmark = pytest.mark.browser


@pytest.fixture
def broken(tmp_path):
    """A site of its own, to be damaged, and the files of its index."""
    files = write_site(tmp_path, small_archive())
    return tmp_path, files


@pytest.fixture(params=["disk", "server"])
def reach(request, broken):
    """Where the site to be damaged can be opened: from disk, and below a path of a server."""
    folder, _files = broken
    if request.param == "disk":
        yield folder.as_uri()
        return
    server = PagesServer(folder, "/some-repo/")
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server.url.rstrip("/")
    server.shutdown()
    server.server_close()


def open_search(page, folder, asked):
    page.goto(f"{folder.as_uri()}/search.html?q={asked}")


def damage(page):
    return page.locator("[data-search-damage]")


BREAKS = {
    "gone": lambda path: path.unlink(),
    "cut off": lambda path: path.write_bytes(path.read_bytes()[:-40]),
    "empty": lambda path: path.write_bytes(b""),
    "another": lambda path: path.write_text('briefings.shard("x",[]);\n', "utf-8"),
    "an error page": lambda path: path.write_text("<!DOCTYPE html><title>Oops</title>", "utf-8"),
    "no value": lambda path: path.write_bytes(path.read_bytes().split(b",")[0] + b",null);\n"),
    "another value": lambda path: path.write_bytes(path.read_bytes().split(b",")[0] + b",17);\n"),
}
#: What lies in the index, with what is left of the results where it is damaged.
KINDS = {
    "head": 0, "sizes": 1, "days": 0, "places": 1, "facets": 1, "terms": 0, "facts": 0, "texts": 1,
    "vectors": 1,
}  # fmt: skip


def test_every_kind_of_file_that_cannot_be_read_is_named_and_read_again(page, broken, reach):
    """Each kind in one way from disk, and in another from the server."""
    folder, files = broken
    ways = list(BREAKS.values())
    session = page.context.new_cdp_session(page)
    for number, (kind, least) in enumerate(KINDS.items(), 3 * reach.startswith("http")):
        session.send("Network.clearBrowserCache")
        its = [name for name in files if name.startswith(f"search/{kind}")]
        whole = {folder / name: files[name] for name in its}
        for path in whole:
            ways[number % len(ways)](path)
        page.goto(f"{reach}/search.html?q=wheat+%22left+the+port%22+after:2022-09")
        damage(page).get_by_text(re.compile(f"search/{kind}|files of the index")).wait_for()
        assert page.locator(".result").count() >= least
        for path, data in whole.items():
            path.write_bytes(data)
        damage(page).get_by_role("button").click()
        damage(page).wait_for(state="hidden")
        page.locator(".result").first.wait_for()


def test_letters_changed_within_a_shard_of_terms_are_noticed(page, broken):
    folder, files = broken
    name = next(name for name in files if name.startswith("search/terms/"))
    path = folder / name
    whole = path.read_text("utf-8")
    path.write_text(whole.replace('","', '","!', 1), "utf-8")
    key = whole.split('["A')[1].split(" ")[0].split("=")[0]
    open_search(page, folder, key)
    damage(page).get_by_text(name).wait_for()
    path.write_text(whole, "utf-8")
    damage(page).get_by_role("button").click()
    damage(page).wait_for(state="hidden")


def test_sizes_that_are_gone_cost_the_order_and_no_hit(page, broken):
    folder, _files = broken
    (folder / "search" / "sizes.js").unlink()
    open_search(page, folder, "wheat")
    page.locator(".result").first.wait_for()
    damage(page).get_by_text("search/sizes.js").wait_for()


def test_texts_that_are_gone_cost_the_excerpt_and_no_hit(page, broken):
    folder, _files = broken
    for path in (folder / "search" / "texts").iterdir():
        path.unlink()
    open_search(page, folder, "wheat")
    page.locator(".result").first.wait_for()
    damage(page).get_by_text("search/texts/").wait_for()


def test_where_the_script_for_what_comes_later_is_lost_there_are_results_all_the_same(page, broken):
    folder, _files = broken
    later = folder / "theme" / "js" / "search-later.js"
    whole = later.read_bytes()
    later.unlink()
    open_search(page, folder, "wheat+%22left+the+port%22&source=The+Gazette")
    damage(page).get_by_text("theme/js/search-later.js").wait_for()
    assert page.locator(".result-title a").count() > 0
    later.write_bytes(whole)
    damage(page).get_by_role("button").click()
    damage(page).wait_for(state="hidden")
    page.locator(".result-excerpt mark").first.wait_for()
    assert page.locator("[data-search-picks] li").count() == 1


def test_while_a_server_is_slow_the_page_says_that_it_searches(page, places):
    page.route("**/search/facts/*", lambda _route: None)
    page.goto(f"{places['server']}/search.html?q=wheat", wait_until="commit")
    page.locator("[data-search-said]").get_by_text("Searching …").wait_for()
    page.unroute("**/search/facts/*")
    page.locator("[data-search-said]").get_by_text("result").wait_for()


def test_a_file_that_never_comes_is_named_and_the_rest_is_shown(page, places):
    page.clock.install()
    page.route("**/search/facts/0001.js*", lambda _route: None)
    page.goto(f"{places['server']}/search.html?q=wheat", wait_until="commit")
    page.locator("[data-search-said]").get_by_text("Searching …").wait_for()
    page.clock.fast_forward(20_000)
    damage(page).get_by_text("search/facts/0001.js").wait_for()
    shown = page.locator(".result").count()
    page.unroute("**/search/facts/0001.js*")
    damage(page).locator("button").dispatch_event("click")
    damage(page).wait_for(state="hidden")
    assert page.locator(".result").count() > shown > 0
