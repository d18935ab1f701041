"""A copy of a site: whatever is not as it left us is named."""

import io
import json
import os
import random
import zipfile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefings import manifest
from briefings.errors import ConfigError
from briefings.export.packing import write_zip
from briefings.report import Report
from briefings.tasks import verify

FILES = {
    "index.html": b"<p>Home, and more of it, and more of it, and more of it</p>\n",
    "2022/10/10/a.html": "<p>Лукашенко</p>".encode() * 9,
    "img.png": bytes(range(256)),
    ".nojekyll": b"",
}


@pytest.fixture
def copy(tmp_path):
    for name, data in FILES.items():
        path = tmp_path / "site" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    manifest.write(tmp_path / "site")
    return tmp_path / "site"


def found(copy, **options):
    report = Report()
    verify.verify_folder(copy, report, expected=verify.Expected(**options))
    return report.results, report.exit_code


def zipped(copy):
    members = [(f"archive/{name}", path.read_bytes()) for name, path in manifest.files_of(copy)]
    members.append(("archive/manifest.json", (copy / "manifest.json").read_bytes()))
    made = io.BytesIO()
    write_zip(made, members)
    return made.getvalue()


def found_in_zip(path):
    report = Report()
    verify.verify_zip(path, report)
    return report


def test_a_whole_copy_is_clean(copy) -> None:
    assert found(copy) == ({}, 0)


def test_altered_missing_and_extra_files_are_told_apart(copy) -> None:
    (copy / "index.html").write_bytes(b"<p>Other</p>")
    (copy / "img.png").unlink()
    (copy / "new.html").write_text("new")
    expected = {"index.html": "altered", "img.png": "missing", "new.html": "extra"}
    assert found(copy) == (expected, 3)


def test_a_link_is_not_the_file_that_it_leads_to(copy) -> None:
    (copy / "img.png").rename(copy.parent / "elsewhere.png")
    (copy / "img.png").symlink_to(copy.parent / "elsewhere.png")
    assert found(copy) == ({"img.png": "altered"}, 3)


def test_a_signature_beside_the_manifest_is_no_extra_file(copy) -> None:
    (copy / "manifest.json.minisig").write_text("signed")
    assert found(copy) == ({}, 0)


def test_without_a_manifest_nothing_is_called_whole(copy) -> None:
    (copy / "manifest.json").unlink()
    assert found(copy) == ({"manifest.json": "missing"}, 3)


def test_another_root_than_the_one_named_is_a_finding(copy) -> None:
    root = json.loads((copy / "manifest.json").read_bytes())["merkle_root"]
    assert found(copy, root=root) == ({}, 0)
    assert found(copy, root="0" * 64) == ({"manifest.json": "altered"}, 3)


@settings(
    max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.data())
def test_one_flipped_bit_anywhere_in_a_folder_is_named(copy, data) -> None:
    name = data.draw(st.sampled_from(["manifest.json", *(n for n in FILES if FILES[n])]))
    path = copy / name
    before = path.read_bytes()
    bit = data.draw(st.integers(0, len(before) * 8 - 1))
    flipped = bytearray(before)
    flipped[bit // 8] ^= 1 << bit % 8
    path.write_bytes(flipped)
    results, code = found(copy)
    path.write_bytes(before)
    assert code == 3
    assert results[name] == "altered"


def test_one_flipped_bit_anywhere_in_a_zip_is_named(copy, tmp_path) -> None:
    """Also between the files: then the contents are said to be whole."""
    data, path = zipped(copy), tmp_path / "archive.zip"
    path.write_bytes(data)
    assert found_in_zip(path).exit_code == 0
    bits = range(len(data) * 8)
    for bit in bits if os.environ.get("ALL_BITS") else random.Random(7).sample(bits, 250):
        flipped = bytearray(data)
        flipped[bit // 8] ^= 1 << bit % 8
        path.write_bytes(flipped)
        notes = found_in_zip(path).notes
        assert [n for n in notes if "its root is" not in n.what], bit


def test_a_zip_that_somebody_packed_anew_is_whole_and_said_to_be_packed_anew(copy, tmp_path):
    path = tmp_path / "again.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for file in sorted(copy.rglob("*")):
            archive.write(file, file.relative_to(copy))
    # folders have entries of their own there
    report = found_in_zip(path)
    assert report.exit_code == 0
    assert any("packed otherwise" in note.what for note in report.notes)


def test_a_zip_cut_short_is_named(copy, tmp_path) -> None:
    path = tmp_path / "short.zip"
    path.write_bytes(zipped(copy)[:-40])
    assert found_in_zip(path).results == {"short.zip": "altered"}


def test_a_bomb_behind_a_small_listed_size_is_not_unpacked(copy, tmp_path) -> None:
    path = tmp_path / "bomb.zip"
    listed = [("manifest.json", (copy / "manifest.json").read_bytes())]
    bomb = [(n, b"\0" * 50_000_000 if n == "index.html" else FILES[n]) for n in FILES]
    with path.open("wb") as file:
        write_zip(file, bomb + listed)
    report = found_in_zip(path)
    assert report.results == {"index.html": "altered"}
    assert "more than its 60 bytes" in report.notes[0].what


def test_what_is_not_there_cannot_be_verified(tmp_path) -> None:
    with pytest.raises(ConfigError, match="no such file or folder"):
        verify.refuse_unknown(tmp_path / "none")
