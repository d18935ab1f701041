"""Matter: ``_matter_history.csv`` of its export."""

from briefings.ingest.exports import shared
from briefings.ingest.exports.shared import Item
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
    tags = shared.as_line(row.get("tags")).split(";")
    said = tuple(shared.claims("Matter", {**row, "tags": tags}, _FIELDS))
    queued = shared.is_set(row.get("in queue"))
    return shared.to_draft(
        name,
        said,
        shared.canonical_bytes(name, row),
        foreign={
            **shared.state_of(archived=not queued, starred=row.get("favorited")),
            "last_used": shared.as_date(row.get("last interaction date")) or "",
        },
    )
