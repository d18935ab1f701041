"""The table of formats: who recognises a source, and who reads it. The first that does, reads.

A package adds its own by an entry point in the group ``briefings.formats`` whose value is a
``Format``; it is asked after the specific ones here and before the general ones.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.metadata import entry_points

from briefings.errors import PluginError, SeedError
from briefings.ingest.clippings import plaintext
from briefings.ingest.documents import docx, epub, odt, pdf, rtf
from briefings.ingest.exports import (
    jsonexports,
    linklists,
    tableexports,
    wallabagtext,
    wallabagxml,
)
from briefings.ingest.feeds import feed, jsonfeed
from briefings.ingest.headers import dataheader, keyheader, yamlheader
from briefings.ingest.mails import mail
from briefings.ingest.page import page
from briefings.ingest.references import bibtex, ris, zoterordf
from briefings.model import Draft, Source


@dataclass(frozen=True)
class Format:
    """One way in which articles come."""

    name: str  #: as a person calls it
    recognises: Callable[[Source], bool]  #: by content first; cheap
    read: Callable[[Source], Iterator[Draft]]  #: one draft an article; raises SeedError


PAGE = Format("HTML page", page.recognises, page.read)
MAIL = Format("e-mail", mail.recognises, mail.read)

#: Told by their first bytes.
DOCUMENTS: tuple[Format, ...] = (
    Format("PDF", pdf.recognises, pdf.read),
    Format("EPUB", epub.recognises, epub.read),
    Format("Word document", docx.recognises, docx.read),
    Format("OpenDocument text", odt.recognises, odt.read),
    Format("rich text", rtf.recognises, rtf.read),
)

#: Asked from the top, after the documents; each has marks that nothing else has.
SPECIFIC: tuple[Format, ...] = (
    MAIL,
    Format("bookmarks, or another list of links", linklists.recognises, linklists.read),
    Format("Zotero's RDF", zoterordf.recognises, zoterordf.read),
    Format("feed", feed.recognises, feed.read),
    Format("JSON Feed", jsonfeed.recognises, jsonfeed.read),
    Format("export in JSON", jsonexports.recognises, jsonexports.read),
    Format("export in a table", tableexports.recognises, tableexports.read),
    Format("wallabag's XML", wallabagxml.recognises, wallabagxml.read),
    Format("wallabag's text", wallabagtext.recognises, wallabagtext.read),
    Format("RIS", ris.recognises, ris.read),
    Format("BibTeX", bibtex.recognises, bibtex.read),
    PAGE,
    Format("YAML front matter", yamlheader.recognises, yamlheader.read),
)

#: Asked after the formats of installed packages; the last takes everything.
GENERAL: tuple[Format, ...] = (
    Format("other JSON", jsonexports.recognises_other, jsonexports.read_other),
    Format("TOML or JSON front matter", dataheader.recognises, dataheader.read),
    Format("Key: value header", keyheader.recognises, keyheader.read),
    Format("Markdown clipping", plaintext.recognises_markdown, plaintext.read_markdown),
    Format("plain text", plaintext.recognises_text, plaintext.read_text),
)
FORMATS = (*DOCUMENTS, *SPECIFIC, *GENERAL)

#: First bytes of what holds no article's text -> what it is, and what to do.
_NO_ARTICLES: tuple[tuple[bytes, str, str], ...] = (
    (b"\x89PNG", "a picture", "Take it out of seeds/; pictures belong beside content/."),
    (b"\xff\xd8\xff", "a picture", "Take it out of seeds/; pictures belong beside content/."),
    (b"GIF8", "a picture", "Take it out of seeds/; pictures belong beside content/."),
    (b"RIFF", "a picture or a recording", "Take it out of seeds/."),
    (b"PK\x03\x04", "an office document that is not read", "Save its text as .docx or .txt."),
    (b"7z\xbc\xaf", "a 7-Zip archive", "Unpack it."),
    (b"Rar!", "a RAR archive", "Unpack it."),
    (b"\x7fELF", "a program", "Take it out of seeds/."),
    (b"MZ\x90", "a program", "Take it out of seeds/."),
    (b"\xd0\xcf\x11\xe0", "an old office document", "Save it as .docx, .odt or .txt."),
    (b"SQLite format 3", "a database", "Export the texts that you want."),
    (b"ID3", "a recording", "Take it out of seeds/."),
    (b"OggS", "a recording", "Take it out of seeds/."),
)

#: A name in the directory of every .msg file.
_OUTLOOK = "__properties_version1.0".encode("utf-16-le")


def find_format(source: Source) -> Format:
    """Return the format that reads a source. Raises SeedError for what holds no text."""
    if not source.data.strip():
        raise SeedError(source.name, "the file is empty", "Save it again, or delete it.")
    if found := _first(DOCUMENTS, source):
        return found
    refuse_rubbish(source)
    for table in (SPECIFIC, _installed(), GENERAL):
        if found := _first(table, source):
            return found
    raise SeedError(source.name, "no format reads it", "Take the file out of seeds/.")


def _first(table: tuple[Format, ...], source: Source) -> Format | None:
    return next((entry for entry in table if entry.recognises(source)), None)


def refuse_rubbish(source: Source) -> None:
    """Raise SeedError for what can hold no article, told by its first bytes."""
    data = source.data
    if data.startswith(b"\xd0\xcf\x11\xe0") and _OUTLOOK in data:
        what, remedy = "this is a mail of Outlook (.msg)", "Save it as .eml or .html."
        raise SeedError(source.name, what, remedy)
    for start, what, remedy in _NO_ARTICLES:
        if data.startswith(start):
            raise SeedError(source.name, f"this is {what}, not a text", remedy)
    if data[4:8] == b"ftyp":
        raise SeedError(source.name, "this is a recording, not a text", "Take it out of seeds/.")


@cache
def _installed() -> tuple[Format, ...]:
    """Return the formats of installed packages, by the names of their entry points."""
    found = []
    for point in sorted(entry_points(group="briefings.formats"), key=lambda p: (p.name, p.value)):
        entry = point.load()
        if not isinstance(entry, Format):
            raise PluginError(point.value, "is no Format", "Let the entry point name a Format.")
        found.append(entry)
    return tuple(found)
