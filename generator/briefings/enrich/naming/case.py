"""What is judged: one name with all that stood around it in an archive."""

from dataclasses import dataclass

from briefings.enrich.naming.gazetteer import Entry
from briefings.enrich.naming.pieces import Name
from briefings.enrich.terms import fold_word

PERSON, ORGANISATION, PLACE = "person", "organisation", "place"
#: What the inhabitants of a place end in, or followers of somebody.
DEMONYM = ("ians", "eans", "ese", "ish", "ists", "ism")


@dataclass(frozen=True, slots=True)
class Case:
    """One name before it is judged."""

    name: Name  #: as found most often; in the nominative where there is a dictionary
    flags: int  #: of scan and book, all that was seen anywhere
    lang: str  #: of the dictionary: "ru", "uk", "be", "ar" ...; "" for names in Latin letters
    is_word: bool  #: whether its first word stands in lower case rather often
    is_small: bool  #: whether that word stands in lower case at all, more than once
    ends_small: bool  #: whether its last word does


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a name is."""

    kind: str
    entry: Entry | None = None  #: where the gazetteer knows it


def is_specific(word: str, generic: frozenset[str]) -> bool:
    """Tell whether a word tells one thing from others of its kind."""
    folded = fold_word(word)
    return word[0].isupper() and folded not in generic and not folded.isdigit()
