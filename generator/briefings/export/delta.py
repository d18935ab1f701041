"""Only what changed since a release: a zip that makes the new release of the old one.

It holds the new manifest, the files that are new or changed, and the roots of both. Whether old
and new are a site, or the zip of ``export zip``, follows from the old one's manifest.
"""

import json
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from zipfile import BadZipFile, ZipFile

from briefings import manifest
from briefings.errors import ConfigError, RenderError
from briefings.export.collection import Collection
from briefings.export.copies import Copy, is_inner, manifest_of, opened
from briefings.export.packing import write_zip
from briefings.export.whole import listed, members, site_members, top_of
from briefings.manifest import NAME, Entry, Manifest, ManifestError

SCHEMA = "briefing-delta/1"
_FAULTS = (
    KeyError, OSError, BadZipFile, ValueError, TypeError, RuntimeError, EOFError, zlib.error,
)  # fmt: skip
_FACTS, _FILES = "delta.json", "files/"


def write_delta(collection: Collection, path: Path) -> None:
    """Write what changed since ``collection.since``. Raises ConfigError."""
    if collection.since is None:
        raise ConfigError("export delta", "since when?", "Name the old release: --since FOLDER")
    with opened(collection.since) as copy:
        old = manifest_of(copy, str(collection.since))
    with path.open("w+b") as file:
        write_zip(file, _members(collection, old))


def _members(collection: Collection, old: Manifest) -> Iterator[tuple[str, bytes]]:
    known = {entry.path: entry.sha256 for entry in old.entries}
    whole = f"site/{NAME}" in known
    order, new = [], b""
    for name, data in listed(members(collection)) if whole else site_members(collection.site):
        order.append(name)
        if name == NAME:
            new = data
        elif known.get(name) != manifest.hashed(name, [data]).sha256:
            yield f"{_FILES}{name}", data
    facts = {
        "schema": SCHEMA,
        "from_root": old.root,
        "to_root": manifest.from_bytes(new).root,
        "top": top_of(collection) if whole else "",
        "order": order,
    }
    yield _FACTS, (json.dumps(facts, indent=0) + "\n").encode()
    yield NAME, new


@dataclass(frozen=True)
class Delta:
    """A delta that agrees with itself."""

    archive: ZipFile
    old_root: str
    new: Manifest
    new_bytes: bytes
    top: str  #: folder within a zip of the new release; "" if none
    order: tuple[str, ...]  #: of the files in such a zip


def read_delta(archive: ZipFile, where: str) -> Delta:
    """Return the delta in a zip. Raises RenderError for one that was tampered with."""
    try:
        facts, data = json.loads(archive.read(_FACTS)), archive.read(NAME)
        new = manifest.from_bytes(data, where)
        order = tuple(str(name) for name in facts["order"])
        top = str(facts["top"])
        roots = (str(facts["from_root"]), str(facts["to_root"]))
    except (*_FAULTS, ManifestError) as error:
        raise _refused(where, f"no delta that can be read ({error})") from error
    paths = [entry.path for entry in new.entries]
    is_complete = sorted(order) == sorted((*paths, NAME))
    if facts.get("schema") != SCHEMA or new.root != roots[1] or not is_complete:
        raise _refused(where, "it does not agree with itself")
    if not all(is_inner(path) for path in paths) or (top and not is_inner(top)):
        raise _refused(where, "it names files outside of its folder")
    return Delta(archive, roots[0], new, data, top, order)


def apply(delta: Delta, copy: Copy, old: Manifest, where: str) -> Iterator[tuple[str, bytes]]:
    """Yield path and bytes of every file of the new release, each one checked. Raises RenderError.

    ``copy`` is the old release, ``old`` its manifest.
    """
    if old.root != delta.old_root:
        what = f"made for the release {delta.old_root[:12]}..., not for {old.root[:12]}..."
        raise _refused(where, what, "Apply it to that one, or get a delta for this one.")
    entries = {entry.path: entry for entry in delta.new.entries}
    names = set(delta.archive.namelist())
    for path in delta.order:
        if path == NAME:
            yield path, delta.new_bytes
        else:
            yield path, _checked(entries[path], _read(path, names, delta, copy, where), where)


def _read(path: str, names: Iterable[str], delta: Delta, copy: Copy, where: str) -> bytes:
    try:
        packed = f"{_FILES}{path}"
        return delta.archive.read(packed) if packed in names else copy.read(path)
    except _FAULTS as error:
        raise _refused(where, f"{path} cannot be read ({error})") from error


def _checked(entry: Entry, data: bytes, where: str) -> bytes:
    if manifest.hashed(entry.path, [data]) != entry:
        raise _refused(where, f"{entry.path} is not what the new release's manifest says")
    return data


def _refused(where: str, what: str, remedy: str = "Take fresh copies of both.") -> RenderError:
    return RenderError(where, what, f"Nothing was written. {remedy}")
