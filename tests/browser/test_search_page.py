"""The search page in Chromium, from disk and from a server below a sub-path."""

from urllib.parse import unquote

import pytest
from search_site import small_archive, write_site

from briefings.model import Archive
from briefings.search.query import Wish, search

pytestmark = pytest.mark.browser


def titles(page):
    return page.locator(".result-title").all_inner_texts()


def open_search(page, place, asked=""):
    """Open the search page and wait for its first result if anything is asked."""
    page.goto(f"{place}/search.html{asked}")
    if asked:
        page.locator(".result").first.wait_for()


def focused(page):
    return page.evaluate("document.activeElement.textContent || document.activeElement.id")


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


def test_a_result_carries_its_marks_to_the_article(page, place):
    open_search(page, place, "?q=grain%20agreement")
    page.locator(".result-excerpt mark").first.wait_for()
    (address,) = {page.locator(".result-title a").first.get_attribute("href")}
    assert unquote(address).split("#found=")[1].split() == ["grain", "agreement"]


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
    opened.locator("[rel=next]").click()
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
