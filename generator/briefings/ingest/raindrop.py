"""Raindrop.io: its CSV export."""

from briefings.ingest import exports
from briefings.ingest.exports import Item
from briefings.model import Draft

_FIELDS = {
    "title": "title",
    "source_url": "url",
    "tags": "tags",
    "captured": "created",
    "image": "cover",
    "summary": "excerpt",
}


def from_row(name: str, row: Item) -> Draft:
    """Return the record of a row; highlights stand one a line (``Highlight:``, ``Note:``)."""
    tags = exports.as_line(row.get("tags")).split(",")
    said = tuple(exports.claims("Raindrop", {**row, "tags": tags}, _FIELDS))
    marked: list[str] = []
    for line in exports.as_text(row.get("highlights")).split("\n"):
        words = exports.as_line(line.removeprefix("Highlight:"))
        if line.startswith("Note:") and marked:
            marked[-1] = exports.highlight(marked[-1], line.removeprefix("Note:"))
        elif words:
            marked.append(words)
    return exports.to_draft(
        name,
        said,
        exports.canonical_bytes(name, row),
        key=exports.as_line(row.get("id")),
        foreign={
            "folder": exports.as_line(row.get("folder")),
            "note": exports.as_text(row.get("note")),
            "highlights": tuple(marked),
            "starred": "true" if exports.is_set(row.get("favorite")) else "",
        },
    )
