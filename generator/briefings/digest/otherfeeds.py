"""The feeds of briefings as RSS 2.0 and JSON Feed 1.1, and the table of all formats."""

import json
from collections.abc import Callable
from datetime import datetime
from email.utils import format_datetime
from html import escape

from lxml import etree

from briefings.addresses import sibling
from briefings.briefing import FOLDER
from briefings.digest.feed import (
    HISTORY,
    Series,
    atom,
    content_of,
    id_of,
    summary_of,
    time_of,
)
from briefings.digest.letter import Letter

_ATOM = "http://www.w3.org/2005/Atom"
_RSS = "application/rss+xml"


def rss(feed: Series) -> bytes:
    """Return a series as RSS."""
    first = feed.first
    space = {"atom": _ATOM, "fh": HISTORY}
    root = etree.Element("rss", attrib={"version": "2.0"}, nsmap=space)
    channel = etree.SubElement(root, "channel")
    _add(channel, "title", feed.title)
    _add(channel, "link", first.page(f"{FOLDER}/index.html"))
    _add(channel, "description", feed.title)
    _add(channel, "language", first.words.lang)
    for rel, address in feed.links("rss"):
        etree.SubElement(channel, f"{{{_ATOM}}}link", rel=rel, type=_RSS, href=address)
    if feed.current:
        etree.SubElement(channel, f"{{{HISTORY}}}archive")
    for letter in feed.letters:
        item = etree.SubElement(channel, "item")
        _add(item, "title", letter.briefing.title)
        _add(item, "link", letter.page(letter.briefing.path))
        _add(item, "description", _told(letter, feed))
        etree.SubElement(item, "guid", isPermaLink="false").text = id_of(letter)
        if when := time_of(letter.briefing):
            _add(item, "pubDate", format_datetime(datetime.fromisoformat(when)))
    etree.indent(root)
    return etree.tostring(root, xml_declaration=True, encoding="utf-8") + b"\n"


def _told(letter: Letter, feed: Series) -> str:
    """Return what HTML there is of a briefing: all of it, in the archive a line."""
    return escape(summary_of(letter), quote=False) if feed.current else content_of(letter)


def _add(parent: etree._Element, name: str, text: str) -> None:
    etree.SubElement(parent, name).text = text


def json_feed(feed: Series) -> bytes:
    """Return a series as JSON Feed, ``next_url`` leading to what is older."""
    first = feed.first
    told: dict[str, object] = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed.title,
        "language": first.words.lang,
        "home_page_url": first.page(f"{FOLDER}/index.html"),
        "feed_url": first.page(sibling(feed.path, "json")),
        "next_url": feed.previous and first.page(sibling(feed.previous, "json")),
        "items": [_item(letter, feed) for letter in feed.letters],
    }
    shown = {key: value for key, value in told.items() if value}
    return (json.dumps(shown, ensure_ascii=False, indent=1) + "\n").encode()


def _item(letter: Letter, feed: Series) -> dict[str, str]:
    briefing = letter.briefing
    item = {
        "id": id_of(letter),
        "url": letter.page(briefing.path),
        "title": briefing.title,
        "content_html": _told(letter, feed),
        "date_published": time_of(briefing),
        "language": briefing.lang,
    }
    return {key: value for key, value in item.items() if value}


#: Label, media type and maker of every format, by the ending of its files.
FEEDS: dict[str, tuple[str, str, Callable[[Series], bytes]]] = {
    "atom": ("Atom", "application/atom+xml", atom),
    "rss": ("RSS", _RSS, rss),
    "json": ("JSON Feed", "application/feed+json", json_feed),
}
