"""Title rules of a head, and what title and outlet share."""

import re

from briefings.ingest import outlets
from briefings.ingest.clippings.headshapes import LONGEST_TITLE, has_title, is_field, underline
from briefings.ingest.clippings.marks import LINK, emphasised, heading, plain
from briefings.ingest.clippings.sheet import Sheet
from briefings.mentions import match_line
from briefings.report import Level, Note
from briefings.text import title_key
from briefings.urls import is_web

#: Lines that announce a kind of text; never its title.
_KICKERS = {
    "for immediate release", "press release", "news release", "media release", "pressemitteilung",
    "presseerklärung", "communiqué de presse", "comunicado de prensa", "nota de prensa",
    "comunicato stampa", "comunicado de imprensa", "persbericht", "pressmeddelande",
    "informacja prasowa", "пресс-релиз", "пресрелиз", "пресреліз", "прес-реліз", "basın bülteni",
    "ingezonden brief", "letter to the editor", "leserbrief",
}  # fmt: skip
#: An embargo, and what stands above a story on an agency's wire: "ZCZC", "BC-PERU-LLAMAS,0210".
_SLUG = re.compile(r"(?i:embargoed until\b.*)|ZCZC\b.*|[A-Z]{2}-{1,2}[A-Z][^\s,]*,.*\d{3,4}")
_LABELLED = re.compile(r"[^\W\d_][\w ]{1,20}: \S")
_WIRE_DATELINE = re.compile(r"[^\W\d_a-z][^()]{1,60} \([A-Z][\w ]+\)\s*[_–—-]")
_LONGEST_LINE = 120
_SHORTEST_TITLE = 15  # below a kicker that is in no list
_LONGEST_KICKER = 40


def kicker(sheet: Sheet, at: int) -> bool:
    """Pass over a line that announces a kind of text; it stays in the body."""
    return not has_title(sheet) and _opens(sheet, at) and _announces(sheet, at)


def repeated_title(sheet: Sheet, at: int) -> bool:
    """Take a title that a header has named already."""
    if not sheet.title or title_key(plain(bare(sheet.text(at)))) != title_key(sheet.title):
        return False
    sheet.take(at, *underline(sheet, at))
    return True


def heading_title(sheet: Sheet, at: int) -> bool:
    """Take a heading, by marks or underlined."""
    found = heading(sheet.text(at))
    if has_title(sheet) or not (found or underline(sheet, at)):
        return False
    _claim_title(sheet, at, found[1] if found else sheet.text(at), "heading", 0.95)
    sheet.take(at, *underline(sheet, at))
    return True


def first_line_title(sheet: Sheet, at: int) -> bool:
    """Take the first line as the title if it has a title's shape and a text follows."""
    line = sheet.text(at)
    below = sheet.after(at)
    if has_title(sheet) or len(line) > LONGEST_TITLE or below >= len(sheet.lines):
        return False
    bold = emphasised(line)
    title = plain(bold or line)
    ended = bool(re.search(r"[.;,:。]$", title)) and not title.endswith("...")
    alone = below > at + 1 or is_field(sheet, sheet.text(below))
    alone = alone or (not ended and len(title) <= 120 and _is_paragraph(sheet.text(below)))
    if not bold and (
        not alone or (ended and not is_field(sheet, sheet.text(below))) or match_line(line)
    ):
        return False
    if not re.search(r"[^\W\d_]", title) or re.match(r"[-*+>|`]\s|```", line):
        return False
    confidence = 0.9 if bold else 0.6 if ended else 0.8
    _claim_title(sheet, at, bold or line, "bold first line" if bold else "first line", confidence)
    sheet.take(at)
    return True


