"""Articles to weighted terms: which class stands in which article, and how much it says there.

BM25F (Robertson and Zaragoza, 2009) without its idf, which the reader adds: so a new article
changes only the shards of its own words. Whole numbers throughout: every machine and the
browser must come to the same order.
"""

from array import array
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from briefings.model import Article
from briefings.search.analyse import is_loud, words
from briefings.search.codec import IMPACTS, Numbers, to_all_letters
from briefings.search.fields import Fields, primary
from briefings.search.places import Places
from briefings.search.vocabulary import GAP, Vocabulary

#: One field of an article: weight, and share of length normalisation in quarters.
FIELDS = ((3, 2), (1, 3), (1, 3), (1, 2), (1, 2))  # as in ``Fields``
_K1 = 1.2
_UNIT = 4096  # one occurrence in a field of average length
#: Articles of which every word is held at a time: bounds the memory.
_CHUNK = 2_000


def _none() -> NDArray[np.int32]:
    return np.zeros(0, np.int32)


@dataclass(slots=True)
class Terms:
    """Everything counted, before it is written."""

    vocabulary: Vocabulary = field(default_factory=Vocabulary)
    places: Places = field(default_factory=Places)  #: where each class stands, but the quiet ones
    docs: NDArray[np.int32] = field(default_factory=_none)  #: by class, then rising
    impacts: NDArray[np.int32] = field(default_factory=_none)  #: 1 to 16, beside ``docs``
    starts: Numbers = field(default_factory=lambda: np.zeros(1, np.int64))
    #: where each class begins in ``docs``, and the end

    def postings(self) -> list[str]:
        """Return the articles of each class with their impacts, for ``codec.from_postings``."""
        docs = self.docs.astype(np.int64)
        steps = np.diff(docs, prepend=-1) - 1
        steps[self.starts[:-1]] = docs[self.starts[:-1]]
        letters, ends = to_all_letters(steps * IMPACTS + (self.impacts.astype(np.int64) - 1))
        data = letters.tobytes().decode()
        cuts = [0, *ends[self.starts[1:] - 1].tolist()]
        return [data[start:end] for start, end in pairwise(cuts)]


@dataclass(slots=True)
class _Counts:
    """Parallel columns, one row for each class in each field of each article."""

    term: list[Numbers] = field(default_factory=list)
    doc: list[Numbers] = field(default_factory=list)
    part: list[Numbers] = field(default_factory=list)  #: place in FIELDS; -1: filter
    count: list[Numbers] = field(default_factory=list)
    lengths: list[Numbers] = field(default_factory=list)  #: by article and field

    def add(self, term: Numbers, doc: Numbers, part: Numbers, count: Numbers) -> None:
        """Add rows."""
        self.term.append(term)
        self.doc.append(doc)
        self.part.append(part)
        self.count.append(count)


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
    _weigh(terms, counts)
    return terms


def _count(chunk: _Chunk, terms: Terms, counts: _Counts) -> None:
    """Count how often each class occurs in each field, and note where."""
    sizes = np.array(chunk.sizes, dtype=np.int64)
    rows, term, place = terms.vocabulary.placed(np.array(chunk.words, dtype=np.int64))
    fields = np.repeat(np.arange(len(sizes)), sizes)[rows]  # a number for each of each article
    counts.lengths.append(np.bincount(fields, minlength=len(sizes)).reshape(-1, len(FIELDS)))
    key, count = np.unique(term * len(sizes) + fields, return_counts=True)
    field_ = key % max(1, len(sizes))
    doc = chunk.first + field_ // len(FIELDS)
    counts.add(key // max(1, len(sizes)), doc, field_ % len(FIELDS), count)
    filters = np.array(chunk.filters, dtype=np.int64)
    filtered = np.array(chunk.filtered, dtype=np.int64)
    counts.add(filters, filtered, np.full_like(filters, -1), np.ones_like(filters))
    telling = ~np.isin(term, list(terms.vocabulary.quiet))
    docs = fields // len(FIELDS)
    firsts = place[np.searchsorted(docs, docs)]  # of the first class of the same article
    terms.places.add(term[telling], docs[telling], (place - firsts)[telling])


def _weigh(terms: Terms, counts: _Counts) -> None:
    """Turn counts into impacts and put them into ``terms``."""
    lengths, term, doc = (np.concatenate(c) for c in (counts.lengths, counts.term, counts.doc))
    if not len(term):
        return
    weight = _weights(counts, lengths, doc)
    key = term * len(lengths) + doc
    rows = np.argsort(key, kind="stable")
    key = key[rows]
    firsts = np.flatnonzero(np.diff(key, prepend=-1))
    total = np.add.reduceat(weight[rows], firsts)
    half = int(_K1 * _UNIT)
    impact = (2 * IMPACTS * total + half + total) // (2 * (half + total))
    term = key[firsts] // len(lengths)
    terms.docs = (key[firsts] % len(lengths)).astype(np.int32)
    terms.impacts = np.clip(impact, 1, IMPACTS).astype(np.int32)
    terms.starts = np.searchsorted(term, np.arange(len(terms.vocabulary.numbers) + 1))


def _weights(counts: _Counts, lengths: Numbers, doc: Numbers) -> Numbers:
    """Return the weight of each row: occurrences, by field and by the field's length."""
    part, count = np.concatenate(counts.part), np.concatenate(counts.count)
    weight = np.where(part < 0, _UNIT, 0).astype(np.int64)
    for at, (times, quarters) in enumerate(FIELDS):
        mean = _coarse(lengths[:, at])
        own = (part == at).nonzero()[0]
        norm = (4 - quarters) * mean + quarters * lengths[doc[own], at]
        weight[own] = count[own] * (times * _UNIT * 4 * mean) // norm
    return weight


def _coarse(lengths: Numbers) -> int:
    """Return the mean length to three bits: one more article must not change every weight."""
    mean = max(1, int(lengths.sum()) // max(1, int((lengths > 0).sum())))
    bits = max(0, mean.bit_length() - 3)
    return mean >> bits << bits
