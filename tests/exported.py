"""Exports of services as sources, and what is read of them."""

import json

from briefings.ingest.reading import read_drafts
from briefings.model import Source, nothing_beside

WALLABAG = {
    "id": 7,
    "title": "Bridges in winter",
    "url": "https://example.org/bridges",
    "is_archived": 0,
    "is_starred": 0,
    "tags": ["bridges"],
    "created_at": "2024-01-01T10:00:00+0100",
    "content": None,
}
OMNIVORE = {
    "id": "a1",
    "slug": "bridges-18c",
    "title": "Bridges in winter",
    "url": "https://example.org/bridges",
    "savedAt": "2024-01-01T10:00:00.000Z",
    "state": "Active",
    "labels": [],
}


def source(value, beside=nothing_beside, name="seeds/export.json"):
    data = value if isinstance(value, bytes) else json.dumps(value).encode()
    return Source(name, data, beside)


def drafts(value, beside=nothing_beside):
    return [draft for _, draft in read_drafts(source(value, beside))]


def said(draft, field):
    return [w.value for w in draft.witnesses if w.field == field]
