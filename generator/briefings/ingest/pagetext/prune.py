"""A page cut down to the pieces of its article, so that these become Markdown in their form."""

from collections.abc import Iterable, Mapping, Sequence
from copy import deepcopy

from lxml import etree

from briefings.ingest.pagetext.pieces import SKIPPED, Piece
from briefings.ingest.tomarkdown.convert import to_markdown

_RUN = 3  # words
_PICTURES = ("img", "amp-img", "picture")  # go back to their places later
_VOID = {"br", "hr", "wbr"}


def to_text(tree: etree._Element, pieces: Sequence[Piece], kept: Iterable[int]) -> str:
    """Return pieces of a tree as Markdown: those at the given places among all that it has."""
    held = set(kept)
    if not held:
        return ""
    copy = deepcopy(tree)
    twins = dict(zip(tree.iter(), copy.iter(), strict=True))
    for place, piece in enumerate(pieces):
        if place not in held:
            _empty(piece, twins)
    etree.strip_elements(copy, *SKIPPED, *_PICTURES, with_tail=False)
    for element in reversed(list(copy.iter())):
        if not _has_content(element) and element is not copy:
            _take_out(element)
    return to_markdown(copy)


def shares_in(words: Sequence[str], pieces: Sequence[Piece]) -> list[float]:
    """Return how much of each piece a text taken from the same page has, 0 to 1."""
    runs = {size: _runs(words, size) for size in range(1, _RUN + 1)}
    return [_share(piece, runs) for piece in pieces]


def _runs(words: Sequence[str], size: int) -> set[tuple[str, ...]]:
    return set(zip(*(words[at:] for at in range(size)), strict=False))


def _share(piece: Piece, runs: dict[int, set[tuple[str, ...]]]) -> float:
    size = min(_RUN, len(piece.words))
    own = list(zip(*(piece.words[at:] for at in range(size)), strict=False))
    return sum(map(runs[size].__contains__, own)) / len(own)


def _empty(piece: Piece, twins: Mapping[etree._Element, etree._Element]) -> None:
    for element, place in piece.slots:
        if place == "text":
            twins[element].text = None
        else:
            twins[element].tail = None


def _has_content(element: etree._Element) -> bool:
    return bool(len(element) or (element.text or "").strip() or element.tag in _VOID)


def _take_out(element: etree._Element) -> None:
    """Remove an element, and leave the space in it and the text behind it."""
    parent, before = element.getparent(), element.getprevious()
    if parent is None:
        return
    left = (element.text or "") + (element.tail or "")
    if before is not None:
        before.tail = (before.tail or "") + left
    else:
        parent.text = (parent.text or "") + left
    parent.remove(element)
