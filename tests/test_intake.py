"""Counts in = counts out; people win; run twice changes nothing."""

from collections.abc import Callable
from pathlib import Path

import pytest

from briefings import articlefile, intake, pipeline, store
from briefings.config import Config
from briefings.report import Report

CLIPPING = """# {title}

{date}

{text}

Original url:

<https://news.example/{slug}>
"""
Maker = Callable[..., Config]


def clipping(slug: str, text: str = "The harbour opened.", date: str = "3 May 2022") -> str:
    title = slug.replace("-", " ").title()
    return CLIPPING.format(title=title, slug=slug, text=text, date=date)


def ingest(config: Config) -> Report:
    report = Report()
    pipeline.ingest(config, report)
    return report


def counts(report: Report) -> dict[str, int]:
    return {what: number for what, number in report.counts["ingest"].items() if number}


def content(config: Config) -> dict[str, str]:
    return {
        p.relative_to(config.content_dir).as_posix(): p.read_text("utf-8")
        for p in config.content_dir.rglob("*.md")
    }


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


def test_run_twice_changes_nothing(archive_dir: Maker) -> None:
    config = archive_dir({"a.md": clipping("harbour-opens"), "b/a.md": clipping("harbour-opens")})
    ingest(config)
    before = content(config)
    assert counts(ingest(config)) == {"sources": 2, "unchanged": 1, "folded": 1}
    assert content(config) == before


def test_a_file_that_a_person_edited_stays_as_edited(archive_dir: Maker) -> None:
    config = archive_dir({"a.md": clipping("harbour-opens")})
    ingest(config)
    path = config.content_dir / "2022/05/03/harbour-opens.md"
    edited = path.read_text("utf-8").replace("title: Harbour Opens", "title: My title")
    path.write_text(edited, "utf-8")
    ingest(config)
    assert path.read_text("utf-8") == edited


def test_a_changed_seed_updates_its_untouched_file_and_keeps_id_and_address(
    archive_dir: Maker,
) -> None:
    config = archive_dir({"a.md": clipping("harbour-opens")})
    ingest(config)
    (before,) = store.read_content(config, Report())
    archive_dir({"a.md": clipping("harbour-opens", "The harbour opened at noon.")})
    assert counts(ingest(config)) == {"sources": 1, "updated": 1}
    (after,) = store.read_content(config, Report())
    assert (after.id, after.slug, after.content_path) == (
        before.id,
        before.slug,
        before.content_path,
    )
    assert "at noon" in after.body


def test_a_changed_seed_never_overwrites_a_persons_text_and_says_so(archive_dir: Maker) -> None:
    config = archive_dir({"a.md": clipping("harbour-opens")})
    ingest(config)
    path = config.content_dir / "2022/05/03/harbour-opens.md"
    path.write_text(path.read_text("utf-8").replace("opened.", "opened late."), "utf-8")
    archive_dir({"a.md": clipping("harbour-opens", "Another text.")})
    report = ingest(config)
    assert counts(report) == {"sources": 1, "kept": 1}
    assert "opened late." in path.read_text("utf-8")
    assert [note.where for note in report.notes] == ["seeds/a.md"]


def test_without_the_ledger_every_file_counts_as_a_persons(archive_dir: Maker) -> None:
    config = archive_dir({"a.md": clipping("harbour-opens")})
    ingest(config)
    (config.content_dir / ".written.json").unlink()
    archive_dir({"a.md": clipping("harbour-opens", "Another text.")})
    assert counts(ingest(config)) == {"sources": 1, "kept": 1}


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


def test_related_titles_that_arrive_later_are_written_to_the_file(archive_dir: Maker) -> None:
    text = "It opened.\n\n**Related article:** [Harbour closes](#)"
    config = archive_dir({"a.md": clipping("harbour-opens", text)})
    pipeline.build(config)
    path = config.content_dir / "2022/05/03/harbour-opens.md"
    assert "related:" not in path.read_text("utf-8")
    archive_dir({"b.md": clipping("harbour-closes", "It closed.", "2 May 2022")})
    pipeline.build(config)
    closed = articlefile.from_text(
        (config.content_dir / "2022/05/02/harbour-closes.md").read_text("utf-8"), "x"
    )
    assert articlefile.from_text(path.read_text("utf-8"), "x").related == (closed.id,)


