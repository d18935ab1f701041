"""Zip archives of sources."""

import stat
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache, partial
from pathlib import Path
from typing import IO, BinaryIO

from briefings.errors import SeedError
from briefings.ingest.attachments.companions import Companion, is_companion
from briefings.ingest.containers.members import (
    Budget,
    Item,
    Member,
    is_junk,
    readable_name,
    refuse_path,
)
from briefings.model import Beside, nothing_beside

#: What Python's zipfile raises for a damaged archive, or one that it cannot unpack; a RuntimeError
#: if a member is encrypted.
FAULTS = (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, OSError, ValueError)
#: Zip archives that are one document.
_DOCUMENTS = ("[Content_Types].xml", "META-INF/container.xml", "mimetype", "META-INF/manifest.xml")
_MOST_BESIDE = 50 << 20  # bytes of one file beside a source
_ENCRYPTED, _UTF8 = 0x1, 0x800  # flags of a member


def recognises(head: bytes, file: BinaryIO) -> bool:
    """Tell whether a file is a zip archive, and no book or office document."""
    if not head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return False
    try:
        names = set(zipfile.ZipFile(file).namelist())
    except FAULTS:
        return True  # its members cannot be listed either, and that is told
    return not names.intersection(_DOCUMENTS)


def members(name: str, file: BinaryIO, budget: Budget) -> Iterator[Item]:
    """Yield the files of an archive. Raises SeedError if it is damaged as a whole."""
    try:
        archive = zipfile.ZipFile(file)
    except FAULTS as error:
        remedy = "Copy it again, or make it anew."
        raise SeedError(name, f"a damaged zip archive ({error})", remedy) from error
    infos = [(path_of(info), info) for info in archive.infolist() if not info.is_dir()]
    paths = {path for path, _info in infos}
    for path, info in infos:
        fault = refuse_path(name, path)
        if not fault and is_junk(path):
            continue
        inner = budget.unique(f"{name}#{path}")
        if fault := fault or _refused(inner, info):
            yield fault
        elif page := is_companion(path, paths):
            yield Companion(inner, f"{name}#{page}")
        else:
            beside = _beside(file, path)
            yield Member(inner, info.file_size, partial(archive.open, info), beside)


def path_of(info: zipfile.ZipInfo) -> str:
    """Return a member's path; names without the mark of UTF-8 are in some old charset."""
    if info.flag_bits & _UTF8 or info.filename.isascii():
        return info.filename
    try:
        return readable_name(info.filename.encode("cp437"))
    except UnicodeEncodeError:
        return info.filename


def _refused(name: str, info: zipfile.ZipInfo) -> SeedError | None:
    if info.flag_bits & _ENCRYPTED:
        return SeedError(name, "it is encrypted", "Unpack the archive with its password.")
    if stat.S_ISLNK(info.external_attr >> 16):
        return SeedError(name, "a symbolic link; links are not followed", "Put the file there.")
    return None


def _beside(file: IO[bytes], path: str) -> Beside:
    on_disk = getattr(file, "name", None)
    if not isinstance(on_disk, str):
        return nothing_beside  # an archive in an archive
    return ZipFolder(on_disk, path.rpartition("/")[0])


@dataclass(frozen=True, slots=True)
class ZipFolder:
    """Reads files beside a source in the same archive on disk."""

    archive: str
    folder: str

    def __call__(self, path: str) -> bytes | None:
        """Return the bytes of a file by its path below the folder, or None."""
        wanted = joined(self.folder, path)
        try:
            opened, infos = _listed(self.archive, Path(self.archive).stat().st_mtime_ns)
            info = infos.get(wanted)
            if info is None or info.file_size > _MOST_BESIDE or _refused("", info):
                return None
            return opened.read(info)
        except FAULTS:
            return None


@lru_cache(maxsize=2)
def _listed(archive: str, _changed: int) -> tuple[zipfile.ZipFile, dict[str, zipfile.ZipInfo]]:
    opened = zipfile.ZipFile(archive)
    return opened, {path_of(info): info for info in opened.infolist()}


def joined(folder: str, path: str) -> str:
    """Return a path below the archive's top; what leads out of it ends at the top."""
    parts: list[str] = folder.split("/") if folder else []
    for part in path.split("/"):
        if part == "..":
            parts = parts[:-1]
        elif part not in {"", "."}:
            parts.append(part)
    return "/".join(parts)
