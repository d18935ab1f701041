"""EPUB: a book is one article, unless its table of contents names several.

The rule: chapters that the navigation lists, with a title each and a text of their own, are
articles where the book is a periodical or an export of saved articles, which is told by its
identifier's or chapters' web addresses, or by dates; all else is one text.
"""

import posixpath
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, replace
from io import BytesIO
from urllib.parse import unquote

from lxml import etree

from briefings.dates import from_iso
from briefings.errors import SeedError
from briefings.ingest.clippings.clipping import read_clipping
from briefings.ingest.containers.ziparchive import FAULTS
from briefings.ingest.exports import shared, wallabagbook
from briefings.ingest.tomarkdown.fragment import lowered, to_text
from briefings.model import Draft, Picture, Source, Witness

_CONTAINER = "META-INF/container.xml"
_DC = "{http://purl.org/dc/elements/1.1/}"
_IDENTIFIER = f"{_DC}identifier"
_MOST_CHAPTERS = 2000
_LARGEST = 20 << 20  # bytes of one file in the book
_MOST_BYTES = 300 << 20  # of all that is read
_IMAGE = re.compile(r"!\[(?:[^\]\\]|\\.){0,2000}+\]\(<?([^\s()<>]+)")
_FRONT = re.compile(
    r"(?:^|[/_-])(?:cover|title-?page|nav|toc|copyright|colophon|imprint)", re.IGNORECASE
)
_FONTS = ("http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC")


@dataclass(frozen=True, slots=True)
class _Chapter:
    path: str  #: in the archive
    text: str  #: Markdown
    html: str  #: what it was made of


def recognises(source: Source) -> bool:
    """Tell whether the source is a zip that says it is a book."""
    if not source.data.startswith(b"PK\x03\x04"):
        return False
    if b"application/epub+zip" in source.data[:200]:
        return True
    try:
        return _CONTAINER in zipfile.ZipFile(BytesIO(source.data)).namelist()
    except FAULTS:
        return False


def read(source: Source) -> Iterator[Draft]:
    """Yield the one article of a book, or each of a collection. Raises SeedError."""
    try:
        book = zipfile.ZipFile(BytesIO(source.data))
        _refuse_locked(source.name, book)
        root = _opf(source.name, book)
        base = posixpath.dirname(_opf_path(source.name, book))
        said = tuple(_claims(root))
        chapters = list(_chapters(source.name, book, root, base))
    except FAULTS as error:
        what = f"a damaged book ({error})"
        raise SeedError(source.name, what, "Get it again, or save its text.") from error
    if not any(chapter.text.strip() for chapter in chapters):
        raise SeedError(source.name, "a book without text", "Save its text as .txt.")
    if any(e.text and e.text.startswith(wallabagbook.IDENTIFIER) for e in root.iter(_IDENTIFIER)):
        yield from _entries(source.name, book, chapters)
    else:
        yield from _drafts(source.name, book, said, chapters)


def _entries(name: str, book: zipfile.ZipFile, chapters: list[_Chapter]) -> Iterator[Draft]:
    """Yield the entries of a book that wallabag made."""
    for chapter in chapters:
        draft = wallabagbook.from_chapter(name, chapter.path, chapter.html)
        if draft is not None:
            yield replace(draft, pictures=tuple(_pictures(book, [chapter])))


def _drafts(
    name: str, book: zipfile.ZipFile, said: tuple[Witness, ...], chapters: list[_Chapter]
) -> Iterator[Draft]:
    articles = [chapter for chapter in chapters if _is_article(chapter)]
    if len(articles) < 2 or len(articles) < len(chapters) / 2:
        yield _whole(name, book, said, chapters)
        return
    shared = tuple(w for w in said if w.field in {"lang", "captured", "rights"})
    shared += tuple(replace(w, confidence=0.4) for w in said if w.field in {"source", "date"})
    for chapter in articles:
        draft = read_clipping(name, chapter.text)
        data = chapter.text.encode()
        found = replace(draft, witnesses=(*shared, *draft.witnesses), part=chapter.path[:200])
        yield replace(found, part_data=data, pictures=tuple(_pictures(book, [chapter])))


def _whole(
    name: str, book: zipfile.ZipFile, said: tuple[Witness, ...], chapters: list[_Chapter]
) -> Draft:
    title = next((str(w.value) for w in said if w.field == "title"), None)
    text = "\n\n".join(chapter.text.strip() for chapter in chapters if chapter.text.strip())
    draft = read_clipping(name, lowered(text), title=title)
    weaker = tuple(replace(w, confidence=w.confidence * 0.75) for w in draft.witnesses)
    return replace(draft, witnesses=(*said, *weaker), pictures=tuple(_pictures(book, chapters)))


