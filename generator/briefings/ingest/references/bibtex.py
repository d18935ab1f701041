"""BibTeX and BibLaTeX files of Zotero, JabRef and publishers.

bibtexparser takes the file apart, ``latexvalues`` makes its values text.
"""

import json
import logging
import re
from collections.abc import Iterator

from bibtexparser.entrypoint import parse_string
from bibtexparser.exceptions import ParsingException
from bibtexparser.library import Library
from bibtexparser.middlewares.names import (
    InvalidNameError,
    parse_single_name_into_parts,
    split_multiple_persons_names,
)
from bibtexparser.model import (
    Block,
    DuplicateBlockKeyBlock,
    DuplicateFieldKeyBlock,
    Entry,
    ParsingFailedBlock,
)

from briefings.errors import SeedError
from briefings.ingest.exports import shared
from briefings.ingest.references import entries
from briefings.ingest.references.entries import Reference
from briefings.ingest.references.latexvalues import SPELT, as_value, to_text
from briefings.ingest.seedtext import text_of
from briefings.model import Draft, Source
from briefings.report import Level, Note
from briefings.text import to_line

Fields = dict[str, str]

_OPENING = re.compile(
    rb"(?:\xef\xbb\xbf)?(?:\s|%[^\n]*\n){0,200}@\s*(?:(?P<other>comment|preamble|string)|[a-z]{2,30})"
    rb"\s*[{(]\s*(?P<key>[^\s,{}@]{0,200}\s*,)?",
    re.IGNORECASE,
)
_ENTRY = re.compile(
    rb"^\s*@(?!comment|preamble|string)[a-z]{2,30}\s*[{(]\s*[^\s,{}@]{1,200}\s*,",
    re.IGNORECASE | re.MULTILINE,
)
_HEAD = 64 * 1024
_LARGEST = 64 * 1024 * 1024  # characters
_LONGEST_STRING = 2000  # characters; one long string named in 10,000 entries is no abbreviation
_DETAILS = {
    "volume": ("volume",),
    "issue": ("number", "issue"),
    "pages": ("pages",),
    "edition": ("edition",),
    "issn": ("issn",),
    "isbn": ("isbn",),
    "place": ("location", "address"),
}
_NOTES = ("note", "annotation", "annote")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
# what cannot be read is told by drafts and notes; the library would print it, too
logging.getLogger("bibtexparser").addHandler(logging.NullHandler())


def recognises(source: Source) -> bool:
    """Tell whether an entry with a key opens the file, behind comments and strings at most."""
    head = source.data[:_HEAD]
    first = _OPENING.match(head)
    if not first:
        return False
    return bool(_ENTRY.search(head)) if first["other"] else bool(first["key"])


def read(source: Source) -> Iterator[Draft]:
    """Yield one record an entry; what cannot be read has no title. Raises SeedError."""
    text, notes = text_of(source)
    if len(text) > _LARGEST:
        raise SeedError(source.name, "too large for a bibliography", "Export it in parts.")
    drafts = _drafts(source.name, _library(source.name, text))
    yield from shared.told(source.name, drafts, notes, "a bibliography without an entry")


def _drafts(name: str, library: Library) -> Iterator[Draft]:
    strings = {s.key.lower(): as_value(str(s.value), {}) for s in library.strings}
    short = {key: value for key, value in strings.items() if len(value) <= _LONGEST_STRING}
    for block in library.blocks:
        entry = _entry(block)
        if entry is not None:
            yield _draft(name, entry, short)
        elif isinstance(block, ParsingFailedBlock):
            yield _broken(name, block)


def _library(name: str, text: str) -> Library:
    try:
        # its own steps leave joined values (a # b) as they are: braces and strings are read below
        return parse_string(text, parse_stack=[])
    except (ParsingException, RecursionError) as error:
        what = f"this cannot be read as BibTeX ({to_line(str(error))[:100]})"
        raise SeedError(name, what, "Export it again.") from error


def _entry(block: Block) -> Entry | None:
    """Return the entry of a block; one that is there twice, or has a field twice, is one, too."""
    twice = isinstance(block, DuplicateBlockKeyBlock | DuplicateFieldKeyBlock)
    inside = getattr(block, "ignore_error_block", None) if twice else block
    return inside if isinstance(inside, Entry) else None


def _draft(name: str, entry: Entry, strings: Fields) -> Draft:
    fields: Fields = {}
    for field in entry.fields:
        name, value = field.key.lower(), as_value(str(field.value), strings)
        if name in _NOTES and name in fields:  # Zotero writes a field for each note
            value = f"{fields.pop(name)}\n\n{value}"
        fields.setdefault(name, value)
    data = json.dumps([entry.entry_type, entry.key, fields], sort_keys=True).encode()
    return entries.to_draft(name, _reference(entry, fields), data)


