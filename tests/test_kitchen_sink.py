"""An archive that has everything: facts about its pages, not their bytes."""

import shutil
from pathlib import Path

import pytest
from lxml import html

from briefings import pipeline
from briefings.config import read_config

SINK = Path(__file__).parent / "kitchen_sink"


@pytest.fixture(scope="module")
def sink(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("sink")
    shutil.copytree(SINK / "content", root / "content")
    config = read_config(root, title="Sink <&>", site_url="https://sink.example/deep/")
    report = pipeline.build(config)
    assert [n for n in report.notes if n.level != "info"] == []
    return config.output_dir


def page(sink: Path, name: str) -> html.HtmlElement:
    (path,) = sink.rglob(name)
    return html.fromstring(path.read_bytes())


def everywhere(sink: Path) -> str:
    return "\n".join(p.read_text("utf-8", "replace") for p in sink.rglob("*") if p.is_file())


def test_nothing_of_the_source_runs_or_calls_outside(sink: Path) -> None:
    for path in sink.rglob("*.html"):
        if path.name.endswith(".single.html"):
            continue  # carries its own style, which its policy names
        tree = html.fromstring(path.read_bytes())
        sources = tree.xpath("//script[not(@type='application/ld+json')]/@src")
        assert len(sources) == len(tree.xpath("//script[not(@type='application/ld+json')]"))
        assert not [s for s in sources if "//" in s]
        assert tree.xpath("//@style | //@onclick | //@onerror | //iframe | //style") == []
        assert not [u for u in tree.xpath("//img/@src") if "//" in u]
        assert not [u for u in tree.xpath("//@href") if u.lower().startswith("javascript")]


def test_titles_are_text(sink: Path) -> None:
    (title,) = page(sink, "script-alert-1*.html").xpath("//h1")
    assert title.text_content().strip().startswith('<script>alert(1)</script> & "quotes"')


@pytest.mark.parametrize("word", ["SECRETWORD", "HIDDENWORD", "DRAFTWORD"])
def test_what_may_not_be_shown_is_in_no_file_of_the_site(word: str, sink: Path) -> None:
    assert word.lower() not in everywhere(sink).lower()


def test_a_withdrawn_article_leaves_a_notice_at_its_address(sink: Path) -> None:
    text = (sink / "2022/10/06/withdrawn.html").read_text("utf-8")
    assert "has been withdrawn" in text


def test_an_old_address_leads_to_the_article(sink: Path) -> None:
    assert "../2022/10/10/everything-that-can" in (sink / "old/everything.html").read_text("utf-8")


def test_the_body_keeps_its_structure(sink: Path) -> None:
    tree = page(sink, "everything-that-can-stand-in-a-text.html")
    assert len(tree.xpath("//h1")) == 1
    for path in (
        "//blockquote//blockquote",
        "//ol//ul//ul",
        "//table",
        "//pre/code",
        "//kbd",
        "//s",
    ):
        assert tree.xpath(path), path
    assert tree.xpath("//div[@class='footnotes']")
    assert "<script>alert('code')</script>" in tree.xpath("string(//pre)")


def test_related_lines_lead_to_the_archive_or_say_what_is_missing(sink: Path) -> None:
    tree = page(sink, "everything-that-can-stand-in-a-text.html")
    lines = [p.text_content() for p in tree.xpath("//p[@class='related-line']")]
    assert lines == [
        "Related article: Nothing at All",
        "See also: A Piece That Nobody Kept (not in this archive yet)",
    ]
    (link,) = tree.xpath("//p[@class='related-line']/a[text()='Nothing at All']/@href")
    assert link == "../../../undated/nothing-at-all.html"


def test_pictures_are_local_sized_and_lazy_below_the_first(sink: Path) -> None:
    first, *others = page(sink, "pictures-of-every-shape.html").xpath("//img")
    for picture in (first, *others):
        assert picture.get("src").startswith("../../../images/")
        assert picture.get("width")
        assert picture.get("height")
        assert picture.get("alt")
    assert [other.get("loading") for other in others] == ["lazy", "lazy"]
    assert first.get("loading") is None  # what is seen at once must not wait


def test_a_right_to_left_article_says_so(sink: Path) -> None:
    tree = html.fromstring(next((sink / "2022/10/08").glob("m*.html")).read_bytes())
    assert tree.xpath("//article[@dir='rtl']//h1[@lang='ar']")
    assert tree.xpath("//article[@dir='rtl']//*[@lang='ar']//blockquote")


def test_a_foreign_key_is_offered_to_the_template(sink: Path) -> None:
    assert "a key that no schema knows" in everywhere(sink)


def test_pelicans_own_pages_are_rendered_in_our_theme_and_made_harmless(sink: Path) -> None:
    text = (sink / "pages/imprint.html").read_text("utf-8")
    assert "<strong>Ann Lee</strong>" in text
    assert "alert(1)" not in text
    assert "Content-Security-Policy" in text


def test_markup_in_a_topics_name_is_shown_as_text(sink: Path) -> None:
    pages = "".join(path.read_text("utf-8") for path in sink.rglob("*.html"))
    assert "<b>bold</b> topic" not in pages
    assert "&lt;b&gt;bold&lt;/b&gt; topic" in pages
