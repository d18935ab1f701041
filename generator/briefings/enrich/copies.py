"""Copies: nearly the same text twice, found by MinHash, judged by the runs that two texts share.

Linear: in each bucket a text is compared with the few that lead it, and never with one that it is
known to be a copy of already, so that ten thousand copies of one text cost ten thousand looks.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache
from hashlib import blake2b
from itertools import chain, islice

import numpy as np
from numpy.typing import NDArray

from briefings.enrich.context import Context, Found
from briefings.enrich.copynotes import MOST_SHOWN, common_agency, to_note, told_once
from briefings.model import Article
from briefings.report import Note
from briefings.text import fold, words

Hashes = NDArray[np.uint64]

RUN = 5  #: words in a shingle, as in Broder, "On the resemblance of documents" (1997)
#: Share of all shingles that both have. Half of them means that two thirds of each text stand in
#: the other: one wire story edited by two desks. A follow-up that repeats
#: its background shares less (tests/unit/enrich/test_copies.py plants both kinds).
JACCARD = 0.5
#: Share of the shorter text's shingles that the longer one has, when it is at least half as long:
#: a story and its shortened form. A digest that holds a brief whole is no copy of it.
CONTAINED, LENGTH = 0.85, 0.5
#: Texts with fewer shingles are captions and stubs; they count only when equal with their titles.
SHORTEST = 8
#: MinHash: bands of two hashes each. A pair with half of its shingles in common falls into one
#: bucket at least with a probability of .9999, one with .43 (contained, half as long) with .998.
BANDS, ROWS = 32, 2
#: Texts of a bucket that each further one is compared with.
LEADERS = 8
#: Odd factors of the hashes: multiplication modulo 2^64 of values that are mixed already, each the
#: next of a fixed series (Knuth's MMIX generator).
_FACTORS = np.array(
    [(6364136223846793005 * (2 * n + 1) + 1442695040888963407 * n * n) % 2**64 | 1
     for n in range(1, BANDS * ROWS + 1)],
    dtype=np.uint64,
)  # fmt: skip


def connect_copies(context: Context, found: Found) -> Found:
    """Fill ``copies``, earliest first, and note each group in words."""
    texts = [context.texts[article.id] for article in context.articles]
    shingles = [np.frombuffer(each, "<u8") for each in context.derive("runs", read_runs, texts)]
    apart = told_apart(context)

    def may_be_one(first: int, second: int) -> bool:
        pair = (min(first, second), max(first, second))
        return pair not in apart and not is_version(context.articles, found, pair)

    pairs = find_pairs(shingles, may_be_one, frozenset(chain.from_iterable(apart)))
    pairs += [pair for pair in equal_stubs(context, shingles) if may_be_one(*pair)]
    copies: dict[str, tuple[str, ...]] = {}
    agencies: dict[str, str] = {}
    notes: list[Note] = []
    for group in to_groups(pairs):
        agency = common_agency([context.articles[row] for row in group], context)
        for row in group:
            fit = (other for other in group if other != row and may_be_one(row, other))
            others = tuple(context.articles[other].id for other in islice(fit, MOST_SHOWN))
            if others:
                copies[context.articles[row].id] = others
                agencies |= {context.articles[row].id: agency} if agency else {}
        for first, rows in told_once(group, may_be_one):
            copied = [context.articles[row] for row in rows]
            notes.append(to_note(context.articles[first], copied, agency))
    return replace(found, copies=copies, agencies=agencies, notes=(*found.notes, *notes))


def told_apart(context: Context) -> set[tuple[int, int]]:
    """Return the pairs of rows, lower first, that a person's ``distinct`` holds apart."""
    row_of = {article.id: row for row, article in enumerate(context.articles)}
    apart = set()
    for row, article in enumerate(context.articles):
        named = article.extra.get("distinct", ())
        for other in (named,) if isinstance(named, str) else named:
            if other in row_of:
                apart.add((min(row, row_of[other]), max(row, row_of[other])))
    return apart


def is_version(articles: Sequence[Article], found: Found, pair: tuple[int, int]) -> bool:
    """Tell whether the two are captures of one address, which is told as such."""
    first, second = articles[pair[0]], articles[pair[1]]
    return second.id in found.versions.get(first.id, ())


def read_runs(text: str) -> bytes:
    """Return the shingles of a text as bytes, eight each, the lowest first."""
    return to_shingles(text).astype("<u8").tobytes()


