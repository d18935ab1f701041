from collections.abc import Callable
from dataclasses import replace

from books import book_of

from briefings.model import Article, IsoDate, Outlet
from briefings.phrases import phrases
from briefings.render.pages.charts import chart
from briefings.render.pages.outlets import outlet_view, outlets_view

Maker = Callable[..., Article]
TIMES = Outlet("Times", lang="en", country="GB", rights="All rights reserved.")


def test_a_card_says_what_the_articles_and_the_table_say(make_article: Maker) -> None:
    book = book_of([
        make_article("A", source="Times", source_url="https://www.times.example/a"),
        make_article("B", source="Times", source_url="https://times.example/b", date="2022-12"),
        make_article("C", source="Times", source_url="https://old.example/c", date="2023-01-02"),
    ])  # fmt: skip
    book = replace(book, archive=replace(book.archive, outlets={"times.example": TIMES}))
    card = outlet_view(book.outlets["Times"], book)
    assert (card.hosts, card.home) == (("times.example", "old.example"), "https://times.example/")
    assert (card.country, card.languages) == ("United Kingdom", ("English",))
    assert (card.first, card.last, card.link.count) == ("10 October 2022", "2 January 2023", 3)
    assert card.rights == "All rights reserved."


def test_an_outlet_that_no_table_knows_has_the_languages_of_its_articles(
    make_article: Maker,
) -> None:
    book = book_of([make_article("A", source="X", lang="ru"), make_article("B", source="X")])
    card = outlet_view(book.outlets["X"], book)
    assert set(card.languages) == {"English", "Russian"}
    assert (card.country, card.rights) == ("", "")


def test_outlets_stand_in_the_order_of_the_language(make_article: Maker) -> None:
    named = [make_article(name, source=name) for name in ("zoo", "Éclair", "apple")]
    assert [o.link.label for o in outlets_view(book_of(named)).outlets] == [
        "apple",
        "Éclair",
        "zoo",
    ]


def test_a_chart_has_a_bar_for_each_month_with_articles() -> None:
    dates = [IsoDate("2022-10-10"), IsoDate("2022-10"), IsoDate("2022-12-01"), None]
    made = chart([*dates, IsoDate("2022")], phrases("en"))
    assert made
    assert made.path.count("M") == 2
    assert made.told == "October 2022 to December 2022, most in October 2022: 2 articles"


def test_a_long_time_is_shown_by_year() -> None:
    made = chart([IsoDate("1950-01-01"), IsoDate("2022-12-01")], phrases("en"))
    assert made
    assert made.path.count("M") == 2
    assert made.told.startswith("1950 to 2022")


def test_one_month_alone_makes_no_chart() -> None:
    assert chart([IsoDate("2022-10-10")], phrases("en")) is None
