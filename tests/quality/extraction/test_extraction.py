"""The article's text out of real pages against the truth: floors that only rise.

Peers run beside ours in compare.py. The trees (forest.json) were grown on these very pages: the
floors guard against change, and what to expect of other pages says train.py --folds. The
short round takes every eighth page of three sets.
"""

import json
from pathlib import Path

import pytest
from quality.extraction.compare import PAGES, SETS, read_pages
from quality.extraction.readers import ours
from quality.extraction.scoring import Score, score, score_page

FLOORS = json.loads((Path(__file__).parents[1] / "floors.json").read_text("utf-8"))["extraction"]


def measure(name: str, step: int) -> float:
    if not (PAGES / f"{name}.jsonl.gz").exists():
        pytest.skip(f"{PAGES / name} is not here: the extraction of text was NOT measured")
    pages = read_pages(name)[::step]
    found = score((page["truth"]["body"], ours(page["html"])) for page in pages)
    print(name, found)  # noqa: T201  (pytest -s shows what to raise the floor to)
    return round(found.f1, 4)


@pytest.mark.pages
@pytest.mark.parametrize("name", SETS)
def test_the_text_of_pages_does_not_get_worse(name):
    assert measure(name, 2) >= FLOORS[name]["half"]


@pytest.mark.parametrize("name", [name for name in SETS if "sample" in FLOORS[name]])
def test_the_text_of_a_sample_does_not_get_worse(name):
    assert measure(name, 8) >= FLOORS[name]["sample"]


@pytest.mark.parametrize(
    ("truth", "text", "expected"),
    [
        ("a b c d e", "a b c d e", Score(1.0, 1.0)),
        ("a b c d e", "a b c d x", Score(0.5, 0.5)),
        ("a b c d", "a b c d e f", Score(1 / 3, 1.0)),
        ("word", "word", Score(1.0, 1.0)),
        ("", "", Score(1.0, 1.0)),
        ("word", "", Score(0.0, 0.0)),
    ],
)
def test_a_page_is_scored_by_its_runs_of_four_words(truth, text, expected):
    assert score_page(truth, text) == expected