def _is_article(chapter: _Chapter) -> bool:
    """Tell whether a chapter is an article with an address or a date of its own below its title."""
    head = chapter.text.strip().split("\n\n")[:6]
    titled = bool(head) and head[0].startswith("#")
    dated = any(re.search(r"https?://|\b(?:19|20)\d\d\b", block) for block in head[1:])
    return titled and dated and len(chapter.text) > 200


def _refuse_locked(name: str, book: zipfile.ZipFile) -> None:
    if "META-INF/encryption.xml" not in book.namelist():
        return
    text = _bytes(book, "META-INF/encryption.xml").decode("utf-8", "replace")
    methods = re.findall(r"EncryptionMethod[^>]*Algorithm=[\"']([^\"']+)", text)
    if any(not method.startswith(_FONTS) for method in methods):
        remedy = "Get a copy without copy protection."
        raise SeedError(name, "a book under copy protection (DRM)", remedy)


def _xml(data: bytes) -> etree._Element:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, recover=True)
    root = etree.fromstring(data, parser) if data.strip() else None
    if root is None:
        raise ValueError("broken XML")
    return root


def _opf_path(name: str, book: zipfile.ZipFile) -> str:
    paths = [p for p in book.namelist() if p.lower().endswith(".opf")]
    if _CONTAINER in book.namelist():
        for element in _xml(_bytes(book, _CONTAINER)).iter("{*}rootfile"):
            paths.insert(0, str(element.get("full-path") or ""))
    found = next((path for path in paths if path in book.namelist()), None)
    if found is None:
        raise SeedError(name, "a book without its list of chapters (.opf)", "Get it again.")
    return found


def _opf(name: str, book: zipfile.ZipFile) -> etree._Element:
    try:
        return _xml(_bytes(book, _opf_path(name, book)))
    except etree.XMLSyntaxError as error:
        raise ValueError(str(error)) from error


def _claims(root: etree._Element) -> Iterator[Witness]:
    said = {
        key: [" ".join("".join(map(str, e.itertext())).split()) for e in root.iter(f"{_DC}{key}")]
        for key in ("title", "creator", "date", "publisher", "language", "subject", "description",
                    "rights", "source", "identifier")
    }  # fmt: skip
    for field, key in (
        ("title", "title"), ("authors", "creator"), ("source", "publisher"), ("lang", "language"),
        ("tags", "subject"), ("rights", "rights"),
    ):  # fmt: skip
        many = field in {"authors", "tags"}
        value = said[key] if many else next(iter(said[key]), "")
        yield from shared.claim("EPUB", field, f"dc:{key}", value)
    for text in said["description"][:1]:
        summary = to_text("", text).strip()
        yield from shared.claim("EPUB", "summary", "dc:description", summary)
    for text in said["date"][:1]:
        if when := from_iso(text[:10]) or from_iso(text[:4]):
            yield Witness("date", when, "EPUB", "dc:date", text[:200], 0.7)
    for text in [*said["source"], *said["identifier"]]:
        yield from shared.claim("EPUB", "source_url", "dc:source", text if "://" in text else "")


def _chapters(
    name: str, book: zipfile.ZipFile, root: etree._Element, base: str
) -> Iterator[_Chapter]:
    """Yield the chapters in reading order; cover, contents and imprint are none."""
    items = {str(e.get("id")): e for e in root.iter("{*}item")}
    total = 0
    for reference in list(root.iter("{*}itemref"))[:_MOST_CHAPTERS]:
        item = items.get(str(reference.get("idref")))
        if item is None or "nav" in str(item.get("properties") or "").split():
            continue
        path = posixpath.normpath(posixpath.join(base, unquote(str(item.get("href") or ""))))
        if path not in book.namelist() or _FRONT.search(path):
            continue
        data = _bytes(book, path)
        total += len(data)
        if total > _MOST_BYTES:
            raise SeedError(name, "a book that unpacks to too much", "Save its text as .txt.")
        html = data.decode("utf-8", "replace")
        yield _Chapter(path, to_text(name, html, ""), html)


def _pictures(book: zipfile.ZipFile, chapters: list[_Chapter]) -> Iterator[Picture]:
    seen: set[str] = set()
    for chapter in chapters:
        folder = posixpath.dirname(chapter.path)
        for reference in _IMAGE.findall(chapter.text):
            path = posixpath.normpath(posixpath.join(folder, unquote(reference)))
            if reference in seen or path not in book.namelist():
                continue
            seen.add(reference)
            yield Picture(reference, _bytes(book, path))


def _bytes(book: zipfile.ZipFile, path: str) -> bytes:
    info = book.getinfo(path)
    if info.file_size > _LARGEST:
        raise ValueError(f"{path} is too large")
    return book.read(info)
