"""The article as the densest cluster of prose: what holds most of it, and what stands beside.

Each piece of text gives its words to the elements around it, fewer to the farther ones; the element
with most is the article. That is how readers of pages have found articles since Arc90's
Readability; here on the pieces of the tree, in two ways that err differently.
"""

from collections.abc import Iterator, Sequence

from lxml import etree

from briefings.ingest.pagetext.boilerplate import is_furniture
from briefings.ingest.pagetext.pieces import Piece

_LEAST = 5  # words of a piece that counts
_SENTENCE = 15  # words that are prose without a full stop
_UNENDED = 0.3  # what words count that do not end as a sentence does
_FURNITURE = 0.2  # what words count in what looks like a part of the site
_REACH = 4  # elements above a piece that get of its words
_BESIDE = 0.2  # share of the best element's words that makes its sibling a part of the article
#: Elements that are no article by themselves.
_SMALL = {"p", "li", "td", "blockquote", "pre", "h1", "h2", "h3", "h4"}
#: Elements whose text need not be a sentence.
_LISTED = {"li", "td", "h2", "h3", "h4"}
_ENDS = frozenset(".!?…。！？؟।:")
_ASIDE = {"aside", "figure", "figcaption", "footer", "header"}


def find_cluster(pieces: Sequence[Piece]) -> list[Piece]:
    """Return the pieces of the densest element and its dense siblings, without links and h1."""
    scores = _scores((piece, _weight(piece)) for piece in pieces)
    if not scores:
        return []
    best = max(scores, key=lambda element: scores[element])
    beside = best.getparent()
    kept = {best, *_dense_siblings(best, scores)}

    def is_beside(piece: Piece) -> bool:
        paragraph = piece.holder.tag == "p" and piece.holder.getparent() is beside
        return beside is not None and paragraph and _weight(piece) >= _SENTENCE

    return [
        piece
        for piece in pieces
        if _is_text(piece) and (_chain(piece, kept) is not None or is_beside(piece))
    ]


def find_strict_cluster(pieces: Sequence[Piece]) -> list[Piece]:
    """Return the same without what looks like parts of the site, captions and lone short lines."""
    sites: dict[etree._Element, bool] = {}

    def is_site(element: etree._Element) -> bool:
        if element not in sites:
            sites[element] = is_furniture(element)
        return sites[element]

    def weight(piece: Piece) -> float:
        return _weight(piece) * (_FURNITURE if is_site(piece.holder) else 1)

    scores = _scores(((piece, weight(piece)) for piece in pieces), decay=0.5)
    if not scores:
        return []
    best = max(scores, key=lambda element: scores[element])
    kept = {best, *(e for e in _dense_siblings(best, scores) if not is_site(e))}
    return [
        piece
        for piece in pieces
        if _is_text(piece)
        and _is_told(piece)
        and (chain := _chain(piece, kept)) is not None
        and not any(element.tag in _ASIDE or is_site(element) for element in chain)
    ]


def _scores(
    weights: Iterator[tuple[Piece, float]], decay: float = 0.3
) -> dict[etree._Element, float]:
    """Return the words that elements hold, fewer by ``decay`` for each element between."""
    scores: dict[etree._Element, float] = {}
    for piece, weight in weights:
        element = piece.holder.getparent() if piece.holder.tag in _SMALL else piece.holder
        for _ in range(_REACH):
            if element is None or not weight:
                break
            scores[element] = scores.get(element, 0.0) + weight
            weight *= decay  # noqa: PLW2901  what is left for the next one
            element = element.getparent()
    return scores


def _weight(piece: Piece) -> float:
    if piece.linked > 0.5 or len(piece.words) < _LEAST:
        return 0.0
    return len(piece.words) * (1.0 if piece.end in _ENDS else _UNENDED)


def _dense_siblings(
    best: etree._Element, scores: dict[etree._Element, float]
) -> Iterator[etree._Element]:
    beside = best.getparent()
    least = _BESIDE * scores[best]
    return (e for e in (() if beside is None else beside) if scores.get(e, 0.0) >= least)


def _is_text(piece: Piece) -> bool:
    return piece.linked <= 0.5 and piece.holder.tag != "h1"


def _is_told(piece: Piece) -> bool:
    """Tell whether a piece is a sentence, long, or in a list, a table or a heading."""
    long = len(piece.words) >= _SENTENCE
    return long or piece.holder.tag in _LISTED or piece.end in _ENDS


def _chain(piece: Piece, kept: set[etree._Element]) -> list[etree._Element] | None:
    """Return the elements from a piece's holder up to a kept one, without it; None if none is."""
    chain: list[etree._Element] = []
    element: etree._Element | None = piece.holder
    while element is not None and element not in kept:
        chain.append(element)
        element = element.getparent()
    return None if element is None else chain
