"""Accessibility is a gate: axe-core finds nothing on any kind of page, keys reach everything."""

import shutil
from collections.abc import Callable, Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest

from briefings import pipeline
from briefings.config import read_config
from briefings.model import IsoDate
from briefings.tasks.releasing import release

pytestmark = pytest.mark.browser
ROOT = Path(__file__).parents[2]
AXE = files("axe_playwright_python").joinpath("axe.min.js")
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
RUN = """async ([at, only]) => (await axe.run(at, {runOnly: only})).violations.map((found) =>
  `${found.id}: ${found.help}: ${found.nodes.slice(0, 3).map((node) => node.html).join(" | ")}`)"""
#: What depends on the room there is.
NARROW = [
    "target-size", "scrollable-region-focusable", "link-in-text-block", "aria-hidden-focus",
]  # fmt: skip
TOO_WIDE = "document.documentElement.scrollWidth > document.documentElement.clientWidth"
KINDS = [
    "index.html", "calendar.html", "2022/index.html", "2022/10/index.html", "2022/10/10/index.html",
    "undated/index.html", "sources/index.html", "sources/*/index.html", "topics/index.html",
    "topics/*/index.html", "authors/index.html", "authors/*/index.html", "a-z.html", "wanted.html",
    "briefings/index.html", "briefings/2022-10.html", "briefings/2022-w4[0-6].html",
    "briefings/2022-10-10.html", "briefings/2022-w47.html", "briefings/everything.html",
    "briefings/quiet.html", "releases/index.html", "releases/2024-01-01.html",
    "people/index.html", "about.html", "search.html", "reading-list.html", "offline.html",
    "404.html",
    "pages/imprint.html",
    "2022/10/10/everything-that-can-stand-in-a-text.html", "2022/10/06/withdrawn.html",
    "2022/10/04/pictures*.html", "2022/10/08/m*.html", "2022/*/*/*forty*.html",
    "stories/index.html", "stories/2*.html", "people/*/index.html",
    "places/index.html", "places/*/index.html", "organisations/index.html",
    "organisations/*/index.html",
    "2022/11/16/artemis-i-lifts-off-sending-orion-toward-the-moon-*.html",
]  # fmt: skip


@pytest.fixture(scope="module")
def sinks(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """The archive that has everything and the sample, built once in each language asked for."""
    built: dict[str, Path] = {}

    def sink(lang: str) -> Path:
        if lang not in built:
            root = tmp_path_factory.mktemp(f"sink-{lang}")
            shutil.copytree(ROOT / "tests" / "kitchen_sink" / "content", root / "content")
            hidden = shutil.ignore_patterns(".*")
            shutil.copytree(ROOT / "content", root / "content" / "sample", ignore=hidden)
            config = read_config(root, title="Sink <&>", lang=lang)
            release(IsoDate("2024-01-01"), config)
            pipeline.build(config)
            built[lang] = config.output_dir
        return built[lang]

    return sink


@pytest.fixture
def opened(browser: Any) -> Iterator[Callable[..., Any]]:
    contexts: list[Any] = []

    def open_page(path: Path, fragment: str = "", **options: Any) -> Any:
        options.setdefault("viewport", {"width": 1280, "height": 900})
        contexts.append(browser.new_context(**options))
        page = contexts[-1].new_page()
        page.goto(path.as_uri() + fragment)
        return page

    yield open_page
    for context in contexts:
        context.close()


def one(site: Path, name: str) -> Path:
    """Return the fullest page of a kind."""
    return max(site.glob(name), key=lambda page: (page.stat().st_size, page))


def found(page: Any, within: str = ":root", rules: list[str] | None = None) -> list[str]:
    """Return what axe finds, by all its rules or by some."""
    if not page.evaluate("!!window.axe"):
        page.evaluate(AXE.read_text("utf-8"))  # not a script element: the policy would refuse it
    only = {"type": "rule", "values": rules} if rules else {"type": "tag", "values": TAGS}
    told: list[str] = page.evaluate(RUN, [within, only])
    return told


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_axe_finds_nothing_and_nothing_scrolls_sideways(
    lang: str, sinks: Callable[[str], Path], opened: Callable[..., Any]
) -> None:
    """Each page is loaded once: wide and light, then dark, then at 320 px, still dark.

    320 px are 400 % of 1280. Colours and room are all that differ then, for axe too.
    """
    site = sinks(lang)
    page = opened(one(site, KINDS[0]))
    faults: dict[str, list[str]] = {}
    for kind in KINDS:
        page.set_viewport_size({"width": 1280, "height": 900})
        page.emulate_media(color_scheme="light")
        page.goto(one(site, kind).as_uri())
        told = found(page)
        page.emulate_media(color_scheme="dark")
        told += found(page, rules=["color-contrast"])
        page.set_viewport_size({"width": 320, "height": 900})
        told += found(page, rules=NARROW)
        told += ["scrolls sideways"] if page.evaluate(TOO_WIDE) else []
        if told:
            faults[kind] = told
    assert faults == {}


def test_axe_finds_nothing_in_results_and_settings(
    sinks: Callable[[str], Path], opened: Callable[..., Any]
) -> None:
    page = opened(one(sinks("en"), "search.html"), "?q=text")
    page.wait_for_selector(".result")
    assert found(page) == []
    page.click(".set summary")
    page.wait_for_selector(".set-panel")
    assert found(page, ".set-panel") == []  # what it covers in part is no fault of the page


def test_the_skip_link_comes_first_and_leads_to_the_text(
    sinks: Callable[[str], Path], opened: Callable[..., Any]
) -> None:
    page = opened(one(sinks("en"), "index.html"))
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip-link"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"


def test_tab_reaches_every_link_and_shows_where_it_is(
    sinks: Callable[[str], Path], opened: Callable[..., Any]
) -> None:
    page = opened(one(sinks("en"), "2022/10/10/everything-that-can-stand-in-a-text.html"))
    wanted = page.evaluate("""() => Array.from(document.querySelectorAll(
      "a[href], button, input, summary, select")).filter((e) => e.checkVisibility()).length""")
    reached = set()
    for _ in range(wanted + 20):
        page.keyboard.press("Tab")
        here = page.evaluate("""() => {
          const all = Array.from(document.querySelectorAll("*"));
          const style = getComputedStyle(document.activeElement);
          return [all.indexOf(document.activeElement), document.activeElement.tagName,
            style.outlineStyle];
        }""")
        if here[1] in {"A", "BUTTON", "INPUT", "SUMMARY", "SELECT"}:
            assert here[2] != "none", here
            reached.add(here[0])
    assert len(reached) == wanted


def test_forced_colours_leave_days_and_bars_readable(
    sinks: Callable[[str], Path], opened: Callable[..., Any]
) -> None:
    page = opened(one(sinks("en"), "2022/index.html"), forced_colors="active")
    cell = ".grid td a"
    colours = page.eval_on_selector(
        cell, "(e) => [getComputedStyle(e).color, getComputedStyle(e.parentNode).backgroundColor]"
    )
    assert colours[0] != colours[1]


def test_reduced_motion_is_respected(
    sinks: Callable[[str], Path], opened: Callable[..., Any]
) -> None:
    page = opened(one(sinks("en"), "index.html"), reduced_motion="reduce")
    assert page.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == "auto"
