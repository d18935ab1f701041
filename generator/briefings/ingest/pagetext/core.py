"""What most of the readings of a page have in common."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from briefings.ingest.pagetext.pieces import Piece

_HELD = 0.5  # share of the readings that makes a piece one of the core
_LONG = 12  # words of a piece that marks where the core begins and ends


@dataclass(frozen=True, slots=True)
class Core:
    """What most of the readings hold, and where it stands."""

    votes: Sequence[float]  #: share of the readings that hold a piece, the better ones count more
    held: Sequence[bool]
    first: int
    last: int
    words: int
    best: Sequence[float]  #: what the reading has that agrees most with the others
    agreed: tuple[float, float]  #: how far that one does, and all in the mean


def find_core(pieces: Sequence[Piece], readings: Mapping[str, Sequence[float]]) -> Core:
    """Return what most of the readings hold."""
    agreed = _agreed(pieces, readings)
    squares = [part**2 for part in agreed]
    whole = sum(squares)
    weights = [part / whole if whole else 1 / len(squares) for part in squares]
    best = max(range(len(agreed)), key=agreed.__getitem__)
    columns = list(zip(weights, readings.values(), strict=True))
    votes = [sum(weight * has[at] for weight, has in columns) for at in range(len(pieces))]
    held = [vote > _HELD for vote in votes]
    longs = [at for at, has in enumerate(held) if has and len(pieces[at].words) >= _LONG]
    longs = longs or [at for at, has in enumerate(held) if has] or [0, len(pieces) - 1]
    words = sum(len(piece.words) for piece, has in zip(pieces, held, strict=True) if has)
    told = (agreed[best], sum(agreed) / len(agreed))
    chosen = list(readings.values())[best]
    return Core(votes, held, longs[0], longs[-1], max(1, words), chosen, told)


def _agreed(pieces: Sequence[Piece], readings: Mapping[str, Sequence[float]]) -> list[float]:
    """Return how far each reading agrees with the others, 0 to 1."""
    sizes = [len(piece.words) for piece in pieces]
    totals = [sum(s * h for s, h in zip(sizes, has, strict=True)) for has in readings.values()]
    agreed = []
    for one, its in enumerate(readings.values()):
        parts = [
            2 * sum(s * min(a, b) for s, a, b in zip(sizes, its, others, strict=True))
            / max(1.0, totals[one] + totals[other])
            for other, others in enumerate(readings.values())
            if other != one
        ]  # fmt: skip
        agreed.append(sum(parts) / max(1, len(parts)))
    return agreed
