"""Bylines: who wrote it, as printed; agencies and outlets are told from people."""

import re
from dataclasses import dataclass
from functools import cache

from briefings.agencies import agency_of
from briefings.ingest import outlets
from briefings.ingest.clippings.marks import plain
from briefings.ingest.dates.words import vocabulary
from briefings.ingest.labels import LABELS, match_label

#: Words that open a byline without a colon; what follows must look like names.
_OPENERS = re.compile(
    r"^(?P<word>by|von|par|por|di|door|av|af|written by|reported by|reporting by|text by|"
    r"story by|words by|记者|記者|作者|撰文|بقلم|كتب|كتبت|إعداد|מאת|автор|автори|авторы)"
    r"(?:[ \t]+|[:：][ \t]*)(?P<names>\S.*)$",
    re.IGNORECASE,
)
#: "and" and "with" between names.
_AND = r"\s(?:and|with|und|mit|et|avec|y|e|con|com|en|met|og|och|i|a|oraz|ja|и|та|і|й|ו)\s|\sو\s?"
_COMMA = re.compile(rf"\s*(?:[,;/&،؛、](?:{_AND})?|{_AND})\s*")
#: Parts of one line; they are read one by one elsewhere.
_PARTED = re.compile(r"[|•]|\s[·–—]\s")
_PARTICLES = {
    "de", "da", "do", "dos", "das", "del", "della", "di", "du", "la", "le", "van", "von", "der",
    "den", "ter", "ten", "zu", "zur", "bin", "ibn", "ben", "al", "el", "bint", "abu", "st", "st.",
    "e", "y", "af", "av",
}  # fmt: skip
_AT_PLACE = re.compile(
    r"^(?P<name>.+?)\s+(?:in|at|for|from|of|в|у|з|из|aus|für|à|pour|en|para|a|na|w|dla)"
    r"\s+(?:the\s+|der\s+|den\s+|la\s+|le\s+|el\s+)?(?P<place>.+)$"
)
_NOT_A_NAME = re.compile(
    r"\d|[!?:\"“”«»<>{}=]|^(?:the|a|an|this|our|your|all|no)\b|\b(?:the|said|was|is|are|and)\b",
    re.IGNORECASE,
)
_STAFF = re.compile(
    r"^(?:(?:our|the)\s+)?(?:staff(?: writers?| reporters?)?|editors?|newsroom|redaktion|редакция|"
    r"редакція|la rédaction|redacción|redazione|admin(?:istrator)?|unknown|anonymous|anonyme?|"
    r"anónimo|аноним|анонім|неизвестен|невідомий|none|n/?a|ed\.?)$",
    re.IGNORECASE,
)
#: A sentence ends in a word of lower case and a mark; a list of names does not.
_SENTENCE_END = re.compile(r"(?P<last>[^\W\d_]{4,})[.!?…؟。]+[\"”’»)]*$")
_LONGEST = 120


@dataclass(frozen=True, slots=True)
class Byline:
    """Who is named in a byline."""

    authors: tuple[str, ...]  #: people
    agency: tuple[str, ...]
    outlet: str | None = None  #: "Par Le Monde avec AFP"


def read_byline(line: str) -> Byline | None:
    """Return the names of a line that is a byline, or None.

    With a label and a colon any short names count; ``By`` alone opens many sentences, and so
    every word behind it must be understood.
    """
    text = plain(line).strip(" |·•–—-")
    if _PARTED.search(text):
        return None
    labelled = match_label("authors", text)
    opened = _OPENERS.match(text)
    if labelled and labelled[1] and len(labelled[1]) <= _LONGEST:
        loose = _is_loose(labelled[0])
        return split_names(labelled[1], strict=loose, whole=loose)
    if opened and len(text) <= _LONGEST and not _is_sentence(text):
        return split_names(opened["names"], strict=True, whole=True)
    return None


