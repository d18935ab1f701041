"""Web archives (WARC, ARC): one source for each record that holds a page or a document.

What is no page (pictures, scripts, redirects, requests) is left out, and its number is told.
"""

import logging
import zlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, BinaryIO

from briefings.dates import from_iso
from briefings.errors import SeedError
from briefings.files import printable
from briefings.ingest.containers.members import Budget, Item, too_large
from briefings.ingest.containers.warcrecords import Damage, Found, each
from briefings.ingest.containers.webpictures import Belongings
from briefings.model import Beside, Source, Witness, nothing_beside
from briefings.report import Level, Note
from briefings.urls import is_web

_PAGES = ("text/html", "application/xhtml+xml")
_DOCUMENTS = (
    "text/plain", "text/markdown", "application/pdf", "application/epub+zip",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "message/rfc822",
)  # fmt: skip
_LONGEST_KEY = 300  # characters of a record's id, or of the address in its place


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
    on_disk = getattr(file, "name", None)
    place = Place(on_disk) if isinstance(on_disk, str) else None
    yield from records(name, file, budget, Rule(None, place))


@dataclass(frozen=True, slots=True)
class Place:
    """Where the records of an archive stand on disk, so that a page's pictures can be read."""

    path: str
    shift: int = 0  #: bytes before the first record


@dataclass(frozen=True, slots=True)
class Rule:
    """Which records of an archive are taken, and what is known of the others."""

    wanted: set[str] | None  #: the pages of these addresses only; None: nobody lists them
    place: Place | None = None
    left_out: Counter[str] = field(default_factory=Counter)
    belongings: Belongings = field(default_factory=Belongings)


def records(name: str, file: BinaryIO, budget: Budget, rule: Rule) -> Iterator[Item]:
    """Yield the records that hold pages; what belongs to them is looked for before.

    Where a record is damaged, reading goes on at the next one that can be found.
    """
    logging.getLogger("warcio").setLevel(logging.CRITICAL)
    for found in each(file, check=False):
        if not isinstance(found, Damage):
            _survey(found, rule)
    for found in each(file, check=True):
        if isinstance(found, Damage):
            place = budget.unique(f"{name}#byte-{found.at}")
            remedy = "Get the file again; the records after it were read."
            yield SeedError(place, f"a damaged record ({found.error})"[:300], remedy)
        else:
            yield from _item(name, found.record, budget, rule)
    if rule.left_out:
        told = ", ".join(f"{number} {what}" for what, number in sorted(rule.left_out.items()))
        yield Note(Level.INFO, name, f"records left out, they are no pages: {told}.")


def _survey(found: Found, rule: Rule) -> None:
    """Note a picture's place, and the frames of a page where no list tells its pages."""
    if found.record.rec_type not in {"response", "resource"}:
        return
    kind, url = _kind(found.record), _address(found.record)
    if kind.startswith("image/") and rule.place and not _is_refused(found.record):
        rule.belongings.note_picture(url, found.at)
    elif kind in _PAGES and rule.wanted is None:
        rule.belongings.note_page(url, found.record)


def _address(record: Any) -> str:  # noqa: ANN401  warcio has no types
    return record.rec_headers.get_header("WARC-Target-URI") or ""


def _item(
    name: str,
    record: Any,  # noqa: ANN401  warcio has no types
    budget: Budget,
    rule: Rule,
) -> Iterator[Item]:
    url = _address(record)
    reason = _no_page(record)
    is_page = not reason and _kind(record) in _PAGES
    if is_page and rule.wanted is not None and url not in rule.wanted:
        reason = "pages that its list does not name"
    if reason:
        rule.left_out[reason] += 1
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
    if is_page and rule.wanted is None and rule.belongings.is_frame(url, data):
        rule.left_out["frames"] += 1
        return
    beside: Beside = nothing_beside
    if is_page and rule.place and rule.belongings.pictures:
        beside = rule.belongings.beside(rule.place.path, rule.place.shift, url, data)
    yield Source(place, data, beside, told=tuple(_told(record, url)))
    # what is left of its announced length, None if it announced none
    if record.digest_checker.passed is False or getattr(record.raw_stream, "limit", None):
        what = "its hash or its length is not the one that the archive gives: damaged, or cut off."
        yield Note(Level.FINDING, place, f"{what} Get the archive again.")


def _no_page(record: Any) -> str:  # noqa: ANN401  warcio has no types
    """Return what a record is if it is no page, in the plural; "" for a page or a document."""
    if record.rec_type not in {"response", "resource", "conversion"}:
        return f"{record.rec_type} records"
    if refused := _is_refused(record):
        return refused
    kind = _kind(record)
    if kind in _PAGES or kind in _DOCUMENTS:
        return ""
    return f"{kind.partition('/')[0] or 'nameless'} files"


def _is_refused(record: Any) -> str:  # noqa: ANN401  warcio has no types
    """Return what a server's answer is that holds nothing, in the plural; "" if it holds it."""
    if record.rec_type != "response" or record.http_headers is None:
        return ""
    status = str(record.http_headers.get_statuscode())
    if status.startswith("2"):
        return ""
    return "redirects" if status.startswith("3") else "errors"


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
    for name, key in (
        ("warc_record_id", "WARC-Record-ID"),
        ("warc_digest", "WARC-Payload-Digest"),
    ):
        if value := str(headers.get_header(key) or "").strip("<>"):
            shown = printable(value)[:_LONGEST_KEY]
            yield Witness(name, shown, "web archive", key, shown[:200], 1.0)
    if record.http_headers is not None:
        kind = str(record.http_headers.get_header("Content-Type") or "")
        charset = kind.lower().partition("charset=")[2].partition(";")[0].strip("\"' ")
        if charset:
            yield Witness("charset", charset, "web archive", "Content-Type", kind[:200], 1.0)
