"""Pages of which there is one: home, wanted, about, search, 404."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from urllib.parse import quote_plus

from briefings import __version__, urls
from briefings.config import PUBLIC
from briefings.model import SitePath, Wanted
from briefings.phrases import direction, of_scripts
from briefings.render.grouping.catalogue import Catalogue, Group, by_day, distinct
from briefings.render.grouping.words import date_text, language
from briefings.render.pages import briefings as briefingpages
from briefings.render.pages import stories, ways
from briefings.render.pages.citations import of_archive
from briefings.render.views.context import SiteView
from briefings.render.views.lists import HomeView
from briefings.render.views.parts import LinkView, WantedItemView
from briefings.render.views.single import AboutView, PlainView, WantedView

_HOME_ARTICLES = 12
_HOME_LINKS = 24
_HOME_STORIES = 5
#: The phrases that scripts say; written where the interface is not in English.
WORDS = SitePath("theme/js/words.js")
WANTED_TABLE = SitePath("data/wanted.csv")
READING_LIST = SitePath("reading-list.html")


def site_view(
    book: Catalogue, by_hand: Sequence[LinkView] = (), log: SitePath | None = None
) -> SiteView:
    """Return what every page says of the archive.

    ``by_hand`` links hand-written pages, ``log`` is the publication log if there is one.
    """
    config, articles = book.config, book.archive.articles
    dated = [a.date for a in articles if a.date]
    return SiteView(
        title=config.title,
        subtitle=config.subtitle,
        description=config.description,
        lang=book.phrases.lang,
        dir=direction(book.phrases.lang),
        words=WORDS if of_scripts(config.lang) else None,
        site_url=config.site_url and config.site_url.rstrip("/") + "/",
        edition="" if config.edition == PUBLIC else config.edition,
        log=log,
        navigation=_navigation(book, by_hand),
        article_count=len(articles),
        outlet_count=len(distinct(book.outlets)),
        first_date=date_text(dated[0], config.lang) if dated else "",
        last_date=date_text(dated[-1], config.lang) if dated else "",
        languages=tuple(sorted(name for name, _ in _languages(book))),
    )


def _navigation(book: Catalogue, by_hand: Sequence[LinkView]) -> tuple[LinkView, ...]:
    say = book.phrases.say
    links = [LinkView(say("Newest"), SitePath("index.html"))]
    links += [ways.calendar_link(book), briefingpages.index_link(book), ways.sources_link(book)]
    links += [ways.topics_link(book)] if book.topics else []
    links += [ways.authors_link(book)] if book.authors else []
    links += [stories.stories_link(book)] if book.archive.stories else []
    named = ways.names_links(book)
    links += [LinkView(say("Names"), named[0].path)] if named else []
    links.append(LinkView(say("A to Z"), SitePath("a-z.html")))
    links.append(LinkView(say("Wanted"), SitePath("wanted.html")))
    return (*links, *by_hand, LinkView(say("About"), SitePath("about.html")))


def home(book: Catalogue) -> HomeView:
    """Return the first page: the newest days that have articles, and the ways in."""
    outlets, topics = distinct(book.outlets), distinct(book.topics)
    running = stories.stories(book).stories
    newest = [a.id for a in book.archive.articles[-_HOME_ARTICLES:]]
    return HomeView(
        path=SitePath("index.html"),
        title=book.config.title,
        days=by_day(newest, book),
        stories=running[:_HOME_STORIES],
        all_stories=stories.stories_link(book) if len(running) > _HOME_STORIES else None,
        years=tuple(year.link for year in reversed(book.years.values())),
        outlets=_largest(outlets, book),
        topics=_largest(topics, book),
        briefings=briefingpages.newest(book),
        all_outlets=_all(ways.sources_link(book), outlets),
        all_topics=_all(ways.topics_link(book), topics),
    )


def _largest(groups: list[Group], book: Catalogue) -> tuple[LinkView, ...]:
    """Return the groups with most articles; of equal ones those whose newest is newest."""

    def size(group: Group) -> tuple[int, int, str]:
        return -len(group.ids), -book.positions[group.ids[-1]], group.name

    return tuple(group.link for group in sorted(groups, key=size)[:_HOME_LINKS])


def _all(page: LinkView, groups: list[Group]) -> LinkView | None:
    return replace(page, count=len(groups)) if len(groups) > _HOME_LINKS else None


def wanted(book: Catalogue) -> WantedView:
    """Return the page of what articles name and the archive lacks."""
    items = tuple(_wanted_item(item, book) for item in book.archive.wanted)
    return WantedView(SitePath("wanted.html"), book.phrases.say("Wanted"), items, WANTED_TABLE)


def _wanted_item(item: Wanted, book: Catalogue) -> WantedItemView:
    hosts = {urls.host(book.archive.by_id[key].source_url or "") for key in item.wanted_by}
    site = f" site:{hosts.pop()}" if len(hosts) == 1 and "" not in hosts else ""
    return WantedItemView(
        item.title,
        tuple(book.cards[key] for key in item.wanted_by),
        f"https://duckduckgo.com/?q={quote_plus(item.title + site)}",
    )


def about(book: Catalogue) -> AboutView:
    """Return the page that says what this archive is and how it was made."""
    articles = book.archive.articles
    return AboutView(
        path=SitePath("about.html"),
        title=book.phrases.say("About this archive"),
        outlets=tuple(group.link for group in distinct(book.outlets)),
        languages=tuple(_languages(book)),
        undated=len(book.undated.ids),
        without_source=sum(not a.source_url for a in articles),
        wanted=len(book.archive.wanted),
        program=f"briefings {__version__}",
        citations=of_archive(book.config),
    )


def _languages(book: Catalogue) -> list[tuple[str, int]]:
    """Return the languages with their articles, regional forms counted as one."""
    known = Counter(a.lang.split("-")[0] for a in book.archive.articles if a.lang)
    named = [(language(lang, book.config.lang), count) for lang, count in known.items()]
    return sorted(named, key=lambda item: (-item[1], item[0]))


def search(book: Catalogue) -> PlainView:
    """Return the search page, filled by its script."""
    return PlainView(SitePath("search.html"), book.phrases.say("Search"))


def reading_list(book: Catalogue) -> PlainView:
    """Return the page of the reader's own list, filled by its script."""
    return PlainView(READING_LIST, book.phrases.say("Reading list"))


def not_found(book: Catalogue) -> PlainView:
    """Return the page for missing addresses."""
    return PlainView(SitePath("404.html"), book.phrases.say("Not in this archive"))
