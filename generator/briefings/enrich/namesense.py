"""What a name says of what it names: an office, a person with a title, a cry in capitals."""

from collections.abc import Mapping

from briefings.enrich.stopwords import OFFICES
from briefings.enrich.terms import fold_word
from briefings.enrich.weakwords import TITLES_OF_PERSONS
from briefings.enrich.wordforms import EAST_SLAVIC, Name

#: Names that begin with the same letters are of one family; to give both would tell nothing more.
KIN = 4
#: Longer words all in capitals may be no acronyms.
SHORTEST_SHOUT = 4
_OFFICES = OFFICES | TITLES_OF_PERSONS


def commonest(forms: Mapping[Name, int]) -> Name:
    """Return the spelling found most often, in capitals throughout only if there is no other."""
    return min(forms, key=lambda name: (is_shouted(name), -forms[name], name))


def is_shouted(name: Name) -> bool:
    """Tell whether a name is in capitals throughout, as at the head of a report: ISTANBUL."""
    return any(word.isupper() and len(word) > SHORTEST_SHOUT for word in name)


def is_office(name: Name) -> bool:
    """Tell whether a name is made of what any country has: Foreign Ministry, Prime Minister."""
    idle = [fold_word(word) in _OFFICES for word in name]
    return all(idle) and fold_word(name[0]) != "united"


def is_office_of_all(name: Name) -> bool:
    """Tell whether a name is the United Nations or its like, which is named everywhere."""
    return all(fold_word(word) in OFFICES for word in name)


def has_title_of_person(name: Name, lang: str) -> bool:
    """Tell whether a person's title stands before a full name, so that a part of it says more.

    Russian and Ukrainian put the institution there: глава НАСА Билл Нельсон.
    """
    before = name[:-2]
    led = lang in EAST_SLAVIC and any(word.isupper() for word in before)
    return led or any(fold_word(word) in TITLES_OF_PERSONS for word in before)


def has_words_of(name: Name, other: Name) -> bool:
    """Tell whether two names share a word, or the beginning of one as Cuba and Cuban do."""
    mine = {fold_word(word)[:KIN] for word in name if word[0].isupper()}
    return any(fold_word(word)[:KIN] in mine for word in other if word[0].isupper())
