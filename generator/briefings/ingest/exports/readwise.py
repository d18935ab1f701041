"""Readwise Reader: the table of its documents.

Shape: ``internal/bookmarks/importer/fixtures/readwise.csv`` of Readeck. Tags are a list as Python
writes it, with quotes of either kind.
"""

import re

from briefings.ingest.exports import shared
from briefings.ingest.exports.shared import Item
from briefings.model import Draft

_FIELDS = {"title": "title", "source_url": "url", "tags": "document tags", "captured": "saved date"}
_QUOTED = re.compile(r"\"([^\"]*)\"|'([^']*)'")
#: Where a document lies; "feed" holds what nobody saved.
_STATES = {"archive": "archived", "new": "unread", "later": "unread", "shortlist": "unread"}


def from_row(name: str, row: Item) -> Draft:
    """Return the record of a row; a forwarded mail has no address."""
    tags = [first or second for first, second in _QUOTED.findall(shared.as_line(row.get(_TAGS)))]
    said = tuple(shared.claims("Readwise", {**row, _TAGS: tags}, _FIELDS))
    location = shared.as_line(row.get("location"))
    return shared.to_draft(
        name,
        said,
        shared.canonical_bytes(name, row),
        key=shared.as_line(row.get("id")),
        foreign={"read_later_state": _STATES.get(location, location)},
    )


_TAGS = _FIELDS["tags"]
