"""Files for programs: feeds, lists of feeds, the articles as NDJSON, what hosts and robots read.

Addresses in Atom and JSON feeds are absolute where ``site_url`` is known and relative to the feed
where not; what needs absolute ones (RSS, sitemap, OpenSearch, the list of our feeds) is left out
without.
"""

import json
from collections.abc import Iterable, Iterator

from briefings import addresses
from briefings.articlefile import text_hash
from briefings.model import Article, SitePath, Status
from briefings.render import hosting, opml
from briefings.render.atom import Feed, atom, sibling
from briefings.render.catalogue import Catalogue, Group, distinct
from briefings.render.jsonfeed import json_feed
from briefings.render.rss import rss

_ENTRIES = 50  # newest articles in a feed, and all articles in a page of its archive
_OF_A_GROUP = 20  # in the feed of an outlet or a topic
_WORTH = 3  # articles that make a topic worth a feed of its own


def files(book: Catalogue, pages: Iterable[SitePath]) -> dict[SitePath, bytes]:
    """Return all such files; ``pages`` are those that search engines may list."""
    main, *archives = _main(book)
    groups = [*group_feeds(book), *story_feeds(book)]
    made: dict[str, bytes] = {feed.path: atom(feed, book) for feed in (main, *archives, *groups)}
    made |= {sibling(feed.path, "json"): json_feed(feed, book) for feed in (main, *archives)}
    made["sources.opml"] = opml.outlets(book)
    made["data/articles.ndjson"] = _ndjson(book)
    if book.config.site_url:
        made |= {sibling(feed.path, "rss"): rss(feed, book) for feed in (main, *archives)}
        made["feeds.opml"] = opml.feeds([main, *groups], book)
    made |= hosting.files(book, pages)
    return {SitePath(path): data for path, data in made.items()}


def _main(book: Catalogue) -> Iterator[Feed]:
    """Yield the site's feed, then the pages of its archive, oldest first (RFC 5005, section 4).

    Pages are counted from the oldest and hold 50 for ever; the feed has all that is in none.
    """
    shown = _shown(book.archive.articles)
    whole = len(shown) // _ENTRIES
    paths = [SitePath(f"feeds/archive-{n}.atom") for n in range(1, whole + 1)]
    newest = shown[-_ENTRIES:][::-1]
    title, above = book.config.title, SitePath("index.html")
    yield Feed(SitePath("feed.atom"), title, above, newest, previous=paths[-1] if paths else None)
    for number, path in enumerate(paths):
        yield Feed(
            path,
            title,
            above,
            shown[number * _ENTRIES : (number + 1) * _ENTRIES][::-1],
            previous=paths[number - 1] if number else None,
            next=paths[number + 1] if number + 1 < whole else None,
            is_archive=True,
        )


def group_feeds(book: Catalogue) -> Iterator[Feed]:
    """Yield a feed for each outlet, and each topic of three articles or more."""
    for group in (*distinct(book.outlets), *distinct(book.topics)):
        if path := feed_of(group, book):
            articles = _shown(book.archive.by_id[key] for key in group.ids)
            title = f"{group.name} · {book.config.title}"
            yield Feed(path, title, group.path, articles[-_OF_A_GROUP:][::-1])


def story_feeds(book: Catalogue) -> Iterator[Feed]:
    """Yield a feed for each story."""
    for story in book.archive.stories:
        articles = _shown(book.archive.by_id[key] for key in story.articles)
        title = f"{story.title} · {book.config.title}"
        path, page = addresses.story_feed(story.id), addresses.story(story.id)
        yield Feed(path, title, page, articles[-_OF_A_GROUP:][::-1])


def feed_of(group: Group, book: Catalogue) -> SitePath | None:
    """Return where the feed of an outlet or a topic stands; None if it has none."""
    is_outlet = any(group.path == one.path for one in (book.outlets.get(group.name),) if one)
    has_one = is_outlet or len(group.ids) >= _WORTH
    return SitePath(group.path.replace("index.html", "feed.atom")) if has_one else None


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
