"""Pinboard: its JSON export; tags are words with spaces between."""

from collections.abc import Iterator

from briefings.ingest.exports import shared
from briefings.ingest.exports.jsonshape import Shape
from briefings.model import Draft, Source

_FIELDS = {"title": "description", "source_url": "href", "tags": "tags", "captured": "time"}


def fits(shape: Shape) -> bool:
    """Tell whether a list has Pinboard's keys (those of del.icio.us)."""
    return shape.is_list and shape.has("href", "description", "extended")


def drafts(source: Source, value: object) -> Iterator[Draft]:
    """Yield a record for each bookmark; what the person wrote about it is a note."""
    for item in shared.as_items(value):
        tags = shared.as_line(item.get("tags")).split()
        said = tuple(shared.claims("Pinboard", {**item, "tags": tags}, _FIELDS))
        unread = shared.is_set(item.get("toread"))
        yield shared.to_draft(
            source.name,
            said,
            shared.canonical_bytes(source.name, item),
            key=shared.as_line(item.get("hash")),
            foreign={
                "note": shared.as_text(item.get("extended")),
                "read_later_state": "unread" if unread else "",
            },
        )
