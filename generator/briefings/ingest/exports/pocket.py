"""Pocket: the tables of its last export, its older HTML list, annotations and collections.

Shape: the files that Pocket sent (``part_000000.csv``, ``annotations/part_000000.json``,
``collections/SLUG.json``, ``ril_export.html``), as the importers of wallabag and Readeck, Pocket's
own tests and its ``shareable-lists-api/src/background/ExportDataService.ts`` have them.
The service closed in 2025.
"""

from collections.abc import Iterator

from briefings.ingest.exports import shared
from briefings.ingest.exports.jsonshape import Shape
from briefings.ingest.exports.shared import Item
from briefings.model import Draft, Source

_FIELDS = {"title": "title", "source_url": "url", "tags": "tags", "captured": "time_added"}


_LISTED = {"title": "title", "source_url": "url", "summary": "excerpt"}


def fits(shape: Shape) -> bool:
    """Tell whether this is a collection, or annotations: addresses with what was marked there."""
    collection = shape.has("slug", "title", "items") and shape.has("url", "excerpt", at="items")
    return (not shape.is_list and collection) or (
        shape.is_list
        and shape.has("url", "title", "highlights")
        and shape.has("quote", at="highlights")
    )


def drafts(source: Source, value: object) -> Iterator[Draft]:
    """Yield a record for each address; it joins the article of that address."""
    if isinstance(value, dict):
        yield from _collection(source.name, value)
    for item in shared.as_items(value):
        said = tuple(shared.claims("Pocket", item, {"title": "title", "source_url": "url"}))
        marked = (
            shared.highlight(mark.get("quote"), mark.get("note"))
            for mark in shared.as_items(item.get("highlights"))
        )
        yield shared.to_draft(
            source.name,
            said,
            shared.canonical_bytes(source.name, item),
            foreign={"highlights": tuple(line for line in marked if line)},
        )


def _collection(name: str, collection: Item) -> Iterator[Draft]:
    folder = shared.as_line(collection.get("title"))
    for item in shared.as_items(collection.get("items")):
        yield shared.to_draft(
            name,
            tuple(shared.claims("Pocket", item, _LISTED)),
            shared.canonical_bytes(name, item),
            foreign={"folder": folder, "note": shared.as_text(item.get("note"))},
        )


def from_row(name: str, row: Item) -> Draft:
    """Return the record of a row; tags are parted by ``|``, times are seconds since 1970."""
    tags = shared.as_line(row.get("tags")).split("|")
    said = tuple(shared.claims("Pocket", {**row, "tags": tags}, _FIELDS))
    archived = shared.as_line(row.get("status")) == "archive"
    foreign = shared.state_of(archived=archived, starred=False)
    return shared.to_draft(name, said, shared.canonical_bytes(name, row), foreign=foreign)
