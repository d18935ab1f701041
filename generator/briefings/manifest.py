"""``manifest.json``: every file of a site with its size and hash, and one hash for all of them.

The one hash is the root of a Merkle tree as in RFC 6962, section 2.1, over SHA-256: a leaf is
``SHA-256(00 || line)`` where the line is ``<sha256> <size> <path>`` in UTF-8, a node is
``SHA-256(01 || left || right)``, leaves stand in the order of the paths, and a node without a
partner goes up as it is. Who knows the root from elsewhere can tell whether a copy is whole.
"""

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from pathlib import Path

from briefings.errors import BriefingsError

NAME = "manifest.json"
SCHEMA = "briefing-manifest/1"
#: Files beside the others that no manifest can list: itself, and signatures of it.
UNLISTED = frozenset({NAME, f"{NAME}.sig", f"{NAME}.minisig"})
#: A repository around a site is none of its files.
_NOT_OURS = ".git"
_CHUNK = 1 << 20
_HASH = re.compile(r"[0-9a-f]{64}")


class ManifestError(BriefingsError):
    """A manifest is not what this program wrote; ``entries`` is what can be read of it."""

    def __init__(self, where: str, what: str, entries: "tuple[Entry, ...] | None" = None) -> None:
        super().__init__(where, what, "Take a fresh copy of it.")
        self.entries = entries


@dataclass(frozen=True, slots=True)
class Entry:
    """One file."""

    path: str  #: below the manifest's folder, POSIX
    size: int  #: bytes
    sha256: str  #: 64 hex digits


def entry_of(path: str, data: bytes) -> Entry:
    """Return the entry of a file with these bytes."""
    return Entry(path, len(data), sha256(data).hexdigest())


@dataclass(frozen=True)
class Manifest:
    """All files, by path."""

    entries: tuple[Entry, ...]  #: sorted by path, each path once

    @cached_property
    def root(self) -> str:
        """The Merkle root, 64 hex digits."""
        return merkle_root(f"{e.sha256} {e.size} {e.path}" for e in self.entries)


def merkle_root(lines: Iterable[str]) -> str:
    """Return the root of the tree over the lines, 64 hex digits; of none: the hash of nothing."""
    level = [sha256(b"\0" + line.encode("utf-8", "surrogatepass")).digest() for line in lines]
    if not level:
        return sha256(b"").hexdigest()
    while len(level) > 1:
        pairs = [level[at : at + 2] for at in range(0, len(level), 2)]
        level = [sha256(b"\1" + b"".join(p)).digest() if len(p) == 2 else p[0] for p in pairs]
    return level[0].hex()


def files_of(folder: Path) -> Iterator[tuple[str, Path]]:
    """Yield path and place of all that a manifest of the folder lists, sorted by path.

    Links are yielded, never followed; folders are not.
    """
    found = []
    for path in folder.rglob("*"):
        name = path.relative_to(folder).as_posix()
        listed = name not in UNLISTED and name.split("/")[0] != _NOT_OURS
        if listed and (path.is_symlink() or not path.is_dir()):
            found.append((name, path))
    yield from sorted(found)


def hashed(name: str, chunks: Iterable[bytes]) -> Entry:
    """Return the entry of a file whose bytes come in chunks."""
    digest, size = sha256(), 0
    for chunk in chunks:
        digest.update(chunk)
        size += len(chunk)
    return Entry(name, size, digest.hexdigest())


def chunks_of(path: Path) -> Iterator[bytes]:
    """Yield the bytes of a file, a MiB at a time."""
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            yield chunk


def of_folder(folder: Path) -> Manifest:
    """Return the manifest of all files of a folder."""
    return Manifest(tuple(hashed(name, chunks_of(path)) for name, path in files_of(folder)))


def write(folder: Path, entries: tuple[Entry, ...] | None = None) -> None:
    """Write the manifest of a finished folder into it; ``entries``, if known, by path."""
    manifest = of_folder(folder) if entries is None else Manifest(entries)
    (folder / NAME).write_bytes(to_bytes(manifest))


def to_bytes(manifest: Manifest) -> bytes:
    """Return the manifest as JSON, a line a file: equal manifests are equal bytes."""
    rows = (
        json.dumps({"path": e.path, "size": e.size, "sha256": e.sha256}) for e in manifest.entries
    )
    return (
        f'{{\n"schema": "{SCHEMA}",\n"merkle_root": "{manifest.root}",\n"files": [\n'
        + ",\n".join(rows)
        + "\n]\n}\n"
    ).encode()


def from_bytes(data: bytes, where: str = NAME) -> Manifest:
    """Return the manifest that stands there.

    Raises ManifestError for any byte that we would not have written.
    """
    entries = _entries(data)
    if entries is None:
        raise ManifestError(where, "no manifest that can be read")
    manifest = Manifest(entries)
    if to_bytes(manifest) != data:
        raise ManifestError(where, "altered: it does not agree with itself", entries)
    return manifest


def _entries(data: bytes) -> tuple[Entry, ...] | None:
    try:
        read = json.loads(data)
        rows = [Entry(row["path"], row["size"], row["sha256"]) for row in read["files"]]
    except (ValueError, TypeError, KeyError, RecursionError):
        return None
    sound = all(
        isinstance(row.path, str) and type(row.size) is int and _is_hash(row.sha256) for row in rows
    )
    return tuple(rows) if sound else None


def _is_hash(value: object) -> bool:
    return isinstance(value, str) and bool(_HASH.fullmatch(value))
