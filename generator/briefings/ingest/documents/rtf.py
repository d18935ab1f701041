"""Rich text (.rtf): the text without its looks, read as a clipping."""

import re
from collections.abc import Iterator
from dataclasses import replace

from striprtf.striprtf import rtf_to_text

from briefings.dates import from_iso
from briefings.errors import SeedError
from briefings.ingest.clippings.clipping import read_clipping
from briefings.ingest.clippings.plaintext import to_markdown
from briefings.model import Draft, Source, Witness
from briefings.text import to_clean

#: What striprtf raises for files that are damaged: charsets and numbers that are none.
_FAULTS = (ValueError, LookupError, IndexError, TypeError, AttributeError, RecursionError)
_CHARSET = re.compile(rb"\\ansicpg(\d{3,5})")
_PICTURE = re.compile(rb"[0-9a-fA-F\s]{2000,}")  # pictures stand in a text as numbers
_PROPERTY = r"\{\\%s\s((?:[^{}\\]|\\'[0-9a-f]{2}|\\u-?\d+ ?\??|\\[{}\\])*)\}"
_CREATED = re.compile(r"\{\\creatim\\yr(\d{4})\\mo(\d{1,2})\\dy(\d{1,2})")


def recognises(source: Source) -> bool:
    """Tell whether the source begins as every RTF file does."""
    return source.data[:200].lstrip().startswith(b"{\\rtf")


def read(source: Source) -> Iterator[Draft]:
    """Yield the one article of a document. Raises SeedError if there is no text in it."""
    # latin-1 keeps every byte; the document itself says which charset its escapes are in
    code = _PICTURE.sub(b"", source.data).decode("latin-1")
    found = _CHARSET.search(source.data)
    charset = f"cp{int(found[1])}" if found and found[1] != b"65001" else "cp1252"
    try:
        text = _to_text(code, charset)
        said = tuple(_claims(code, charset))
    except _FAULTS as error:
        what = f"a damaged rich text document ({type(error).__name__})"
        raise SeedError(source.name, what, "Save it again from the program, or as .txt.") from error
    paragraphs = [line.strip() for line in text.split("\n") if line.strip()]
    if not paragraphs:
        raise SeedError(source.name, "a document without text", "Take it out of seeds/.")
    draft = read_clipping(source.name, "\n\n".join(paragraphs) + "\n")
    body = to_markdown(draft.body)
    yield replace(draft, body=body, witnesses=(*said, *draft.witnesses))


def _to_text(code: str, charset: str) -> str:
    text = rtf_to_text(code, encoding=charset, errors="replace")  # type: ignore[no-untyped-call]
    return to_clean(text)


def _claims(code: str, charset: str) -> Iterator[Witness]:
    """Yield what the document's properties say; programs fill them, so that they are weak."""
    rule = "document's properties"
    for name, key, sure in (("title", "title", 0.5), ("authors", "author", 0.3)):
        if match := re.search(_PROPERTY % key, code[:20_000]):
            value = " ".join(_to_text(f"{{\\rtf1 {match[1]}}}", charset).split())
            if value:
                told = (value,) if name == "authors" else value
                yield Witness(name, told, rule, key, value[:200], sure)
    if match := _CREATED.search(code[:20_000]):
        year, month, day = match.groups()
        if when := from_iso(f"{year}-{int(month):02}-{int(day):02}"):
            yield Witness("captured", when, rule, "creatim", match[0][:200], 0.4)
