"""Facets: which articles have a value, and how many of those found have each.

Twin of the reading half: theme/scripts/search-counts.js.
"""

from bisect import bisect_right
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from briefings.model import Article, Publish
from briefings.search.codec import from_numbers, order, to_numbers, to_script
from briefings.search.fields import primary
from briefings.search.rank import within
from briefings.search.shelf import Shelf
from briefings.search.times import AFTER_ALL

FACETS = ("source", "topic", "lang", "person", "place")
#: Values of one facet in the index, the most frequent ones; and in an answer.
MAX_VALUES, MAX_COUNTED = 1000, 100

#: Days that have articles, in order, each with the number of its first article.
Days = Sequence[tuple[str, int]]
#: Values with how many of the found articles have them.
Counts = tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Limits:
    """What narrows an answer beside the query itself."""

    picks: Mapping[str, Collection[str]] = field(default_factory=dict)
    #: values by facet; an article needs one of each facet that has any
    first: str = ""  #: first day, month or year to show, ISO; "" for no limit
    last: str = ""  #: last day, month or year to show, ISO; "" for no limit

    @property
    def is_open(self) -> bool:
        """Tell whether nothing is limited."""
        return not (self.first or self.last or any(self.picks.values()))


def facet_files(articles: Sequence[Article]) -> Iterator[tuple[str, bytes]]:
    """Yield name and script of each facet: its values with their articles, most frequent first."""
    holders: dict[str, dict[str, list[int]]] = {facet: {} for facet in FACETS}
    for number, article in enumerate(articles):
        for facet, values in _values(article).items():
            for value in dict.fromkeys(filter(None, values)):
                holders[facet].setdefault(value, []).append(number)
    for facet, found in holders.items():
        rows = sorted(found.items(), key=lambda row: (-len(row[1]), order(row[0])))[:MAX_VALUES]
        data = [[value, to_numbers(numbers)] for value, numbers in rows]
        yield _name(facet), to_script(_name(facet), data)


def narrowed(
    numbers: Sequence[int], limits: Limits, days: Days, shelf: Shelf, count: int
) -> list[int]:
    """Return the articles that pass all limits, in the order given."""
    dates, picked = _passes(limits, days, shelf, count)
    return [n for n in numbers if n in dates and all(n in have for have in picked.values())]


def counted(
    numbers: Sequence[int], limits: Limits, days: Days, shelf: Shelf, count: int
) -> dict[str, Counts]:
    """Return the counts of each facet, most frequent first, and of ``month``, in order of time.

    What limits a facet itself is left out of its counts: they say what else could be ticked.
    """
    dates, picked = _passes(limits, days, shelf, count)
    answer = {"month": _months([n for n in numbers if _has_all(n, picked)], days)}
    for facet in FACETS:
        others = {name: have for name, have in picked.items() if name != facet}
        found = {n for n in numbers if n in dates and _has_all(n, others)}
        rows = ((value, sum(n in found for n in have)) for value, have in _rows(facet, shelf))
        some = sorted((row for row in rows if row[1]), key=lambda row: (-row[1], order(row[0])))
        answer[facet] = tuple(some[:MAX_COUNTED])
    return answer


def _values(article: Article) -> dict[str, Sequence[str]]:
    # of a text that is not shown the names are not told either
    is_whole = article.publish is Publish.FULL
    return {
        "source": [article.source or ""],
        "topic": article.tags,
        "lang": [primary(article)],
        "person": article.people if is_whole else (),
        "place": article.places if is_whole else (),
    }


def _name(facet: str) -> str:
    return f"facets/{facet}"


def _passes(
    limits: Limits, days: Days, shelf: Shelf, count: int
) -> tuple[range, dict[str, set[int]]]:
    """Return the numbers within the dates, and by facet the articles that have a picked value."""
    dates = within(days, limits.first, limits.last and limits.last + AFTER_ALL, count)
    picked = {
        facet: {n for value, have in _rows(facet, shelf) if value in values for n in have}
        for facet, values in limits.picks.items()
        if values and facet in FACETS
    }
    return dates, picked


def _has_all(number: int, picked: Mapping[str, set[int]]) -> bool:
    return all(number in have for have in picked.values())


def _rows(facet: str, shelf: Shelf) -> list[tuple[str, list[int]]]:
    data = shelf.data(_name(facet))
    try:
        rows = data if isinstance(data, list) else []
        return [(value, list(from_numbers(letters))) for value, letters in rows]
    except ValueError:
        shelf.damaged.add(f"search/{_name(facet)}.js")
        return []


def _months(numbers: Sequence[int], days: Days) -> Counts:
    firsts = [first for _, first in days]
    places = Counter(bisect_right(firsts, number) - 1 for number in numbers)
    found: Counter[str] = Counter()
    for place, times in places.items():
        if place >= 0:  # the undated ones are before all days
            found[days[place][0][:7]] += times
    return tuple(sorted(found.items()))
