"""The parts of a line that holds several things, and whether one of them is a date."""

import re

from briefings.ingest.clippings.marks import heading
from briefings.ingest.dates.lines import Lang, find_dates
from briefings.ingest.labels import LABELS

#: Characters; longer lines are prose.
LONGEST = 200
_PARTS = re.compile(r"\s+[|·•]\s+|\s*[|•]\s*|\s+[–—]\s+|\s+/\s+")
_COMMA = re.compile(r",\s+(?=\D)|,\s+(?=\d)")
#: "10:22 来源：新华社 记者 李明": a known label begins a new part; only those with a name behind.
_LABELS = "|".join(
    re.escape(word)
    for word in sorted((*LABELS["source"], *LABELS["authors"]), key=lambda w: (-len(w), w))
)
_BEFORE_LABEL = re.compile(
    rf"\s+(?=(?:{_LABELS})(?:\s*[:：]|\s(?=[\u2e80-\uffff])))", re.IGNORECASE
)
#: "来源：四川日报 2020年9月27日": behind a name in signs, a year begins a new part.
_BEFORE_YEAR = re.compile(r"(?<=[\u2e80-\uffff])\s+(?=\d{4}\s*[-年/.])")


def ways_to_part(line: str) -> list[list[str]]:
    """Return the parts of a line: by marks and labels, or by its first comma."""
    marked = [part for piece in _pieces(line) for part in _BEFORE_LABEL.split(piece)]
    return [[p for p in parts if p.strip()] for parts in (marked, _COMMA.split(line, maxsplit=1))]


def _pieces(line: str) -> list[str]:
    return [part for piece in _PARTS.split(line) for part in _BEFORE_YEAR.split(piece)]


def has_date(line: str, lang: Lang) -> bool:
    """Tell whether a line is a date or has one among its parts."""
    found = heading(line)
    line = found[1] if found else line
    if len(line) > LONGEST or not any(c.isdigit() for c in line):
        return False
    ways = ([line], *ways_to_part(line))
    return any(find_dates(part, lang) for parts in ways for part in parts)
