"""Dates in a query: ``2022-10-10``, ``10 October 2022``, ``October 2022``.

Twin: theme/scripts/search-times.js.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

_ISO = re.compile(r"(?:1[4-9]|2[01])\d\d-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?", re.ASCII)
_YEAR = re.compile(r"(?:1[4-9]|2[01])\d\d", re.ASCII)
_DAY = re.compile(r"(\d\d?)(?:st|nd|rd|th|er)?", re.ASCII)
#: Between the parts of a date: 10 de octubre de 2022.
_BETWEEN = frozenset({"de", "del", "of"})
#: Sorts after every day that begins with what stands before it.
AFTER_ALL = "~"


@dataclass(frozen=True, slots=True)
class Spoken:
    """A date in words."""

    when: str  #: ISO day or month
    worth: int  #: words that say it, and one: else what names the date would come first


def is_period(text: str) -> bool:
    """Tell whether a text is a day or a month in ISO form. A year alone may be any number."""
    return bool(_ISO.fullmatch(text))


def find_spoken(surfaces: Sequence[str], months: Mapping[str, int]) -> Spoken | None:
    """Return the first date among folded words in order: month and year, with or without a day."""
    plain = [form for form in surfaces if form not in _BETWEEN]
    for at, form in enumerate(plain):
        if form in months:
            before = plain[at - 1] if at else ""
            found = _date(before, months[form], [*plain[at + 1 : at + 3], "", ""])
            if found:
                return found
    return None


def _date(before: str, month: int, after: Sequence[str]) -> Spoken | None:
    if _YEAR.fullmatch(after[0]):
        year, day = after[0], _day(before)
    elif _day(after[0]) and _YEAR.fullmatch(after[1]):
        year, day = after[1], _day(after[0])
    else:
        return None
    if day:
        return Spoken(f"{year}-{month:02}-{day:02}", 4)
    return Spoken(f"{year}-{month:02}", 3)


def _day(form: str) -> int:
    """Return the day of a month, 0 if it is none."""
    match = _DAY.fullmatch(form)
    day = int(match[1]) if match else 0
    return day if day <= 31 else 0
