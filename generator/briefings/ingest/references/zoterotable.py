"""Zotero: the CSV of its library, where tags, notes and attachments come along.

Shape: ``CSV.js`` of zotero/translators. Several values of one cell are parted by ``; ``.
"""

from briefings.ingest.exports import shared
from briefings.ingest.exports.shared import Item
from briefings.ingest.references import entries
from briefings.ingest.references.entries import Reference
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
    return entries.to_draft(name, _reference(row), shared.canonical_bytes(name, row))


def _reference(row: Item) -> Reference:
    authors = _parts(row, "author")
    archived = shared.as_line(row.get("archive location"))
    return Reference(
        format="Zotero CSV",
        key=shared.as_line(row.get("key")),
        kind=shared.as_line(row.get("item type")),
        title=shared.as_line(row.get("title")),
        people=tuple(entries.from_inverted(name) for name in authors if "," in name),
        bodies=tuple(name for name in authors if "," not in name),
        date=shared.as_line(row.get("date")) or shared.as_line(row.get("publication year")),
        container=shared.as_line(row.get("publication title")),
        publisher=shared.as_line(row.get("publisher")),
        url=shared.as_line(row.get("url")),
        doi=shared.as_line(row.get("doi")),
        accessed=shared.as_line(row.get("access date")) or shared.as_line(row.get("date added")),
        abstract=shared.as_line(row.get("abstract note")),
        keywords=(*_parts(row, "manual tags"), *_parts(row, "automatic tags")),
        note=shared.as_text(row.get("notes")),
        lang=shared.as_line(row.get("language")),
        section=shared.as_line(row.get("section")),
        rights=shared.as_line(row.get("rights")),
        archived=archived if is_web(archived) else "",
        files=_parts(row, "file attachments"),
        details={ours: shared.as_line(row.get(key)) for ours, key in _DETAILS.items()},
    )


def _parts(row: Item, key: str) -> tuple[str, ...]:
    return shared.as_lines(shared.as_line(row.get(key)).split("; "))
