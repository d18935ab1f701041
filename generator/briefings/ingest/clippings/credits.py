"""Lines that name who helped with a text: a reviewer, an editor, a translator. No authors."""

import re

from briefings.ingest.clippings.headshapes import has_title
from briefings.ingest.clippings.marks import plain
from briefings.ingest.clippings.sheet import Sheet

_LONGEST = 120  # characters; a sentence that begins so is longer
_WORK = (
    r"(?:(?:medically|clinically|scientifically|legally)\s+)?"
    r"(?:reviewed|edited|fact[- ]checked|translated|compiled|illustrated|produced)\s+by"
    r"|(?:geprüft|bearbeitet|redigiert|übersetzt|lektoriert)\s+von"
    r"|(?:relu|révisé|traduit|édité)\s+par"
    r"|(?:revisado|editado|traducido|traduzido)\s+por"
    r"|(?:перев[ёе]л|перевела|редактор|перевод)\s*:?"
)
#: The work, a colon at will, and what begins with a capital: names.
_CREDIT = re.compile(rf"(?i:{_WORK}):?\s+(?=[^\W\d_a-zа-яё])[^.!?;]{{2,90}}(?<![,:])")


def take_credit(sheet: Sheet, at: int) -> bool:
    """Take a line like "Reviewed by Ann Lee, MD" below a title as ``credits``; once."""
    line = plain(sheet.text(at))
    if not has_title(sheet) or sheet.claims("credits") or len(line) > _LONGEST:
        return False
    if not _CREDIT.fullmatch(line) or len(line.split()) > 12:
        return False
    sheet.claim("credits", line, "line of who helped", at, 0.8)
    sheet.take(at)
    return True
