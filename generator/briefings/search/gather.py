"""Articles to weighted terms: which class stands in which article, and how much it says there.

BM25F (Robertson and Zaragoza, 2009) without its idf, which the reader adds: so a new article
changes only the shards of its own words. Whole numbers throughout: every machine and the
browser must come to the same order.
"""

from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from briefings.markdown import to_text
from briefings.model import Article, Publish
from briefings.search.analyse import is_loud, pieces, to_surface, words
from briefings.search.analyse import terms as terms_of
from briefings.search.codec import IMPACTS
from briefings.search.locales import language_forms
from briefings.search.places import Places, offsets
from briefings.search.stops import QUIET, is_stop
from briefings.search.webaddress import to_bare

#: One field of an article: weight, and share of length normalisation in quarters.
FIELDS = ((3, 2), (1, 3), (1, 3), (1, 2), (1, 2))  # as in ``Fields``
_K1 = 1.2
_UNIT = 4096  # one occurrence in a field of average length
#: Numbers of classes with their places in a word, and how many places the word takes.
Placed = tuple[tuple[tuple[int, int], ...], int]


def _none() -> NDArray[np.int32]:
    return np.zeros(0, np.int32)


@dataclass(slots=True)
class Terms:
    """Everything counted, before it is written."""

    numbers: dict[str, int] = field(default_factory=dict)  #: class -> number, in order of arrival
    surfaces: list[set[str]] = field(default_factory=list)  #: forms, by number of the class
    words: dict[tuple[str, str], Placed] = field(default_factory=dict)
    #: by language and word as written: words repeat, and stemming is slow
    quiet: set[int] = field(default_factory=set)  #: classes of words that say nothing
    places: Places = field(default_factory=Places)  #: where each class stands, but the quiet ones
    docs: NDArray[np.int32] = field(default_factory=_none)  #: by class, then rising
    impacts: NDArray[np.int32] = field(default_factory=_none)  #: 1 to 16, beside ``docs``
    starts: NDArray[np.int64] = field(default_factory=lambda: np.zeros(1, np.int64))
    #: where each class begins in ``docs``, and the end

    def postings(self, number: int) -> Iterator[tuple[int, int]]:
        """Yield article and impact for one class."""
        rows = slice(self.starts[number], self.starts[number + 1])
        return zip(self.docs[rows].tolist(), self.impacts[rows].tolist(), strict=True)

    def of_word(self, lang: str, word: str) -> Placed:
        """Return the numbers and places of the classes of a word, and how many places it takes."""
        known = self.words.get((lang, word))
        if known is None:
            if is_stop(word, lang):
                quiet = to_surface(word) + QUIET
                known = (((self.number(quiet, quiet), 0),), 1)
                self.quiet.add(known[0][0][0])
            else:
                numbers = (self.number(name, form) for form, name in terms_of(word, lang))
                places, width = offsets(pieces(word))
                known = (tuple(zip(numbers, places, strict=True)), width)
            self.words[lang, word] = known
        return known

    def of_filters(self, article: Article) -> list[int]:
        """Return the numbers of the filters of an article; a language goes by its names too."""
        lang = primary(article)
        for form in language_forms(lang) if lang.isalpha() else ():
            self.number(f"lang:{lang}", f"lang:{form}")
        titled = [
            self.number(f"title:{name}", f"title:{form}")
            for word in words(article.title)
            for form, name in terms_of(word, lang)
        ]
        return [*(self.number(name, name) for name in filters(article)), *titled]

    def number(self, name: str, surface: str) -> int:
        """Return the number of a class, a new one if need be, and note one of its forms."""
        number = self.numbers.setdefault(name, len(self.numbers))
        if number == len(self.surfaces):
            self.surfaces.append(set())
        self.surfaces[number].add(surface)
        return number


@dataclass(slots=True)
class _Counts:
    """Parallel columns, one row for each class in each field of each article."""

    term: "array[int]" = field(default_factory=lambda: array("i"))
    doc: "array[int]" = field(default_factory=lambda: array("i"))
    part: "array[int]" = field(default_factory=lambda: array("b"))  #: place in FIELDS; -1: filter
    count: "array[int]" = field(default_factory=lambda: array("i"))

    def add(self, doc: int, part: int, found: Mapping[int, int]) -> None:
        """Add one field of one article: how often each class occurs."""
        self.term.extend(found)
        self.doc.extend([doc] * len(found))
        self.part.extend([part] * len(found))
        self.count.extend(found.values())


class Fields(NamedTuple):
    """What may be searched of an article; "" where there is nothing."""

    title: str
    summary: str  #: with the subtitle before it, one line each
    text: str  #: one line a block
    names: str  #: and topics, one a line
    caption: str


