"""Articles over time as bars: small ones for a card, and in full with their table."""

from collections import Counter
from collections.abc import Iterable

from briefings.model import IsoDate
from briefings.phrases import Phrases
from briefings.render.grouping.words import date_text, span_text
from briefings.render.views.drawn import BarView, ChartView, HistogramView

#: Of the small chart: units of its height, the least bar, places for bars, months before years.
_HEIGHT, _LEAST, _FEWEST, _MOST_BARS = 24, 2, 24, 120
#: Of the full one: a bar's room, its height, the least bar, months before years.
_ROOM, _HIGH, _LOW, _MONTHS = 10, 60, 2, 36


def chart(dates: Iterable[IsoDate | None], words: Phrases) -> ChartView | None:
    """Return bars for the months (years, if they are many) of the dated articles.

    None if there is nothing to compare: fewer than two bars.
    """
    _, bars = _counted(dates, _MOST_BARS)
    if len(bars) < 2:
        return None
    most = max(bars.values())
    path = "".join(_bar(at, count, most) for at, count in enumerate(bars.values()) if count)
    return ChartView(path, max(len(bars), _FEWEST), _HEIGHT, _told(bars, most, words))


def histogram(dates: Iterable[IsoDate | None], words: Phrases) -> HistogramView | None:
    """Return how many articles each month has, each year where the time is long.

    None where all stand in one period. An article dated by its year alone is in no month.
    """
    unit, counts = _counted(dates, _MONTHS)
    if len(counts) < 2:
        return None
    most = max(counts.values())
    bars = []
    for at, (period, count) in enumerate(counts.items()):
        high = max(_LOW, count * _HIGH // most) if count else 0
        label = date_text(IsoDate(period), words.lang)
        bars.append(BarView(label, count, at * _ROOM, _HIGH - high, high))
    return HistogramView(unit, len(counts) * _ROOM, tuple(bars))


def _counted(dates: Iterable[IsoDate | None], months: int) -> tuple[str, dict[str, int]]:
    """Return "month" or "year", and articles by it without a gap, oldest first."""
    known = [when for when in dates if when and len(when) >= 7]
    counts = _months(known)
    return ("month", counts) if len(counts) <= months else ("year", _years(known))


def _months(known: list[IsoDate]) -> dict[str, int]:
    counts = Counter(when[:7] for when in known)
    if not counts:
        return {}
    first, last = (int(m[:4]) * 12 + int(m[5:]) - 1 for m in (min(counts), max(counts)))
    names = (f"{at // 12:04d}-{at % 12 + 1:02d}" for at in range(first, last + 1))
    return {name: counts[name] for name in names}


def _years(known: list[IsoDate]) -> dict[str, int]:
    counts = Counter(when[:4] for when in known)
    years = (f"{year:04d}" for year in range(int(min(counts)), int(max(counts)) + 1))
    return {year: counts[year] for year in years}


def _bar(at: int, count: int, most: int) -> str:
    height = max(_LEAST, round(_HEIGHT * count / most))
    return f"M{at} {_HEIGHT}v-{height}h.8v{height}z"


def _told(bars: dict[str, int], most: int, words: Phrases) -> str:
    """Return "March 2022 to May 2023, most in October 2022: 4 articles"."""
    names = list(bars)
    fullest = next(name for name in names if bars[name] == most)
    return words.say(
        "%(dates)s, most in %(month)s: %(count)s",
        dates=span_text(IsoDate(names[0]), IsoDate(names[-1]), words.lang),
        month=date_text(IsoDate(fullest), words.lang),
        count=words.say_many("%(count)s article", "%(count)s articles", most),
    )
