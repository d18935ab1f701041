"""The head of a clipping: title, dek, date line, byline, picture, whatever order they come in.

Each rule looks at one line and tells whether it took it. The first line that no rule takes opens
the body; from there on nothing is taken before the foot.
"""

import re
from collections.abc import Callable
from itertools import islice

from briefings import agencies
from briefings.ingest import outlets
from briefings.ingest.clippings.credits import take_credit
from briefings.ingest.clippings.fieldlines import claim_byline, take_labelled
from briefings.ingest.clippings.furniture import take_furniture
from briefings.ingest.clippings.headshapes import has_title, title_follows, underline
from briefings.ingest.clippings.lineparts import has_date
from briefings.ingest.clippings.marks import emphasised, heading, is_item, plain
from briefings.ingest.clippings.mixedlines import is_head_field, is_place, take_mixed, take_name
from briefings.ingest.clippings.pictures import take_caption, take_image, take_picture_agency
from briefings.ingest.clippings.sheet import Sheet
from briefings.ingest.clippings.sourcelines import outlet_of, take_address
from briefings.ingest.clippings.titles import (
    bare,
    block_title,
    first_line_title,
    heading_title,
    kicker,
    repeated_title,
)
from briefings.ingest.dates.claims import claim_dates
from briefings.ingest.dates.lines import find_dates
from briefings.ingest.labels import names_only
from briefings.mentions import match_line
from briefings.text import title_key

#: Lines that the rules look at, at most; a longer head has not been seen.
_LIMIT = 40
_LONGEST_DEK = 350
Rule = Callable[[Sheet, int], bool]


def read_head(sheet: Sheet) -> None:
    """Claim what stands above the body and take it away."""
    at = sheet.after(_drop_masthead(sheet))
    until = 0  # up to here lines that no rule takes stay, and the head goes on
    for _ in range(_LIMIT):
        if sheet.is_prose(at):
            return
        if at in sheet.taken or not any(rule(sheet, at) for rule in HEAD):
            until = until or block_title(sheet, at)
            if at >= until:
                return
        at = sheet.after(at)


def _drop_masthead(sheet: Sheet) -> int:
    """Take what stands above the title where the title is known: a letterhead, a menu.

    Returns the index of the title, -1 if it stands nowhere. Addresses and dates above it are still
    read; what is a sentence stays in the body.
    """
    if not sheet.title:
        return -1
    key = title_key(sheet.title)
    early = [at for at in islice(sheet.written(), 10) if not sheet.is_prose(at)]
    found = next((at for at in early if title_key(plain(sheet.text(at))) == key), None)
    if found is None:
        return -1
    for at in early[: early.index(found)]:
        if not take_labelled(sheet, at) and not _is_sentence(sheet.text(at)):
            sheet.drop(at)
    sheet.take(found, *underline(sheet, found))
    return found


def _is_sentence(line: str) -> bool:
    return len(line) > 80 or bool(re.search(r"[.!?…。؟:,]$", line))


def _rule_line(sheet: Sheet, at: int) -> bool:
    if re.fullmatch(r"([-*_=~#•·–—]\s*){3,}|\\?", sheet.text(at)):
        sheet.take(at)
        return True
    return False


def _dates(sheet: Sheet, at: int) -> bool:
    line = sheet.text(at)
    if found := find_dates(line, sheet.lang):
        claim_dates(sheet, at, found, "date line", 0.9)
        sheet.take(at)
        return True
    return False


def _byline(sheet: Sheet, at: int) -> bool:
    if not has_title(sheet) and not title_follows(sheet, at):
        return False
    if not claim_byline(sheet, at, sheet.text(at)):
        return False
    sheet.take(at)
    return True


def _agency(sheet: Sheet, at: int) -> bool:
    line = plain(sheet.text(at))
    place, _, name = line.rpartition(" - ")
    found = agencies.alone(name if is_place(place) else line)
    if not found or (not has_title(sheet) and not title_follows(sheet, at)):
        return False
    sheet.claim("agency", found, "line of its own", at, 0.85)
    sheet.take(at)
    return True


def _outlet(sheet: Sheet, at: int) -> bool:
    """Take an outlet's name above or below the title, a place may follow: "BBC News, Marsabit"."""
    line = plain(bare(sheet.text(at)))
    first, _, place = line.partition(", ")
    name = outlets.name_in(line)
    below = sheet.text(at + 1)
    dated = has_date(below, sheet.lang) or names_only("date", below)
    if not name and is_place(place) and (sheet.claims("authors") or dated):
        name = outlet_of(first) if outlets.looks_like(first) else None
    if not name or (not has_title(sheet) and not title_follows(sheet, at)):
        return False
    sheet.claim("source", name, "outlet's name in the head", at, 0.8)
    sheet.take(at)
    return True


def _naked_address(sheet: Sheet, at: int) -> bool:
    """Take an address on a line of its own, above or below the title."""
    if is_item(sheet.text(at)):
        return False
    return take_address(sheet, at, "address in the head", 0.78)


def _dek(sheet: Sheet, at: int) -> bool:
    """Take one short paragraph between the title and the rest of the head as the subtitle."""
    line = sheet.text(at)
    if not has_title(sheet) or sheet.claims("subtitle") or len(line) > _LONGEST_DEK:
        return False
    if (
        agencies.in_dateline(line)
        or has_date(line, sheet.lang)
        or (sheet.claims("date") and not heading(line))
    ):
        return False
    found = heading(line)
    marked = emphasised(line.lstrip("> ")) or (line[1:].strip() if line.startswith("> ") else None)
    below = sheet.after(at)
    if below >= len(sheet.lines) or match_line(line):
        return False
    # where the title stood in a header, the first paragraph is rather text than a line below it
    opens = sheet.before(at) == -1 and not sheet.claims("date")
    # shorter ones are initials
    directly = opens and len(line) > 3 and not re.search(r"[.!?…。؟]$", line)
    before_field = is_head_field(sheet, below)
    if not ((found and found[0] <= 3 and before_field) or ((marked or directly) and before_field)):
        return False
    sheet.claim(
        "subtitle", plain(found[1] if found else marked or line), "line below the title", at, 0.75
    )
    sheet.take(at)
    return True


#: In this order; the order matters where two rules could take the same line.
HEAD: tuple[Rule, ...] = (
    kicker,
    repeated_title,
    heading_title,
    _rule_line,
    take_labelled,
    _dates,
    take_credit,
    take_mixed,
    _byline,
    _agency,
    _outlet,
    take_furniture,
    take_name,
    take_image,
    take_picture_agency,
    _naked_address,
    _dek,
    take_caption,
    first_line_title,
)
