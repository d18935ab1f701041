"""Expressions: two words that a text prints side by side, as fossil fuels."""

from collections import Counter
from functools import lru_cache

from briefings.enrich.terms import fold_word
from briefings.enrich.weakwords import WEAK_WORDS
from briefings.enrich.wordcounts import CAPITAL_NOUNS
from briefings.enrich.wordforms import is_adjective

#: English words with these endings qualify another word and are no subject alone.
_QUALIFYING = ("ary", "ous", "ive", "ful", "less", "able", "ible", "ional", "ly")
_NOUNS_IN_LY = {"family", "assembly", "supply", "reply", "monopoly", "anomaly", "butterfly"}
#: Letters looked at on either side of a word for its neighbour, and the neighbour.
WINDOW = 40
_OPENING, _CLOSING = "\"'“”„«‘([{*_", "\"'“”»’)]}*_.,;:!?…"


def beside(word: str, text: str, lang: str) -> tuple[Counter[str], int]:
    """Return the pairs of words that a word stands in, with how often, and how often it stands.

    A name beside it makes no phrase, nor does a verb or an adverb behind it.
    """
    found: Counter[str] = Counter()
    times, start = 0, text.find(word)
    while start >= 0:
        end = start + len(word)
        if not (text[start - 1 : start].isalnum() or text[end : end + 1].isalnum()):
            times += 1
            before = text[max(0, start - WINDOW) : start].rpartition(" ")[0].rpartition(" ")[2]
            after = text[end : end + WINDOW].split(" ", 2) if text[end : end + 1] == " " else []
            one = before.lstrip(_OPENING) if text[start - 1 : start] == " " else ""
            two = after[1].rstrip(_CLOSING).partition("\n")[0] if len(after) > 1 else ""
            if one.isalpha() and is_phrase(one, word, lang):
                found[f"{one} {word}"] += 1
            if two.isalpha() and is_phrase(word, two, lang):
                found[f"{word} {two}"] += 1
        start = text.find(word, end)
    return found, times


@lru_cache(maxsize=200_000)
def is_phrase(one: str, two: str, lang: str) -> bool:
    """Tell whether two words side by side may be an expression."""
    if min(len(one), len(two)) < 3 or {fold_word(one), fold_word(two)} & WEAK_WORDS:
        return False
    if lang in CAPITAL_NOUNS:
        return two[0].isupper()
    return not (one[0].isupper() or two[0].isupper()) and is_noun_like(two, lang)


def is_noun_like(word: str, lang: str) -> bool:
    """Tell whether a word's ending does not give it away as something else than a noun."""
    if lang != "en":
        return not is_adjective(word, lang)
    if word in _NOUNS_IN_LY:
        return True
    return not word.endswith(_QUALIFYING) and (not word.endswith("ed") or word.endswith("eed"))
