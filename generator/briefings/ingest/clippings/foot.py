"""The foot of a clipping: source block, dates, tags, rights, and an agency's sign.

Read upwards from the last line. A line that says what it is (``Source: ...``) is taken among the
last lines wherever it stands; a naked address or date only where nothing but fields follows.
"""

import re
from collections.abc import Callable

from briefings import agencies
from briefings.ingest.clippings.fieldlines import take_byline_label, take_tags
from briefings.ingest.clippings.furniture import is_furniture
from briefings.ingest.clippings.marks import (
    Address,
    bare_address,
    find_address,
    heading,
    is_item,
    plain,
)
from briefings.ingest.clippings.sheet import YEAR, Sheet
from briefings.ingest.clippings.sourcelines import is_original, outlet_of, take_address, take_source
from briefings.ingest.dates.claims import claim_dates, take_date
from briefings.ingest.dates.lines import find_dateline, find_dates
from briefings.ingest.labels import match_label
from briefings.mentions import find_lines, related_lines

#: Lines that may stand between the fields of a foot: a remark, an editor's note.
_STRANGERS = 4
_LONGEST_NAME = 4  # words
_RIGHTS = re.compile(
    r"(?:©|\(c\)|copyright\b|all rights reserved|alle rechte vorbehalten|tous droits réservés|"
    r"todos los derechos reservados|tutti i diritti riservati|все права защищены|"
    r"усі права захищені|всі права захищені|"
    r"版权所有|版權所有|جميع الحقوق محفوظة|כל הזכויות שמורות)",
    re.IGNORECASE,
)
_SIGN_OF_RIGHTS = re.compile(r"©|\(c\)|\b(?:19|20)\d\d\b|rights reserved", re.IGNORECASE)

#: Behind the sign stands a year or a name.
_OWNER = re.compile(r"[ \t:,]*(?:by\s+)?(?:\d{4}\b|[A-ZÀ-ÖØ-ÞА-ЯЁЇІЄҐ\u0590-\uffff])")
#: A date that is so many years before another year of the text is no date of publishing.
_LATE = 5

Rule = Callable[[Sheet, int], bool]


def read_foot(sheet: Sheet) -> None:
    """Claim what stands below the body and take it away."""
    related = related_lines(find_lines("\n".join(sheet.lines)))
    at = _above(sheet, len(sheet.lines), related)
    strangers = 0
    last = True  # nothing but fields and related lines stands below
    while at >= 0 and strangers <= _STRANGERS:
        rules = (*FOOT, *LAST) if last else FOOT
        if not sheet.is_prose(at) and any(rule(sheet, at) for rule in rules):
            _take_rule_above(sheet, at)
        else:
            strangers += 1
            last = False
        at = _above(sheet, at, related)
    _claim_signature(sheet)


def _above(sheet: Sheet, at: int, related: set[int]) -> int:
    """Return the index of the next line above that names no other articles; -1 if none."""
    at = sheet.before(at)
    while at in related:
        at = sheet.before(at)
    return at


def _labelled(sheet: Sheet, at: int) -> bool:
    return any(rule(sheet, at) for rule in (take_source, take_date, take_tags, take_byline_label))


def _address_below_label(sheet: Sheet, at: int) -> bool:
    """Take an address whose label stands on the line above."""
    above = sheet.before(at)
    address = bare_address(sheet.text(at))
    found = match_label("source", sheet.text(above)) if address and above >= 0 else None
    headed = heading(sheet.text(above)) if address and above >= 0 else None
    if headed and match_label("source", f"{headed[1].rstrip(':')}:"):
        found = (headed[1], "")
    if not found or found[1].strip("*_ "):
        return False
    if headed:
        assert address is not None
        sheet.claim("source_url", address.url, f"source block ({found[0]})", at, 0.95)
        sheet.take(at, above)
        return True
    return take_source(sheet, above)


