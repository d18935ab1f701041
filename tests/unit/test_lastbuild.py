"""A build has nothing to do where all is as the last one left it, and only there."""

import os
import sys

import pytest

from briefings.config import read_config
from briefings.report import Report
from briefings.site import lastbuild

LONG_AGO = 1_000_000_000


@pytest.fixture
def archive(tmp_path, monkeypatch):
    """An archive after its build, with files of every kind that a build looks at."""
    monkeypatch.setattr(sys, "path", [str(tmp_path / "packages")])
    for name in (
        "seeds/a.md",
        "content/2022/a.md",
        "content/.written.json",
        "output/index.html",
        "output/2022/a.html",
        "theme/templates/base.html",
        "recipes/a.yaml",
        "briefings.toml",
        "topics.yaml",
        "packages/jinja2-3.1.dist-info/METADATA",
    ):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("" if name == "briefings.toml" else name)
    (tmp_path / ".briefings").mkdir()
    note(read(tmp_path))
    return tmp_path


def read(root, **settings):
    return read_config(root, theme="theme", **settings)


def note(config, report=None):
    watch = lastbuild.watch(config)
    watch.look_again()
    watch.keep(report or Report())


def is_unchanged(root, **settings):
    return lastbuild.unchanged(read(root, **settings)) is not None


def test_nothing_changed_is_seen(archive):
    assert is_unchanged(archive)


def test_what_a_build_does_not_read_is_of_no_account(archive):
    (archive / "build.log").write_text("a log of the build")
    assert is_unchanged(archive)


@pytest.mark.parametrize(
    "name",
    [
        "seeds/a.md",
        "content/2022/a.md",
        "content/.written.json",
        "output/index.html",
        "output/2022/a.html",
        "theme/templates/base.html",
        "recipes/a.yaml",
        "briefings.toml",
        "topics.yaml",
    ],
)
def test_a_changed_file_is_seen_even_if_size_and_time_are_as_before(archive, name):
    path = archive / name
    times = path.stat()
    path.write_bytes(b"x" * times.st_size or b"\n")
    os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns))
    assert not is_unchanged(archive)


@pytest.mark.parametrize("name", ["seeds/a.md", "content/2022/a.md", "output/2022/a.html"])
def test_a_deleted_file_is_seen(archive, name):
    (archive / name).unlink()
    assert not is_unchanged(archive)


@pytest.mark.parametrize(
    "name", ["seeds/b.md", "content/b.md", "output/b.html", "names.yaml", "recipes/b.yaml"]
)
def test_a_new_file_is_seen(archive, name):
    (archive / name).write_text("new")
    assert not is_unchanged(archive)


def test_a_folder_that_somebody_put_into_the_site_is_seen(archive):
    (archive / "output" / "empty").mkdir()
    assert not is_unchanged(archive)


def test_another_option_is_another_build(archive):
    assert not is_unchanged(archive, page_size=10)


def test_another_version_of_a_package_is_another_build(archive):
    (archive / "packages" / "jinja2-3.1.dist-info").rename(
        archive / "packages" / "jinja2-3.2.dist-info"
    )
    assert not is_unchanged(archive)


def test_a_package_that_plugs_into_the_program_has_every_build_run(archive):
    (archive / "packages" / "wire-1.dist-info").mkdir()
    told = "[briefings.formats]\nwire = wire_notes:wire\n"
    (archive / "packages" / "wire-1.dist-info" / "entry_points.txt").write_text(told)
    note(read(archive))
    assert not is_unchanged(archive)


def test_a_link_among_the_sources_has_every_build_run(archive):
    (archive / "content" / "link.md").symlink_to(archive / "briefings.toml")
    note(read(archive))
    assert not is_unchanged(archive)


def test_what_a_person_changes_during_a_build_is_not_taken_for_built(archive):
    watch = lastbuild.watch(read(archive))
    watch.look_again()
    (archive / "content" / "2022" / "a.md").write_text("changed meanwhile")
    watch.keep(Report())
    assert not is_unchanged(archive)


def test_what_the_build_itself_writes_is_no_change(archive):
    watch = lastbuild.watch(read(archive))
    watch.look_again()
    path = archive / "content" / "2022" / "a.md"
    path.write_text("with ids of related articles")
    watch.written[str(path)] = lastbuild._hash(str(path))
    watch.keep(Report())
    assert is_unchanged(archive)


def test_a_second_change_within_the_clocks_grain_is_seen_by_the_hash(archive, monkeypatch):
    marks = {}  # a file system that notes no times at all

    def mark(entry):
        found = entry.stat()
        return marks.setdefault(
            entry.path, "folder" if entry.is_dir() else f"{found.st_size} 1 1 1"
        )

    monkeypatch.setattr(lastbuild, "_mark", mark)
    monkeypatch.setattr(lastbuild, "is_settled", lambda _mark: False)
    note(read(archive))
    assert is_unchanged(archive)
    (archive / "content" / "2022" / "a.md").write_text("content/2022/b.md")
    assert not is_unchanged(archive)


def test_a_file_is_not_read_again_once_its_times_tell(archive, monkeypatch):
    monkeypatch.setattr(lastbuild, "is_settled", lambda _mark: True)
    note(read(archive))
    monkeypatch.setattr(lastbuild, "_hash", lambda _name: pytest.fail("a file was read"))
    assert is_unchanged(archive)


def test_a_build_that_is_under_way_or_was_killed_leaves_no_note(archive):
    lastbuild.watch(read(archive))
    assert not is_unchanged(archive)


def test_findings_of_the_last_build_are_told_again(archive):
    report = Report()
    report.finding("seeds/a.md", "no date.")
    note(read(archive), report)
    found = lastbuild.unchanged(read(archive))
    assert found.exit_code == 3
    assert found.notes == report.notes


def test_a_strict_build_does_not_take_findings_for_nothing(archive):
    report = Report()
    report.finding("seeds/a.md", "no date.")
    note(read(archive), report)
    assert lastbuild.unchanged(read(archive), strict=True) is None


@pytest.mark.parametrize("data", [b"", b"[]", b"{}", b'{"notes": [1]}', b"\xff", b"[" * 100_000])
def test_a_damaged_note_is_none(archive, data):
    (archive / ".briefings" / lastbuild.FILE).write_bytes(data)
    assert not is_unchanged(archive)
