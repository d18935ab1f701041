"""wallabag: its JSON export (of versions 2 and 1) and its CSV.

Shape: ``src/Entity/Entry.php`` (groups ``export_all``) and ``src/Helper/EntriesExport.php`` of
wallabag. One entry alone is exported as an object, several as a list.
"""

from collections.abc import Iterator
from dataclasses import replace

from briefings.ingest.exports import shared
from briefings.ingest.exports.jsonshape import Shape
from briefings.ingest.exports.shared import Item
from briefings.ingest.tomarkdown import fragment
from briefings.model import Draft, Source, Witness
from briefings.report import Level, Note

_FIELDS = {
    "title": "title",
    "source_url": "url",
    "tags": "tags",
    "captured": "created_at",
    "date": "published_at",
    "authors": "published_by",
    "lang": "language",
    "image": "preview_picture",
}
#: Its ``wallabag.fetching_error_message``, which stands in place of the text.
_FAILED = "wallabag can't retrieve contents for this article."
_ROW = {
    "title": "title",
    "source_url": "url",
    "tags": "tags",
    "lang": "language",
    "captured": "captured",
}


def fits(shape: Shape) -> bool:
    """Tell whether a list (or one object) has wallabag's keys."""
    second = shape.has("is_archived", "is_starred") and (shape.has("url") or shape.has("tags"))
    return second or shape.has("is_read", "is_fav", "url")


def drafts(source: Source, value: object) -> Iterator[Draft]:
    """Yield one draft an entry; annotations become highlights."""
    for item in shared.as_items([value] if isinstance(value, dict) else value):
        yield _draft(source.name, item)


def from_row(name: str, row: Item) -> Draft:
    """Return the draft of a row of the CSV.

    Its "Creation date" has hours from 1 to 12 and no word which half of the day it was
    (``d/m/Y h:i:s``), so only the day is taken.
    """
    day, _, rest = shared.as_line(row.get("creation date"))[:10].partition("/")
    month, _, year = rest.partition("/")
    tags = shared.as_line(row.get("tags")).split(",")
    item = {**row, "tags": tags, "captured": f"{year}-{month}-{day}"}
    said = tuple(shared.claims("wallabag", item, _ROW))
    text, notes = _text(name, shared.as_text(row.get("content")), said)
    draft = shared.to_draft(name, said, shared.canonical_bytes(name, row), text=text)
    return replace(draft, notes=(*notes, *draft.notes))


def _draft(name: str, item: Item) -> Draft:
    tags = item.get("tags")
    # version 1 writes them into one line
    tags = tags.split(",") if isinstance(tags, str) else tags
    said = tuple(shared.claims("wallabag", {**item, "tags": tags}, _FIELDS))
    text, notes = _text(name, shared.as_text(item.get("content")), said)
    annotations = list(shared.as_items(item.get("annotations")))
    marked = (shared.highlight(a.get("quote"), a.get("text")) for a in annotations)
    draft = shared.to_draft(
        name,
        said,
        shared.canonical_bytes(name, item),
        key=shared.as_line(item.get("id")),
        text=text,
        foreign={
            **shared.state_of(
                archived=item.get("is_archived", item.get("is_read")),
                starred=item.get("is_starred", item.get("is_fav")),
            ),
            "highlights": tuple(line for line in marked if line),
            "found_at": shared.as_line(item.get("origin_url")),
        },
    )
    return replace(draft, notes=(*notes, *draft.notes))


def _text(name: str, html: str, said: tuple[Witness, ...]) -> tuple[str, tuple[Note, ...]]:
    """Return the text of an entry, "" and a note where wallabag never got the page."""
    url = next((str(w.value) for w in said if w.field == "source_url"), "")
    if not html.lstrip().startswith(_FAILED):
        return fragment.to_text(name, html, url) if html else "", ()
    what = f"wallabag never got the text of {url}. Try `briefings fetch`, or save the page."
    return "", (Note(Level.INFO, name, what),)
