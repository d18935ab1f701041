"""Atom 1.0 (RFC 4287), a feed or a page of its archive (RFC 5005)."""

from lxml import etree

from briefings import __version__
from briefings.syndication.feed import Entry, Feed
from briefings.syndication.xml import ATOM, HISTORY, add, mark_archive, to_bytes

_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_UNKNOWN = "1970-01-01T00:00:00+00:00"  # Atom demands a time even of what has none


def atom(feed: Feed) -> bytes:
    """Return a feed, ``via`` the originals of its entries."""
    root = etree.Element("feed", nsmap={None: ATOM, "fh": HISTORY}, attrib={_LANG: feed.lang})
    add(root, "title", feed.title)
    if feed.subtitle:
        add(root, "subtitle", feed.subtitle)
    add(root, "id", feed.id)
    add(root, "updated", max((entry.updated for entry in feed.entries), default="") or _UNKNOWN)
    if feed.author:
        _author(root, feed.author)
    add(root, "generator", "briefings", version=__version__)
    for rel, address in feed.around("atom"):
        add(root, "link", rel=rel, href=address)
    add(root, "link", rel="alternate", href=feed.address(feed.page))
    if feed.current:
        mark_archive(root)
    for entry in feed.entries:
        _entry(root, entry)
    return to_bytes(root)


def _entry(root: etree._Element, entry: Entry) -> None:
    made = etree.SubElement(root, "entry", attrib={_LANG: entry.lang} if entry.lang else {})
    add(made, "title", entry.title)
    add(made, "id", entry.id)
    add(made, "updated", entry.updated or _UNKNOWN)
    if entry.published:
        add(made, "published", entry.published)
    if entry.authors:
        _author(made, ", ".join(entry.authors))
    add(made, "link", rel="alternate", type="text/html", href=entry.url)
    if entry.original:
        add(made, "link", rel="via", href=entry.original)
    for tag in entry.tags:
        add(made, "category", term=tag)
    if entry.rights:
        add(made, "rights", entry.rights)
    if entry.content:
        add(made, "content", entry.content, type="html")
    elif entry.summary:
        add(made, "summary", entry.summary)


def _author(parent: etree._Element, name: str) -> None:
    add(etree.SubElement(parent, "author"), "name", name)
