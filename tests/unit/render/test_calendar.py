from collections.abc import Callable

import pytest
from books import book_of

from briefings.model import Article
from briefings.render.grouping.words import month_name, weekday_names
from briefings.render.pages import article as article_page
from briefings.render.pages.calendar import calendar_view, month_grid, year_grid

Maker = Callable[..., Article]


def test_a_day_with_articles_is_linked_and_says_how_many(make_article: Maker) -> None:
    book = book_of([make_article("One"), make_article("Two"), make_article("C", date="2022-10-11")])
    october = year_grid("2022", book).rows[9]
    assert (october.label, october.count) == ("October", 3)
    cell = october.cells[9]
    assert cell
    assert (cell.path, cell.count, cell.level) == ("2022/10/10/index.html", 2, 4)
    assert cell.told == "10 October 2022: 2 articles"


def test_an_empty_day_is_shown_and_not_linked(make_article: Maker) -> None:
    empty = year_grid("2022", book_of([make_article()])).rows[9].cells[10]
    assert empty
    assert (empty.label, empty.path, empty.count, empty.level) == ("11", None, 0, 0)


def test_a_month_has_as_many_days_as_its_year_gives_it(make_article: Maker) -> None:
    rows = year_grid("2023", book_of([make_article(date="2023-05-01")])).rows
    assert sum(cell is not None for cell in rows[1].cells) == 28


@pytest.mark.parametrize(("lang", "first"), [("en", "Mon"), ("en-US", "Sun")])
def test_weeks_begin_as_the_language_has_it(lang: str, first: str, make_article: Maker) -> None:
    grid = month_grid("2022-10", book_of([make_article()], lang=lang))
    assert grid.columns[0] == first
    assert next(cell.label for cell in grid.rows[0].cells if cell) == "1"
    assert sum(cell is not None for row in grid.rows for cell in row.cells) == 31


def test_the_calendar_shows_years_newest_first_and_the_undated(make_article: Maker) -> None:
    articles = [make_article(), make_article("B", date="2020-02"), make_article("C", date=None)]
    view = calendar_view(book_of(articles))
    assert view.grid
    assert [row.label for row in view.grid.rows] == ["2022", "2020"]
    assert view.undated
    assert view.undated.count == 1


def test_a_vague_date_is_on_its_month_and_on_no_day(make_article: Maker) -> None:
    book = book_of([make_article(date="2022-10")])
    october = year_grid("2022", book).rows[9]
    assert october.count == 1
    assert not any(cell.count for cell in october.cells if cell)


def test_an_article_knows_its_neighbours_within_outlet_and_topic(make_article: Maker) -> None:
    book = book_of([
        make_article("One", date="2022-01-01", source="Times", tags=("grain",)),
        make_article("Two", date="2022-01-02", source="Post", tags=("grain",)),
        make_article("Three", date="2022-01-03", source="Times"),
    ])  # fmt: skip
    first = article_page.article_view(book.archive.articles[0], "", book)
    told = [(s.link.label, s.older, s.newer and s.newer.title) for s in first.series]
    assert told == [("Times", None, "Three"), ("grain", None, "Two")]


def test_names_of_months_are_the_languages_own_whatever_was_said_before() -> None:
    names = {
        "zh": "十月", "ru": "октябрь", "uk": "жовтень", "be": "кастрычнік", "de": "Oktober",
        "fr": "octobre", "es": "octubre", "ar": "أكتوبر", "en": "October",
    }  # fmt: skip
    for order in (list(names), list(reversed(names))):
        month_name.cache_clear()
        assert {lang: month_name(10, lang) for lang in order} == names
    assert weekday_names("de")[0] == "Mo."
