"""Furniture: what a web site writes around a text and says nothing of it (Share, 412 comments).

A line is furniture only if all of its words are such phrases, numbers, or names of networks.
"""

import re
from functools import cache

from briefings.ingest.clippings import bylines
from briefings.ingest.clippings.headshapes import LONGEST_TITLE, has_title, is_field
from briefings.ingest.clippings.lineparts import has_date
from briefings.ingest.clippings.marks import heading, is_item, plain
from briefings.ingest.clippings.sheet import Sheet
from briefings.ingest.labels import LABELS

_LONGEST = 120
#: "News / World / Europe", "Home › Economy"
_STEPS = re.compile(r"\s+[/|>»·•-]\s+|\s*[›»|>]\s*")
_WORDS_A_STEP = 3
#: Lines that are looked through for a title below furniture, and for a date below that title.
_WITHIN = 14
_NEAR = 4
_SHORTEST_TITLE = 20
_SHORTEST_WIDE_TITLE = 8


def take_furniture(sheet: Sheet, at: int) -> bool:
    """Drop furniture of a head; above a title only where the title plainly follows."""
    line = sheet.text(at)
    if heading(line) or is_item(line):
        return False
    if has_title(sheet):
        found = is_furniture(line) or (bool(sheet.furniture) and is_sign(line))
    else:
        found = (is_furniture(line) or is_trail(line)) and _title_comes(sheet, at)
    if found:
        sheet.drop(at)
    return found


def _title_comes(sheet: Sheet, at: int) -> bool:
    """Tell whether a line below can be the title: a date or a byline stands close to it."""
    below = _next_lines(sheet, at, _WITHIN)
    for number, line in enumerate(below):
        wide = any(c >= "\u2e80" for c in line)
        shortest = _SHORTEST_WIDE_TITLE if wide else _SHORTEST_TITLE
        if shortest <= len(line) <= LONGEST_TITLE and not is_field(sheet, line):
            near = below[number + 1 : number + 1 + _NEAR]
            return any(_says_when_or_who(sheet, other) for other in near)
    return False


def _next_lines(sheet: Sheet, at: int, limit: int) -> list[str]:
    """Return the next lines that are no furniture."""
    lines = []
    for _ in range(3 * limit):
        at = sheet.after(at)
        line = sheet.text(at)
        if line and not (is_furniture(line) or is_trail(line) or is_sign(line)):
            lines.append(line)
    return lines[:limit]


def _says_when_or_who(sheet: Sheet, line: str) -> bool:
    return has_date(line, sheet.lang) or bylines.read_byline(line) is not None


def is_furniture(line: str) -> bool:
    """Tell whether a line holds nothing but what sites print around texts."""
    text = plain(line).strip().lower()
    if not text or len(text) > _LONGEST:
        return False
    left = _phrases().sub(" ", text)
    return left != text and not re.search(r"[^\W\d_]", left)


def is_sign(line: str) -> bool:
    """Tell whether a line is a number or a mark alone: counts of comments and claps."""
    text = line.strip()
    return bool(re.fullmatch(r"\d{1,3}(?:[ .,]\d{3})*[KkMm]?|\W{1,3}", text)) and "#" not in text


def is_trail(line: str) -> bool:
    """Tell whether a line is a trail of sections or a menu: three short parts or more."""
    parts = [part.strip() for part in _STEPS.split(plain(line)) if part.strip()]
    short = all(len(part.split()) <= _WORDS_A_STEP and len(part) <= 30 for part in parts)
    digits = any(c.isdigit() for part in parts for c in part)
    return len(parts) >= 3 and short and not digits


@cache
def _phrases() -> re.Pattern[str]:
    """Return a pattern of all phrases; letters must not touch those of alphabets with spaces."""
    ordered = sorted(LABELS["furniture"], key=lambda phrase: (-len(phrase), phrase))
    return re.compile("|".join(rf"(?<![^\W\d_]){re.escape(p)}(?![^\W\d_])" for p in ordered))
