"""Karakeep (Hoarder before): its JSON export.

Shape: ``packages/shared/import-export/exporters.ts`` of karakeep-app/karakeep. Links come without
the text that the service holds; notes come with theirs.
"""

from collections.abc import Iterator, Mapping

from briefings.ingest.exports import shared
from briefings.ingest.exports.jsonshape import Shape
from briefings.ingest.exports.shared import Item
from briefings.model import Draft, Source, Witness
from briefings.text import shorten

_FIELDS = {"title": "title", "tags": "tags", "captured": "createdAt"}
_MOST_LISTS = 20  # lists within lists


def fits(shape: Shape) -> bool:
    """Tell whether there is a list of bookmarks with Karakeep's keys."""
    return not shape.is_list and shape.has("createdAt", "content", at="bookmarks")


def drafts(source: Source, value: object) -> Iterator[Draft]:
    """Yield one draft a bookmark; a note is a text, a link a record."""
    if not isinstance(value, dict):
        return
    lists = {shared.as_line(item.get("id")): item for item in shared.as_items(value.get("lists"))}
    for item in shared.as_items(value.get("bookmarks")):
        yield _draft(source.name, item, lists)


def _draft(name: str, item: Item, lists: Mapping[str, Item]) -> Draft:
    content = item.get("content")
    content = content if isinstance(content, dict) else {}
    text = shared.as_text(content.get("text"))
    said = [
        *shared.claims("Karakeep", item, _FIELDS),
        *shared.claim("Karakeep", "source_url", "content.url", content.get("url")),
    ]
    if text and not any(w.field == "title" for w in said):
        said += _first_line(text)
    folders = (_path(key, lists) for key in shared.as_lines(item.get("lists")))
    data = shared.canonical_bytes(name, item)
    return shared.to_draft(
        name,
        said,
        data,
        text=text,
        foreign={
            **shared.state_of(archived=item.get("archived"), starred=False),
            "folder": tuple(folder for folder in folders if folder),
            "note": shared.as_text(item.get("note")),
            "custom_metadata": tuple(_custom(item.get("customMetadata"))),
        },
    )


def _custom(value: object) -> Iterator[str]:
    """Yield what a person put in fields of their own, as ``name: value``, by name."""
    for name, said in sorted(value.items()) if isinstance(value, dict) else ():
        word = str(said).lower() if isinstance(said, bool | float) else shared.as_line(said)
        if word:
            yield f"{shared.as_line(name)}: {word}"


def _first_line(text: str) -> Iterator[Witness]:
    line = text.partition("\n")[0].lstrip("# ")
    title = shorten(line, 80)
    yield Witness("title", title, "first line of the note", "content.text", line[:200], 0.4)


def _path(key: str, lists: Mapping[str, Item]) -> str:
    """Return the names of a list and those around it, outermost first; cycles end."""
    names: list[str] = []
    while key in lists and len(names) < _MOST_LISTS:
        names.insert(0, shared.as_line(lists[key].get("name")))
        key = shared.as_line(lists[key].get("parentId"))
    return " / ".join(name for name in names if name)
