"""Dates as precise as their source and no more (``IsoDate``)."""

import re
from datetime import UTC, date, datetime

from briefings.model import IsoDate

_ISO = re.compile(
    r"^(?P<year>\d{4})(?:-(?P<month>\d\d)(?:-(?P<day>\d\d)"
    r"(?:[Tt ](?P<time>\d\d:\d\d(?::\d\d(?:\.\d+)?)?)\s*"
    r"(?P<offset>[Zz]|[+-]\d\d(?::?\d\d)?)?)?)?)?$",
    re.ASCII,  # other scripts' digits would end up in addresses
)
#: Printing began about 1450; what claims to be older, or from the far future, is a mistake.
FIRST_YEAR, LAST_YEAR = 1450, 2199


def from_iso(text: str) -> IsoDate | None:
    """Return the ISO 8601 date in its normal form, or None if it is none or no real day.

    A time without an offset is dropped: without a zone it is no instant. ``Z`` becomes
    ``+00:00``, a space ``T``, fractions of a second go.
    """
    match = _ISO.match(text.strip())
    if not match:
        return None
    year, month, day = match["year"], match["month"], match["day"]
    try:
        date(int(year), int(month or 1), int(day or 1))
        if not FIRST_YEAR <= int(year) <= LAST_YEAR:
            return None
        when = "-".join(part for part in (year, month, day) if part)
        if not match["time"] or not match["offset"]:
            return IsoDate(when)
        offset = "+00:00" if match["offset"] in {"Z", "z"} else match["offset"]
        time = match["time"].split(".")[0]
        return IsoDate(datetime.fromisoformat(f"{when}T{time}{offset}").isoformat())
    except ValueError:
        return None


def from_datetime(when: datetime) -> IsoDate:
    """Return the instant with its offset to the second, or the day if it has no zone."""
    if when.tzinfo is None:
        return IsoDate(when.date().isoformat())
    return IsoDate(when.replace(microsecond=0).isoformat())


def day(when: IsoDate | None) -> date | None:
    """Return the day as printed (no change of zone); the first of the month or year if vague."""
    if not when:
        return None
    parts = [int(part) for part in when[:10].split("-")]
    return date(parts[0], *[*parts[1:], 1, 1][:2])


def precision(when: IsoDate) -> str:
    """Return "year", "month", "day" or "time"."""
    return {4: "year", 7: "month", 10: "day"}.get(len(when), "time")


def instant(when: IsoDate) -> datetime:
    """Return an aware time in UTC for feeds: the time itself, else noon UTC of the day.

    Noon keeps the printed day in every zone from -12 to +11.
    """
    if precision(when) == "time":
        return datetime.fromisoformat(when).astimezone(UTC)
    first = day(when)
    assert first is not None
    return datetime(first.year, first.month, first.day, 12, tzinfo=UTC)
