"""What exports of read-later services and bookmark managers share: values, claims, drafts.

A service is a small room: which keys mean what, and where its text is. Everything that an export
says is hostile and of any type; what is of the wrong type says nothing.
"""

import html
import json
import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from hashlib import sha256

from briefings.dates import from_datetime, from_iso
from briefings.errors import SeedError
from briefings.ingest.addresses import find_title
from briefings.ingest.clippings.bylines import split_names
from briefings.ingest.clippings.clipping import read_clipping
from briefings.ingest.clippings.marks import plain
from briefings.model import Draft, IsoDate, Witness
from briefings.report import Note
from briefings.text import shorten, to_clean, to_line
from briefings.urls import is_web, readable

Item = Mapping[str, object]
Foreign = dict[str, str | tuple[str, ...]]

DATES = {"date", "modified", "captured"}
LISTS = {"tags", "authors"}
#: How much an export is believed, by field; 0.9 for the others. The language is what a page said of
#: itself; a name of the site is often only its host, which our own table of outlets knows better.
_CONFIDENCE = {"lang": 0.85, "source": 0.5, "image": 0.8, "summary": 0.85}
#: A text from an export is the service's extraction, as with a saved page: what stands in it counts
#: where the export itself says nothing.
_TEXT_FACTOR = 0.75
_MOST_TAGS = 200
_LONGEST_PART = 200
#: Keys under which services put the name of a tag, when a tag is an object.
_NAMES = ("name", "label", "title", "slug")
_NO_TITLES = {"no title found", "untitled", "(no title)", "[no title]"}
#: Whole seconds since 1970 up to the year 2199; above it milliseconds, then microseconds.
_MOST_SECONDS = 7_258_118_400


def as_text(value: object) -> str:
    """Return a value as clean text, lines kept; "" for what is no text or whole number."""
    if isinstance(value, str):
        return to_clean(value).strip()
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else ""


def as_line(value: object) -> str:
    """Return a value as one clean line; entities of HTML that services leave in it are read."""
    return to_line(html.unescape(value)) if isinstance(value, str) else as_text(value)


def as_lines(value: object) -> tuple[str, ...]:
    """Return a list (of texts, or of objects with a name) as lines, each once, in order."""
    items = value if isinstance(value, list | tuple) else (value,)
    lines = (as_line(_name(item)) for item in items[:_MOST_TAGS])
    return tuple(dict.fromkeys(line for line in lines if line))


def as_items(value: object) -> Iterator[Item]:
    """Yield the objects of a list; nothing for what is no list of objects."""
    if isinstance(value, list):
        yield from (item for item in value if isinstance(item, dict))


def as_date(value: object) -> IsoDate | None:
    """Return a time as ISO, or seconds, milliseconds or microseconds since 1970; None if neither.

    A time keeps the offset that it came with; a count is in UTC.
    """
    if isinstance(value, bool) or value is None:
        return None
    if isinstance(value, str):
        text = value.strip()
        found = from_iso(text.removesuffix(" UTC"))
        if found or not text.isascii() or not text.isdigit() or len(text) > 17:
            return found
        value = int(text)
    if not isinstance(value, int | float) or not math.isfinite(value):
        return None
    seconds = next((s for s in (value, value / 1e3, value / 1e6) if s <= _MOST_SECONDS), 0)
    # 0 is what services write for "never"
    return from_datetime(datetime.fromtimestamp(int(seconds), UTC)) if seconds >= 1 else None


def is_set(value: object) -> bool:
    """Tell whether a flag is on, as JSON, numbers and words spell it."""
    return value in (True, 1) or as_text(value).lower() in {"1", "true", "yes", "y"}


def claims(service: str, item: Item, fields: Mapping[str, str]) -> Iterator[Witness]:
    """Yield what an item says; ``fields`` gives the item's key for each of our fields."""
    for field, key in fields.items():
        yield from claim(service, field, key, item.get(key))


def claim(service: str, field: str, key: str, value: object) -> Iterator[Witness]:
    """Yield the claims that one value makes for a field; none if it says nothing."""
    rule = f"{service} export"
    sure = _CONFIDENCE.get(field, 0.9)
    for name, found in _values(field, value):
        shown = found if isinstance(found, str) else ", ".join(found)
        yield Witness(name, found, rule, key, shorten(shown, 200), sure)


