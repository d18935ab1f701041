"""Terms: what is counted of a text, so that two texts can be compared."""

from collections.abc import Callable, Mapping
from functools import cache, lru_cache

from Stemmer import Stemmer, algorithms

from briefings.enrich.stopwords import STOP_WORDS
from briefings.text import fold, words

#: Primary language subtag -> algorithm of Snowball. What an installed PyStemmer lacks is
#: cut to its first five letters, which finds nearly as well.
_SNOWBALL = {
    "ar": "arabic", "ca": "catalan", "da": "danish", "de": "german", "el": "greek",
    "en": "english", "es": "spanish", "eu": "basque", "fi": "finnish", "fr": "french",
    "ga": "irish", "hi": "hindi", "hu": "hungarian", "hy": "armenian", "id": "indonesian",
    "it": "italian", "lt": "lithuanian", "ne": "nepali", "nl": "dutch", "nb": "norwegian",
    "no": "norwegian", "pt": "portuguese", "ro": "romanian", "ru": "russian", "sr": "serbian",
    "sv": "swedish", "ta": "tamil", "tr": "turkish", "yi": "yiddish",
}  # fmt: skip
_CUT = 5
_NO_STOP_WORDS: frozenset[str] = frozenset()


@lru_cache(maxsize=500_000)
def fold_word(word: str) -> str:
    """Return the folded word; the same words come again and again."""
    return fold(word)


@cache
def stemmer(lang: str) -> Callable[[str], str]:
    """Return what takes the ending off a lower-case word of a language, folded afterwards."""
    algorithm = _SNOWBALL.get(lang)
    if algorithm not in algorithms():
        return lambda word: fold(word)[:_CUT]
    stem = Stemmer(algorithm).stemWord
    return lru_cache(maxsize=500_000)(lambda word: fold(stem(word)))


def is_run_together(word: str) -> bool:
    """Tell whether the word is in a script without spaces: Han, kana, Thai, Lao, Khmer, Burmese."""
    return max(word) >= "\u0e00" and any(
        "\u3040" <= c <= "\u30ff" or "\u3400" <= c <= "\u9fff" or "\U00020000" <= c <= "\U0003ffff"
        or "\u0e00" <= c <= "\u0eff" or "\u1000" <= c <= "\u109f" or "\u1780" <= c <= "\u17ff"
        for c in word
    )  # fmt: skip


def pieces(word: str) -> list[str]:
    """Return the overlapping pieces of a run-together word: three letters in Thai, else two."""
    size = 3 if "\u0e00" <= word[0] <= "\u0eff" else 2
    return [word[i : i + size] for i in range(max(1, len(word) - size + 1))]


class Lexicon:
    """The terms of an archive, numbered in the order met."""

    def __init__(self) -> None:
        self.numbers: dict[str, int] = {}  #: term -> number
        self._known: dict[str, dict[str, tuple[int, ...]]] = {}

    def terms(self, word: str, lang: str) -> tuple[int, ...]:
        """Return the numbers of the terms in a lower-case word; none for a stop word."""
        known = self._known.setdefault(lang, {})
        if word not in known:
            found = to_terms(word, lang)
            known[word] = tuple(self.numbers.setdefault(t, len(self.numbers)) for t in found)
        return known[word]

    def spellings(self) -> dict[tuple[str, int], list[str]]:
        """Return the lower-case words behind each term by language, sorted."""
        found: dict[tuple[str, int], list[str]] = {}
        for lang in sorted(self._known):
            for word in sorted(self._known[lang]):
                for term in self._known[lang][word]:
                    found.setdefault((lang, term), []).append(word)
        return found

    def count(self, often: Mapping[str, float], lang: str) -> dict[int, float]:
        """Return how often each term stands in a text, from how often each lower-case word does."""
        counts: dict[int, float] = {}
        known = self._known.setdefault(lang, {})
        for word, times in often.items():
            numbers = known.get(word)
            for number in self.terms(word, lang) if numbers is None else numbers:
                counts[number] = counts.get(number, 0) + times
        return counts


def to_terms(word: str, lang: str) -> list[str]:
    """Return the terms of a lower-case word: its stem, or its pieces where words run together."""
    if is_run_together(word):
        return pieces(word)
    bare = word.replace("’", "'")
    bare = bare.removesuffix("'s").replace("'", "")
    folded = fold(bare)
    if len(folded) < 2 or folded in STOP_WORDS.get(lang, _NO_STOP_WORDS):
        return []
    if folded.isdecimal():
        return [folded]
    return [stemmer(lang)(bare) or folded]


def lead(text: str) -> list[str]:
    """Return the words of the first paragraph, at most 60 of them."""
    return words(text.partition("\n")[0])[:60]
