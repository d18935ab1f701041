"""The search page in Chromium: hostile and endless queries, no scripts, no storage, no articles."""

import pytest
from search_site import open_search, small_archive, write_site

from briefings.model import Archive
from briefings.search.query import Wish, search

pytestmark = pytest.mark.browser


def test_nothing_but_files_of_the_site_is_asked_for(page, place):
    open_search(page, place, "?q=sanctions")
    assert page.requests
    assert [url for url in page.requests if not url.startswith((place, "data:"))] == []


def test_a_hostile_query_stays_text(page, place):
    page.goto(f"{place}/search.html")
    page.fill("#q", "<img src=x onerror=alert(1)>")
    page.wait_for_url("**/search.html?q=%3Cimg*")
    page.locator("[data-search-said]:not(:empty)").wait_for()
    assert page.locator("main img").count() == 0
    assert page.complaints == []


@pytest.mark.parametrize(
    "asked",
    [
        "?q=%00%FF&page=-1&sort=evil&from=2022-99&to=x",
        "?q=wheat&page=1e99&source=%3Cb%3E&lang=x-&lang=not a tag&from=9999&to=0001",
        "?q=%E2%80%AEwheat&" + "topic=a&" * 500,
        "?__proto__=1&constructor=2&q=wheat&sort=__proto__",
    ],
)
def test_an_address_that_nobody_wrote_does_no_harm(page, place, asked):
    page.goto(f"{place}/search.html{asked}")
    page.locator("[data-search-said]:not(:empty)").wait_for()
    assert page.complaints == []


def test_a_query_of_ten_thousand_characters_is_answered(page, place):
    page.goto(f"{place}/search.html")
    page.fill("#q", "grain " * 1700)
    page.locator(".result").first.wait_for()
    assert page.complaints == []


def test_without_scripts_the_page_says_where_to_look(browser, place):
    context = browser.new_context(java_script_enabled=False)
    opened = context.new_page()
    opened.goto(f"{place}/search.html")
    for name in ("a-z.html", "calendar.html", "index.html"):
        assert opened.locator(f"noscript a[href='{name}']").count() == 1
    assert not opened.locator("[data-search]").is_visible()
    context.close()


def test_where_a_script_of_the_engine_is_lost_the_page_says_where_to_look(page, tmp_path):
    write_site(tmp_path, Archive((), {}, {}))
    (tmp_path / "theme" / "js" / "search.js").unlink()
    page.goto(f"{tmp_path.as_uri()}/search.html")
    page.get_by_text("The scripts of the search could not be read.").wait_for()
    assert page.locator("[data-search-fallback] a").count() == 3
    assert not page.locator("[data-search]").is_visible()


def test_where_storage_is_forbidden_everything_works(browser, place):
    context = browser.new_context()
    opened = context.new_page()
    opened.add_init_script(
        """for (const name of ["localStorage", "sessionStorage", "indexedDB", "caches"]) {
             Object.defineProperty(window, name, {get() { throw new DOMException("no"); }});
           }"""
    )
    said = []
    opened.on("pageerror", lambda error: said.append(str(error)))
    open_search(opened, place, "?q=source%3Agazette")
    opened.locator("[rel=next]").press("Enter")  # excerpts come in: a click might miss the link
    opened.locator("[data-page='2'][aria-current]").wait_for()
    assert said == []
    context.close()


def test_an_empty_archive_says_so(page, tmp_path):
    write_site(tmp_path, Archive((), {}, {}))
    page.goto(f"{tmp_path.as_uri()}/search.html?q=anything")
    page.locator("[data-search-hints] li").wait_for()
    assert page.locator("[data-search-hints]").inner_text() == "The archive is empty."
    assert page.complaints == []


BAD = {
    "ten thousand letters": "wheat ships " * 834,
    "one word of ten thousand letters": "w" * 10_000,
    "only words that say nothing": "the of and",
    "only punctuation": '?! ... , ; : — " ( ) - *',
    "only operators": 'OR AND - -"" title: before:',
    "right to left": "السفن \u202eميناء\u202c شلום",
    "emoji": "🔭 👩\u200d👩\u200d👧 🇺🇦",
    "a regular expression": "[a-z]+(.*)\\d{2,}$|^(wheat",
    "markup": "<img src=x onerror=alert(1)> <b>wheat</b> &amp; </script>",
    "half a letter": "wheat \ud83d",
}


def test_whatever_is_asked_gets_the_answer_that_the_command_line_gives(page, place, small_site):
    """One page, one question after the other: nothing breaks, nothing of it becomes markup."""
    page.goto(f"{place}/search.html")
    box = page.locator("[data-search] input")
    for name, query in BAD.items():
        expected = search(small_site[2].get, query.strip(), Wish(limit=10)).total
        said = {0: "No results", 1: "1 result"}.get(expected, f"{expected} results")
        box.fill("")
        box.evaluate("(box, query) => { box.value = query; }", query)
        box.press("Enter")
        page.wait_for_function(
            "([said, name]) => document.querySelector('[data-search-said]').textContent"
            ".startsWith(said) && !document.querySelector('[aria-busy=true]')",
            arg=[said, name],
        )
        assert page.locator("main img, main b, main script").count() == 0, name
    assert page.complaints == []


def test_an_archive_of_one_article_is_searched(page, tmp_path):
    whole = small_archive()
    one = whole.articles[:1]
    write_site(tmp_path, Archive(one, {a.id: whole.addresses[a.id] for a in one}, {}))
    open_search(page, tmp_path.as_uri(), "?q=grain")
    assert page.locator("[data-search-said]").inner_text() == "1 result"
    assert page.complaints == []