def to_shingles(text: str) -> Hashes:
    """Return a 64-bit number for each run of five folded words, sorted, each once.

    The same on every machine: words by BLAKE2, runs by a polynomial that wraps around.
    """
    numbers = np.array([word_number(word) for word in words(text)], dtype=np.uint64)
    if len(numbers) < RUN:
        return np.zeros(0, dtype=np.uint64)
    runs = np.zeros(len(numbers) - RUN + 1, dtype=np.uint64)
    for offset in range(RUN):
        runs = runs * np.uint64(0x9E3779B97F4A7C15) + numbers[offset : offset + len(runs)]
    runs ^= runs >> np.uint64(29)
    runs.sort()  # np.unique hashes, and takes six times as long
    each: Hashes = runs[np.concatenate([[True], runs[1:] != runs[:-1]])]
    return each


@cache
def word_number(word: str) -> int:
    """Return 64 bits of the BLAKE2 digest of the word, folded."""
    return int.from_bytes(blake2b(fold(word).encode(), digest_size=8).digest(), "big")


def find_pairs(
    shingles: Sequence[Hashes],
    may_be_one: Callable[[int, int], bool],
    held: Collection[int] = (),
) -> list[tuple[int, int]]:
    """Return pairs (lower number first) of copies, enough of them to tell every group.

    ``held`` are texts that are held apart from some other one: what is a copy of both hangs
    together with each of them, so they are compared with those of their bucket in any case.
    """
    joined = Leaders()
    pairs: list[tuple[int, int]] = []
    looked: set[tuple[int, int]] = set()
    for bucket in buckets(shingles):
        leaders: list[int] = []
        for number in bucket:
            for leader in leaders:
                loose = number in held or leader in held
                if joined.find(leader) == joined.find(number) and not loose:
                    break
                if (leader, number) in looked:
                    continue
                looked.add((leader, number))
                if is_copy(shingles[leader], shingles[number]) and may_be_one(leader, number):
                    joined.join(leader, number)
                    pairs.append((leader, number))
                    if not loose:
                        break
            else:
                leaders = [*leaders, number][:LEADERS]
    return pairs


def buckets(shingles: Sequence[Hashes]) -> Iterator[list[int]]:
    """Give the groups of numbers whose sketches share a band, each in order; the first bands first.

    Texts that are too short to be judged by shingles are in none.
    """
    long = [number for number, own in enumerate(shingles) if len(own) >= SHORTEST]
    sketches = np.array([to_sketch(shingles[number]) for number in long], dtype=np.uint64)
    for band in range(BANDS if long else 0):
        keys = sketches[:, band * ROWS] * _FACTORS[0] ^ sketches[:, band * ROWS + 1]
        order = np.argsort(keys, kind="stable")
        bounds = np.flatnonzero(np.diff(keys[order])) + 1
        for group in np.split(order, bounds):
            if len(group) > 1:
                yield [long[place] for place in group.tolist()]


def to_sketch(own: Hashes) -> Hashes:
    """Return the MinHash of a text: the least value of its shingles under each of 64 hashes."""
    sketch: Hashes = (own[:, None] * _FACTORS[None, :]).min(axis=0)
    return sketch


class Leaders:
    """Which numbers hang together; each group is known by its lowest."""

    def __init__(self) -> None:
        self._leader: dict[int, int] = {}

    def find(self, number: int) -> int:
        """Return the leader of a number's group."""
        leader = self._leader
        while leader.setdefault(number, number) != number:
            leader[number] = number = leader[leader[number]]
        return number

    def join(self, first: int, second: int) -> None:
        """Make the groups of two numbers one."""
        one, other = sorted((self.find(first), self.find(second)))
        self._leader[other] = one

    def groups(self) -> list[list[int]]:
        """Return the groups, sorted, sorted by their first member."""
        groups: dict[int, list[int]] = {}
        for number in sorted(self._leader):
            groups.setdefault(self.find(number), []).append(number)
        return list(groups.values())


def is_copy(first: Hashes, second: Hashes) -> bool:
    """Tell whether two texts are nearly the same by their shingles."""
    short, long = sorted((len(first), len(second)))
    if short < SHORTEST:
        return False
    shared = len(np.intersect1d(first, second, assume_unique=True))
    if shared >= JACCARD * (short + long - shared):
        return True
    return shared >= CONTAINED * short and short >= LENGTH * long


def equal_stubs(context: Context, shingles: Sequence[Hashes]) -> list[tuple[int, int]]:
    """Return neighbouring pairs of very short articles with the same title and the same words."""
    seen: dict[tuple[str, ...], int] = {}
    pairs = []
    for number, article in enumerate(context.articles):
        if len(shingles[number]) >= SHORTEST:
            continue
        text = words(fold(context.texts[article.id]))
        if not text:
            continue
        key = (*words(fold(article.title)), "\n", *text)
        if key in seen:
            pairs.append((seen[key], number))
        seen.setdefault(key, number)
    return pairs


def to_groups(pairs: Iterable[tuple[int, int]]) -> list[list[int]]:
    """Return what hangs together by pairs: sorted groups, sorted by their first member."""
    leaders = Leaders()
    for first, second in pairs:
        leaders.join(first, second)
    return leaders.groups()
