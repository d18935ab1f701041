"""The pieces of a page in the order of reading: runs of text that one block element holds."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from lxml import etree

_BLOCKS = {
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details",
    "dialog", "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1",
    "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "hr", "html", "li", "main", "menu", "ol", "p",
    "pre", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
}  # fmt: skip
#: Nothing in them is read as text.
SKIPPED = {
    "script", "style", "noscript", "template", "button", "select", "option", "svg", "iframe",
    "object", "video", "audio", "input", "textarea", "head", "title", "nav",
}  # fmt: skip
_STRONG = {"b", "strong", "em", "i"}
_WORD = re.compile(r"\w+")
_CLOSERS = "\"'”’“«»)]*_"


@dataclass(slots=True)
class Piece:
    """One run of text with nothing but inline elements in it."""

    holder: etree._Element  #: the block element that holds it
    #: where its text stands, in order: before an element's first child, or behind its end; a line
    #: break parts words with nothing behind it, too
    slots: list[tuple[etree._Element, Literal["text", "tail"]]] = field(default_factory=list)
    text: str = ""  #: on one line
    linked: float = 0.0  #: share of the text that is in links, 0 to 1
    strong: float = 0.0  #: share of the text that is emphasised, 0 to 1
    words: tuple[str, ...] = ()
    end: str = ""  #: the last sign of the text that is no quotation mark, bracket or emphasis


def find_pieces(root: etree._Element) -> list[Piece]:
    """Return the pieces that have words, in the order of reading.

    The depth of the tree is bounded, as that of any from ``tree.to_tree``.
    """
    return [piece for piece in map(_finished, _pieces(root)) if piece.words]


def _pieces(root: etree._Element) -> Iterator[Piece]:
    """Yield pieces with their slots alone: a block that opens or closes ends the one before."""
    now = Piece(root)
    for event, element in _walk(root):
        blocky = element.tag in _BLOCKS
        if event == "start":
            if blocky:
                yield now
                now = Piece(element)
            if element.text:
                now.slots.append((element, "text"))
            continue
        if blocky:
            yield now
            now = Piece(_holder(element.getparent(), root))
        if element is not root and (element.tail or element.tag == "br"):
            now.slots.append((element, "tail"))
    yield now


def _walk(root: etree._Element) -> Iterator[tuple[str, etree._Element]]:
    """Yield start and end of the elements whose text counts; of the others only the end."""
    walker = etree.iterwalk(root, events=("start", "end", "comment", "pi"))
    for event, element in walker:
        if event in {"comment", "pi"}:
            yield "end", element
        elif event == "start" and element.tag in SKIPPED:
            walker.skip_subtree()
        else:
            yield event, element


def _holder(element: etree._Element | None, root: etree._Element) -> etree._Element:
    while element is not None and element.tag not in _BLOCKS:
        element = element.getparent()
    return root if element is None else element


def _finished(piece: Piece) -> Piece:
    bare, linked, strong = [], 0, 0
    last: etree._Element | None = None
    tags: list[object] = []
    for element, place in piece.slots:
        text = (element.text if place == "text" else element.tail) or ""
        if place == "tail" and element.tag == "br":
            text = f" {text}"
        bare.append(text)
        length = len(text.strip())
        if length:
            inside = element if place == "text" else element.getparent()
            if inside is not last:
                last, tags = inside, _tags_to(inside, piece.holder)
            linked += length * ("a" in tags)
            strong += length * (not _STRONG.isdisjoint(tags))
    piece.text = " ".join("".join(bare).split())
    if not piece.text:
        return piece
    piece.linked = min(1.0, linked / max(1, len(piece.text)))
    piece.strong = min(1.0, strong / max(1, len(piece.text)))
    piece.end = piece.text.rstrip(_CLOSERS)[-1:]
    piece.words = tuple(_WORD.findall(piece.text))
    return piece


def _tags_to(element: etree._Element | None, holder: etree._Element) -> list[object]:
    """Return the kinds of elements from one up to the holder, and two around that."""
    tags: list[object] = []
    above = 0
    while element is not None and above <= 2:
        tags.append(element.tag)
        above += element is holder or above > 0
        element = element.getparent()
    return tags
