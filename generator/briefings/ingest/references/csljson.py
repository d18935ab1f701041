"""CSL-JSON: what Zotero, Mendeley, JabRef and pandoc exchange.

Shape: ``schemas/input/csl-data.json`` of citation-style-language/schema, version 1.0.2.
"""

from collections.abc import Iterator

from briefings.ingest.exports import shared
from briefings.ingest.exports.jsonshape import Shape
from briefings.ingest.exports.shared import Item
from briefings.ingest.references import entries
from briefings.ingest.references.entries import Reference
from briefings.model import Draft, Source
from briefings.text import to_line
from briefings.urls import is_web

_DETAILS = {
    "volume": "volume",
    "issue": "issue",
    "pages": "page",
    "edition": "edition",
    "issn": "ISSN",
    "isbn": "ISBN",
    "place": "publisher-place",
    "catalogue": "source",
}


def fits(shape: Shape) -> bool:
    """Tell whether items have a type and something that only bibliographies have."""
    typed = shape.has("type") and (shape.has("title") or shape.has("id"))
    dated = any(shape.has("date-parts", at=at) for at in ("issued", "accessed"))
    named = shape.has("family", at="author") or shape.has("literal", at="author")
    return typed and (dated or named or shape.has("container-title"))


def drafts(source: Source, value: object) -> Iterator[Draft]:
    """Yield one record an item."""
    for item in shared.as_items([value] if isinstance(value, dict) else value):
        data = shared.canonical_bytes(source.name, item)
        yield entries.to_draft(source.name, _reference(item), data)


def _reference(item: Item) -> Reference:
    people, bodies = _names(item.get("author"))
    archived = shared.as_line(item.get("archive_location"))
    keywords = shared.as_line(item.get("keyword")).replace(";", ",").split(",")
    return Reference(
        format="CSL-JSON",
        key=shared.as_line(item.get("id")),
        kind=shared.as_line(item.get("type")),
        title=shared.as_line(item.get("title")),
        people=people,
        bodies=bodies,
        date=_date(item.get("issued")),
        container=shared.as_line(item.get("container-title")),
        publisher=shared.as_line(item.get("publisher")),
        url=shared.as_line(item.get("URL")),
        doi=shared.as_line(item.get("DOI")),
        accessed=_date(item.get("accessed")),
        abstract=shared.as_line(item.get("abstract")),
        keywords=shared.as_lines(keywords),
        note=shared.as_text(item.get("note")),
        lang=shared.as_line(item.get("language")),
        section=shared.as_line(item.get("section")),
        archived=archived if is_web(archived) else "",
        details={ours: shared.as_line(item.get(key)) for ours, key in _DETAILS.items()},
    )


def _names(value: object) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return people and institutions; a name in one piece is that of an institution."""
    people: dict[str, None] = {}
    bodies: dict[str, None] = {}
    for name in shared.as_items(value):
        given, family, literal = (
            shared.as_line(name.get(key)) for key in ("given", "family", "literal")
        )
        before = shared.as_line(name.get("non-dropping-particle")) or shared.as_line(
            name.get("dropping-particle")
        )
        suffix = shared.as_line(name.get("suffix"))
        if literal:
            bodies[literal] = None
        elif family and not given:
            # Zotero writes an author with a single field in this way, too
            bodies[family] = None
        elif family or given:
            people[to_line(f"{given} {before} {family} {suffix}")] = None
    return tuple(people), tuple(bodies)


def _date(value: object) -> str:
    """Return the first day of a CSL date as ISO, as precise as it is; else its words."""
    if not isinstance(value, dict):
        return shared.as_line(value)
    parts = value.get("date-parts")
    first = parts[0] if isinstance(parts, list) and parts else None
    if isinstance(first, list):
        numbers = [shared.as_line(part) for part in first[:3]]
        if numbers and all(number.isascii() and number.isdigit() for number in numbers):
            return "-".join(number.zfill(2) for number in numbers)
    return shared.as_line(value.get("raw")) or shared.as_line(value.get("literal"))
