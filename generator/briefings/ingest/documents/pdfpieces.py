"""Printed lines as paragraphs, headings, items; what goes on over columns and pages is joined."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from briefings.ingest.documents.pdflayout import Block, Line
from briefings.text import shorten

_LARGER = 1.12  # times the size of the text: a heading
LONGEST_HEADING = 200  # characters
_ITEM = re.compile(r"(?:[•●▪◦‣·–]|\*|-)\s+(?=\S)")
_ENDED = re.compile(r"[.!?…:;。！？؟»”\"')\]]$")
_BROKEN = re.compile(r"([^\W\d_])[-\u00ad\u2010]$")


@dataclass(frozen=True, slots=True)
class Piece:
    """One paragraph, heading or item."""

    kind: str  #: "heading", "item" or "text"
    text: str  #: on one line, without the item's bullet
    lines: tuple[Line, ...]  #: as printed

    @property
    def url(self) -> str:
        """The address that most of it leads to; "" if most of it is no link."""
        linked = [line for line in self.lines if line.url]
        letters = sum(len(line.text) for line in linked)
        return linked[0].url if letters > 0.6 * sum(len(line.text) for line in self.lines) else ""


def usual_size(blocks: Sequence[Block]) -> float:
    """Return the points of most letters."""
    sizes: Counter[float] = Counter()
    for block in blocks:
        for line in block.lines:
            sizes[line.size] += len(line.text)
    return sizes.most_common(1)[0][0] if sizes else 10.0


def is_large(size: float, usual: float) -> bool:
    """Tell whether letters stand out from the usual ones as a heading's do."""
    return size >= usual * _LARGER


def find_pieces(blocks: Sequence[Block]) -> Iterator[Piece]:
    """Yield what the blocks hold, in their order."""
    usual = usual_size(blocks)
    widths = sorted(line.right - line.left for block in blocks for line in block.lines)
    width = widths[int(len(widths) * 0.8)] if widths else 0.0
    last: Piece | None = None
    for block in blocks:
        for piece in _of_block(block, usual, width):
            if last and _goes_on(last, piece):
                text = _joined(last.text, piece.text)
                last = Piece(last.kind, text, (*last.lines, *piece.lines))
                continue
            if last:
                yield last
            last = piece
    if last:
        yield last


def _goes_on(last: Piece, piece: Piece) -> bool:
    if piece.kind != "text" or last.kind == "heading" or _ENDED.search(last.text) or last.url:
        return False
    return piece.text[:1].islower() or bool(_BROKEN.search(last.text))


def _of_block(block: Block, usual: float, width: float) -> Iterator[Piece]:
    lines: list[Line] = []
    for line in block.lines:
        if lines and _begins(line, lines, width):
            yield _piece(lines, usual)
            lines = []
        lines.append(line)
    if lines:
        yield _piece(lines, usual)


def _begins(line: Line, before: Sequence[Line], width: float) -> bool:
    """Tell whether a line begins a paragraph: bullet, indent, other size, or a short one above."""
    last = before[-1]
    if abs(line.size - last.size) > 0.6 or line.bold != last.bold or _ITEM.match(line.text):
        return True
    indented = 4 < line.left - last.left < 40 and len(before) > 1
    short = last.right - last.left < 0.75 * width and bool(_ENDED.search(last.text))
    return indented or short


def _piece(lines: Sequence[Line], usual: float) -> Piece:
    text = lines[0].text
    for line in lines[1:]:
        text = _joined(text, line.text)
    stands_out = is_large(lines[0].size, usual) or (lines[0].bold and len(lines) <= 2)
    if stands_out and len(text) <= LONGEST_HEADING and not text.endswith((".", ",", ";")):
        return Piece("heading", text, tuple(lines))
    if match := _ITEM.match(text):
        return Piece("item", text[match.end() :], tuple(lines))
    return Piece("text", shorten(text, 100_000), tuple(lines))


def _joined(text: str, more: str) -> str:
    """Return two lines as one; a word that was parted at the line's end is one word again."""
    match = _BROKEN.search(text)
    if match and more[:1].islower():
        return f"{text[:-1]}{more}"
    return f"{text}{'' if text.endswith('-') else ' '}{more}"
