"""Arabic and Hebrew words with and without what is written together with them."""

import pytest

from briefings.model import Archive, Article, SitePath
from briefings.search.clitics import bare_forms
from briefings.search.index import build
from briefings.search.query import search


def files_of(lang: str, *bodies: str) -> dict[SitePath, bytes]:
    articles = tuple(
        Article(id=f"{number:04}", title="-", body=body, lang=lang)
        for number, body in enumerate(bodies)
    )
    return build(Archive(articles, {a.id: SitePath(f"{a.id}.html") for a in articles}, {}))


@pytest.mark.parametrize(
    ("lang", "body", "query"),
    [
        ("ar", "قرأ الكتاب", "كتاب"),  # the article
        ("ar", "قرأ كتاب", "وبالكتاب"),  # "and by the"
        ("ar", "قرأ الكتاب", "كتابهم"),  # "their"
        ("ar", "السفينة في الميناء", "سفينات"),
        ("he", "הממשלה החליטה", "ממשלה"),
        ("he", "ממשלה החליטה", "והממשלה"),
    ],
)
def test_a_word_is_found_in_a_form_that_the_archive_does_not_hold(
    lang: str, body: str, query: str
) -> None:
    files = files_of(lang, body, "ا ب ت" if lang == "ar" else "א ב ג")
    assert [hit.id for hit in search(files.get, query).hits] == ["0000"]


def test_a_word_that_the_archive_knows_stands_for_itself_alone() -> None:
    files = files_of("he", "נמל", "הנמל")
    assert [hit.id for hit in search(files.get, "נמל").hits] == ["0000"]


def test_other_scripts_have_no_such_forms() -> None:
    assert list(bare_forms("grain")) == list(bare_forms("зерно")) == []


def test_three_letters_are_left_at_least() -> None:
    assert {len(form) >= 3 for form in bare_forms("والولد")} == {True}
    assert list(bare_forms("ولد")) == ["ولد"]
