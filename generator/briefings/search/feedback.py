"""What the first hits are about brings articles on the same subject forward.

Pseudo-relevance feedback (Rocchio, 1971) in the space of ``vectors``: a query has no vector of
its own; it is taken from the articles found by its words. Whole numbers throughout, quotients and
roots rounded down: every machine and the browser must come to the same order.
Twin: theme/scripts/search-feedback.js.
"""

import numpy as np
from numpy.typing import NDArray

from briefings.search.rank import Ranked
from briefings.search.shelf import Head, Shelf
from briefings.search.vectors import SIZE, unpack, vectors_name

#: First hits that speak for the query. Weights fall so fast that more change nothing.
FIRST = 32
#: How often a weight is squared: the eighth power hears the very best hits (one event), the second
#: all of the first ones (a broad subject). Measured on three collections: tests/bench/ranking.py.
_STEEP, _FLAT = 3, 1
#: What both say beside the score. Chosen among some thirty settings on all queries of three
#: collections, so their figures are not held out. Nine raised the mean on odd and on even queries;
#: two and three rounds, 64 hits and a first round with the fourth power lowered one or both.
_TENTHS = 4, 7
_ONE = 1 << 20  # the score of the best hit
_WEIGHT_BITS = 10

Numbers = NDArray[np.int64]


def settle(ranked: Ranked, head: Head, shelf: Shelf) -> Ranked:
    """Return the same hits, those nearer to the first ones brought forward.

    Scores become shares of the best one, 2**20, and twice that at most. Without vectors, or without
    scores, nothing changes.
    """
    best = max((ranked.scores[n] for n in ranked.numbers[:1]), default=0)
    if not (best and head.vectors):
        return ranked
    numbers = np.array(ranked.numbers, dtype=np.int64)
    found = _vectors_of(numbers, head, shelf)
    shares = np.array([_share(ranked.scores[n], best) for n in ranked.numbers], dtype=np.int64)
    points = shares + _nearness(found, shares, numbers, _STEEP)
    steep, flat = (_nearness(found, points, numbers, power) for power in (_STEEP, _FLAT))
    points = shares + (_TENTHS[0] * steep + _TENTHS[1] * flat) // 10
    order = np.lexsort((-numbers, -points))
    scores = dict(zip(ranked.numbers, points.tolist(), strict=True))
    return Ranked(numbers[order].tolist(), scores)


def _share(score: int, best: int) -> int:
    return int(score / best * _ONE)


def _nearness(found: Numbers, points: Numbers, numbers: Numbers, power: int) -> Numbers:
    """Return how near each hit is to the first ones by their points, 0 to 2**20."""
    first = np.lexsort((-numbers, -points))[:FIRST]
    weights = [_share(int(points[at]), int(points[first[0]])) >> _WEIGHT_BITS for at in first]
    for _ in range(power):
        weights = [weight * weight >> _WEIGHT_BITS for weight in weights]
    wanted = np.array(weights, dtype=np.int64) @ found[first]
    square = int(wanted @ wanted) * np.count_nonzero(found, axis=1)
    product = np.maximum(found @ wanted, 0)
    length = np.sqrt(np.maximum(square, 1).astype(np.float64))
    nearness: NDArray[np.float64] = np.floor(product * float(_ONE) / length)
    return nearness.astype(np.int64)


def _vectors_of(numbers: Numbers, head: Head, shelf: Shelf) -> Numbers:
    """Return the vectors of articles, a row each; zeros for those that cannot be read."""
    found = np.zeros((len(numbers), SIZE), dtype=np.int64)
    blocks = numbers // head.vectors
    for block in np.unique(blocks).tolist():
        rows = _block(block, shelf)
        own = np.flatnonzero(blocks == block)
        within = numbers[own] % head.vectors
        known = within < len(rows)
        found[own[known]] = rows[within[known]]
    return found


def _block(number: int, shelf: Shelf) -> NDArray[np.int8]:
    name = vectors_name(number)
    data = shelf.data(name)
    try:
        return unpack(data if isinstance(data, str) else "")
    except ValueError:
        shelf.damaged.add(f"search/{name}.js")
        return unpack("")
