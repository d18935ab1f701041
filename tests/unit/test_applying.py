"""A delta makes the new release of the old one, byte for byte, or is refused."""

import random
import shutil
import zipfile

import pytest

from briefings import manifest, pipeline
from briefings.errors import BriefingsError, ConfigError, RenderError
from briefings.export.packing import write_zip
from briefings.report import Report
from briefings.tasks import carry
from briefings.tasks.applying import apply_delta

ARTICLE = "---\ntitle: Article {0}\ndate: 2022-10-{0:02}\n---\n\nText number {0}.\n"


def build(config, numbers) -> None:
    shutil.rmtree(config.content_dir, ignore_errors=True)
    config.content_dir.mkdir()
    for number in numbers:
        (config.content_dir / f"{number}.md").write_text(ARTICLE.format(number))
    pipeline.build(config)


@pytest.fixture
def releases(archive_dir, tmp_path):
    config = archive_dir({})
    build(config, range(1, 7))
    shutil.copytree(config.output_dir, tmp_path / "old")
    carry.export("zip", carry.Choice(), config, Report(), tmp_path / "old.zip")
    build(config, range(2, 9))
    return config


def delta(config, since, tmp_path):
    choice = carry.Choice(since=tmp_path / since)
    return carry.export("delta", choice, config, Report(), tmp_path / f"{since}-delta.zip")


def files(folder):
    return {p.relative_to(folder): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def test_applied_to_the_old_site_it_gives_the_new_one_byte_for_byte(releases, tmp_path) -> None:
    made = delta(releases, "old", tmp_path)
    apply_delta(made, tmp_path / "old", tmp_path / "new")
    assert files(tmp_path / "new") == files(releases.output_dir)


def test_applied_to_the_old_zip_it_gives_the_new_zip_byte_for_byte(releases, tmp_path) -> None:
    made = delta(releases, "old.zip", tmp_path)
    apply_delta(made, tmp_path / "old.zip", tmp_path / "new.zip")
    whole = carry.export("zip", carry.Choice(), releases, Report(), tmp_path / "whole.zip")
    assert (tmp_path / "new.zip").read_bytes() == whole.read_bytes()


def test_it_holds_only_what_changed(releases, tmp_path) -> None:
    names = zipfile.ZipFile(delta(releases, "old", tmp_path)).namelist()
    assert "files/2022/10/08/article-8.html" in names
    assert "files/theme/css/site.css" not in names


def test_to_another_release_it_is_refused(releases, tmp_path) -> None:
    made = delta(releases, "old", tmp_path)
    with pytest.raises(RenderError, match="made for the release"):
        apply_delta(made, releases.output_dir, tmp_path / "new")
    assert not (tmp_path / "new").exists()


def test_an_altered_old_copy_is_refused(releases, tmp_path) -> None:
    made = delta(releases, "old", tmp_path)
    (tmp_path / "old/theme/css/site.css").write_text("x")
    with pytest.raises(RenderError, match=r"theme/css/site.css is not what"):
        apply_delta(made, tmp_path / "old", tmp_path / "new")
    assert not (tmp_path / "new").exists()


def test_a_flipped_bit_is_refused_or_changes_nothing(releases, tmp_path) -> None:
    made = delta(releases, "old", tmp_path)
    data, expected = made.read_bytes(), files(releases.output_dir)
    for bit in random.Random(5).sample(range(len(data) * 8), 60):
        flipped = bytearray(data)
        flipped[bit // 8] ^= 1 << bit % 8
        made.write_bytes(flipped)
        try:
            apply_delta(made, tmp_path / "old", tmp_path / f"new{bit}")
        except BriefingsError:
            assert not (tmp_path / f"new{bit}").exists()
        else:
            assert files(tmp_path / f"new{bit}") == expected


@pytest.mark.usefixtures("releases")
def test_a_delta_that_names_a_place_outside_is_refused(tmp_path) -> None:
    old = manifest.of_folder(tmp_path / "old")
    entry = manifest.hashed("../evil.html", [b"x"])
    new = manifest.Manifest((entry,))
    facts = (
        f'{{"schema": "briefing-delta/1", "from_root": "{old.root}", "to_root": "{new.root}",'
        ' "top": "", "order": ["../evil.html", "manifest.json"]}'
    )
    members = {
        "files/../evil.html": b"x",
        "delta.json": facts.encode(),
        "manifest.json": manifest.to_bytes(new),
    }
    with (tmp_path / "evil.zip").open("wb") as file:
        write_zip(file, members.items())
    with pytest.raises(RenderError, match="outside of its folder"):
        apply_delta(tmp_path / "evil.zip", tmp_path / "old", tmp_path / "new")


def test_without_an_old_release_there_is_no_delta(releases) -> None:
    with pytest.raises(ConfigError, match="--since FOLDER"):
        carry.export("delta", carry.Choice(), releases, Report())


def test_a_place_that_is_taken_is_not_written_over(releases, tmp_path) -> None:
    made = delta(releases, "old", tmp_path)
    with pytest.raises(ConfigError, match="is there already"):
        apply_delta(made, tmp_path / "old", tmp_path / "old")
