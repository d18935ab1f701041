"""Pocket: the tables of its last export, its older HTML list, and the annotations.

Shape: the files that Pocket sent (``part_000000.csv``, ``annotations/part_000000.json``,
``ril_export.html``), as the importers of wallabag and Readeck and Pocket's own tests have them.
The service closed in 2025.
"""

from collections.abc import Iterator

from briefings.ingest.exports import shared
from briefings.ingest.exports.jsonshape import Shape
from briefings.ingest.exports.shared import Item
from briefings.model import Draft, Source

_FIELDS = {"title": "title", "source_url": "url", "tags": "tags", "captured": "time_added"}


def fits(shape: Shape) -> bool:
    """Tell whether a list is one of annotations: addresses with what was marked there."""
    return (
        shape.is_list
        and shape.has("url", "title", "highlights")
        and shape.has("quote", at="highlights")
    )


def drafts(source: Source, value: object) -> Iterator[Draft]:
    """Yield a record for each address with highlights; it joins the article of that address."""
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


def from_row(name: str, row: Item) -> Draft:
    """Return the record of a row; tags are parted by ``|``, times are seconds since 1970."""
    tags = shared.as_line(row.get("tags")).split("|")
    said = tuple(shared.claims("Pocket", {**row, "tags": tags}, _FIELDS))
    archived = shared.as_line(row.get("status")) == "archive"
    foreign = shared.state_of(archived=archived, starred=False)
    return shared.to_draft(name, said, shared.canonical_bytes(name, row), foreign=foreign)
