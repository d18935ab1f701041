"""The clean text of a source, with what a person should know about how it was won."""

import re
from functools import lru_cache

from briefings.errors import SeedError
from briefings.ingest import encoding
from briefings.model import Source
from briefings.report import Level, Note
from briefings.text import to_clean

_META = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.IGNORECASE)
_XML = re.compile(rb"<\?xml[^>]{0,100}?encoding\s*=\s*[\"']([\w.:-]{2,40})", re.IGNORECASE)
_HEAD = 16 * 1024  # characters that decide what a source is


def text_of(source: Source, declared: str | None = None) -> tuple[str, tuple[Note, ...]]:
    """Return the clean text of a source and notes on its encoding.

    ``declared`` is the charset that something outside the text names. Raises SeedError for what
    turns out to be no text.
    """
    found = _decode(source.data, declared or declared_charset(source.data))
    text = to_clean(found.text)
    _refuse_rubbish(source, found.text)
    return text, tuple(_notes(source.name, found))


def head_of(source: Source) -> str:
    """Return the beginning of the clean text, for finding out what it is."""
    data = source.data
    found = _decode(data, declared_charset(data))
    return to_clean(found.text[:_HEAD]).lstrip("\n ")


def declared_charset(data: bytes) -> str | None:
    """Return the charset that an HTML or XML text declares near its beginning, or None."""
    match = _XML.match(data.lstrip()[:300]) or _META.search(data[:8192])
    return match[1].decode("ascii") if match else None


@lru_cache(maxsize=4)
def _decode(data: bytes, declared: str | None) -> encoding.Decoded:
    # several formats look at one source in turn; the guess is the slow part
    return encoding.to_text(data, declared)


def _refuse_rubbish(source: Source, text: str) -> None:
    sample = text[:20_000]
    controls = sum(c < " " and c not in "\t\n\r\f" for c in sample)
    letters = sum(c.isalpha() for c in sample)
    if controls > 0.01 * len(sample) + 2 or sample.count("\ufffd") > 0.1 * len(sample):
        raise SeedError(source.name, "binary data, no text", "Take the file out of seeds/.")
    if letters < 3:
        raise SeedError(source.name, "there are no words in it", "Take the file out of seeds/.")


def _notes(where: str, found: encoding.Decoded) -> list[Note]:
    notes = []
    if found.guessed:
        what = (
            f"no charset is declared; read as {found.charset}. Save it as UTF-8 if that is wrong."
        )
        notes.append(Note(Level.INFO, where, what))
    if found.repaired:
        what = "some lines had been encoded twice and were mended."
        notes.append(Note(Level.INFO, where, what))
    if found.lost:
        what = f"{found.lost} characters could not be read. Save it again from its source as UTF-8."
        notes.append(Note(Level.FINDING, where, what))
    return notes
