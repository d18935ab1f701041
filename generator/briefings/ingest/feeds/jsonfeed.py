"""JSON Feed (versions 1 and 1.1): one draft an item."""

from collections.abc import Iterator
from dataclasses import replace

from briefings.errors import SeedError
from briefings.ingest.clippings.plaintext import to_markdown
from briefings.ingest.exports import shared
from briefings.ingest.exports.jsonshape import parse, shape_of
from briefings.ingest.exports.shared import Item
from briefings.ingest.tomarkdown.fragment import to_text
from briefings.model import Draft, Source, Witness

_VERSION = b"https://jsonfeed.org/version/"
_FIELDS = {
    "title": "title",
    "source_url": "url",
    "date": "date_published",
    "modified": "date_modified",
    "tags": "tags",
    "image": "image",
    "lang": "language",
    "summary": "summary",
}


def recognises(source: Source) -> bool:
    """Tell whether the source is JSON that says it is a feed."""
    return _VERSION in source.data[:4096].replace(b"\\/", b"/") and shape_of(source) is not None


def read(source: Source) -> Iterator[Draft]:
    """Yield one draft an item. Raises SeedError if the JSON is broken or holds no item."""
    feed, notes = parse(source)
    items = list(shared.as_items(feed.get("items"))) if isinstance(feed, dict) else []
    if not isinstance(feed, dict) or not items:
        raise SeedError(source.name, "a feed without items", "Take it out of seeds/.")
    for item in items:
        draft = _draft(source.name, feed, item)
        yield replace(draft, notes=(*notes, *draft.notes))


def _draft(name: str, feed: Item, item: Item) -> Draft:
    said = tuple(_claims(feed, item))
    url = shared.as_line(item.get("url")) or shared.as_line(feed.get("home_page_url"))
    html, text = (
        shared.as_text(item.get("content_html")),
        shared.as_text(item.get("content_text")),
    )
    return shared.to_draft(
        name,
        said,
        shared.canonical_bytes(name, item),
        key=shared.as_line(item.get("id")),
        text=to_text(name, html, url) if html else to_markdown(text),
        foreign={"external_url": shared.as_line(item.get("external_url"))},
    )


def _claims(feed: Item, item: Item) -> Iterator[Witness]:
    yield from shared.claims("JSON Feed", item, _FIELDS)
    # version 1 has one author, 1.1 a list; the feed's own where an item names none
    people = item.get("authors") or [item.get("author")]
    if not any(people if isinstance(people, list) else []):
        people = feed.get("authors") or [feed.get("author")]
    yield from shared.claim("JSON Feed", "authors", "authors", people)
    yield from shared.claim("JSON Feed", "source", "title of the feed", feed.get("title"))
    yield from shared.claim("JSON Feed", "lang", "language of the feed", feed.get("language"))
