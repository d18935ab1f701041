"""Each article's text is derived from its seed again; what differs is told apart."""

import json
import os
import random
from pathlib import Path

import pytest

from briefings import pipeline
from briefings.commands.cli import briefings as command
from briefings.report import Report
from briefings.tasks import rederive

CLIPPING = "# Harbour Opens\n\n3 May 2022\n\nThe harbour opened on Tuesday.\n\nShips came.\n"
ARTICLE = "content/2022/05/03/harbour-opens.md"


@pytest.fixture
def archive(archive_dir):
    config = archive_dir({"a.md": CLIPPING, "b.md": "# Other\n\n4 May 2022\n\nOther text.\n"})
    pipeline.ingest(config, Report())
    return config


def state(config) -> tuple[str, int]:
    report = Report()
    rederive.verify_archive(config, report)
    return report.results[ARTICLE], report.exit_code


def rewrite(config, old: bytes, new: bytes, name: str = ARTICLE) -> None:
    path: Path = config.root / name
    before = path.read_bytes()
    assert old in before
    path.write_bytes(before.replace(old, new))


def test_an_archive_as_it_was_taken_in_is_clean(archive) -> None:
    assert state(archive) == ("as its source", 0)


def test_a_text_that_a_person_changed_is_edited_and_no_finding(archive) -> None:
    rewrite(archive, b"Ships came.", b"Three ships came.")
    assert state(archive) == ("edited", 0)


def test_a_header_that_a_person_changed_is_edited(archive) -> None:
    rewrite(archive, b"title: Harbour Opens", b"title: Harbour opens")
    assert state(archive) == ("edited", 0)


def test_a_flipped_bit_that_nobody_types_is_damage(archive) -> None:
    rewrite(archive, b"Ships", b"\x13hips")
    assert state(archive) == ("damaged", 3)


def test_a_file_that_ends_in_the_middle_is_damaged(archive) -> None:
    path = archive.root / ARTICLE
    path.write_bytes(path.read_bytes()[:-8])
    assert state(archive) == ("damaged", 3)


def test_a_file_that_is_no_utf8_any_more_is_damaged(archive) -> None:
    rewrite(archive, b"Ships", b"\xd3hips")
    assert state(archive) == ("damaged", 3)


def test_a_wrong_hash_over_a_whole_text_is_damage(archive) -> None:
    path = archive.root / ARTICLE
    lines = path.read_text().split("\n")
    lines = [f"text_sha256: {'0' * 64}" if x.startswith("text_sha256") else x for x in lines]
    path.write_text("\n".join(lines))
    assert state(archive) == ("damaged", 3)


def test_an_altered_seed_is_named(archive) -> None:
    rewrite(archive, b"Ships", b"Chips", "seeds/a.md")
    assert state(archive) == ("seed altered", 3)


def test_one_flipped_bit_anywhere_in_a_seed_is_named(archive) -> None:
    path = archive.root / "seeds/a.md"
    before = path.read_bytes()
    bits = range(len(before) * 8)
    for bit in bits if os.environ.get("ALL_BITS") else random.Random(7).sample(bits, 12):
        flipped = bytearray(before)
        flipped[bit // 8] ^= 1 << bit % 8
        path.write_bytes(flipped)
        assert state(archive) == ("seed altered", 3), bit
    path.write_bytes(before)
    assert state(archive) == ("as its source", 0)


def test_a_missing_seed_is_named(archive) -> None:
    (archive.root / "seeds/a.md").unlink()
    assert state(archive) == ("seed missing", 3)


def test_an_article_written_by_hand_has_no_seed_to_compare(archive) -> None:
    (archive.root / ARTICLE).write_text("---\ntitle: By hand\n---\n\nText.\n")
    assert state(archive) == ("written by hand", 0)


def test_pictures_and_parts_of_containers_are_derived_too(own_archive) -> None:
    report = Report()
    rederive.verify_archive(own_archive, report)
    assert set(report.results.values()) == {"as its source"}


def test_the_command_without_a_path_looks_at_archive_and_site(own_archive) -> None:
    from click.testing import CliRunner

    arguments = ["-C", str(own_archive.root), "verify", "--json"]
    done = CliRunner().invoke(command, arguments)
    assert done.exit_code == 0, done.output
    counts = json.loads(done.output)["counts"]
    assert counts["articles"]["as its source"] == 41
    assert counts["verify"]["files"] > 0
