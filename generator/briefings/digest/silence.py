"""Silences: outlets, sections and topics of which nothing came where much was to be expected.

Of each series of articles by day, a run of days without any is judged by the eight weeks before it:
how many articles were to be expected, weekday by weekday, and how unlikely none is if they come
independently, or in bursts where the series is known for them (negative binomial). ``RARE`` is set
so that a regular outlet gives a false alarm in decades; tests/quality/test_silence.py measures it.
Only what the archive holds is judged: its own last day is its end, there is no clock.
"""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from math import log

from briefings import dates
from briefings.bibliography import outlet_name
from briefings.briefing import Silence
from briefings.digest.topics import topics
from briefings.model import Archive

WEEKS = 8  # of the past that tell what is to be expected
LEAST_DAYS = 28  # of a series before a run of its days can be judged
LEAST_ARTICLES = 12  # in that time
RARE = 10.0  # natural logarithm of one over the likelihood of a silence by chance
_OVERLAP = 0.5  # share of a silence that the whole archive's own may explain


@dataclass(frozen=True, slots=True)
class Series:
    """Articles of one outlet, section or topic."""

    kind: str  #: "archive", "outlet", "section" or "topic"
    name: str  #: "" for the whole archive; a section's has its outlet: ``Gazette: Culture``
    days: tuple[date, ...]  #: of its articles, sorted, one each


def silences(series: Iterable[Series], end: date) -> list[Silence]:
    """Return all silences by their first day; those that the whole archive shares only once."""
    found = [silence for each in series for silence in _of(each, end)]
    whole = [silence for silence in found if silence.kind == "archive"]
    kept = [s for s in found if s.kind == "archive" or not any(_explains(w, s) for w in whole)]
    return sorted(kept, key=lambda s: (s.first, s.kind, s.name))


def _explains(whole: Silence, silence: Silence) -> bool:
    first, last = max(whole.first, silence.first), min(whole.last, silence.last)
    return (last - first).days + 1 >= _OVERLAP * ((silence.last - silence.first).days + 1)


def _of(series: Series, end: date) -> Iterator[Silence]:
    """Yield the silences of one series."""
    counts = Counter(series.days)
    days = sorted(counts)
    numbers = [day.toordinal() for day in days]
    for at, day in enumerate(days):
        after = days[at + 1] if at + 1 < len(days) else end + timedelta(days=1)
        quiet = (after - day).days - 1
        if quiet < 1 or (day - days[0]).days + 1 < LEAST_DAYS:
            continue
        start = max(days[0].toordinal(), day.toordinal() - 7 * WEEKS + 1)
        window = days[bisect_left(numbers, start) : at + 1]
        if silence := _judged(series, counts, window, date.fromordinal(start), quiet, after > end):
            yield silence


def _judged(  # noqa: PLR0913, PLR0917 - a run of days is described by these
    series: Series,
    counts: Mapping[date, int],
    window: list[date],
    start: date,
    quiet: int,
    is_open: bool,  # noqa: FBT001
) -> Silence | None:
    """Return the silence of ``quiet`` days after the window; None if it may be chance."""
    last = window[-1]
    total = sum(counts[day] for day in window)
    if total < LEAST_ARTICLES:
        return None
    length = (last - start).days + 1
    rates = _rates(counts, window, start, length)
    expected, alarm = 0.0, None
    needed = RARE / _weight(counts, rates, start, length)
    for number in range(1, quiet + 1):
        day = last + timedelta(days=number)
        expected += rates[day.weekday()]
        if alarm is None and expected >= needed:
            alarm = day
    if alarm is None:
        return None
    first = last + timedelta(days=1)
    end = last + timedelta(days=quiet)
    rate = 7 * total / length
    return Silence(series.kind, series.name, first, end, alarm, expected, rate, is_open)


def _rates(
    counts: Mapping[date, int], window: list[date], start: date, length: int
) -> tuple[float, ...]:
    """Return how many articles a day has by its weekday, Monday first."""
    sums = [0] * 7
    for day in window:
        sums[day.weekday()] += counts[day]
    often = Counter((start.weekday() + number) % 7 for number in range(length))
    return tuple(number / max(1, often[weekday]) for weekday, number in enumerate(sums))


def _weight(
    counts: Mapping[date, int], rates: tuple[float, ...], start: date, length: int
) -> float:
    """Return what an expected article counts for: 1 if they come independently, less in bursts.

    With variance D times the mean, no article of m has the likelihood D ** (-m / (D - 1)).
    """
    excess, degrees = 0.0, -7
    for number in range(length):
        day = start + timedelta(days=number)
        if rate := rates[day.weekday()]:
            excess += (counts.get(day, 0) - rate) ** 2 / rate
            degrees += 1
    spread = excess / degrees if degrees > 0 else 1.0
    return log(spread) / (spread - 1) if spread > 1.0001 else 1.0


def series_of(archive: Archive) -> Iterator[Series]:
    """Yield the series of an archive: all of it, its outlets, their sections, its topics."""
    found: dict[tuple[str, str], list[date]] = defaultdict(list)
    for article in archive.articles:
        day = dates.day(article.date) if len(article.date or "") >= len("2022-10-10") else None
        if day is None:
            continue
        found["archive", ""].append(day)
        if outlet := outlet_name(article):
            found["outlet", outlet].append(day)
            if article.section:
                found["section", f"{outlet}: {article.section}"].append(day)
        for topic in topics(article.id, archive):
            found["topic", topic].append(day)
    for (kind, name), days in sorted(found.items()):
        if len(days) >= LEAST_ARTICLES:
            yield Series(kind, name, tuple(days))


def of_archive(archive: Archive) -> list[Silence]:
    """Return the silences of an archive, to its own last day."""
    series = list(series_of(archive))
    return silences(series, max((each.days[-1] for each in series), default=date.min))
