"""Where in its articles each class stands: what phrases are found by.

A word is one place, and so is each character of a script without spaces; fields and lines are
parted by a place that nothing holds.
"""

from collections.abc import Sequence

from briefings.search.analyse import Piece


def offsets(pieces: Sequence[Piece]) -> tuple[tuple[int, ...], int]:
    """Return the place of each piece, from 0, and how many places they take in all."""
    places, at, last = [], -1, -1
    for piece in pieces:
        if piece.gram >= 0 and piece.start != last:
            at, last = at + 1, piece.start
        places.append(max(at, 0))
    return tuple(places), at + 1
