"""The main picture of a clipping and its caption."""

from briefings.ingest.clippings.captions import read_caption
from briefings.ingest.clippings.headshapes import has_title, is_field
from briefings.ingest.clippings.marks import IMAGE, LINK, WIKI_IMAGE, emphasised, plain
from briefings.ingest.clippings.sheet import Sheet
from briefings.ingest.dates.lines import find_dates
from briefings.ingest.labels import LABELS
from briefings.mentions import match_line

#: Characters of a caption that only its place marks as one.
_LONGEST_CAPTION = 350


def take_image(sheet: Sheet, at: int) -> bool:
    """Take the main picture and the caption below it."""
    line = sheet.text(at)
    match = IMAGE.match(line) or WIKI_IMAGE.match(line)
    link = LINK.fullmatch(line)
    if not match and link and (inner := IMAGE.fullmatch(link["text"])):
        match = inner
    if not match or sheet.claims("image"):
        return False
    groups = match.groupdict()
    sheet.claim("image", groups["url"], "picture in the head", at, 0.9)
    sheet.claim("image_alt", plain(groups.get("alt") or ""), "picture in the head", at, 0.9)
    rest = line[match.end() :].strip() if not link else ""
    sheet.take(at)
    if not _caption_below(sheet, at, rest) and (title := groups.get("title")):
        _claim_caption(sheet, at, title, 0.7)
    return True


def _caption_below(sheet: Sheet, at: int, beside: str) -> bool:
    """Claim the words beside a picture, else the line below if it is marked as its caption.

    Tells whether there were any.
    """
    if beside:
        _claim_caption(sheet, at, beside, 0.9)
        return True
    below = sheet.after(at)
    line = sheet.text(below)
    close = below == at + 1  # glued to the picture, no blank line between
    marked = emphasised(line)
    if read_caption(line) and not find_dates(line, sheet.lang):
        return take_caption(sheet, below)
    if (marked or (close and len(line) <= _LONGEST_CAPTION)) and not is_field(sheet, line):
        _claim_caption(sheet, below, marked or line, 0.8)
        sheet.take(below)
        return True
    return False


def take_picture_agency(sheet: Sheet, at: int) -> bool:
    """Take "Getty Images" on a line of its own, and the caption right below it."""
    line = plain(sheet.text(at))
    if line.lower() not in LABELS["picture_agency"] or not has_title(sheet):
        return False
    below = sheet.after(at)
    if sheet.claims("image_credit") or below >= len(sheet.lines):
        return False
    sheet.claim("image_credit", line, "picture agency in the head", at, 0.8)
    sheet.take(at)
    caption = sheet.text(below)
    alone = not sheet.text(below + 1) and len(caption) <= _LONGEST_CAPTION
    if below == at + 1 and alone and not is_field(sheet, caption):
        sheet.claim("image_caption", plain(caption), "below the picture agency", below, 0.7)
        sheet.take(below)
    return True


def take_caption(sheet: Sheet, at: int) -> bool:
    """Take a line that names who made the picture, although the picture is gone."""
    line = sheet.text(at)
    if sheet.claims("image_credit") or not has_title(sheet) or match_line(line):
        return False
    if not read_caption(line) or sheet.after(at) >= len(sheet.lines):
        return False  # the last line of a text is no caption
    _claim_caption(sheet, at, line, 0.85)
    sheet.take(at)
    return True


def _claim_caption(sheet: Sheet, at: int, line: str, confidence: float) -> None:
    found = read_caption(line)
    rule = "caption below the picture" if confidence != 0.85 else "caption with credit in the head"
    sheet.claim("image_caption", found.caption if found else plain(line), rule, at, confidence)
    if found and found.credit:
        sheet.claim("image_credit", found.credit, rule, at, confidence)
    if found and found.credit_url:
        sheet.claim("image_credit_url", found.credit_url, rule, at, confidence)
