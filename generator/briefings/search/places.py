"""Where in its articles each class stands: what phrases are found by.

A word is one place, and so is each character of a script without spaces; fields and lines are
parted by a place that nothing holds.
"""

from array import array
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from briefings.search.analyse import Piece
from briefings.search.codec import ALPHABET

#: Articles that are held in columns before they are written down: bounds the memory.
_CHUNK = 2_000
_LETTERS = np.frombuffer(ALPHABET.encode(), dtype=np.uint8)


def offsets(pieces: Sequence[Piece]) -> tuple[tuple[int, ...], int]:
    """Return the place of each piece, from 0, and how many places they take in all."""
    places, at, last = [], -1, -1
    for piece in pieces:
        if piece.gram >= 0 and piece.start != last:
            at, last = at + 1, piece.start
        places.append(max(at, 0))
    return tuple(places), at + 1


@dataclass(slots=True)
class Places:
    """Places by class, as they are counted; articles come in the order of their numbers."""

    _term: "array[int]" = field(default_factory=lambda: array("i"))
    _doc: "array[int]" = field(default_factory=lambda: array("i"))
    _place: "array[int]" = field(default_factory=lambda: array("i"))
    _since: int = 0  #: the first article in the columns
    _written: dict[int, list[bytes]] = field(default_factory=dict)

    def add(self, doc: int, found: Mapping[int, Sequence[int]]) -> None:
        """Add an article: the places of each class, rising."""
        if doc - self._since >= _CHUNK:
            self._write()
            self._since = doc
        for term, places in found.items():
            self._term.extend([term] * len(places))
            self._doc.extend([doc] * len(places))
            self._place.extend(places)

    def of(self, term: int) -> str:
        """Return the places of a class: for each of its articles their number, then the places.

        Each place is counted from the one before, the first from -1.
        """
        if self._term:
            self._write()
        return b"".join(self._written.get(term, ())).decode()

    def _write(self) -> None:
        term, doc, place = (
            np.array(c, dtype=np.int64) for c in (self._term, self._doc, self._place)
        )
        rows = np.argsort(term, kind="stable")
        for number, letters in _encoded(term[rows], doc[rows], place[rows]):
            self._written.setdefault(number, []).append(letters)
        for column in (self._term, self._doc, self._place):
            del column[:]


def _encoded(
    term: NDArray[np.int64], doc: NDArray[np.int64], place: NDArray[np.int64]
) -> Iterator[tuple[int, bytes]]:
    """Yield the letters of each class, given columns sorted by class, article and place."""
    opens = np.flatnonzero((np.diff(term, prepend=-1) != 0) | (np.diff(doc, prepend=-1) != 0))
    steps = np.diff(place, prepend=-1) - 1
    steps[opens] = place[opens]
    times = np.diff(opens, append=len(term))
    values = np.insert(steps, opens, times)
    letters, ends = _to_letters(values)
    # where each class begins among the values: its row, and one number for each article before
    firsts = np.flatnonzero(np.diff(term, prepend=-1))
    starts = firsts + np.searchsorted(opens, firsts)
    cuts = [0, *ends[starts[1:] - 1].tolist(), len(letters)]
    data = letters.tobytes()
    for at, number in enumerate(term[firsts].tolist()):
        yield number, data[cuts[at] : cuts[at + 1]]


def _to_letters(values: NDArray[np.int64]) -> tuple[NDArray[np.uint8], NDArray[np.int64]]:
    """Return the letters of numbers, as ``codec.to_letters``, and where each number ends."""
    sizes = np.ones(len(values), dtype=np.int64)
    for bits in range(5, 60, 5):
        sizes += values >= 1 << bits
    ends = np.cumsum(sizes)
    letters = np.zeros(int(ends[-1]) if len(ends) else 0, dtype=np.uint8)
    for at in range(int(sizes.max(initial=0))):
        has = sizes > at
        more = np.where(sizes[has] > at + 1, 32, 0)
        part = (values[has] >> (5 * at)) & 31
        letters[ends[has] - sizes[has] + at] = _LETTERS[part + more]
    return letters, ends
