"""The records of a WARC or ARC file, one by one; reading goes on behind a damaged one."""

import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, BinaryIO

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed
from warcio.recordloader import ARC2WARCHeadersParser
from warcio.statusandheaders import StatusAndHeadersParserException

#: What warcio raises for records that are damaged or cut off.
_FAULTS = (
    ArchiveLoadFailed, StatusAndHeadersParserException, zlib.error, EOFError, OSError, ValueError,
    AttributeError,  # a header that is cut off before its address (warcio 1.8)
)  # fmt: skip
_STARTS = (b"\x1f\x8b\x08", b"WARC/1.")
_PIECE = 1 << 20


class _OldHeaders(ARC2WARCHeadersParser):  # type: ignore[misc]  # warcio has no types
    """Reads the headers of ARC files, whose records have no ids: warcio makes up random ones."""

    def _get_protocol_and_headers(self, line: str, parts: list[str]) -> tuple[str, list[Any]]:
        protocol, headers = super()._get_protocol_and_headers(line, parts)
        return protocol, [header for header in headers if header[0] != "WARC-Record-ID"]


class _Quiet(ArchiveIterator):  # type: ignore[misc]  # the same
    """An iterator that tells nothing on standard error; what is damaged we see ourselves."""

    INC_RECORD = ""

    def __init__(self, file: BinaryIO, *, check: bool) -> None:
        super().__init__(file, arc2warc=True, check_digests=check)
        self.loader.arc_parser = _OldHeaders()


@dataclass(frozen=True, slots=True)
class Damage:
    """A place where a record is damaged."""

    at: int  #: byte of the archive
    error: Exception


@dataclass(frozen=True, slots=True)
class Found:
    """A record, and where it begins."""

    at: int  #: byte of the archive
    record: Any  #: of warcio, which has no types; readable until the next one is asked for


def each(file: BinaryIO, *, check: bool) -> Iterator[Damage | Found]:
    """Yield the records of a file, and the places where one is damaged; ``check`` their hashes."""
    at: int | None = 0
    while at is not None:
        file.seek(at)
        iterator = _Quiet(file, check=check)
        try:
            for record in iterator:
                _refuse_noise(record)
                yield Found(iterator.offset, record)
            break
        except _FAULTS as error:
            broken = max(at, iterator.offset or 0)
            yield Damage(broken, error)
            at = _next_start(file, broken + 1)


def _refuse_noise(record: Any) -> None:  # noqa: ANN401  warcio has no types
    """Raise ValueError for what is no header; warcio may take it for an old ARC record's."""
    length = record.rec_headers.get_header("Content-Length") or "0"
    if not (length.isascii() and length.isdigit()):
        raise ValueError("no header of a record")


def _next_start(file: BinaryIO, at: int) -> int | None:
    """Return where the next record may begin, or None at the end of the file."""
    longest = max(map(len, _STARTS)) - 1
    file.seek(at)
    while piece := file.read(_PIECE):
        found = [place for start in _STARTS if (place := piece.find(start)) >= 0]
        if found:
            return at + min(found)
        if len(piece) <= longest:
            return None
        at += len(piece) - longest
        file.seek(at)
    return None
