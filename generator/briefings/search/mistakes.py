"""What of a query is not as its language has it: how it was read, or how to write it, as sentences.

Twin: theme/scripts/search-mistakes.js.
"""

import re
from collections.abc import Sequence

from briefings.search.grammar import MAX_WORDS, Query, short
from briefings.search.times import AFTER_ALL
from briefings.search.tokens import ALIASES, NOT, OPERATORS, TOKEN

TOO_LONG = f"Only the first {MAX_WORDS} words were used."
ALONE = "AND and OR stand between two words: grain AND ships."
NOT_WHAT = "To leave out a word, write a minus before it: -oil."
OPEN = "A quotation mark is not closed: all behind it was read as one phrase."
BRACKETS = "Brackets say nothing in a query."
KNOWN = (
    "Fields are title:, source:, author:, topic:, person:, place:, lang:, url:, date:, after: "
    "and before:."
)
STAR = "“*” stands for any letters at the end of a word; elsewhere it says nothing."

_STAR_WITHIN = re.compile(r"\*.*[^\W_]")


def mistakes(query: Query) -> list[str]:
    """Return what a person may have meant otherwise. Nothing for a query without a word."""
    if query.is_empty:
        return []
    found = list(TOKEN.finditer(query.line))
    bare = [token[4] for token in found if token[4] and not (token[1] or token[2])]
    ends = {token[0] for token in (found[0], found[-1])} if len(found) > 1 else set[str]()
    said = [
        (TOO_LONG, query.is_cut),
        (ALONE, bool(ends & OPERATORS)),
        (NOT_WHAT, len(found) > 1 and found[-1][0] == NOT),
        (OPEN, any(_is_open(token[0], token[3]) for token in found)),
        (BRACKETS, any(w.startswith("(") for w in bare) and not OPERATORS.isdisjoint(bare)),
        (STAR, any(_STAR_WITHIN.search(word) for word in bare)),
    ]
    hints = [hint for hint, is_so in said if is_so]
    last = found[-1][0] if found else ""
    return [
        *_dates(query),
        *_no_fields(found),
        *hints,
        *_without_value(last),
        *_without_days(query),
    ]


def _dates(query: Query) -> list[str]:
    """Say how dates were read that stand there without a field."""
    when = query.around.when if query.around else ""
    then = f"What was published then comes first. Type {when} to see only that."
    limits = (
        f"Only what was published then is shown: {period}. In quotes it is words."
        for period in query.periods
    )
    return [*limits, *([then] if when else [])]


def _no_fields(found: Sequence[re.Match[str]]) -> list[str]:
    """Name what stands before a colon and is no field; nor is ``https:``, but nobody meant one."""
    pairs = [(token[2] or "", token[3] or token[4] or "") for token in found]
    return [
        f"“{short(name.lower())}:” is no field. {KNOWN}"
        for name, value in pairs
        if name and name.lower() not in ALIASES and not value.startswith("//")
    ]


def _is_open(token: str, phrase: str | None) -> bool:
    """Tell whether a phrase of several words has no second quotation mark."""
    return bool(phrase) and token.count('"') == 1 and len(str(phrase).split()) > 1


def _without_value(last: str) -> list[str]:
    name = last.removeprefix("-")[:-1].lower()
    is_lonely = last.endswith(":") and name in ALIASES
    return [f"“{name}:” has no value and was left out."] if is_lonely else []


def _without_days(query: Query) -> list[str]:
    """Say so where the end of the time that is asked for lies before its beginning."""
    if not (query.after and query.before) or query.after < query.before:
        return []
    before = query.before.removesuffix(AFTER_ALL)
    return [f"No day is both after {query.after} and before {before}."]