def split_names(text: str, *, strict: bool, whole: bool = False) -> Byline | None:
    """Return people, agencies and outlet of a list of names, or None if it is no such list.

    ``strict`` wants capitals (where the script has them) and at most five words a name.
    ``whole`` wants later parts to be names, outlets, or roles too: "Ann Ray, Kyiv correspondent".
    """
    text = re.sub(r"^(?:by|von|par|por)\s+", "", text.strip(" .|"), flags=re.IGNORECASE)
    authors: list[str] = []
    agency: list[str] = []
    outlet = None
    for number, part in enumerate(p for p in _COMMA.split(text) if p):
        name = without_place(part.strip(" .*_()@"))
        if found := agency_of(name):
            agency.append(found)
        elif found := outlets.name_in(name):
            outlet = found
        elif _is_author(name, strict=strict) and not (number and _is_place(name, authors)):
            authors.append(name)
        elif not _may_be_left_out(name, first=number == 0, whole=whole):
            return None
    return Byline(tuple(dict.fromkeys(authors)), tuple(dict.fromkeys(agency)), outlet)


def _may_be_left_out(part: str, *, first: bool, whole: bool) -> bool:
    """Tell whether a part of a byline need not be a name: the staff, a role, a place."""
    return bool(_STAFF.match(part)) or (not first and (not whole or _is_role(part)))


def _is_author(name: str, *, strict: bool) -> bool:
    fits = is_name(name) if strict else _is_short(name)
    return fits and not _STAFF.match(name) and not is_time(name)


def _is_place(name: str, authors: list[str]) -> bool:
    """Tell whether "Kyiv" stands behind "Ann Ray": one word among names of several."""
    return len(name.split()) == 1 and any(len(author.split()) > 1 for author in authors)


def _is_role(text: str) -> bool:
    """Tell whether a part says what somebody is, or where: "Kyiv correspondent", "Kyiv"."""
    words = text.lower().split()
    return len(words) <= 6 and (
        bool(_roles() & set(words)) or (len(words) == 1 and is_name(text) and not is_time(text))
    )


@cache
def _roles() -> frozenset[str]:
    return frozenset(LABELS["role"])


@cache
def _times() -> frozenset[str]:
    """Return names of days, months and feasts: "By Tuesday" is no byline."""
    return vocabulary() | frozenset(LABELS["feast"])


def is_time(name: str) -> bool:
    """Tell whether a text names a day, a month or a feast and nobody: "Tuesday", "Christmas"."""
    return all(word.strip(".,").lower() in _times() for word in name.split())


def _is_sentence(text: str) -> bool:
    match = _SENTENCE_END.search(text)
    if not match:
        return False
    last = match["last"]
    # scripts without capitals: a final stop alone tells
    return not last[0].isupper() and last.lower() not in _roles()


def is_name(text: str) -> bool:
    """Tell whether a text looks like a person's name: one to five capitalised words."""
    words = text.split()
    if not 1 <= len(words) <= 5 or _NOT_A_NAME.search(text) or len(text) > 60:
        return False
    return all(_is_capital(word) or word.lower() in _PARTICLES for word in words) and _is_capital(
        words[-1]
    )


def without_place(text: str) -> str:
    """Return "Ann Ray" of "Ann Ray in Kyiv", and any other text as it is."""
    match = _AT_PLACE.match(text)
    if not match or len(match["place"].split()) > 5:
        return text
    understood = all(_is_capital(word) for word in match["place"].split())
    return match["name"].strip() if understood else text


def _is_capital(word: str) -> bool:
    first = next((c for c in word if c.isalpha()), "")
    return bool(first) and first == first.upper()


def _is_short(name: str) -> bool:
    few = 1 <= len(name.split()) <= 6 and len(name) <= 60
    return few and "://" not in name and not any(c.isdigit() for c in name)


def _is_loose(label: str) -> bool:
    """Tell whether a label is so common a word that the names must prove it: "Text: ..."."""
    return label.lower() in {
        "text", "von", "par", "por", "di", "av", "af", "текст", "door", "a", "文",
    }  # fmt: skip