@pytest.mark.parametrize("by_hand", ["", "related:\n  - 2020-01-01-00000000\n"])
def test_related_ids_that_a_person_changed_are_left_alone(by_hand: str, archive_dir: Maker) -> None:
    text = "It opened.\n\n**Related article:** [Harbour closes](#)"
    seeds = {"a.md": clipping("harbour-opens", text), "b.md": clipping("harbour-closes")}
    config = archive_dir(seeds)
    pipeline.build(config)
    path = config.content_dir / "2022/05/03/harbour-opens.md"
    machine = path.read_text("utf-8")
    start = machine.index("related:\n")
    line_end = machine.index("\n", start + len("related:\n"))
    edited = machine[:start] + by_hand + machine[line_end + 1 :]
    path.write_text(edited, "utf-8")
    pipeline.build(config)
    assert path.read_text("utf-8") == edited


def test_no_related_please_is_respected(archive_dir: Maker) -> None:
    text = "It opened.\n\n**Related article:** [Harbour closes](#)"
    config = archive_dir({"a.md": clipping("harbour-opens", text)})
    ingest(config)
    path = config.content_dir / "2022/05/03/harbour-opens.md"
    edited = path.read_text("utf-8").replace("seed:", "related: []\nseed:")
    path.write_text(edited, "utf-8")
    archive_dir({"b.md": clipping("harbour-closes")})
    pipeline.build(config)
    assert path.read_text("utf-8") == edited


def test_a_renamed_seed_that_changes_later_updates_its_article(archive_dir: Maker) -> None:
    config = archive_dir({"a.md": clipping("harbour-opens")})
    ingest(config)
    (config.seeds_dir / "a.md").rename(config.seeds_dir / "z.md")
    ingest(config)
    archive_dir({"z.md": clipping("harbour-opens", "It opened at noon.")})
    assert counts(ingest(config)) == {"sources": 1, "updated": 1}
    assert len(content(config)) == 1


def test_a_file_that_does_not_parse_keeps_its_seed_from_coming_again(archive_dir: Maker) -> None:
    config = archive_dir({"a.md": clipping("harbour-opens"), "b.md": clipping("harbour-closes")})
    ingest(config)
    path = config.content_dir / "2022/05/03/harbour-opens.md"
    broken = path.read_text("utf-8").replace("title: ", 'title: "').replace("opened", "HAND WORK")
    path.write_text(broken, "utf-8")
    for _ in range(2):
        report = ingest(config)
        assert counts(report) == {"sources": 2, "unchanged": 1, "kept": 1}
    assert path.read_text("utf-8") == broken
    assert len(content(config)) == 2


@pytest.mark.parametrize(
    "line", ["status: done", 'id: "../x"', "id: 2023/1", "publish: maybe", "source_url: //x"]
)
def test_a_value_that_our_schema_refuses_costs_the_value_and_not_the_article(
    line: str, archive_dir: Maker
) -> None:
    seed = f"---\ntitle: Harbour opens\ndate: 2022-05-03\n{line}\n---\n\nIt opened at noon.\n"
    config = archive_dir({"a.md": seed})
    assert counts(ingest(config)) == {"sources": 1, "new": 1}
    assert counts(ingest(config)) == {"sources": 1, "unchanged": 1}
    assert len(store.read_content(config, Report())) == 1


def test_files_that_a_killed_run_left_are_known_as_ours_again(archive_dir: Maker) -> None:
    config = archive_dir({"a.md": clipping("harbour-opens")})
    ingest(config)
    (config.content_dir / ".written.json").unlink()  # a killed run writes it last
    ingest(config)
    archive_dir({"a.md": clipping("harbour-opens", "It opened at noon.")})
    assert counts(ingest(config)) == {"sources": 1, "updated": 1}


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


def test_files_from_outside_are_copied_unchanged(archive_dir: Maker, tmp_path: Path) -> None:
    outside = tmp_path / "clips"
    outside.mkdir()
    (outside / "a.md").write_text(clipping("harbour-opens"), "utf-8")
    config = archive_dir({})
    report = Report()
    intake.copy_in([outside], config, report)
    intake.copy_in([outside], config, report)
    assert report.counts["ingest"]["copied"] == 1
    assert (config.seeds_dir / "clips" / "a.md").read_bytes() == (outside / "a.md").read_bytes()


def test_another_file_of_the_same_name_is_not_overwritten(
    archive_dir: Maker, tmp_path: Path
) -> None:
    config = archive_dir({"a.md": "one"})
    (tmp_path / "a.md").write_text("two", "utf-8")
    intake.copy_in([tmp_path / "a.md"], config, Report())
    assert sorted(p.read_text("utf-8") for p in config.seeds_dir.iterdir()) == ["one", "two"]
