"""Days, weeks and months that hold articles, and what stands in each."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from briefings import addresses, dates, rights
from briefings.briefing import Kind
from briefings.digest.lines import Tongue
from briefings.model import Archive, Article, IsoDate, SitePath


@dataclass(frozen=True, slots=True)
class Period:
    """A day, a week or a month with articles."""

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
    year, week, _ = day.isocalendar()
    return f"{year}-w{week:02d}"


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
