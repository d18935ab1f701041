"""EPUB 3.3: a chapter an article, by date and by topic, for every e-reader.

Our own writer: a book is a zip of few files, and EbookLib's is another at every run.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import BinaryIO
from uuid import NAMESPACE_URL, uuid5

from lxml import etree

from briefings import urls
from briefings.articlefile import text_hash
from briefings.export.collection import Collection, Piece, days
from briefings.export.epubpackage import Item, container, package
from briefings.export.packing import write_zip
from briefings.export.xhtml import Shelves, body, element, page
from briefings.phrases import RIGHT_TO_LEFT, phrases
from briefings.pictures import type_of
from briefings.text import title_key

_TYPES = {"image/jpeg": ".jpg", "image/png": ".png", "image/gif": ".gif", "image/webp": ".webp"}
_STYLE = b"""body { margin: 0 4%; line-height: 1.5; }
h1 { line-height: 1.2; }
.facts, .caption, .missing { color: #555; font-size: .9em; }
.text { margin-top: 1.5em; }
blockquote { margin: 1em 0 1em 1em; padding-left: 1em; border-left: .2em solid #999; }
img { max-width: 100%; height: auto; }
table { border-collapse: collapse; }
td, th { border: 1px solid #999; padding: .2em .4em; vertical-align: top; }
nav ol { list-style: none; padding-left: 1em; }
"""


@dataclass(frozen=True)
class _Book:
    collection: Collection
    chapters: dict[str, str]  #: by article id: file name, ``a0001.xhtml``
    images: dict[str, Path]  #: file name in the book: file on disk
    shelves: Shelves
    front: tuple[etree._Element, ...] = ()

    @property
    def pieces(self) -> list[Piece]:
        """Those that have a chapter."""
        return [p for p in self.collection.pieces if p.article.id in self.chapters]


def write_epub(collection: Collection, path: Path) -> None:
    """Write the book; equal articles give equal bytes."""
    with path.open("w+b") as file:
        write_book(collection, file)


def chapters(collection: Collection) -> dict[str, str]:
    """Return the file of each article's chapter by its id; none of a book without texts."""
    pieces = () if collection.briefly else collection.pieces
    return {p.article.id: f"a{n:05d}.xhtml" for n, p in enumerate(pieces, start=1)}


def write_book(
    collection: Collection, file: BinaryIO, front: Sequence[etree._Element] = ()
) -> None:
    """Write the book to a file; ``front``, XHTML, stands on the first page instead of the title."""
    book = _book(collection, tuple(front))
    pages = dict(_pages(book))
    items = [Item("nav.xhtml", "application/xhtml+xml", "nav", "toc")]
    items += [Item(name, "application/xhtml+xml", in_spine=True) for name in pages]
    items += [Item(name, type_of(image)) for name, image in book.images.items()]
    items.append(Item("style.css", "text/css"))
    files = {"nav.xhtml": _nav(book), **pages, "style.css": _STYLE}
    identity = uuid5(NAMESPACE_URL, _digest(book)).urn
    write_zip(file, _members(book, files, package(collection, items, identity)), "mimetype")


def _members(book: _Book, files: dict[str, bytes], opf: bytes) -> Iterator[tuple[str, bytes]]:
    yield "mimetype", b"application/epub+zip"
    yield "META-INF/container.xml", container()
    yield "EPUB/package.opf", opf
    for name, data in files.items():
        yield f"EPUB/{name}", data
    for name, image in book.images.items():
        yield f"EPUB/{name}", image.read_bytes()


def _book(collection: Collection, front: tuple[etree._Element, ...]) -> _Book:
    files = chapters(collection)
    pieces = [p for p in collection.pieces if p.article.id in files]
    images: dict[str, Path] = {}
    named: dict[str, str] = {}
    for image in sorted(collection.images.glob("*")) if collection.images.is_dir() else []:
        reference = f"images/{image.name}"
        if not any(_shows(p, reference) for p in pieces):
            continue
        if ending := _TYPES.get(type_of(image)):  # a broken one gives way to its words
            # short names of our own: long ones from addresses break some readers
            name = f"images/i{len(images) + 1:05d}{ending}"
            images[name], named[reference] = image, name
    titles = {title_key(p.article.title): files[p.article.id] for p in pieces}
    addresses = {
        urls.address_key(p.article.source_url): files[p.article.id]
        for p in pieces
        if p.article.source_url
    }
    return _Book(collection, files, images, Shelves(titles, addresses, named), front)


def _shows(piece: Piece, reference: str) -> bool:
    return piece.is_whole and reference in (piece.article.image or "", *_in_body(piece))


def _in_body(piece: Piece) -> Iterator[str]:
    for part in piece.article.body.split("images/")[1:]:
        yield f"images/{part.split(')', maxsplit=1)[0].split('>')[0].split(' ')[0]}"


def _pages(book: _Book) -> Iterator[tuple[str, bytes]]:
    collection = book.collection
    heading = element("h1", collection.title)
    about = [element("p", collection.description)] if collection.description else []
    words = phrases(collection.lang)
    inside = book.front or (heading, *about)
    section = element("section", "", *inside, epub_type="titlepage")
    yield "title.xhtml", page(collection.title, [section], lang=collection.lang)
    for piece in book.pieces:
        yield book.chapters[piece.article.id], _chapter(piece, book)
    if topics := _topics(book):
        yield "topics.xhtml", page(words.say("Topics"), topics, lang=collection.lang)


def _chapter(piece: Piece, book: _Book) -> bytes:
    article, lang = piece.article, piece.article.lang or book.collection.lang
    facts = [element("p", text, class_="facts") for text in _facts(piece)]
    if article.source_url:
        link = element("a", urls.readable(article.source_url), href=article.source_url)
        facts.append(element("p", "", link, class_="facts"))
    parts = [element("h1", article.title)]
    parts += [element("p", article.subtitle)] if article.subtitle else []
    parts += facts
    if piece.article.body:
        parts.append(body(piece, book.shelves))
    if not piece.is_whole:
        withheld = phrases(book.collection.lang).say(
            "The text is not shown here; it stands at the original."
        )
        parts.append(element("p", withheld, class_="facts"))
    content = element("article", "", *parts)
    rtl = lang.split("-")[0].lower() in RIGHT_TO_LEFT
    return page(article.title, [content], lang=lang, rtl=rtl, source=article.source_url or "")


def _facts(piece: Piece) -> Iterator[str]:
    article = piece.article
    names = ", ".join(article.authors or article.agency)
    if line := " · ".join(part for part in (names, piece.outlet, _day(article.date)) if part):
        yield line
    if article.rights:
        yield article.rights


def _day(when: str | None) -> str:
    return (when or "")[:10]


def _topics(book: _Book) -> list[etree._Element]:
    """Return a heading and a list of chapters for each topic, by name."""
    found: dict[str, list[Piece]] = {}
    for piece in book.pieces:
        for tag in dict.fromkeys(piece.article.tags):
            found.setdefault(tag, []).append(piece)
    if not found:
        return []
    shown = [element("h1", phrases(book.collection.lang).say("Topics"))]
    for tag in sorted(found, key=lambda name: (name.casefold(), name)):
        rows = [element("li", "", _link(piece, book)) for piece in found[tag]]
        shown += [element("h2", tag), element("ul", "", *rows)]
    return shown


def _link(piece: Piece, book: _Book) -> etree._Element:
    link = element("a", piece.article.title, href=book.chapters[piece.article.id])
    if piece.article.lang:
        link.set("lang", piece.article.lang)
        link.set("{http://www.w3.org/XML/1998/namespace}lang", piece.article.lang)
    return link


def _nav(book: _Book) -> bytes:
    """Return the table of contents: months, and the articles of each."""
    words = phrases(book.collection.lang)
    months: dict[str, list[etree._Element]] = {}
    for day, pieces in days(book.pieces):
        rows = [element("li", "", _link(piece, book)) for piece in pieces]
        months.setdefault(day[:7] or words.say("undated"), []).extend(rows)
    title = element("li", "", element("a", book.collection.title, href="title.xhtml"))
    items = [title]
    items += [
        element("li", "", element("span", month), element("ol", "", *rows))
        for month, rows in months.items()
    ]
    if any(piece.article.tags for piece in book.pieces):
        items.append(element("li", "", element("a", words.say("Topics"), href="topics.xhtml")))
    heading = element("h1", book.collection.title)
    toc = element("nav", "", heading, element("ol", "", *items), epub_type="toc", id="toc")
    return page(book.collection.title, [toc], lang=book.collection.lang)


def _digest(book: _Book) -> str:
    parts = [f"{p.article.id} {text_hash(p.article.body)}" for p in book.collection.pieces]
    parts += [etree.tostring(part, encoding="unicode") for part in book.front]
    return sha256("\n".join([book.collection.title, *parts]).encode()).hexdigest()
