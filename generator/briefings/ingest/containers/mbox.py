"""Mailboxes: one source a message, in the order of the file; a message is named by its number."""

import re
from collections.abc import Iterator
from typing import BinaryIO

from briefings.ingest.containers.members import Budget, Item, too_large
from briefings.model import Source

#: "From sender date": what parts messages (RFC 4155); some programs write less of it.
_PARTING = re.compile(rb"From (?:\S+|\".*\")\s.*\d\d:\d\d.*\d{4}|From - |From \S+@\S+\s*$")
_QUOTED = re.compile(rb"^>(>*From )", re.MULTILINE)
_HEADER = re.compile(rb"[\w-]+[ \t]*:")


def recognises(head: bytes, _file: BinaryIO) -> bool:
    """Tell whether a file opens as a mailbox does, with a mail's header below."""
    lines = head.lstrip(b"\xef\xbb\xbf\r\n").splitlines()[:2]
    return len(lines) == 2 and bool(_PARTING.match(lines[0]) and _HEADER.match(lines[1]))


def members(name: str, file: BinaryIO, budget: Budget) -> Iterator[Item]:
    """Yield the messages; memory holds one of them."""
    for number, message in enumerate(_messages(file, budget.member), start=1):
        place = budget.unique(f"{name}#{number}")
        if message is None:
            yield too_large(place, None, budget.member)
        elif message.strip():
            # mboxrd: one > was added before every line that began so
            yield Source(place, _QUOTED.sub(rb"\1", message))


def _messages(file: BinaryIO, most: int) -> Iterator[bytes | None]:
    """Yield each message, None for one that is too large."""
    lines: list[bytes] = []
    size, started, empty = 0, False, True
    while line := file.readline(1 << 20):
        if empty and line.startswith(b"From ") and _PARTING.match(line):
            if started:
                yield b"".join(lines) if size <= most else None
            lines, size, started = [], 0, True
        else:
            size += len(line)
            if size <= most:
                lines.append(line)
        empty = not line.strip()
    if started:
        yield b"".join(lines) if size <= most else None
