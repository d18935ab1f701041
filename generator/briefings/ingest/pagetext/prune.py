"""A page cut down to the pieces of its article, so that these become Markdown in their form."""

from collections.abc import Iterable, Mapping, Sequence
from copy import deepcopy
from typing import Any

import numpy as np
from lxml import etree
from numpy.typing import NDArray

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
    numbers = {word: at for at, word in enumerate(dict.fromkeys(words))}
    base = len(numbers) + 1  # the last number is that of words which the text does not have
    kind = np.int64 if base**_RUN < 2**63 else object
    text = np.array([numbers[word] for word in words], dtype=kind)
    own = [numbers.get(word, base - 1) for piece in pieces for word in piece.words]
    sizes = np.array([len(piece.words) for piece in pieces])
    firsts = np.cumsum(sizes) - sizes
    shares = np.zeros(len(pieces))
    for size in range(1, _RUN + 1):
        at = np.flatnonzero(np.minimum(_RUN, sizes) == size)
        there = _are_in(_runs(np.array(own, dtype=kind), size, base), _runs(text, size, base))
        counted = np.concatenate([[0], np.cumsum(there)])
        number = sizes[at] - size + 1
        shares[at] = (counted[firsts[at] + number] - counted[firsts[at]]) / number
    return [float(share) for share in shares]


def _runs(numbers: NDArray[Any], size: int, base: int) -> NDArray[Any]:
    """Return a number for each run of so many words."""
    many = max(0, len(numbers) - size + 1)
    runs = numbers[:many]
    for at in range(1, size):
        runs = runs * base + numbers[at : at + many]
    return runs


def _are_in(runs: NDArray[Any], others: NDArray[Any]) -> NDArray[np.bool_]:
    if not len(others):
        return np.zeros(len(runs), dtype=bool)
    ordered = np.sort(others)
    places = np.searchsorted(ordered, runs)
    found = ordered[np.minimum(places, len(ordered) - 1)]
    return np.asarray(found == runs, dtype=bool)


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
