"""Person, organisation, place, or silence: what each name of an archive is, by all its evidence.

The rules were settled on one half of the labelled articles in tests/quality/names; the other half
measures them.
"""

from collections.abc import Mapping
from functools import cache

from briefings.enrich.naming import data, judgepeople, judgeplaces
from briefings.enrich.naming.book import Book
from briefings.enrich.naming.case import ORGANISATION, PERSON, Case, Verdict, is_specific
from briefings.enrich.naming.gazetteer import gazetteer
from briefings.enrich.naming.pieces import Name
from briefings.enrich.naming.scan import INSIDE
from briefings.enrich.naming.sighting import PHRASED, Key
from briefings.enrich.terms import fold_word
from briefings.enrich.weakwords import PEOPLES
from briefings.enrich.wordforms import EAST_SLAVIC


def judge(book: Book, small: Mapping[str, int], told: Mapping[str, str]) -> dict[Key, Verdict]:
    """Return what each name is; names without a verdict are passed over in silence.

    ``small`` says in how many articles words stand in lower case, ``told`` the kinds that people
    set, by folded name.
    """
    found = {}
    for key, flags in book.flags.items():
        name = usual(book, key)
        kind = told.get(fold_word(" ".join(name))) if told else None
        verdict = Verdict(kind) if kind else _verdict(book, key, _case(book, key, flags, small))
        if verdict:
            found[key] = verdict
    for short, full in book.expansions.items():
        verdict = found.get(full)
        if short not in found and verdict and verdict.kind == ORGANISATION:
            found[short] = verdict
    return found


def usual(book: Book, key: Key) -> Name:
    """Return the spelling of a name found most often; the first by letters at a tie."""
    forms = book.forms[key]
    return min(forms, key=lambda name: (name[-1].isupper() and len(name) > 1, -forms[name], name))


def _case(book: Book, key: Key, flags: int, small: Mapping[str, int]) -> Case:
    name = usual(book, key)
    first = name[0].lower()
    # written small more often than every third time with a capital: a word, no name
    often = small.get(first, 0) > 0.3 * book.capital[fold_word(first)]
    ends = small.get(name[-1].lower(), 0) > 1
    return Case(name, flags, key[0], often, small.get(first, 0) > 1, ends)


def _verdict(book: Book, key: Key, case: Case) -> Verdict | None:
    known = gazetteer().organisation(case.name)
    if case.flags & PHRASED:
        return Verdict(book.kinds[key], known or gazetteer().place(case.name))
    if not _is_proper(case.name):
        return None
    if known and (len(case.name) > 1 or case.flags & INSIDE or case.name[0].isupper()):
        return Verdict(ORGANISATION, known)
    place = judgeplaces.to_place(case)
    if place or judgeplaces.is_doubtful(case):
        return place
    if is_organisation(case.name):
        return Verdict(ORGANISATION)
    return Verdict(PERSON) if not _is_foreign(book, key) and judgepeople.is_person(case) else None


def _is_foreign(book: Book, key: Key) -> bool:
    """Tell whether only Cyrillic texts have this name in Latin letters: a car, a company."""
    return not key[0] and all(lang in EAST_SLAVIC for lang in book.langs[key])


def _is_proper(name: Name) -> bool:
    """Tell whether these words may name anything: no lone letter, no number, no people."""
    text = "".join(name)
    if len(text) < 2 or not any(letter.isalpha() for letter in text):
        return False
    return not (len(name) == 1 and not text.isupper() and fold_word(text) in PEOPLES)


def is_organisation(name: Name) -> bool:
    """Tell whether words tell an institution by their kind, and which one: University of Bristol.

    What every country has, as a Foreign Ministry, names none in particular.
    """
    if len(name) < 2:
        return False
    folded = [fold_word(word).rstrip(".") for word in name]
    starts = _starts()
    if folded[-1] in data.of_all("organisation_heads") or (
        folded[0] in starts and name[1][0].islower()
    ):
        return any(is_specific(word, _idle()) for word in name)
    pairs = zip(folded[:-2], name[1:], strict=False)
    return any(word in starts and behind == "of" for word, behind in pairs)


@cache
def _starts() -> frozenset[str]:
    """Return the words that an institution's name may begin with: Ministry of ..."""
    heads = data.folded("organisation_heads", "fr") | data.folded("organisation_heads", "es")
    return data.folded("organisation_starts", "en") | heads


@cache
def _idle() -> frozenset[str]:
    """Return the words that tell no institution from others."""
    return data.folded("generic") | data.of_all("organisation_heads")
