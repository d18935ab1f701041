"""Shiori: the JSON of its interface; its own export is a bookmarks file (``netscape``).

Shape: ``internal/model/bookmark.go`` of go-shiori/shiori, a page of ``/api/bookmarks``.
"""

from collections.abc import Iterator

from briefings.ingest.exports import shared
from briefings.ingest.exports.jsonshape import Shape
from briefings.ingest.tomarkdown import fragment
from briefings.model import Draft, Source

_FIELDS = {
    "title": "title",
    "source_url": "url",
    "tags": "tags",
    "captured": "createdAt",
    "authors": "author",
    "image": "imageURL",
    "summary": "excerpt",
}


def fits(shape: Shape) -> bool:
    """Tell whether bookmarks with Shiori's keys are listed, alone or on a page."""
    return any(shape.has("url", "excerpt", "hasContent", at=at) for at in ("", "bookmarks"))


def drafts(source: Source, value: object) -> Iterator[Draft]:
    """Yield one draft a bookmark."""
    items = value.get("bookmarks", [value]) if isinstance(value, dict) else value
    for item in shared.as_items(items):
        url = shared.as_line(item.get("url"))
        # older versions know one time only, that of the last change
        when = item.get("createdAt") or item.get("modified")
        said = tuple(shared.claims("Shiori", {**item, "createdAt": when}, _FIELDS))
        html = shared.as_text(item.get("html"))
        yield shared.to_draft(
            source.name,
            said,
            shared.canonical_bytes(source.name, item),
            key=shared.as_line(item.get("id")),
            text=fragment.to_text(source.name, html, url) if html else "",
        )
