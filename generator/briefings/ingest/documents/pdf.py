"""PDF with a text layer: paragraphs out of printed lines, running heads and feet taken off."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from briefings.dates import from_iso
from briefings.errors import SeedError
from briefings.ingest.clippings.clipping import read_clipping
from briefings.ingest.dates.lines import find_dates
from briefings.ingest.documents import pdflayout, pdfprint
from briefings.ingest.documents.pdflayout import Block
from briefings.ingest.documents.pdfpieces import (
    LONGEST_HEADING,
    find_pieces,
    is_large,
    usual_size,
)
from briefings.ingest.page.page import read_page
from briefings.model import Draft, Source, Witness
from briefings.report import Level, Note
from briefings.urls import is_web

_EDGE = 0.09  # of the page's height, where running heads and feet stand
_ADDRESS = re.compile(r"(?:https?|file)://\S+")
_PAGE_NUMBER = re.compile(
    r"\W*(?:page|seite|p\.|стр\.?|página|pagina)?\W*\d{1,4}(?:\s?(?:/|of|von|de|из)\s?\d{1,4})?\W*",
    re.IGNORECASE,
)
_PRINTED = re.compile(r"(\d{1,4}[./-]\d{1,2}[./-]\d{2,4}),?\s+\d{1,2}[:.]\d{2}(\s?[AP]M)?")
_UNKNOWN = re.compile(r"\(cid:\d+\)")  # pdfminer's sign for such a letter
_CREATED = re.compile(r"D:(\d{4})(\d\d)?(\d\d)?")


def recognises(source: Source) -> bool:
    """Tell whether the source is a PDF; some have a few bytes in front."""
    return b"%PDF-" in source.data[:1024]


def read(source: Source) -> Iterator[Draft]:
    """Yield the one article of a document. Raises SeedError if there is no text in it."""
    blocks, pages = _blocks(source)
    info, announced = pdflayout.find_info(source.data)
    running, kept = _parted(blocks, pages)
    notes = tuple(_cut_off(source.name, pages, announced))
    by_browser = any(_is_printed(block.text) for block in running)
    if by_browser and (draft := _web_page(source.name, kept, info, running)):
        yield replace(draft, notes=(*notes, *draft.notes))
        return
    title = _title(kept, info)
    said = tuple(_claims(info, running, title))
    best = max((w for w in said if w.field == "title"), key=lambda w: w.confidence, default=None)
    text = "\n\n".join(_paragraphs(kept, str(best.value) if best else ""))
    draft = read_clipping(source.name, text, title=str(best.value) if best else None)
    yield replace(draft, witnesses=(*said, *draft.witnesses), notes=(*notes, *draft.notes))


def _web_page(
    name: str, blocks: Sequence[Block], info: dict[str, str], running: Sequence[Block]
) -> Draft | None:
    """Return the draft of a page that a browser printed; None if no text is found in it."""
    html, headline = pdfprint.to_html(blocks, info)
    try:
        draft = read_page(name, html)
    except SeedError:
        return None
    said = [w for w in _claims(info, running, headline) if w.field != "title" or not headline]
    return replace(draft, witnesses=(*said, *draft.witnesses))


def _blocks(source: Source) -> tuple[list[Block], int]:
    try:
        blocks, pages = pdflayout.find_blocks(source.data)
    except pdflayout.PASSWORD as error:
        remedy = "Save it without a password, or save its text."
        raise SeedError(source.name, "a PDF with a password", remedy) from error
    except pdflayout.FAULTS as error:
        what = f"a damaged PDF ({type(error).__name__})"
        raise SeedError(source.name, what, "Get it again, or save its text as .txt.") from error
    letters = sum(len(block.text) for block in blocks)
    unknown = sum(len("".join(_UNKNOWN.findall(block.text))) for block in blocks)
    if unknown > letters / 3:
        what = "a PDF whose fonts do not say which letters they show"
        raise SeedError(source.name, what, "Save the page as HTML, or run it through ocrmypdf.")
    if letters < 20:
        remedy = "Run it through text recognition first (for example ocrmypdf)."
        raise SeedError(source.name, "a PDF without a text layer: pictures of pages", remedy)
    return blocks, pages


def _cut_off(name: str, pages: int, announced: int) -> Iterator[Note]:
    if pages < announced:
        what = f"only {pages} of {announced} pages were read. Split the file, or get it again."
        yield Note(Level.FINDING, name, what)


def _parted(blocks: Sequence[Block], pages: int) -> tuple[list[Block], list[Block]]:
    """Return the running heads and feet with the page numbers, and all other blocks."""
    seen: dict[tuple[float, str], set[int]] = {}
    stayed: dict[tuple[str, float], set[int]] = {}
    for block in blocks:
        seen.setdefault(_key(block), set()).add(block.page)
        stayed.setdefault(_place(block), set()).add(block.page)
    running: list[Block] = []
    kept: list[Block] = []
    for block in blocks:
        often = pages > 1 and len(seen[_key(block)]) >= max(2, pages // 3)
        # a menu that a page keeps in sight is printed on each sheet, over the text
        fixed = len(stayed[_place(block)]) >= max(3, pages / 2)
        (running if fixed or _is_running(block, often=often) else kept).append(block)
    return running, kept


def _is_running(block: Block, *, often: bool) -> bool:
    """Tell whether a block is a running head or foot, or a page's number."""
    at_edge = block.bottom < _EDGE or block.top > 1 - _EDGE
    if not at_edge or len(block.lines) > 3:
        return False
    return often or bool(_PAGE_NUMBER.fullmatch(block.text)) or _is_printed(block.text)