def texts(article: Article) -> Fields:
    """Return what may be searched.

    Of an article that may be shown only in part, nothing but title and summary.
    """
    summary = article.summary or ""
    if article.publish is not Publish.FULL:
        return Fields(article.title, summary, "", "", "")
    if article.summary_kind == "extract":
        summary = ""  # it stands in the text already
    names = (*article.tags, *article.people, *article.organisations, *article.places,
             *article.authors, article.source or "")  # fmt: skip
    return Fields(
        title=article.title,
        summary=f"{article.subtitle or ''}\n{summary}",
        text=to_text(article.body),
        names="\n".join(names),
        caption=article.image_caption or "",
    )


def gather(documents: Iterable[tuple[Article, Fields]]) -> Terms:
    """Count the terms of articles, given with their fields, in the order of their numbers."""
    terms, counts, lengths = Terms(), _Counts(), []
    for doc, (article, fields) in enumerate(documents):
        lang = primary(article)
        own, places, at = [], defaultdict[int, list[int]](list), 0
        for part, text in enumerate(fields):
            found, at = _count(text, lang, terms, at)
            counts.add(doc, part, {number: len(its) for number, its in found.items()})
            own.append(sum(map(len, found.values())))
            for number in found.keys() - terms.quiet:
                places[number] += found[number]
        terms.places.add(doc, places)
        lengths.append(own)
        counts.add(doc, -1, dict.fromkeys(terms.of_filters(article), 1))
    _weigh(terms, counts, np.array(lengths, dtype=np.int64))
    return terms


def primary(article: Article) -> str:
    """Return the primary subtag of an article's language, "" if it is unknown."""
    return (article.lang or "").lower().split("-")[0]


def filters(article: Article) -> list[str]:
    """Return the terms by which ``source:`` and its like find an article, sorted, each once."""
    # of a text that is not shown the names are not told either
    is_whole = article.publish is Publish.FULL
    values = {
        "lang": [primary(article)],
        "source": words(article.source or ""),
        "author": words(" ".join(article.authors)),
        "topic": words(" ".join(article.tags)),
        "person": words(" ".join(article.people)) if is_whole else [],
        "place": words(" ".join(article.places)) if is_whole else [],
        "url": words(to_bare(article.source_url or "")),
    }
    return sorted(
        {f"{key}:{to_surface(w)}" for key, found in values.items() for w in found if to_surface(w)}
    )


def _count(text: str, lang: str, terms: Terms, at: int) -> tuple[dict[int, list[int]], int]:
    """Return the places of each class in a text that begins at a place, and the one behind it."""
    found: dict[int, list[int]] = {}
    if " " in text and is_loud(text):  # a headline all in capitals holds no abbreviations
        text = text.lower()
    for line in text.split("\n"):
        for word in words(line):
            classes, width = terms.of_word(lang, word)
            for number, offset in classes:
                found.setdefault(number, []).append(at + offset)
            at += width
        at += 1  # no phrase runs across lines
    return found, at


def _weigh(terms: Terms, counts: _Counts, lengths: NDArray[np.int64]) -> None:
    """Turn counts into impacts and put them into ``terms``."""
    if not counts.term:
        return
    weight = _weights(counts, lengths)
    key = np.array(counts.term, dtype=np.int64) * len(lengths) + np.array(counts.doc)
    rows = np.argsort(key, kind="stable")
    key = key[rows]
    firsts = np.flatnonzero(np.diff(key, prepend=-1))
    total = np.add.reduceat(weight[rows], firsts)
    half = int(_K1 * _UNIT)
    impact = (2 * IMPACTS * total + half + total) // (2 * (half + total))
    term = key[firsts] // len(lengths)
    terms.docs = (key[firsts] % len(lengths)).astype(np.int32)
    terms.impacts = np.clip(impact, 1, IMPACTS).astype(np.int32)
    terms.starts = np.searchsorted(term, np.arange(len(terms.numbers) + 1))


def _weights(counts: _Counts, lengths: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return the weight of each row: occurrences, by field and by the field's length."""
    doc, part, count = (np.array(c) for c in (counts.doc, counts.part, counts.count))
    weight = np.where(part < 0, _UNIT, 0).astype(np.int64)
    for at, (times, quarters) in enumerate(FIELDS):
        mean = _coarse(lengths[:, at])
        own = (part == at).nonzero()[0]
        norm = (4 - quarters) * mean + quarters * lengths[doc[own], at]
        weight[own] = count[own].astype(np.int64) * (times * _UNIT * 4 * mean) // norm
    return weight


def _coarse(lengths: NDArray[np.int64]) -> int:
    """Return the mean length to three bits: one more article must not change every weight."""
    mean = max(1, int(lengths.sum()) // max(1, int((lengths > 0).sum())))
    bits = max(0, mean.bit_length() - 3)
    return mean >> bits << bits
