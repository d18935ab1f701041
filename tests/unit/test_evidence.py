"""The evidence is a cache: what is damaged in it is read again, what is old goes."""

import sqlite3
from collections.abc import Callable

import pytest

from briefings import pipeline
from briefings.config import Config
from briefings.report import Report
from briefings.sources.evidence import opened

CLIPPING = "# Harbour opens\n\n3 May 2022\n\nThe harbour opened at noon.\n"
Maker = Callable[..., Config]


def ingest(config: Config) -> Report:
    report = Report()
    pipeline.ingest(config, report)
    return report


@pytest.mark.parametrize(
    "change",
    [
        "update reading set data = x'7b'",
        "update reading set data = 'text'",
        "update reading set data = 7",
        "update reading set data = x'7b7d'",
        "delete from reading where key like '%:0'",
    ],
)
def test_damaged_evidence_is_read_again(archive_dir: Maker, change: str) -> None:
    config = archive_dir({"a.md": CLIPPING})
    ingest(config)
    (written,) = config.content_dir.rglob("*.md")
    before = written.read_bytes()
    written.unlink()
    connection = sqlite3.connect(config.state_dir / "evidence.sqlite")
    connection.execute(change)
    connection.commit()
    connection.close()
    assert ingest(config).counts["ingest"]["new"] == 1
    assert written.read_bytes() == before


def test_a_source_has_one_reading_the_last(archive_dir: Maker) -> None:
    config = archive_dir({})
    with opened(config.state_dir) as evidence:
        evidence.put("b:0", "seeds/a.md", b"old")
        evidence.put("a:0", "seeds/a.md", b"new")
        assert evidence.of_source("seeds/a.md") == b"new"
        assert evidence.get("b:0") is None
