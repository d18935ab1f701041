"""Single files that were compressed by gzip, bzip2 or xz."""

import bz2
import gzip
import lzma
from collections.abc import Callable, Iterator
from functools import partial
from typing import IO, BinaryIO, cast

from briefings.ingest.containers.members import Budget, Item, Member

_OPENERS: dict[bytes, Callable[[BinaryIO], object]] = {
    b"\x1f\x8b": gzip.open,
    b"BZh": bz2.open,
    b"\xfd7zXZ": lzma.open,
}
_SUFFIXES = (".gz", ".bz2", ".xz")


def recognises(head: bytes, _file: BinaryIO) -> bool:
    """Tell whether a file is compressed by itself."""
    return head.startswith(tuple(_OPENERS))


def members(name: str, file: BinaryIO, budget: Budget) -> Iterator[Item]:
    """Yield the one file."""
    inner = name.rpartition("/")[2]
    for suffix in _SUFFIXES:
        inner = inner.removesuffix(suffix)
    yield Member(budget.unique(f"{name}#{inner or 'file'}"), None, partial(_open, file))


def _open(file: BinaryIO) -> IO[bytes]:
    file.seek(0)
    head = file.read(5)
    file.seek(0)
    opener = next(opener for magic, opener in _OPENERS.items() if head.startswith(magic))
    return cast("IO[bytes]", opener(file))
