"""Lines that name the field they hold (``Source: ...``, ``Tags: a``), at head or foot."""

import re

from briefings.agencies import agency_of
from briefings.ingest.clippings.bylines import read_byline, split_names
from briefings.ingest.clippings.marks import plain
from briefings.ingest.clippings.sheet import Sheet
from briefings.ingest.clippings.sourcelines import take_source
from briefings.ingest.dates.claims import claim_dates, take_date
from briefings.ingest.dates.lines import find_dates
from briefings.ingest.labels import match_label

_LONGEST = 300


def take_labelled(sheet: Sheet, at: int) -> bool:
    """Claim and take a line whose label says what it is; tell whether it was one."""
    line = sheet.text(at)
    if len(line) > _LONGEST:
        return False
    for kind in ("title", "subtitle", "section", "lang", "rights"):
        if (found := match_label(kind, line)) and _take_simple(sheet, at, kind, found[1]):
            return True
    return (
        _take_agency(sheet, at)
        or take_date(sheet, at)
        or take_tags(sheet, at)
        or take_source(sheet, at)
    )


def _take_simple(sheet: Sheet, at: int, kind: str, rest: str) -> bool:
    value = plain(rest)
    if not value or (kind == "lang" and not re.fullmatch(r"[A-Za-z]{2,3}(-\w+)*", value)):
        return False
    if kind == "title" and (sheet.title or sheet.claims("title")):
        return False
    if kind in {"section", "rights"} and len(value) > 80:
        return False
    sheet.claim(kind, value.lower() if kind == "lang" else value, "labelled line", at, 0.95)
    sheet.take(at)
    return True


def _take_agency(sheet: Sheet, at: int) -> bool:
    found = match_label("agency", sheet.text(at))
    name = agency_of(plain(found[1])) if found else None
    if not name:
        return False
    sheet.claim("agency", (name,), "labelled line", at, 0.9)
    sheet.take(at)
    return True


def claim_byline(sheet: Sheet, at: int, line: str) -> bool:
    """Claim the names of a byline; tell whether the line was one."""
    dated = re.match(r"^(.*?)[,|·•]\s*([^,|·•]*\d.*)$", line)
    dates = find_dates(dated[2], sheet.lang) if dated else ()
    found = read_byline(dated[1] if dated and dates else line)
    if not found:
        return False
    claim_dates(sheet, at, dates, "date in the byline", 0.88)
    sheet.claim("authors", found.authors, "byline", at, 0.9)
    sheet.claim("agency", found.agency, "byline", at, 0.9)
    sheet.claim("source", found.outlet or "", "byline", at, 0.7)
    return True


def take_tags(sheet: Sheet, at: int) -> bool:
    """Take ``Tags: a, b`` or a line of nothing but ``#tag #tag``."""
    line = sheet.text(at)
    found = match_label("tags", line)
    if found and found[1]:
        tags = tuple(
            t
            for t in (
                plain(p).strip("# .") for p in re.split(r"[,;،、|]|\s[·•]\s|\s(?=#)", found[1])
            )
            if t
        )
        if any(len(tag) > 60 for tag in tags):
            return False
    elif re.fullmatch(r"(?:#[^\s#]*[^\W\d][^\s#]*[\s,]*){2,}", line):
        tags = tuple(tag.strip("#,.").replace("_", " ") for tag in line.split())
    else:
        return False
    sheet.claim("tags", tuple(dict.fromkeys(tags)), "tags line", at, 0.9)
    sheet.take(at)
    return True


def take_byline_label(sheet: Sheet, at: int) -> bool:
    """Take ``Author: Ann Ray`` at the foot, where ``By`` alone is too little."""
    found = match_label("authors", sheet.text(at))
    names = (
        split_names(found[1], strict=True) if found and found[1] and len(found[1]) < 120 else None
    )
    if not names or not claim_byline(sheet, at, sheet.text(at)):
        return False
    sheet.take(at)
    return True
