"""The text layer of a PDF as blocks of lines in reading order."""

import io
import logging
import re
import struct
import unicodedata
import zlib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from pdfminer.converter import PDFPageAggregator
from pdfminer.layout import LAParams, LTChar, LTPage, LTTextBox, LTTextLine
from pdfminer.pdfdocument import PDFDocument, PDFEncryptionError, PDFPasswordIncorrect
from pdfminer.pdfexceptions import PDFException
from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager
from pdfminer.pdfpage import PDFPage
from pdfminer.pdfparser import PDFParser
from pdfminer.pdftypes import resolve1
from pdfminer.psexceptions import PSException

from briefings.text import to_clean

_MOST_LINKS = 2000  # of one page
MOST_PAGES = 400  # of one document; a longer one is a book, and is split
#: What pdfminer raises for documents that are damaged, or built to do harm; seen on its own tests.
FAULTS = (
    PDFException, PSException, PDFEncryptionError, struct.error, zlib.error, ValueError, KeyError,
    TypeError, IndexError, AttributeError, AssertionError, RecursionError, OverflowError, EOFError,
    NotImplementedError, MemoryError, UnicodeError,
)  # fmt: skip
PASSWORD = PDFPasswordIncorrect
_LIGATURE = re.compile("[\ufb00-\ufb06]")
_BOLD = ("bold", "black", "heavy", "semibold", "demi")


@dataclass(frozen=True, slots=True)
class Line:
    """One printed line."""

    text: str
    size: float  #: of most of its letters, points
    bold: bool
    left: float  #: points from the page's left edge
    right: float
    url: str = ""  #: the address that most of its letters lead to


@dataclass(frozen=True, slots=True)
class _Link:
    """An area that leads to an address; points, from the page's lower left corner."""

    left: float
    low: float
    right: float
    high: float
    url: str


@dataclass(frozen=True, slots=True)
class Block:
    """Lines that stand together, on one page."""

    lines: tuple[Line, ...]
    page: int  #: from 1
    top: float  #: of the page's height, 0 at its upper edge, 1 at its lower
    bottom: float

    @property
    def text(self) -> str:
        """All lines on one."""
        return " ".join(line.text for line in self.lines)

    @property
    def size(self) -> float:
        """Points of its largest line."""
        return max(line.size for line in self.lines)


def find_blocks(data: bytes) -> tuple[list[Block], int]:
    """Return the blocks of a document and its number of pages that were read.

    Raises what ``FAULTS`` lists where not even the first page can be read.
    """
    _silence()
    blocks: list[Block] = []
    number = 0
    pages = _pages(data)
    while True:
        try:
            page, links = next(pages, (None, ()))
        except FAULTS:
            if number == 0:
                raise
            break  # what was readable is kept
        if page is None:
            break
        number += 1
        blocks.extend(_blocks(page, number, links))
    return blocks, number


def _pages(data: bytes) -> Iterator[tuple[LTPage, Sequence[_Link]]]:
    """Yield the pages with their links."""
    manager = PDFResourceManager()
    device = PDFPageAggregator(manager, laparams=LAParams())
    interpreter = PDFPageInterpreter(manager, device)
    for page in PDFPage.get_pages(io.BytesIO(data), maxpages=MOST_PAGES):
        interpreter.process_page(page)
        yield device.get_result(), _links(page)


def _links(page: PDFPage) -> list[_Link]:
    """Return the areas of a page that lead to an address; none where they cannot be read."""
    found = []
    try:
        for reference in (resolve1(page.annots) or [])[:_MOST_LINKS]:
            note = resolve1(reference)
            action = resolve1(note.get("A")) if isinstance(note, dict) else None
            uri = resolve1(action.get("URI")) if isinstance(action, dict) else None
            if isinstance(uri, bytes):
                left, low, right, high = (float(resolve1(at)) for at in resolve1(note["Rect"]))
                found.append(_Link(left, low, right, high, uri[:2000].decode("latin-1")))
    except FAULTS:
        return []
    return found


def find_info(data: bytes) -> tuple[dict[str, str], int]:
    """Return what a document says of itself (Title, Author, CreationDate), and its pages."""
    _silence()
    try:
        document = PDFDocument(PDFParser(io.BytesIO(data)))
        said = document.info[0] if document.info else {}
        pages = resolve1(resolve1(document.catalog.get("Pages", {})).get("Count", 0))
        texts = {str(key): _text(resolve1(value)) for key, value in said.items()}
        return texts, pages if isinstance(pages, int) else 0
    except FAULTS:
        return {}, 0


def _silence() -> None:
    logging.getLogger("pdfminer").setLevel(logging.CRITICAL)


def _text(value: object) -> str:
    if not isinstance(value, bytes):
        return ""
    wide = value.startswith((b"\xfe\xff", b"\xff\xfe"))
    return to_clean(value.decode("utf-16" if wide else "latin-1", "replace")).strip()


def _blocks(page: LTPage, number: int, links: Sequence[_Link]) -> Iterator[Block]:
    for box in page:
        if not isinstance(box, LTTextBox):
            continue
        lines = tuple(
            line for item in box if isinstance(item, LTTextLine) and (line := _line(item, links))
        )
        if lines:
            height = page.height or 1.0
            yield Block(lines, number, 1 - box.y1 / height, 1 - box.y0 / height)


@lru_cache(maxsize=256)
def _is_bold(font: str) -> bool:
    return any(word in font.lower() for word in _BOLD)


def _letters(match: re.Match[str]) -> str:
    return unicodedata.normalize("NFKC", match[0])


def _line(item: LTTextLine, links: Sequence[_Link]) -> Line | None:
    letters = [char for char in item if isinstance(char, LTChar) and char.get_text().strip()]
    text = " ".join(to_clean(_LIGATURE.sub(_letters, item.get_text())).split())
    if not letters or not text:
        return None
    size = Counter(round(char.size, 1) for char in letters).most_common(1)[0][0]
    heavy = sum(_is_bold(char.fontname) for char in letters)
    url = _url(letters, links)
    return Line(text, size, heavy > len(letters) / 2, item.x0, item.x1, url)


def _url(letters: Sequence[LTChar], links: Sequence[_Link]) -> str:
    """Return the address that more than three fifths of the letters lead to, else ""."""
    height = (letters[0].y0 + letters[0].y1) / 2
    level = [link for link in links if link.low - 1 <= height <= link.high + 1]
    under = [
        link.url
        for char in letters
        for link in level
        if link.left - 1 <= (char.x0 + char.x1) / 2 <= link.right + 1
    ]
    return under[0] if len(under) > 0.6 * len(letters) else ""
