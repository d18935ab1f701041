"""Files for programs: Atom, JSON Feed, sitemap, robots.txt, the articles as NDJSON.

Addresses in feeds are absolute where ``site_url`` is known and relative to the feed where not;
the sitemap needs absolute ones and is left out without.
"""

import json
from collections.abc import Iterable
from urllib.parse import urljoin
from uuid import NAMESPACE_URL, uuid5

from lxml import etree

from briefings import __version__, dates
from briefings.articlefile import text_hash
from briefings.bibliography import outlet_name
from briefings.model import Article, IsoDate, SitePath, Status
from briefings.render.catalogue import Catalogue

_ATOM = "http://www.w3.org/2005/Atom"
_XML = "{http://www.w3.org/XML/1998/namespace}"
_ENTRIES = 50  # newest articles in a feed
_UNKNOWN = "1970-01-01T00:00:00+00:00"  # Atom demands a time even of an undated archive
_SITEMAP_LIMIT = 50_000  # addresses in one file: sitemaps.org protocol


def files(book: Catalogue, pages: Iterable[SitePath]) -> dict[SitePath, bytes]:
    """Return all such files; ``pages`` are those that search engines may list."""
    site_url = book.config.site_url
    made = {
        "feed.atom": atom(book),
        "feed.json": json_feed(book),
        "robots.txt": _robots(site_url),
        "data/articles.ndjson": _ndjson(book),
    }
    if site_url:
        made["sitemap.xml"] = _sitemap(site_url, sorted(pages))
    return {SitePath(path): data for path, data in made.items()}


def _newest(book: Catalogue) -> list[Article]:
    shown = [a for a in book.archive.articles if a.status is not Status.WITHDRAWN]
    return shown[-_ENTRIES:][::-1]


def _urn(article: Article) -> str:
    """Return a name that outlives every move of the site: it comes from the article's id."""
    return uuid5(NAMESPACE_URL, f"briefing:{article.id}").urn


def _instant(when: IsoDate | None) -> str:
    return dates.instant(when).isoformat() if when else _UNKNOWN


def atom(book: Catalogue) -> bytes:
    """Return the newest articles as Atom 1.0 (RFC 4287), ``via`` the original."""
    config, newest = book.config, _newest(book)
    feed = etree.Element("feed", nsmap={None: _ATOM}, attrib={f"{_XML}lang": config.lang})
    _add(feed, "title", config.title)
    if config.subtitle:
        _add(feed, "subtitle", config.subtitle)
    seed = config.site_url or config.title
    _add(feed, "id", uuid5(NAMESPACE_URL, f"briefings:{seed}").urn)
    _add(feed, "updated", max((_instant(a.modified or a.date) for a in newest), default=_UNKNOWN))
    _add(feed, "generator", "briefings", version=__version__)
    _add(feed, "link", rel="self", href=urljoin(config.site_url, "feed.atom"))
    _add(feed, "link", rel="alternate", href=urljoin(config.site_url, "index.html"))
    for article in newest:
        _entry(feed, article, book)
    etree.indent(feed)
    return etree.tostring(feed, xml_declaration=True, encoding="utf-8") + b"\n"


def _entry(feed: etree._Element, article: Article, book: Catalogue) -> None:
    language = {f"{_XML}lang": article.lang} if article.lang else {}
    entry = etree.SubElement(feed, "entry", attrib=language)
    _add(entry, "title", article.title)
    _add(entry, "id", _urn(article))
    _add(entry, "updated", _instant(article.modified or article.date))
    if article.date:
        _add(entry, "published", _instant(article.date))
    author = etree.SubElement(entry, "author")
    names = article.authors or article.agency or (outlet_name(article) or book.config.title,)
    _add(author, "name", ", ".join(names))
    page = urljoin(book.config.site_url, book.archive.addresses[article.id])
    _add(entry, "link", rel="alternate", type="text/html", href=page)
    if article.source_url:
        _add(entry, "link", rel="via", href=article.source_url)
    for tag in article.tags:
        _add(entry, "category", term=tag)
    if article.rights:
        _add(entry, "rights", article.rights)
    if summary := book.cards[article.id].summary:
        _add(entry, "summary", summary)


def _add(parent: etree._Element, name: str, text: str = "", **attributes: str) -> None:
    etree.SubElement(parent, name, attrib=attributes).text = text or None


def json_feed(book: Catalogue) -> bytes:
    """Return the newest articles as JSON Feed 1.1, ``external_url`` being the original."""
    config = book.config
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": config.title,
        "description": config.description,
        "language": config.lang,
        "home_page_url": config.site_url,
        "feed_url": config.site_url and urljoin(config.site_url, "feed.json"),
        "items": [_item(article, book) for article in _newest(book)],
    }
    return _json({key: value for key, value in feed.items() if value or key == "items"}, 1)


def _item(article: Article, book: Catalogue) -> dict[str, object]:
    names = article.authors or article.agency
    item: dict[str, object] = {
        "id": _urn(article),
        "url": urljoin(book.config.site_url, book.archive.addresses[article.id]),
        "external_url": article.source_url,
        "title": article.title,
        "content_text": book.cards[article.id].summary or article.title,
        "date_published": article.date and _instant(article.date),
        "date_modified": article.modified and _instant(article.modified),
        "authors": [{"name": name} for name in names],
        "tags": list(article.tags),
        "language": article.lang,
        "_archive": {"about": "Hashes of this archive", "text_sha256": article.text_sha256},
    }
    return {key: value for key, value in item.items() if value}


def _ndjson(book: Catalogue) -> bytes:
    """Return a line of JSON for every article: what the source says of it, without the text."""
    shown = (a for a in book.archive.articles if a.status is not Status.WITHDRAWN)
    return b"".join(_json(_facts(article, book)) for article in shown)


def _facts(article: Article, book: Catalogue) -> dict[str, object]:
    named = ("id", "title", "date", "modified", "captured", "authors", "agency", "lang", "source")
    more = ("source_url", "source_id", "archive_url", "section", "tags", "related_titles", "rights")
    hashes = ("seed", "raw_sha256", "text_sha256")
    facts = {key: getattr(article, key) for key in (*named, *more, *hashes)}
    facts["page"] = book.archive.addresses[article.id]
    facts["body_sha256"] = text_hash(article.body)  # of the text as it is now, edited or not
    facts["publish"] = str(article.publish)
    facts["status"] = str(article.status)
    facts["related"] = [link.id for link in book.archive.relations[article.id].related]
    return {key: value for key, value in facts.items() if value}


def _json(value: object, indent: int | None = None) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=indent) + "\n").encode()


def _robots(site_url: str) -> bytes:
    # pages that ask not to be indexed must stay readable, or nobody sees that they ask
    lines = ["User-agent: *", "Allow: /"]
    if site_url:
        lines.append(f"Sitemap: {urljoin(site_url, 'sitemap.xml')}")
    return ("\n".join(lines) + "\n").encode()


def _sitemap(site_url: str, pages: list[SitePath]) -> bytes:
    urlset = etree.Element(
        "urlset", nsmap={None: "http://www.sitemaps.org/schemas/sitemap/0.9"}, attrib={}
    )
    for page in pages[:_SITEMAP_LIMIT]:
        url = etree.SubElement(urlset, "url")
        _add(url, "loc", urljoin(site_url, page))
    etree.indent(urlset)
    return etree.tostring(urlset, xml_declaration=True, encoding="utf-8") + b"\n"
