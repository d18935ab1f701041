"""Words found to articles in order, in whole numbers.

Twin: theme/scripts/search-rank.js.
"""

from bisect import bisect_left
from collections.abc import Callable, Container, Iterable, Sequence
from dataclasses import dataclass

from briefings.search.lookup import Found

#: Fractional bits of a word's rarity; scripts multiply exactly up to 53 bits.
_RARITY_BITS, _SCALE = 6, 1 << 20
#: Up to three words every one should occur; in a sentence of seven any may be missing.
#: Measured in the notes on search: short queries gain 7 %, long ones would lose.
_STRICT_WORDS, _LAX_WORDS = 3, 7
#: Orders of hits; the first is that of ``rank``.
SORTS = ("relevance", "recent", "newest", "oldest")
#: Those that do not look at the scores.
UNSCORED = SORTS[2:]
_MILD = 64  # sixteenths of a quarter


@dataclass(frozen=True, slots=True)
class Ranked:
    """All hits of a query."""

    numbers: list[int]  #: articles, best first; of equals the newer first, then by id
    scores: dict[int, int]  #: by number; only comparable within one query


def rank(
    found: Sequence[Found],
    excluded: Iterable[Iterable[int]],
    needed: Sequence[Container[int]],
    numbers: range,
    count: int,
) -> Ranked:
    """Return the articles that hold at least one telling word, within ``numbers``.

    None of the ``excluded`` is a hit; ``needed`` are articles of which every hit must be, one for
    each filter. ``count`` is the number of all articles. Quiet words and words in more than half
    of all articles add to the score, but make no hit of their own unless there are no others.
    Without any words all articles that pass the filters are hits, newest first.
    """
    scores = _scores(found, count) if found else dict.fromkeys(numbers, 0)
    barred = {number for other in excluded for number in other}
    hits = [
        number
        for number in scores
        if number in numbers
        and number not in barred
        and all(number in holders for holders in needed)
    ]
    hits.sort(key=lambda number: (-scores[number], -number))
    return Ranked(hits, scores)


def in_order(ranked: Ranked, sort: str, dated: int, count: int) -> Ranked:
    """Return the hits in another order: one of ``SORTS``.

    ``dated`` is the number of the first article that has a date. ``recent`` gives the newest
    articles a quarter more than the oldest, in sixteen steps.
    """
    key: dict[str, Callable[[int], object]] = {
        "recent": lambda n: (-ranked.scores[n] * (_MILD + 16 * n // count), -n),
        "newest": lambda n: -n,
        "oldest": lambda n: (n < dated, n),
    }
    numbers = sorted(ranked.numbers, key=key[sort]) if sort in key else ranked.numbers  # type: ignore[arg-type]
    return Ranked(numbers, ranked.scores)


def rarity(count: int, holding: int) -> int:
    """Return log2((count + 1) / (holding + 1/2)) in 64ths, rounded down, at least 1.

    The idf of BM25, by repeated squaring: the logarithms of two machines differ in their last
    digits.
    """
    value = (2 * count + 2) * _SCALE // (2 * holding + 1)
    result = 0
    while value >= 2 * _SCALE:
        value //= 2
        result += 1
    for _ in range(_RARITY_BITS):
        value = value * value // _SCALE
        result *= 2
        if value >= 2 * _SCALE:
            value //= 2
            result += 1
    return max(1, result)


def within(days: Sequence[tuple[str, int]], after: str, before: str, count: int) -> range:
    """Return the numbers of the articles from ``after`` on and earlier than ``before``.

    ``days`` are days in order, each with the number of its first article. Undated articles are
    left out as soon as there is a limit.
    """
    if not (after or before):
        return range(count)
    firsts = [first for _, first in days] + [count]
    names = [name for name, _ in days]
    stop = firsts[bisect_left(names, before)] if before else count
    return range(firsts[bisect_left(names, after)], stop)


def _share(word: Found, count: int) -> int:
    """Return what one word is worth: a quiet one half as much as its rarity says.

    Measured: Cranfield .388 to .398, CISI .371 to .392 against the whole; without them CISI .320.
    """
    worth = word.times * rarity(count, len(word.impacts))
    return worth // 2 if word.quiet else worth


def _scores(found: Sequence[Found], count: int) -> dict[int, int]:
    known = [word for word in found if word.impacts]
    rarities = [_share(word, count) for word in known]
    telling = [not word.quiet and 2 * len(word.impacts) <= count for word in known]
    strict = min(max(_LAX_WORDS - sum(telling), 0), _LAX_WORDS - _STRICT_WORDS)
    points: dict[int, int] = {}
    covered: dict[int, int] = {}
    hits: set[int] = set()
    for word, rare, tells in zip(known, rarities, telling, strict=True):
        for number, impact in word.impacts.items():
            points[number] = points.get(number, 0) + rare * impact
            covered[number] = covered.get(number, 0) + rare
        if tells or not any(telling):
            hits.update(word.impacts)
    lax = (_LAX_WORDS - _STRICT_WORDS - strict) * sum(rarities)
    return {number: points[number] * (strict * covered[number] + lax) for number in hits}
