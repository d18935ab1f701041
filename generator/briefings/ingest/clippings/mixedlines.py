"""Lines of a head that hold several things: "By Ann Ray | 10 October 2022 | Reuters"."""

import re

from briefings import agencies
from briefings.ingest import outlets
from briefings.ingest.clippings import bylines
from briefings.ingest.clippings.fieldlines import claim_byline
from briefings.ingest.clippings.furniture import is_furniture
from briefings.ingest.clippings.lineparts import has_date, ways_to_part
from briefings.ingest.clippings.marks import IMAGE, emphasised, plain
from briefings.ingest.clippings.sheet import Sheet
from briefings.ingest.clippings.sourcelines import outlet_of
from briefings.ingest.clippings.titles import bare
from briefings.ingest.dates.claims import claim_dates
from briefings.ingest.dates.lines import find_dates
from briefings.ingest.labels import match_label
from briefings.mentions import match_line

_LONGEST = 200
#: First words of towns that look like the given names of people.
_TOWNS = {
    "new", "san", "santa", "los", "las", "saint", "st", "st.", "buenos", "rio", "cape", "tel",
    "hong", "kuala", "addis", "abu", "el", "la", "le", "the", "port", "fort", "sankt", "nova",
    "нижний", "великий", "новый", "старый", "санкт-петербург",
}  # fmt: skip


def take_mixed(sheet: Sheet, at: int) -> bool:
    """Take a date among names, every part understood."""
    line = bare(sheet.text(at))
    line = emphasised(line) or line
    if len(line) > _LONGEST or match_line(line):
        return False
    for parts in ways_to_part(line):
        if len(parts) > 1 and _claim_parts(sheet, at, parts):
            sheet.take(at)
            return True
    return False


def take_name(sheet: Sheet, at: int) -> bool:
    """Take "Ann Ray" or "Ann Ray in Kyiv" beside a date: a full name on a line of its own."""
    if not is_name_line(sheet, at):
        return False
    first, _, rest = plain(sheet.text(at)).partition(",")
    sheet.claim("authors", (bylines.without_place(first),), "name beside the date", at, 0.6)
    sheet.claim("source", outlet_of(rest.strip(" «»“”")) or "", "beside the name", at, 0.4)
    sheet.take(at)
    return True


def is_head_field(sheet: Sheet, at: int) -> bool:
    """Tell whether a line says who or when, or shows a picture."""
    line = sheet.text(at)
    return bool(
        has_date(line, sheet.lang)
        or bylines.read_byline(line)
        or IMAGE.match(line)
        or is_name_line(sheet, at)
    )


def is_name_line(sheet: Sheet, at: int) -> bool:
    """Tell whether a line is a full name that stands right above or below a date."""
    first, comma, rest = plain(sheet.text(at)).partition(",")
    name = bylines.without_place(first.strip())
    if not is_full_name(name) or (comma and not re.fullmatch(r"[«“\"].{2,40}[»”\"]", rest.strip())):
        return False
    authors = [name for w in sheet.witnesses if w.field == "authors" for name in w.value]
    if name in authors:
        return True  # printed twice, beside the portrait and below
    near = (sheet.text(at - 1), sheet.text(at + 1))
    again = plain(sheet.text(at + 1)) == name  # printed twice: beside the portrait and below
    return again or any(has_date(line, sheet.lang) or _is_time_to_read(line) for line in near)


def _is_time_to_read(line: str) -> bool:
    return bool(re.search(r"\d", line)) and is_furniture(line)


def _claim_parts(sheet: Sheet, at: int, parts: list[str]) -> bool:
    dates = [find_dates(part, sheet.lang) for part in parts]
    others = [part for part, found in zip(parts, dates, strict=True) if not found]
    if len(others) == len(parts):
        return False
    if len(parts) == 2 and is_place(others[0] if others else ""):
        others = []
    if not all(_is_credit(part) for part in others):
        return False
    for found in dates:
        claim_dates(sheet, at, found, "date line", 0.88)
    for part in others:
        _claim_credit(sheet, at, part)
    return True


def _claim_credit(sheet: Sheet, at: int, part: str) -> None:
    text = plain(part).strip()
    if found := match_label("source", text):
        text = found[1]
    agency = agencies.agency_of(text)
    if agency:
        sheet.claim("agency", (agency,), "beside the date", at, 0.8)
    if found or outlets.looks_like(text):
        sheet.claim("source", outlet_of(text) or "", "beside the date", at, 0.75)
    elif not agency and not claim_byline(sheet, at, part) and not is_furniture(text):
        authors = bylines.split_names(text, strict=True)
        names = authors.authors if authors else (text,)
        sheet.claim("authors", names, "name beside the date", at, 0.6)


def _is_credit(part: str) -> bool:
    text = plain(part).strip()
    named = match_label("source", text)
    known = agencies.agency_of(text) or outlets.looks_like(text) or is_furniture(text)
    named_outlet = named and 0 < len(named[1]) <= 40 and "://" not in named[1]
    return bool(known or named_outlet or bylines.read_byline(part) or is_full_name(text))


def is_place(part: str) -> bool:
    """Tell whether "Kyiv" or "NEW YORK" stands before a date: one or two capitalised words."""
    text = plain(part).strip()
    known = agencies.agency_of(text) or outlets.name_in(text) or bylines.read_byline(text)
    single = len(text.split()) == 1 or text.isupper()
    return not known and single and len(text) <= 30 and bylines.is_name(text)


def is_full_name(text: str) -> bool:
    """Tell whether a text looks like a given name and a surname."""
    words = text.split()
    fits = 2 <= len(words) <= 3 and bylines.is_name(text) and not text.isupper()
    return fits and words[0].lower() not in _TOWNS and not bylines.is_time(text)
