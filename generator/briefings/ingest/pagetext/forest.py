"""How likely each piece of a page is a part of its article: many small trees of yes and no.

The trees are data (forest.json; those of quickforest.json know the quick witnesses alone), grown
by tests/quality/extraction/train.py from pages with known texts; the files say from which. Their
leaves are whole numbers, so that the sums are the same on every machine.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

ALL = "forest.json"  #: trees that know all witnesses
QUICK = "quickforest.json"  #: trees that know the quick ones
_PLACES = 6  # digits of a probability: the last bits of exp() differ between machines


@dataclass(frozen=True, slots=True)
class Forest:
    """The nodes of all trees in one row, the deepest tree first; a leaf leads to itself."""

    roots: NDArray[np.intp]  #: where each tree begins
    columns: NDArray[np.intp]  #: asked at a node
    limits: NDArray[np.float64]  #: up to this to the left
    left: NDArray[np.intp]  #: the next node; the one to the right stands behind it
    values: NDArray[np.int64]  #: of leaves, in 1 / ``scale``; 0 elsewhere
    scale: int
    deep: tuple[int, ...]  #: how many trees go deeper, at each step from the roots
    width: int  #: figures of a piece


@lru_cache(maxsize=2)
def load_forest(name: str) -> Forest:
    """Return trees that come with the program: ``ALL`` or ``QUICK``."""
    return to_forest(
        json.loads(files("briefings.ingest.pagetext").joinpath(name).read_text("utf-8"))
    )


def to_forest(data: dict[str, object]) -> Forest:
    """Return the trees of a file.

    Each is a list of nodes ``[column, limit, left, right]`` and leaves ``[value]``, the root first.
    """
    trees: list[list[list[float]]] = data["trees"]  # type: ignore[assignment]
    trees = sorted(trees, key=_depth, reverse=True)
    roots = np.cumsum([0, *map(len, trees)])
    nodes = [node for root, tree in zip(roots.tolist(), trees, strict=False)
             for node in _paired(tree, root)]  # fmt: skip
    columns, limits, left, values = zip(*nodes, strict=True)
    depths = [_depth(tree) for tree in trees]
    return Forest(
        roots[:-1],
        np.array(columns, np.intp),
        np.array(limits, np.float64),
        np.array(left, np.intp),
        np.array(values, np.int64),
        int(str(data["scale"])),
        tuple(sum(depth > step for depth in depths) for step in range(depths[0])),
        int(str(data["width"])),
    )


def _depth(tree: list[list[float]], at: int = 0) -> int:
    node = tree[at]
    return 0 if len(node) == 1 else 1 + max(_depth(tree, int(below)) for below in node[2:])


def _paired(tree: list[list[float]], root: int) -> Iterator[tuple[int, float, int, int]]:
    """Yield column, limit, left and value of each node, two that part one question together."""
    places = [0]
    for at, place in enumerate(places):  # grows as it goes
        node = tree[place]
        if len(node) == 1:
            yield 0, np.inf, root + at, int(node[0])
        else:
            yield int(node[0]), node[1], root + len(places), 0
            places += map(int, node[2:])


def chances(forest: Forest, figures: NDArray[np.float64]) -> list[float]:
    """Return for each row of figures how likely its piece is a part of the article, 0 to 1."""
    if figures.shape[1] != forest.width:
        raise ValueError(f"{figures.shape[1]} figures of a piece, the trees know {forest.width}")
    rows = np.arange(len(figures))
    flat = np.ascontiguousarray(figures.T).ravel()  # pieces of one question lie together
    starts = forest.columns * len(figures)
    nodes = np.repeat(forest.roots[:, None], len(figures), axis=1)
    for number in forest.deep:
        asked = nodes[:number]
        goes_right = flat.take(starts.take(asked) + rows) > forest.limits.take(asked)
        nodes[:number] = forest.left.take(asked) + goes_right
    sums = forest.values.take(nodes).sum(axis=0) / forest.scale
    return [round(float(chance), _PLACES) for chance in 1 / (1 + np.exp(-sums))]
