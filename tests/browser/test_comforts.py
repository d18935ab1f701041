"""What scripts add to reading: settings, keys, the reading list, quotations, what is new."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.browser
SEED_PAGE = "2022/10/10/belarus-says-forming-joint-military-group-with-russia.html"
NO_STORE = "Object.defineProperty(window, 'localStorage', { get() { throw new Error('no'); } });"


@pytest.fixture
def context(browser: Any) -> Iterator[Any]:
    made = browser.new_context(viewport={"width": 1280, "height": 900})
    yield made
    made.close()


def opened(context: Any, site: Path, name: str) -> Any:
    page = context.new_page()
    page.said = []
    page.on("pageerror", lambda error: page.said.append(str(error)))
    page.goto((site / name).as_uri())
    return page


def size(page: Any) -> str:
    return str(page.evaluate("getComputedStyle(document.querySelector('.prose p')).fontSize"))


def test_size_width_and_theme_hold_from_page_to_page(context: Any, site: Path) -> None:
    page = opened(context, site, SEED_PAGE)
    before = size(page)
    page.click(".set summary")
    for label in ("Very large", "Wide", "Dark"):
        page.get_by_label(label, exact=True).check()
    page.reload()
    assert float(size(page)[:-2]) > float(before[:-2])
    assert page.evaluate("document.documentElement.dataset.width") == "wide"
    paper = "getComputedStyle(document.documentElement).backgroundColor"
    assert page.evaluate(paper) == "rgb(22, 21, 19)"


def test_without_storage_all_works_on_the_page_itself(context: Any, site: Path) -> None:
    context.add_init_script(NO_STORE)
    page = opened(context, site, SEED_PAGE)
    page.click(".set summary")
    page.get_by_label("Dark", exact=True).check()
    assert page.evaluate("document.documentElement.dataset.theme") == "dark"
    page.click("text=Keep in the reading list")
    assert "keeps nothing" in page.inner_text(".tools")
    assert opened(context, site, "reading-list.html").said == page.said == []


def test_keys_lead_through_lists_and_pages_and_can_be_switched_off(
    context: Any, site: Path
) -> None:
    page = opened(context, site, "index.html")
    titles = page.locator(".card-title a").all_inner_texts()
    page.keyboard.press("j")
    page.keyboard.press("j")
    assert page.evaluate("document.activeElement.textContent") == titles[1]
    page.keyboard.press("k")
    assert page.evaluate("document.activeElement.textContent") == titles[0]
    page.goto((site / SEED_PAGE).as_uri())
    page.keyboard.press("p")
    page.wait_for_url(lambda url: SEED_PAGE not in url)
    page.keyboard.press("?")
    assert "next article" in page.inner_text(".set-keys")
    page.get_by_label("Single keys").uncheck()
    here = page.url
    page.keyboard.press("Escape")
    for key in ("n", "/"):
        page.keyboard.press(key)
    page.wait_for_timeout(200)
    assert page.url == here
    assert page.evaluate("document.activeElement.tagName") != "INPUT"


def test_the_reading_list_is_kept_shown_saved_and_emptied(context: Any, site: Path) -> None:
    page = opened(context, site, SEED_PAGE)
    page.click("text=Keep in the reading list")
    page.goto((site / "reading-list.html").as_uri())
    assert page.get_attribute(".entry-title", "href") == SEED_PAGE
    with page.expect_download() as saved:
        page.click("text=Save as Markdown")
    assert SEED_PAGE in Path(saved.value.path()).read_text("utf-8")
    page.get_by_label("Remove Belarus").click()
    assert "Nothing is kept" in page.inner_text("[data-reading-list]")


def test_a_quotation_has_its_source_and_leads_to_the_words(context: Any, site: Path) -> None:
    page = opened(context, site, SEED_PAGE)
    page.evaluate("navigator.clipboard.writeText = async (text) => { window.copied = text; }")
    page.evaluate("getSelection().selectAllChildren(document.querySelector('.prose p'))")
    page.click("text=Copy quotation")
    page.wait_for_function("window.copied")
    words, source, address = page.evaluate("window.copied").strip().split("\n")
    assert words.startswith("“Belarusian President")
    assert source.endswith("The Moscow Times, Monday, 10 October 2022")
    assert f"{SEED_PAGE}#:~:text=Belarusian%20President" in address


def test_a_quotation_has_the_marks_of_its_language(context: Any, site: Path) -> None:
    found = (path for path in sorted(site.glob("2022/*/*/*.html")) if path.name != "index.html")
    german = next(path for path in found if 'data-lang="de"' in path.read_text("utf-8"))
    page = opened(context, site, str(german.relative_to(site)))
    page.evaluate("navigator.clipboard.writeText = async (text) => { window.copied = text; }")
    page.evaluate("getSelection().selectAllChildren(document.querySelector('.prose p'))")
    page.click("text=Copy quotation")
    page.wait_for_function("window.copied")
    words = page.evaluate("window.copied").split("\n")[0]
    assert (words[0], words[-1]) == ("„", "“")


def test_what_came_in_since_the_last_visit_is_marked_if_one_asks(context: Any, site: Path) -> None:
    page = opened(context, site, "index.html")
    page.click(".set summary")
    page.get_by_label("Mark what is new since my last visit").check()
    page.reload()
    assert page.locator(".card-new").count() == 0
    page.evaluate("""() => {
      const last = JSON.parse(localStorage.getItem("briefings.visit"));
      last.articles -= 2;
      last.shown = last.shown.slice(1);
      localStorage.setItem("briefings.visit", JSON.stringify(last));
      sessionStorage.clear();
    }""")
    page.reload()
    assert page.locator(".card-new").count() == 1
    assert "2 new since your last visit" in page.inner_text(".site-head")
