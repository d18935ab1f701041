"""Run again, run dry, run killed: the same result, and nothing read twice."""

from pathlib import Path

import pytest
from piles import Maker, clipping, content, counts, edit, ingest

from briefings import articlefile, pipeline
from briefings.config import read_config
from briefings.ingest.outlets import read_outlets
from briefings.ingest.reading import read_source
from briefings.model import Source
from briefings.report import Report
from briefings.sources import intake, readers


def test_run_twice_changes_nothing(archive_dir: Maker) -> None:
    config = archive_dir({"a.md": clipping("harbour-opens"), "b/a.md": clipping("harbour-opens")})
    ingest(config)
    before = content(config)
    assert counts(ingest(config)) == {"sources": 2, "unchanged": 1, "folded": 1}
    assert content(config) == before


def test_files_that_a_killed_run_left_are_known_as_ours_again(archive_dir: Maker) -> None:
    config = archive_dir({"a.md": clipping("harbour-opens")})
    ingest(config)
    (config.content_dir / ".written.json").unlink()  # a killed run writes it last
    ingest(config)
    archive_dir({"a.md": clipping("harbour-opens", "It opened at noon.")})
    assert counts(ingest(config)) == {"sources": 1, "updated": 1}


def test_a_dry_run_tells_everything_and_writes_nothing(archive_dir: Maker) -> None:
    config = archive_dir({"a.md": clipping("harbour-opens"), "b.md": clipping("harbour-opens")})
    report = Report()
    outcomes = pipeline.ingest(config, report, options=intake.Options(dry_run=True))
    assert {name: str(outcome) for name, outcome in outcomes.items()} == {
        "seeds/a.md": "new",
        "seeds/b.md": "folded",
    }
    assert not config.content_dir.exists()
    assert not (config.state_dir / "evidence.sqlite").exists()


def test_reading_again_changes_nothing_where_the_readers_are_the_same(archive_dir: Maker) -> None:
    config = archive_dir({"a.md": clipping("harbour-opens"), "b.md": clipping("harbour-closes")})
    ingest(config)
    edit(config, "title: Harbour Opens", "title: My title")
    before = content(config)
    report = Report()
    pipeline.ingest(config, report, options=intake.Options(again=True))
    assert counts(report) == {"sources": 2, "unchanged": 2}
    assert content(config) == before


def test_what_was_read_before_a_run_was_killed_is_not_read_again(
    archive_dir: Maker, monkeypatch: pytest.MonkeyPatch
) -> None:
    config = archive_dir({"a.md": clipping("harbour-opens"), "b.md": clipping("harbour-closes")})
    with monkeypatch.context() as patch:
        patch.setattr("briefings.sources.intake.shelve", stopped)
        with pytest.raises(KeyboardInterrupt):
            ingest(config)
    monkeypatch.setattr("briefings.sources.readers.read_drafts", stopped)
    assert counts(ingest(config)) == {"sources": 2, "new": 2}


def stopped(*_args: object, **_more: object) -> None:
    raise KeyboardInterrupt


def test_the_evidence_may_be_deleted_or_damaged_at_any_time(archive_dir: Maker) -> None:
    config = archive_dir({"a.md": clipping("harbour-opens")})
    ingest(config)
    (config.state_dir / "evidence.sqlite").write_bytes(b"rubbish" * 1000)
    assert counts(ingest(config)) == {"sources": 1, "unchanged": 1}
    (config.state_dir / "evidence.sqlite").unlink()
    assert counts(ingest(config)) == {"sources": 1, "unchanged": 1}


def test_a_fault_in_a_reader_costs_one_source_and_is_told(
    archive_dir: Maker, monkeypatch: pytest.MonkeyPatch
) -> None:
    config = archive_dir({"a.md": clipping("harbour-opens"), "b.md": clipping("harbour-closes")})
    real = readers.read_drafts
    monkeypatch.setattr(
        "briefings.sources.readers.read_drafts",
        lambda source, recipes: real(source, recipes) if "b.md" in source.name else {}["missing"],
    )
    report = ingest(config)
    assert counts(report) == {"sources": 2, "new": 1, "quarantined": 1}
    assert "KeyError" in report.notes[0].what


def test_many_sources_are_read_by_several_processes_with_the_same_result(
    archive_dir: Maker, tmp_path: Path
) -> None:
    seeds = {f"{n:02}.md": clipping(f"harbour-{n}-opens") for n in range(40)}
    config = archive_dir(seeds)
    assert counts(ingest(config)) == {"sources": 40, "new": 40}
    few = {}
    for name, seed in seeds.items():
        source = Source(f"seeds/{name}", seed.encode())
        (reading,) = read_source(source, read_outlets(tmp_path))
        few[f"2022/05/03/{reading.article.slug}.md"] = articlefile.to_text(reading.article)
    assert content(config) == few


def test_a_dry_run_leaves_not_even_a_lock(archive_dir: Maker) -> None:
    config = archive_dir({"a.md": clipping("harbour-opens")})
    before = sorted(config.root.rglob("*"))
    pipeline.ingest(config, Report(), options=intake.Options(dry_run=True))
    assert sorted(config.root.rglob("*")) == before


def test_a_dry_run_of_sources_elsewhere_needs_no_seeds(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(clipping("harbour-opens"), "utf-8")
    config = read_config(tmp_path)
    options = intake.Options(dry_run=True, also=(("seeds/a.md", tmp_path / "a.md"),))
    report = Report()
    assert list(pipeline.ingest(config, report, options=options)) == ["seeds/a.md"]
    assert not [note for note in report.notes if note.level == "finding"]
