"""Files found and read without following links, written whole or not at all."""

import os
import re
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from briefings.errors import SeedError

# controls (they could steer a terminal), broken encoding, overrides of the writing direction
_ODD_NAME = re.compile("[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
#: What ``whole_file`` writes to before a file is whole: eight signs of ``tempfile``. libzim has
#: files and folders beside it: ``.part.tmp``, ``.part_fulltext.idx``.
_PART = re.compile(r"\.[a-z0-9_]{8}\.part([._].*)?")
_MIB = 1024 * 1024


def find_files(folder: Path, root: Path) -> Iterator[tuple[str, Path]]:
    """Yield name (POSIX, below root) and path of all files, sorted by name; hidden ones left out.

    Links are yielded too, never followed; ``read_bytes`` refuses them. So it does folders that
    cannot be opened: they are yielded lest their files vanish.
    """
    found: list[str] = []

    def note(error: OSError) -> None:
        if not isinstance(error, FileNotFoundError):
            found.append(str(error.filename))

    for top, folders, files in os.walk(folder, onerror=note):
        folders[:] = [f for f in folders if not f.startswith(".")]
        links = [f for f in folders if Path(top, f).is_symlink()]
        found += [f"{top}{os.sep}{f}" for f in [*files, *links] if not f.startswith(".")]
    # pieces of text: with paths this is the dearest part of looking at 20,000 files
    inner, above = folder.relative_to(root).as_posix(), len(str(folder))
    before = "" if inner == "." else f"{inner}/"
    names = sorted((before + path[above:].replace(os.sep, "/").lstrip("/"), path) for path in found)
    yield from ((name.rstrip("/"), Path(path)) for name, path in names)


def stat_of(entry: "os.DirEntry[str]") -> os.stat_result:
    """Return what the system says of an entry of a folder, a link itself; with its inode."""
    # on Windows what a listing tells has no inode
    return os.lstat(entry.path) if os.name == "nt" else entry.stat(follow_symlinks=False)


def read_bytes(name: str, path: Path, limit_mb: int) -> bytes:
    """Return a file's bytes. Raises SeedError for links, odd names, too large or unreadable."""
    where = printable(name)
    with open_plain(name, path) as file:
        try:
            if (size := os.fstat(file.fileno()).st_size) > limit_mb * _MIB:
                remedy = "Split the file, or raise `max_seed_mb` in the configuration."
                raise SeedError(where, f"{size / _MIB:.1f} MB, more than {limit_mb} MB", remedy)
            return file.read()
        except OSError as error:
            raise SeedError(where, f"cannot be read ({error.strerror})", _remedy(error)) from error


def open_plain(name: str, path: Path) -> BinaryIO:
    """Return a file opened for reading; a link is not followed, even if it came this moment.

    Raises SeedError as ``refuse_odd`` does, and for what cannot be read.
    """
    refuse_odd(name, path)
    try:
        return open(path, "rb", opener=_unfollowed)  # Path.open has no opener
    except OSError as error:
        what = f"cannot be read ({error.strerror})"
        raise SeedError(printable(name), what, _remedy(error)) from error


def _unfollowed(path: str, flags: int) -> int:
    return os.open(path, flags | getattr(os, "O_NOFOLLOW", 0))  # none on Windows


def _remedy(error: OSError) -> str:
    return "Mend its rights." if isinstance(error, PermissionError) else "Copy it again."


#: What Chrome, Firefox, Safari, Opera and others call a file while it comes in.
_UNFINISHED = (".crdownload", ".part", ".partial", ".download", ".opdownload", ".filepart")


def refuse_odd(name: str, path: Path) -> None:
    """Raise SeedError for what is no plain file, or has a name that could do harm."""
    where = printable(name)
    if _ODD_NAME.search(name):
        remedy = "Rename the file."
        raise SeedError(where, "control characters or broken encoding in the file name", remedy)
    if name.lower().endswith(_UNFINISHED):
        remedy = "Wait for its end, or give it the name that it should have."
        raise SeedError(where, "a download that is not finished", remedy)
    try:
        if path.is_symlink():
            remedy = "Put a copy of the file there instead."
            raise SeedError(where, "a symbolic link; links are not followed", remedy)
        if path.is_dir():
            raise SeedError(where, "a folder that cannot be opened", "Mend its rights.")
        if not path.is_file():
            raise SeedError(where, "not a regular file", "Take it out of this folder.")
    except OSError as error:
        raise SeedError(where, f"cannot be read ({error.strerror})", _remedy(error)) from error


def printable(name: str) -> str:
    """Return a file name that fits on one line of a terminal."""
    return _ODD_NAME.sub(lambda match: _escape(ord(match[0])), name)


def _escape(code: int) -> str:
    byte = code - 0xDC00 if 0xDC80 <= code <= 0xDCFF else code  # os.fsdecode's surrogates
    return f"\\x{byte:02x}" if byte <= 0xFF else f"\\u{byte:04x}"


def write_whole(path: Path, data: bytes) -> None:
    """Write a file so that at every moment either the old or the new one stands there."""
    with whole_file(path) as file:
        file.write(data)


def is_part(name: str) -> bool:
    """Tell whether a file's name is that of one which is not whole yet."""
    return bool(_PART.fullmatch(name))


@contextmanager
def whole_file(path: Path) -> Iterator[BinaryIO]:
    """Yield a file to write that takes its name when the block ends well, and else vanishes."""
    with whole_path(path) as temporary, temporary.open("w+b") as file:
        yield file


@contextmanager
def whole_path(path: Path) -> Iterator[Path]:
    """Yield the path of an empty file, as ``whole_file`` does, for those who open it themselves."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(prefix=".", suffix=".part", dir=path.parent)
    os.close(handle)
    try:
        yield Path(temporary)
        Path(temporary).chmod(0o644)
        Path(temporary).replace(path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise
