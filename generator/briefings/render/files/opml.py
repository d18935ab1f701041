"""OPML 2.0: the outlets of the archive, and its feeds, for readers of feeds."""

from collections.abc import Iterable

from lxml import etree

from briefings import urls
from briefings.render.grouping.catalogue import Catalogue, distinct
from briefings.syndication.feed import Feed


def feeds(made: Iterable[Feed], book: Catalogue) -> bytes:
    """Return our feeds; needs ``site_url``."""
    rows = (
        {
            "type": "rss",  # of OPML: any feed
            "text": feed.title,
            "title": feed.title,  # some readers know this one alone
            "xmlUrl": feed.address(feed.path),
            "htmlUrl": feed.address(feed.page),
        }
        for feed in made
    )
    return _opml(book.config.title, rows)


def outlets(book: Catalogue) -> bytes:
    """Return the outlets with their home pages, by name."""
    return _opml(book.config.title, _outlets(book))


def _outlets(book: Catalogue) -> Iterable[dict[str, str]]:
    for group in sorted(distinct(book.outlets), key=lambda g: (g.name.casefold(), g.name)):
        found = (book.archive.by_id[key].source_url for key in reversed(group.ids))
        host = next((urls.host(url) for url in found if url), "")
        home = {"type": "link", "url": f"https://{host}/"} if host else {}
        yield {"text": group.name, **home}


def _opml(title: str, rows: Iterable[dict[str, str]]) -> bytes:
    root = etree.Element("opml", version="2.0")
    head = etree.SubElement(root, "head")
    etree.SubElement(head, "title").text = title
    body = etree.SubElement(root, "body")
    for row in rows:
        etree.SubElement(body, "outline", attrib=row)
    etree.indent(root)
    return etree.tostring(root, xml_declaration=True, encoding="utf-8") + b"\n"
