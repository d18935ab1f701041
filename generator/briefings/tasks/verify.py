"""``briefings verify``: is a copy of a site whole? Offline; every fault is named.

A copy is a folder or a zip file with a ``manifest.json`` in it.
"""

import lzma
import struct
import tempfile
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import BinaryIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from briefings import manifest, signatures
from briefings.errors import ConfigError
from briefings.export.packing import write_zip
from briefings.files import printable
from briefings.manifest import NAME, UNLISTED, Entry, Manifest, ManifestError
from briefings.report import Progress, Report, silent

#: What reading a damaged file or member can raise.
_FAULTS = (
    OSError, BadZipFile, zlib.error, lzma.LZMAError, EOFError, NotImplementedError, RuntimeError,
    struct.error, ValueError,
)  # fmt: skip
_CHUNK = 1 << 20

#: Gives the bytes of a file in chunks; raises one of _FAULTS where it cannot be read.
Chunks = Callable[[], Iterable[bytes]]


class Fault(StrEnum):
    """What is wrong with a file of a copy."""

    ALTERED = "altered"
    MISSING = "missing"
    EXTRA = "extra"


@dataclass(frozen=True, slots=True)
class Expected:
    """What is known of a copy from elsewhere; "" for nothing."""

    root: str = ""  #: the Merkle root, 64 hex digits
    key: str = ""  #: text of the public key that signed it


def verify_folder(
    folder: Path, report: Report, progress: Progress = silent, expected: Expected = Expected()
) -> None:
    """Note every file of a folder that is not as its manifest says."""
    files = {name: _chunks_of(path) for name, path in manifest.files_of(folder)}
    listed = folder / NAME
    data = listed.read_bytes() if listed.is_file() and not listed.is_symlink() else None
    _verify(data, files, report, progress, expected.root)
    signatures.check(listed, expected.key, report)


def verify_zip(
    path: Path, report: Report, progress: Progress = silent, expected: Expected = Expected()
) -> None:
    """Note every file of a zip that is not as its manifest says, and an odd packing.

    A signature of a zip stands beside it.
    """
    signatures.check(path, expected.key, report)
    try:
        with path.open("rb") as file, ZipFile(file) as archive:
            members = [m for m in archive.infolist() if not (m.is_dir() and not m.file_size)]
            top = _top_of(members)
            files = {
                info.filename.removeprefix(top): _member(archive, info)
                for info in members
                if info.filename.removeprefix(top) not in UNLISTED
            }
            _note_doubles(members, report)
            data = _read(archive, f"{top}{NAME}")
            _verify(data, files, report, progress, expected.root)
            if not report.exit_code and not _is_our_packing(archive, members, file):
                what = "all its files are whole, but it is packed otherwise than this program does."
                report.info(path.name, f"{what} Somebody packed it anew, or bits between changed.")
    except _FAULTS as error:
        report.results[path.name] = Fault.ALTERED
        report.finding(path.name, f"not a zip file that can be read ({error}). Take a fresh copy.")


def _verify(
    data: bytes | None,
    files: Mapping[str, Chunks],
    report: Report,
    progress: Progress,
    root: str,
) -> None:
    known = _manifest(data, report)
    if known is None:
        return
    if root and known.root != root.lower():
        report.results[NAME] = Fault.ALTERED
        what = f"its root is {known.root}, not the one you named"
        report.finding(NAME, f"{what}. It is another site, or another day's.")
    for path, fault, what in differences(known, files, progress):
        report.results[path] = fault
        report.finding(printable(path), what)
    if not report.exit_code:
        report.info(NAME, f"its root is {known.root}; compare it with one from elsewhere.")
    report.count("verify", "files", len(known.entries))
    report.count("verify", "bytes", sum(entry.size for entry in known.entries))


def _manifest(data: bytes | None, report: Report) -> Manifest | None:
    """Return the manifest, or what can be read of a damaged one, which is noted."""
    if data is None:
        report.results[NAME] = Fault.MISSING
        report.finding(NAME, "missing: nothing can be told of the other files. Get a fresh copy.")
        return None
    try:
        return manifest.from_bytes(data)
    except ManifestError as error:
        report.results[NAME] = Fault.ALTERED
        report.finding(NAME, error.message)
        return Manifest(error.entries) if error.entries is not None else None


