"""Copies: nearly the same text twice, found by the five-word runs that two texts share."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cache
from hashlib import blake2b

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from briefings.enrich.context import Context, Found, place
from briefings.model import Article
from briefings.report import Level, Note
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
#: A shingle in more articles than this is a formula of the house, no sign of a copy.
COMMON = 200
#: Above this many shingles a fixed quarter of them looks for candidates; all of them judge.
MANY = 10_000_000


def connect_copies(context: Context, found: Found) -> Found:
    """Fill ``copies``, earliest first, and note each group in words."""
    shingles = [to_shingles(context.texts[article.id]) for article in context.articles]
    pairs = [
        (first, second)
        for first, second in candidates(shingles)
        if is_copy(shingles[first], shingles[second])
    ]
    pairs += equal_stubs(context, shingles)
    groups = to_groups(pair for pair in pairs if not is_version(context.articles, found, pair))
    copies: dict[str, tuple[str, ...]] = {}
    for group in groups:
        ids = [context.articles[number].id for number in group]
        for own in ids:
            others = tuple(i for i in ids if i != own and i not in found.versions.get(own, ()))
            if others:
                copies[own] = others
    notes = tuple(to_note([context.articles[number] for number in group]) for group in groups)
    return replace(found, copies=copies, notes=found.notes + notes)


def is_version(articles: Sequence[Article], found: Found, pair: tuple[int, int]) -> bool:
    """Tell whether the two are captures of one address, which is told as such."""
    first, second = articles[pair[0]], articles[pair[1]]
    return second.id in found.versions.get(first.id, ())


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
    return np.unique(runs)


@cache
def word_number(word: str) -> int:
    """Return 64 bits of the BLAKE2 digest of the word, folded."""
    return int.from_bytes(blake2b(fold(word).encode(), digest_size=8).digest(), "big")


def candidates(shingles: Sequence[Hashes]) -> list[tuple[int, int]]:
    """Return pairs (lower number first) that share enough shingles to be worth a closer look."""
    if len(shingles) < 2:
        return []
    sampled = shingles
    if sum(map(len, shingles)) > MANY:
        sampled = [own[own % np.uint64(4) == 0] for own in shingles]
    table = to_table(sampled)
    shared = sparse.triu(table @ table.T, k=1).tocoo()
    sizes = np.array([len(own) for own in sampled])
    least = np.minimum(sizes[shared.row], sizes[shared.col])
    # both rules of is_copy need more than this share of the shorter text; sampling blurs it
    worth = shared.data >= 0.3 * least
    return sorted(zip(shared.row[worth].tolist(), shared.col[worth].tolist(), strict=True))


def to_table(shingles: Sequence[Hashes]) -> sparse.csr_matrix:
    """Return articles by shingles, 1 where one has the other, without single and common ones."""
    owners = np.repeat(np.arange(len(shingles)), [len(own) for own in shingles])
    _, columns, counts = np.unique(
        np.concatenate([*shingles, np.zeros(0, dtype=np.uint64)]),
        return_inverse=True,
        return_counts=True,
    )
    telling = (counts[columns] > 1) & (counts[columns] <= COMMON)
    ones = np.ones(int(telling.sum()), dtype=np.int32)
    shape = (len(shingles), len(counts))
    return sparse.csr_matrix((ones, (owners[telling], columns[telling])), shape=shape)


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
    leader: dict[int, int] = {}

    def find(number: int) -> int:
        while leader.setdefault(number, number) != number:
            leader[number] = number = leader[leader[number]]
        return number

    for first, second in pairs:
        one, other = sorted((find(first), find(second)))
        leader[other] = one
    groups: dict[int, list[int]] = {}
    for number in sorted(leader):
        groups.setdefault(find(number), []).append(number)
    return list(groups.values())


def to_note(group: Sequence[Article]) -> Note:
    """Return the note on one group of copies: where the first is, and what the others are."""
    first, *others = group
    named = ", ".join(f"“{other.title}” ({place(other)})" for other in others)
    what = f"nearly the same text as {named}. All are kept; each page names the others."
    return Note(Level.INFO, place(first), what)
