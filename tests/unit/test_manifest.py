"""The manifest of a site: the same bytes for the same files, and a root of all of them."""

from hashlib import sha256

import pytest

from briefings import manifest
from briefings.manifest import Entry, Manifest, ManifestError


def node(*parts: bytes) -> bytes:
    return sha256(b"".join(parts)).digest()


def test_the_root_is_that_of_rfc_6962_over_a_line_for_each_file() -> None:
    a, b, c = (node(b"\0", line) for line in (b"aa 1 x", b"bb 2 y", b"cc 3 z"))
    expected = node(b"\1", node(b"\1", a, b), c)
    assert expected.hex() == manifest.merkle_root(["aa 1 x", "bb 2 y", "cc 3 z"])


def test_the_root_of_nothing_is_the_hash_of_nothing() -> None:
    assert manifest.merkle_root([]) == sha256(b"").hexdigest()


def test_a_manifest_lists_all_files_but_itself_and_its_signatures(tmp_path) -> None:
    for name in ("b/c.html", "a.html", "manifest.json", "manifest.json.minisig", ".git/HEAD"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(name)
    assert [e.path for e in manifest.of_folder(tmp_path).entries] == ["a.html", "b/c.html"]


def test_a_manifest_survives_the_round_trip_with_odd_names() -> None:
    made = Manifest((Entry('a "b"\n.html', 3, "0" * 64), Entry("ж.html", 0, "f" * 64)))
    assert manifest.from_bytes(manifest.to_bytes(made)) == made


def test_every_flipped_bit_of_a_manifest_is_seen() -> None:
    data = manifest.to_bytes(Manifest((Entry("a.html", 3, "0" * 64), Entry("b", 0, "f" * 64))))
    for bit in range(len(data) * 8):
        flipped = bytearray(data)
        flipped[bit // 8] ^= 1 << bit % 8
        with pytest.raises(ManifestError):
            manifest.from_bytes(bytes(flipped))
