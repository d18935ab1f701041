"""Questions about lines of a head that several rules ask."""

import re

from briefings import agencies
from briefings.ingest import labels, outlets
from briefings.ingest.clippings import bylines
from briefings.ingest.clippings.lineparts import has_date
from briefings.ingest.clippings.marks import bare_address, emphasised, heading, plain
from briefings.ingest.clippings.sheet import Sheet
from briefings.ingest.dates.lines import find_dates
from briefings.mentions import match_line

#: Characters of a title; the longest real headline in the data has 183.
LONGEST_TITLE = 250
_LONGEST_MIXED = 100  # of a line of names and a date


def is_field(sheet: Sheet, line: str) -> bool:
    """Tell whether a line is of a kind that stands in heads and never opens a body."""
    return bool(
        heading(line)
        or find_dates(line, sheet.lang)
        or (len(line) <= _LONGEST_MIXED and has_date(line, sheet.lang))
        or bylines.read_byline(line)
        or match_line(line)
        or bare_address(line)
        or outlets.name_in(plain(line))
        or agencies.alone(plain(line))
        or any(labels.match_label(kind, line) for kind in ("source", "tags", "date"))
    )


def has_title(sheet: Sheet) -> bool:
    """Tell whether the title is known, from the text or from elsewhere."""
    return bool(sheet.title) or sheet.claims("title")


def title_follows(sheet: Sheet, at: int) -> bool:
    """Tell whether one of the next three lines is plainly the title."""
    for _ in range(3):
        at = sheet.after(at)
        line = sheet.text(at)
        if heading(line) or underline(sheet, at) or (emphasised(line) and line.startswith("**")):
            return True
        if 20 <= len(line) <= LONGEST_TITLE and sheet.after(at) > at + 1 and line[-1] not in ".:,;":
            return not is_field(sheet, line)
    return False


def underline(sheet: Sheet, at: int) -> tuple[int, ...]:
    """Return the index of the setext underline below a line, if it has one."""
    mark = sheet.text(at + 1)
    return (at + 1,) if sheet.text(at) and re.fullmatch(r"={3,}|-{3,}", mark) else ()
