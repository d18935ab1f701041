"""Readeck: the folders of its full export, its CSV.

Shape: ``internal/portability/export.go``, ``internal/bookmarks/bookmarks.go`` and
``internal/bookmarks/converter/csv.go`` of Readeck. Its Markdown export is Markdown with front
matter, which is a format of its own.
"""

import json
from collections.abc import Iterator

from briefings.errors import SeedError
from briefings.ingest import encoding
from briefings.ingest.exports import shared
from briefings.ingest.exports.jsonshape import Shape
from briefings.ingest.exports.shared import Item
from briefings.ingest.tomarkdown import fragment
from briefings.model import Draft, Source

_FIELDS = {
    "title": "Title",
    "source_url": "URL",
    "tags": "Labels",
    "captured": "Created",
    "date": "Published",
    "authors": "Authors",
    "lang": "Lang",
    "source": "SiteName",
    "summary": "Description",
}
_ROW = {"title": "title", "source_url": "url", "tags": "labels", "captured": "created"}
#: Files in the folder of a bookmark that hold nothing for a reader.
_MACHINERY = ("container/log", "container/props.json")


def fits(shape: Shape) -> bool:
    """Tell whether this is the description of one bookmark, or the list of an export."""
    return not shape.is_list and (
        shape.has("UID", "URL", "Title", "Created")
        or shape.has("Info", "Users", "Bookmarks")
        or (shape.has("Info") and shape.has("ReadeckVersion", at="Info"))
    )


def drafts(source: Source, value: object) -> Iterator[Draft]:
    """Yield the one bookmark, with its text if the folder is whole.

    Raises SeedError for ``data.json``, which holds no article, only who has an account.
    """
    if not isinstance(value, dict):
        return
    if "UID" not in value:
        what = "the list of accounts of a Readeck export, no article"
        raise SeedError(source.name, what, "Nothing to do: the articles are read beside it.")
    yield _draft(source, value)


def from_row(name: str, row: Item) -> Draft:
    """Return the record of a row of the CSV; its labels are a JSON list."""
    try:
        labels = json.loads(shared.as_text(row.get("labels")) or "[]")
    except (ValueError, RecursionError):
        labels = shared.as_text(row.get("labels"))
    said = tuple(shared.claims("Readeck", {**row, "labels": labels}, _ROW))
    foreign = shared.state_of(archived=row.get("is_archived"), starred=row.get("is_marked"))
    return shared.to_draft(name, said, shared.canonical_bytes(name, row), foreign=foreign)


def _draft(source: Source, item: Item) -> Draft:
    said = tuple(shared.claims("Readeck", item, _FIELDS))
    page = source.beside(f"container/{_file(item, 'article', 'index.html')}") or b""
    for path in _MACHINERY:
        source.beside(path)  # so that it counts as used
    html = encoding.to_text(page, "utf-8").text
    picture = f"container/{_file(item, 'image', 'img/image.jpeg')}"
    if source.beside(picture):
        said = (*said, *shared.claim("Readeck", "image", "Files.image", picture))
    marked = (
        shared.highlight(a.get("text"), a.get("note"))
        for a in shared.as_items(item.get("Annotations"))
    )
    return shared.to_draft(
        source.name,
        said,
        shared.canonical_bytes(source.name, item) + page,
        key=shared.as_line(item.get("UID")),
        # its links are whole; its pictures lie in the container
        text=fragment.to_text(source.name, html).replace("](./_", "](container/_") if html else "",
        foreign={
            **shared.state_of(archived=item.get("IsArchived"), starred=item.get("IsMarked")),
            "highlights": tuple(line for line in marked if line),
        },
    )


def _file(item: Item, kind: str, usual: str) -> str:
    """Return the name that a file of the bookmark has in its container."""
    files = item.get("Files")
    entry = files.get(kind) if isinstance(files, dict) else None
    name = shared.as_text(entry.get("name")) if isinstance(entry, dict) else ""
    return name if name and ".." not in name and not name.startswith("/") else usual