def differences(
    known: Manifest, files: Mapping[str, Chunks], progress: Progress = silent
) -> Iterator[tuple[str, Fault, str]]:
    """Yield path, fault and a sentence for all that is not as the manifest says, by path."""
    listed = {entry.path: entry for entry in known.entries}
    paths = sorted(listed.keys() | files.keys())
    for number, path in enumerate(paths, start=1):
        progress("verify", number, len(paths))
        if path not in listed:
            yield path, Fault.EXTRA, "extra: the manifest does not list it. Take it out."
        elif path not in files:
            yield path, Fault.MISSING, "missing. Take it from another copy."
        elif what := _altered(listed[path], files[path]):
            yield path, Fault.ALTERED, f"altered: {what}. Take it from another copy."


def _altered(entry: Entry, chunks: Chunks) -> str:
    """Return what is wrong with a file's bytes; "" if nothing is."""
    try:
        found = manifest.hashed(entry.path, _at_most(entry.size + 1, chunks()))
    except _FAULTS as error:
        return f"it cannot be read ({error})"
    if found.size > entry.size:
        return f"more than its {entry.size} bytes"
    if found.size < entry.size:
        return f"{found.size} bytes instead of {entry.size}"
    same = found.sha256 == entry.sha256
    return "" if same else f"its SHA-256 is {found.sha256}, not {entry.sha256}"


def _at_most(size: int, chunks: Iterable[bytes]) -> Iterator[bytes]:
    """Yield chunks until they are more than they should be: a bomb is not read to its end."""
    for chunk in chunks:
        yield chunk
        size -= len(chunk)
        if size <= 0:
            return


def _chunks_of(path: Path) -> Chunks:
    def read() -> Iterator[bytes]:
        if path.is_symlink() or not path.is_file():
            raise ValueError("no plain file")
        yield from manifest.chunks_of(path)

    return read


def _member(archive: ZipFile, info: ZipInfo) -> Chunks:
    def read() -> Iterator[bytes]:
        if info.compress_type not in {ZIP_STORED, ZIP_DEFLATED}:
            raise ValueError("packed in a way that we never use")
        with archive.open(info) as file:
            while chunk := file.read(_CHUNK):
                yield chunk

    return read


def _top_of(members: list[ZipInfo]) -> str:
    """Return the folder with the manifest, with its slash: "" or the one that holds all."""
    tops = [m.filename.removesuffix(NAME) for m in members if _is_top(m.filename)]
    return min(tops, key=len, default="")


def _is_top(name: str) -> bool:
    return name == NAME or (name.endswith(f"/{NAME}") and name.count("/") == 1)


def _note_doubles(members: list[ZipInfo], report: Report) -> None:
    seen: set[str] = set()
    for info in members:
        if info.filename in seen:
            report.results[info.filename] = Fault.EXTRA
            report.finding(printable(info.filename), "twice in the zip. Take a fresh copy.")
        seen.add(info.filename)


def _read(archive: ZipFile, name: str) -> bytes | None:
    try:
        return archive.read(name)
    except KeyError:
        return None
    except _FAULTS:
        return b""  # a manifest that cannot be read


def _is_our_packing(archive: ZipFile, members: list[ZipInfo], file: BinaryIO) -> bool:
    """Tell whether the zip is, byte for byte, what we make of its contents."""
    with tempfile.TemporaryFile() as again:
        write_zip(again, ((info.filename, archive.read(info)) for info in members))
        again.seek(0)
        file.seek(0)
        while chunk := again.read(_CHUNK):
            if file.read(len(chunk)) != chunk:
                return False
        return not file.read(1)


def refuse_unknown(path: Path) -> None:
    """Raise ConfigError where there is nothing to verify."""
    if not path.is_dir() and not path.is_file():
        raise ConfigError(str(path), "no such file or folder", "Name a site, a zip or an archive.")
