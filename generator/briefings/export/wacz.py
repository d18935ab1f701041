"""WACZ 1.1.1: what came in and what was made of it, for the tools of web archives.

Nobody recorded the outlet's server, so there is no ``response`` record: raw sources are
``resource`` records, our texts ``conversion`` records that refer to them (ISO 28500:2017, 6.4,
6.8). Needs nothing but warcio, which reads such files too.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryFile
from typing import BinaryIO
from urllib.parse import urlsplit
from uuid import NAMESPACE_URL, uuid5

from warcio.warcwriter import WARCWriter

from briefings import dates, markdown
from briefings.export.collection import Collection, Piece, Raw, facts
from briefings.export.packing import write_zip

_WARC = "data.warc.gz"
_UNKNOWN = "1970-01-01T00:00:00Z"  # WARC demands a time
_TYPES = {
    ".html": "text/html", ".htm": "text/html", ".md": "text/markdown", ".txt": "text/plain",
    ".pdf": "application/pdf", ".json": "application/json", ".xml": "application/xml",
    ".mhtml": "multipart/related", ".epub": "application/epub+zip",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}  # fmt: skip
_SAYS = (
    "Derived from an archive of clippings. The resource records hold the sources as they were "
    "taken in, the conversion records the texts made of them. No server's response was recorded."
)


@dataclass(frozen=True, slots=True)
class _Row:
    """One record in the index."""

    url: str
    when: str  #: ISO 8601, UTC
    mime: str
    digest: str
    offset: int
    length: int


def write_wacz(collection: Collection, path: Path) -> None:
    """Write the web archive; equal articles give equal bytes."""
    with TemporaryFile() as warc, path.open("w+b") as file:
        rows = _write_warc(collection, warc)
        warc.seek(0)
        files = {
            f"archive/{_WARC}": warc.read(),
            "indexes/index.cdx": _index(rows),
            "pages/pages.jsonl": _pages(collection),
        }
        package = _package(collection, files)
        digest = {"path": "datapackage.json", "hash": f"sha256:{sha256(package).hexdigest()}"}
        files["datapackage.json"] = package
        files["datapackage-digest.json"] = _json(digest)
        write_zip(file, files.items())


def _write_warc(collection: Collection, warc: BinaryIO) -> list[_Row]:
    writer = WARCWriter(warc, gzip=True)
    info = {"software": collection.program, "format": "WARC File Format 1.1", "description": _SAYS}
    headers = {"WARC-Record-ID": _id("info", collection.title), "WARC-Date": _newest(collection)}
    _put(writer, ("warcinfo", "", "application/warc-fields"), _fields(info), headers)
    owners = {p.article.seed: p for p in collection.pieces if p.article.seed}
    rows: list[_Row] = []
    given: set[str] = set()
    for raw in collection.raws():
        rows.append(_write(writer, ("resource", _type(raw)), owners[raw.name], raw.data))
        given.add(raw.name)
    for piece in collection.pieces:
        key, text = piece.article.id, piece.article.body.encode()
        source = _id("resource", key) if piece.article.seed in given else ""
        rows.append(_write(writer, ("conversion", "text/markdown"), piece, text, source))
        known = _json(facts(piece, collection))
        _write(writer, ("metadata", "application/json"), piece, known, _id("conversion", key))
    return rows


def _write(
    writer: WARCWriter, kind: tuple[str, str], piece: Piece, data: bytes, refers_to: str = ""
) -> _Row:
    """Write a record of a piece; ``kind`` is the record's and the data's type."""
    offset, url, when = writer.out.tell(), _url(piece), _when(piece)
    headers = {"WARC-Record-ID": _id(kind[0], piece.article.id), "WARC-Date": when}
    if refers_to:
        headers["WARC-Refers-To"] = refers_to
    digest = _put(writer, (kind[0], url, kind[1]), data, headers)
    return _Row(url, when, kind[1], digest, offset, writer.out.tell() - offset)


def _put(
    writer: WARCWriter, head: tuple[str, str, str], data: bytes, headers: dict[str, str]
) -> str:
    """Write a record: its kind, address and type; return its digest."""
    kind, url, mime = head
    digest = f"sha256:{sha256(data).hexdigest()}"
    # ours, since warcio's take a temporary file for each record and leave it open
    headers |= {"WARC-Block-Digest": digest, "WARC-Payload-Digest": digest}
    record = writer.create_warc_record(
        url, kind, payload=BytesIO(data), length=len(data), warc_content_type=mime,
        warc_headers_dict=headers,
    )  # fmt: skip
    writer.write_record(record)
    return digest


def _fields(values: dict[str, str]) -> bytes:
    return "".join(f"{key}: {value}\r\n" for key, value in values.items()).encode()


def _id(kind: str, name: str) -> str:
    return f"<{uuid5(NAMESPACE_URL, f'briefing:{kind}:{name}').urn}>"


def _url(piece: Piece) -> str:
    return piece.article.source_url or f"urn:briefing:{piece.article.id}"


def _when(piece: Piece) -> str:
    when = piece.article.captured or piece.article.modified or piece.article.date
    return dates.instant(when).strftime("%Y-%m-%dT%H:%M:%SZ") if when else _UNKNOWN


def _newest(collection: Collection) -> str:
    return max((_when(piece) for piece in collection.pieces), default=_UNKNOWN)


def _type(raw: Raw) -> str:
    return _TYPES.get(Path(raw.name).suffix.lower(), "application/octet-stream")


def _index(rows: list[_Row]) -> bytes:
    """Return the records as CDXJ: key, time, facts; sorted."""
    return "".join(sorted(_line(row) for row in rows)).encode()


def _line(row: _Row) -> str:
    stamp = "".join(letter for letter in row.when if letter.isdigit())
    found = {
        "url": row.url, "mime": row.mime, "status": "200", "digest": row.digest,
        "length": str(row.length), "offset": str(row.offset), "filename": _WARC,
    }  # fmt: skip
    return f"{sort_key(row.url)} {stamp} {json.dumps(found)}\n"


def sort_key(url: str) -> str:
    """Return a web address with its host turned round, as indexes of web archives sort."""
    parts = urlsplit(url)
    if not parts.hostname:
        return url
    host = ",".join(reversed(parts.hostname.removeprefix("www.").split(".")))
    query = f"?{parts.query}" if parts.query else ""
    return f"{host}){parts.path or '/'}{query}".lower()


def _pages(collection: Collection) -> bytes:
    head = {"format": "json-pages-1.0", "id": "pages", "title": "All Pages", "hasText": True}
    return b"".join(_json(row) for row in (head, *_page_rows(collection)))


def _page_rows(collection: Collection) -> Iterator[dict[str, object]]:
    for piece in collection.pieces:
        yield {
            "id": piece.article.id,
            "url": _url(piece),
            "title": piece.article.title,
            "ts": _when(piece),
            "text": markdown.to_text(piece.article.body),
        }


def _package(collection: Collection, files: dict[str, bytes]) -> bytes:
    resources = [
        {
            "name": Path(name).name,
            "path": name,
            "hash": f"sha256:{sha256(data).hexdigest()}",
            "bytes": len(data),
        }
        for name, data in files.items()
    ]
    made = {
        "profile": "data-package",
        "wacz_version": "1.1.1",
        "title": collection.title,
        "description": f"{collection.description} {_SAYS}".strip(),
        "created": _newest(collection),
        "software": collection.program,
        "resources": resources,
    }
    return _json(made, indent=1)


def _json(value: object, indent: int | None = None) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=indent) + "\n").encode()
