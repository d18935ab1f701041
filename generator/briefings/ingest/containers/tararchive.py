"""Tar archives of sources, also compressed ones."""

import bz2
import gzip
import lzma
import tarfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache, partial
from io import BytesIO
from pathlib import Path
from typing import IO, BinaryIO, cast

from briefings.errors import SeedError
from briefings.ingest.attachments.companions import Companion, is_companion
from briefings.ingest.containers.members import MOST, Budget, Item, Member, is_junk, refuse_path
from briefings.ingest.containers.ziparchive import joined
from briefings.model import Beside, nothing_beside

FAULTS = (tarfile.TarError, zlib.error, lzma.LZMAError, EOFError, OSError, ValueError)
_OPENERS: dict[bytes, Callable[[BinaryIO], IO[bytes]]] = {
    b"\x1f\x8b": cast("Callable[[BinaryIO], IO[bytes]]", gzip.open),
    b"BZ": cast("Callable[[BinaryIO], IO[bytes]]", bz2.open),
    b"\xfd7": cast("Callable[[BinaryIO], IO[bytes]]", lzma.open),
}
_MOST_BESIDE = 50 << 20  # bytes of one file beside a source


def recognises(head: bytes, file: BinaryIO) -> bool:
    """Tell whether a file is a tar archive, compressed or not."""
    if opener := _OPENERS.get(head[:2]):
        try:
            with opener(file) as stream:
                head = stream.read(512)
        except FAULTS:
            return False
    return head[257:262] == b"ustar"


def members(name: str, file: BinaryIO, budget: Budget) -> Iterator[Item]:
    """Yield the files of an archive. Raises SeedError if it is damaged as a whole."""
    try:
        with tarfile.open(fileobj=file, mode="r:*") as archive:
            infos = list(_infos(name, archive, budget))
            paths = {info.name.removeprefix("./") for info in infos}
            for info in infos:
                yield from _member(name, file, archive, info, paths, budget)
    except FAULTS as error:
        remedy = "Copy it again, or make it anew."
        raise SeedError(name, f"a damaged tar archive ({error})", remedy) from error


def _infos(name: str, archive: tarfile.TarFile, budget: Budget) -> Iterator[tarfile.TarInfo]:
    """Yield what is in an archive. Raises SeedError before more is unpacked than is allowed."""
    for number, info in enumerate(archive, start=1):
        budget.refuse_more(name, info.offset_data + (info.size if info.isreg() else 0))
        if number > MOST:
            what = f"more than {MOST:,} files in one archive"
            raise SeedError(name, what, "Unpack it by hand, in parts.")
        yield info


def _member(  # noqa: PLR0913, PLR0917  the loop's body
    name: str, file: BinaryIO, archive: tarfile.TarFile, info: tarfile.TarInfo,
    paths: set[str], budget: Budget,
) -> Iterator[Item]:  # fmt: skip
    path = info.name.removeprefix("./")
    fault = refuse_path(name, path)
    if info.isdir() or (not fault and is_junk(path)):
        return
    inner = budget.unique(f"{name}#{path}")
    if fault:
        yield fault
    elif not info.isreg():
        what = "a link or a device, no file"
        yield SeedError(inner, what, "Put the file itself into the archive.")
    elif page := is_companion(path, paths):
        yield Companion(inner, f"{name}#{page}")
    else:
        yield Member(inner, info.size, partial(_open, archive, info), _beside(file, path))


def _open(archive: tarfile.TarFile, info: tarfile.TarInfo) -> IO[bytes]:
    return archive.extractfile(info) or BytesIO()


def _beside(file: IO[bytes], path: str) -> Beside:
    on_disk = getattr(file, "name", None)
    if not isinstance(on_disk, str):
        return nothing_beside  # an archive in an archive
    return TarFolder(on_disk, path.rpartition("/")[0])


@dataclass(frozen=True, slots=True)
class TarFolder:
    """Reads files beside a source in the same archive on disk."""

    archive: str
    folder: str

    def __call__(self, path: str) -> bytes | None:
        """Return the bytes of a file by its path below the folder, or None."""
        wanted = joined(self.folder, path)
        try:
            listed = _listed(self.archive, Path(self.archive).stat().st_mtime_ns)
            info = listed.infos.get(wanted)
            if info is None or not info.isreg() or info.size > _MOST_BESIDE:
                return None
            return _open(listed.archive, info).read()
        except FAULTS:
            return None


class _Listed:
    """An archive that stays open for the next question; its members by path."""

    def __init__(self, archive: str) -> None:
        self.archive = tarfile.open(archive, mode="r:*")  # noqa: SIM115  closed at the end
        self.infos = {info.name.removeprefix("./"): info for info in self.archive.getmembers()}

    def __del__(self) -> None:
        self.archive.close()


@lru_cache(maxsize=2)
def _listed(archive: str, _changed: int) -> _Listed:
    return _Listed(archive)
