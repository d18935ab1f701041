"""The search page in Chromium: the first list, and the order that vectors bring."""

import pytest
from search_site import open_search, titles

from briefings.search.query import Wish, search

pytestmark = pytest.mark.browser


def first_list_and_final(archive, files):
    """Return a query of which the order changes with the vectors, with both orders of titles."""
    bare = {name: data for name, data in files.items() if "/vectors/" not in name}
    for query in sorted({word for a in archive.articles for word in a.title.split()}):
        early, final = (
            [hit.title for hit in search(f.get, query, Wish(limit=10)).hits] for f in (bare, files)
        )
        if early != final:
            return query, early, final
    raise AssertionError("no query whose order the vectors change")


def hold_vectors(page):
    """Hold vectors back until the function that is returned is called."""
    held, released = [], []
    page.route("**/search/vectors/*", lambda r: r.continue_() if released else held.append(r))

    def release():
        released.append(True)
        for route in held:
            route.continue_()

    return release


def test_the_first_list_does_not_wait_for_vectors_and_settles_once(page, places, small_site):
    query, early, final = first_list_and_final(small_site[1], small_site[2])
    release = hold_vectors(page)
    page.goto(f"{places['server']}/search.html?q={query}", wait_until="domcontentloaded")
    page.locator(".result").first.wait_for()
    assert titles(page) == early
    release()
    page.locator(".result-excerpt mark").first.wait_for()
    assert titles(page) == final
    assert not page.locator("[data-search-better]").is_visible()
    assert page.complaints == []


def test_a_list_that_is_being_read_stays_and_the_better_order_is_offered(page, places, small_site):
    query, early, final = first_list_and_final(small_site[1], small_site[2])
    release = hold_vectors(page)
    page.goto(f"{places['server']}/search.html?q={query}", wait_until="domcontentloaded")
    page.locator(".result").first.wait_for()
    page.locator(".result").nth(1).hover()
    release()
    better = page.locator("[data-search-better]")
    better.wait_for()
    page.locator(".result-excerpt mark").first.wait_for()
    assert titles(page) == early
    better.click()
    assert titles(page) == final
    assert not better.is_visible()
    page.locator(".result-excerpt mark").first.wait_for()
    assert page.complaints == []


def test_vectors_are_loaded_while_nothing_is_asked(page, place):
    with page.expect_request("**/search/vectors/0000.js"):
        page.goto(f"{place}/search.html")
    assert page.complaints == []


def test_without_vectors_the_list_is_shown_and_the_loss_told(page, places):
    page.route("**/search/vectors/*", lambda route: route.abort())
    open_search(page, places["server"], "?q=wheat")
    page.locator("[data-search-damage]", has_text="search/vectors/0000.js").wait_for()
    assert titles(page)


def test_a_query_is_ranked_once_for_its_first_list_and_all_that_follows(page, places):
    page.goto(f"{places['disk']}/search.html")
    page.evaluate(
        """() => {
             window.ranked = 0;
             const { rank } = briefings.rank;
             briefings.rank.rank = (...all) => { window.ranked += 1; return rank(...all); };
           }"""
    )
    page.fill("#q", "wheat")
    page.locator(".result-excerpt mark").first.wait_for()
    assert page.evaluate("window.ranked") == 1
