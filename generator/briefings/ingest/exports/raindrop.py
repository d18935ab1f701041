"""Raindrop.io: its CSV export."""

from briefings.ingest.exports import shared
from briefings.ingest.exports.shared import Item
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
    tags = shared.as_line(row.get("tags")).split(",")
    said = tuple(shared.claims("Raindrop", {**row, "tags": tags}, _FIELDS))
    marked: list[str] = []
    for line in shared.as_text(row.get("highlights")).split("\n"):
        words = shared.as_line(line.removeprefix("Highlight:"))
        if line.startswith("Note:") and marked:
            marked[-1] = shared.highlight(marked[-1], line.removeprefix("Note:"))
        elif words:
            marked.append(words)
    return shared.to_draft(
        name,
        said,
        shared.canonical_bytes(name, row),
        key=shared.as_line(row.get("id")),
        foreign={
            "folder": shared.as_line(row.get("folder")),
            "note": shared.as_text(row.get("note")),
            "highlights": tuple(marked),
            "starred": "true" if shared.is_set(row.get("favorite")) else "",
        },
    )
