"""Lists of a class of terms: in which articles it stands, how often, and at which places.

What a term says in an article follows from how often it stands there and from the article's size,
and is reckoned by the reader: an article that grew changes the lists of its own words only.
docs/search-index.md describes the notation. Twin: theme/scripts/search-codec.js.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from briefings.search.bits import Numbers, Reader, gamma, joined, lengths, rice, to_texts

#: Steps of what a term says in an article: with 16 CISI has .384, with 64 .392.
IMPACTS = 64
_UNIT = 4096  # one occurrence in an article of average size
_HALF = 1.2  # occurrences that say half of all that can be said: k1 of BM25
#: Parts of an occurrence in which more weight is counted.
EXTRAS = 2
_QUARTERS = 3  # share of length normalisation: b of BM25
_BESIDE = 16  # places beside the text: title and names
#: What stands in place of a number of occurrences: more of the title or the like than of the text.
_TITLED = 2


@dataclass(frozen=True, slots=True)
class Posting:
    """One article of a class."""

    number: int  #: of the article
    times: int  #: how often the class stands there, from 1 on
    extra: int  #: how much more it says for standing in title or names, in halves of an occurrence


@dataclass(frozen=True, slots=True)
class Columns:
    """Articles of all classes, by class and then by number, as columns of one length."""

    docs: Numbers
    times: Numbers
    extras: Numbers


def to_size(places: Numbers) -> Numbers:
    """Return the sizes of texts that have so many places: steps of a quarter octave, 0 to 63."""
    low = np.maximum(0, lengths(places) - 3)
    sizes: Numbers = np.where(places < 4, 0, np.minimum(63, 4 * low + (places >> low) - 4))
    return sizes


def from_size(size: int) -> int:
    """Return how many places a text of a size has, about."""
    return ((2 * (4 + (size & 3)) + 1) << (size >> 2)) >> 1


def weight(size: int, mean: int) -> int:
    """Return what one occurrence says in an article of a size, in 4096ths."""
    return _UNIT * 4 * mean // ((4 - _QUARTERS) * mean + _QUARTERS * from_size(size))


@lru_cache(maxsize=1 << 16)
def impact(size: int, mean: int, times: int, extra: int) -> int:
    """Return what a term says in an article, 1 to 64: BM25F but for its rarity.

    ``mean`` is the length of a text, in places.
    """
    half = int(_HALF * _UNIT)
    total = times * weight(size, mean) + extra * _UNIT // EXTRAS
    return min(IMPACTS, max(1, (2 * IMPACTS * total + half + total) // (2 * (half + total))))


def to_impacts(columns: Columns, sizes: Numbers, mean: int) -> Numbers:
    """Return ``impact`` of each row, given the sizes of all articles."""
    weights = np.array([weight(size, mean) for size in range(64)], dtype=np.int64)
    half = int(_HALF * _UNIT)
    total = columns.times * weights[sizes[columns.docs]] + columns.extras * _UNIT // EXTRAS
    said: Numbers = (2 * IMPACTS * total + half + total) // (2 * (half + total))
    return np.clip(said, 1, IMPACTS)


def to_postings(columns: Columns, starts: Numbers, count: int) -> list[str]:
    """Return the letters of each class; ``starts`` says where each begins, and the end.

    ``count`` is the number of all articles.
    """
    docs, sizes = columns.docs, np.diff(starts)
    steps = np.diff(docs, prepend=-1) - 1
    steps[starts[:-1]] = docs[starts[:-1]]
    codes = joined(rice(steps, np.repeat(_step_bits(sizes, count), sizes)), _spoken(columns))
    # before the first of them, how many there are
    pairs = zip(codes, gamma(sizes - 1), strict=True)
    all_codes, widths = (np.insert(own, starts[:-1], more) for own, more in pairs)
    return to_texts((all_codes, widths), starts + np.arange(len(starts)))


def from_postings(letters: str, count: int) -> Iterator[Posting]:
    """Decode the articles of a class. Raises ValueError on a damaged list."""
    reader = Reader(letters)
    holding = reader.gamma() + 1
    bits, number = _bits(_coarse(count) // (holding + 1)), -1
    for _ in range(holding):
        number += reader.rice(bits) + 1
        if number >= count:
            raise ValueError(letters)
        times, extra = reader.gamma(), 0
        if times == _TITLED:
            times, extra = reader.gamma() + 1, reader.gamma() + 1
        elif times < _TITLED:
            times += 1
        yield Posting(number, times, extra)
    reader.end()


def to_places(place: Numbers, times: Numbers, sizes: Numbers, starts: Numbers) -> list[str]:
    """Return the letters of each class: its places, by article, rising.

    ``times`` and ``sizes`` are those of its articles in turn; ``starts`` says where each class
    begins among the articles, and the end.
    """
    firsts = np.cumsum(times) - times
    steps = np.diff(place, prepend=-1) - 1
    steps[firsts] = place[firsts]
    bits = np.maximum(0, lengths((_BESIDE + _MIDDLES[sizes]) // (times + 1)) - 1)
    ends = np.concatenate((firsts, [len(place)]))
    return to_texts(rice(steps, np.repeat(bits, times)), ends[starts])


def from_places(letters: str, postings: list[Posting], sizes: bytes) -> Iterator[list[int]]:
    """Decode the places of a class, for each of its articles. Raises ValueError on damage.

    ``sizes`` are those of all articles.
    """
    reader = Reader(letters)
    for posting in postings:
        bits, last = _bits((_BESIDE + from_size(sizes[posting.number])) // (posting.times + 1)), -1
        places = []
        for _ in range(posting.times):
            last += reader.rice(bits) + 1
            places.append(last)
        yield places
    reader.end()


_MIDDLES = np.array([from_size(size) for size in range(64)], dtype=np.int64)


def _spoken(columns: Columns) -> tuple[Numbers, Numbers]:
    """Return the codes of times and extras: once, twice, with an extra, three times and more."""
    times, extras = columns.times, columns.extras
    plain = gamma(np.where(times <= _TITLED, times - 1, times))
    said = joined(gamma(times - 1), gamma(extras - 1))
    titled = joined(gamma(np.full_like(times, _TITLED)), said)
    choices = zip(titled, plain, strict=True)
    codes, widths = (np.where(extras > 0, one, other) for one, other in choices)
    return codes, widths


def _coarse(count: int) -> int:
    """Return about the number of articles: a new one must not change every list."""
    return 3 << max(0, count.bit_length() - 1) >> 1


def _bits(mean: int) -> int:
    return max(0, mean.bit_length() - 1)


def _step_bits(holding: Numbers, count: int) -> Numbers:
    return np.maximum(0, lengths(_coarse(count) // (holding + 1)) - 1)
