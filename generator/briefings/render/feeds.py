"""Files for programs: feeds, lists of feeds, the articles as NDJSON, what hosts and robots read.

Feeds, sitemap and OpenSearch need absolute addresses: without ``site_url`` there are none.
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import replace

from briefings import addresses
from briefings.addresses import sibling
from briefings.articlefile import text_hash
from briefings.briefing import Kind
from briefings.model import Article, SitePath, Status
from briefings.render import hosting, opml
from briefings.render.atom import Feed, atom
from briefings.render.catalogue import Catalogue, Group, distinct
from briefings.render.jsonfeed import json_feed
from briefings.render.parts import FeedView
from briefings.render.rss import rss

_ENTRIES = 50  # newest articles in a feed, and all articles in a page of its archive
_WORTH = 3  # articles that make a feed worth having in every format
#: Label, media type and maker of every format, by the ending of its files.
_FORMATS = {
    "atom": ("Atom", "application/atom+xml", atom),
    "rss": ("RSS", "application/rss+xml", rss),
    "json": ("JSON Feed", "application/feed+json", json_feed),
}


def files(book: Catalogue, pages: Iterable[SitePath]) -> dict[SitePath, bytes]:
    """Return all such files; ``pages`` are those that search engines may list."""
    made: dict[str, bytes] = {"sources.opml": opml.outlets(book)}
    made["data/articles.ndjson"] = _ndjson(book)
    if book.config.site_url:
        found = [*_main(book), *group_feeds(book), *story_feeds(book), *dossier_feeds(book)]
        for feed in found:
            made |= {sibling(feed.path, end): _FORMATS[end][2](feed, book) for end in _ends(feed)}
        made["feeds.opml"] = opml.feeds((feed for feed in found if not feed.current), book)
    made |= hosting.files(book, pages)
    return {SitePath(path): data for path, data in made.items()}


def _ends(feed: Feed) -> tuple[str, ...]:
    """Return the endings of a feed's formats: Atom alone where it has hardly anything to tell."""
    in_all = feed.in_all or feed.previous or feed.current or len(feed.articles) >= _WORTH
    return tuple(_FORMATS) if in_all else ("atom",)


def links(path: SitePath, ids: Iterable[str], book: Catalogue) -> tuple[FeedView, ...]:
    """Return the feed of these articles in its formats, for its page; () without ``site_url``."""
    shown = _shown(book.archive.by_id[key] for key in ids)
    ends = tuple(_FORMATS) if len(shown) >= _WORTH else ("atom",)
    return tuple(
        FeedView(_FORMATS[end][0], sibling(path, end), _FORMATS[end][1])
        for end in (ends if book.config.site_url else ())
    )


def _main(book: Catalogue) -> Iterator[Feed]:
    """Yield the site's feed, then the pages of its archive."""
    title, above = book.config.title, SitePath("index.html")
    whole = Feed(SitePath("feed.atom"), title, above, _shown(book.archive.articles), in_all=True)
    yield from paged(whole, "feeds/archive-")


def paged(feed: Feed, archive: str = "") -> Iterator[Feed]:
    """Yield a feed of its newest articles, then the pages of its archive, oldest first.

    It comes with all its articles, oldest first. Pages are counted from the oldest and hold 50 for
    ever; the feed has all that is in none (RFC 5005, section 4). ``archive`` begins their paths.
    """
    shown = feed.articles
    begins = archive or f"{feed.path.removesuffix('.atom')}-"
    paths = [SitePath(f"{begins}{n}.atom") for n in range(1, len(shown) // _ENTRIES + 1)]
    older = [None, *paths]
    yield replace(feed, articles=shown[-_ENTRIES:][::-1], previous=older[-1])
    for at, path in enumerate(paths):
        yield replace(
            feed,
            path=path,
            articles=shown[at * _ENTRIES : (at + 1) * _ENTRIES][::-1],
            previous=older[at],
            next=paths[at + 1] if at + 1 < len(paths) else None,
            current=feed.path,
        )


def group_feeds(book: Catalogue) -> Iterator[Feed]:
    """Yield the feeds of each outlet and each topic."""
    for group in (*distinct(book.outlets), *distinct(book.topics)):
        yield from _feeds_of(group.ids, group.name, feed_of(group), group.path, book)


def story_feeds(book: Catalogue) -> Iterator[Feed]:
    """Yield the feeds of each story."""
    for story in book.archive.stories:
        path, page = addresses.story_feed(story.id), addresses.story(story.id)
        yield from _feeds_of(story.articles, story.title, path, page, book)


def dossier_feeds(book: Catalogue) -> Iterator[Feed]:
    """Yield the feeds of each dossier: its articles by their days, as its queries find them."""
    for each in book.summary.briefings:
        if each.kind is Kind.DOSSIER:
            ids = dict.fromkeys(line.id for line in each.lines)
            ordered = sorted(ids, key=lambda key: (book.archive.by_id[key].date or "", key))
            path = addresses.dossier_feed(each.name)
            yield from _feeds_of(ordered, each.title, path, each.path, book)


def _feeds_of(
    ids: Iterable[str], name: str, path: SitePath, page: SitePath, book: Catalogue
) -> Iterator[Feed]:
    """Yield a feed of articles, named oldest first, and its archive."""
    articles = _shown(book.archive.by_id[key] for key in ids)
    yield from paged(Feed(path, f"{name} · {book.config.title}", page, articles))


def feed_of(group: Group) -> SitePath:
    """Return where the feed of an outlet or a topic stands."""
    return SitePath(group.path.replace("index.html", "feed.atom"))


def _shown(articles: Iterable[Article]) -> list[Article]:
    return [a for a in articles if a.status is not Status.WITHDRAWN]


def _ndjson(book: Catalogue) -> bytes:
    """Return a line of JSON for every article: what the source says of it, without the text."""
    rows = (facts(article, book) for article in _shown(book.archive.articles))
    return "".join(f"{json.dumps(row, ensure_ascii=False)}\n" for row in rows).encode()


def facts(article: Article, book: Catalogue) -> dict[str, object]:
    """Return what the source says of an article and where it stands here, without the text."""
    named = ("id", "title", "date", "modified", "captured", "authors", "agency", "lang", "source")
    more = ("source_url", "source_id", "archive_url", "section", "tags", "related_titles", "rights")
    hashes = ("seed", "raw_sha256", "text_sha256")
    facts = {key: getattr(article, key) for key in (*named, *more, *hashes)}
    facts["page"] = book.archive.addresses[article.id]
    facts["body_sha256"] = text_hash(article.body)  # of the text as it is now, edited or not
    facts["publish"] = str(article.publish)
    facts["status"] = str(article.status)
    thread = book.threads.get(article.id)
    facts["story"] = thread.story.id if thread else None
    facts["related"] = [link.id for link in book.archive.relations[article.id].related]
    return {key: value for key, value in facts.items() if value}
