"""What the elements around the pieces of a page hold, as figures of each piece."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice

import numpy as np
from lxml import etree
from numpy.typing import NDArray

from briefings.ingest.pagetext.core import Core
from briefings.ingest.pagetext.pieces import Piece
from briefings.ingest.pagetext.surroundings import GROUPS, TAGS, tag_bit, words_around

_MOST = 0.75  # of the core's words are in the element that is taken for the article
_FAR = 20
_NEAR = 3  # elements around a piece that are looked at: its holder, and two around that


@dataclass(slots=True)
class _Sum:
    """What is in one element, or in all of one name."""

    words: int = 0
    held: int = 0  #: words of the core
    linked: float = 0.0  #: words in links
    pieces: int = 0

    def add(self, other: "_Sum") -> None:
        self.words += other.words
        self.held += other.held
        self.linked += other.linked
        self.pieces += other.pieces


@dataclass(slots=True)
class Holders:
    """The elements around all pieces, each looked at once."""

    above: dict[etree._Element, etree._Element | None] = field(default_factory=dict)
    depth: dict[etree._Element, int] = field(default_factory=dict)
    kinds: dict[etree._Element, int] = field(default_factory=dict)  #: bits of its names
    named: dict[etree._Element, tuple[object, object]] = field(default_factory=dict)

    def add(self, holder: etree._Element) -> None:
        """Take in an element and those around it."""
        waiting = []
        element: etree._Element | None = holder
        while element is not None and element not in self.above:
            waiting.append(element)
            above = element.getparent()
            self.above[element] = above
            element = above
        depth = 0 if element is None else self.depth[element]
        for one in reversed(waiting):
            depth += 1
            self.depth[one] = depth
            self.kinds[one] = words_around(one)

    def chain(self, element: etree._Element | None) -> Iterator[etree._Element]:
        """Yield an element and those around it, the root last."""
        while element is not None:
            yield element
            element = self.above[element]

    def near(self, element: etree._Element) -> list[etree._Element | None]:
        """Return an element and those around it, as many as are looked at; None beyond the root."""
        found: list[etree._Element | None] = [element]
        while len(found) < _NEAR:
            found.append(None if found[-1] is None else self.above[found[-1]])
        return found

    def names(self, element: etree._Element) -> tuple[object, object]:
        """Return how an element is named, alone and within the one around it."""
        if element not in self.named:
            own, around = (element.tag, element.get("class")), self.above[element]
            outer = None if around is None else (around.tag, around.get("class"))
            self.named[element] = own, (own, outer)
        return self.named[element]


def holders_of(pieces: Sequence[Piece]) -> Holders:
    """Return the elements around all pieces."""
    holders = Holders()
    for piece in pieces:
        holders.add(piece.holder)
    return holders


def around(holders: Holders, pieces: Sequence[Piece], core: Core) -> NDArray[np.float64]:
    """Return a row for each piece: what its elements are named, and what they hold."""
    sums = _counted(holders, pieces, core)
    main = next(
        (
            element
            for element in holders.chain(pieces[core.first].holder)
            if sums[element].held >= _MOST * core.words
        ),
        None,
    )
    inside: dict[etree._Element, tuple[int, int]] = {}
    bits = [_bits(piece.holder, holders, main, inside) for piece in pieces]
    columns = [
        _spread([row[at] for row in bits], width)
        for at, width in enumerate((GROUPS, GROUPS, GROUPS, TAGS))
    ]
    far = [_far(piece.holder, holders, main) for piece in pieces]
    return np.concatenate(
        [*columns, np.array(far, dtype=np.float64), _held(pieces, holders, sums, core.words)],
        axis=1,
    )


def _counted(holders: Holders, pieces: Sequence[Piece], core: Core) -> dict[object, _Sum]:
    """Return what is in each element, and in all elements of a name."""
    sums: dict[object, _Sum] = {}
    for piece, is_held in zip(pieces, core.held, strict=True):
        number = len(piece.words)
        own = _Sum(number, number * is_held, number * piece.linked, 1)
        for key in (piece.holder, *holders.names(piece.holder)):
            sums.setdefault(key, _Sum()).add(own)
    for element in sorted(holders.depth, key=holders.depth.__getitem__, reverse=True):
        above = holders.above[element]
        if above is not None:
            sums.setdefault(above, _Sum()).add(sums[element])
    return sums


def _bits(
    holder: etree._Element,
    holders: Holders,
    main: etree._Element | None,
    inside: dict[etree._Element, tuple[int, int]],
) -> tuple[int, int, int, int]:
    """Return what is named around a piece, as bits.

    By a holder's own names, by those of the two around it, by all up to the main element; and the
    kinds of elements up to there.
    """
    near = 0
    for at, element in enumerate(holders.chain(holder)):
        if at == _NEAR:
            break
        near |= holders.kinds[element] if at else 0
    return holders.kinds[holder], near, *_up_to(main, holder, holders, inside)


def _up_to(
    main: etree._Element | None,
    holder: etree._Element,
    holders: Holders,
    inside: dict[etree._Element, tuple[int, int]],
) -> tuple[int, int]:
    waiting = []
    found = (0, 0)
    for element in holders.chain(holder):
        if element in inside:
            found = inside[element]
            break
        if element is main:
            break
        waiting.append(element)
    for element in reversed(waiting):
        found = (found[0] | holders.kinds[element], found[1] | tag_bit(element))
        inside[element] = found
    return found


def _spread(values: Sequence[int], width: int) -> NDArray[np.float64]:
    """Return each value as a row of its bits."""
    bits = np.array(values, dtype=np.int64)[:, None] >> np.arange(width)
    return (bits & 1).astype(np.float64)


def _far(holder: etree._Element, holders: Holders, main: etree._Element | None) -> list[float]:
    """Return how far the main element is, and whether it is around."""
    depth = 0 if main is None else holders.depth[main]
    is_inside = main is not None and main in islice(holders.chain(holder), _FAR)
    return [float(min(_FAR, holders.depth[holder] - depth)), float(is_inside)]


def _held(
    pieces: Sequence[Piece], holders: Holders, sums: Mapping[object, _Sum], whole: int
) -> NDArray[np.float64]:
    """Return what the nearest elements of each piece hold, and those named so."""
    places = {key: at for at, key in enumerate(sums)}
    places[None] = len(places)
    told = [(each.words, each.held, each.linked, each.pieces) for each in (*sums.values(), _Sum())]
    words, held, linked, number = np.array(told, dtype=np.float64).T
    words = np.maximum(1, words)
    rows = np.stack([held / whole, held / words, linked / words, number, words], axis=1)
    near = rows[[[places[key] for key in holders.near(piece.holder)] for piece in pieces]]
    named = rows[[[places[key] for key in holders.names(piece.holder)] for piece in pieces], :4]
    return np.concatenate([near.reshape(len(pieces), -1), named.reshape(len(pieces), -1)], axis=1)
