"""The theme keeps its own rules, and its pages say what they must."""

import json
import re
from pathlib import Path

import pytest
from lxml import html

from briefings.config import Config
from briefings.content import store
from briefings.report import Report

THEME = Path(__file__).parents[2] / "theme"
README = (THEME / "README.md").read_text("utf-8")
TEMPLATES = sorted((THEME / "templates").rglob("*.html"))
STYLES = sorted((THEME / "styles").glob("*.css"))
#: Colour and the ground that it stands on, for all that is read.
TEXT_PAIRS = [
    *((ink, ground) for ink in ("ink", "muted", "accent") for ground in ("paper", "wash")),
    ("ink", "mark"),
]
CONTROL_PAIRS = [("edge", "paper"), ("edge", "wash")]


def css(path: Path) -> str:
    return re.sub(r"/\*.*?\*/", "", path.read_text("utf-8"), flags=re.DOTALL)


def selectors(path: Path) -> list[str]:
    return re.findall(r"([^{};]+)\{", css(path))


def colours(scheme: str) -> dict[str, str]:
    """Return the colours of a scheme by name; the dark one changes some of the light ones."""
    light, dark = css(THEME / "styles" / "tokens.css").split("prefers-color-scheme: dark")
    text = light if scheme == "light" else light + dark
    return dict(re.findall(r"--([\w-]+):\s*(#[0-9a-f]{6});", text))


