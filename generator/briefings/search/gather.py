"""Articles to counted terms: how often each class stands in which article, and where.

Of the weights of BM25F (Robertson and Zaragoza, 2009) only what no other article changes is
written; its idf and length normalisation are left to the reader. Whole numbers throughout: every
machine and the browser must come to the same order.
"""

from array import array
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from briefings.model import Article
from briefings.search.analyse import is_loud, words
from briefings.search.bits import Numbers
from briefings.search.fields import Fields, primary
from briefings.search.postings import (
    EXTRAS,
    Columns,
    to_impacts,
    to_places,
    to_postings,
    to_size,
    weight,
)
from briefings.search.vocabulary import GAP, Vocabulary

#: One field of an article: weight, and share of length normalisation in quarters.
FIELDS = ((3, 2), (1, 3), (1, 3), (1, 2), (1, 2))  # as in ``Fields``
#: The one whose length is nearly that of the article: its words have no weight of their own.
_TEXT = Fields._fields.index("text")
_UNIT = 4096  # one occurrence in a field of average length
#: Beyond them a place in the title says nothing more.
_MAX_TIMES, _MAX_EXTRA = 1_000, 31
#: Articles of which every word is held at a time: bounds the memory.
_CHUNK = 1_000
#: Rows that are written at a time, likewise.
_BATCH = 200_000
_Small = NDArray[np.int32]


def _small() -> _Small:
    return np.zeros(0, np.int32)


def _none() -> Numbers:
    return np.zeros(0, np.int64)


@dataclass(slots=True)
class Terms:
    """Everything counted, before it is written."""

    vocabulary: Vocabulary = field(default_factory=Vocabulary)
    columns: Columns = field(default_factory=lambda: Columns(_none(), _none(), _none()))
    starts: Numbers = field(default_factory=lambda: np.zeros(1, np.int64))
    #: where each class begins in ``columns``, and the end
    sizes: Numbers = field(default_factory=_none)  #: of articles; postings.to_size
    mean: int = 1  #: places of a text, coarse
    places: _Small = field(default_factory=_small)  #: of the classes that tell, as ``columns``

    @property
    def docs(self) -> Numbers:
        """Articles by class, then rising, beside ``impacts``."""
        return self.columns.docs

    @property
    def impacts(self) -> Numbers:
        """What each class says in each of its articles, 1 to ``postings.IMPACTS``."""
        return to_impacts(self.columns, self.sizes, self.mean)

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
        whole = self.columns
        own = Columns(*(c[rows].astype(np.int64) for c in (whole.docs, whole.times, whole.extras)))
        return own, self.starts[first : last + 1] - self.starts[first]


@dataclass(slots=True)
class _Counts:
    """Parallel columns in the order of the articles, each part sorted by class."""

    term: list[_Small] = field(default_factory=list)  #: one row for each class of each article
    doc: list[_Small] = field(default_factory=list)
    times: list[_Small] = field(default_factory=list)
    lengths: list[Numbers] = field(default_factory=list)  #: places by article and field
    apart: list[Numbers] = field(default_factory=list)
    #: term, doc, field and times of each class in each field but the text
    placed: list[_Small] = field(default_factory=list)  #: class of each place that tells
    places: list[_Small] = field(default_factory=list)  #: beside ``placed``


@dataclass(slots=True)
class _Chunk:
    """Articles as numbers of words, before they are counted."""

    first: int  #: the number of the first article
    words: "array[int]" = field(default_factory=lambda: array("i"))
    sizes: "array[int]" = field(default_factory=lambda: array("i"))  #: words of each field
    filters: "array[int]" = field(default_factory=lambda: array("i"))
    filtered: "array[int]" = field(default_factory=lambda: array("i"))  #: articles, beside those

    def add(self, doc: int, article: Article, fields: Fields, vocabulary: Vocabulary) -> None:
        """Add the next article."""
        known = vocabulary.of(primary(article)).__getitem__
        for text in fields:
            before = len(self.words)
            # a headline all in capitals holds no abbreviations
            read = text.lower() if " " in text and is_loud(text) else text
            for line in read.split("\n"):
                self.words.extend(map(known, words(line)))
                self.words.append(GAP)
            self.sizes.append(len(self.words) - before)
        found = vocabulary.of_filters(article)
        self.filters.extend(found)
        self.filtered.extend([doc] * len(found))


def gather(documents: Iterable[tuple[Article, Fields]]) -> Terms:
    """Count the terms of articles, given with their fields, in the order of their numbers."""
    terms, counts, chunk = Terms(), _Counts(), _Chunk(0)
    for doc, (article, fields) in enumerate(documents):
        if doc - chunk.first == _CHUNK:
            _count(chunk, terms, counts)
            chunk = _Chunk(doc)
        chunk.add(doc, article, fields, terms.vocabulary)
    _count(chunk, terms, counts)
    _sort(terms, counts)
    return terms


