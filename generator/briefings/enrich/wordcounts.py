"""Counting the words of some articles at once: what stands where, and what a text is about."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

Numbers = NDArray[np.int64]

#: How often a title's and a lead's word counts, one more than in the text itself.
TITLE, LEAD = 3, 1
#: A text of fewer different words has no room to come back to one.
BRIEF = 60
#: Every noun has a capital there, so a word without one is a verb or worse.
CAPITAL_NOUNS = frozenset({"de", "lb"})


@dataclass(frozen=True, slots=True)
class Read:
    """One article as the numbers of its words."""

    text: NDArray[np.int32]  #: in order
    title: NDArray[np.int32]
    lead: int  #: how many of the first words of the text are its lead
    tags: frozenset[str]  #: lower-case words


@dataclass(frozen=True, slots=True)
class Part:
    """Some rows, counted."""

    counts: (
        sparse.csr_matrix
    )  #: rows by lower-case words: times, the title's thrice, the lead's too
    sizes: Numbers  #: how many words each row is about
    about: Numbers  #: numbers of lower-case words, row after row, rising within each
    spelt: Numbers  #: numbers of the words as the row prints them


@dataclass(frozen=True, slots=True)
class _Places:
    """Words in the rows that they stand in."""

    rows: Numbers
    words: Numbers

    @classmethod
    def of(cls, parts: Iterable[NDArray[np.int32]]) -> "_Places":
        """Return the words of rows one after another."""
        found = [np.asarray(part, dtype=np.int64) for part in parts]
        rows = np.repeat(np.arange(len(found)), [len(part) for part in found])
        return cls(rows, np.concatenate([np.zeros(0, np.int64), *found]))


class Counter:
    """Counts rows; knows what is the same for a word wherever it stands."""

    def __init__(
        self, entries: Sequence[tuple[str, str]], low: Numbers, lows: Sequence[tuple[str, str]]
    ) -> None:
        self._low, self._width = low, max(1, len(lows))
        self._number = {form: number for number, form in enumerate(lows)}
        # the spelling to keep: without a capital, but a noun's with one where nouns have it
        self._kept = np.array(
            [
                word == lows[form][1] or (lang in CAPITAL_NOUNS and word[0].isupper())
                for (lang, word), form in zip(entries, low.tolist(), strict=True)
            ],
            dtype=bool,
        )

    def count(self, read: Sequence[Read], langs: Sequence[str]) -> Part:
        """Count the words of some articles."""
        text = _Places.of(article.text for article in read)
        title = _Places.of(article.title for article in read)
        lead = _Places.of(article.text[: article.lead] for article in read)
        size = len(self._low) + 1
        keys, first, times = np.unique(
            text.rows * size + text.words, return_index=True, return_counts=True
        )
        own = _Places(keys // size, keys % size)
        # words of the title come after those of the text, and count as often as they stand there
        again = _looked_up(title.rows * size + title.words, keys, times)
        met = _Places(np.append(own.rows, title.rows), np.append(own.words, title.words))
        order = np.append(first, len(text.rows) + np.arange(len(title.rows)))
        front = np.append(self._keys(title), self._keys(lead))
        front = np.append(front, self._tagged(read, langs))
        brief = np.bincount(own.rows, minlength=len(read)) < BRIEF
        weights = [times, np.full(len(title.rows), TITLE), np.full(len(lead.rows), LEAD)]
        rows, columns = np.divmod(
            np.concatenate([self._keys(each) for each in (own, title, lead)]), self._width
        )
        counts = sparse.csr_matrix(
            (np.concatenate(weights).astype(float), (rows, columns)), (len(read), self._width)
        )
        return Part(counts, *self._about(met, order, np.append(times, again), front, brief))

    def _keys(self, places: _Places) -> Numbers:
        """Return row and lower-case word, in one number."""
        return places.rows * self._width + self._low[places.words]

    def _tagged(self, read: Sequence[Read], langs: Sequence[str]) -> Numbers:
        """Return the keys of the words of topics."""
        forms = (
            (row, (lang, tag))
            for row, (article, lang) in enumerate(zip(read, langs, strict=True))
            for tag in article.tags
        )
        found = (row * self._width + self._number[f] for row, f in forms if f in self._number)
        return np.fromiter(found, np.int64)

    def _about(
        self, met: _Places, order: Numbers, times: Numbers, front: Numbers, brief: NDArray[np.bool_]
    ) -> tuple[Numbers, Numbers, Numbers]:
        """Return how many words each row is about, which, and how it spells them."""
        if not len(order):
            return np.zeros(len(brief), np.int64), order, order
        keys = self._keys(met)
        sort = np.lexsort((order, keys))
        keys, words = keys[sort], met.words[sort]
        starts = np.flatnonzero(np.append([True], keys[1:] != keys[:-1]))
        often = np.add.reduceat(times[sort], starts)
        last_kept = np.where(self._kept[words], np.arange(len(words)), -1)
        best = np.maximum.reduceat(last_kept, starts)
        spelt = words[np.where(best < 0, starts, best)]
        rows, forms = np.divmod(keys[starts], self._width)
        fit = (often > 1) | brief[rows] | np.isin(keys[starts], front)
        return np.bincount(rows[fit], minlength=len(brief)), forms[fit], spelt[fit]


def _looked_up(wanted: Numbers, keys: Numbers, times: Numbers) -> Numbers:
    """Return the times of the wanted keys among the sorted ones; 1 where it is not there."""
    if not len(keys):
        return np.ones(len(wanted), np.int64)
    at = np.minimum(np.searchsorted(keys, wanted), len(keys) - 1)
    return np.where(keys[at] == wanted, times[at], 1)