def luminance(colour: str) -> float:
    """Return the relative luminance, 0 to 1, as WCAG 2 defines it."""
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return sum(w * p for w, p in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def contrast(scheme: str, pair: tuple[str, str]) -> float:
    known = colours(scheme)
    low, high = sorted(luminance(known[name]) for name in pair)
    return (high + 0.05) / (low + 0.05)


def tree(path: Path) -> html.HtmlElement:
    return html.fromstring(path.read_bytes())


def text_of(nodes: list[html.HtmlElement]) -> list[str]:
    return [" ".join(node.text_content().split()) for node in nodes]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("pair", TEXT_PAIRS, ids="-on-".join)
def test_text_keeps_a_contrast_of_seven_in_both_schemes(pair: tuple[str, str], scheme: str) -> None:
    assert contrast(scheme, pair) >= 7


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("pair", CONTROL_PAIRS, ids="-on-".join)
def test_borders_of_controls_keep_a_contrast_of_three(pair: tuple[str, str], scheme: str) -> None:
    assert contrast(scheme, pair) >= 3


def test_the_dark_scheme_changes_every_colour() -> None:
    light, dark = colours("light"), colours("dark")
    assert [name for name in light if light[name] == dark[name]] == []


def test_the_contrasts_that_the_document_gives_are_those_of_the_tokens() -> None:
    schemes = ("light", "dark")
    text = min(contrast(s, p) for s in schemes for p in TEXT_PAIRS)
    controls = min(contrast(s, p) for s in schemes for p in CONTROL_PAIRS)
    assert f"the lowest are {text:.1f}:1 and {controls:.1f}:1" in README


def test_no_part_of_a_template_is_longer_than_sixty_lines() -> None:
    long = [p.name for p in TEMPLATES if len(p.read_text("utf-8").splitlines()) > 60]
    assert long == []


def test_no_template_holds_styles_or_handlers_that_the_policy_forbids() -> None:
    for path in TEMPLATES:
        assert re.findall(r"<style|\sstyle=|\son[a-z]+=", path.read_text("utf-8")) == [], path.name


def test_nothing_is_important_but_in_the_file_for_sins() -> None:
    loud = [p.name for p in STYLES if p.name != "shame.css" and "!important" in css(p)]
    assert loud == []


def test_no_style_depends_on_an_id() -> None:
    assert [s for path in STYLES for s in selectors(path) if re.search(r"#[\w-]", s)] == []


def test_colours_are_named_in_the_tokens_and_on_paper_only() -> None:
    for path in STYLES:
        if path.name not in {"tokens.css", "print.css"}:
            assert re.findall(r"#[0-9a-fA-F]{3,8}\b|\brgba?\(", css(path)) == [], path.name


def test_every_style_sheet_stands_in_a_layer() -> None:
    imports = re.findall(
        r'@import url\("([\w.-]+)"\) layer\((\w+)\)', css(STYLES[0].with_name("site.css"))
    )
    assert sorted(name for name, _ in imports) == sorted(
        p.name for p in STYLES if p.name != "site.css"
    )


def test_the_document_names_every_knob() -> None:
    tokens = css(THEME / "styles" / "tokens.css")
    rows = re.compile(r"(step-.*|space-.*)")  # documented by the first and the last of the row
    knobs = {k for k in re.findall(r"--([\w-]+):", tokens) if not rows.fullmatch(k)}
    assert {k for k in knobs if f"`--{k}`" not in README} == set()


def test_the_document_names_every_template() -> None:
    there = {f"| `{path.name}` |" for path in (THEME / "templates").glob("*.html")}
    assert there - set(re.findall(r"\| `[\w.-]+` \|", README)) == set()


def test_the_first_time_on_every_article_page_is_the_articles_own(
    own_archive: Config, site: Path
) -> None:
    dates = {a.id: a.date for a in store.read_content(own_archive, Report())}
    shown = {}
    for path in site.glob("[0-9]*/**/*.html"):
        page = tree(path)
        if page.xpath("/html/body[@class='page-article']"):
            (key,) = page.xpath("//dt[.='Identifier']/following-sibling::dd/code/text()")
            shown[key] = page.xpath("(//time)[1]/@datetime")
    assert shown == {key: [date] for key, date in dates.items()}
    assert len(shown) > 40


def test_a_page_that_the_outlet_changed_later_says_so_and_leads_to_the_later_version(
    site: Path,
) -> None:
    (old,) = [
        path
        for path in site.glob("2022/11/16/artemis-i-*.html")
        if "Later version" in path.read_text("utf-8")
    ]
    (notice,) = tree(old).xpath("//p[@role='note']")
    assert text_of([notice]) == [
        "The outlet changed this article later: read the later version, changed 18 November 2022."
    ]
    later = tree(old.parent / notice.xpath(".//a/@href")[0])
    assert "Earlier version" in text_of(later.xpath("//h2"))
    assert later.xpath("//p[@role='note']") == []


def test_two_versions_of_one_address_look_different_in_every_list(site: Path) -> None:
    for name in ("2022/11/16/index.html", "a-z.html", "sources/nasa/index.html"):
        entries = text_of(tree(site / name).xpath("//li[contains(., 'Artemis I Lifts Off')]"))
        assert len(entries) == 2, name
        assert len(set(entries)) == 2, name


def test_an_institution_is_not_declared_a_person(site: Path) -> None:
    found = 0
    for path in site.glob("2*/*/*/*.html"):
        page = tree(path)
        for data in page.xpath("//script[@type='application/ld+json']/text()"):
            authors = json.loads(data).get("author", [])
            persons = [a["name"] for a in authors if a["@type"] == "Person"]
            assert persons == page.xpath("//meta[@name='citation_author']/@content")
            found += len(authors) - len(persons)
    assert found > 0


def test_the_first_page_leads_to_what_it_leaves_out(site: Path) -> None:
    page = tree(site / "index.html")
    (outlets,) = page.xpath("//p[@class='side-all']/a[contains(., 'outlets')]")
    listed = tree(site / "sources/index.html").xpath("//li[@class='outlet-card']")
    assert outlets.text_content() == f"All {len(listed)} outlets"
    assert outlets.get("href") == "sources/index.html"


def test_directories_say_what_they_count(site: Path) -> None:
    for name, noun in (
        ("sources/index.html", "outlets"),
        ("topics/index.html", "topics"),
        ("authors/index.html", "authors"),
        ("calendar.html", "months with articles"),
    ):
        page = tree(site / name)
        items = page.xpath("//li[@class='index-item' or @class='outlet-card']")
        items = {each.text_content() for each in items}  # those of most articles stand first, too
        count = len(items or page.xpath("//table//td[starts-with(@class, 'heat-')]"))
        assert text_of(page.xpath("//main/header/p[@class='source-line']")) == [f"{count} {noun}"]


def test_what_we_say_beside_a_right_to_left_text_runs_from_left_to_right(site: Path) -> None:
    pages = [tree(p) for p in site.glob("2*/*/*/*.html") if 'dir="rtl"' in p.read_text("utf-8")]
    for page in (p for p in pages if p.xpath("//article[@dir='rtl']")):
        assert page.xpath("//aside[@dir='ltr']//dl")
        assert set(page.xpath("//p[@class='cite-text']/@dir")) == {"ltr"}
        assert page.xpath("//dl//dd[@dir]") == []
    assert sum(bool(p.xpath("//article[@dir='rtl']")) for p in pages) > 3
