"""Atom 1.0 (RFC 4287), a feed or a page of its archive (RFC 5005)."""

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urljoin
from uuid import NAMESPACE_URL, uuid5

from lxml import etree

from briefings import __version__, dates
from briefings.addresses import lasting_id
from briefings.bibliography import outlet_name
from briefings.config import Config
from briefings.model import Article, IsoDate, SitePath
from briefings.render.catalogue import Catalogue

_ATOM = "http://www.w3.org/2005/Atom"
_HISTORY = "http://purl.org/syndication/history/1.0"
_XML = "{http://www.w3.org/XML/1998/namespace}"
_UNKNOWN = "1970-01-01T00:00:00+00:00"  # Atom demands a time even of an undated archive


@dataclass(frozen=True, slots=True)
class Feed:
    """One feed, or one page of its archive."""

    path: SitePath
    title: str
    page: SitePath  #: the page that shows the same
    articles: Sequence[Article]  #: newest first
    in_all: bool = False  #: in every format, however few there are
    previous: SitePath | None = None  #: the archive page with what is older
    next: SitePath | None = None  #: the archive page with what is newer
    current: SitePath | None = None  #: of a page of an archive: the feed with what is newest


def entry_id(article: Article, config: Config) -> str:
    """Return the lasting name of an article."""
    return lasting_id("article", article.id, config.feed_authority)


def instant(when: IsoDate | None) -> str:
    """Return a time as feeds want it."""
    return dates.instant(when).isoformat() if when else _UNKNOWN


def names(article: Article, book: Catalogue) -> tuple[str, ...]:
    """Return who stands as the author of an entry, at least one."""
    return article.authors or article.agency or (outlet_name(article) or book.config.title,)


def atom(feed: Feed, book: Catalogue) -> bytes:
    """Return a feed of the articles, ``via`` their originals."""
    root = feed_element(feed, book, [instant(a.modified or a.date) for a in feed.articles])
    for article in feed.articles:
        _entry(root, article, book)
    return to_bytes(root)


def to_bytes(root: etree._Element) -> bytes:
    """Return a document as it is written."""
    etree.indent(root)
    return etree.tostring(root, xml_declaration=True, encoding="utf-8") + b"\n"


def feed_element(feed: Feed, book: Catalogue, times: Sequence[str]) -> etree._Element:
    """Return a feed without its entries; ``times`` are theirs."""
    config = book.config
    space = {None: _ATOM, "fh": _HISTORY}
    root = etree.Element("feed", nsmap=space, attrib={f"{_XML}lang": config.lang})
    add(root, "title", feed.title)
    if config.subtitle:
        add(root, "subtitle", config.subtitle)
    add(root, "id", feed_id(feed, book))
    add(root, "updated", max(times, default=_UNKNOWN))
    add(root, "generator", "briefings", version=__version__)
    links = {
        "self": feed.path,
        "alternate": feed.page,
        "current": feed.current,
        "prev-archive": feed.previous,
        "next-archive": feed.next,
    }
    for rel, path in links.items():
        if path:
            add(root, "link", rel=rel, href=urljoin(config.site_url, path))
    if feed.current:
        etree.SubElement(root, f"{{{_HISTORY}}}archive")
    return root


def feed_id(feed: Feed, book: Catalogue) -> str:
    """Return the name of a feed."""
    if book.config.feed_authority:
        return lasting_id("feed", feed.path, book.config.feed_authority)
    seed = book.config.site_url or book.config.title
    own = "" if feed.path == "feed.atom" else f"#{feed.path}"
    return uuid5(NAMESPACE_URL, f"briefings:{seed}{own}").urn


def _entry(root: etree._Element, article: Article, book: Catalogue) -> None:
    language = {f"{_XML}lang": article.lang} if article.lang else {}
    entry = etree.SubElement(root, "entry", attrib=language)
    add(entry, "title", article.title)
    add(entry, "id", entry_id(article, book.config))
    add(entry, "updated", instant(article.modified or article.date))
    if article.date:
        add(entry, "published", instant(article.date))
    author = etree.SubElement(entry, "author")
    add(author, "name", ", ".join(names(article, book)))
    page = urljoin(book.config.site_url, book.archive.addresses[article.id])
    add(entry, "link", rel="alternate", type="text/html", href=page)
    if article.source_url:
        add(entry, "link", rel="via", href=article.source_url)
    for tag in article.tags:
        add(entry, "category", term=tag)
    if article.rights:
        add(entry, "rights", article.rights)
    if summary := book.cards[article.id].summary:
        add(entry, "summary", summary)


def add(parent: etree._Element, name: str, text: str = "", **attributes: str) -> None:
    """Add an element with its text and attributes."""
    etree.SubElement(parent, name, attrib=attributes).text = text or None
