"""A file that is as it was is not opened again; one that may have changed is."""

import os
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from briefings import pipeline, seen
from briefings.config import Config
from briefings.content import store
from briefings.report import Report
from briefings.seen import Seen, is_settled, mark_of
from briefings.sources.looks import Look, from_rows

CLIPPING = "# Harbour opens\n\n3 May 2022\n\nThe harbour opened at noon.\n"
Maker = Callable[..., Config]


def ingest(config: Config) -> dict[str, int]:
    report = Report()
    pipeline.ingest(config, report)
    return report.counts["ingest"]


@pytest.fixture
def all_settled(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(seen, "_MOMENT", -1 << 62)


def test_a_file_that_changed_just_now_is_not_trusted(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text("one")
    assert not is_settled(mark_of(path))
    os.utime(path, (1_000_000, 1_000_000))  # a time that was set back: the change itself is new
    assert not is_settled(mark_of(path))


def test_a_link_has_no_mark(tmp_path: Path) -> None:
    (tmp_path / "a").symlink_to("b")
    assert [mark_of(tmp_path / name) for name in ("a", "gone", "zero\0")] == ["", "", ""]


@pytest.mark.usefixtures("all_settled")
def test_a_name_that_is_no_text_costs_no_run(archive_dir: Maker) -> None:
    config = archive_dir({"a.md": CLIPPING})
    (config.seeds_dir / os.fsdecode(b"caf\xe9.md")).write_text(CLIPPING)
    for _ in range(2):
        assert ingest(config)["quarantined"] == 1


def test_another_version_of_the_program_knows_nothing() -> None:
    connection = sqlite3.connect(":memory:")
    old = Seen(connection, "seed", "1")
    old.note("a", "3 1 1 1", ["x"])
    old.keep()
    assert Seen(connection, "seed", "1").get("a", "3 1 1 1") == ["x"]
    assert Seen(connection, "seed", "1").get("a", "3 1 1 2") is None
    assert Seen(connection, "seed", "2").get("a", "3 1 1 1") is None
    connection.close()


@pytest.mark.usefixtures("all_settled")
def test_a_pile_that_did_not_change_is_not_opened(
    archive_dir: Maker, monkeypatch: pytest.MonkeyPatch
) -> None:
    config = archive_dir({"a.md": CLIPPING})
    ingest(config)
    ingest(config)

    def refuse(*_: object) -> None:
        raise AssertionError

    monkeypatch.setattr("briefings.sources.gather.opened", refuse)
    monkeypatch.setattr(store, "read_article", refuse)
    assert ingest(config)["unchanged"] == 1


@pytest.mark.usefixtures("all_settled")
def test_an_edit_of_the_same_size_is_seen(archive_dir: Maker) -> None:
    config = archive_dir({"a.md": CLIPPING})
    ingest(config)
    ingest(config)
    seed = config.seeds_dir / "a.md"
    before = seed.stat()
    seed.write_text(CLIPPING.replace("noon", "nine"))
    os.utime(seed, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert ingest(config)["updated"] == 1


@pytest.mark.usefixtures("all_settled")
def test_an_edited_article_is_read_again(archive_dir: Maker) -> None:
    long = CLIPPING + "\nThe sea was calm.\n\nTen ships came.\n"
    config = archive_dir({"a.md": long})
    ingest(config)
    ingest(config)
    (article,) = config.content_dir.rglob("*.md")
    article.write_text(article.read_text().replace("noon", "night"))
    (config.seeds_dir / "a.md").write_text(long.replace("Ten", "Two"))
    ingest(config)
    assert "at night.\n\nThe sea was calm.\n\nTwo ships" in article.read_text()


@pytest.mark.usefixtures("all_settled")
def test_a_deleted_article_comes_back_from_a_seed_that_was_seen(archive_dir: Maker) -> None:
    config = archive_dir({"a.md": CLIPPING})
    ingest(config)
    ingest(config)
    (article,) = config.content_dir.rglob("*.md")
    article.unlink()
    assert ingest(config)["new"] == 1
    assert article.is_file()


@pytest.mark.usefixtures("all_settled")
def test_a_folder_becomes_a_page_s_own_when_the_page_comes(archive_dir: Maker) -> None:
    config = archive_dir({"page_files/notes.txt": CLIPPING})
    assert ingest(config)["new"] == 1
    ingest(config)
    page = f"<html><body><h1>Port</h1><p>{'The port opened at noon. ' * 9}</p></body></html>"
    (config.seeds_dir / "page.html").write_text(page)
    assert ingest(config)["attached"] == 1


def test_rows_that_nobody_here_wrote_are_refused() -> None:
    assert from_rows(Look("a").rows) == []
    for rows in (7, {"a": 1}, [["source", "a"]], [["note", "loud", "a", "b"]], [None]):
        assert from_rows(rows) is None
