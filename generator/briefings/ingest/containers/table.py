"""The table of containers: files that hold whole sources, and containers in them.

A container yields its members one by one; memory holds one at a time. What a member is called
inside stands behind a ``#``: ``seeds/a.zip#inner/page.html``, ``seeds/june.mbox#17``.
"""

import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import IO, BinaryIO, cast

from briefings.errors import SeedError
from briefings.ingest.containers import compressed, mbox, tararchive, wacz, warc, ziparchive
from briefings.ingest.containers.members import Budget, Item, Member, too_large
from briefings.model import Source
from briefings.report import Note

_HEAD = 4096  # bytes that tell a container
_DEPTH = 4  # containers in containers
_IN_MEMORY = 16 << 20  # bytes of a container in another that need no temporary file


@dataclass(frozen=True)
class Container:
    """One way in which whole sources come together in a file."""

    name: str  #: as a person calls it
    #: by the first 4096 bytes, or the file itself, which is seekable
    recognises: Callable[[bytes, BinaryIO], bool]
    members: Callable[[str, BinaryIO, Budget], Iterator[Item]]


#: Asked from the top.
CONTAINERS: tuple[Container, ...] = (
    Container("web archive (WARC)", warc.recognises, warc.members),
    Container("web archive (WACZ)", wacz.recognises, wacz.members),
    Container("zip archive", ziparchive.recognises, ziparchive.members),
    Container("tar archive", tararchive.recognises, tararchive.members),
    Container("compressed file", compressed.recognises, compressed.members),
    Container("mailbox", mbox.recognises, mbox.members),
)


@dataclass(frozen=True, slots=True)
class _Opened:
    """A member whose beginning was read."""

    member: Member
    head: bytes
    rest: IO[bytes]  #: what follows the head


def find_container(file: BinaryIO) -> Container | None:
    """Return what opens a file, None for one that is no container. The file is at its start."""
    head = file.read(_HEAD)
    found = None
    for container in CONTAINERS:
        file.seek(0)
        if container.recognises(head, file):
            found = container
            break
    file.seek(0)
    return found


def members(name: str, file: BinaryIO, budget: Budget, depth: int = 0) -> Iterator[Item] | None:
    """Return the sources in a file, those in containers in it too; None if it is no container.

    What cannot be taken is a SeedError among them, and the rest goes on.
    """
    container = find_container(file)
    return None if container is None else _opened(container, name, file, budget, depth)


def _opened(
    container: Container, name: str, file: BinaryIO, budget: Budget, depth: int
) -> Iterator[Item]:
    some = False
    try:
        for item in container.members(name, file, budget):
            some = some or not isinstance(item, Note)
            yield from _unpacked(item, budget, depth) if isinstance(item, Member) else [item]
    except SeedError as error:
        some = True
        yield error
    if not some:
        what = f"an empty {container.name}, or one without a page or document"
        yield SeedError(name, what, "Take the file out of seeds/.")


def _unpacked(member: Member, budget: Budget, depth: int) -> Iterator[Item]:
    """Yield the source of a member, or what it holds if it is a container."""
    try:
        # opened once, read forward: going back in a compressed tar unpacks all before it anew
        with member.open() as stream:
            opened = _Opened(member, stream.read(_HEAD), stream)
            if not _may_hold(opened.head):
                yield _source(opened, budget)
            elif depth >= _DEPTH:
                what = "archives in archives in archives"
                yield SeedError(member.name, what, "Unpack it by hand.")
            else:
                yield from _inner(opened, budget, depth)
    except SeedError as error:
        yield error
    except (*ziparchive.FAULTS, *tararchive.FAULTS) as error:
        reason = str(error) or type(error).__name__
        yield SeedError(member.name, f"damaged ({reason})", "Make the archive anew.")


def _inner(opened: _Opened, budget: Budget, depth: int) -> Iterator[Item]:
    """Yield what is in a member that looks like a container; it is a source if it is none."""
    member = opened.member
    with tempfile.SpooledTemporaryFile(_IN_MEMORY) as spool:
        copy = cast("BinaryIO", spool)
        copy.write(opened.head)
        budget.copy(member.name, opened.rest, copy)
        copy.seek(0)
        inner = members(member.name, copy, budget, depth + 1)
        yield from [_source(_Opened(member, b"", copy), budget)] if inner is None else inner


_MAGIC = (b"PK\x03\x04", b"PK\x05\x06", b"\x1f\x8b", b"BZh", b"\xfd7zXZ", b"WARC/", b"From ")


def _may_hold(head: bytes) -> bool:
    return head.startswith(_MAGIC) or head[257:262] == b"ustar"


def _source(opened: _Opened, budget: Budget) -> Source | SeedError:
    member = opened.member
    if member.size is not None and member.size > budget.member:
        return too_large(member.name, member.size, budget.member)
    data = budget.read(member.name, opened.rest, opened.head)
    return Source(member.name, data, member.beside)