def to_draft(  # noqa: PLR0913  three by name, with defaults
    name: str,
    said: Sequence[Witness],
    data: bytes,
    *,
    key: str = "",
    text: str = "",
    foreign: Foreign | None = None,
) -> Draft:
    """Return the draft of one item.

    ``data`` is all that it was read from, ``key`` the service's own id, ``text`` Markdown, "" if
    the export has none: then the draft is a record. ``foreign`` may hold empty values.
    """
    url = next((str(w.value) for w in said if w.field == "source_url"), "")
    title = next((str(w.value) for w in said if w.field == "title"), None)
    read = read_clipping(name, text, title=title) if text.strip() else Draft((), "")
    weaker = (_weaker(witness) for witness in read.witnesses)
    other = "" if is_web(url) else url[:500]  # javascript:, mailto:, file: lead nowhere from here
    return Draft(
        witnesses=(*said, *weaker, *(() if title else _title_of(url))),
        body=read.body,
        foreign={k: v for k, v in {**(foreign or {}), "address": other}.items() if v},
        notes=read.notes,
        part=to_line(key or url)[:_LONGEST_PART] or sha256(data).hexdigest()[:12],
        part_data=data,
        is_record=not read.body.strip(),
    )


def told(name: str, drafts: Iterator[Draft], notes: Sequence[Note], what: str) -> Iterator[Draft]:
    """Yield the drafts, the first with the notes on the file. Raises SeedError if there is none.

    ``what`` names a file without any: "an export without a single item".
    """
    first = next(drafts, None)
    if first is None:
        raise SeedError(name, what, "Take it out of seeds/, or export it again.")
    yield replace(first, notes=(*notes, *first.notes))
    yield from drafts


def canonical_bytes(name: str, item: object) -> bytes:
    """Return an item as the same bytes in whatever order its keys came. Raises SeedError."""
    try:
        return json.dumps(item, sort_keys=True, separators=(",", ":")).encode()
    except RecursionError as error:
        remedy = "Export it again from the service."
        raise SeedError(name, "lists within lists without end", remedy) from error


def state_of(*, archived: object, starred: object) -> Foreign:
    """Return what a person did with an item, as foreign keys."""
    return {
        "read_later_state": "archived" if is_set(archived) else "unread",
        "starred": "true" if is_set(starred) else "",
    }


def highlight(quote: object, note: object) -> str:
    """Return words that a person marked, with what they wrote beside them in brackets."""
    words, remark = as_line(quote), as_line(note)
    return f"{words} [{remark}]" if words and remark else words


def _values(field: str, value: object) -> Iterator[tuple[str, str | tuple[str, ...]]]:
    if field in DATES:
        if when := as_date(value):
            # a day of publication is written as midnight; what was saved was saved at a time
            yield field, when[:10] if field == "date" and "T00:00:00" in when else when
    elif field == "tags":
        tags = tuple(tag for line in as_lines(value) if (tag := line.lstrip("# ")))
        yield from [(field, tags)] if tags else []
    elif field == "authors":
        yield from _people(as_lines(value))
    elif field == "lang":
        yield field, as_line(value).replace("_", "-")
    elif field == "title":
        # services put the address, or words like these, where a page has no title
        line = as_line(value)
        said = line and not is_web(line) and line.lower() not in _NO_TITLES
        yield from [(field, line)] if said else []
    elif line := plain(as_line(value)) if field == "summary" else as_line(value):
        yield field, line


def _people(names: tuple[str, ...]) -> Iterator[tuple[str, tuple[str, ...]]]:
    found = [byline for name in names if (byline := split_names(name, strict=False))]
    authors = dict.fromkeys(name for byline in found for name in byline.authors)
    agencies = dict.fromkeys(name for byline in found for name in byline.agency)
    if authors:
        yield "authors", tuple(authors)
    if agencies:
        yield "agency", tuple(agencies)


def _name(item: object) -> object:
    if not isinstance(item, dict):
        return item
    return next((item[key] for key in _NAMES if isinstance(item.get(key), str)), None)


def _weaker(witness: Witness) -> Witness:
    where = f"text, {witness.where}" if witness.where else "text"
    return replace(witness, where=where, confidence=witness.confidence * _TEXT_FACTOR)


def _title_of(url: str) -> Iterator[Witness]:
    """Yield the address as the title where its words make none: a bookmark is not lost for it."""
    if is_web(url) and not find_title(url):
        shown = readable(url).partition("://")[2].rstrip("/")
        yield Witness("title", shown, "the address, no title is given", "", url[:200], 0.25)
