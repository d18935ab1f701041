"""What a person changed in content/ stays, whatever the sources do."""

import errno
import json

import pytest
from piles import POCKET, ROW, Maker, clipping, content, counts, edit, ingest

from briefings import articlefile, pipeline
from briefings.content import store
from briefings.report import Report


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


def test_a_changed_seed_and_a_persons_title_come_together(archive_dir: Maker) -> None:
    config = archive_dir({"a.md": clipping("harbour-opens", "It opened.\n\nShips came.")})
    ingest(config)
    path = edit(config, "title: Harbour Opens", "title: My title  # mine")
    archive_dir({"a.md": clipping("harbour-opens", "It opened.\n\nShips came at noon.")})
    report = ingest(config)
    assert counts(report) == {"sources": 1, "updated": 1}
    text = path.read_text("utf-8")
    assert "title: My title  # mine\n" in text
    assert "Ships came at noon." in text
    assert counts(ingest(config)) == {"sources": 1, "unchanged": 1}
    assert path.read_text("utf-8") == text


def test_two_changes_of_one_paragraph_are_both_kept(archive_dir: Maker) -> None:
    config = archive_dir({"a.md": clipping("harbour-opens")})
    ingest(config)
    path = edit(config, "The harbour opened.", "It opened, I saw it.")
    archive_dir({"a.md": clipping("harbour-opens", "The harbour opened at noon.")})
    report = ingest(config)
    assert counts(report) == {"sources": 1, "kept": 1}
    assert "I saw it" in path.read_text("utf-8")
    aside = config.content_dir / ".conflicts/2022/05/03/harbour-opens.md"
    assert "at noon" in aside.read_text("utf-8")
    (finding,) = (note for note in report.notes if note.level == "finding")
    assert "text" in finding.what
    assert ".conflicts/2022/05/03/harbour-opens.md" in finding.what
    assert counts(ingest(config)) == {"sources": 1, "unchanged": 1}


def test_tags_that_a_person_took_out_do_not_come_back(archive_dir: Maker) -> None:
    pocket = POCKET + ROW.format(title="Harbour opens", slug="harbour-opens", tags="ports")
    config = archive_dir({"a.md": clipping("harbour-opens"), "pocket.csv": pocket})
    ingest(config)
    edit(config, "tags:\n  - ports\n", "")
    before = content(config)
    ingest(config)
    assert content(config) == before


def test_an_article_written_by_hand_keeps_its_id_when_its_text_changes(archive_dir: Maker) -> None:
    config = archive_dir({})
    path = config.content_dir / "note.md"
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(b"---\r\ntitle: A note # of mine\r\n---\r\nOne.\r\n")
    pipeline.build(config)
    given = articlefile.from_text(path.read_text("utf-8"), "note.md")
    whole = f"---\r\ntitle: A note # of mine\r\nid: {given.id}\r\n---\r\nOne.\r\n"
    assert path.read_bytes() == whole.encode()
    path.write_bytes(path.read_bytes().replace(b"One.", b"Two."))
    pipeline.build(config)
    [published] = (config.output_dir / "data/articles.ndjson").read_text("utf-8").splitlines()
    assert json.loads(published)["id"] == given.id


def test_a_file_that_cannot_take_its_id_is_told(
    archive_dir: Maker, monkeypatch: pytest.MonkeyPatch
) -> None:
    config = archive_dir({})
    path = config.content_dir / "note.md"
    path.parent.mkdir(exist_ok=True)
    path.write_text("---\ntitle: A note\n---\nOne.\n")

    def refuse(*_: object) -> None:
        raise OSError(errno.EROFS, "Read-only file system")

    monkeypatch.setattr(store, "write_text", refuse)
    report = pipeline.build(config)
    assert (config.output_dir / "index.html").is_file()
    assert [n.what for n in report.notes if "has no `id`" in n.what]
