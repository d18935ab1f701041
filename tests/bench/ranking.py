"""Print how well the search ranks: a row for each way of ranking, a column for each collection.

    python tests/bench/ranking.py [NAME ...]

nDCG at 10 (XQuAD: mean reciprocal rank) with the queries as given and with one typing error in
each. The first row is BM25F with repair and coverage alone, the last one is what users get.
"""
# ruff: noqa: T201  a script prints

import sys
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "quality" / "search"))

from test_ranking import SHARED, archive, judgements, lines, ndcg, reciprocal_rank

from briefings.search import feedback, query
from briefings.search.index import build
from briefings.search.rank import Ranked
from briefings.search.shelf import Shelf

NAMES = ("cranfield", "cisi", "ecb", "xquad_en", "xquad_ru", "xquad_ar", "xquad_zh")
QUERIES = ("queries", "queries_typo")


def alone(ranked: Ranked, *_: object) -> Ranked:
    return ranked


WAYS: tuple[tuple[str, Callable[..., Ranked]], ...] = (
    ("BM25F", alone),
    ("+ vectors", feedback.settle),
)


def scores_of(name: str, settle: Callable[..., Ranked]) -> list[float]:
    """Return the means over the queries as given and over those with an error."""
    folder = SHARED / name
    shelf = Shelf(build(archive(folder, lang=name.partition("_")[2] or "en")).get)
    judged = judgements(folder)
    measure = reciprocal_rank if name.startswith("xquad") else ndcg
    query.settle = settle
    means = []
    for queries in QUERIES:
        asked = [row for row in lines(folder / f"{queries}.jsonl") if row["id"] in judged]
        found = [
            measure(judged[row["id"]], [hit.id for hit in answer_to(shelf, row["text"])])
            for row in asked
        ]
        means.append(sum(found) / len(found))
    return means


def answer_to(shelf: Shelf, text: str) -> tuple[query.Hit, ...]:
    return query.answer(shelf, text, query.Wish(limit=10)).hits


def main(names: list[str]) -> None:
    print(f"{'':10}", *(f"{name:>13}" for name in names))
    for label, settle in WAYS:
        rows = (scores_of(name, settle) for name in names)
        print(f"{label:10}", *(f"{plain:>6.3f} /{slip:>5.3f}" for plain, slip in rows))


if __name__ == "__main__":
    main(sys.argv[1:] or [name for name in NAMES if (SHARED / name).is_dir()])
