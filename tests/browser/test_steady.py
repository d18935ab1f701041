"""Nothing moves while a page loads (Cumulative Layout Shift, https://web.dev/articles/cls)."""

from pathlib import Path
from statistics import median
from typing import Any

import pytest

pytestmark = pytest.mark.browser
PAGES = [
    "index.html", "2022/index.html", "2022/10/index.html", "sources/index.html", "a-z.html",
    "topics/grain-deal/index.html", "people/vladimir-putin/index.html", "places/index.html",
    "search.html", "reading-list.html", "offline.html", "about.html",
    "2022/10/10/belarus-says-forming-joint-military-group-with-russia.html",
]  # fmt: skip
WATCH = """window.moved = [];
new PerformanceObserver((list) => {
  for (const e of list.getEntries()) {
    window.moved.push([e.value, ...e.sources.map((s) => s.node?.className)]);
  }
}).observe({ type: "layout-shift", buffered: true });"""
#: Less than half a line of text below it moves.
NOTHING = 0.005
#: Two frames after all has loaded: what was to move has moved and was told.
SETTLED = """() => new Promise((done) =>
  requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 100))))"""


@pytest.mark.parametrize("width", [390, 1280])
def test_nothing_moves_while_a_page_loads(width: int, browser: Any, site: Path) -> None:
    context = browser.new_context(viewport={"width": width, "height": 800})
    context.add_init_script(WATCH)
    page = context.new_page()
    moved = {}
    for name in PAGES:
        page.goto((site / name).as_uri())
        page.evaluate(SETTLED)
        told = page.evaluate("window.moved")
        if sum(value for value, *_ in told) > NOTHING:
            moved[name] = told
    context.close()
    assert moved == {}


def test_results_take_their_place_without_moving_what_is_there(browser: Any, site: Path) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 800})
    context.add_init_script(WATCH)
    page = context.new_page()
    page.goto((site / "search.html").as_uri() + "?q=grain")
    page.wait_for_selector(".result mark")
    page.evaluate(SETTLED)
    moved = page.evaluate("window.moved")
    context.close()
    assert sum(value for value, *_ in moved) < 0.02, moved


@pytest.mark.parametrize("width", [320, 390, 768, 1280])
def test_an_excerpt_fills_the_room_that_was_kept_for_it(
    width: int, browser: Any, site: Path
) -> None:
    context = browser.new_context(viewport={"width": width, "height": 800})
    page = context.new_page()
    page.goto((site / "search.html").as_uri() + "?q=grain")
    page.wait_for_selector(".result:nth-child(3) mark")
    heights = page.evaluate("""() => {
      const full = [...document.querySelectorAll(".result-excerpt:not(:empty)")];
      const empty = full[0].cloneNode(false);
      full[0].after(empty);
      return [empty, ...full].map((each) => each.getBoundingClientRect().height);
    }""")
    line = page.evaluate(
        "parseFloat(getComputedStyle(document.querySelector('.result-excerpt')).lineHeight)"
    )
    context.close()
    kept, *taken = (round(height / line) for height in heights)
    assert abs(kept - median(taken)) <= (1 if width < 400 else 0), (kept, taken)