def _count(chunk: _Chunk, terms: Terms, counts: _Counts) -> None:
    """Count how often each class occurs in each article, and note where."""
    sizes = np.array(chunk.sizes, dtype=np.int64)
    found = np.array(chunk.words, dtype=np.int64)
    rows, term, place = terms.vocabulary.placed(found)
    of_word = np.repeat(np.arange(len(sizes)), sizes)  # a number for each field of each article
    fields = of_word[rows]
    docs = fields // len(FIELDS)
    lengths = np.bincount(of_word, terms.vocabulary.widths()[found], minlength=len(sizes))
    counts.lengths.append(lengths.astype(np.int64).reshape(-1, len(FIELDS)))
    _add_rows(term, chunk.first + docs, counts)
    _add_apart(term, chunk.first * len(FIELDS) + fields, counts)
    filters = np.array(chunk.filters, dtype=np.int64)
    _add_rows(filters, np.array(chunk.filtered, dtype=np.int64), counts)
    tells = ~terms.vocabulary.among(terms.vocabulary.quiet)[term]
    firsts = place[np.searchsorted(docs, docs)]  # of the first class of the same article
    order = np.argsort(term[tells], kind="stable")
    counts.placed.append(term[tells][order].astype(np.int32))
    counts.places.append((place - firsts)[tells][order].astype(np.int32))


def _add_rows(term: Numbers, doc: Numbers, counts: _Counts) -> None:
    key, times = np.unique((term << 32) | doc, return_counts=True)
    counts.term.append((key >> 32).astype(np.int32))
    counts.doc.append(key.astype(np.int32))
    counts.times.append(times.astype(np.int32))


def _add_apart(term: Numbers, fields: Numbers, counts: _Counts) -> None:
    apart = fields % len(FIELDS) != _TEXT
    key, times = np.unique((term[apart] << 32) | fields[apart], return_counts=True)
    field_ = key & 0xFFFFFFFF
    columns = (key >> 32, field_ // len(FIELDS), field_ % len(FIELDS), times)
    counts.apart.append(np.stack(columns))


def _sort(terms: Terms, counts: _Counts) -> None:
    """Put all that was counted in the order of its classes into ``terms``."""
    lengths, term = np.concatenate(counts.lengths), np.concatenate(counts.term)
    text = lengths[:, _TEXT]
    terms.mean = _coarse(text)
    # what has no text is neither short nor long: its title says what it says
    terms.sizes = to_size(np.where(text > 1, text, terms.mean))
    order = np.argsort(term, kind="stable")
    docs, times = (np.concatenate(c)[order].astype(np.int64) for c in (counts.doc, counts.times))
    terms.starts = np.searchsorted(term[order], np.arange(len(terms.vocabulary.numbers) + 1))
    extras = np.zeros(len(docs), np.int64)
    apart = np.concatenate(counts.apart, axis=1)
    key = (term[order].astype(np.int64) << 32) | docs
    at = np.searchsorted(key, (apart[0] << 32) | apart[1])
    np.add.at(extras, at, _extra(apart, lengths, terms))
    extras = np.clip((EXTRAS * extras + _UNIT // 2) // _UNIT, 0, _MAX_EXTRA) * (times < _MAX_TIMES)
    # words that say nothing do not say more the more often they stand there
    says = np.repeat(~terms.vocabulary.among(terms.vocabulary.quiet), np.diff(terms.starts))
    terms.columns = Columns(docs, np.where(says, times, 1), extras * says)
    order = np.argsort(np.concatenate(counts.placed), kind="stable")
    terms.places = np.concatenate(counts.places)[order]


def _extra(apart: Numbers, lengths: Numbers, terms: Terms) -> Numbers:
    """Return how much more each row says, in its field, than it would say in the text."""
    _term, doc, part, times = apart
    plain = np.array([weight(size, terms.mean) for size in range(64)], dtype=np.int64)
    more: Numbers = -times * plain[terms.sizes[doc]]
    for at, (factor, quarters) in enumerate(FIELDS):
        mean = _coarse(lengths[:, at])
        own = (part == at).nonzero()[0]
        norm = (4 - quarters) * mean + quarters * lengths[doc[own], at]
        more[own] += times[own] * (factor * _UNIT * 4 * mean) // norm
    return more


def _coarse(lengths: Numbers) -> int:
    """Return the mean length to three bits: one more article must not change every weight."""
    mean = max(1, int(lengths.sum()) // max(1, int((lengths > 0).sum())))
    bits = max(0, mean.bit_length() - 3)
    return mean >> bits << bits
