"""Linkwarden: its JSON export, with the preserved texts if its archives lie beside.

Shape: ``apps/web/lib/api/controllers/migration/exportData.ts`` of linkwarden/linkwarden. The text
in the export is one line; the reader's copy (``archives/1/2_readability.json``) has paragraphs.
"""

import json
from collections.abc import Iterator
from dataclasses import replace

from briefings.ingest.clippings.plaintext import to_markdown
from briefings.ingest.exports import shared
from briefings.ingest.exports.jsonshape import Shape
from briefings.ingest.exports.shared import Foreign, Item
from briefings.ingest.tomarkdown import fragment
from briefings.model import Draft, Source, Witness

_FIELDS = {
    "title": "name",
    "source_url": "url",
    "tags": "tags",
    "captured": "createdAt",
    "summary": "description",
}
_COPY = {
    "title": "title",
    "authors": "byline",
    "date": "publishedTime",
    "lang": "lang",
    "source": "siteName",
}
_MOST_FOLDERS = 20


def fits(shape: Shape) -> bool:
    """Tell whether there are collections with links."""
    return not shape.is_list and (
        shape.has("url", "collectionId", at="collections.links")
        or (shape.has("links", at="collections") and shape.has("pinnedLinks"))
        or shape.has("collections", "collectionOrder", "linksRouteTo")
    )


def drafts(source: Source, value: object) -> Iterator[Draft]:
    """Yield one draft a link, in the order of the collections."""
    collections = list(shared.as_items(value.get("collections") if isinstance(value, dict) else 0))
    by_id = {shared.as_line(item.get("id")): item for item in collections}
    pinned = value.get("pinnedLinks") if isinstance(value, dict) else ()
    starred = {shared.as_line(link.get("id")) for link in shared.as_items(pinned)}
    for collection in collections:
        folder = _path(collection, by_id)
        for link in shared.as_items(collection.get("links")):
            pin = shared.as_line(link.get("id")) in starred
            yield _draft(source, link, {"folder": folder, "starred": "true" if pin else ""})


def _draft(source: Source, link: Item, foreign: Foreign) -> Draft:
    # what came from another service was created here on the day of the move
    fields = {**_FIELDS, "captured": "importDate"} if link.get("importDate") else _FIELDS
    said = list(shared.claims("Linkwarden", link, fields))
    path = shared.as_text(link.get("readable"))
    kept = source.beside(path) if path.endswith("_readability.json") else None
    text = to_markdown(shared.as_text(link.get("textContent")))
    if kept and (copy := _parsed(kept)):
        url = shared.as_line(link.get("url"))
        text = fragment.to_text(source.name, shared.as_text(copy.get("content")), url) or text
        said += _weaker(copy)
    return shared.to_draft(
        source.name,
        said,
        shared.canonical_bytes(source.name, link) + (kept or b""),
        key=shared.as_line(link.get("id")),
        text=text,
        foreign=foreign,
    )


def _weaker(copy: Item) -> Iterator[Witness]:
    """Yield what the preserved copy says; it loses against what a person may have set."""
    for witness in shared.claims("Linkwarden's copy", copy, _COPY):
        yield replace(witness, confidence=witness.confidence * 0.9)


def _parsed(data: bytes) -> Item | None:
    try:
        value = json.loads(data)
    except (ValueError, RecursionError):
        return None
    return value if isinstance(value, dict) else None


def _path(collection: Item, by_id: dict[str, Item]) -> str:
    """Return the names of a collection and those around it, outermost first; cycles end."""
    names: list[str] = []
    at: Item | None = collection
    while at is not None and len(names) < _MOST_FOLDERS:
        names.insert(0, shared.as_line(at.get("name")))
        at = by_id.get(shared.as_line(at.get("parentId")))
    return " / ".join(name for name in names if name)
