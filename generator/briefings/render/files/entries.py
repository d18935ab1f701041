"""Articles as entries of feeds."""

from collections.abc import Iterable
from urllib.parse import urljoin
from uuid import NAMESPACE_URL, uuid5

from briefings import urls
from briefings.addresses import lasting_id
from briefings.bibliography import outlet_name
from briefings.model import Article, SitePath, Status
from briefings.render.grouping.catalogue import Catalogue
from briefings.syndication.feed import Entry, Feed, instant


def feed_for(path: SitePath, title: str, page: SitePath, book: Catalogue) -> Feed:
    """Return a feed of the archive, without entries; needs ``site_url``."""
    config = book.config
    return Feed(
        path=path,
        page=page,
        title=title,
        id=_feed_id(path, book),
        site_url=config.site_url,
        lang=config.lang,
        entries=(),
        subtitle=config.subtitle,
        description=config.description,
    )


def shown(ids: Iterable[str], book: Catalogue) -> list[Article]:
    """Return the articles of these ids that are not withdrawn."""
    found = (book.archive.by_id[key] for key in ids)
    return [article for article in found if article.status is not Status.WITHDRAWN]


def entry_of(article: Article, book: Catalogue) -> Entry:
    """Return an article as an entry; whoever stands as its author, there is one, as Atom wants."""
    config = book.config
    return Entry(
        id=lasting_id("article", article.id, config.feed_authority),
        title=article.title,
        url=urljoin(config.site_url, book.archive.addresses[article.id]),
        updated=instant(article.modified or article.date or article.captured),
        published=instant(article.date),
        lang=article.lang,
        authors=article.authors or article.agency or (outlet_name(article) or config.title,),
        original=article.source_url and urls.to_uri(article.source_url),
        tags=article.tags,
        rights=article.rights,
        summary=book.cards[article.id].summary,
        text_sha256=article.text_sha256,
    )


def _feed_id(path: SitePath, book: Catalogue) -> str:
    """Return the name of a feed."""
    if book.config.feed_authority:
        return lasting_id("feed", path, book.config.feed_authority)
    seed = book.config.site_url or book.config.title
    own = "" if path == "feed.atom" else f"#{path}"
    return uuid5(NAMESPACE_URL, f"briefings:{seed}{own}").urn
