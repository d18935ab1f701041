"""The archive, grouped once for all pages: by day, month, year, outlet, topic, author."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace

from briefings import addresses
from briefings.bibliography import outlet_name
from briefings.briefing import Briefing, Summary
from briefings.config import Config
from briefings.model import Archive, Article, IsoDate, SitePath
from briefings.phrases import Phrases, direction, phrases
from briefings.render.grouping.summaries import summaries
from briefings.render.grouping.threads import Thread, folded, threads
from briefings.render.grouping.words import date_text, status_text
from briefings.render.views.parts import CardView, DayView, LinkView


@dataclass(frozen=True, slots=True)
class Group:
    """Articles that share an outlet, a topic, an author or a period."""

    name: str
    path: SitePath
    ids: tuple[str, ...]  #: oldest first

    @property
    def link(self) -> LinkView:
        """The group as a link with its count."""
        return LinkView(self.name, self.path, len(self.ids))


Groups = dict[str, Group]  #: by name (or by period: ``2022-10``), in the order of the archive


@dataclass(frozen=True, slots=True)
class Catalogue:
    """What the pages are made from."""

    config: Config
    archive: Archive
    cards: dict[str, CardView]  #: by id
    outlets: Groups
    topics: Groups
    authors: Groups
    names: Groups  #: by id of the entity; those that have pages
    days: Groups  #: by ``2022-10-10``, oldest first; also for months and years
    months: Groups
    years: Groups
    undated: Group
    positions: dict[str, int]  #: place of each article in the archive, from 0
    places: dict[SitePath, dict[str, int]]  #: the same within each outlet and topic, by its page
    phrases: Phrases  #: of the interface's language
    threads: dict[str, Thread]  #: by id of each article that is in a story
    summary: Summary = field(default_factory=Summary)
    digests: Mapping[SitePath, Briefing] = field(default_factory=dict)  #: by page of the calendar


def topics_of(article: Article, archive: Archive) -> list[str]:
    """Return an article's topics: its tags, then those that rules give."""
    return [*article.tags, *(found.topic for found in archive.ruled.get(article.id, ()))]


def catalogue(archive: Archive, config: Config, summary: Summary | None = None) -> Catalogue:
    """Return the archive in all its groups, with a card for every article."""
    told = summaries(archive.articles, config)
    articles = archive.articles
    outlets = _named("sources", articles, lambda a: [n] if (n := outlet_name(a)) else [])
    cards = {a.id: _card(a, told[a.id], archive, outlets, config) for a in articles}
    topics = _named("topics", articles, lambda a: topics_of(a, archive))
    grouped = distinct(outlets) + distinct(topics)
    return Catalogue(
        config,
        archive,
        cards,
        outlets,
        topics=topics,
        authors=_named("authors", articles, lambda a: a.authors),
        names=_entities(archive, config),
        days=_periods(articles, 10, config.lang),
        months=_periods(articles, 7, config.lang),
        years=_periods(articles, 4, config.lang),
        positions={a.id: at for at, a in enumerate(articles)},
        places={g.path: {key: at for at, key in enumerate(g.ids)} for g in grouped},
        undated=Group(
            phrases(config.lang).say("Undated"),
            SitePath("undated/index.html"),
            tuple(a.id for a in articles if not a.date),
        ),
        phrases=phrases(config.lang),
        threads=threads(archive),
        summary=summary or Summary(),
        digests={each.place: each for each in summary.briefings if each.place} if summary else {},
    )


def by_day(ids: Iterable[str], book: Catalogue) -> tuple[DayView, ...]:
    """Return cards under their days, newest first; within a day in the order of the archive.

    Nearly the same text stands under the earliest that the list has, whatever its own day.
    """
    days: dict[str, list[CardView]] = defaultdict(list)
    for key, copies in folded(ids, book.archive.relations, book.positions).items():
        card = replace(book.cards[key], folded=tuple(book.cards[each] for each in copies))
        days[(card.date or "")[:10]].append(card)
    return tuple(_day(when, days[when], book) for when in sorted(days, reverse=True))


