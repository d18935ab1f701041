"""Instapaper: its CSV; its HTML is a list of links (``linklists``).

Shape: ``instapaper-export.csv`` in the tests of wallabag and Readeck. The older one has no
``Timestamp`` and no ``Tags``. Folders and states share a column.
"""

import json

from briefings.ingest.exports import shared
from briefings.ingest.exports.shared import Foreign, Item
from briefings.model import Draft

_FIELDS = {"title": "title", "source_url": "url", "tags": "tags", "captured": "timestamp"}
_STATES = {"unread": "unread", "archive": "archived", "starred": ""}


def from_row(name: str, row: Item) -> Draft:
    """Return the record of a row; what was selected while saving is a highlight."""
    try:
        tags = json.loads(shared.as_text(row.get("tags")) or "[]")
    except (ValueError, RecursionError):
        tags = shared.as_text(row.get("tags"))
    said = tuple(shared.claims("Instapaper", {**row, "tags": tags}, _FIELDS))
    selection = shared.as_line(row.get("selection"))
    foreign = {**from_folder(shared.as_line(row.get("folder"))), "highlights": (selection,)}
    if not selection:
        del foreign["highlights"]
    return shared.to_draft(name, said, shared.canonical_bytes(name, row), foreign=foreign)


def from_folder(folder: str) -> Foreign:
    """Return what a folder's name says: one of the three states, or a folder of the person's."""
    name = folder.lower()
    return {
        "read_later_state": _STATES.get(name, ""),
        "starred": "true" if name == "starred" else "",
        "folder": "" if name in _STATES else folder,
    }
