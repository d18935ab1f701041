"""The solar calendar of Iran: its months, and its days as days of ours.

The year begins with the spring. Leap years by the rule of 33 years, (25 y + 11) mod 33 < 8, which
gives the observed calendar for all years read here.
"""

import re
from datetime import date

MONTHS = (
    "فروردین", "اردیبهشت", "خرداد", "تیر", "مرداد", "شهریور", "مهر", "آبان", "آذر", "دی", "بهمن",
    "اسفند",
)  # fmt: skip
#: Years that newspapers print: 1921 to 2071. No other calendar in use is there.
_FIRST, _LAST = 1300, 1450
#: Ordinal of the first day of a year less 365 days a year and the leap days before it.
_BEFORE = 226530
_NAMED = re.compile(
    rf"(?<!\d)(\d{{1,2}})\s+({'|'.join(MONTHS)})\s*(?:ماه)?\s*،?\s*(1[34]\d\d)(?!\d)"
)
_NUMBERED = re.compile(r"(?<!\d)(1[34]\d\d)([/-])(\d{1,2})\2(\d{1,2})(?!\d)")


def find_day(text: str) -> tuple[str, str] | None:
    """Return the day (``2023-07-15``) of a text and what is left of the text, or None."""
    if match := _NAMED.search(text):
        found = to_gregorian(int(match[3]), MONTHS.index(match[2]) + 1, int(match[1]))
    elif match := _NUMBERED.search(text):
        found = to_gregorian(int(match[1]), int(match[3]), int(match[4]))
    else:
        return None
    rest = text[: match.start()] + " " + text[match.end() :]
    return (found.isoformat(), rest) if found else None


def to_gregorian(year: int, month: int, number: int) -> date | None:
    """Return the day of a date of Iran's calendar, or None if there is no such date."""
    longest = 31 if month <= 6 else 30
    if not (_FIRST <= year <= _LAST and 1 <= month <= 12 and 1 <= number <= longest):
        return None
    if month == 12 and number == 30 and (25 * year + 11) % 33 >= 8:
        return None
    before = (month - 1) * 31 if month <= 7 else (month - 1) * 30 + 6
    leaps = (8 * year + 21) // 33
    return date.fromordinal(_BEFORE + 365 * year + leaps + before + number - 1)
