"""Omnivore: ``metadata_*.json``, with the texts and highlights in files beside it.

Shape: ``packages/api/src/jobs/export.ts`` of omnivore-app/omnivore. The service closed in
November 2024; its exports are what is left of it.
"""

import re
from collections.abc import Iterator

from briefings.ingest import encoding
from briefings.ingest.exports import shared
from briefings.ingest.exports.jsonshape import Shape
from briefings.ingest.exports.shared import Item
from briefings.ingest.seedtext import declared_charset
from briefings.ingest.tomarkdown import fragment
from briefings.model import Draft, Source

_FIELDS = {
    "title": "title",
    "source_url": "url",
    "tags": "labels",
    "captured": "savedAt",
    "date": "publishedAt",
    "authors": "author",
    "image": "thumbnail",
    "summary": "description",
}
_NO_URL = "https://omnivore.app/no_url"
_SLUG = re.compile(r"[^/\\\x00]{1,200}")  # one file name


def fits(shape: Shape) -> bool:
    """Tell whether a list has Omnivore's keys."""
    return shape.is_list and shape.has("slug", "url", "savedAt")


def drafts(source: Source, value: object) -> Iterator[Draft]:
    """Yield one draft an item, with its text if the file beside is there."""
    for item in shared.as_items(value):
        yield _draft(source, item)


def _draft(source: Source, item: Item) -> Draft:
    # mails that it received have an address of this shape, which never led anywhere
    if shared.as_text(item.get("url")).startswith(_NO_URL):
        item = {**item, "url": None}
    said = tuple(shared.claims("Omnivore", item, _FIELDS))
    url = next((str(w.value) for w in said if w.field == "source_url"), "")
    slug = shared.as_text(item.get("slug"))
    page, marks = b"", b""
    if _SLUG.fullmatch(slug):
        page = source.beside(f"content/{slug}.html") or b""
        marks = source.beside(f"highlights/{slug}.md") or b""
    html = encoding.to_text(page, declared_charset(page)).text
    highlights, notes = read_highlights(encoding.to_text(marks).text)
    state = shared.as_line(item.get("state")).lower()
    return shared.to_draft(
        source.name,
        said,
        shared.canonical_bytes(source.name, item) + page + marks,
        key=shared.as_line(item.get("id")),
        text=fragment.to_text(source.name, html, url) if html else "",
        foreign={
            "read_later_state": "unread" if state in {"succeeded", "active"} else state,
            "highlights": highlights,
            "note": notes,
        },
    )


def read_highlights(text: str) -> tuple[tuple[str, ...], str]:
    """Return the highlights, each with its own note in brackets, and the notes on the whole text.

    A highlight is a quotation; its labels (``#label``) and its note are the paragraphs below it.
    A note on the whole text is a paragraph before any quotation.
    """
    found: list[str] = []
    notes: list[str] = []
    for block in re.split(r"\n\s*\n", shared.as_text(text)):
        lines = block.strip().split("\n")
        if lines[0].startswith(">"):
            found.append(shared.as_line(" ".join(line.lstrip("> ") for line in lines)))
        elif not re.fullmatch(r"(?:#\S+\s*)+", block.strip()) and block.strip():
            if found:
                found[-1] = shared.highlight(found[-1], block)
            else:
                notes.append(block.strip())
    return tuple(line for line in found if line), "\n".join(notes)
