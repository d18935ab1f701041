"""The whole way of relating: a table of connectors, each adding its part to what is known."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from briefings.bounds import uncollected
from briefings.cache import Cache
from briefings.enrich.backlinks import connect_backlinks
from briefings.enrich.bridges import connect_bridges
from briefings.enrich.context import Connector, Context, Found, make_context
from briefings.enrich.copies import connect_copies
from briefings.enrich.derive import deriving
from briefings.enrich.neighbours import connect_neighbours
from briefings.enrich.resting import find_resting, to_press
from briefings.enrich.stories import connect_stories
from briefings.enrich.storyrules import StoryRule
from briefings.enrich.titles import connect_titles
from briefings.enrich.versions import connect_versions
from briefings.enrich.wanted import connect_wanted
from briefings.model import Article, IndexTerm, Outlet, Relations, Story, Wanted
from briefings.naming import Resting
from briefings.report import Note, Progress, silent
from briefings.workers import Workers

#: In the order they run; a later one may read what an earlier one found.
CONNECTORS: tuple[tuple[str, Connector], ...] = (
    ("versions", connect_versions),
    ("titles", connect_titles),
    ("backlinks", connect_backlinks),
    ("wanted", connect_wanted),
    ("copies", connect_copies),
    ("neighbours", connect_neighbours),
    ("bridges", connect_bridges),
    ("stories", connect_stories),
)


@dataclass(frozen=True)
class Enrichment:
    """What the articles of an archive have to do with one another."""

    relations: Mapping[str, Relations]  #: by id, one for every article, in the archive's order
    wanted: tuple[Wanted, ...]  #: most wanted first, then by title
    stories: tuple[Story, ...]  #: oldest first
    notes: tuple[Note, ...]  #: in the order of the connectors, then of the articles
    terms: tuple[IndexTerm, ...]  #: by spelling


@dataclass(frozen=True, slots=True)
class Told:
    """What the archive as a whole is told: by files at its top, and by its configuration."""

    outlets: Mapping[str, Outlet] = field(default_factory=dict)  #: by host; sources.yaml
    #: by id: absolute address of an article's page; empty where ``site_url`` is not set
    pages: Mapping[str, str] = field(default_factory=dict)


NOTHING_TOLD = Told()


def relate(  # noqa: PLR0913 - each is a value that the pipeline gives
    articles: Sequence[Article],
    *,
    limit: int,
    progress: Progress = silent,
    told: Told = NOTHING_TOLD,
    lang: str = "en",
    rules: tuple[StoryRule, ...] = (),
    known_stories: frozenset[str] = frozenset(),
    cache: Cache | None = None,
    workers: Workers | None = None,
    read: Callable[[Context], None] = lambda _context: None,
) -> Enrichment:
    """Return how the articles relate to one another; their order does not matter.

    ``limit`` is the highest number of neighbours by content for one article, ``lang`` the
    language that reasons are given in. ``told`` is what the archive as a whole is told, ``rules``
    what a person said of stories,
    ``known_stories`` the ids of those shown before. ``cache`` keeps what each article alone tells
    (kinds ``enrich-...``): pass the one that `cache.opened` yields for the archive's state folder,
    and an article that did not change is not read again. The result is the same without it, and
    with however many ``workers``; None: none. ``read`` is given the articles as they were read,
    before they are related. Pure but for that: no clock, no chance.
    """
    with uncollected():
        derive = deriving(cache, progress, workers or Workers())
        context = make_context(articles, limit, progress, lang, (rules, known_stories), derive)
        context = replace(context, pages=told.pages)
        read(context)
        found = Found()
        for done, (name, connect) in enumerate(CONNECTORS):
            progress(f"enrich: {name}", done, len(CONNECTORS))
            found = connect(context, found)
    progress("enrich", len(CONNECTORS), len(CONNECTORS))
    relations = to_relations(context, found, find_resting(context, to_press(told.outlets)))
    return Enrichment(relations, found.wanted, found.stories, found.notes, found.terms)


def to_relations(
    context: Context, found: Found, resting: Mapping[str, Resting]
) -> dict[str, Relations]:
    """Return what was found, article by article."""
    return {
        article.id: Relations(
            mentions=found.mentions.get(article.id, ()),
            related=found.related.get(article.id, ()),
            cited_by=found.cited_by.get(article.id, ()),
            versions=found.versions.get(article.id, ()),
            copies=found.copies.get(article.id, ()),
            agency=found.agencies.get(article.id, ""),
            resting=resting.get(article.id),
        )
        for article in context.articles
    }
