"""Articles to counted terms: how often each class stands in which article, and where.

Of the weights of BM25F (Robertson and Zaragoza, 2009) only what no other article changes is
written; its idf and length normalisation are left to the reader. Whole numbers throughout: every
machine and the browser must come to the same order.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np

from briefings.model import Article
from briefings.search.bits import Numbers
from briefings.search.counting import TEXT, Chunk, Rows, Small, count
from briefings.search.postings import (
    EXTRAS,
    Columns,
    to_impacts,
    to_places,
    to_postings,
    to_size,
    weight,
)
from briefings.search.reading import Reading
from briefings.search.vocabulary import Vocabulary

#: One field of an article: weight, and share of length normalisation in quarters.
FIELDS = ((3, 2), (1, 3), (1, 3), (1, 2), (1, 2))  # as in ``Fields``
_UNIT = 4096  # one occurrence in a field of average length
#: Beyond them a place in the title says nothing more.
_MAX_TIMES, _MAX_EXTRA = 1_000, 31
#: Articles of which every word is held at a time: bounds the memory.
_CHUNK = 250
#: Rows that are written at a time, likewise.
_BATCH = 200_000


def _small() -> Small:
    return np.zeros(0, np.int32)


def _none() -> Numbers:
    return np.zeros(0, np.int64)


@dataclass(slots=True)
class Terms:
    """Everything counted, before it is written."""

    vocabulary: Vocabulary = field(default_factory=Vocabulary)
    docs: Small = field(default_factory=_small)  #: articles by class, then rising
    times: Small = field(default_factory=_small)  #: beside them
    extras: Small = field(default_factory=_small)  #: likewise, as ``postings.Posting.extra``
    starts: Numbers = field(default_factory=lambda: np.zeros(1, np.int64))
    #: where each class begins among them, and the end
    sizes: Numbers = field(default_factory=_none)  #: of articles; postings.to_size
    mean: int = 1  #: places of a text, coarse
    places: Small = field(
        default_factory=_small
    )  #: of the classes that tell, by class, as ``docs``

    @property
    def impacts(self) -> Small:
        """What each class says in each of its articles, 1 to ``postings.IMPACTS``."""
        rows = (self._rows(first, last)[0] for first, last in self._batches())
        said = [to_impacts(own, self.sizes, self.mean).astype(np.int32) for own in rows]
        return np.concatenate((_small(), *said))

    def to_postings(self) -> list[str]:
        """Return the articles of each class, for ``postings.from_postings``."""
        lists: list[str] = []
        for first, last in self._batches():
            own, starts = self._rows(first, last)
            lists += to_postings(own, starts, len(self.sizes))
        return lists

    def to_places(self) -> list[str]:
        """Return the places of each class, for ``postings.from_places``; "" if it tells nothing."""
        tells = ~self.vocabulary.among(self.vocabulary.quiet | self.vocabulary.filters)
        lists: list[str] = []
        done = 0
        for first, last in self._batches():
            own, starts = self._rows(first, last)
            its = np.repeat(tells[first:last], np.diff(starts))
            times = own.times[its]
            held = np.concatenate(([0], np.cumsum(np.diff(starts) * tells[first:last])))
            places = self.places[done : done + int(times.sum())].astype(np.int64)
            lists += to_places(places, times, self.sizes[own.docs[its]], held)
            done += len(places)
        return lists

    def _batches(self) -> Iterator[tuple[int, int]]:
        """Yield ranges of classes with not too many rows: bounds the memory."""
        first, count = 0, len(self.starts) - 1
        while first < count:
            most = self.starts[first] + _BATCH
            last = max(first + 1, int(np.searchsorted(self.starts, most, "right")) - 1)
            yield first, min(last, count)
            first = last

    def _rows(self, first: int, last: int) -> tuple[Columns, Numbers]:
        """Return the rows of some classes, and where each begins among them, and the end."""
        rows = slice(int(self.starts[first]), int(self.starts[last]))
        own = Columns(*(c[rows].astype(np.int64) for c in (self.docs, self.times, self.extras)))
        return own, self.starts[first : last + 1] - self.starts[first]


def gather(documents: Iterable[tuple[Article, Reading]]) -> Terms:
    """Count the terms of articles, given as they were read, in the order of their numbers."""
    terms, parts, chunk = Terms(), list[Rows](), Chunk(0)
    for doc, (article, found) in enumerate(documents):
        if doc - chunk.first == _CHUNK:
            parts.append(count(chunk, terms.vocabulary))
            chunk = Chunk(doc)
        chunk.add(doc, article, found, terms.vocabulary)
    parts.append(count(chunk, terms.vocabulary))
    terms.vocabulary.forget_words()
    _sort(terms, parts)
    return terms


def _sort(terms: Terms, parts: list[Rows]) -> None:
    """Put all that was counted in the order of its classes into ``terms``; empties ``parts``."""
    lengths = np.concatenate([part.lengths for part in parts])
    text = lengths[:, TEXT]
    terms.mean = _coarse(text)
    # what has no text is neither short nor long: its title says what it says
    terms.sizes = to_size(np.where(text > 1, text, terms.mean))
    terms.starts = _starts([part.term for part in parts], len(terms.vocabulary.numbers))
    rows = int(terms.starts[-1])
    docs, times, extras = (np.zeros(rows, np.int32) for _ in range(3))
    places_at = _starts([part.placed for part in parts], len(terms.vocabulary.numbers))
    terms.places = np.zeros(int(places_at[-1]), np.int32)
    free, free_places = terms.starts[:-1].copy(), places_at[:-1].copy()
    # words that say nothing do not say more the more often they stand there
    says = ~terms.vocabulary.among(terms.vocabulary.quiet)
    while parts:
        part = parts.pop(0)
        at = _homes(part.term, free)
        docs[at] = part.doc
        times[at] = np.where(says[part.term], part.times, 1)
        extras[at] = _extras(part, lengths, terms) * says[part.term]
        terms.places[_homes(part.placed, free_places)] = part.places
    terms.docs, terms.times, terms.extras = docs, times, extras


def _starts(classes: Sequence[Small], count: int) -> Numbers:
    """Return where the rows of each class begin when all are sorted by class, and the end."""
    held = sum((np.bincount(its, minlength=count) for its in classes), np.zeros(count, np.int64))
    return np.concatenate(([0], np.cumsum(held)))


def _homes(classes: Small, free: Numbers) -> Numbers:
    """Return where rows belong, and count them into what is free of their classes.

    Rows of one class are beside each other.
    """
    begins = np.flatnonzero(np.diff(classes, prepend=-1))
    held = np.diff(begins, append=len(classes))
    its = classes[begins]
    homes: Numbers = np.arange(len(classes)) + np.repeat(free[its] - begins, held)
    free[its] += held
    return homes


def _extras(part: Rows, lengths: Numbers, terms: Terms) -> Numbers:
    """Return for each row how much more it says than its times, in parts of an occurrence."""
    row, field_, times = part.apart
    doc = part.doc[row]
    plain = np.array([weight(size, terms.mean) for size in range(64)], dtype=np.int64)
    more: Numbers = -times * plain[terms.sizes[doc]]
    for at, (factor, quarters) in enumerate(FIELDS):
        mean = _coarse(lengths[:, at])
        own = (field_ == at).nonzero()[0]
        norm = (4 - quarters) * mean + quarters * lengths[doc[own], at]
        more[own] += times[own] * (factor * _UNIT * 4 * mean) // norm
    extras = np.zeros(len(part.term), np.int64)
    np.add.at(extras, row, more)
    steps = np.clip((EXTRAS * extras + _UNIT // 2) // _UNIT, 0, _MAX_EXTRA)
    found: Numbers = steps * (part.times < _MAX_TIMES)
    return found


def _coarse(lengths: Numbers) -> int:
    """Return the mean length to three bits: one more article must not change every weight."""
    mean = max(1, int(lengths.sum()) // max(1, int((lengths > 0).sum())))
    bits = max(0, mean.bit_length() - 3)
    return mean >> bits << bits
