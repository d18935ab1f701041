"""The search page in Chromium: the ways through it, by pages, keys, addresses and back."""

import pytest
from search_site import open_search, titles

from briefings.search.query import Wish, search

pytestmark = pytest.mark.browser


def focused(page):
    return page.evaluate("document.activeElement.textContent || document.activeElement.id")


def test_all_hits_can_be_reached_page_by_page(page, place, small_site):
    everything = search(small_site[2].get, "source:gazette", Wish(limit=1000))
    open_search(page, place, "?q=source%3Agazette")
    seen = titles(page)
    while page.locator("[rel=next]").count():
        number = len(seen) // 10 + 1
        page.locator("[rel=next]").press("Enter")  # excerpts come in: a click might miss the link
        page.locator(f"[data-page='{number}'][aria-current]").wait_for()
        seen += titles(page)
    assert [hit.title for hit in everything.hits] == seen
    assert page.locator("[rel=next]").count() == 0
    assert page.complaints == []


def test_a_page_of_results_has_an_address_that_can_be_kept(page, place, small_site):
    everything = search(small_site[2].get, "source:gazette", Wish(limit=1000))
    open_search(page, place, "?q=source%3Agazette&page=2")
    assert [hit.title for hit in everything.hits[10:20]] == titles(page)
    open_search(page, place, "?q=source%3Agazette&page=99")  # beyond the last
    last = (everything.total - 1) // 10 * 10
    assert [hit.title for hit in everything.hits[last:]] == titles(page)


def test_the_next_page_begins_at_its_top_with_its_first_result_in_focus(page, place):
    open_search(page, place, "?q=source%3Agazette")
    page.locator("[rel=next]").focus()
    page.keyboard.press("Enter")
    page.locator("[data-page='2'][aria-current]").wait_for()
    assert titles(page)[0] == focused(page)


def test_back_leads_to_the_results_before_and_to_the_place_in_them(page, place):
    open_search(page, place, "?q=source%3Agazette")
    before = titles(page)
    link = page.locator(".result-title a").nth(6)
    link.focus()
    page.locator(".result").nth(6).locator(".result-excerpt:not(:empty)").wait_for()
    y = page.evaluate("window.scrollY")
    page.locator("[rel=next]").evaluate("link => link.click()")
    page.locator("[data-page='2'][aria-current]").wait_for()
    page.go_back()
    page.locator("[data-page='1'][aria-current]").wait_for()
    assert before == titles(page)
    assert before[6] == focused(page)
    assert y == page.evaluate("window.scrollY")
    page.go_forward()
    page.locator("[data-page='2'][aria-current]").wait_for()


def test_a_word_typed_is_one_step_back_not_one_for_each_letter(page, place):
    open_search(page, place, "?q=grain")
    page.locator("#q").press("End")
    page.locator("#q").press_sequentially(" ships", delay=150)
    page.wait_for_function("location.search === '?q=grain+ships'")
    page.go_back()
    page.wait_for_function("location.search === '?q=grain'")
    assert page.input_value("#q") == "grain"


def test_arrows_lead_from_the_box_through_the_results_and_escape_back(page, place):
    open_search(page, place, "?q=wheat")
    names = titles(page)
    page.locator("#q").focus()
    page.keyboard.press("ArrowDown")
    assert names[0] == focused(page)
    page.keyboard.press("ArrowDown")
    assert names[1] == focused(page)
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    assert focused(page) == "q"
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Escape")
    assert focused(page) == "q"
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/x/*")


def test_the_key_slash_leads_to_the_box_and_writes_nothing_into_it(page, place):
    open_search(page, place, "?q=wheat")
    page.locator(".result-title a").first.focus()
    page.keyboard.press("/")
    assert focused(page) == "q"
    assert page.input_value("#q") == "wheat"
