"""A to Z: names, topics and words with dates, then titles."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from books import book_of

from briefings.model import Article, IndexTerm
from briefings.render.pages import indexes
from briefings.render.views.parts import IndexEntryView


def letters(book):
    (whole,) = indexes.pages(book)
    return whole.letters


def entries(made: list[Article], *terms: IndexTerm) -> dict[str, IndexEntryView]:
    book = book_of(made)
    book = replace(book, archive=replace(book.archive, terms=terms))
    return {entry.label: entry for part in letters(book) for entry in part.entries}


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
    assert [part.letter for part in letters(book_of(made))] == ["D", "E", "F", "#"]


def test_titles_are_sorted_by_letter_whatever_their_accents(
    make_article: Callable[..., Article],
) -> None:
    book = book_of([make_article("Öl"), make_article("Oman"), make_article("7 days")])
    assert [(v.letter, len(v.cards)) for v in letters(book)] == [("O", 2), ("#", 1)]


def test_a_long_index_is_an_overview_and_parts_of_its_letters(
    make_article: Callable[..., Article], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(indexes, "_WHOLE", 3)
    monkeypatch.setattr(indexes, "_PART", 2)
    made = [make_article(title) for title in ("Oats", "Oil", "Orchids", "Жито", "7 days")]
    made[0] = replace(made[0], tags=("Oars",))
    overview, *parts = indexes.pages(book_of(made))
    assert [(g.heading, [(v.label, v.path, v.count) for v in g.links]) for g in overview.parts] == [
        (
            "O",
            [
                ("Oars", "a-z/o.html", 1),
                ("Oats to Oil", "a-z/o-2.html", 2),
                ("Orchids", "a-z/o-3.html", 1),
            ],
        ),
        ("Ж", [("Жито", "a-z/u0416.html", 1)]),
        ("#", [("7 days", "a-z/other.html", 1)]),
    ]
    assert overview.letters == ()
    assert [link.path for link in overview.alphabet] == ["#letter-79", "#letter-1046", "#letter-35"]
    assert [part.path for part in parts] == [v.path for g in overview.parts for v in g.links]
    shown = [card.title for part in parts for each in part.letters for card in each.cards]
    assert shown == ["Oats", "Oil", "Orchids", "Жито", "7 days"]
    ways = [(p.previous and p.previous.path, p.next and p.next.path) for p in parts]
    assert ways[0] == (None, "a-z/o-2.html")
    assert ways[-1] == ("a-z/u0416.html", None)
    begins = [link.path for link in parts[0].alphabet]
    assert begins == ["a-z/o.html", "a-z/u0416.html", "a-z/other.html"]
