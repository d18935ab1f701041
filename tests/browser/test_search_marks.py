"""The words found, marked in the article that was opened from the results."""

import pytest

pytestmark = pytest.mark.browser

MARKED = "all => all.map(one => one.textContent.toLowerCase())"


@pytest.fixture(scope="session")
def english(small_site):
    """Path of an article with four paragraphs that speak of grain, ships or wheat."""
    archive = small_site[1]
    return next(
        archive.addresses[a.id]
        for a in archive.articles
        if a.lang == "en" and "grain" in a.body and "wheat" in a.body
    )


def marks(page):
    return page.locator("mark").evaluate_all(MARKED)


def test_a_click_on_a_result_leads_to_its_words_marked(page, place):
    page.goto(f"{place}/search.html?q=grain%20agreement")
    page.locator(".result-excerpt mark").first.wait_for()
    before = page.locator(".result-title").first.inner_text()
    page.locator(".result-title a").first.click()
    page.locator(".found-bar").wait_for()
    assert before == page.locator("h1").inner_text()
    assert {"grain", "agreement"} == set(marks(page))
    assert page.complaints == []


def test_the_text_is_the_same_with_marks_and_after_they_are_taken_away(page, place, english):
    page.goto(f"{place}/{english}")
    before = page.locator("main").inner_html()
    text = page.locator("main").inner_text()
    page.evaluate("location.hash = '#found=grain%20wheat'")
    page.locator(".found-bar").wait_for()
    assert {"grain", "wheat"} == set(marks(page))
    assert text == page.locator("main").inner_text()
    page.get_by_role("button", name="Remove marks").click()
    assert before == page.locator("main").inner_html()
    assert page.locator(".found-bar").count() == 0
    assert page.url == f"{place}/{english}"


def test_buttons_lead_from_mark_to_mark_and_say_where_one_is(page, place, english):
    page.goto(f"{place}/{english}#found=grain%20wheat")
    page.locator(".found-bar").wait_for()
    number = len(marks(page))
    said = page.locator(".found-bar [role=status]")
    assert said.inner_text() == f"{number} places marked"
    page.get_by_role("button", name="Next").click()
    assert said.inner_text().lower() == f"1 of {number}: {marks(page)[0]}"
    page.get_by_role("button", name="Previous").click()
    assert said.inner_text().lower() == f"{number} of {number}: {marks(page)[-1]}"
    assert page.locator(".found-here").count() == 1
    page.keyboard.press("Escape")
    assert marks(page) == []


@pytest.mark.parametrize(
    ("forms", "marked"),
    [
        ("欧盟 制裁", ["欧盟", "制裁"]),
        ("新的 的制 制裁", ["新的制裁"]),
        ("السفن", ["السفن"]),
        ("елка", ["ёлка"]),
        ("пять", ["п'ять"]),
        ("cafe zurich", ["café", "zürich"]),
    ],
)
def test_words_of_every_script_are_marked(page, place, small_site, forms, marked):
    archive = small_site[1]
    path = next(archive.addresses[a.id] for a in archive.articles if marked[0] in a.body.casefold())
    page.goto(f"{place}/{path}#found={forms}")
    page.locator(".found-bar").wait_for()
    assert set(marked) == set(marks(page))
    assert page.complaints == []


@pytest.mark.parametrize(
    "found", ["", "%20", "xyzzyplugh", "%3Cimg src=x onerror=alert(1)%3E", "%", "a" * 9999]
)
def test_an_address_that_fits_nothing_marks_nothing(page, place, english, found):
    page.goto(f"{place}/{english}#found={found}")
    page.wait_for_function("Boolean(briefings.mark)")
    assert marks(page) == []
    assert page.locator(".found-bar").count() == 0
    assert page.complaints == []


def test_who_does_not_come_from_the_results_loads_nothing_for_it(page, place, english):
    page.goto(f"{place}/{english}#note-1")
    page.wait_for_load_state()
    assert [url for url in page.requests if "search-mark" in url or "search-text" in url] == []


def test_ten_thousand_places_are_not_all_marked(page, place, english):
    page.goto(f"{place}/{english}")
    page.evaluate(
        """() => { document.querySelector(".prose p").textContent = "grain ".repeat(10000);
                   location.hash = "#found=grain"; }"""
    )
    page.locator(".found-bar").wait_for()
    assert len(marks(page)) == 1000