def _key(block: Block) -> tuple[float, str]:
    """Return what running heads share; the title that one repeats is printed larger."""
    return block.size, re.sub(r"\d+", "0", block.text)


def _place(block: Block) -> tuple[str, float]:
    return block.text, round(block.top, 2)


def _is_printed(text: str) -> bool:
    """Tell whether a browser printed this above or below a page."""
    address = _ADDRESS.search(text)
    return bool(_PRINTED.match(text)) or bool(address and len(text) - len(address[0]) < 12)


def _title(blocks: Sequence[Block], info: dict[str, str]) -> str:
    """Return the largest text of the first page, "" where nothing stands out."""
    first = [block for block in blocks if block.page == 1 and len(block.text) > 3]
    usual = usual_size(blocks)
    large = [block for block in first if is_large(block.size, usual)]
    if not large:
        return ""
    best = max(large, key=lambda block: (block.size, -block.top))
    lines = [line.text for line in best.lines if line.size >= best.size * 0.95]
    text = " ".join(lines)
    return text if len(text) <= LONGEST_HEADING else info.get("Title", "")


def _claims(info: dict[str, str], running: Sequence[Block], title: str) -> Iterator[Witness]:
    if title:
        yield Witness("title", title, "largest text of the first page", "page 1", title[:200], 0.7)
    own = info.get("Title", "")
    if len(own) > 3 and not re.search(
        r"\.(?:docx?|pdf|indd|qxd|html?)$|untitled", own, re.IGNORECASE
    ):
        # a browser puts the page's title there; an office program whatever the template had
        same = not title or own.lower() in title.lower() or title.lower() in own.lower()
        sure = 0.6 if same else 0.5
        yield Witness("title", own, "document's properties", "Title", own[:200], sure)
    if author := info.get("Author", ""):
        yield Witness("authors", (author,), "document's properties", "Author", author[:200], 0.3)
    if match := _CREATED.match(info.get("CreationDate", "")):
        day = "-".join(part for part in match.groups() if part)
        if when := from_iso(day):
            yield Witness("captured", when, "document's properties", "CreationDate", day, 0.4)
    for block in running:
        yield from _printed(block)


def _printed(block: Block) -> Iterator[Witness]:
    """Yield address and day that a browser prints on each page."""
    where = f"page {block.page}"
    if match := _ADDRESS.search(block.text):
        url = match[0].rstrip(".,;)")
        if is_web(url):
            yield Witness("source_url", url, "printed by the browser", where, url[:200], 0.85)
    if match := _PRINTED.match(block.text):
        for found in find_dates(match[1], None)[:1]:
            # who writes PM puts the month first
            single = len(found.readings) == 1 or match[2]
            value = found.readings[-1] if single else found.readings
            yield Witness("captured", value, "printed by the browser", where, match[0], 0.8)


def _paragraphs(blocks: Sequence[Block], title: str) -> Iterator[str]:
    """Yield paragraphs and headings as Markdown."""
    for piece in find_pieces(blocks):
        if piece.kind == "heading" and _same(piece.text, title):
            continue
        mark = {"heading": "## ", "item": "- "}.get(piece.kind, "")
        yield f"{mark}{piece.text}"


def _same(text: str, title: str) -> bool:
    letters = re.sub(r"\W+", "", text).lower()
    return bool(letters) and letters in re.sub(r"\W+", "", title).lower()
