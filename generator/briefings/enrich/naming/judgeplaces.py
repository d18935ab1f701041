"""Whether a name is a place: known and beside a preposition, or told by its kind."""

from functools import cache

from briefings.enrich.naming import data
from briefings.enrich.naming.case import DEMONYM, PLACE, Case, Verdict, is_specific
from briefings.enrich.naming.gazetteer import Entry, gazetteer, key_of
from briefings.enrich.naming.morphology import is_adjective, is_common
from briefings.enrich.naming.pieces import Name
from briefings.enrich.naming.scan import ARTICLE, BARE, HEADED, INSIDE, LOCATED
from briefings.enrich.terms import fold_word
from briefings.enrich.weakwords import PEOPLES
from briefings.enrich.wordforms import EAST_SLAVIC

#: Kinds of entries that mean nothing else even at the beginning of a sentence.
_FIRM = ("country", "place", "state")
_BEHIND = frozenset(("city", "county", "province", "region"))
_LONGEST_UNKNOWN = 3


def to_place(case: Case) -> Verdict | None:
    """Return the place that a name is; None if it is none, or may well be something else."""
    entry = gazetteer().place(case.name)
    if entry:
        return Verdict(PLACE, entry) if _is_meant(case, entry) else None
    if len(case.name) > 1 and fold_word(case.name[-1]) in _BEHIND:
        part = gazetteer().place(case.name[:-1])
        if part:  # Kansas City is the city, Moscow Region is not Moscow
            return Verdict(PLACE, part if part.id.startswith("city") else None)
    return Verdict(PLACE) if _is_told(case) else None


def is_doubtful(case: Case) -> bool:
    """Tell whether lists have the name as a place, but it may be another thing here."""
    return gazetteer().place(case.name) is not None


def _is_meant(case: Case, entry: Entry) -> bool:
    """Tell whether a name that lists have as a place is meant as one."""
    slavic = case.lang in EAST_SLAVIC
    if slavic and not case.flags & BARE:
        return False  # «Портленд» is a ship
    if entry.sure:
        firm = entry.id.startswith(_FIRM) and len(key_of(case.name)) > 3
        return firm or bool(case.flags & INSIDE) or bool(case.flags & LOCATED)
    alone = len(case.name) == 1 and _is_word(case)
    if alone or (slavic and fold_word(case.name[0]) in gazetteer().given):
        return False
    return bool(case.flags & (LOCATED | HEADED)) and not case.flags & ARTICLE


def _is_word(case: Case) -> bool:
    word = case.name[0]
    common = fold_word(word) in gazetteer().common
    return common or case.is_word or is_common(word, case.lang)


def _is_told(case: Case) -> bool:
    """Tell whether a name of no list is a place by its kind: Lake X, X Street, X island."""
    if _has_head(case.name):
        return True
    last = case.name[-1]
    headed = case.flags & HEADED and case.flags & INSIDE and not _is_word(case)
    if last.isupper() or fold_word(last) in PEOPLES:
        return False
    people = fold_word(last).endswith((*DEMONYM, "ian", "ean")) or is_adjective(last, case.lang)
    return bool(headed) and len(case.name) <= _LONGEST_UNKNOWN and not people


def _has_head(name: Name) -> bool:
    if len(name) < 2:
        return False
    first, last = fold_word(name[0]), fold_word(name[-1])
    generic = _generic()
    if last in data.folded("place_heads", "en"):
        return any(is_specific(word, generic) for word in name[:-1])
    if first in data.folded("place_starts", "en") and len(name) == 2:
        return is_specific(name[1], generic)
    return first in data.folded("place_starts", "of") and name[1] == "of" and len(name) < 5


@cache
def _generic() -> frozenset[str]:
    """Return the words that tell nothing from others of its kind."""
    return data.folded("generic") | gazetteer().common
