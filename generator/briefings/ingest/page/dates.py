"""What the sources of a page's claims share: dates as claims, lists of words."""

import re
from collections.abc import Iterator

from briefings.dates import from_iso
from briefings.ingest.dates.lines import read_date
from briefings.model import Witness


def date_claims(field: str, text: str, rule: str, where: str, sure: float) -> Iterator[Witness]:
    """Yield the claim for a date; two readings if day and month may change places."""
    iso = from_iso(text)
    readings = (iso,) if iso else read_date(text)
    if readings:
        value = readings[0] if len(readings) == 1 else readings
        yield Witness(field, value, rule, where, text, sure)


def listed(values: tuple[str, ...]) -> tuple[str, ...]:
    """Return the words of a list, or of one text with commas; at most 30."""
    parts = [
        p.strip() for v in values for p in (re.split(r"[,;،]", v) if len(values) == 1 else [v])
    ]
    return tuple(dict.fromkeys(p for p in parts if p and len(p) <= 60))[:30]
