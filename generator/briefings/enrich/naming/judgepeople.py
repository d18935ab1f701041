"""Whether a name is a person's: a given name, a title, an age, a surname that comes back."""

from functools import cache

from briefings.enrich.naming import data
from briefings.enrich.naming.case import DEMONYM, Case
from briefings.enrich.naming.gazetteer import gazetteer
from briefings.enrich.naming.morphology import (
    PARTICLES,
    agree,
    is_adjective,
    is_common,
    is_known,
    kinds,
)
from briefings.enrich.naming.pieces import ROYAL
from briefings.enrich.naming.scan import AGED, INSIDE, SAID, TITLED
from briefings.enrich.naming.sighting import ECHO_SAID, ECHOED
from briefings.enrich.terms import fold_word
from briefings.enrich.weakwords import PEOPLES
from briefings.enrich.wordforms import EAST_SLAVIC

_LONGEST = 4
_PARTICLES = PARTICLES | frozenset(
    "de del della di da dos du des la le von van der den bin ibn al el".split()
)
#: The last letters of surnames in Cyrillic that hardly another word has.
_SURNAME_ENDS = (
    "ов",
    "ев",
    "ин",
    "ский",
    "цкий",
    "енко",
    "чук",
    "швили",
    "дзе",
    "ян",
    "ова",
    "ева",
)


def is_person(case: Case) -> bool:
    """Tell whether a name of several words, or one with a title, is a person's."""
    words = [word for word in case.name if word not in _PARTICLES]
    if fold_word(words[0]) in ROYAL and len(words) == 2:
        return bool(case.flags & TITLED)
    if not 1 < len(words) <= _LONGEST or not _is_shaped_like_person(words):
        return _is_titled_alone(case)
    place = gazetteer().place((words[-1],))
    nation = place is not None and place.id.startswith(("country", "state"))
    given = is_given(words[0], case.lang)
    if nation or (not given and _is_no_beginning(words[0], case.lang)):
        return False
    if not given and not agree(words, case.lang):
        return False  # Пунтленда Абдивели Мохаммед Али: whose president he is
    if case.flags & (AGED | TITLED):
        return True
    return _has_given_name(words, case) if given else _comes_back(words, case)


def _is_no_beginning(word: str, lang: str) -> bool:
    """Tell whether a word that is no given name begins no person's name: U.S. Officials."""
    idle = is_common(word, lang) or _is_word_of_office(fold_word(word))
    return idle or gazetteer().place((word,)) is not None


def _has_given_name(words: list[str], case: Case) -> bool:
    """Tell whether a given name with another word is a person, and no Charlotte Hornets."""
    first = fold_word(words[0])
    place = gazetteer().place((words[0],))
    doubtful = case.is_small or first in gazetteer().common or is_common(words[0], case.lang)
    doubtful = doubtful or bool(place and place.sure)
    surname = is_surname(words[-1], case.lang)
    if case.ends_small and not surname and not case.flags & ECHO_SAID:
        return False  # Deep Throat
    if not doubtful or surname or case.flags & (ECHO_SAID | SAID):
        people = fold_word(words[-1]).endswith(DEMONYM)
        return not people or bool(case.flags & (ECHOED | SAID))
    return bool(case.flags & ECHOED)


def _comes_back(words: list[str], case: Case) -> bool:
    """Tell whether the last word stands elsewhere alone, as surnames do, and speaks."""
    last = words[-1]
    if case.ends_small:
        return False
    if case.flags & ECHO_SAID and fold_word(last) not in gazetteer().common:
        return bool(case.flags & INSIDE) and gazetteer().place((last,)) is None
    return bool(case.flags & ECHOED and case.flags & SAID and is_surname(last, case.lang))


def _is_shaped_like_person(words: list[str]) -> bool:
    if words[-1].isupper() or fold_word(words[-1]) in data.folded("things"):
        return False
    return all(_is_part_of_person(word) and fold_word(word) not in _never() for word in words)


@cache
def _never() -> frozenset[str]:
    """Return the words that stand in no person's name."""
    heads = data.folded("place_heads", "en") | data.of_all("organisation_heads")
    return data.folded("generic") | heads


def _is_part_of_person(word: str) -> bool:
    letters = "".join(letter for letter in word if letter not in "-'’.")
    shouted = word.isupper() and len(word) > 2 and "." not in word
    return letters.isalpha() and word[0].isupper() and not shouted


def _is_word_of_office(word: str) -> bool:
    return word in data.folded("generic") or word in PEOPLES or word.endswith(DEMONYM)


def is_given(word: str, lang: str) -> bool:
    """Tell whether a word is a given name; an initial alone says too little."""
    if len(word) <= 2 or word.endswith("."):
        return False
    if gazetteer().is_given(word):
        return True
    known = lang in EAST_SLAVIC and "Name" in kinds(word, lang) and is_known(word, lang)
    return known and not is_common(word, lang)


def is_surname(word: str, lang: str) -> bool:
    """Tell whether lists, the dictionary or its ending know a word as a surname."""
    if fold_word(word) in gazetteer().surnames:
        return True
    slavic = lang in EAST_SLAVIC
    return slavic and ("Surn" in kinds(word, lang) or word.lower().endswith(_SURNAME_ENDS))


def _is_titled_alone(case: Case) -> bool:
    """Tell whether a single word with a title is a person: President Zelensky, Mr Sunak."""
    word, lang = case.name[0], case.lang
    if len(case.name) != 1 or not case.flags & TITLED or len(word) < 3 or word.isupper():
        return False
    if lang in EAST_SLAVIC and not is_surname(word, lang):
        return False  # after a title an institution may stand as well: глава Роскосмоса
    if gazetteer().place(case.name) or gazetteer().organisation(case.name):
        return False
    folded = fold_word(word)
    office = folded in data.folded("titles", lang or "en") or _is_word_of_office(folded)
    if office or folded in gazetteer().common or is_common(word, lang):
        return False
    return not is_adjective(word, lang) or bool(case.flags & SAID)
