"""Each folder holds a seed and the file that ingest must make of it, byte for byte."""

import difflib
from pathlib import Path

import pytest

from briefings.articlefile import to_text
from briefings.ingest.outlets import shipped
from briefings.ingest.reading import read_source
from briefings.model import Source

HERE = Path(__file__).parent
CASES = sorted(path.parent for path in HERE.rglob("expected.md"))
SEEDS = sorted(path.parent for path in HERE.rglob("seed.*"))


def read(case):
    (seed,) = case.glob("seed.*")
    # the name under which it would lie in an archive
    name = f"seeds/{case.relative_to(HERE).as_posix()}/{seed.name}"
    if (case / "name.txt").is_file():
        name = (case / "name.txt").read_text("utf-8").strip()
    readings = read_source(
        Source(name, seed.read_bytes(), lambda path: beside(case, path)), shipped()
    )
    return "".join(to_text(reading.article) for reading in readings)


def beside(case, path):
    return (case / path).read_bytes() if (case / path).is_file() else None


@pytest.mark.parametrize("case", SEEDS, ids=lambda path: path.relative_to(HERE).as_posix())
def test_a_seed_becomes_its_expected_file(case, request):
    made, expected = read(case), case / "expected.md"
    before = expected.read_text("utf-8") if expected.is_file() else ""
    if request.config.getoption("--update-golden", default=False) and made != before:
        changes = difflib.unified_diff(before.splitlines(True), made.splitlines(True))
        print("".join(changes))  # noqa: T201  what an update is for
        expected.write_text(made, "utf-8", newline="\n")
        return
    assert before == made


def test_every_golden_has_its_seed():
    assert CASES
    assert set(CASES) <= set(SEEDS)
