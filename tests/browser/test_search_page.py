"""The search page in Chromium: what it shows and says, from disk and from a server."""

from urllib.parse import unquote

import pytest
from search_site import open_search, titles

from briefings.search.query import Wish, search

pytestmark = pytest.mark.browser


def test_the_page_shows_results_for_the_query_in_its_address(page, place, small_site):
    files = small_site[2]
    open_search(page, place, "?q=grain%20agreement")
    expected = search(files.get, "grain agreement", Wish(limit=10))
    assert [hit.title for hit in expected.hits] == titles(page)
    page.locator(".result-excerpt mark").first.wait_for()
    assert page.locator(".result-excerpt mark").first.inner_text().lower() == "grain"
    assert page.locator("[data-search-said]").inner_text().startswith(f"{expected.total} results")
    assert page.input_value("#q") == "grain agreement"
    assert page.complaints == []


def test_what_came_back_is_told_to_screen_readers_once_the_keys_rest(page, place):
    page.goto(f"{place}/search.html")
    page.evaluate(
        """() => {
             const status = document.querySelector("[role=status]");
             window.told = [];
             new MutationObserver(() => window.told.push(status.textContent))
               .observe(status, {childList: true});
           }"""
    )
    page.locator("#q").press_sequentially("wheat", delay=150)
    page.locator("[role=status]", has_text="results").wait_for(state="attached")
    said = page.locator("[data-search-said]").inner_text()
    assert [said] == page.evaluate("window.told")


def test_a_hit_stands_on_the_side_of_its_language(page, place):
    open_search(page, place, "?q=lang%3Aar")
    assert {"rtl"} == set(page.locator(".result").evaluate_all("all => all.map(one => one.dir)"))
    assert page.locator(".result [dir]").count() == 0  # nothing within stands elsewhere
    assert page.locator(".result .source-line bdi time").count() > 0
    open_search(page, place, "?q=wheat%20lang%3Aen")
    assert page.locator(".result").first.get_attribute("dir") == "ltr"


def test_the_query_language_is_explained_until_there_is_something_else_to_read(page, place):
    page.goto(f"{place}/search.html")
    examples = page.locator(".search-help code").all_inner_texts()
    assert page.locator(".search-grammar").is_visible()
    assert {"2022-10-10", "lang:ru", "-oil", "grain AND ships"} <= set(examples)
    hints = [page.evaluate("(query) => briefings.query.parse(query).hints", e) for e in examples]
    assert not any("no field" in hint or "no word" in hint for each in hints for hint in each)
    page.fill("#q", "wheat")
    page.locator(".result").first.wait_for()
    assert not page.locator(".search-grammar").is_visible()
    page.get_by_text("How to search").click()
    assert page.locator(".search-grammar").is_visible()


def test_typing_searches_and_keeps_the_address_up_to_date(page, place):
    page.goto(f"{place}/search.html")
    page.locator("#q").press_sequentially("wheat")
    page.wait_for_url("**/search.html?q=wheat")
    page.locator(".result").first.wait_for()
    page.reload()
    page.locator(".result").first.wait_for()
    assert page.input_value("#q") == "wheat"


def test_a_result_carries_its_marks_to_the_article(page, place):
    open_search(page, place, "?q=grain%20agreement")
    page.locator(".result-excerpt mark").first.wait_for()
    (address,) = {page.locator(".result-title a").first.get_attribute("href")}
    assert unquote(address).split("#found=")[1].split() == ["grain", "agreement"]


def test_without_a_hit_there_is_advice(page, place):
    page.goto(f"{place}/search.html?q=xyzzyplugh")
    page.locator("[data-search-advice]").wait_for()
    assert page.locator("[data-search-said]").inner_text() == "No results"
    page.fill("#q", "!!!")
    page.get_by_text("The query holds no word.").first.wait_for()


def test_the_box_on_another_page_leads_to_the_results(page, place):
    page.goto(f"{place}/2022/other.html")
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.id") == "q-header"
    page.keyboard.type("wheat")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search.html?q=wheat")
    page.locator(".result").first.wait_for()
    assert not page.locator("[data-search-box]").is_visible()
    assert page.complaints == []