def _day(when: str, cards: list[CardView], book: Catalogue) -> DayView:
    if not when:
        return DayView(book.undated.name, book.undated.path, tuple(cards))
    heading = date_text(IsoDate(when), book.config.lang, weekday=True)
    return DayView(heading, addresses.period(when), tuple(cards))


def _card(
    article: Article, summary: str, archive: Archive, outlets: Groups, config: Config
) -> CardView:
    outlet = outlets.get(outlet_name(article) or "")
    return CardView(
        title=article.title,
        path=archive.addresses[article.id],
        date=article.date,
        date_text=date_text(article.date, config.lang),
        outlet=LinkView(outlet.name, outlet.path) if outlet else None,
        lang=article.lang or "",
        dir=direction(article.lang),
        summary=summary,
        status=status_text(article.status, config.lang),
        version=_version(article, archive, config),
    )


def _version(article: Article, archive: Archive, config: Config) -> str:
    """Return what tells a capture from the others of its address; "" if there are no others."""
    others = archive.relations[article.id].versions
    if not others:
        return ""
    say = phrases(config.lang).say
    if article.modified:
        return say("changed %(date)s", date=date_text(article.modified, config.lang))
    if article.captured:
        return say("saved %(date)s", date=date_text(article.captured, config.lang))
    is_first = all(_is_after(archive.by_id[o], article) for o in others)
    return say("first version") if is_first else ""


def _is_after(other: Article, article: Article) -> bool:
    return capture_time(other) > capture_time(article)


def capture_time(article: Article) -> str:
    """Return when this text was what its address showed, as far as known."""
    return article.captured or article.modified or article.date or ""


def _named(
    kind: str, articles: Iterable[Article], names_of: Callable[[Article], Iterable[str]]
) -> Groups:
    """Group by names that count as one if only case differs; the most frequent spelling wins."""
    ids: dict[str, list[str]] = defaultdict(list)
    spellings: dict[str, Counter[str]] = defaultdict(Counter)
    for article in articles:
        for name in dict.fromkeys(names_of(article)):
            key = name.casefold()
            spellings[key][name] += 1
            if article.id not in ids[key][-1:]:
                ids[key].append(article.id)
    names = {key: min(c, key=lambda n: (-c[n], n)) for key, c in spellings.items()}
    slugs = addresses.slugs(sorted(names.values()))
    groups = {
        key: Group(name, addresses.named(kind, slugs[name]), tuple(ids[key]))
        for key, name in names.items()
    }
    return {spelling: groups[key] for key in sorted(names) for spelling in sorted(spellings[key])}


#: Kinds of names and the folders of their pages.
NAME_FOLDERS = {"person": "people", "organisation": "organisations", "place": "places"}


def _entities(archive: Archive, config: Config) -> Groups:
    """Group by the names that articles have; those with pages only."""
    ids: dict[str, list[str]] = defaultdict(list)
    for article in archive.articles:
        for key in archive.naming.articles.get(article.id, ()):
            ids[key].append(article.id)
    entities = archive.naming.entities
    shown = [k for k in sorted(ids) if len(ids[k]) >= config.name_pages or entities[k].by_hand]
    found: Groups = {}
    for kind, folder in NAME_FOLDERS.items():
        own = [key for key in shown if entities[key].kind == kind]
        slugs = addresses.slugs(sorted({entities[key].name for key in own}))
        for key in own:
            name = entities[key].name
            found[key] = Group(name, addresses.named(folder, slugs[name]), tuple(ids[key]))
    return found


def _periods(articles: Iterable[Article], length: int, lang: str) -> Groups:
    """Group by the first ``length`` characters of the date; vaguer dates are in none."""
    ids: dict[str, list[str]] = defaultdict(list)
    for article in articles:
        if article.date and len(article.date) >= length:
            ids[article.date[:length]].append(article.id)
    return {
        when: Group(date_text(IsoDate(when), lang), addresses.period(when), tuple(ids[when]))
        for when in sorted(ids)
    }


def distinct(groups: Groups) -> list[Group]:
    """Return the groups, each once although it may be known under several spellings."""
    return list({group.path: group for group in groups.values()}.values())
