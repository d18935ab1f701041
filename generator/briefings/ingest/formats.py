"""The table of formats: who recognises a source, and who reads it. The first that does, reads.

A package adds its own by an entry point in the group ``briefings.formats`` whose value is a
``Format``; it is asked after the specific ones here and before plain text, which takes anything.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.metadata import entry_points

from briefings.errors import PluginError, SeedError
from briefings.ingest import dataheader, keyheader, mail, page, plaintext, yamlheader
from briefings.model import Draft, Source


@dataclass(frozen=True)
class Format:
    """One way in which articles come."""

    name: str  #: as a person calls it
    recognises: Callable[[Source], bool]  #: by content first; cheap
    read: Callable[[Source], Iterator[Draft]]  #: one draft an article; raises SeedError


#: Asked from the top; the last takes everything.
FORMATS: tuple[Format, ...] = (
    Format("e-mail", mail.recognises, mail.read),
    Format("HTML page", page.recognises, page.read),
    Format("YAML front matter", yamlheader.recognises, yamlheader.read),
    Format("TOML or JSON front matter", dataheader.recognises, dataheader.read),
    Format("Key: value header", keyheader.recognises, keyheader.read),
    Format("Markdown clipping", plaintext.recognises_markdown, plaintext.read_markdown),
    Format("plain text", plaintext.recognises_text, plaintext.read_text),
)

#: First bytes of what holds no article's text -> what it is, and what to do.
_NO_ARTICLES: tuple[tuple[bytes, str, str], ...] = (
    (b"%PDF", "a PDF", "Save its text as .txt or .md beside it."),
    (b"\x89PNG", "a picture", "Take it out of seeds/; pictures belong beside content/."),
    (b"\xff\xd8\xff", "a picture", "Take it out of seeds/; pictures belong beside content/."),
    (b"GIF8", "a picture", "Take it out of seeds/; pictures belong beside content/."),
    (b"RIFF", "a picture or a recording", "Take it out of seeds/."),
    (b"PK\x03\x04", "a zip archive or an office document", "Unpack it, or save its text as .txt."),
    (b"\x1f\x8b", "a gzip archive", "Unpack it."),
    (b"BZh", "a bzip2 archive", "Unpack it."),
    (b"\xfd7zXZ", "an xz archive", "Unpack it."),
    (b"7z\xbc\xaf", "a 7-Zip archive", "Unpack it."),
    (b"Rar!", "a RAR archive", "Unpack it."),
    (b"\x7fELF", "a program", "Take it out of seeds/."),
    (b"MZ\x90", "a program", "Take it out of seeds/."),
    (b"\xd0\xcf\x11\xe0", "an old office document", "Save its text as .txt."),
    (b"{\\rtf", "a rich text document", "Save its text as .txt."),
    (b"SQLite format 3", "a database", "Export the texts that you want."),
    (b"ID3", "a recording", "Take it out of seeds/."),
    (b"OggS", "a recording", "Take it out of seeds/."),
    (b"WARC/", "a web archive", "Save the pages that you want as HTML."),
)


def find_format(source: Source) -> Format:
    """Return the format that reads a source. Raises SeedError for what holds no text."""
    refuse_rubbish(source)
    *specific, last = FORMATS
    for entry in (*specific, *_installed(), last):
        if entry.recognises(source):
            return entry
    raise SeedError(source.name, "no format reads it", "Take the file out of seeds/.")


def refuse_rubbish(source: Source) -> None:
    """Raise SeedError for what can hold no article, told by its first bytes."""
    data = source.data
    if not data.strip():
        raise SeedError(source.name, "the file is empty", "Save it again, or delete it.")
    for start, what, remedy in _NO_ARTICLES:
        if data.startswith(start):
            raise SeedError(source.name, f"this is {what}, not a text", remedy)
    if data[4:8] == b"ftyp":
        raise SeedError(source.name, "this is a recording, not a text", "Take it out of seeds/.")
    if re.match(
        rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:rss|feed|rdf:RDF)\b",
        data[:2000],
    ):
        raise SeedError(
            source.name, "this is a feed, not an article", "Save the articles themselves."
        )


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
