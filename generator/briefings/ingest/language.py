"""The language of a text: py3langid, offline, among the languages of its script."""

import unicodedata
from collections import Counter
from collections.abc import Mapping
from functools import cache

from py3langid.langid import MODEL_FILE, LanguageIdentifier

_LATIN = (
    "en", "de", "fr", "es", "it", "pt", "nl", "pl", "cs", "sk", "sl", "hr", "bs", "sq", "ro",
    "hu", "sv", "da", "no", "fi", "et", "lv", "lt", "tr", "az", "uz", "id", "ms", "vi", "sw",
    "ca", "gl", "eu", "is", "ga", "cy", "tl",
)  # fmt: skip
#: Languages of the news that a script is likely to hold; others need a declaration.
_BY_SCRIPT: dict[str, tuple[str, ...]] = {
    "LATIN": _LATIN,
    "CYRILLIC": ("ru", "uk", "be", "bg", "mk", "sr", "kk", "ky", "mn", "tg"),
    "ARABIC": ("ar", "fa", "ur", "ps", "ug", "ku"),
    "HEBREW": ("he",),
    "GREEK": ("el",),
    "GEORGIAN": ("ka",),
    "ARMENIAN": ("hy",),
    "DEVANAGARI": ("hi", "mr", "ne"),
    "BENGALI": ("bn",),
    "THAI": ("th",),
    "HANGUL": ("ko",),
    "HIRAGANA": ("ja",),
    "KATAKANA": ("ja",),
    "CJK": ("zh",),
}
_SAMPLE = 4000  # characters; more text changes no decision
_START = 1000  # characters that tell which names of months to try first
#: Two letters that settle what statistics confuse on short texts.
_TELLING = (
    ("uk", "їєґ"), ("be", "ў"), ("fa", "پچژگ"), ("ur", "ٹڈڑے"), ("kk", "қғұәһ"), ("sr", "ђћџ"),
    ("mk", "ѓќѕ"),
)  # fmt: skip


def find_language(text: str) -> tuple[str, float] | None:
    """Return a BCP 47 code and a confidence from 0 to 0.8, or None without letters."""
    sample = text[:_SAMPLE]
    letters = _letters(sample)
    script = _script(letters)
    if script is None:
        return None
    among = _BY_SCRIPT.get(script, ())
    if len(among) == 1:
        return among[0], 0.8
    sure = min(0.8, 0.2 + sum(letters.values()) / 1000)
    found = _telling(sample, among) or _ranked(sample, among)
    return (found, round(sure, 2)) if found else None


def script_language(text: str) -> str | None:
    """Return a language to start with for month names: the likeliest for the script."""
    found = find_language(text[:_START])
    return found[0] if found else None


def _letters(text: str) -> dict[str, int]:
    """Return how often each letter stands in a text."""
    return {char: number for char, number in Counter(text).items() if char.isalpha()}


def _script(letters: Mapping[str, int]) -> str | None:
    counts: dict[str, int] = {}
    for char, number in letters.items():
        name = _script_of(char)
        counts[name] = counts.get(name, 0) + number
    if counts.get("HIRAGANA", 0) + counts.get("KATAKANA", 0) > 0.1 * sum(counts.values()):
        return "HIRAGANA"
    return max(sorted(counts), key=lambda name: counts[name]) if counts else None


@cache
def _script_of(char: str) -> str:
    return unicodedata.name(char, "UNKNOWN").split(" ")[0].split("-")[0]


def _telling(text: str, among: tuple[str, ...]) -> str | None:
    """Return the language whose own letters stand in the text often enough to be no quotation."""
    lowered = text.lower()
    least = max(2, len(text) // 400)
    for lang, letters in _TELLING:
        if lang in among and sum(lowered.count(letter) for letter in letters) >= least:
            return lang
    return None


def _ranked(text: str, among: tuple[str, ...]) -> str | None:
    ranked = _identifier().rank(text)
    for lang, _score in ranked:
        if not among or lang in among:
            return "nb" if lang == "no" else str(lang)
    return None


@cache
def _identifier() -> LanguageIdentifier:
    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


def share_script(lang: str, text: str) -> bool:
    """Tell whether a text is in the script of a language; True where we do not know."""
    script = _script(_letters(text[:_SAMPLE]))
    known = [name for name, langs in _BY_SCRIPT.items() if lang.partition("-")[0] in langs]
    if not known or script is None or script not in _BY_SCRIPT:
        return True
    if "Latn" in lang or "Cyrl" in lang:
        return True
    east_asian = {"CJK", "HIRAGANA", "KATAKANA", "HANGUL"}
    return script in known or (script in east_asian and bool(east_asian & set(known)))
