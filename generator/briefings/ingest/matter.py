"""Matter: ``_matter_history.csv`` of its export."""

from briefings.ingest import exports
from briefings.ingest.exports import Item
from briefings.model import Draft

_FIELDS = {
    "title": "title",
    "source_url": "url",
    "tags": "tags",
    "authors": "author",
    "source": "publisher",
}


def from_row(name: str, row: Item) -> Draft:
    """Return the record of a row. It names no day of saving, only that of the last use."""
    tags = exports.as_line(row.get("tags")).split(";")
    said = tuple(exports.claims("Matter", {**row, "tags": tags}, _FIELDS))
    queued = exports.is_set(row.get("in queue"))
    return exports.to_draft(
        name,
        said,
        exports.canonical_bytes(name, row),
        foreign={
            **exports.state_of(archived=not queued, starred=row.get("favorited")),
            "last_used": exports.as_date(row.get("last interaction date")) or "",
        },
    )
