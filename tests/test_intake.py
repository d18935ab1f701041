"""Counts in = counts out; nothing is lost on its way in."""

from pathlib import Path

import pytest
from piles import Maker, clipping, content, counts, ingest

from briefings import pipeline
from briefings.content import store
from briefings.report import Report
from briefings.sources import copyin


def test_every_source_has_one_outcome(archive_dir: Maker) -> None:
    config = archive_dir(
        {
            "a.md": clipping("harbour-opens"),
            "again/a.md": clipping("harbour-opens"),
            "b.md": clipping("harbour-closes"),
            "empty.txt": b"",
            "rubbish.bin": bytes(range(256)) * 40,
        }
    )
    report = ingest(config)
    assert counts(report) == {"sources": 5, "new": 2, "folded": 1, "quarantined": 2}
    assert {note.where for note in report.notes if note.level == "finding"} == {
        "seeds/empty.txt",
        "seeds/rubbish.bin",
    }


def test_a_renamed_seed_is_still_the_same_article(archive_dir: Maker) -> None:
    config = archive_dir({"a.md": clipping("harbour-opens")})
    ingest(config)
    (config.seeds_dir / "a.md").rename(config.seeds_dir / "z.md")
    assert counts(ingest(config)) == {"sources": 1, "unchanged": 1}


def test_a_later_capture_of_one_address_becomes_a_version_with_its_own_id(
    archive_dir: Maker,
) -> None:
    config = archive_dir(
        {"a.md": clipping("harbour-opens"), "b.md": clipping("harbour-opens", "It closed again.")}
    )
    assert counts(ingest(config)) == {"sources": 2, "new": 2}
    articles = store.read_content(config, Report())
    assert len({a.id for a in articles}) == len({a.content_path for a in articles}) == 2


def test_a_renamed_seed_that_changes_later_updates_its_article(archive_dir: Maker) -> None:
    config = archive_dir({"a.md": clipping("harbour-opens")})
    ingest(config)
    (config.seeds_dir / "a.md").rename(config.seeds_dir / "z.md")
    ingest(config)
    archive_dir({"z.md": clipping("harbour-opens", "It opened at noon.")})
    assert counts(ingest(config)) == {"sources": 1, "updated": 1}
    assert len(content(config)) == 1


def test_no_file_is_written_through_a_link_out_of_the_archive(
    archive_dir: Maker, tmp_path: Path
) -> None:
    config = archive_dir({"a.md": clipping("harbour-opens")})
    (tmp_path / "outside").mkdir()
    config.content_dir.mkdir()
    (config.content_dir / "2022").symlink_to(tmp_path / "outside")
    report = ingest(config)
    assert counts(report) == {"sources": 1, "quarantined": 1}
    assert list((tmp_path / "outside").rglob("*")) == []


def test_a_text_of_many_thousand_lines_is_refused(archive_dir: Maker) -> None:
    config = archive_dir({"a.md": clipping("harbour-opens", "a line\n" * 60_000)})
    assert counts(ingest(config)) == {"sources": 1, "quarantined": 1}


@pytest.mark.parametrize("where", ["outside", "seeds"])
def test_half_a_download_is_told_and_left_where_it_is(
    archive_dir: Maker, tmp_path: Path, where: str
) -> None:
    config = archive_dir({} if where == "outside" else {"a.html.crdownload": "<html><title>A"})
    if where == "outside":
        (tmp_path / "a.html.crdownload").write_text("<html><title>A", "utf-8")
    report = Report()
    copyin.copy_in([tmp_path / "a.html.crdownload"] if where == "outside" else [], config, report)
    pipeline.ingest(config, report)
    assert sum("not finished" in note.what for note in report.notes) == 1
    assert (config.seeds_dir / "a.html.crdownload").exists() == (where == "seeds")


def test_files_from_outside_are_copied_unchanged(archive_dir: Maker, tmp_path: Path) -> None:
    outside = tmp_path / "clips"
    outside.mkdir()
    (outside / "a.md").write_text(clipping("harbour-opens"), "utf-8")
    config = archive_dir({})
    report = Report()
    copyin.copy_in([outside], config, report)
    copyin.copy_in([outside], config, report)
    assert report.counts["ingest"]["copied"] == 1
    assert (config.seeds_dir / "clips" / "a.md").read_bytes() == (outside / "a.md").read_bytes()


def test_another_file_of_the_same_name_is_not_overwritten(
    archive_dir: Maker, tmp_path: Path
) -> None:
    config = archive_dir({"a.md": "one"})
    (tmp_path / "a.md").write_text("two", "utf-8")
    copyin.copy_in([tmp_path / "a.md"], config, Report())
    assert sorted(p.read_text("utf-8") for p in config.seeds_dir.iterdir()) == ["one", "two"]
