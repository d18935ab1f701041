"""Text to terms: words, folded surface forms, and the class of forms a word belongs to.

The browser cuts and folds in the same way (theme/scripts/search-text.js; both are held to
tests/unit/search/vectors.json). Stems are made here only: the index says which forms belong
together, so that no stemmer is needed at the other side.
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import cache

from Stemmer import Stemmer

from briefings.text import fold

#: Longer words are cut: nobody types them, and the names of shards grow with them.
MAX_TERM = 24  # characters
#: Mark of a piece that is part of the word before it.
PART = -1
#: Where no stemmer exists, the first five letters do nearly as well, and better with typos.
STEM_LETTERS = 5

_HAN = (
    "\u3005-\u3007\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff"
    "\uf900-\ufaff\uff66-\uff9f\U00020000-\U0003ffff"
)
_THAI = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff"  # and Lao, Burmese, Khmer: no spaces either
_RUN = re.compile(f"[{_HAN}]+|[{_THAI}]+|[^{_HAN}{_THAI}]+")
_IS_HAN = re.compile(f"[{_HAN}]")
_IS_THAI = re.compile(f"[{_THAI}]")
#: Letters and a number in one word, as in COP27, which others write with a space.
_COMPOUND = re.compile(r"([^\W\d_]{2,})(\d+)|(.)[\u2010\u2011-](.+)")
#: Scripts whose words hold marks or apostrophes, beside all that comes after them.
_MARKED = re.compile("[\u0300-\u1fff\u20d0-\U0010ffff]")
#: A letter and what a hyphen ties to it, one word as people write it: e-mail, F-16, G-7.
_LETTER = "[A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u0391-\u03c9\u0400-\u0481]"
_HYPHEN = "\u2010\u2011-"
_TIED = rf"(?<![\w{_HYPHEN}]){_LETTER}[{_HYPHEN}]"
#: What ``_word`` finds in a text without any of these.
_LATIN_WORD = re.compile(
    rf"\w{{2,}}|{_TIED}(?:\w{{2,}}|\d)"
    r"|(?<!\w)[^\W\d_](?:\.[^\W\d_])+(?!\w)\.?|(?<!['’])\w(?!['’])"
)
_ASCII_WORD = re.compile(_LATIN_WORD.pattern, re.ASCII)
_NO_LETTER = re.compile(r"[\W_]+")
#: Scripts of India write their vowels as marks: without them no word is left.
_INDIC = re.compile("[\u0900-\u0dff]")
#: Letters that Unicode does not take apart but people type without the stroke.
_PLAIN = str.maketrans(
    {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d", "ł": "l", "ı": "i", "ʼ": ""}
)

#: What stands within a word: apostrophes as stemmers know them, no full stops, no hyphens.
_INNER = str.maketrans("’", "'", ".-\u2010\u2011")

#: Snowball's name by primary language subtag.
STEMMERS = {
    "ar": "arabic", "ca": "catalan", "cs": "czech", "da": "danish", "de": "german", "el": "greek",
    "en": "english", "es": "spanish", "et": "estonian", "eu": "basque", "fi": "finnish",
    "fr": "french", "ga": "irish", "hi": "hindi", "hu": "hungarian", "hy": "armenian",
    "id": "indonesian", "it": "italian", "lt": "lithuanian", "nb": "norwegian", "ne": "nepali",
    "nl": "dutch", "nn": "norwegian", "no": "norwegian", "pl": "polish", "pt": "portuguese",
    "ro": "romanian", "ru": "russian", "sr": "serbian", "sv": "swedish", "ta": "tamil",
    "tr": "turkish", "yi": "yiddish",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Piece:
    """One searchable form and where it stands."""

    surface: str  #: folded: lower case letters and digits only, never empty
    start: int  #: characters from the start of the text
    end: int
    gram: int  #: 0 for a word; 1, 2 or 3 for so many characters of an unspaced script; or PART


def words(text: str) -> list[str]:
    """Return the words as written, in order.

    A single letter cut off by an apostrophe (``l'``, ``'s``) is no word. Inside Cyrillic words
    the apostrophe is a letter, and so are the marks of Hebrew abbreviations. Letters with full
    stops between (``U.N.``) are one word, and so is what a hyphen ties to a letter (``e-mail``).
    """
    # the same words each time, in a third of the time where no marks can stand
    word = _ASCII_WORD if text.isascii() else _word() if _MARKED.search(text) else _LATIN_WORD
    return word.findall(text.replace("_", " "))


def pieces(text: str) -> list[Piece]:
    """Return every searchable form of a text in order; grams of one run by start, then length.

    After a word of letters and a number both follow as parts.
    """
    found = []
    for match in _word().finditer(text.replace("_", " ")):
        found.extend(_of_word(match[0], match.start()))
    return found


def to_surface(word: str) -> str:
    """Return the folded form, at most 24 characters; "" if no letter or digit is left."""
    if word.isascii() and word.isalnum():
        return word.lower()[:MAX_TERM]
    if _INDIC.search(word):
        whole = unicodedata.normalize("NFKD", word.lower())
        return "".join(_word().findall(whole))[:MAX_TERM]
    folded = fold(fold(word).translate(_PLAIN)).lower()
    return _NO_LETTER.sub("", folded)[:MAX_TERM]


def terms(word: str, lang: str) -> tuple[tuple[str, str], ...]:
    """Return pairs of surface form and class for one word as written.

    ``lang`` is a primary subtag or "". The class of a gram or of a number is itself.
    """
    return tuple(
        (p.surface, p.surface if p.gram > 0 else to_class(word[p.start : p.end], p.surface, lang))
        for p in _of_word(word, 0)
    )


def split_compound(word: str) -> tuple[str, str] | None:
    """Return the parts of a word such as COP27 or F-16, None if it is no such word."""
    match = _COMPOUND.fullmatch(word) if len(word) <= MAX_TERM else None
    return (match[1] or match[3], match[2] or match[4]) if match else None


def is_loud(word: str) -> bool:
    """Tell whether a word stands in capitals, two at least, as abbreviations do."""
    return len(word) > 1 and word == word.upper() != word.lower()


def to_class(word: str, surface: str, lang: str) -> str:
    """Return the name of the class that a word belongs to in its language."""
    is_plain = surface.isascii() and surface.isalpha()
    if not is_plain and any(c.isnumeric() for c in surface):
        return surface
    name = STEMMERS.get(lang)
    if not name or _is_foreign(surface, lang):
        return surface[:STEM_LETTERS]
    stem = to_surface(_stemmer(name).stemWord(word.lower().translate(_INNER)))
    return stem or surface


def _is_foreign(surface: str, lang: str) -> bool:
    """Tell whether a word is Cyrillic in a text that is not: that stemmer would leave it whole."""
    return "\u0400" <= surface[0] <= "\u052f" and lang not in {"ru", "sr"}


def _of_word(word: str, start: int) -> list[Piece]:
    if word.isascii():  # nearly all words of nearly all archives
        return _of_run(word, start)
    found = []
    for run in _RUN.finditer(word):
        at = start + run.start()
        if _IS_HAN.match(run[0]):
            found.extend(_grams(run[0], at, (1, 2)))
        elif _IS_THAI.match(run[0]):
            found.extend(_grams(run[0], at, (3,)))
        else:
            found.extend(_of_run(run[0], at))
    return found


def _of_run(run: str, start: int) -> list[Piece]:
    surface = to_surface(run)
    if not surface:
        return []
    end = start + len(run)
    found = [Piece(surface, start, end, 0)]
    parts = None if run.isalpha() else split_compound(run)
    if parts:
        found.append(Piece(to_surface(parts[0]), start, start + len(parts[0]), PART))
        found.append(Piece(to_surface(parts[1]), end - len(parts[1]), end, PART))
    return found


def _grams(run: str, start: int, sizes: tuple[int, ...]) -> list[Piece]:
    """Return the grams of a run; a run shorter than the only size is one gram."""
    chars = [(char, start + at) for at, raw in enumerate(run) for char in to_surface(raw)]
    if len(chars) < sizes[0]:
        sizes = (len(chars),)
    return [
        Piece("".join(c for c, _ in part), part[0][1], part[-1][1] + 1, size)
        for at in range(len(chars))
        for size in sizes
        if len(part := chars[at : at + size]) == size > 0
    ]


@cache
def _word() -> re.Pattern[str]:
    marks = "".join(_mark_ranges())
    inner = rf"[\w{marks}]"
    apostrophe = "(?<=[\u0400-\u052f])['’](?=[\u0400-\u052f])"
    gershayim = '(?<=[\u05d0-\u05ea])["\u05f3\u05f4](?=[\u05d0-\u05ea])'
    letter = r"[^\W\d_]"
    return re.compile(
        rf"{_TIED}(?:\w{inner}+|\d)|(?<!\w){letter}(?:\.{letter})+(?!{inner})\.?"
        rf"|\w(?:{inner}++|{apostrophe}|{gershayim})++|(?<!['’])\w(?!['’])"
    )


def _mark_ranges() -> list[str]:
    """Return the combining marks of Unicode as ranges of a class; re has no name for them."""
    codes = [c for c in range(0x300, 0x20000) if unicodedata.category(chr(c))[0] == "M"]
    codes += range(0xE0100, 0xE01F0)
    ranges: list[list[int]] = []
    for code in codes:
        if ranges and ranges[-1][1] == code - 1:
            ranges[-1][1] = code
        else:
            ranges.append([code, code])
    return [f"{chr(first)}-{chr(last)}" for first, last in ranges]


@cache
def _stemmer(name: str) -> Stemmer:
    return Stemmer(name, 0)  # without its cache: each word is asked for once
