"""Title, authors and date of real pages against their truth: floors that only rise.

Every page is read as it was saved, without its address. Peers run beside ours in compare.py.
"""

import json
from pathlib import Path

import pytest
from quality.metadata.compare import PAGES, read_pages
from quality.metadata.readers import ours
from quality.metadata.scoring import score

FLOORS = json.loads((Path(__file__).parents[1] / "floors.json").read_text("utf-8"))["metadata"]


LONG = [pytest.param(name, marks=pytest.mark.pages) for name in FLOORS if name != "moz"]


@pytest.mark.parametrize("name", ["moz", *LONG])
def test_metadata_does_not_fall(name):
    if not (PAGES / f"{name}.jsonl.gz").exists():
        pytest.skip(f"{PAGES / name} is not here: the quality of metadata was NOT measured")
    tallies = score(read_pages(name), lambda page: ours(page["html"], ""))
    measured = {field: round(tally.share, 4) for field, tally in tallies.items()}
    print(name, measured)  # noqa: T201  (pytest -s shows what to raise the floor to)
    for field, floor in FLOORS[name].items():
        assert measured[field] >= floor, field
