"""How likely each piece of a page is a part of its article: many small trees of yes and no.

The trees are data (forest.json), grown by tests/quality/extraction/train.py from pages with known
texts; the file says from which. Their leaves are whole numbers, so that the sums are the same on
every machine.
"""

import json
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

_PLACES = 6  # digits of a probability: the last bits of exp() differ between machines


@dataclass(frozen=True, slots=True)
class Forest:
    """Trees side by side, one row each; a leaf leads to itself."""

    columns: NDArray[np.intp]  #: asked at a node
    limits: NDArray[np.float64]  #: up to this to the left
    left: NDArray[np.intp]
    right: NDArray[np.intp]
    values: NDArray[np.int64]  #: of leaves, in 1 / ``scale``; 0 elsewhere
    scale: int
    depth: int  #: steps from the root to the deepest leaf
    width: int  #: figures of a piece


@lru_cache(maxsize=1)
def load_forest() -> Forest:
    """Return the trees that come with the program."""
    data = json.loads(files("briefings.ingest.pagetext").joinpath("forest.json").read_text("utf-8"))
    return to_forest(data)


def to_forest(data: dict[str, object]) -> Forest:
    """Return the trees of a file.

    Each is a list of nodes ``[column, limit, left, right]`` and leaves ``[value]``, the root first.
    """
    trees: list[list[list[float]]] = data["trees"]  # type: ignore[assignment]
    size = max(map(len, trees))
    columns, left, right, values = (np.zeros((len(trees), size), np.int64) for _ in range(4))
    limits = np.zeros((len(trees), size))
    for row, tree in enumerate(trees):
        for at, node in enumerate(tree):
            left[row, at] = right[row, at] = at
            if len(node) == 1:
                values[row, at] = int(node[0])
            else:
                columns[row, at], limits[row, at] = int(node[0]), node[1]
                left[row, at], right[row, at] = int(node[2]), int(node[3])
    depth = max(_depth(tree) for tree in trees)
    scale, width = int(str(data["scale"])), int(str(data["width"]))
    return Forest(columns, limits, left, right, values, scale, depth, width)


def _depth(tree: list[list[float]], at: int = 0) -> int:
    node = tree[at]
    return 0 if len(node) == 1 else 1 + max(_depth(tree, int(below)) for below in node[2:])


def chances(forest: Forest, figures: NDArray[np.float64]) -> list[float]:
    """Return for each row of figures how likely its piece is a part of the article, 0 to 1."""
    if figures.shape[1] != forest.width:
        raise ValueError(f"{figures.shape[1]} figures of a piece, the trees know {forest.width}")
    trees = np.arange(len(forest.columns))
    rows = np.arange(len(figures))[:, None]
    nodes = np.zeros((len(figures), len(trees)), np.int64)
    for _ in range(forest.depth):
        goes_left = figures[rows, forest.columns[trees, nodes]] <= forest.limits[trees, nodes]
        nodes = np.where(goes_left, forest.left[trees, nodes], forest.right[trees, nodes])
    sums = forest.values[trees, nodes].sum(axis=1) / forest.scale
    return [round(float(chance), _PLACES) for chance in 1 / (1 + np.exp(-sums))]