def block_title(sheet: Sheet, at: int) -> int:
    """Take the title from a first block of two to five short lines above the prose.

    Returns the index behind the block, 0 if it is none. What no other rule takes of the block
    stays in the body. A short first line in capitals is a kicker, the title is the second.
    """
    end = _end_of_block(sheet, at)
    if has_title(sheet) or not _opens(sheet, at) or not end:
        return 0
    second = sheet.text(at + 1)
    over = sheet.text(at).isupper() and len(sheet.text(at)) <= _LONGEST_KICKER
    over = over and len(second) >= _SHORTEST_TITLE and not second.isupper()
    chosen = at + 1 if over and not is_field(sheet, second) else at
    line = sheet.text(chosen)
    if not re.search(r"[^\W\d_]", line) or re.search(r"[;,:]$", line) or is_field(sheet, line):
        return 0
    _claim_title(sheet, chosen, line, "line of a first block", 0.5)
    what = f'the text opens with several short lines; "{plain(line)}" was taken as the title. '
    remedy = "Set `title` in content/ if that is wrong."
    sheet.notes.append(Note(Level.FINDING, sheet.where, what + remedy))
    sheet.take(chosen)
    return end


def _end_of_block(sheet: Sheet, at: int) -> int:
    """Return the index behind a block of two to five lines that prose follows, 0 if it is none."""
    end = at
    while sheet.text(end) and not _WIRE_DATELINE.match(sheet.text(end)):
        if end - at == 5 or not _is_short(sheet, end):
            return 0
        end += 1
    below = (sheet.text(n) for n in range(end, min(end + 20, len(sheet.lines))))
    return end if end - at >= 2 and any(map(_is_prose, below)) else 0


def _is_short(sheet: Sheet, at: int) -> bool:
    line = sheet.text(at)
    if len(line) > _LONGEST_LINE or re.match(r"[-*+>|`•]\s|```|\d{1,2}[.)]\s", line):
        return False
    ended = line[-1] in ".。؟?!…" and len(line) > 12  # "J. K." is no sentence
    return not ended or is_field(sheet, line)


def _is_prose(line: str) -> bool:
    """Tell whether a line is a sentence, or wrapped as in one."""
    wide = sum(c >= "\u2e80" for c in line)
    return len(line) + wide >= 60 or (len(line) + wide >= 30 and line[-1] in '.!?…。؟”"»')


def _opens(sheet: Sheet, at: int) -> bool:
    """Tell whether nothing of the text stands above but what announces its kind."""
    early = (n for n in range(at) if sheet.text(n) and n not in sheet.taken)
    return all(_announces(sheet, n) for n in early)


def _announces(sheet: Sheet, at: int) -> bool:
    line = plain(bare(sheet.text(at)))
    if line.casefold().strip(" .:*/–—-") in _KICKERS or _SLUG.fullmatch(line):
        return True
    # "Contact: ..." above "Subject: ..." below an announcement; one alone may be a headline
    near = (sheet.text(at - 1), sheet.text(at + 1))
    above = sheet.before(at)
    return (
        above >= 0
        and bool(_LABELLED.match(line) and any(map(_LABELLED.match, near)))
        and _announces(sheet, above)
    )


def _is_paragraph(line: str) -> bool:
    """Tell whether a line right below another cannot be its continuation."""
    return len(line) >= 120 and not line[0].islower() and line[-1] in '.!?…”"»。'


def _claim_title(sheet: Sheet, at: int, markup: str, rule: str, confidence: float) -> None:
    if (link := LINK.search(markup)) and is_web(link["url"]) and not plain(LINK.sub("", markup)):
        sheet.claim("source_url", link["url"], "link of the title", at, 0.7)
    title, outlet = without_outlet(plain(markup))
    sheet.claim("title", title, rule, at, confidence)
    if outlet:
        sheet.claim("source", outlet, "outlet's name behind the title", at, 0.7)


def without_outlet(title: str) -> tuple[str, str | None]:
    """Return a title without `` - Outlet`` or `` | Outlet`` at its end, and that outlet's name."""
    match = re.match(r"^(.{8,}?)\s+[|–—·»-]\s+([^|–—]{2,60})$", title)
    name = outlets.name_in(match[2]) if match else None
    return (match[1].strip(), name) if match and name else (title, None)


def bare(line: str) -> str:
    """Return a line without the marks of a heading."""
    found = heading(line)
    return found[1] if found else line
