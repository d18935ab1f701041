"""Grow the trees that judge the pieces of a page, or score them on pages held out.

There are two forests: one knows the quick witnesses (quickforest.json), one all (forest.json).

    python tests/quality/extraction/train.py [--folds N] [--sets NAME ...]

Needs lightgbm 4.7, which nothing else here does. Without ``--folds`` all pages are learned from and
the trees are written. With it, the text of each page is read by trees that have not seen the page,
nor any other of its part (by the hash of its id), and the scores are printed: the figure to quote.
The figures of the pieces are what the program itself computes, taken where it asks for the trees.
"""
# ruff: noqa: T201  a script prints

import argparse
import json
import re
import sys
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

import numpy as np
from rapidfuzz.distance import LCSseq

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from quality.extraction.compare import SETS, read_pages
from quality.extraction.readers import ours
from quality.extraction.scoring import score

from briefings.ingest.pagetext import choice
from briefings.ingest.pagetext.forest import ALL, QUICK, load_forest, to_forest
from briefings.ingest.pagetext.prune import shares_in

FOLDER = Path(choice.__file__).parent
FORESTS = (QUICK, ALL)  # in the order in which they are asked
SCALE = 100_000
SEEDS = (1, 7, 21)  # as many forests are grown and averaged
ROUNDS = 80
SETTINGS = {
    "objective": "cross_entropy", "learning_rate": 0.12, "num_leaves": 12, "feature_fraction": 0.3,
    "min_data_in_leaf": 40, "bagging_fraction": 0.8, "bagging_freq": 1, "lambda_l2": 5,
    "max_bin": 63, "num_threads": 1, "deterministic": True, "force_col_wise": True, "verbose": -1,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Example:
    """One page as the trees see it."""

    corpus: str
    page: dict
    part: int
    figures: dict[str, np.ndarray]  #: by the forest that judges them: a row for each piece
    truths: np.ndarray  #: share of each piece that is the article's
    weights: np.ndarray  #: each page counts the same, by its words


def part_of(page: dict, parts: int) -> int:
    return int(sha256(f"x{page['id']}".encode()).hexdigest(), 16) % parts


def gather(sets: list[str], parts: int) -> list[Example]:
    """Return the pages of the sets as examples; those without pieces are left out."""
    found = []
    asked, judged, loaded = choice.describe, choice.chances, choice.load_forest
    choice.load_forest = lambda _forest: None
    choice.chances = lambda _forest, figures: [0.5] * len(figures)  # it may know other columns
    for name in sets:
        for page in read_pages(name):
            seen = []
            choice.describe = lambda p, r, s=seen: s.append((p.pieces, asked(p, r))) or s[-1][1]
            ours(page["html"])  # half a chance for each piece is not sure: both forests are asked
            if len(seen) < len(FORESTS):
                continue
            truths, weights = labels(page["truth"]["body"], seen[0][0])
            figures = {forest: f for forest, (_, f) in zip(FORESTS, seen, strict=False)}
            found.append(Example(name, page, part_of(page, parts), figures, truths, weights))
    choice.describe, choice.chances, choice.load_forest = asked, judged, loaded
    return found


def labels(truth: str, pieces) -> tuple[np.ndarray, np.ndarray]:
    """Return what share of each piece is in the true text, in its order, and what it counts."""
    words = re.findall(r"\w+", truth)
    owners = [at for at, piece in enumerate(pieces) for _ in piece.words]
    hits = np.zeros(len(pieces))
    for step in LCSseq.opcodes([word for piece in pieces for word in piece.words], words):
        if step.tag == "equal":
            np.add.at(hits, owners[step.src_start : step.src_end], 1)
    sizes = np.array([len(piece.words) for piece in pieces])
    truths = np.minimum(hits / sizes, shares_in(words, pieces))
    return truths, 100 * np.minimum(1, (sizes + 2) / max(50, (sizes * truths).sum()))


def grow(examples: list[Example], forest: str) -> dict:
    """Return the trees of a forest as its file holds them."""
    import lightgbm

    figures = np.concatenate([e.figures[forest] for e in examples])
    truths = np.concatenate([e.truths for e in examples])
    weights = np.concatenate([e.weights for e in examples])
    trees = []
    for seed in SEEDS:
        data = lightgbm.Dataset(figures, truths, weight=weights)
        grown = lightgbm.train({**SETTINGS, "seed": seed}, data, ROUNDS)
        for tree in grown.dump_model()["tree_info"]:
            nodes = []
            _flatten(tree["tree_structure"], nodes)
            trees.append(nodes)
    corpora = {name: sum(e.corpus == name for e in examples) for name in SETS}
    origin = f"grown by tests/quality/extraction/train.py from {corpora} pages, lightgbm 4.7"
    return {"origin": origin, "scale": SCALE, "width": figures.shape[1], "trees": trees}


def _flatten(node: dict, nodes: list) -> int:
    """Add a node and all below it to the list; return its place."""
    at = len(nodes)
    if "leaf_value" in node:
        nodes.append([round(node["leaf_value"] / len(SEEDS) * SCALE)])
        return at
    nodes.append(None)
    left, right = _flatten(node["left_child"], nodes), _flatten(node["right_child"], nodes)
    # a limit between two values; cut to what tells them apart
    nodes[at] = [node["split_feature"], float(f"{node['threshold']:.7g}"), left, right]
    return at


def to_json(data: dict) -> str:
    """Return the file: a tree on each line."""
    lines = ",\n".join(json.dumps(tree, separators=(",", ":")) for tree in data["trees"])
    head = json.dumps({key: value for key, value in data.items() if key != "trees"}, indent=1)
    return f'{head[:-2]},\n "trees": [\n{lines}\n]\n}}\n'


def cross_score(examples: list[Example], parts: int) -> None:
    """Print the F1 of each set, every page read by trees that have not seen its part."""
    forests = {
        (forest, part): to_forest(grow([e for e in examples if e.part != part], forest))
        for part in range(parts)
        for forest in FORESTS
    }
    means = []
    for name in dict.fromkeys(e.corpus for e in examples):
        pairs = []
        for page in read_pages(name):
            choice.load_forest = lambda forest, p=page: forests[forest, part_of(p, parts)]
            pairs.append((page["truth"]["body"], ours(page["html"])))
        found = score(pairs)
        means.append(found.f1)
        print(f"{name:10} {found.precision:.3f} {found.recall:.3f}  {found.f1:.4f}", flush=True)
    choice.load_forest = load_forest
    print(f"mean {sum(means) / len(means):.4f}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--folds", type=int)
    parser.add_argument("--sets", nargs="*", default=SETS)
    asked = parser.parse_args()
    examples = gather(asked.sets, asked.folds or 2)
    if asked.folds:
        cross_score(examples, asked.folds)
    else:
        for forest in FORESTS:
            (FOLDER / forest).write_text(to_json(grow(examples, forest)), "utf-8")


if __name__ == "__main__":
    main()
