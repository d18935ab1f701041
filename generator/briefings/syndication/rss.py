"""RSS 2.0 for readers that know nothing else, a feed or a page of its archive (RFC 5005)."""

from datetime import datetime
from email.utils import format_datetime
from html import escape

from lxml import etree

from briefings.syndication.feed import Entry, Feed
from briefings.syndication.xml import ATOM, HISTORY, add, mark_archive, to_bytes

TYPE = "application/rss+xml"
# the RSS Advisory Board's profile: so that no reader takes text for markup
_SAFER = ((b"&amp;", b"&#x26;"), (b"&lt;", b"&#x3C;"))
_DC = "http://purl.org/dc/elements/1.1/"


def rss(feed: Feed) -> bytes:
    """Return a feed, ``dc:source`` being the originals of its entries."""
    spaces = {"atom": ATOM, "dc": _DC, "fh": HISTORY}
    root = etree.Element("rss", attrib={"version": "2.0"}, nsmap=spaces)
    channel = etree.SubElement(root, "channel")
    add(channel, "title", feed.title)
    add(channel, "link", feed.address(feed.page))
    add(channel, "description", feed.description or feed.subtitle or feed.title)
    add(channel, "language", feed.lang)
    for rel, address in feed.around("rss"):
        add(channel, f"{{{ATOM}}}link", rel=rel, type=TYPE, href=address)
    if feed.current:
        mark_archive(channel)
    for entry in feed.entries:
        _item(etree.SubElement(channel, "item"), entry)
    data = to_bytes(root)
    for named, numbered in _SAFER:
        data = data.replace(named, numbered)
    return data


def _item(item: etree._Element, entry: Entry) -> None:
    add(item, "title", entry.title)
    add(item, "link", entry.url)
    # readers take a description for HTML, as the specification says
    told = entry.content or escape(entry.summary or entry.title, quote=False)
    add(item, "description", told)
    add(item, "guid", entry.id, isPermaLink="false")  # the page may move, the name does not
    if entry.published:
        add(item, "pubDate", format_datetime(datetime.fromisoformat(entry.published)))
    for name in entry.authors:
        add(item, f"{{{_DC}}}creator", name)
    if entry.original:
        add(item, f"{{{_DC}}}source", entry.original)
    for tag in entry.tags:
        add(item, "category", tag)
