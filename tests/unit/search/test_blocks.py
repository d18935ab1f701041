"""Facts and texts in their blocks, there and back."""

import pytest

from briefings.model import Archive, Article, IsoDate, SitePath, Status
from briefings.search import blocks
from briefings.search.codec import from_script
from briefings.search.fields import Fields
from briefings.search.index import build
from briefings.search.query import search


def facts(article, path):
    archive = Archive((article,), {article.id: SitePath(path)}, {})
    ((name, script),) = blocks.fact_blocks([article], archive, lambda _date: "some day")
    return from_script(name, script)


@pytest.mark.parametrize(
    ("key", "title", "path"),
    [
        ("2022-10-10-0123abcd", "Kate’s Farm: a visit", "2022/10/10/kates-farm-a-visit.html"),
        ("2022-10-10-0123abcd", "Kate’s Farm: a visit", "2022/10/10/kates-farm.html"),
        ("2022-10-10-0123abcd", "Зерно", "2022/10/10/zerno.html"),
        ("2022-10-10-=", "Zerno", "2022/10/10/=zerno.html"),
        ("2022-10-10-0123abcd", "Zerno", "2022/10/10/~3.html"),
        ("2022-10-10-0123abcd", "Zerno", "2022/10/10/.html"),
        ("=mine", "Zerno", "elsewhere/zerno"),
        ("2022-10-11-0123abcd", "İ", "2022/10/10/i.html"),
    ],
)
def test_id_and_path_come_back_however_they_are(key, title, path):
    article = Article(id=key, title=title, body="", date=IsoDate("2022-10-10T10:00:00+02:00"))
    row = blocks.facts_of(facts(article, path), 0)
    assert (row.id, row.title, row.path, row.shown_date) == (key, title, path, "some day")


def test_an_undated_article_comes_back():
    article = Article(id="undated-0123abcd", title="Zerno", body="", status=Status.CORRECTED)
    row = blocks.facts_of(facts(article, "undated/zerno.html"), 0)
    assert (row.id, row.path, row.date, row.status) == (
        "undated-0123abcd",
        "undated/zerno.html",
        "",
        "corrected",
    )


@pytest.mark.parametrize("block", [None, [], ["a"] * 7, ["a"] * 8, "a", {}])
def test_a_damaged_block_has_no_rows(block):
    assert blocks.facts_of(block, 1) is None


def test_a_long_text_lies_in_files_of_its_own_none_of_them_long():
    text = "filler " * 9_000 + "needle " + "filler " * 9_000
    texts = [blocks.quotable(Fields("", "", one, "", "")) for one in ("short", text)]
    files = dict(blocks.text_block(0, texts))
    assert len(files) == 1 + 4
    assert max(map(len, files.values())) < blocks.MAX_TEXT + 100
    assert from_script("texts/0000", files["texts/0000"]) == ["short", 4]


def test_a_word_in_the_middle_of_a_long_text_is_quoted():
    text = "filler " * 9_000 + "needle " + "filler " * 9_000
    article = Article(id="long", title="Long", body=text, lang="en")
    files = build(Archive((article,), {article.id: SitePath("long.html")}, {}))
    assert ("needle", True) in search(files.get, "needle").hits[0].excerpt
