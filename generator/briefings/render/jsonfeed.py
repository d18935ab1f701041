"""JSON Feed 1.1, ``external_url`` being the original."""

import json
from collections.abc import Iterable
from urllib.parse import urljoin

from briefings.model import Article
from briefings.render.atom import instant, urn
from briefings.render.catalogue import Catalogue


def json_feed(articles: Iterable[Article], book: Catalogue) -> bytes:
    """Return the articles as a feed, in the order given."""
    config = book.config
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": config.title,
        "description": config.description,
        "language": config.lang,
        "home_page_url": config.site_url,
        "feed_url": config.site_url and urljoin(config.site_url, "feed.json"),
        "items": [_item(article, book) for article in articles],
    }
    shown = {key: value for key, value in feed.items() if value or key == "items"}
    return (json.dumps(shown, ensure_ascii=False, indent=1) + "\n").encode()


def _item(article: Article, book: Catalogue) -> dict[str, object]:
    names = article.authors or article.agency
    item: dict[str, object] = {
        "id": urn(article),
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
