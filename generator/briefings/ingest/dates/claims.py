"""Dates of a sheet: what a line says becomes claims, a label may stand on the line above."""

from briefings.ingest.clippings.sheet import Sheet
from briefings.ingest.dates.lines import DateFound, find_dates, read_date
from briefings.ingest.labels import match_label, names_only

_KINDS = ("modified", "captured", "date")


def claim_dates(
    sheet: Sheet, at: int, found: tuple[DateFound, ...], rule: str, confidence: float
) -> None:
    """Claim dates; two readings of one date become a witness with two values."""
    for part in found:
        value = part.readings[0] if len(part.readings) == 1 else part.readings
        sheet.claim(part.kind, value, rule, at, confidence)


def take_date(sheet: Sheet, at: int) -> bool:
    """Take ``Published: 10 October 2022``; the label may stand on a line of its own."""
    line = sheet.text(at)
    found = _labelled(sheet, line) or _of_line(sheet, line)
    if found:
        claim_dates(sheet, at, found, "labelled date", 0.93)
        sheet.take(at)
        return True
    return _take_below(sheet, at)


def _labelled(sheet: Sheet, line: str) -> tuple[DateFound, ...]:
    for kind in _KINDS:
        found = match_label(kind, line)
        if found and (readings := read_date(found[1], sheet.lang)):
            return (DateFound(kind, readings, line, labelled=True),)
    return ()


def _of_line(sheet: Sheet, line: str) -> tuple[DateFound, ...]:
    found = find_dates(line, sheet.lang)
    return found if any(part.labelled for part in found) else ()


def _take_below(sheet: Sheet, at: int) -> bool:
    """Take "Published" and, on the next line, "3 November 2022"."""
    kind = next((kind for kind in _KINDS if names_only(kind, sheet.text(at))), None)
    below = sheet.after(at)
    found = find_dates(sheet.text(below), sheet.lang) if kind and below == at + 1 else ()
    if not kind or len(found) != 1:
        return False
    labelled = DateFound(kind, found[0].readings, found[0].text, labelled=True)
    claim_dates(sheet, below, (labelled,), "date below its label", 0.9)
    sheet.take(at, below)
    return True
