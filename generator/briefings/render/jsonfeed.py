"""JSON Feed 1.1, ``external_url`` being the original."""

import json
from urllib.parse import urljoin

from briefings import urls
from briefings.model import Article, SitePath
from briefings.render.atom import Feed, entry_id, instant, sibling
from briefings.render.catalogue import Catalogue


def json_feed(feed: Feed, book: Catalogue) -> bytes:
    """Return a feed, ``next_url`` leading to what is older."""
    config, here = book.config, sibling(feed.path, "json")
    told: dict[str, object] = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": config.title,
        "description": config.description,
        "language": config.lang,
        "home_page_url": config.site_url,
        "feed_url": config.site_url and urljoin(config.site_url, here),
        "next_url": feed.previous and _address(sibling(feed.previous, "json"), here, book),
        "items": [_item(article, here, book) for article in feed.articles],
    }
    shown = {key: value for key, value in told.items() if value or key == "items"}
    return (json.dumps(shown, ensure_ascii=False, indent=1) + "\n").encode()


def _address(path: SitePath, here: SitePath, book: Catalogue) -> str:
    """Return the absolute address of a file, or the one relative to the feed."""
    site_url = book.config.site_url
    return urljoin(site_url, path) if site_url else urls.relative(here, path)


def _item(article: Article, here: SitePath, book: Catalogue) -> dict[str, object]:
    names = article.authors or article.agency
    item: dict[str, object] = {
        "id": entry_id(article, book.config),
        "url": _address(book.archive.addresses[article.id], here, book),
        "external_url": article.source_url,
        "title": article.title,
        "content_text": book.cards[article.id].summary or article.title,
        "date_published": article.date and instant(article.date),
        "date_modified": article.modified and instant(article.modified),
        "authors": [{"name": name} for name in names],
        "tags": list(article.tags),
        "language": article.lang,
        "_archive": {"about": "Hashes of this archive", "text_sha256": article.text_sha256},
    }
    return {key: value for key, value in item.items() if value}
