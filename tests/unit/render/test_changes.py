from collections.abc import Callable
from dataclasses import replace

import pytest
from books import book_of

from briefings.model import Article, Publish, Relations, Status
from briefings.render.grouping.catalogue import Catalogue
from briefings.render.pages import article as article_page
from briefings.render.pages.changes import AROUND, compare, passages
from briefings.render.views.parts import PieceView

Maker = Callable[..., Article]
LONG = " ".join(f"word{number}" for number in range(200))


def told(before: str, after: str) -> str:
    """Return the passages as text: [-removed-] and {+added+}, one a line."""
    marks = {"removed": "[-{}-]", "added": "{{+{}+}}"}
    return "\n".join(
        "".join(p.before + marks.get(p.kind, "{}").format(p.text) for p in passage)
        for passage in passages(compare(before, after))
    )


def versions(make: Maker, **fields: object) -> Catalogue:
    url = "https://news.example/ship"
    old = make("Ship", "One man was hurt.", source_url=url, captured="2022-10-10", id="b")
    new = make("Ship two", "Two men were hurt.", source_url=url, captured="2022-10-11", id="a")
    book = book_of([old, replace(new, **fields)])
    book.archive.relations[old.id] = Relations(versions=(new.id,))  # type: ignore[index]
    book.archive.relations[new.id] = Relations(versions=(old.id,))  # type: ignore[index]
    return book


def in_time(book: Catalogue) -> list[Article]:
    return sorted(book.archive.articles, key=lambda a: a.captured or "")


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("One was killed.", "Two were killed.", "[-One was-] {+Two were+} killed."),
        ("One was killed.", "One was killed, two hurt.", "One was killed{+, two hurt+}."),
        ("The ship sank.\nIt was old.", "The ship sank.", "The ship sank.[-It was old.-]"),
        ("船在港口。", "船不在港口。", "船{+不+}在港口。"),
        ("Don't go.", "Do not go.", "[-Don't-] {+Do not+} go."),
    ],
)
def test_what_changed_stands_word_by_word(before: str, after: str, expected: str) -> None:
    assert told(before, after).replace("\n", "") == expected


def test_long_unchanged_runs_are_left_out() -> None:
    first, *_, last = LONG.split()
    said = told(f"{first} old {LONG} old {last}", f"{first} new {LONG} new {last}").split("\n")
    assert len(said) == 2
    assert said[0].endswith("…")
    assert said[1].startswith("…")
    assert all(len(line.split()) < AROUND + 6 for line in said)


def test_equal_words_by_chance_in_a_rewritten_passage_are_no_island() -> None:
    before = "Officials there denied all of it yesterday evening."
    after = "Nobody in Minsk spoke of any attack this morning."
    assert [run.same for run in compare(before, after)] == [False, True]


def test_both_texts_can_be_put_together_again_from_the_runs() -> None:
    before, after = f"A b, c. {LONG}", f"A x, c. d {LONG} e"
    runs = compare(before, after)
    for side, text in (("old", before), ("new", after)):
        tokens = [t for run in runs for t in getattr(run, side)]
        assert text == "".join(f" {t.text}" if t.space else t.text for t in tokens)


def test_texts_too_long_for_words_are_compared_by_lines(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("briefings.render.pages.changes.CELLS", 20)
    assert told("One\nTwo\nThree", "One\nTwo more\nThree") == "One\n[-Two-]\n{+Two more+}\nThree"
    assert compare("a\n" * 9, "b\n" * 9) == []


def test_the_later_version_shows_what_changed_since_the_one_before(make_article: Maker) -> None:
    book = versions(make_article)
    old, new = (article_page.article_view(a, "", book) for a in in_time(book))
    assert old.changes is None
    assert new.changes
    assert (new.changes.added, new.changes.removed) == (4, 3)
    assert new.changes.since.path == old.path
    assert new.changes.passages[0][:2] == (
        PieceView("same", "", "Ship"),
        PieceView("added", " ", "two"),
    )


@pytest.mark.parametrize(
    "fields",
    [{"publish": Publish.EXCERPT}, {"publish": Publish.LINK}, {"status": Status.WITHDRAWN}],
)
def test_nothing_of_a_text_that_may_not_be_shown_is_compared(
    fields: dict[str, object], make_article: Maker
) -> None:
    book = versions(make_article, **fields)
    views = [article_page.article_view(a, "", book) for a in book.archive.articles]
    assert [view.changes for view in views] == [None, None]


def test_an_earlier_text_that_may_not_be_shown_is_not_compared(make_article: Maker) -> None:
    book = versions(make_article)
    old, new = in_time(book)
    book.archive.by_id[old.id] = replace(old, publish=Publish.LINK)  # type: ignore[index]
    assert article_page.article_view(new, "", book).changes is None
