"""Documents made to be slow cost what their size costs, in time and in memory.

Small ones here; ``SIZE=6000 pytest -s tests/trust/test_pathological.py`` (``make torture``) has
them as large as a document of 2 s may be, and prints the dearest.
"""

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
from trust.pathological import CASES, bomb_zip, related

from briefings import pipeline
from briefings.report import Report

SIZE = int(os.environ.get("SIZE", "2000"))
SECONDS = 2.0  # of CPU for one document
GROWTH = 3.0  # for twice the size; twice the time, and noise
MEMORY = 200  # MiB
LARGE = 4000  # from this size on it is the long form


#: Those that are known by their size -> a size that has it; half of it in the short form.
KNOWN = {
    "related lines.md": 50_000,  # 10,000 lines
    "one word.md": 50_000,  # 1 MB
    "deep div.html": 100_000,
    "deep list.html": 100_000,
    "deep quote.html": 100_000,
    "entity bomb.xml": 30_000,  # 60 layers
    "quadratic entity.xml": 50_000,
    "alias bomb.md": 50_000,
    "nested mail.eml": 100_000,
    "bomb.epub": 10_000,  # 100 MB
    "nested brackets.md": 100_000,
    "nested quotes.md": 100_000,
}


@pytest.mark.slow
@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
@pytest.mark.parametrize("cases", [(), KNOWN], ids=["all at one size", "known by their size"])
def test_no_document_costs_more_than_its_size(cases: dict[str, int]) -> None:
    own = [f"{name}={size * min(SIZE, LARGE) // LARGE}" for name, size in dict(cases).items()]
    rows = measured(own)
    assert len(rows) == len(cases or CASES)
    for row in sorted(rows, key=lambda row: -row["seconds"])[:12]:
        print(row)
    assert [row for row in rows if is_wrong(row)] == []
    slow = [row["case"] for row in rows if is_slow(row)]
    suspects = [each for each in own or CASES if each.partition("=")[0] in slow]
    # a moment of a busy machine comes but once
    assert [row for row in (measured(suspects) if suspects else []) if is_slow(row)] == []


def measured(names: Iterable[str]) -> list[dict[str, Any]]:
    """Return what each case costs, by ``trust.measuring``."""
    done = subprocess.run(
        [sys.executable, "-m", "trust.measuring", str(SIZE), *names],
        capture_output=True, text=True, check=False, cwd=Path(__file__).parents[1],
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


def is_wrong(row: dict[str, Any]) -> bool:
    """Tell whether a document costs more memory than its size allows, or its reader failed."""
    return row["memory"] > MEMORY or "a fault in its reader" in row["said"]


def is_slow(row: dict[str, Any]) -> bool:
    """Tell whether a document costs more time than its size allows."""
    return row["seconds"] > SECONDS or (row["seconds"] > 0.25 and row["growth"] > GROWTH)


def test_a_bomb_in_an_archive_is_refused_before_it_is_unpacked(archive_dir) -> None:
    bombs = {f"bomb.{end}": bomb_zip(inner, 10_000) for end, inner in (
        ("zip", "a.md"), ("wacz", "archive/data.warc"), ("epub", "OEBPS/a.xhtml"),
        ("docx", "word/document.xml"),
    )}  # fmt: skip
    config = archive_dir(bombs)
    report = Report()
    outcomes = pipeline.ingest(config, report)
    assert {str(outcome) for outcome in outcomes.values()} == {"quarantined"}
    assert all(note.what for note in report.notes)


@pytest.mark.slow
def test_ten_thousand_related_lines_and_a_megabyte_of_one_word_are_built(archive_dir) -> None:
    head, size = "# {}\n\n3 May 2022\n\n", 1000 if SIZE < LARGE else 2000
    config = archive_dir(
        {
            "related.md": head.format("Related to all") + related(size * 5),
            "word.md": head.format("One word") + "a" * (size * 500) + "\n",
            "plain.md": head.format("Plain") + "The harbour opened at noon.\n",
        }
    )
    start = time.process_time()
    report = pipeline.build(config)
    assert report.exit_code in {0, 3}
    assert report.counts["ingest"]["new"] == 3
    # a whole build, which reads each text for its page, its card, the index and the lists
    spent = time.process_time() - start
    print(f"built in {spent:.1f} s")
    assert spent < 5 + size * 5 / 1000
