"""Word documents (.docx): styles become structure, then the text is read as a clipping."""

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from xml.parsers.expat import ExpatError

import mammoth
from lxml import etree

from briefings.dates import from_iso
from briefings.errors import SeedError
from briefings.ingest.containers.ziparchive import FAULTS as ZIP_FAULTS
from briefings.ingest.documents.titled import to_draft
from briefings.ingest.exports import shared
from briefings.model import Draft, Picture, Source, Witness

_DOCUMENT = "word/document.xml"
_LARGEST = 100 << 20  # bytes of the unpacked document
#: What mammoth raises for documents that are damaged.
_FAULTS = (
    *ZIP_FAULTS, KeyError, IndexError, TypeError, AttributeError, AssertionError, RecursionError,
    SyntaxError,
    ExpatError,
)  # fmt: skip
_STYLES = """
p[style-name='Title'] => h1.title:fresh
p[style-name='Subtitle'] => p.subtitle:fresh
p[style-name='Quote'] => blockquote:fresh
p[style-name='Intense Quote'] => blockquote:fresh
p[style-name='Caption'] => p > em:fresh
"""
_TITLE = re.compile(r"\A\s*<h1(?: class=\"title\")?>(.*?)</h1>", re.DOTALL)


def recognises(source: Source) -> bool:
    """Tell whether the source is a zip with a Word document in it."""
    if not source.data.startswith(b"PK\x03\x04"):
        return False
    try:
        return _DOCUMENT in zipfile.ZipFile(io.BytesIO(source.data)).namelist()
    except ZIP_FAULTS:
        return False


def read(source: Source) -> Iterator[Draft]:
    """Yield the one article of a document. Raises SeedError if there is no text in it."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(source.data))
        if archive.getinfo(_DOCUMENT).file_size > _LARGEST:
            raise SeedError(source.name, "a document of more than 100 MB", "Split it.")
        if b"<!DOCTYPE" in archive.read(_DOCUMENT)[:4096]:
            what = "a document that declares entities, as no word processor does"
            raise SeedError(source.name, what, "Take it out of seeds/.")
        said = tuple(_claims(archive))
        html, pictures = _html(source.data)
    except _FAULTS as error:
        what = f"a damaged Word document ({type(error).__name__})"
        raise SeedError(source.name, what, "Save it again from the program.") from error
    yield to_draft(source.name, html, _TITLE, said, pictures)


def _html(data: bytes) -> tuple[str, list[Picture]]:
    pictures: list[Picture] = []

    def keep(image: mammoth.documents.Image) -> dict[str, str]:
        with image.open() as stream:
            reference = f"picture-{len(pictures) + 1}"
            pictures.append(Picture(reference, stream.read()))
        return {"src": reference}

    result = mammoth.convert_to_html(
        io.BytesIO(data), style_map=_STYLES, convert_image=mammoth.images.img_element(keep)
    )
    return str(result.value), pictures


def _claims(archive: zipfile.ZipFile) -> Iterator[Witness]:
    """Yield what the document's properties say; programs fill them, so that they are weak."""
    if "docProps/core.xml" not in archive.namelist():
        return
    parser = etree.XMLParser(resolve_entities=False, no_network=True, recover=True)
    root = etree.fromstring(archive.read("docProps/core.xml"), parser)
    if root is None:
        return
    said = {
        etree.QName(e).localname: (e.text or "").strip()
        for e in root.iter()
        if isinstance(e.tag, str)
    }
    for field, key, sure in (("title", "title", 0.55), ("authors", "creator", 0.3)):
        for witness in shared.claim("document's properties", field, key, said.get(key)):
            yield replace(witness, rule="document's properties", confidence=sure)
    for key in ("modified", "created"):
        if when := from_iso(said.get(key, "")):
            yield Witness("captured", when, "document's properties", key, said[key], 0.4)
    words = re.split(r"[,;]", said.get("keywords", ""))
    yield from shared.claim("document's properties", "tags", "keywords", words)
