"""Front matter keys of other tools, and what they mean here.

From the documentation of Pelican 4, Hugo, Jekyll, Obsidian Web Clipper, Zettlr, Quartz and
MkDocs-Material. What is not listed is foreign and kept.
"""

import re
from collections.abc import Iterator, Mapping

from briefings.agencies import agency_of
from briefings.dates import from_iso
from briefings.frontmatter import Value
from briefings.ingest.clippings.bylines import split_names
from briefings.ingest.clippings.marks import plain
from briefings.ingest.dates.lines import read_date
from briefings.model import Status, Witness
from briefings.text import shorten, to_line
from briefings.urls import is_web

#: Key in lower case, ``-`` and spaces as ``_`` -> our key.
KEYS: Mapping[str, str] = {
    "title": "title", "headline": "title", "name": "title", "full_title": "title",
    "subtitle": "subtitle", "dek": "subtitle", "standfirst": "subtitle", "subheadline": "subtitle",
    "date": "date", "published": "date", "pubdate": "date", "publishdate": "date",
    "publish_date": "date", "date_published": "date", "datepublished": "date",
    "published_at": "date", "published_time": "date", "publication_date": "date",
    "date.published": "date", "date.created": "date", "date.publish": "date", "posted": "date",
    "modified": "modified", "lastmod": "modified", "last_modified_at": "modified",
    "last_modified": "modified", "updated": "modified", "date_modified": "modified",
    "datemodified": "modified", "date.updated": "modified", "date.modified": "modified",
    "updated_at": "modified",
    "captured": "captured", "created": "captured", "clipped": "captured", "saved": "captured",
    "retrieved": "captured", "accessed": "captured", "date_saved": "captured",
    "date_added": "captured", "date_clipped": "captured",
    "author": "authors", "authors": "authors", "by": "authors", "byline": "authors",
    "creator": "authors", "params.author": "authors", "author.name": "authors",
    "agency": "agency", "agencies": "agency",
    "source": "source", "outlet": "source", "publisher": "source", "publication": "source",
    "site": "source", "site_name": "source", "sitename": "source", "params.source": "source",
    "newspaper": "source",
    "source_url": "source_url", "sourceurl": "source_url", "url": "source_url",
    "link": "source_url",
    "original_url": "source_url", "originalurl": "source_url", "original": "source_url",
    "canonical": "source_url", "canonical_url": "source_url", "canonicalurl": "source_url",
    "params.canonicalurl": "source_url", "externalurl": "source_url", "external_url": "source_url",
    "source_link": "source_url", "web": "source_url", "uri": "source_url", "href": "source_url",
    "source_id": "source_id", "archive_url": "archive_url", "archive_date": "archive_date",
    "lang": "lang", "language": "lang", "locale": "lang",
    "section": "section", "category": "section", "categories": "section", "rubric": "section",
    "tags": "tags", "tag": "tags", "keywords": "tags", "topics": "tags",
    "labels": "tags",
    "image": "image", "cover": "image", "cover.image": "image", "images": "image",
    "featured_image": "image", "socialimage": "image", "thumbnail": "image", "image.path": "image",
    "image_alt": "image_alt", "cover.alt": "image_alt", "image.alt": "image_alt",
    "image_caption": "image_caption", "cover.caption": "image_caption",
    "image_credit": "image_credit", "image_credit_url": "image_credit_url",
    "related_titles": "related_titles", "related": "related",
    "summary": "summary", "description": "summary", "excerpt": "summary", "abstract": "summary",
    "summary_kind": "summary_kind", "people": "people", "persons": "people",
    "organisations": "organisations", "organizations": "organisations", "orgs": "organisations",
    "places": "places", "locations": "places",
    "slug": "slug", "aliases": "aliases", "alias": "aliases", "redirect_from": "aliases",
    "rights": "rights", "license": "rights", "licence": "rights", "copyright": "rights",
    "publish": "publish", "status": "status", "id": "id",
}  # fmt: skip
LISTS = {
    "authors", "agency", "tags", "aliases", "related_titles", "related", "people",
    "organisations", "places",
}  # fmt: skip
DATES = {"date", "modified", "captured", "archive_date"}
ADDRESSES = {"source_url", "archive_url", "image_credit_url"}
#: Tags that a clipper gives to everything it saves.
_CONSTANT_TAGS = {"clippings", "clipping", "clipped", "webclip", "web-clip"}
#: The time of its making, to the minute or second, by which Zettlr and others name a note.
_ZETTEL_ID = re.compile(r"(?:19|20)\d{10}(?:\d\d)?")
_STATUS = {"hidden": "draft", "skip": "draft", "true": "draft", "false": "published"}


def normal(key: str) -> str:
    """Return a key as ``KEYS`` spells it.

    What Hugo calls ``params``, Zola ``extra`` and ``taxonomies``, is a table of further keys.
    """
    name = re.sub(r"[-\s]+", "_", key.strip().lower())
    return name if name in KEYS else re.sub(r"^(?:params|extra|taxonomies)\.", "", name)


