"""Word forms: one name in its cases, and which of them a sentence may quote."""

import re
from collections.abc import Iterable
from functools import lru_cache

from briefings.enrich.terms import fold_word, stemmer

Name = tuple[str, ...]

#: Languages with capitals whose names take case endings, and whose shortest form is the bare one.
_INFLECTED = {"ru", "uk", "be", "sr", "tr", "hu", "fi"}
EAST_SLAVIC = {"ru", "uk", "be"}
# Ukrainian and Belarusian have no Snowball algorithm, and five letters would make one name of
# Україна and український: the case endings of their nouns and adjectives, longest first.
_ENDING = re.compile(
    r"(?<=\w{3})(?:ового|овому|ами|ями|ого|ому|ему|ыми|ими|ові|еві|єві|ых|ах|ях|ою|ею|єю|ій|ый"
    r"|ий|ой|ей|ом|ем|єм|ым|им|ів|їв|ам|ям|их|ая|ую|ае|аю|[аяоеєиіїуюьыйэ])$"
)
_ADJECTIVE = re.compile(
    r"(?:[сц]к(?:ий|ого|ому|им|ом|ая|ой|ую|ое|ие|их|ими|ага|аму|ае|аю|ія|іх|імі)"
    r"|[сц]ьк(?:ий|ого|ому|им|ою|ій|их|ими|а|у|е|і)"
    r"|н(?:ый|ого|ому|ым|ом|ая|ую|ое|ые|ых|ыми))$"
)
#: Endings that a nominative rarely has. Сочи and Баку look so too: such forms come last, not never.
_OBLIQUE = re.compile(
    r"(?:у|ю|ом|ем|ой|ей|ою|ею|єю|ым|им|ам|ям|ами|ями|ах|ях|ого|его|ому|ему|ові|еві|ій|[ыиіе])$"
)
#: At the end of forms of one length, the likelier nominative first: Одесса before Одессе.
_ENDS = "ьйаяоєеіиыїюу"


@lru_cache(maxsize=500_000)
def name_key(word: str, lang: str) -> str:
    """Return what the forms of a word in a name share within its language."""
    if lang in {"uk", "be"}:
        return fold_word(bare_stem(word.lower()))
    if lang in _INFLECTED:
        return stemmer(lang)(word.lower()) or fold_word(word)
    return fold_word(word).replace("’", "'")


@lru_cache(maxsize=100_000)
def bare_stem(word: str) -> str:
    """Return a lower-case Ukrainian or Belarusian word without its case ending."""
    return _ENDING.sub("", word)


def has_cases(lang: str) -> bool:
    """Tell whether names take case endings in a language."""
    return lang in _INFLECTED


def to_bare_form(forms: Iterable[Name], lang: str) -> Name:
    """Return the form of a name that stands best in a sentence of another language.

    The nominative as far as endings tell, else the shortest; ``forms`` must not be empty.
    """
    return min(forms, key=lambda name: (is_oblique(name, lang), ending_rank(name), name))


def ending_rank(name: Name) -> tuple[int, int]:
    """Return the key that sorts the forms of one name: the shorter, then the likelier ending."""
    ends = sum(_ENDS.find(word[-1].lower()) + 1 for word in name)
    return (sum(map(len, name)), ends)


def is_oblique(name: Name, lang: str) -> bool:
    """Tell whether the last word looks like a case that needs a preposition or a verb."""
    if lang not in EAST_SLAVIC:
        return False
    word = name[-1].lower()
    return bool(_OBLIQUE.search(word)) and fold_word(word) != name_key(word, lang)


def is_adjective(word: str, lang: str) -> bool:
    """Tell whether a word looks like an East Slavic adjective: Крымском, Київської."""
    return lang in EAST_SLAVIC and len(word) > 4 and bool(_ADJECTIVE.search(word.lower()))
