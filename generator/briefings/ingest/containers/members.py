"""What lies in a container, and how much of it may be unpacked."""

import re
from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from typing import IO, BinaryIO

from briefings.errors import SeedError
from briefings.files import printable
from briefings.ingest import encoding
from briefings.ingest.attachments.companions import Companion
from briefings.model import Beside, Source, nothing_beside
from briefings.report import Note

_PIECE = 1 << 20
_RATIO = 300  # bytes unpacked for one byte of the archive; texts give 3 to 30
_ALWAYS = 256 << 20  # bytes that any archive may unpack to
MOST = 1_000_000  # members of one archive
_JUNK = re.compile(
    r"(?:^|/)(?:\.(?!\.?(?:/|$))[^/]*|__MACOSX|Thumbs\.db|desktop\.ini)(?:/|$)", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Member:
    """A file in a container, not unpacked yet."""

    name: str  #: of the source it will be
    size: int | None  #: bytes as the container says; None if it does not
    open: Callable[[], IO[bytes]]
    beside: Beside = nothing_beside


Item = Member | Source | SeedError | Note | Companion


@dataclass(slots=True)
class Budget:
    """What may still be unpacked of one file in seeds/."""

    member: int  #: bytes of one member at most
    archive: int  #: bytes of the file
    taken: Collection[str] = frozenset()  #: names of other files, which no member may have
    unpacked: int = 0
    counted: int = 0
    seen: set[str] = field(default_factory=set)

    def read(self, name: str, stream: IO[bytes], head: bytes = b"") -> bytes:
        """Return all bytes of a member, after its head. Raises SeedError if it is too large."""
        data = head + stream.read(self.member + 1 - len(head))
        if len(data) > self.member:
            raise too_large(name, None, self.member)
        self._count(name, len(data))
        return data

    def copy(self, name: str, stream: IO[bytes], target: IO[bytes]) -> None:
        """Copy a container in a container. Raises SeedError when it unpacks to too much."""
        while piece := stream.read(_PIECE):
            self._count(name, len(piece))
            target.write(piece)

    def unique(self, name: str) -> str:
        """Return a name that nothing else has; raises SeedError for too many of them."""
        self.counted += 1
        if self.counted > MOST:
            remedy = "Unpack it by hand, in parts."
            raise SeedError(name, f"more than {MOST:,} files in one archive", remedy)
        free, number = name, 1
        while free in self.seen or free in self.taken:
            number += 1
            free = f"{name}#{number}"
        self.seen.add(free)
        return free

    def refuse_more(self, name: str, size: int) -> None:
        """Raise SeedError if an archive that unpacks to so many bytes is not to be trusted."""
        if size > max(_ALWAYS, _RATIO * self.archive):
            what = f"unpacks to more than {_RATIO} times its size"
            raise SeedError(name, what, "Unpack it by hand, if you trust it.")

    def _count(self, name: str, number: int) -> None:
        self.unpacked += number
        self.refuse_more(name, self.unpacked)


def too_large(name: str, size: int | None, most: int) -> SeedError:
    """Return the fault of a member that is not unpacked."""
    shown = f"{size / (1 << 20):.1f} MB, more" if size is not None else "more"
    remedy = "Split it, or raise `max_seed_mb` in the configuration."
    return SeedError(name, f"{shown} than {most >> 20} MB", remedy)


def readable_name(raw: bytes) -> str:
    """Return a file name whose charset nobody declared."""
    try:
        return raw.decode()
    except UnicodeDecodeError:
        return encoding.to_text(raw).text


def is_junk(path: str) -> bool:
    """Tell whether a path in an archive is hidden, or what a system leaves behind."""
    return bool(_JUNK.search(path))


def refuse_path(where: str, path: str) -> SeedError | None:
    """Return the fault of a member whose name leads out of its archive, or could do harm."""
    parts = path.replace("\\", "/").split("/")
    if printable(path) != path:
        what = "control characters or broken encoding in the file name"
    elif path.startswith(("/", "\\")) or re.match(r"[A-Za-z]:", path) or ".." in parts:
        what = "its name leads out of the archive"
    else:
        return None
    return SeedError(f"{where}#{printable(path)}", what, "Make the archive anew without it.")


def size_of(file: BinaryIO) -> int:
    """Return the size of a seekable file, which is left at its start."""
    size = file.seek(0, 2)
    file.seek(0)
    return size
