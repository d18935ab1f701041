"""Days, weeks and months that hold articles, what stands in each, and the empty ones between."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from briefings import addresses, dates, rights
from briefings.briefing import Kind
from briefings.digest.lines import Tongue
from briefings.model import Archive, Article, IsoDate, SitePath

#: Weeks without articles in a row that have a page each; what is longer parts two collections.
MOST_EMPTY = 4


@dataclass(frozen=True, slots=True)
class Period:
    """A day, a week or a month; one without articles is a week between others."""

    kind: Kind
    name: str  #: ``2022-10-10``, ``2022-w41``, ``2022-10``
    first: date  #: its first day
    last: date  #: its last day
    ids: tuple[str, ...]  #: its articles, oldest first

    @property
    def place(self) -> SitePath | None:
        """The page of the calendar with all its articles; None for weeks, which have none."""
        return None if self.kind is Kind.WEEKLY else addresses.period(self.name)

    def title(self, tongue: Tongue) -> str:
        """Return its name in words: "10 October 2022", "Week 41, 2022", "October 2022"."""
        if self.kind is not Kind.WEEKLY:
            return tongue.date(IsoDate(self.name))
        year, _, number = self.name.partition("-w")
        return tongue.phrases.say(
            "Week %(number)s, %(year)s", number=str(int(number)), year=str(int(year))
        )


def periods(archive: Archive, kind: Kind) -> list[Period]:
    """Return the periods of a kind that hold articles, oldest first; no withdrawn ones.

    Who gives a month only stands in the month; who gives a year only, or nothing, in none.
    """
    found: dict[str, list[str]] = {}
    for article in archive.articles:
        if rights.is_published(article) and (name := _name(article, kind)):
            found.setdefault(name, []).append(article.id)
    return [Period(kind, name, *_days(name, kind), tuple(ids)) for name, ids in found.items()]


def _name(article: Article, kind: Kind) -> str:
    """Return the period of an article; "" if its date is too vague for one."""
    when = article.date or ""
    if kind is Kind.MONTHLY:
        return when[:7] if len(when) >= 7 else ""
    day = dates.day(article.date) if len(when) >= 10 else None
    if day is None:
        return ""
    if kind is Kind.DAILY:
        return when[:10]
    return _name_of_week(day)


def _days(name: str, kind: Kind) -> tuple[date, date]:
    if kind is Kind.DAILY:
        day = date.fromisoformat(name)
        return day, day
    if kind is Kind.WEEKLY:
        year, _, week = name.partition("-w")
        first = date.fromisocalendar(int(year), int(week), 1)
        return first, first + timedelta(days=6)
    first = date.fromisoformat(f"{name}-01")
    return first, (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)


def empty_before(periods_: Sequence[Period]) -> Iterator[tuple[Period, date, date]]:
    """Yield each period before which others are empty, with the first and last empty day."""
    for before, after in pairwise(periods_):
        first, last = before.last + timedelta(days=1), after.first - timedelta(days=1)
        if first <= last:
            yield after, first, last


def with_empty(periods_: Sequence[Period]) -> Iterator[Period]:
    """Yield periods and, in their places, the empty weeks between; none of a long gap."""
    gaps = {after.name: (first, last) for after, first, last in empty_before(periods_)}
    for period in periods_:
        if period.kind is Kind.WEEKLY and period.name in gaps:
            first, last = gaps[period.name]
            weeks = range(first.toordinal(), last.toordinal(), 7)
            yield from map(_empty_week, weeks if len(weeks) <= MOST_EMPTY else ())
        yield period


def _empty_week(monday: int) -> Period:
    name = _name_of_week(date.fromordinal(monday))
    return Period(Kind.WEEKLY, name, *_days(name, Kind.WEEKLY), ())


def _name_of_week(day: date) -> str:
    year, week, _ = day.isocalendar()
    return f"{year}-w{week:02d}"
