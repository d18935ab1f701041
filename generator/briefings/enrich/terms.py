"""Terms: what is counted of a text, so that two texts can be compared."""

from collections.abc import Callable
from functools import cache, lru_cache

from Stemmer import Stemmer, algorithms

from briefings.enrich.stopwords import STOP_WORDS
from briefings.text import first_words, fold, words

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


@lru_cache(maxsize=64)  # a text is compared with its neighbours, one after another
def lower_words(text: str) -> frozenset[str]:
    """Return the words that stand in a text, in lower case."""
    return frozenset(words(text.lower()))


def lead(text: str) -> list[str]:
    """Return the words of the first paragraph, at most 60 of them."""
    return first_words(text.partition("\n")[0], 60)
