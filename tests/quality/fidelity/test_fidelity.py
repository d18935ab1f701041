"""Markdown keeps the structure of articles: floors that only rise, and above the peers."""

import json

import pytest
from quality.fidelity.run import PAGES, REPOSITORY, converters, measure, read_pages
from quality.fidelity.typed_blocks import KINDS

FLOORS = json.loads((REPOSITORY / "tests" / "quality" / "floors.json").read_text("utf-8"))[
    "fidelity"
]


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore")  # the peers' own
def test_no_kind_of_block_is_lost_on_the_way_to_markdown():
    if not PAGES.exists():
        pytest.skip(f"{PAGES} is not here: the fidelity of Markdown was NOT measured")
    pages = read_pages()
    measured = {name: measure(convert, pages) for name, convert in converters().items()}
    print(measured)  # noqa: T201  (pytest -s shows what to raise the floor to)
    ours = measured.pop("briefings")
    for kind in KINDS:
        for figure in ("recall", "precision"):
            assert ours[kind][figure] >= FLOORS[kind][figure]
            assert all(ours[kind][figure] >= peer[kind][figure] for peer in measured.values())
