"""A page cut down to the pieces of its article, so that these become Markdown in their form."""

from collections.abc import Iterable, Sequence
from copy import deepcopy

from lxml import etree

from briefings.ingest.pagetext.pieces import SKIPPED, Piece, find_pieces
from briefings.ingest.tomarkdown.convert import to_markdown

_RUN = 3  # words
_MOST = 0.6  # of the runs of words of a piece: the text has it
_PICTURES = ("img", "amp-img", "picture")  # go back to their places later
_VOID = {"br", "hr", "wbr"}


def to_text(tree: etree._Element, kept: Iterable[int]) -> str:
    """Return those pieces of a tree as Markdown, which are given by their places among all."""
    tree = deepcopy(tree)
    held = set(kept)
    for place, piece in enumerate(find_pieces(tree)):
        if place not in held:
            _empty(piece)
    etree.strip_elements(tree, *SKIPPED, *_PICTURES, with_tail=False)
    for element in reversed(list(tree.iter())):
        if not _has_content(element) and element is not tree:
            _take_out(element)
    return to_markdown(tree)


def places_in(words: Sequence[str], pieces: Sequence[Piece]) -> list[int]:
    """Return the places of the pieces that a text taken from the same page has.

    A short piece ("Share", "2022") is had only if the text has it beside a longer one.
    """
    runs = {size: _runs(words, size) for size in range(1, _RUN + 1)}
    shares = [_share(piece, runs) for piece in pieces]
    kept = [share > _MOST for share in shares]
    longs = [len(piece.words) > _RUN for piece in pieces]
    return [
        at
        for at, has in enumerate(kept)
        if has and (longs[at] or any(kept[max(0, at - 1) : at] + kept[at + 1 : at + 2]))
    ]


def _runs(words: Sequence[str], size: int) -> set[tuple[str, ...]]:
    return set(zip(*(words[at:] for at in range(size)), strict=False))


def _share(piece: Piece, runs: dict[int, set[tuple[str, ...]]]) -> float:
    size = min(_RUN, len(piece.words))
    own = [tuple(piece.words[at : at + size]) for at in range(len(piece.words) - size + 1)]
    return sum(run in runs[size] for run in own) / len(own)


def _empty(piece: Piece) -> None:
    for element, place in piece.slots:
        if place == "text":
            element.text = None
        else:
            element.tail = None


def _has_content(element: etree._Element) -> bool:
    return bool(len(element) or (element.text or "").strip() or element.tag in _VOID)


def _take_out(element: etree._Element) -> None:
    """Remove an element, and leave the text behind it."""
    parent, before = element.getparent(), element.getprevious()
    if parent is None:
        return
    if before is not None:
        before.tail = (before.tail or "") + (element.tail or "")
    else:
        parent.text = (parent.text or "") + (element.tail or "")
    parent.remove(element)
