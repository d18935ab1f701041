"""A to Z: names, topics and words with dates, then titles."""

from collections.abc import Callable
from dataclasses import replace

from books import book_of

from briefings.model import Article, IndexTerm
from briefings.render.pages.indexes import letters
from briefings.render.views.parts import IndexEntryView


def entries(made: list[Article], *terms: IndexTerm) -> dict[str, IndexEntryView]:
    book = book_of(made)
    book = replace(book, archive=replace(book.archive, terms=terms))
    return {entry.label: entry for part in letters(book).letters for entry in part.entries}


def test_a_word_leads_to_its_articles_by_their_dates(make_article: Callable[..., Article]) -> None:
    made = [make_article("A", date="2022-10-10"), make_article("B", date="2022-10-12")]
    found = entries(made, IndexTerm("bridge", "en", tuple(a.id for a in made)))["bridge"]
    assert [d.label for d in found.dates] == ["10 October 2022", "12 October 2022"]
    assert found.path is None


def test_a_topic_of_many_articles_tells_their_number_and_span(
    make_article: Callable[..., Article],
) -> None:
    made = [make_article(f"T{n}", date=f"2022-10-{n + 1:02}", tags=("Grain",)) for n in range(7)]
    found = entries(made)["Grain"]
    assert (found.count, found.span) == (7, "1 October 2022 to 7 October 2022")
    assert found.dates == ()


def test_what_is_a_topic_and_a_word_stands_there_once(
    make_article: Callable[..., Article],
) -> None:
    made = [make_article("A", tags=("Grain",)), make_article("B", tags=("Grain",))]
    found = entries(made, IndexTerm("grain", "en", tuple(a.id for a in made)))
    assert list(found) == ["Grain"]


def test_letters_stand_in_the_order_of_the_language_and_figures_last(
    make_article: Callable[..., Article],
) -> None:
    made = [make_article("2022"), make_article("Élan", tags=("Dam",)), make_article("Fog")]
    assert [part.letter for part in letters(book_of(made)).letters] == ["D", "E", "F", "#"]


def test_titles_are_sorted_by_letter_whatever_their_accents(
    make_article: Callable[..., Article],
) -> None:
    book = book_of([make_article("Öl"), make_article("Oman"), make_article("7 days")])
    assert [(v.letter, len(v.cards)) for v in letters(book).letters] == [("O", 2), ("#", 1)]
