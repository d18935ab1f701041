"""The clean text of a source, with what a person should know about how it was won."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from briefings.errors import SeedError
from briefings.ingest import encoding
from briefings.model import Repair, Source
from briefings.report import Level, Note
from briefings.text import to_clean, unusual

_META = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.IGNORECASE)
_XML = re.compile(rb"<\?xml[^>]{0,100}?encoding\s*=\s*[\"']([\w.:-]{2,40})", re.IGNORECASE)
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0e-\x1f]")
_THREE_LETTERS = re.compile(r"(?:[\W\d_]*[^\W\d_]){3}")
_HEAD = 16 * 1024  # characters that decide what a source is


#: Signs that ``text.to_clean`` takes out or makes a space of, by what a person calls them.
_SIGNS = (
    ("soft hyphens", "\u00ad", "taken out"),
    ("no-break spaces", "\u00a0\u202f", "made spaces"),
    ("zero-width signs", "\u200b\u2060\u2061\u2062\u2063\u2064\ufeff", "taken out"),
    ("directional overrides", "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069",
     "taken out"),
    ("control characters", "".join(map(chr, (*range(9), 11, 12, *range(14, 32), *range(127, 160)))),
     "taken out"),
)  # fmt: skip
_ANY_SIGN = re.compile("[" + "".join(signs for _, signs, _ in _SIGNS) + "]")


@dataclass(frozen=True, slots=True)
class SeedText:
    """The clean text of a source, and how it was won."""

    text: str
    notes: tuple[Note, ...] = ()  #: what a person should know
    repairs: tuple[Repair, ...] = ()  #: what was mended, for the record of evidence


def text_of(source: Source, declared: str | None = None) -> tuple[str, tuple[Note, ...]]:
    """Return the clean text of a source and notes on its encoding, as ``read_text`` does."""
    found = read_text(source, declared)
    return found.text, found.notes


def read_text(source: Source, declared: str | None = None) -> SeedText:
    """Return the clean text of a source with notes on its encoding and what was mended.

    ``declared`` is the charset that something outside the text names. Raises SeedError for what
    turns out to be no text.
    """
    declared = declared or _told_charset(source) or declared_charset(source.data)
    found = _decode(source.data, declared)
    text = to_clean(found.text)
    _refuse_rubbish(source, found.text)
    signs = sign_repairs(found.text) if text != found.text else ()
    repairs = (*_charset_repair(found, declared), *found.repairs, *signs)
    return SeedText(text, tuple(_notes(source.name, found)), repairs)


def sign_repairs(text: str) -> Iterator[Repair]:
    """Yield how many invisible signs ``text.to_clean`` will take out of a text, by their kind."""
    found = Counter(_ANY_SIGN.findall(unusual(text)))
    for what, signs, done in _SIGNS:
        if number := sum(found[sign] for sign in signs):
            yield Repair(what, "", "", f"{number} {done}")


def _charset_repair(found: encoding.Decoded, declared: str | None) -> Iterator[Repair]:
    """Yield the charset that was taken although none, or another one, was declared."""
    if found.guessed:
        yield Repair("charset", "", declared or "none declared", found.charset)
    elif declared and not encoding.is_same(declared, found.charset):
        yield Repair("charset", "", declared, found.charset)


def head_of(source: Source) -> str:
    """Return the beginning of the clean text, for finding out what it is."""
    return _head(source.data, _told_charset(source))


@lru_cache(maxsize=4)
def _head(data: bytes, told: str | None) -> str:
    # as with _decode: one format after the other asks
    found = _decode(data, told or declared_charset(data))
    return to_clean(found.text[:_HEAD]).lstrip("\n ")


def _told_charset(source: Source) -> str | None:
    """Return the charset that a web archive's HTTP header names, or None."""
    return next((str(w.value) for w in source.told if w.field == "charset"), None)


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
    controls = len(_CONTROLS.findall(sample))
    if controls > 0.01 * len(sample) + 2 or sample.count("\ufffd") > 0.1 * len(sample):
        raise SeedError(source.name, "binary data, no text", "Take the file out of seeds/.")
    if not _THREE_LETTERS.match(sample):
        raise SeedError(source.name, "there are no words in it", "Take the file out of seeds/.")


def _notes(where: str, found: encoding.Decoded) -> list[Note]:
    notes = []
    if found.guessed:
        what = (
            f"no charset is declared; read as {found.charset}. Save it as UTF-8 if that is wrong."
        )
        notes.append(Note(Level.INFO, where, what))
    if found.repairs:
        what = "some lines had been encoded twice and were mended."
        notes.append(Note(Level.INFO, where, what))
    if found.lost:
        what = f"{found.lost} characters could not be read. Save it again from its source as UTF-8."
        notes.append(Note(Level.FINDING, where, what))
    return notes
