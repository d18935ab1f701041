"""Words as written to their classes, each looked at once: words repeat, and analysis is slow."""

from array import array
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from briefings.model import Article
from briefings.search.analyse import pieces, terms, to_class, to_surface, words
from briefings.search.fields import filters, primary
from briefings.search.locales import language_forms
from briefings.search.places import offsets
from briefings.search.stops import QUIET, is_stop

#: The number of no word: it takes a place, so that no phrase runs across it.
GAP = 0


class _Known(dict[str, int]):
    """Numbers of the words of one language; an unknown word gets one when it is asked for."""

    def __init__(self, vocabulary: "Vocabulary", lang: str) -> None:
        self._vocabulary, self._lang = vocabulary, lang

    def __missing__(self, word: str) -> int:
        self[word] = number = self._vocabulary.add(self._lang, word)
        return number


@dataclass(slots=True)
class Vocabulary:
    """All classes, with the words that belong to them."""

    numbers: dict[str, int] = field(default_factory=dict)  #: class -> number, in order of arrival
    surfaces: list[list[str]] = field(default_factory=list)
    #: forms, each once, by number of the class
    quiet: set[int] = field(default_factory=set)  #: classes of words that say nothing
    filters: set[int] = field(default_factory=set)  #: classes of filters
    _by_lang: dict[str, _Known] = field(default_factory=dict)
    _classes: "array[int]" = field(default_factory=lambda: array("i"))  #: of all words in turn
    _offsets: "array[int]" = field(default_factory=lambda: array("i"))  #: beside ``_classes``
    _firsts: "array[int]" = field(default_factory=lambda: array("i", [0, 0]))
    #: by word: where its classes begin; and the end
    _titled: dict[tuple[str, str], tuple[int, ...]] = field(default_factory=dict)
    _widths: "array[int]" = field(default_factory=lambda: array("i", [1]))  #: places by word

    def of(self, lang: str) -> _Known:
        """Return what gives the number of a word as written in a language."""
        return self._by_lang.setdefault(lang, _Known(self, lang))

    def add(self, lang: str, word: str) -> int:
        """Return the number of a word that is new in its language."""
        is_plain = word.isascii() and word.isalpha()  # nearly all words of nearly all archives
        places, width = ((0,), 1) if is_plain else offsets(pieces(word))
        if is_stop(word, lang):
            form = to_surface(word) + QUIET
            number = self.number(form, form)
            self.quiet.add(number)
            found, places, width = [number], (0,), 1
        elif is_plain:
            form = to_surface(word)
            found = [self.number(to_class(word, form, lang), form)]
        else:
            found = [self.number(name, form) for form, name in terms(word, lang)]
        self._classes.extend(found)
        self._offsets.extend(places)
        self._firsts.append(len(self._classes))
        self._widths.append(width)
        return len(self._widths) - 1

    def of_filters(self, article: Article) -> list[int]:
        """Return the classes of the filters of an article; a language goes by its names too."""
        lang = primary(article)
        for form in language_forms(lang) if lang.isalpha() else ():
            self.number(f"lang:{lang}", f"lang:{form}")
        titled = (number for word in words(article.title) for number in self._of_title(lang, word))
        return sorted({*(self.number(name, name) for name in filters(article)), *titled})

    def _of_title(self, lang: str, word: str) -> tuple[int, ...]:
        key = lang, word
        if key not in self._titled:
            self._titled[key] = tuple(
                self.number(f"title:{name}", f"title:{form}") for form, name in terms(word, lang)
            )
        return self._titled[key]

    def forget_words(self) -> None:
        """Give back the memory of all words as written; only classes and forms are left."""
        self._by_lang.clear()
        self._titled.clear()
        self._classes, self._offsets = array("i"), array("i")

    def widths(self) -> NDArray[np.int64]:
        """Return how many places each word takes."""
        return np.array(self._widths, dtype=np.int64)

    def among(self, classes: set[int]) -> NDArray[np.bool_]:
        """Tell of each class whether it is one of those."""
        found = np.zeros(len(self.numbers), dtype=np.bool_)
        found[list(classes)] = True
        return found

    def number(self, name: str, surface: str) -> int:
        """Return the number of a class, a new one if need be, and note one of its forms."""
        number = self.numbers.setdefault(name, len(self.numbers))
        if number == len(self.surfaces):
            self.surfaces.append([])
            if ":" in name:
                self.filters.add(number)
        if surface not in self.surfaces[number]:
            self.surfaces[number].append(surface)
        return number

    def placed(
        self, found: NDArray[np.int64]
    ) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]:
        """Return for words in turn: the rows that their classes have, these classes, their places.

        Places are counted from the first of the words.
        """
        firsts, widths = np.array(self._firsts), self.widths()
        times = np.diff(firsts)[found]
        rows = np.repeat(np.arange(len(found)), times)
        within = np.arange(len(rows)) - np.repeat(np.cumsum(times) - times, times)
        at = firsts[found][rows] + within
        begins = np.cumsum(widths[found]) - widths[found]
        places = begins[rows] + np.array(self._offsets, dtype=np.int64)[at]
        return rows, np.array(self._classes, dtype=np.int64)[at], places
