"""Entries of a bibliography, as reference managers export them: one shape for all their formats."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from briefings.agencies import agency_of
from briefings.dates import from_iso
from briefings.ingest.dates.lines import read_date
from briefings.ingest.exports import shared
from briefings.ingest.tomarkdown.fragment import to_text
from briefings.model import Draft, Witness
from briefings.text import shorten, to_line
from briefings.urls import is_web

_DOI = re.compile(r"10\.\d{4,9}/\S+")
_PARTS = re.compile(r"(\d{4})(?:[/-](\d{1,2}))?(?:[/-](\d{1,2}))?(?=$|[/\sT])")
#: What Zotero, and CSL, allow in a title.
_MARKUP = re.compile(r"</?(?:i|b|sub|sup|sc|span)(?:\s[^<>]{0,200})?>")
_HTML = re.compile(r"\s*<(?:p|div|h[1-6]|ul|ol|blockquote)\b")
_LONGEST_DATE = 60  # characters
_WEB_LINK = re.compile(r"https?://\S+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """One entry; every text clean and on one line, "" if the entry does not say."""

    format: str  #: "RIS", for the record of evidence
    key: str = ""  #: the entry's own
    kind: str = ""  #: newspaper article, book ..., as the format spells it
    title: str = ""
    people: tuple[str, ...] = ()  #: "Given Family"
    bodies: tuple[str, ...] = ()  #: institutions as authors
    date: str = ""  #: as written
    container: str = ""  #: newspaper, journal, website
    publisher: str = ""
    url: str = ""
    doi: str = ""
    accessed: str = ""  #: as written
    abstract: str = ""
    keywords: tuple[str, ...] = ()
    note: str = ""
    lang: str = ""
    section: str = ""
    rights: str = ""
    archived: str = ""  #: address of a copy
    files: tuple[str, ...] = ()  #: paths of attachments
    details: Mapping[str, str] = field(default_factory=dict)  #: volume, issue, pages ...


def to_draft(name: str, entry: Reference, data: bytes) -> Draft:
    """Return the record of an entry; ``data`` is the entry as it stood."""
    return shared.to_draft(
        name,
        tuple(_witnesses(entry)),
        data,
        key=entry.key,
        foreign={
            "reference_type": entry.kind,
            "corporate_author": tuple(body for body in entry.bodies if not agency_of(body)),
            "publisher": entry.publisher if entry.container or entry.bodies else "",
            **entry.details,
            "doi": _bare_doi(entry.doi),
            "attachments": entry.files,
            "note": _note(name, entry.note),
        },
    )


def full_name(family: str, given: str) -> str:
    """Return a person's name in the order in which it is spoken."""
    return to_line(f"{given} {family}")


def from_inverted(name: str) -> str:
    """Return "Ray, Ann" and "Berg, Jan van der, Jr." as they are spoken; other names unchanged."""
    family, _, rest = name.partition(",")
    given, _, suffix = rest.partition(",")
    return to_line(f"{given} {family} {suffix}")


def _witnesses(entry: Reference) -> Iterator[Witness]:
    url = _WEB_LINK.search(entry.url)
    doi = _bare_doi(entry.doi)
    agencies = tuple(dict.fromkeys(a for body in entry.bodies if (a := agency_of(body))))
    others = [body for body in entry.bodies if not agency_of(body)]
    yield from _said(entry, "title", "title", _MARKUP.sub("", entry.title))
    yield from _said(entry, "authors", "author", entry.people)
    yield from _said(entry, "agency", "author", agencies)
    yield from _dated(entry, "date", entry.date)
    yield from _dated(entry, "captured", entry.accessed)
    yield from _said(entry, "source", "container", entry.container)
    yield from _said(entry, "source", "author, an institution", others[0] if others else "", 0.55)
    yield from _said(entry, "source", "publisher", entry.publisher, 0.5)
    yield from _said(entry, "source_url", "URL", url[0] if url else "")
    yield from _said(entry, "source_url", "DOI", f"https://doi.org/{doi}" if doi else "", 0.8)
    yield from _said(entry, "archive_url", "archive", entry.archived)
    yield from _said(entry, "lang", "language", entry.lang.replace("_", "-"), 0.85)
    yield from _said(entry, "section", "section", entry.section)
    yield from _said(entry, "rights", "rights", entry.rights)
    yield from _said(entry, "tags", "keywords", entry.keywords)
    yield from _said(entry, "summary", "abstract", entry.abstract)


def _note(name: str, text: str) -> str:
    """Return a note as it is, or as Markdown where it is HTML, as Zotero writes notes."""
    return to_text(name, text).strip() if _HTML.match(text) else text


def _said(
    entry: Reference, name: str, where: str, value: str | tuple[str, ...], sure: float = 0.9
) -> Iterator[Witness]:
    if value:
        shown = value if isinstance(value, str) else ", ".join(value)
        yield Witness(name, value, f"{entry.format} entry", where, shorten(shown, 200), sure)


def _dated(entry: Reference, name: str, text: str) -> Iterator[Witness]:
    """Yield the day (month, year) of a date as reference managers write it, or as words."""
    parts = _PARTS.match(text)
    numbers = "-".join(f"{int(part):02}" for part in parts.groups() if part) if parts else ""
    exact = from_iso(text.replace(" ", "T", 1)) or from_iso(numbers)
    in_words = text and not exact and len(text) <= _LONGEST_DATE
    readings = tuple(read_date(text)) if in_words else tuple(filter(None, (exact,)))
    if readings:
        value = readings[0] if len(readings) == 1 else readings
        yield Witness(name, value, f"{entry.format} entry", name, shorten(text, 200), 0.9)


def _bare_doi(text: str) -> str:
    match = _DOI.search(text)
    return match[0].rstrip(".,;") if match and not is_web(match[0]) else ""
