"""The clipping grammar: a text with its title, dates, credits and source in it, taken apart."""

import re
from functools import cache, partial

from briefings.ingest.clippings.foot import read_foot
from briefings.ingest.clippings.head import read_head
from briefings.ingest.clippings.marks import find_address
from briefings.ingest.clippings.remainder import note_furniture, return_remainders
from briefings.ingest.clippings.sheet import Sheet
from briefings.ingest.language import script_language
from briefings.mentions import find_lines, without_dead_links
from briefings.model import Draft, Witness
from briefings.text import shorten

_FENCE = re.compile(r"^\s{0,3}(```|~~~)")


def read_clipping(where: str, text: str, *, title: str | None = None, first_line: int = 1) -> Draft:
    """Return what a clean text says of itself, and its paragraphs.

    ``title`` is known from elsewhere (a header, a subject); then the text is not searched for one,
    but a repetition of it is taken away. ``first_line`` numbers the first line of the text.
    """
    lines = text.split("\n")
    # asked where there is a date: it takes its time, and most texts have none
    lang = cache(partial(script_language, text))
    sheet = Sheet(where, lines, lang, title, first_line)
    read_head(sheet)
    read_foot(sheet)
    return_remainders(sheet)
    note_furniture(sheet)
    body = to_body([line for at, line in enumerate(sheet.lines) if at not in sheet.taken])
    return Draft(
        (*sheet.witnesses, *_related(sheet)), without_dead_links(body), {}, tuple(sheet.notes)
    )


def to_body(lines: list[str]) -> str:
    """Return Markdown from lines: one blank line between blocks, no white space at line ends.

    Lines that are paragraphs of their own although no blank line stands between are set apart.
    Code between fences stays as it is.
    """
    out: list[str] = []
    fenced = False
    apart = _are_paragraphs(lines)
    for line in lines:
        if _FENCE.match(line):
            fenced = not fenced
        bare = line.rstrip() if not fenced else line
        # two spaces at the end are a line break of Markdown
        if not fenced and line.endswith("  ") and bare:
            bare += "  "
        if not bare and out and not out[-1] and not fenced:
            continue
        if apart and bare and out and out[-1] and not fenced:
            out.append("")
        out.append(bare)
    text = "\n".join(out).strip("\n").rstrip()
    return f"{text}\n" if text else ""


def _are_paragraphs(lines: list[str]) -> bool:
    """Tell whether every line is a paragraph: no blank lines, long ones, ended like sentences."""
    written = [line.strip() for line in lines if line.strip()]
    blank = any(not line.strip() for line in lines[1:-1])
    if len(written) < 3 or (blank and len(lines) < 1.1 * len(written)) or blank:
        return False
    prose = [line for line in written if len(line) > 100 and line[-1] in '.!?…”"»。)’']
    return len(prose) >= 0.6 * len(written)


def _related(sheet: Sheet) -> tuple[Witness, ...]:
    """Return one witness for the titles of all related lines; dead addresses are no titles."""
    body = "\n".join("" if at in sheet.taken else line for at, line in enumerate(sheet.lines))
    lines = find_lines(body)
    titles = dict.fromkeys(
        n.title for line in lines for n in line.named if not find_address(n.title)
    )
    if not titles:
        return ()
    where = ", ".join(f"line {line.line + sheet.first_line}" for line in lines)
    evidence = shorten(" / ".join(sheet.lines[line.line] for line in lines), 200)
    return (Witness("related_titles", tuple(titles), "related line", where, evidence, 0.9),)
