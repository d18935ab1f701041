"""Ranking against judged queries: one setting for all, floors that only rise.

nDCG at 10 with the queries as given, and with one typing error in each. XQuAD: mean reciprocal
rank of the one right paragraph.
"""

import gzip
import json
from math import log2
from pathlib import Path

import pytest

from briefings.model import Archive, Article, SitePath
from briefings.search.index import build
from briefings.search.query import Wish, answer
from briefings.search.shelf import Shelf

REPOSITORY = Path(__file__).resolve().parents[3]
SHARED = REPOSITORY.parent / "shared" / "data" / "ir"
FLOORS = json.loads((REPOSITORY / "tests" / "quality" / "floors.json").read_text("utf-8"))["search"]


@pytest.mark.slow
@pytest.mark.parametrize("name", FLOORS)
def test_ranking_does_not_fall(name):
    folder = SHARED / name
    if not folder.is_dir():
        pytest.skip(f"{folder} is not here: the quality of search was NOT measured")
    shelf = Shelf(build(archive(folder, lang=name.partition("_")[2] or "en")).get)
    judged = judgements(folder)
    for queries, floors in FLOORS[name].items():
        found = [
            (judged[row["id"]], [hit.id for hit in answer(shelf, row["text"], Wish(limit=10)).hits])
            for row in lines(folder / f"{queries}.jsonl")
            if row["id"] in judged
        ]
        for measure, floor in floors.items():
            score = sum(MEASURES[measure](*pair) for pair in found) / len(found)
            print(name, queries, measure, round(score, 4))  # noqa: T201  (what to raise it to)
            assert score >= floor


def archive(folder, lang):
    articles = tuple(
        Article(id=row["id"], title=row["title"] or "-", body=row["text"], lang=lang)
        for row in lines(folder / "docs.jsonl")
    )
    return Archive(articles, {a.id: SitePath(f"{a.id}.html") for a in articles}, {})


def judgements(folder):
    judged = {}
    for line in text(folder / "qrels.tsv").split("\n"):
        query, document, grade = line.split("\t")
        judged.setdefault(query, {})[document] = float(grade)
    return judged


def ndcg(grades, ids):
    def gain(values):
        return sum(grade / log2(rank + 2) for rank, grade in enumerate(values))

    return gain(grades.get(i, 0) for i in ids) / gain(sorted(grades.values())[:-11:-1])


def reciprocal_rank(grades, ids):
    return next((1 / rank for rank, i in enumerate(ids, 1) if grades.get(i, 0) > 0), 0)


MEASURES = {"ndcg_at_10": ndcg, "mrr_at_10": reciprocal_rank}


def lines(path):
    return [json.loads(line) for line in text(path).split("\n")]


def text(path):
    packed = path.with_name(path.name + ".gz")
    data = gzip.decompress(packed.read_bytes()) if packed.exists() else path.read_bytes()
    return data.decode("utf-8").strip("\n")