def _rights(sheet: Sheet, at: int) -> bool:
    """Take "(c) 2022 The Paper": with a sign or a year, for sentences begin with the word too."""
    line = plain(sheet.text(at))
    opened = _RIGHTS.match(line)
    if len(line) > 200 or not opened:
        return False
    if opened[0].lower() == "copyright" and not _SIGN_OF_RIGHTS.search(line):
        return False
    if opened[0].lower() == "(c)" and not _OWNER.match(line[opened.end() :]):
        return False  # "(c) award the costs" is the third item of a list
    sheet.claim("rights", line, "copyright line", at, 0.8)
    address = find_address(line[opened.end() :], without_scheme=True)
    if address and is_original(sheet, Address(address.url, "")) and not sheet.claims("source_url"):
        sheet.claim("source_url", address.url, "address in the copyright line", at, 0.7)
        name = outlet_of(address.name.removeprefix("©").strip()) or ""
        if len(name.split()) <= _LONGEST_NAME:
            sheet.claim("source", name, "name in the copyright line", at, 0.6)
    sheet.take(at)
    return True


def _naked_address(sheet: Sheet, at: int) -> bool:
    """Take the one address at the end; an item of a list is part of the text."""
    if is_item(sheet.text(at)):
        return False
    return take_address(sheet, at, "address at the foot", 0.8)


def _naked_date(sheet: Sheet, at: int) -> bool:
    """Take a date at the end where none is known yet, or where it stands apart from the text."""
    line = sheet.text(at)
    apart = bool(re.fullmatch(r"([-*_]\s*){3,}", sheet.text(sheet.before(at))))
    if is_item(line) or (sheet.claims("date") and not apart):
        return False
    found = () if _is_of_the_text(sheet, at) else find_dates(line, sheet.lang)
    claim_dates(sheet, at, found, "date at the foot", 0.75)
    if found:
        sheet.take(at)
    return bool(found)


def _is_of_the_text(sheet: Sheet, at: int) -> bool:
    """Tell whether a date at the end belongs to the text: an answer, a row, an old event."""
    line, above = sheet.text(at), sheet.text(sheet.before(at))
    if re.match(r"\w{1,2}[:.)]\s", line) or above.endswith(("?", ":", "？", "：")):
        return True
    if find_dates(above, sheet.lang) and not sheet.claims("date"):
        return True  # one row of several
    here, latest = YEAR.findall(line), sheet.latest_year(but=sheet.lines[at])
    return bool(here) and latest is not None and latest - max(map(int, here)) > _LATE


def _agency(sheet: Sheet, at: int) -> bool:
    line, above = sheet.text(at), plain(sheet.text(sheet.before(at)))
    listed = is_item(line) or bool(agencies.alone(above)) or above.endswith((":", "："))
    found = () if listed else agencies.alone(plain(line))
    sheet.claim("agency", found, "line of its own", at, 0.85)
    if found:
        sheet.take(at)
    return bool(found)


def _furniture(sheet: Sheet, at: int) -> bool:
    """Take "Comments (17)" below the text."""
    if is_item(sheet.text(at)) or not is_furniture(sheet.text(at)):
        return False
    sheet.drop(at)
    return True


def _take_rule_above(sheet: Sheet, at: int) -> None:
    """Take the ``---`` that parts the foot from the body."""
    above = sheet.before(at)
    if re.fullmatch(r"([-*_]\s*){3,}", sheet.text(above)):
        sheet.take(above)


def _claim_signature(sheet: Sheet) -> None:
    """Claim the agency that signs the first or the last paragraph; the text stays."""
    written = list(sheet.written())
    for at in written[:2]:
        found_dates = find_dateline(sheet.text(at), sheet.lang)
        claim_dates(sheet, at, found_dates, "dateline of the first paragraph", 0.7)
        if found_dates:
            break
    for at in written[:3]:
        if found := agencies.in_dateline(sheet.text(at)):
            sheet.claim("agency", (found,), "dateline", at, 0.85)
            return
    for at in written[-2:]:
        if found := agencies.at_end(sheet.lines[at].strip()[-200:]):
            sheet.claim("agency", (found,), "sign at the end", at, 0.8)
            return


FOOT: tuple[Rule, ...] = (_address_below_label, _labelled, _rights)
#: Rules for lines below which nothing but fields stands.
LAST: tuple[Rule, ...] = (_naked_address, _naked_date, _agency, _furniture)
