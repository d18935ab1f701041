"""JSON Feed 1.1, ``external_url`` being the original."""

import json
from urllib.parse import urljoin

from briefings.addresses import sibling
from briefings.model import Article
from briefings.render.atom import Feed, entry_id, instant
from briefings.render.catalogue import Catalogue


def json_feed(feed: Feed, book: Catalogue) -> bytes:
    """Return a feed, ``next_url`` leading to what is older."""
    config, here = book.config, sibling(feed.path, "json")
    older = feed.previous and sibling(feed.previous, "json")
    told: dict[str, object] = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed.title,
        "description": config.description,
        "language": config.lang,
        "home_page_url": urljoin(config.site_url, feed.page),
        "feed_url": urljoin(config.site_url, here),
        "next_url": older and urljoin(config.site_url, older),
        "items": [_item(article, book) for article in feed.articles],
    }
    shown = {key: value for key, value in told.items() if value or key == "items"}
    return (json.dumps(shown, ensure_ascii=False, indent=1) + "\n").encode()


def _item(article: Article, book: Catalogue) -> dict[str, object]:
    names = article.authors or article.agency
    item: dict[str, object] = {
        "id": entry_id(article, book.config),
        "url": urljoin(book.config.site_url, book.archive.addresses[article.id]),
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
