"""JSON Feed 1.1, a feed or a page of its archive."""

import json

from briefings.addresses import sibling
from briefings.syndication.feed import Entry, Feed


def json_feed(feed: Feed) -> bytes:
    """Return a feed, ``next_url`` leading to what is older, ``external_url`` to originals."""
    told: dict[str, object] = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed.title,
        "description": feed.description,
        "language": feed.lang,
        "home_page_url": feed.address(feed.page),
        "feed_url": feed.address(sibling(feed.path, "json")),
        "next_url": feed.previous and feed.address(sibling(feed.previous, "json")),
        "items": [_item(entry) for entry in feed.entries],
    }
    shown = {key: value for key, value in told.items() if value or key == "items"}
    return (json.dumps(shown, ensure_ascii=False, indent=1) + "\n").encode()


def _item(entry: Entry) -> dict[str, object]:
    text = "" if entry.content else entry.summary or entry.title
    changed = entry.updated if entry.updated != entry.published else ""
    item: dict[str, object] = {
        "id": entry.id,
        "url": entry.url,
        "external_url": entry.original,
        "title": entry.title,
        "content_html": entry.content,
        "content_text": text,
        "date_published": entry.published,
        "date_modified": changed,
        "authors": [{"name": name} for name in entry.authors],
        "tags": list(entry.tags),
        "language": entry.lang,
    }
    if entry.text_sha256:
        item["_archive"] = {"about": "Hashes of this archive", "text_sha256": entry.text_sha256}
    return {key: value for key, value in item.items() if value}
