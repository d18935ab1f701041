"""The calendar: years, months and days as tables whose cells say how much is there.

A table is the heat map and its own equal in text: the number stands in each cell, and the ground of
the cell is the deeper, the more articles the day has beside the fullest of the same table.
"""

import calendar
from datetime import date

from briefings import addresses
from briefings.model import IsoDate, SitePath
from briefings.phrases import Phrases
from briefings.render.grouping.catalogue import Catalogue
from briefings.render.grouping.words import date_text, month_name, spoken, weekday_names
from briefings.render.views.drawn import CellView, GridView, RowView
from briefings.render.views.single import CalendarView

_LEVELS = 4


def calendar_view(book: Catalogue) -> CalendarView:
    """Return the page of all years: a row for each, newest first, a cell for each month."""
    say = book.phrases.say
    years = sorted({when[:4] for when in book.years}, reverse=True)
    most = max((len(group.ids) for group in book.months.values()), default=0)
    rows = tuple(_year_row(year, most, book) for year in years)
    columns = tuple(month_name(number, book.config.lang) for number in range(1, 13))
    grid = GridView("all", say("Articles by month"), say("Year"), columns, rows) if rows else None
    undated = book.undated.link if book.undated.ids else None
    path = SitePath("calendar.html")
    return CalendarView(path, say("Calendar"), len(book.months), grid, undated)


def _year_row(year: str, most: int, book: Catalogue) -> RowView:
    cells = tuple(_cell(f"{year}-{month:02d}", most, book) for month in range(1, 13))
    link = book.years[year].link
    return RowView(link.label, link.path, link.count or 0, cells)


def year_grid(year: str, book: Catalogue) -> GridView:
    """Return a row for each month of a year, a cell for each day; None where there is no day."""
    say = book.phrases.say
    most = max((len(g.ids) for when, g in book.days.items() if when[:4] == year), default=0)
    rows = tuple(_month_row(f"{year}-{month:02d}", most, book) for month in range(1, 13))
    columns = tuple(str(number) for number in range(1, 32))
    return GridView("year", say("Articles by day"), say("Month"), columns, rows)


def _month_row(month: str, most: int, book: Catalogue) -> RowView:
    days = calendar.monthrange(int(month[:4]), int(month[5:]))[1]
    cells = [
        _cell(f"{month}-{day:02d}", most, book) if day <= days else None for day in range(1, 32)
    ]
    group = book.months.get(month)
    name = month_name(int(month[5:]), book.config.lang)
    path = group.path if group else None
    return RowView(name, path, len(group.ids) if group else 0, tuple(cells))


def month_grid(month: str, book: Catalogue) -> GridView:
    """Return a row for each week of a month, a cell for each weekday in the language's order."""
    lang = book.config.lang
    first = spoken(lang).first_week_day  # 0 is Monday, as for ``calendar``
    most = max((len(g.ids) for when, g in book.days.items() if when[:7] == month), default=0)
    weeks = calendar.Calendar(first).monthdatescalendar(int(month[:4]), int(month[5:]))
    rows = tuple(_week_row(week, month, most, book) for week in weeks)
    names = weekday_names(lang)
    columns = tuple(names[(first + at) % 7] for at in range(7))
    return GridView("month", book.phrases.say("Articles by day"), "", columns, rows)


def _week_row(week: list[date], month: str, most: int, book: Catalogue) -> RowView:
    isos = [day.isoformat() for day in week]
    cells = tuple(_cell(iso, most, book) if iso[:7] == month else None for iso in isos)
    return RowView("", None, sum(cell.count for cell in cells if cell), cells)


def _cell(when: str, most: int, book: Catalogue) -> CellView:
    group = (book.days if len(when) == 10 else book.months).get(when)
    count = len(group.ids) if group else 0
    level = -(-_LEVELS * count // most) if most else 0
    number = str(int(when[-2:]))
    path = addresses.period(when) if count else None
    return CellView(number, path, count, level, _told(when, count, book.phrases, book.config.lang))


def _told(when: str, count: int, words: Phrases, lang: str) -> str:
    """Return "10 October 2022: 4 articles"; "" for a day without any."""
    if not count:
        return ""
    articles = words.say_many("%(count)s article", "%(count)s articles", count)
    return words.say("%(dates)s: %(count)s", dates=date_text(IsoDate(when), lang), count=articles)
