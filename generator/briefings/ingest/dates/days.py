"""Take a day out of a text: ISO, numbers, names of months; what is left is judged elsewhere."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from briefings.dates import from_iso
from briefings.ingest.dates import jalali
from briefings.ingest.dates.words import Words

_ISO_IN = re.compile(
    r"\b(\d{4}-\d\d-\d\d)(?:(?:T|,?\s+)(\d{1,2}:\d\d(?::\d\d)?)(?:\.\d+)?\s*(Z\b|[+-]\d\d:?\d\d)?)?",
    re.IGNORECASE,
)
_COMPACT = re.compile(r"^\d{8}$")
_CJK = re.compile(r"(\d{4})\s*[年년]\s*(?:(\d{1,2})\s*[月월]\s*(?:(\d{1,2})\s*[日号號일])?)?")
_NUMERIC = re.compile(r"(?<!\d)(\d{1,4})\s?([./-])\s?(\d{1,2})\s?\2\s?(\d{4}|\d{2})(?![\d:])\.?")


@dataclass(frozen=True, slots=True)
class Parts:
    """A date being read: the days it may be, and what is left of the text."""

    days: tuple[str, ...]
    rest: str
    time: str | None = None
    offset: str | None = None


def find_numbers(text: str) -> Iterator[Parts]:
    """Yield the ways to take a day out of the text that are the same in every language."""
    if _COMPACT.match(text):
        yield Parts((f"{text[:4]}-{text[4:6]}-{text[6:]}",), "")
    if found := jalali.find_day(text):
        yield Parts((found[0],), found[1])
    elif match := _ISO_IN.search(text):
        rest = text[: match.start()] + " " + text[match.end() :]
        yield Parts((match[1],), rest, match[2], match[3])
    elif match := _CJK.search(text):
        day = "-".join(part.zfill(2) for part in match.groups() if part)
        yield Parts((day,), text[: match.start()] + " " + text[match.end() :])
    elif match := _NUMERIC.search(text):
        days = _numeric_days(match[1], match[2], match[3], match[4])
        yield Parts(days, text[: match.start()] + " " + text[match.end() :])


def _numeric_days(first: str, mark: str, second: str, third: str) -> tuple[str, ...]:
    if len(first) == 4:
        return (f"{first}-{second:0>2}-{third:0>2}",) if len(third) <= 2 else ()
    if len(first) > 2:
        return ()
    year = third if len(third) == 4 else str(2000 + int(third) - (100 if int(third) > 69 else 0))
    day_first, month_first = f"{year}-{second:0>2}-{first:0>2}", f"{year}-{first:0>2}-{second:0>2}"
    # stops between the numbers: the day comes first wherever they are in use
    possible = [day_first] if mark == "." else [day_first, month_first]
    return tuple(dict.fromkeys(d for d in possible if from_iso(d)))


def find_named(text: str, words: Words) -> Iterator[Parts]:
    """Yield the way to take out a day of a month that is named in a language, if there is one."""
    lowered = text.lower()
    for name, month in words.longest_first:
        if name not in lowered:
            continue  # there are some thousand names: no pattern for those that are not there
        match = re.search(rf"(?<![^\W\d_]){re.escape(name)}(?![^\W\d_])\.?", lowered)
        if not match:
            continue
        before, after = lowered[: match.start()], lowered[match.end() :]
        if found := _around(before, after, month, words):
            yield found
            return


def _around(before: str, after: str, month: int, words: Words) -> Parts | None:
    """Read day and year around a month: ``10 m 2022``, ``m 10, 2022``, ``2022 m 10``."""
    # a second name of the same month: "تشرين الأول/أكتوبر"
    for name in (n for n, number in words.months.items() if number == month):
        before = re.sub(rf"(?<!\w){re.escape(name)}(?!\w)\s*/?", " ", before)
        after = re.sub(rf"/?\s*(?<!\w){re.escape(name)}(?!\w)", " ", after)
    day_before = re.search(r"(?<!\d)(\d{1,2})(?:\s|[.,-]|de|of|ב)*$", before)
    year_after = re.match(r"[\s.,’'-]*(?:de\s|del\s|do\s)?\s*(\d{4})(?!\d)", after)
    day_after = re.match(r"[\s.-]*(\d{1,2})(?!\d)[\s.,]*(\d{4})?(?![\d])", after)
    year_before = re.search(r"(?<!\d)(\d{4})[\s.,-]*(?:m\.|г\.)?[\s.,]*$", before)
    # "2022. gada 10. oktobris", "2022 жылғы 10 қазан"
    year_first = (
        re.search(
            r"(?<!\d)(\d{4})[\s.]*(?:gada|жылғы|жылы|m|м)\.?\s*$", before[: day_before.start()]
        )
        if day_before
        else None
    )
    if year_first and day_before:
        return _dated(year_first[1], month, day_before[1], before[: year_first.start()], after)
    if year_after:
        rest_after = after[year_after.end() :]
        if day_before:
            return _dated(
                year_after[1], month, day_before[1], before[: day_before.start()], rest_after
            )
        return Parts((f"{year_after[1]}-{month:02}",), before + " " + rest_after)
    if day_after and day_after[2]:
        return _dated(day_after[2], month, day_after[1], before, after[day_after.end() :])
    if day_after and year_before:
        rest = after[day_after.end() :]
        return _dated(year_before[1], month, day_after[1], before[: year_before.start()], rest)
    return _split_year(before, after, month, day_before, day_after)


def _split_year(
    before: str,
    after: str,
    month: int,
    day_before: re.Match[str] | None,
    day_after: re.Match[str] | None,
) -> Parts | None:
    """Read a year that stands behind the time: "Mon Oct 10 14:05:00 MSK 2022"."""
    year = re.search(r"(?<!\d)((?:19|20)\d\d)\s*$", after)
    if not year:
        return None
    middle = after[: year.start()]
    if day_after:
        return _dated(year[1], month, day_after[1], before, middle[day_after.end(1) :])
    if day_before:
        return _dated(year[1], month, day_before[1], before[: day_before.start()], middle)
    return None


def _dated(year: str, month: int, day: str, before: str, after: str) -> Parts:
    return Parts((f"{year}-{month:02}-{int(day):02}",), f"{before} {after}")
