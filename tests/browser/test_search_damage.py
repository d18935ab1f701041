"""Shards that are missing or damaged: said, the rest is shown, and one may try again."""

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
}


@pytest.mark.parametrize("how", BREAKS)
def test_a_block_of_facts_that_cannot_be_read_is_named_and_read_again(page, broken, reach, how):
    folder, _files = broken
    block = folder / "search" / "facts" / "0000.js"
    whole = block.read_bytes()
    BREAKS[how](block)
    page.goto(f"{reach}/search.html?q=lang:en")
    damage(page).get_by_text("search/facts/0000.js").wait_for()
    shown = page.locator(".result").count()
    block.write_bytes(whole)
    damage(page).get_by_role("button").click()
    damage(page).wait_for(state="hidden")
    page.wait_for_function(f"document.querySelectorAll('.result').length >= {shown}")


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
