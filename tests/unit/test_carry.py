"""The export command: choosing, refusing, never half a file under a final name."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from briefings import addresses, pipeline
from briefings.commands.cli import briefings as command
from briefings.errors import ConfigError
from briefings.export import table
from briefings.export.table import Export
from briefings.report import Report
from briefings.tasks import carry

EXPORTS = [export for export in table.EXPORTS if export.name != "delta"]
GRAIN = "---\ntitle: Grain Deal\ndate: 2022-10-10\ntags: [grain]\n---\n\nShips sail again.\n"
WITHHELD = (
    "---\ntitle: Paid Story\ndate: 2022-11-02\npublish: link\nsource_url: https://n.example/p\n"
    "---\n\nNobody may read these words here at all, they are for subscribers only.\n"
)
GONE = "---\ntitle: Gone\ndate: 2022-11-03\nstatus: withdrawn\n---\n\nThis was a secret of ours.\n"


@pytest.fixture
def archive(archive_dir):
    config = archive_dir({}, title="Black Sea")
    for name, text in {"a": GRAIN, "b": WITHHELD, "c": GONE}.items():
        path = config.content_dir / f"{name}.md"
        path.parent.mkdir(exist_ok=True)
        path.write_text(text)
    pipeline.build(config)
    return config


def titles(archive, **choice) -> list[str]:
    path = carry.export("ndjson", carry.Choice(**choice), archive, Report())
    return [json.loads(line)["title"] for line in path.read_text("utf-8").splitlines()]


def test_all_but_the_withdrawn_are_carried(archive) -> None:
    assert titles(archive) == ["Grain Deal", "Paid Story"]


def test_a_topic_a_month_and_a_query_choose(archive) -> None:
    assert titles(archive, topic="Grain") == ["Grain Deal"]
    assert titles(archive, month="2022-11") == ["Paid Story"]
    assert titles(archive, query="ships") == ["Grain Deal"]


def test_a_story_chooses_by_its_id_or_its_page(own_archive, tmp_path) -> None:
    rows = (own_archive.output_dir / "data/articles.ndjson").read_text("utf-8").splitlines()
    told = [json.loads(row) for row in rows]
    story = next(row["story"] for row in told if "story" in row)
    expected = {row["id"] for row in told if row.get("story") == story}
    assert len(expected) > 1
    for wanted in (story, f"https://x.example/{addresses.story(story)}"):
        choice = carry.Choice(story=wanted)
        path = carry.export("ndjson", choice, own_archive, Report(), tmp_path / "made")
        assert {json.loads(line)["id"] for line in path.read_bytes().splitlines()} == expected


def test_a_choice_of_nothing_is_refused(archive) -> None:
    with pytest.raises(ConfigError, match="no article for 2023"):
        titles(archive, month="2023")


def test_the_file_is_named_after_archive_and_choice(archive) -> None:
    path = carry.export("epub", carry.Choice(month="2022-10"), archive, Report())
    assert path == archive.root / "exports" / "black-sea-2022-10.epub"


def test_a_site_older_than_content_is_refused(archive) -> None:
    path = archive.content_dir / "a.md"
    path.write_text(GRAIN.replace("\ntags", "\npublish: link\ntags"))
    with pytest.raises(ConfigError, match="not that of content/ as it is"):
        titles(archive)


def test_without_a_site_there_is_nothing_to_carry(archive_dir) -> None:
    with pytest.raises(ConfigError, match="there is no site yet"):
        titles(archive_dir({}))


def test_an_unknown_format_is_told_the_known_ones(archive) -> None:
    done = CliRunner().invoke(command, ["-C", str(archive.root), "export", "docx"])
    assert isinstance(done.exception, ConfigError)
    assert "Choose one of epub, ndjson" in str(done.exception) or "epub" in str(done.exception)


def test_an_export_that_fails_leaves_nothing_behind(archive, monkeypatch) -> None:
    def fails(_collection, path: Path) -> None:
        path.write_text("half")
        raise OSError(28, "No space left on device")

    broken = Export("broken", ".x", "breaks", fails)
    monkeypatch.setattr(table, "EXPORTS", (broken,))
    with pytest.raises(OSError, match="No space"):
        carry.export("broken", carry.Choice(), archive, Report())
    assert list((archive.root / carry.FOLDER).iterdir()) == []


@pytest.mark.parametrize(
    "export", [e for e in table.EXPORTS if e.name != "delta"], ids=lambda e: e.name
)
def test_no_eight_words_of_a_restricted_article_leave(archive, export, tmp_path) -> None:
    if export.name == "zim":
        pytest.importorskip("libzim")
    path = carry.export(export.name, carry.Choice(), archive, Report(), tmp_path / "made")
    for secret in ("these words here at all", "secret of ours"):
        assert secret not in everything(path.read_bytes()), export.name


def test_no_eight_words_of_a_restricted_article_are_in_the_site(archive) -> None:
    for path in archive.output_dir.rglob("*"):
        if path.is_file():
            text = everything(path.read_bytes())
            assert "these words here" not in text, path
            assert "secret of ours" not in text, path


def everything(data: bytes) -> str:
    """Return all text in a file, that of packed ones and of their members too."""
    import gzip
    import io
    import zipfile

    if data[:2] == b"\x1f\x8b":
        return everything(gzip.decompress(data))
    if data[:4] == b"ZIM\x04":
        return entries(data)
    if data[:4] != b"PK\x03\x04":
        return data.decode("utf-8", "ignore").lower()
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return "\n".join(everything(archive.read(name)) for name in archive.namelist())


def entries(data: bytes) -> str:
    import tempfile

    from libzim.reader import Archive

    with tempfile.NamedTemporaryFile(suffix=".zim") as file:
        file.write(data)
        file.flush()
        archive = Archive(Path(file.name))
        found = [archive._get_entry_by_id(n) for n in range(archive.entry_count)]
        return "\n".join(everything(bytes(e.get_item().content)) for e in found)
