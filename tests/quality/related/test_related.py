"""Neighbours against labelled news: one setting for all, floors that only rise.

ECB+: articles about the same event. French news: articles of the same category.
"""

import gzip
import json
from pathlib import Path

import pytest

from briefings.enrich.relate import relate
from briefings.model import Article

REPOSITORY = Path(__file__).resolve().parents[3]
SHARED = REPOSITORY.parent / "shared" / "data" / "ir"
FLOORS = json.loads((REPOSITORY / "tests" / "quality" / "floors.json").read_text("utf-8"))[
    "related"
]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "label", "lang"), [("ecb", "event", "en"), ("masakha_fra", "category", "fr")]
)
def test_precision_at_five_does_not_fall(name, label, lang):
    path = SHARED / name / "docs.jsonl.gz"
    if not path.exists():
        pytest.skip(f"{path} is not here: the quality of related links was NOT measured")
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        docs = [json.loads(line) for line in lines]
    labels = {doc["id"]: doc["labels"][label] for doc in docs}
    held = [Article(id=d["id"], title=d["title"], body=d["text"], lang=lang) for d in docs]
    relations = relate(held, limit=5).relations
    links = [labels[own] == labels[link.id] for own, r in relations.items() for link in r.related]
    measured = {
        "precision_at_5": sum(links) / (5 * len(held)),
        "precision_of_links": sum(links) / len(links),
    }
    print(name, measured)  # noqa: T201  (pytest -s shows what to raise the floor to)
    for measure, floor in FLOORS[name].items():
        assert measured[measure] >= floor
