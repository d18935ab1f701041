"""What the elements around the pieces of a page hold, as figures of each piece."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

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

    def row(self, whole: int) -> list[float]:
        words = max(1, self.words)
        return [self.held / whole, self.held / words, self.linked / words, self.pieces, words]


_NOTHING = _Sum()


@dataclass(slots=True)
class _Holders:
    """The elements around all pieces, each looked at once."""

    above: dict[etree._Element, etree._Element | None] = field(default_factory=dict)
    depth: dict[etree._Element, int] = field(default_factory=dict)
    kinds: dict[etree._Element, int] = field(default_factory=dict)  #: bits of its names
    sums: dict[object, _Sum] = field(default_factory=dict)  #: by element, and by name

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

    def names(self, element: etree._Element) -> tuple[object, object]:
        """Return how an element is named, alone and within the one around it."""
        own = (element.tag, element.get("class"))
        around = self.above[element]
        return own, (own, None if around is None else (around.tag, around.get("class")))


def around(pieces: Sequence[Piece], core: Core) -> NDArray[np.float64]:
    """Return a row for each piece: what its elements are named, and what they hold."""
    holders = _counted(pieces, core)
    main = next(
        (
            element
            for element in holders.chain(pieces[core.first].holder)
            if holders.sums[element].held >= _MOST * core.words
        ),
        None,
    )
    inside: dict[etree._Element, tuple[int, int]] = {}
    bits = [_bits(piece.holder, holders, main, inside) for piece in pieces]
    columns = [
        _spread([row[at] for row in bits], width)
        for at, width in enumerate((GROUPS, GROUPS, GROUPS, TAGS))
    ]
    sums = [_sums(piece.holder, holders, main, core) for piece in pieces]
    return np.concatenate([*columns, np.array(sums, dtype=np.float64)], axis=1)


def _counted(pieces: Sequence[Piece], core: Core) -> _Holders:
    holders = _Holders()
    for piece, is_held in zip(pieces, core.held, strict=True):
        holders.add(piece.holder)
        number = len(piece.words)
        own = _Sum(number, number * is_held, number * piece.linked, 1)
        for key in (piece.holder, *holders.names(piece.holder)):
            holders.sums.setdefault(key, _Sum()).add(own)
    for element in sorted(holders.depth, key=holders.depth.__getitem__, reverse=True):
        above = holders.above[element]
        if above is not None:
            holders.sums.setdefault(above, _Sum()).add(holders.sums[element])
    return holders


def _bits(
    holder: etree._Element,
    holders: _Holders,
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
    holders: _Holders,
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


def _sums(
    holder: etree._Element, holders: _Holders, main: etree._Element | None, core: Core
) -> list[float]:
    """Return how far the main element is, what the nearest elements hold, and those named so."""
    depth = 0 if main is None else holders.depth[main]
    is_inside = any(at < _FAR and e is main for at, e in enumerate(holders.chain(holder)))
    row = [float(min(_FAR, holders.depth[holder] - depth)), float(is_inside)]
    element: etree._Element | None = holder
    for _ in range(_NEAR):
        held = _NOTHING if element is None else holders.sums[element]
        row += held.row(core.words)
        element = None if element is None else holders.above[element]
    for key in holders.names(holder):
        row += holders.sums[key].row(core.words)[:4]
    return row
