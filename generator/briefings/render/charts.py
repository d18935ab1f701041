"""Articles over time as bars: one path of SVG, small enough for any list, with its words."""

from collections import Counter
from collections.abc import Iterable

from briefings.model import IsoDate
from briefings.phrases import Phrases
from briefings.render.parts import ChartView
from briefings.render.words import date_text, span_text

_HEIGHT = 24  # units of the drawing; a bar is one wide
_LEAST = 2  # one article beside thousands is seen
_FEWEST = 24  # places for bars, so that a few are no blocks
_MOST_BARS = 120  # ten years of months; longer spans are shown by year


def chart(dates: Iterable[IsoDate | None], words: Phrases) -> ChartView | None:
    """Return bars for the months (years, if they are many) of the dated articles.

    None if there is nothing to compare: fewer than two bars.
    """
    known = [when for when in dates if when and len(when) >= 7]
    bars = _months(known)
    if len(bars) > _MOST_BARS:
        bars = _years(known)
    if len(bars) < 2:
        return None
    most = max(bars.values())
    path = "".join(_bar(at, count, most) for at, count in enumerate(bars.values()) if count)
    rows = tuple((date_text(IsoDate(when), words.lang), n) for when, n in bars.items() if n)
    return ChartView(path, max(len(bars), _FEWEST), _HEIGHT, _told(bars, most, words), rows)


def _months(known: list[IsoDate]) -> dict[str, int]:
    """Return articles by month without a gap, oldest first."""
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
