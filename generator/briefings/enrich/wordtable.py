"""The words of all articles as tables: which stand where, how often, and what a text is about.

Words are numbered in the order met, each language by itself; so are their lower-case forms, and
the terms in these. Everything that is the same for a word wherever it stands is told once.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from scipy import sparse

from briefings.enrich.terms import lead, to_terms
from briefings.enrich.wordcounts import Counter, Numbers, Part, Read
from briefings.model import Article
from briefings.text import words

#: Articles counted at once.
AT_ONCE = 1_000


class Vocabulary(dict[str, int]):
    """The words of one language -> their numbers among those of all; a new one gets the next."""

    def __init__(self, lang: str, entries: list[tuple[str, str]]) -> None:
        super().__init__()
        self._lang, self._entries = lang, entries

    def __missing__(self, word: str) -> int:
        self[word] = number = len(self._entries)
        self._entries.append((self._lang, word))
        return number


@dataclass(frozen=True)
class WordTable:
    """The words of an archive; a row is an article."""

    words: Sequence[tuple[str, str]]  #: by number: language, word as printed
    low: Numbers  #: by number of a word: number of its lower-case form
    lows: Sequence[tuple[str, str]]  #: by number of a lower-case form: language, word
    numbers: Mapping[str, int]  #: term -> number
    terms_of: Sequence[tuple[int, ...]]  #: by number of a lower-case form: the terms in it
    printed: Mapping[str, int]  #: word as printed, in any language -> times in all texts
    counts: sparse.csr_matrix  #: rows by terms: times, the title's thrice, the lead's twice
    #: what each row is about: it comes back to it, unless it is too short to, or opens with it, or
    #: has it as a topic; a slice of the two below for each row
    bounds: Numbers
    about: Numbers  #: numbers of lower-case forms, rising within a row
    spelt: Numbers  #: numbers of the words as the row prints them, without a capital if it can

    def spellings(self, langs: Collection[str]) -> dict[tuple[str, int], list[str]]:
        """Return the lower-case words behind each term by language, sorted."""
        found: dict[tuple[str, int], list[str]] = {}
        for (lang, word), terms in sorted(zip(self.lows, self.terms_of, strict=True)):
            if lang in langs:
                for term in terms:
                    found.setdefault((lang, term), []).append(word)
        return found


def make_word_table(
    articles: Sequence[Article], texts: Sequence[str], langs: Sequence[str]
) -> WordTable:
    """Count the words of all articles; ``langs`` are primary subtags, "" if unknown."""
    entries: list[tuple[str, str]] = []
    known = {lang: Vocabulary(lang, entries) for lang in set(langs)}
    read = [
        read_words(article, text, known[lang])
        for article, text, lang in zip(articles, texts, langs, strict=True)
    ]
    low, lows = to_lows(entries)
    numbers: dict[str, int] = {}
    terms_of = [
        tuple(numbers.setdefault(term, len(numbers)) for term in to_terms(word, lang))
        for lang, word in lows
    ]
    counter, turn = Counter(entries, low, lows), turning(terms_of, len(numbers))
    empty = np.zeros(0, np.int64)
    parts = [Part(sparse.csr_matrix((0, len(lows))), empty, empty, empty)]
    for start in range(0, len(read), AT_ONCE):
        some = slice(start, start + AT_ONCE)
        parts.append(counter.count(read[some], langs[some]))
    counts = sparse.vstack([part.counts @ turn for part in parts], format="csr")
    counts.sort_indices()
    return WordTable(
        words=entries,
        low=low,
        lows=lows,
        numbers=numbers,
        terms_of=terms_of,
        printed=printed_in(entries, read),
        counts=counts,
        bounds=np.cumsum(np.concatenate([[0], *(part.sizes for part in parts)])),
        about=np.concatenate([part.about for part in parts]),
        spelt=np.concatenate([part.spelt for part in parts]),
    )


def read_words(article: Article, text: str, known: Vocabulary) -> Read:
    """Return an article as the numbers of its words: those of the text come first, so do they."""
    body, title = (
        np.fromiter(map(known.__getitem__, found), np.int32, len(found))
        for found in (words(text), words(article.title))
    )
    tags = frozenset(word.lower() for word in words(" ".join(article.tags)))
    return Read(body, title, len(lead(text)), tags)


def to_lows(entries: Sequence[tuple[str, str]]) -> tuple[Numbers, list[tuple[str, str]]]:
    """Return the number of the lower-case form of each word, and these forms in the order met."""
    known: dict[tuple[str, str], int] = {}
    low = [known.setdefault((lang, word.lower()), len(known)) for lang, word in entries]
    return np.array(low, dtype=np.int64), list(known)


def turning(terms_of: Sequence[tuple[int, ...]], width: int) -> sparse.csr_matrix:
    """Return the table that turns counts of lower-case words into counts of terms."""
    sizes = np.fromiter(map(len, terms_of), np.int64, len(terms_of))
    columns = np.fromiter((term for terms in terms_of for term in terms), np.int64, sizes.sum())
    bounds = np.concatenate([[0], np.cumsum(sizes)])
    return sparse.csr_matrix((np.ones(len(columns)), columns, bounds), (len(terms_of), width))


def printed_in(entries: Sequence[tuple[str, str]], read: Sequence[Read]) -> dict[str, int]:
    """Return how often each word is printed in the texts, whatever their language."""
    times = np.zeros(len(entries), dtype=np.int64)
    for article in read:
        np.add.at(times, article.text, 1)
    found: dict[str, int] = {}
    for (_lang, word), many in zip(entries, times.tolist(), strict=True):
        found[word] = found.get(word, 0) + many
    return found
