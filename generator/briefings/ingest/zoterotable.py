"""Zotero: the CSV of its library, where tags, notes and attachments come along.

Shape: ``CSV.js`` of zotero/translators. Several values of one cell are parted by ``; ``.
"""

from briefings.ingest import exports, references
from briefings.ingest.exports import Item
from briefings.ingest.references import Reference
from briefings.model import Draft
from briefings.urls import is_web

_DETAILS = {
    "volume": "volume",
    "issue": "issue",
    "pages": "pages",
    "edition": "edition",
    "issn": "issn",
    "isbn": "isbn",
    "place": "place",
    "catalogue": "library catalog",
}


def from_row(name: str, row: Item) -> Draft:
    """Return the record of a row; an author without a comma is an institution."""
    return references.to_draft(name, _reference(row), exports.canonical_bytes(name, row))


def _reference(row: Item) -> Reference:
    authors = _parts(row, "author")
    archived = exports.as_line(row.get("archive location"))
    return Reference(
        format="Zotero CSV",
        key=exports.as_line(row.get("key")),
        kind=exports.as_line(row.get("item type")),
        title=exports.as_line(row.get("title")),
        people=tuple(references.from_inverted(name) for name in authors if "," in name),
        bodies=tuple(name for name in authors if "," not in name),
        date=exports.as_line(row.get("date")) or exports.as_line(row.get("publication year")),
        container=exports.as_line(row.get("publication title")),
        publisher=exports.as_line(row.get("publisher")),
        url=exports.as_line(row.get("url")),
        doi=exports.as_line(row.get("doi")),
        accessed=exports.as_line(row.get("access date")) or exports.as_line(row.get("date added")),
        abstract=exports.as_line(row.get("abstract note")),
        keywords=(*_parts(row, "manual tags"), *_parts(row, "automatic tags")),
        note=exports.as_text(row.get("notes")),
        lang=exports.as_line(row.get("language")),
        section=exports.as_line(row.get("section")),
        rights=exports.as_line(row.get("rights")),
        archived=archived if is_web(archived) else "",
        files=_parts(row, "file attachments"),
        details={ours: exports.as_line(row.get(key)) for ours, key in _DETAILS.items()},
    )


def _parts(row: Item, key: str) -> tuple[str, ...]:
    return exports.as_lines(exports.as_line(row.get(key)).split("; "))