def claims(
    fields: Mapping[str, Value], *, ours: bool, lines: Mapping[str, int], rule: str
) -> Iterator[Witness]:
    """Yield the claims of a header.

    ``ours``: the header has our own schema, whose keys win over everything and are taken by name.
    ``lines`` gives the line of each key.
    """
    for key, value in (fields if ours else _with_zettel_id(fields)).items():
        name = _meaning(key, value, ours=ours)
        if not name:
            continue
        for field, found in _values(name, value):
            shown = value if isinstance(value, str) else ", ".join(value)
            where = f"line {lines[key]}" if key in lines else key
            text = shorten(f"{key}: {shown}", 200)
            # the exact key wins over a synonym that stands beside it: source_url over url
            sure = 0.99 if normal(key) == name else 0.98
            yield Witness(field, found, rule, where, text, sure)


def _with_zettel_id(fields: Mapping[str, Value]) -> Mapping[str, Value]:
    """Return the fields with a note's number among its aliases: other notes link to it by that."""
    number = _first(fields.get("id", ""))
    if not _ZETTEL_ID.fullmatch(number):
        return fields
    aliases = fields.get("aliases", ())
    return {**fields, "aliases": (*((aliases,) if isinstance(aliases, str) else aliases), number)}


_DATE_FIELDS = {"date", "modified", "captured", "archive_date"}


def foreign(fields: Mapping[str, Value], *, ours: bool) -> dict[str, Value]:
    """Return the keys that mean nothing here, as they are."""
    drop = {"schema", "draft", "published", "seed", "raw_sha256", "text_sha256"}
    return {
        key: value
        for key, value in fields.items()
        if value and normal(key) not in drop and not _is_read(key, value, ours=ours)
    }


def _is_read(key: str, value: Value, *, ours: bool) -> bool:
    """Tell whether a key became a field; a date that is none stays, so that somebody sees it."""
    name = _meaning(key, value, ours=ours)
    return bool(name) and (name not in _DATE_FIELDS or bool(list(_dates(str(name), value))))


def _meaning(key: str, value: Value, *, ours: bool) -> str | None:
    """Return our key for a key, or None if it is foreign or says nothing."""
    name = KEYS.get(normal(key))
    text = _first(value).strip("<> ")
    if normal(key) == "draft":
        return "status"
    if name == "source" and is_web(text):
        return "source_url"  # Obsidian Web Clipper keeps the address there
    useless = (
        not value
        or (normal(key) == "published" and text in {"true", "false"})  # Jekyll's switch
        or (name == "id" and not ours)
        or (name == "source_url" and not is_web(text))  # a path of Jekyll's or Pelican's own site
        or (name == "status" and text.lower() not in {*Status, *_STATUS})
    )
    return None if useless else name


def _values(name: str, value: Value) -> Iterator[tuple[str, Value]]:
    if name in DATES:
        yield from _dates(name, value)
    elif name == "authors":
        yield from _authors(value)
    elif name in LISTS:
        yield name, _list(name, value)
    elif name == "status":
        text = _first(value).lower()
        yield "status", _STATUS.get(text, text)
    elif name == "lang":
        yield "lang", _first(value).strip().replace("_", "-")
    elif name in ADDRESSES:
        yield name, _first(value).strip("<> ")
    else:
        text = to_line(plain(_first(value)) if name in {"title", "subtitle"} else _first(value))
        if text:
            yield name, text


def _dates(name: str, value: Value) -> Iterator[tuple[str, Value]]:
    text = to_line(_first(value))
    iso = from_iso(re.sub(r"\s+(?=[+-]\d\d:?\d\d$|Z$)", "", text))
    readings = (iso,) if iso else read_date(text)
    if readings:
        yield name, readings[0] if len(readings) == 1 else readings


def _authors(value: Value) -> Iterator[tuple[str, Value]]:
    people: list[str] = []
    agencies: list[str] = []
    for item in value if isinstance(value, tuple) else (value,):
        found = split_names(_unlinked(item), strict=False)
        people.extend(found.authors if found else ())
        agencies.extend(found.agency if found else ())
    if people:
        yield "authors", tuple(dict.fromkeys(people))
    if agencies:
        yield "agency", tuple(dict.fromkeys(agencies))


def _list(name: str, value: Value) -> tuple[str, ...]:
    if isinstance(value, str):
        value = (
            tuple(re.split(r"[,;،؛、]\s*", value.strip("[]")))
            if name != "related_titles"
            else (value,)
        )
    if name == "tags":
        value = tuple(part for item in value for part in _hashtags(item))
    items = (
        to_line(_unlinked(item)).strip("\"'").lstrip("#" if name == "tags" else "")
        for item in value
    )
    kept = (i for i in items if i and not (name == "tags" and i.lower() in _CONSTANT_TAGS))
    if name == "agency":
        kept = (agency_of(item) or item for item in kept)
    return tuple(dict.fromkeys(kept))


def _hashtags(text: str) -> list[str]:
    """Return ``#eau #mayotte`` as two tags."""
    parts = text.split()
    return parts if parts and all(part.startswith("#") for part in parts) else [text]


def _unlinked(text: str) -> str:
    """Return ``[[Name|shown]]`` as its name."""
    return re.sub(r"\[\[([^\]|]+)(?:\|[^\]]*)?\]\]", r"\1", text)


def _first(value: Value) -> str:
    if isinstance(value, str):
        return value
    return value[0] if value else ""
