"""Lists of links in HTML: bookmarks files of browsers, Pocket's and Instapaper's older exports.

The bookmarks file is Netscape's, and hardly an element in it is closed: it is read as a stream of
tags, not as a tree. Shiori, Linkwarden, Karakeep, Readeck, Raindrop, Pinboard, Shaarli and all
browsers write it, with ``TAGS`` and ``<DD>`` notes.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from lxml import etree

from briefings.errors import SeedError
from briefings.ingest.exports import instapaper, shared
from briefings.ingest.exports.shared import Foreign
from briefings.ingest.seedtext import text_of
from briefings.ingest.tree import without_programs
from briefings.model import Draft, Source
from briefings.text import to_line

_BOOKMARKS = re.compile(rb"\A(?:\xef\xbb\xbf)?\s*<!doctype netscape-bookmark-file-1", re.IGNORECASE)
_LISTS = re.compile(
    rb"<title>\s*(?:(?P<pocket>Pocket Export)|(?P<instapaper>Instapaper: Export))\s*</title>",
    re.IGNORECASE,
)
_LARGEST = 128 * 1024 * 1024  # characters
_PIECE = 64 * 1024
_MOST_FOLDERS = 50  # within one another
_FIELDS = {"source_url": "href", "tags": "tags", "captured": "add_date"}
_POCKET = {"source_url": "href", "tags": "tags", "captured": "time_added"}
#: Attributes that change without anybody changing the bookmark.
_PASSING = ("icon", "last_visit", "last_charset")
#: Folders that every browser has: they say nothing.
_ROOTS = {
    "bookmarks", "bookmarks bar", "bookmarks toolbar", "bookmarks menu", "other bookmarks",
    "mobile bookmarks", "favorites", "favorites bar", "lesezeichen", "lesezeichenleiste",
}  # fmt: skip


@dataclass
class Link:
    """One link as the list has it."""

    folders: tuple[str, ...]  #: outermost first
    attributes: dict[str, str]  #: names in lower case
    title: str = ""
    note: str = ""


def recognises(source: Source) -> bool:
    """Tell whether the head is that of a bookmarks file, or of a list as Pocket's."""
    head = source.data[:2000]
    return bool(_BOOKMARKS.match(head) or _LISTS.search(head))


def read(source: Source) -> Iterator[Draft]:
    """Yield one record a link. Raises SeedError if there is none."""
    kind = _LISTS.search(source.data[:2000])
    draft: Callable[[str, Link], Draft] = _bookmark
    if kind:
        draft = _pocket if kind["pocket"] else _instapaper
    text, notes = text_of(source)
    if len(text) > _LARGEST:
        raise SeedError(source.name, "too large for a list of links", "Export it in parts.")
    drafts = (draft(source.name, link) for link in find_links(text))
    yield from shared.told(source.name, drafts, notes, "a list without a link")


def find_links(text: str) -> Iterator[Link]:
    """Yield the links of a list in order, with the folders they lie in."""
    collector = _Collector()
    # its stubs ask for all methods that a target may have
    parser = etree.HTMLParser(target=collector, no_network=True)  # type: ignore[call-overload]
    markup = without_programs(text)
    try:
        for at in range(0, len(markup), _PIECE):
            parser.feed(markup[at : at + _PIECE])
            yield from collector.take(leave=1)  # its note may still come
        parser.close()
    except (etree.ParserError, etree.XMLSyntaxError):
        pass  # an empty end; what came before it is there
    yield from collector.take(leave=0)


@dataclass
class _Collector:
    """Gets the tags one by one. Folder: h1 or h3, then a list; link: a; its note: dd."""

    links: list[Link] = field(default_factory=list)
    folders: list[str] = field(default_factory=list)  # one for each open dl
    heading: str = ""
    section: str = ""  # the last h1: Pocket and Instapaper divide by it
    words: list[str] | None = None

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        if tag in {"h1", "h3"}:
            self.words = []
        elif tag == "dl":
            self.folders += [self.heading] if len(self.folders) < _MOST_FOLDERS else []
            self.heading, self.words = "", None
        elif tag == "a" and attributes.get("href"):
            folders = tuple(name for name in self.folders or [self.section] if name)
            self.links.append(Link(folders, {k.lower(): v for k, v in attributes.items()}))
            self.words = []
        elif tag == "dd":
            self.words = []
        elif tag == "dt":
            self.words = None

    def end(self, tag: str) -> None:
        words = to_line("".join(self.words or ()))
        if tag == "h1":
            self.section = words
        elif tag == "h3":
            self.heading = words
        elif tag == "a" and self.links and self.words is not None:
            self.links[-1].title = words
        elif tag == "dd" and self.links:
            self.links[-1].note = self.links[-1].note or words
        elif tag == "dl" and self.folders:
            self.folders.pop()
        if tag in {"h1", "h3", "a", "dd"}:
            self.words = None

    def data(self, data: str) -> None:
        if self.words is not None:
            self.words.append(data)

    def close(self) -> None:
        """End; lxml asks for it."""

    def take(self, *, leave: int) -> list[Link]:
        """Return what was found so far, but for the last ones, and forget it."""
        cut = max(0, len(self.links) - leave)
        taken, self.links = self.links[:cut], self.links[cut:]
        return taken


def _bookmark(name: str, link: Link) -> Draft:
    folders = [folder for folder in link.folders if folder.lower() not in _ROOTS]
    unread = shared.is_set(link.attributes.get("toread"))
    foreign: Foreign = {
        "folder": " / ".join(folders),
        "note": link.note,
        "read_later_state": "unread" if unread else "",
    }
    return _draft(name, link, _FIELDS, foreign)


def _pocket(name: str, link: Link) -> Draft:
    archived = link.folders[:1] == ("Read Archive",)
    return _draft(name, link, _POCKET, shared.state_of(archived=archived, starred=False))


def _instapaper(name: str, link: Link) -> Draft:
    folder = link.folders[0] if link.folders else ""
    return _draft(name, link, _FIELDS, instapaper.from_folder(folder))


def _draft(name: str, link: Link, fields: dict[str, str], foreign: Foreign) -> Draft:
    service = "Pocket" if fields is _POCKET else "bookmarks"
    item = {**link.attributes, "tags": link.attributes.get("tags", "").split(",")}
    said = [
        *shared.claim(service, "title", "text of the link", link.title),
        *shared.claims(service, item, fields),
    ]
    lasting = {k: v for k, v in link.attributes.items() if not k.startswith(_PASSING)}
    part = {"in": link.folders, "is": lasting, "title": link.title, "note": link.note}
    return shared.to_draft(name, said, shared.canonical_bytes(name, part), foreign=foreign)
