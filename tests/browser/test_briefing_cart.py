"""*Add to briefing*: collects in the browser, gives Markdown, works without storage and a mouse."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.browser
FIRST = "2022/10/10/belarus-says-forming-joint-military-group-with-russia.html"
NO_STORE = "Object.defineProperty(window, 'localStorage', { get() { throw new Error('no'); } });"


@pytest.fixture
def context(browser: Any) -> Iterator[Any]:
    made = browser.new_context(viewport={"width": 1280, "height": 900})
    yield made
    made.close()


def opened(context: Any, address: str) -> Any:
    page = context.new_page()
    page.said = []
    page.on("pageerror", lambda error: page.said.append(str(error)))
    page.goto(address)
    return page


def test_articles_are_collected_and_given_as_the_markdown_of_a_dossier(
    context: Any, pages_url: str, site: Path
) -> None:
    other = next(path for path in sorted(site.glob("2022/07/*/*.html")) if path.stem != "index")
    for name in (FIRST, other.relative_to(site).as_posix()):
        page = opened(context, pages_url + name)
        button = page.get_by_role("button", name="Add to briefing")
        button.focus()
        page.keyboard.press("Enter")
        pressed = page.get_by_role("button", name="In your briefing")
        assert pressed.get_attribute("aria-pressed") == "true"
    assert "2 articles in your briefing" in page.inner_text(".tools")
    page.get_by_role("link", name="Your briefing").click()
    text = page.get_by_label("Markdown for content/briefings/")
    lines = [line for line in text.input_value().split("\n") if line.startswith("[[")]
    assert len(lines) == 2
    assert lines[0].startswith("[[2022-10-10-")
    assert lines[0].endswith("|Belarus Says Forming Joint Military Group with Russia]]")
    page.get_by_role("button", name="Move up:").click()
    assert [line for line in text.input_value().split("\n") if line.startswith("[[")] == lines[::-1]
    page.get_by_role("button", name="Remove Belarus").click()
    assert page.locator("[data-briefing-cart] li").count() == 1
    page.get_by_role("button", name="Remove all").click()
    assert "Nothing is collected" in page.inner_text("[data-briefing-cart]")
    assert page.said == []


def test_without_storage_the_line_of_the_article_is_shown(context: Any, site: Path) -> None:
    context.add_init_script(NO_STORE)
    page = opened(context, (site / FIRST).as_uri())
    page.get_by_role("button", name="Add to briefing").click()
    text = page.get_by_label("Markdown for content/briefings/").input_value()
    assert text.startswith("[[2022-10-10-")
    assert "keeps nothing" in page.inner_text(".tools")
    assert opened(context, (site / "briefings/index.html").as_uri()).said == page.said == []
