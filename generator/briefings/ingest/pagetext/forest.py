"""How likely each piece of a page is a part of its article: many small trees of yes and no.

The trees are data (forest.json; those of quickforest.json know the quick witnesses alone), grown
by tests/quality/extraction/train.py from pages with known texts; the files say from which. Their
leaves are whole numbers, so that the sums are the same on every machine.
"""

import json
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
    """The nodes of all trees in one row, tree after tree; a leaf leads to itself."""

    roots: NDArray[np.intp]  #: where each tree begins
    columns: NDArray[np.intp]  #: asked at a node
    limits: NDArray[np.float64]  #: up to this to the left
    left: NDArray[np.intp]  #: the next node
    right: NDArray[np.intp]
    values: NDArray[np.int64]  #: of leaves, in 1 / ``scale``; 0 elsewhere
    scale: int
    depth: int  #: steps from the root to the deepest leaf
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
    roots = np.cumsum([0, *map(len, trees)])
    size = int(roots[-1])
    columns, left, right, values = (np.zeros(size, np.int64) for _ in range(4))
    limits = np.zeros(size)
    for root, tree in zip(roots.tolist(), trees, strict=False):
        for at, node in enumerate(tree, start=root):
            left[at] = right[at] = at
            if len(node) == 1:
                values[at] = int(node[0])
            else:
                columns[at], limits[at] = int(node[0]), node[1]
                left[at], right[at] = root + int(node[2]), root + int(node[3])
    depth = max(_depth(tree) for tree in trees)
    scale, width = int(str(data["scale"])), int(str(data["width"]))
    return Forest(roots[:-1], columns, limits, left, right, values, scale, depth, width)


def _depth(tree: list[list[float]], at: int = 0) -> int:
    node = tree[at]
    return 0 if len(node) == 1 else 1 + max(_depth(tree, int(below)) for below in node[2:])


def chances(forest: Forest, figures: NDArray[np.float64]) -> list[float]:
    """Return for each row of figures how likely its piece is a part of the article, 0 to 1."""
    if figures.shape[1] != forest.width:
        raise ValueError(f"{figures.shape[1]} figures of a piece, the trees know {forest.width}")
    rows = np.arange(len(figures))[:, None] * forest.width
    nodes = np.broadcast_to(forest.roots, (len(figures), len(forest.roots)))
    flat = np.ascontiguousarray(figures).ravel()
    for _ in range(forest.depth):
        goes_left = flat.take(rows + forest.columns.take(nodes)) <= forest.limits.take(nodes)
        nodes = np.where(goes_left, forest.left.take(nodes), forest.right.take(nodes))
    sums = forest.values.take(nodes).sum(axis=1) / forest.scale
    return [round(float(chance), _PLACES) for chance in 1 / (1 + np.exp(-sums))]
