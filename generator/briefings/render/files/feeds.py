"""Files for programs: feeds, lists of feeds, the articles as NDJSON, what hosts and robots read.

Feeds, sitemap and OpenSearch need absolute addresses: without ``site_url`` there are none.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import chain

from briefings import addresses
from briefings.articlefile import text_hash
from briefings.briefing import Briefing, Kind
from briefings.model import Article, SitePath
from briefings.render.files import hosting, opml
from briefings.render.files.entries import entry_of, feed_for, shown
from briefings.render.grouping.catalogue import Catalogue, Group, distinct
from briefings.render.views.parts import FeedView
from briefings.syndication import formats
from briefings.syndication.feed import Entry, Feed, paged

_OF_DIGESTS = ("atom",)
_WORTH = 3  # articles that make a feed worth having in every format
#: A feed, its name, the page that shows the same, and its articles' ids, oldest first.
_Named = tuple[SitePath, str, SitePath, Iterable[str]]
#: The feed of the whole archive.
MAIN = SitePath("feed.atom")


def files(book: Catalogue, pages: Iterable[SitePath]) -> dict[SitePath, bytes]:
    """Return all such files; ``pages`` are those that search engines may list."""
    made: dict[SitePath, bytes] = {SitePath("data/articles.ndjson"): _ndjson(book)}
    if book.outlets:  # an outline holds something
        made[SitePath("sources.opml")] = opml.outlets(book)
    if book.config.site_url:
        entries = {article.id: entry_of(article, book) for article in _public(book)}
        found = [_main(book, entries), *_feeds(_lasting(book), book, entries)]
        for feed in found:
            is_main = feed.path == MAIN
            ends = tuple(formats.FORMATS) if is_main else _ends(len(feed.entries))
            for part in paged(feed, "feeds/archive-" if is_main else ""):
                made |= formats.files(part, ends)
        made[SitePath("feeds.opml")] = opml.feeds(found, book)
        # nothing will be added to a digest: one file, and in no outline
        for feed in _feeds(_digests(book), book, entries):
            made |= formats.files(feed, _OF_DIGESTS)
    return made | {SitePath(path): data for path, data in hosting.files(book, pages).items()}


def _ends(count: int) -> tuple[str, ...]:
    """Return the endings of a feed's formats: Atom alone where it has hardly anything to tell."""
    return tuple(formats.FORMATS) if count >= _WORTH else ("atom",)


def links(path: SitePath, ids: Iterable[str], book: Catalogue) -> tuple[FeedView, ...]:
    """Return the feed of these articles in its formats, for its page; () without ``site_url``."""
    if not book.config.site_url:
        return ()
    return tuple(FeedView(*way) for way in formats.ways(path, _ends(len(shown(ids, book)))))


def of_briefing(briefing: Briefing, book: Catalogue) -> tuple[FeedView, ...]:
    """Return the feed of a briefing's articles in its formats; () where there is none."""
    if briefing.kind is Kind.DOSSIER:
        return links(addresses.dossier_feed(briefing.name), _ids(briefing), book)
    if not book.config.site_url or not shown(_ids(briefing), book):
        return ()
    path = addresses.digest_feed(briefing.name)
    return tuple(FeedView(*way) for way in formats.ways(path, _OF_DIGESTS))


def _main(book: Catalogue, entries: Mapping[str, Entry]) -> Feed:
    """Return the feed of all articles, oldest first."""
    everything = feed_for(MAIN, book.config.title, SitePath("index.html"), book)
    return replace(everything, entries=list(entries.values()))


def _feeds(
    named: Iterable[_Named], book: Catalogue, entries: Mapping[str, Entry]
) -> Iterator[Feed]:
    """Yield feeds of articles, each with all its entries, oldest first."""
    for path, name, page, ids in named:
        feed = feed_for(path, f"{name} · {book.config.title}", page, book)
        yield replace(feed, entries=[entries[key] for key in ids if key in entries])


def _lasting(book: Catalogue) -> Iterator[_Named]:
    """Yield what articles are added to: outlets, topics, stories, dossiers."""
    return chain(_of_groups(book), _of_stories(book), _of_dossiers(book))


def _of_groups(book: Catalogue) -> Iterator[_Named]:
    """Yield each outlet and each topic."""
    for group in (*distinct(book.outlets), *distinct(book.topics)):
        yield feed_of(group), group.name, group.path, group.ids


def _of_stories(book: Catalogue) -> Iterator[_Named]:
    for story in book.archive.stories:
        path, page = addresses.story_feed(story.id), addresses.story(story.id)
        yield path, story.title, page, story.articles


def _of_dossiers(book: Catalogue) -> Iterator[_Named]:
    """Yield each dossier: its articles by their days, as its queries find them."""
    for each in book.summary.briefings:
        if each.kind is Kind.DOSSIER:
            path = addresses.dossier_feed(each.name)
            yield path, each.title, each.path, _by_day(_ids(each), book)


def _digests(book: Catalogue) -> Iterator[_Named]:
    for each in book.summary.briefings:
        if each.kind is not Kind.DOSSIER and shown(_ids(each), book):
            path, ids = addresses.digest_feed(each.name), _by_day(_ids(each), book)
            yield path, each.title, each.path, ids[::-1]


def _ids(briefing: Briefing) -> tuple[str, ...]:
    return tuple(dict.fromkeys(line.id for line in briefing.lines))


def _by_day(ids: Iterable[str], book: Catalogue) -> list[str]:
    return sorted(ids, key=lambda key: (book.archive.by_id[key].date or "", key))


def feed_of(group: Group) -> SitePath:
    """Return where the feed of an outlet or a topic stands."""
    return SitePath(group.path.replace("index.html", "feed.atom"))


def _public(book: Catalogue) -> list[Article]:
    return shown((article.id for article in book.archive.articles), book)


def _ndjson(book: Catalogue) -> bytes:
    """Return a line of JSON for every article: what the source says of it, without the text."""
    rows = (facts(article, book) for article in _public(book))
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
