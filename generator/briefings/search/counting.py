"""Words of some articles to rows: how often each class stands in which article, and where."""

from array import array
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from briefings.model import Article
from briefings.search.bits import Numbers
from briefings.search.fields import Fields, primary
from briefings.search.reading import Reading
from briefings.search.vocabulary import GAP, Vocabulary

Small = NDArray[np.int32]
_FIELDS = len(Fields._fields)
#: The one whose length is nearly that of the article: its words have no weight of their own.
TEXT = Fields._fields.index("text")


@dataclass(slots=True)
class Chunk:
    """Articles as numbers of words, before they are counted."""

    first: int  #: the number of the first article
    words: list[int] = field(default_factory=list)  #: quicker to fill than an array
    sizes: "array[int]" = field(default_factory=lambda: array("i"))  #: words of each field
    filters: "array[int]" = field(default_factory=lambda: array("i"))
    filtered: "array[int]" = field(default_factory=lambda: array("i"))  #: articles, beside those

    def add(self, doc: int, article: Article, found: Reading, vocabulary: Vocabulary) -> None:
        """Add the next article."""
        known = vocabulary.of(primary(article)).__getitem__
        for lines in found.words:
            before = len(self.words)
            for line in lines:
                self.words.extend(map(known, line))
                self.words.append(GAP)
            self.sizes.append(len(self.words) - before)
        filters = vocabulary.of_filters(article)
        self.filters.extend(filters)
        self.filtered.extend([doc] * len(filters))


@dataclass(frozen=True, slots=True)
class Rows:
    """What was counted in a chunk: a row for each class of each article, by class, then article.

    The rows of filters follow those of words; no class is among both.
    """

    term: Small
    doc: Small
    times: Small
    lengths: Numbers  #: places by article and field
    apart: Numbers  #: row, field and times of each class in each field but the text
    placed: Small  #: class of each place that tells, sorted
    places: Small  #: beside ``placed``, by article and rising within a class


def count(chunk: Chunk, vocabulary: Vocabulary) -> Rows:
    """Count how often each class occurs in each article, and note where."""
    sizes = np.array(chunk.sizes, dtype=np.int64)
    found = np.array(chunk.words, dtype=np.int64)
    rows, term, place = vocabulary.placed(found)
    of_word = np.repeat(np.arange(len(sizes)), sizes)  # a number for each field of each article
    fields = of_word[rows]
    docs = fields // _FIELDS
    lengths = np.bincount(of_word, vocabulary.widths()[found], minlength=len(sizes))
    key, times = np.unique((term << 32) | (chunk.first + docs), return_counts=True)
    filters = np.array(chunk.filters, dtype=np.int64) << 32
    filters = np.sort(filters | np.array(chunk.filtered, dtype=np.int64))
    tells = ~vocabulary.among(vocabulary.quiet)[term]
    firsts = place[np.searchsorted(docs, docs)]  # of the first class of the same article
    order = np.argsort(term[tells], kind="stable")
    return Rows(
        term=np.concatenate((key >> 32, filters >> 32)).astype(np.int32),
        doc=np.concatenate((key, filters)).astype(np.int32),
        times=np.concatenate((times, np.ones_like(filters))).astype(np.int32),
        lengths=lengths.astype(np.int64).reshape(-1, _FIELDS),
        apart=_apart(term, fields, chunk.first, key),
        placed=term[tells][order].astype(np.int32),
        places=(place - firsts)[tells][order].astype(np.int32),
    )


def _apart(term: Numbers, fields: Numbers, first: int, key: Numbers) -> Numbers:
    apart = fields % _FIELDS != TEXT
    found, times = np.unique((term[apart] << 32) | fields[apart], return_counts=True)
    field_ = found & 0xFFFFFFFF
    row = np.searchsorted(key, (found >> 32 << 32) | (first + field_ // _FIELDS))
    return np.stack((row, field_ % _FIELDS, times))
