"""Where in its articles each class stands: what phrases are found by.

A word is one place, and so is each character of a script without spaces; fields and lines are
parted by a place that nothing holds.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np

from briefings.search.analyse import Piece
from briefings.search.codec import Numbers, to_all_letters


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
    """Places by class; articles come in the order of their numbers."""

    _written: dict[int, list[bytes]] = field(default_factory=dict)

    def add(self, term: Numbers, doc: Numbers, place: Numbers) -> None:
        """Add further articles, given as columns that are sorted by article and place."""
        rows = np.argsort(term, kind="stable")
        for number, letters in _encoded(term[rows], doc[rows], place[rows]):
            self._written.setdefault(number, []).append(letters)

    def of(self, term: int) -> str:
        """Return the places of a class: for each of its articles their number, then the places.

        Each place is counted from the one before, the first from -1.
        """
        return b"".join(self._written.get(term, ())).decode()


def _encoded(term: Numbers, doc: Numbers, place: Numbers) -> Iterator[tuple[int, bytes]]:
    """Yield the letters of each class, given columns sorted by class, article and place."""
    opens = np.flatnonzero((np.diff(term, prepend=-1) != 0) | (np.diff(doc, prepend=-1) != 0))
    steps = np.diff(place, prepend=-1) - 1
    steps[opens] = place[opens]
    times = np.diff(opens, append=len(term))
    values = np.insert(steps, opens, times)
    letters, ends = to_all_letters(values)
    # where each class begins among the values: its row, and one number for each article before
    firsts = np.flatnonzero(np.diff(term, prepend=-1))
    starts = firsts + np.searchsorted(opens, firsts)
    cuts = [0, *ends[starts[1:] - 1].tolist(), len(letters)]
    data = letters.tobytes()
    for at, number in enumerate(term[firsts].tolist()):
        yield number, data[cuts[at] : cuts[at + 1]]
