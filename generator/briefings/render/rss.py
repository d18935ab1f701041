"""RSS 2.0 for readers that know nothing else."""

from email.utils import format_datetime
from html import escape
from urllib.parse import urljoin

from lxml import etree

from briefings import dates
from briefings.addresses import sibling
from briefings.model import Article
from briefings.render.atom import Feed, entry_id, names
from briefings.render.catalogue import Catalogue

_TYPE = "application/rss+xml"
_HISTORY = "http://purl.org/syndication/history/1.0"
_ATOM, _DC = "http://www.w3.org/2005/Atom", "http://purl.org/dc/elements/1.1/"
_SPACES = {"atom": _ATOM, "dc": _DC, "fh": _HISTORY}


def rss(feed: Feed, book: Catalogue) -> bytes:
    """Return a feed or a page of its archive (RFC 5005); ``dc:source`` is the original."""
    config = book.config
    root = etree.Element("rss", attrib={"version": "2.0"}, nsmap=_SPACES)
    channel = etree.SubElement(root, "channel")
    _add(channel, "title", feed.title)
    _add(channel, "link", urljoin(config.site_url, feed.page))
    _add(channel, "description", config.description or config.subtitle or config.title)
    _add(channel, "language", config.lang)
    links = {
        "self": feed.path,
        "current": feed.current,
        "prev-archive": feed.previous,
        "next-archive": feed.next,
    }
    for rel, path in links.items():
        if path:
            place = urljoin(config.site_url, sibling(path, "rss"))
            etree.SubElement(channel, f"{{{_ATOM}}}link", rel=rel, type=_TYPE, href=place)
    if feed.current:
        etree.SubElement(channel, f"{{{_HISTORY}}}archive")
    for article in feed.articles:
        _item(channel, article, book)
    etree.indent(root)
    return etree.tostring(root, xml_declaration=True, encoding="utf-8") + b"\n"


def _item(channel: etree._Element, article: Article, book: Catalogue) -> None:
    item = etree.SubElement(channel, "item")
    _add(item, "title", article.title)
    _add(item, "link", urljoin(book.config.site_url, book.archive.addresses[article.id]))
    # readers take a description for HTML, as the specification says
    summary = book.cards[article.id].summary or article.title
    _add(item, "description", escape(summary, quote=False))
    # the page may move, the name does not
    etree.SubElement(item, "guid", isPermaLink="false").text = entry_id(article, book.config)
    if article.date:
        _add(item, "pubDate", format_datetime(dates.instant(article.date)))
    for name in names(article, book):
        _add(item, f"{{{_DC}}}creator", name)
    if article.source_url:
        _add(item, f"{{{_DC}}}source", article.source_url)
    for tag in article.tags:
        _add(item, "category", tag)


def _add(parent: etree._Element, name: str, text: str) -> None:
    etree.SubElement(parent, name).text = text
