"""Web archives (WARC, ARC): one source for each record that holds a page or a document.

What is no page (pictures, scripts, redirects, requests) is left out, and its number is told.
"""

import logging
import zlib
from collections import Counter
from collections.abc import Iterator
from typing import Any, BinaryIO

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed
from warcio.statusandheaders import StatusAndHeadersParserException

from briefings.dates import from_iso
from briefings.errors import SeedError
from briefings.files import printable
from briefings.ingest.containers.members import Budget, Item, too_large
from briefings.model import Source, Witness
from briefings.report import Level, Note
from briefings.urls import is_web

#: What warcio raises for records that are damaged or cut off.
_FAULTS = (
    ArchiveLoadFailed, StatusAndHeadersParserException, zlib.error, EOFError, OSError, ValueError,
    AttributeError,  # a header that is cut off before its address (warcio 1.8)
)  # fmt: skip
_PAGES = ("text/html", "application/xhtml+xml")
_DOCUMENTS = (
    "text/plain", "text/markdown", "application/pdf", "application/epub+zip",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "message/rfc822",
)  # fmt: skip
_STARTS = (b"\x1f\x8b\x08", b"WARC/1.")
_PIECE = 1 << 20
_LONGEST_KEY = 300  # characters of a record's id, or of the address in its place


class _Quiet(ArchiveIterator):  # type: ignore[misc]  # warcio has no types
    """An iterator that tells nothing on standard error; what is damaged we see ourselves."""

    INC_RECORD = ""


def recognises(head: bytes, _file: BinaryIO) -> bool:
    """Tell whether a file holds WARC or ARC records, compressed or not."""
    if head.startswith(b"\x1f\x8b"):
        try:
            head = zlib.decompressobj(wbits=31).decompress(head, 64)
        except zlib.error:
            return False
    return head.startswith((b"WARC/0.", b"WARC/1.", b"filedesc://"))


def members(name: str, file: BinaryIO, budget: Budget) -> Iterator[Item]:
    """Yield the pages of an archive; memory holds one record."""
    yield from records(name, file, budget, None)


def records(name: str, file: BinaryIO, budget: Budget, wanted: set[str] | None) -> Iterator[Item]:
    """Yield the records that hold pages; ``wanted``: of these addresses only, None for all.

    Where a record is damaged, reading goes on at the next one that can be found.
    """
    logging.getLogger("warcio").setLevel(logging.CRITICAL)
    left_out: Counter[str] = Counter()
    at: int | None = 0
    while at is not None:
        file.seek(at)
        iterator = _Quiet(file, arc2warc=True, check_digests=True)
        try:
            for record in iterator:
                yield from _item(name, record, budget, (left_out, wanted))
            break
        except _FAULTS as error:
            broken = max(at, iterator.offset or 0)
            place = budget.unique(f"{name}#byte-{broken}")
            remedy = "Get the file again; the records after it were read."
            yield SeedError(place, f"a damaged record ({error})"[:300], remedy)
            at = _next_start(file, broken + 1)
    if left_out:
        told = ", ".join(f"{number} {what}" for what, number in sorted(left_out.items()))
        yield Note(Level.INFO, name, f"records left out, they are no pages: {told}.")


def _item(
    name: str,
    record: Any,  # noqa: ANN401  warcio has no types
    budget: Budget,
    rule: tuple[Counter[str], set[str] | None],
) -> Iterator[Item]:
    left_out, wanted = rule
    url = record.rec_headers.get_header("WARC-Target-URI") or ""
    reason = _no_page(record)
    if not reason and wanted is not None and url not in wanted and _kind(record) in _PAGES:
        reason = "frames"
    if reason:
        left_out[reason] += 1
        return
    key = (record.rec_headers.get_header("WARC-Record-ID") or url).strip("<>")
    place = budget.unique(f"{name}#{printable(key.removeprefix('urn:uuid:'))[:_LONGEST_KEY]}")
    length = int(record.rec_headers.get_header("Content-Length") or 0)
    if length > budget.member:
        yield too_large(place, length, budget.member)
        return
    try:
        data = budget.read(place, record.content_stream())
    except SeedError as error:
        yield error
        return
    yield Source(place, data, told=tuple(_told(record, url)))
    # what is left of its announced length, None if it announced none
    if record.digest_checker.passed is False or getattr(record.raw_stream, "limit", None):
        what = "its hash or its length is not the one that the archive gives: damaged, or cut off."
        yield Note(Level.FINDING, place, f"{what} Get the archive again.")


def _no_page(record: Any) -> str:  # noqa: ANN401  warcio has no types
    """Return what a record is if it is no page, in the plural; "" for a page or a document."""
    if record.rec_type not in {"response", "resource", "conversion"}:
        return f"{record.rec_type} records"
    if record.rec_type == "response" and record.http_headers is not None:
        status = record.http_headers.get_statuscode()
        if not status.startswith("2"):
            return "redirects" if status.startswith("3") else "errors"
    kind = _kind(record)
    if kind in _PAGES or kind in _DOCUMENTS:
        return ""
    return f"{kind.partition('/')[0] or 'nameless'} files"


def _kind(record: Any) -> str:  # noqa: ANN401  warcio has no types
    headers = record.http_headers if record.rec_type == "response" else record.rec_headers
    kind = headers.get_header("Content-Type") if headers is not None else ""
    return str(kind or "").partition(";")[0].strip().lower()


def _told(record: Any, url: str) -> Iterator[Witness]:  # noqa: ANN401  warcio has no types
    headers = record.rec_headers
    if is_web(url):
        yield Witness("source_url", url, "web archive", "WARC-Target-URI", url[:200], 0.82)
    when = str(headers.get_header("WARC-Date") or "")
    if found := from_iso(when):
        yield Witness("captured", found, "web archive", "WARC-Date", when[:200], 0.97)
    for field, key in (
        ("warc_record_id", "WARC-Record-ID"),
        ("warc_digest", "WARC-Payload-Digest"),
    ):
        if value := str(headers.get_header(key) or "").strip("<>"):
            shown = printable(value)[:_LONGEST_KEY]
            yield Witness(field, shown, "web archive", key, shown[:200], 1.0)
    if record.http_headers is not None:
        kind = str(record.http_headers.get_header("Content-Type") or "")
        charset = kind.lower().partition("charset=")[2].partition(";")[0].strip("\"' ")
        if charset:
            yield Witness("charset", charset, "web archive", "Content-Type", kind[:200], 1.0)


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
