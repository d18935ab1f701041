"""Shiori: the JSON of its interface; its own export is a bookmarks file (``netscape``).

Shape: ``internal/model/bookmark.go`` of go-shiori/shiori, a page of ``/api/bookmarks``.
"""

from collections.abc import Iterator

from briefings.ingest import exports, fragment
from briefings.ingest.jsonshape import Shape
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
    for item in exports.as_items(items):
        url = exports.as_line(item.get("url"))
        # older versions know one time only, that of the last change
        when = item.get("createdAt") or item.get("modified")
        said = tuple(exports.claims("Shiori", {**item, "createdAt": when}, _FIELDS))
        html = exports.as_text(item.get("html"))
        yield exports.to_draft(
            source.name,
            said,
            exports.canonical_bytes(source.name, item),
            key=exports.as_line(item.get("id")),
            text=fragment.to_text(source.name, html, url) if html else "",
        )
