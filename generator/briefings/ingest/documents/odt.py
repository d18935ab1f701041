"""OpenDocument texts (.odt): styles become structure, then the text is read as a clipping."""

import io
import re
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from html import escape

from lxml import etree

from briefings.dates import from_iso
from briefings.errors import SeedError
from briefings.ingest.containers.ziparchive import FAULTS as ZIP_FAULTS
from briefings.ingest.documents.titled import to_draft
from briefings.ingest.exports import shared
from briefings.model import Draft, Picture, Source, Witness

_KIND = b"application/vnd.oasis.opendocument.text"
_LARGEST = 100 << 20  # bytes of an unpacked part
_LARGEST_PICTURE = 20 << 20
_MOST = 200  # pictures
_FAULTS = (*ZIP_FAULTS, KeyError, etree.LxmlError, RecursionError)
#: Elements whose text is no part of the article: remarks, what was deleted, what a program made.
_SKIPPED = {
    "tracked-changes", "annotation", "table-of-content", "sequence-decls", "forms",
    "note-citation", "bookmark", "alphabetical-index", "title", "desc",
}  # fmt: skip
#: Elements -> HTML that says the same.
_SAME = {"list-item": "li", "table": "table", "table-row": "tr", "table-cell": "td"}
_BLANKS = {"line-break": "<br>", "tab": " ", "s": " "}
_TITLE = re.compile(r"\A\s*<h1 class=\"title\">(.*?)</h1>", re.DOTALL)


def recognises(source: Source) -> bool:
    """Tell whether the source is a zip that calls itself an OpenDocument text."""
    # OpenDocument 1.3, part 2, 3.3: the first member is stored and tells the kind
    head = source.data[:120]
    return head.startswith(b"PK\x03\x04") and head[30:38] == b"mimetype" and _KIND in head


def read(source: Source) -> Iterator[Draft]:
    """Yield the one article of a document. Raises SeedError if there is no text in it."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(source.data))
        said = tuple(_claims(archive))
        writing = _Writing(archive, _styles(root := _part(source.name, archive, "content.xml")))
        body = next(root.iter("{*}text"), None)
        html = "" if body is None else "".join(writing.markup(body))
    except _FAULTS as error:
        what = f"a damaged OpenDocument text ({type(error).__name__})"
        raise SeedError(source.name, what, "Save it again from the program.") from error
    yield to_draft(source.name, html, _TITLE, said, writing.pictures)


def _part(name: str, archive: zipfile.ZipFile, path: str) -> etree._Element:
    if archive.getinfo(path).file_size > _LARGEST:
        raise SeedError(name, "a document of more than 100 MB", "Split it.")
    data = archive.read(path)
    if b"<!DOCTYPE" in data[:4096] or b"<!ENTITY" in data:
        what = "a document that declares entities, as no word processor does"
        raise SeedError(name, what, "Take it out of seeds/.")
    return etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True))


def _local(element: etree._Element) -> str:
    return etree.QName(element).localname if isinstance(element.tag, str) else ""


def _value(element: etree._Element, key: str) -> str:
    return next((str(v) for k, v in element.items() if etree.QName(k).localname == key), "")


def _styles(root: etree._Element) -> dict[str, str]:
    """Return the styles of the text by name: what they are made of, and how they look."""
    found: dict[str, str] = {}
    for style in root.iter("{*}style", "{*}list-style"):
        look = [_value(style, "parent-style-name")]
        for inner in style.iter():
            if _value(inner, "font-weight") == "bold":
                look.append("bold")
            if _value(inner, "font-style") == "italic":
                look.append("italic")
        first = next(iter(style), None)
        if first is not None and _local(first) == "list-level-style-number":
            look.append("numbered")
        found[_value(style, "name")] = " ".join(look)
    return found


@dataclass
class _Writing:
    """A document on its way to HTML."""

    archive: zipfile.ZipFile
    styles: Mapping[str, str]
    pictures: list[Picture] = field(default_factory=list)

    def markup(self, element: etree._Element) -> Iterator[str]:
        """Yield the HTML of an element; lxml holds no tree deeper than 256 elements."""
        tag = _local(element)
        if tag in _SKIPPED or not tag:
            return
        if tag in _BLANKS:
            yield _BLANKS[tag]
            return
        if tag == "note":
            body = next(element.iter("{*}note-body"), element)
            yield f" [{escape(' '.join(' '.join(map(str, body.itertext())).split()))}]"
            return
        if tag == "image":
            yield self._picture(_value(element, "href"))
            return
        opening, closing = self._tags(element, tag)
        yield opening
        yield escape(element.text or "")
        for child in element:
            yield from self.markup(child)
            yield escape(child.tail or "")
        yield closing

    def _tags(self, element: etree._Element, tag: str) -> tuple[str, str]:
        """Return what stands before and after the text of an element."""
        name = _value(element, "style-name")
        style = f"{name} {self.styles.get(name, '')}"
        if tag == "p" and re.search(r"\bTitle\b", style):
            return '<h1 class="title">', "</h1>"
        if tag == "h":
            level = _value(element, "outline-level")
            made = f"h{level if level in set('123456') else 2}"
        elif tag == "p":
            quoted = re.search(r"\bQuotations?\b", style)
            return ("<blockquote><p>", "</p></blockquote>") if quoted else ("<p>", "</p>")
        elif tag == "span":
            marks = [mark for mark, look in (("b", "bold"), ("i", "italic")) if look in style]
            return "".join(f"<{m}>" for m in marks), "".join(f"</{m}>" for m in marks[::-1])
        elif tag == "a":
            return f'<a href="{escape(_value(element, "href"))}">', "</a>"
        elif tag == "list":
            made = "ol" if "numbered" in style else "ul"
        elif tag == "table-cell" and [*element.iterancestors("{*}table-header-rows")]:
            made = "th"
        else:
            made = _SAME.get(tag, "")
        return (f"<{made}>", f"</{made}>") if made else ("", "")

    def _picture(self, path: str) -> str:
        """Keep a picture of the document and return the element that shows it."""
        try:
            info = self.archive.getinfo(path.removeprefix("./"))
        except KeyError:
            return ""
        if info.file_size > _LARGEST_PICTURE or len(self.pictures) >= _MOST:
            return ""
        reference = f"picture-{len(self.pictures) + 1}"
        self.pictures.append(Picture(reference, self.archive.read(info)))
        return f'<img src="{reference}" alt="">'


def _claims(archive: zipfile.ZipFile) -> Iterator[Witness]:
    """Yield what the document's properties say; programs fill them, so that they are weak."""
    if "meta.xml" not in archive.namelist():
        return
    said: dict[str, list[str]] = {}
    for element in _part("meta.xml", archive, "meta.xml").iter():
        if (element.text or "").strip():
            said.setdefault(_local(element), []).append((element.text or "").strip())
    rule = "document's properties"
    author = said.get("initial-creator") or said.get("creator") or [""]
    for name, key, value, sure in (
        ("title", "title", said.get("title", [""])[0], 0.55),
        ("authors", "creator", author[0], 0.3),
    ):
        for witness in shared.claim(rule, name, key, value):
            yield replace(witness, rule=rule, confidence=sure)
    for key in ("date", "creation-date"):
        day = said.get(key, [""])[0][:10]
        if when := from_iso(day):
            yield Witness("captured", when, rule, key, said[key][0][:200], 0.4)
    yield from shared.claim(rule, "tags", "keyword", said.get("keyword", []))
