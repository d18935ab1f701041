"""Damaged sources: whatever happens to a file, it is read, or refused with a reason, in time.

``FUZZ_ROUNDS=100 pytest tests/fuzz`` (``make fuzz``) goes on for longer than the two rounds here;
``make torture`` reads 100,000 damaged sources one by one, and builds archives of as many.
"""

import json
import os
import random
import shutil
import time
from pathlib import Path

import pytest

from briefings import pipeline
from briefings.content import store
from briefings.content.shelf import Outcome
from briefings.model import Source, Status
from briefings.report import Level, Report
from briefings.sources.readers import read_one

GOLDEN = Path(__file__).resolve().parents[1] / "golden" / "ingest"
SEEDS = sorted(path for path in GOLDEN.rglob("seed.*") if path.is_file())
ROUNDS = int(os.environ.get("FUZZ_ROUNDS", "2"))
FIRST = int(os.environ.get("FUZZ_FIRST", "0"))  # where the rounds begin: slices add up
#: Sources of a pile. A long run takes as many through builds as it reads one by one.
A_PILE = 500 if ROUNDS >= 100 else 30
FROM, TO = (rounds * len(SEEDS) // A_PILE for rounds in (FIRST, FIRST + ROUNDS))
PILES = range(FROM, TO) if ROUNDS >= 100 else range(1)
SHOWN = set(Status) - {Status.DRAFT, Status.WITHDRAWN}
SECONDS = 5  # of CPU, what one damaged small file may take


def cut(data, chance):
    """Lose the end, as a download that broke off."""
    return data[: chance.randrange(len(data))]


def flip(data, chance):
    """Change a few bytes."""
    changed = bytearray(data)
    for _ in range(chance.randrange(1, 20)):
        changed[chance.randrange(len(changed))] = chance.randrange(256)
    return bytes(changed)


def repeat(data, chance):
    """Have a piece many times."""
    start = chance.randrange(len(data))
    piece = data[start : start + chance.randrange(1, 200)]
    return data[:start] + piece * chance.randrange(2, 300) + data[start:]


def drop(data, chance):
    """Lose a piece in the middle."""
    start = chance.randrange(len(data))
    return data[:start] + data[start + chance.randrange(1, 400) :]


def shuffle(data, chance):
    """Have the lines in another order."""
    lines = data.split(b"\n")
    chance.shuffle(lines)
    return b"\n".join(lines)


DAMAGES = (cut, flip, repeat, drop, shuffle)


@pytest.mark.slow
@pytest.mark.parametrize("number", PILES)
def test_of_a_pile_of_damaged_sources_none_is_lost(number, archive_dir):
    chance = random.Random(f"pile {number}")
    pile = {}
    for at, path in enumerate(chance.choices(SEEDS, k=A_PILE)):
        damaged = chance.choice(DAMAGES)(path.read_bytes(), chance)
        pile[f"{at:03}{path.suffix}"] = damaged
    config = archive_dir(pile)
    report = Report()
    outcomes = pipeline.ingest(config, report)
    told = {name.split("#")[0].removeprefix("seeds/") for name in outcomes}
    assert sorted(pile) == sorted(told), "every file has an outcome"
    counts = report.counts["ingest"]
    assert counts["sources"] == sum(counts[outcome] for outcome in Outcome) == len(outcomes)
    assert len(store.read_content(config, Report())) == counts["new"]

    built = pipeline.build(config)
    assert built.exit_code in {0, 3}, [note for note in built.notes if note.level is Level.ERROR]
    assert built.counts["ingest"]["new"] == 0
    shown = [a for a in store.read_content(config, Report()) if a.status in SHOWN]
    published = (config.output_dir / "data" / "articles.ndjson").read_bytes().splitlines()
    assert {json.loads(line)["id"] for line in published} == {article.id for article in shown}
    shutil.rmtree(config.root)  # piles add up


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.parent.relative_to(GOLDEN).as_posix())
def test_a_damaged_source_is_read_or_refused_with_a_reason(path):
    data = path.read_bytes()
    for number in range(FIRST, FIRST + ROUNDS):
        chance = random.Random(f"{path.parent.name} {number}")
        damage = chance.choice(DAMAGES)
        damaged = damage(data, chance)
        start = time.process_time()
        read = read_one(Source(f"seeds/{path.name}", damaged))
        assert time.process_time() - start < SECONDS, f"{damage.__name__}, round {number}"
        assert read.drafts or read.fault
        if read.fault:
            assert "a fault in its reader" not in read.fault.what, f"{damage.__name__}, {number}"
            assert read.fault.what