def _broken(name: str, block: ParsingFailedBlock) -> Draft:
    line = (block.start_line or 0) + 1
    what = f"the entry that begins here cannot be read: {to_line(block.raw or '')[:60]}"
    note = Note(Level.FINDING, f"{name}, line {line}", f"{what}. Close its braces.")
    data = (block.raw or "").encode("utf-8", "replace")
    return Draft((), "", notes=(note,), part=f"line {line}", part_data=data, is_record=True)


def _reference(entry: Entry, fields: Fields) -> Reference:
    people, bodies = _names(fields.get("author", ""))
    pages = {name: _first(fields, *keys) for name, keys in _DETAILS.items()}
    return Reference(
        format="BibTeX",
        key=to_line(entry.key),
        kind=to_line(entry.entry_type),
        title=": ".join(t for k in ("title", "subtitle") if (t := _first(fields, k))),
        people=people,
        bodies=bodies,
        date=_date(fields),
        container=_first(
            fields, "journaltitle", "journal", "booktitle", "maintitle", "website", "titleaddon"
        ),
        publisher=_first(fields, "publisher", "institution", "organization", "school"),
        url=SPELT.sub(r"\1", fields.get("url") or _in_command(fields.get("howpublished", ""))),
        doi=SPELT.sub(r"\1", fields.get("doi", "")),
        accessed=_first(fields, "urldate"),
        abstract=_first(fields, "abstract"),
        keywords=_keywords(_first(fields, "keywords", "keyword")),
        note="\n".join(text for key in _NOTES if (text := _first(fields, key))),
        lang=_language(_first(fields, "langid", "language")),
        section=_first(fields, "chapter") if _is_news(entry, fields) else "",
        rights=_first(fields, "copyright", "rights"),
        files=tuple(_files(fields.get("file", ""))),
        details=pages,
    )


def _is_news(entry: Entry, fields: Fields) -> bool:
    """Tell whether "chapter" is the section of a newspaper: of a book it is a number."""
    return entry.entry_type.lower() == "article" and not fields.get("chapter", "").isdigit()


def _first(fields: Fields, *keys: str) -> str:
    return next((text for key in keys if (text := to_text(fields.get(key, "")))), "")


def _names(value: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return people and institutions: those are in braces as a whole."""
    people: dict[str, None] = {}
    bodies: dict[str, None] = {}
    for name in split_multiple_persons_names(value) if value else ():
        if re.fullmatch(r"\{.*\}", name, re.DOTALL):
            bodies[to_text(name)] = None
            continue
        try:
            parts = parse_single_name_into_parts(name, strict=False)
        except InvalidNameError:
            people[entries.from_inverted(to_text(name))] = None
            continue
        words = [*parts.first, *parts.von, *parts.last, *parts.jr]
        people[to_text(" ".join(words))] = None
    others = people.pop("others", "")  # "and others"
    del others
    return tuple(name for name in people if name), tuple(name for name in bodies if name)


def _date(fields: Fields) -> str:
    """Return BibLaTeX's date (the first day of a span), else year, month and day."""
    if date := _first(fields, "date"):
        return re.split(r"(?<=\d)/", date)[0].rstrip("~?%")
    year, month, day = (_first(fields, key) for key in ("year", "month", "day"))
    name = month[:3].lower()
    number = str(_MONTHS.index(name) + 1) if name in _MONTHS else month
    if number.isascii() and number.isdigit():
        return "-".join([year, number.zfill(2), *([day.zfill(2)] if day.isdigit() else [])])
    return year


def _in_command(value: str) -> str:
    match = re.search(r"\\url\s*\{([^{}]+)\}|(https?://\S+)", value)
    return (match[1] or match[2]) if match else ""


def _keywords(text: str) -> tuple[str, ...]:
    parts = (to_line(part) for part in re.split(r"[,;]", text))
    return tuple(dict.fromkeys(part for part in parts if part))


def _files(value: str) -> Iterator[str]:
    """Yield the paths of ``Title:path:type;Title:path:type``, as Zotero and JabRef write them."""
    for entry in re.split(r"(?<!\\);", value):
        parts = re.split(r"(?<!\\):", entry)
        path = parts[-2] if len(parts) >= 3 else entry
        if path.strip():
            yield to_line(re.sub(r"\\([:;\\_])", r"\1", path))


def _language(text: str) -> str:
    """Return a tag as it is; names of babel ("ngerman") are no tags and say too little."""
    return text if re.fullmatch(r"[A-Za-z]{2}(?:[-_][A-Za-z]{2,4})?", text) else ""
