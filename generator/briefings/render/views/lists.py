"""Pages that list articles, stories, topics and names, as their templates get them."""

from dataclasses import dataclass

from briefings.model import SitePath
from briefings.render.views.drawn import GridView, HistogramView, MapView
from briefings.render.views.parts import (
    DayView,
    FeedView,
    GroupView,
    LinkView,
    OutletView,
    PagerView,
    QuotationView,
    StoryCardView,
    StoryLineView,
)


@dataclass(frozen=True, slots=True)
class ListingView:
    """Articles of a day, month, year, outlet, topic or author. Template: listing.html."""

    path: SitePath
    kind: str  #: "day", "month", "year", "outlet", "topic", "author" or "undated"
    title: str  #: "October 2022", "The Moscow Times", "grain deal"
    above: tuple[LinkView, ...]  #: what it is part of, outermost first
    grid: GridView | None  #: a year's days by month, a month's by week; None for other lists
    count: int  #: articles in all pages of the list
    span: str  #: "10 October 2022 to 17 July 2023"; "" for days and undated
    previous: LinkView | None  #: the day, month or year before with articles
    next: LinkView | None
    days: tuple[DayView, ...]  #: newest first
    pager: PagerView | None  #: None: all on one page
    outlet: OutletView | None  #: the card of an outlet; None for other lists
    digest: LinkView | None  #: of a day or month; None for other lists, and if there is none
    histogram: HistogramView | None  #: of outlets, topics, authors; as in NameView
    together: tuple[GroupView, ...]  #: of topics and authors, as in NameView
    feeds: tuple[FeedView, ...]  #: its own; () if it has none
    keep: str  #: what of offline.html keeps a month; "" for other lists


@dataclass(frozen=True, slots=True)
class DirectoryView:
    """All topics or authors. Template: directory.html."""

    path: SitePath
    kind: str  #: "topics" or "authors"
    title: str
    count: int  #: links in all groups
    largest: tuple[LinkView, ...]  #: most articles first, at most 50; none of a short list
    groups: tuple[GroupView, ...]


@dataclass(frozen=True, slots=True)
class NameView:
    """A person, an organisation or a place. Template: name.html."""

    path: SitePath
    kind: str  #: "person", "organisation" or "place"
    title: str
    aliases: tuple[str, ...]  #: other spellings as found, most frequent first
    above: tuple[LinkView, ...]  #: the page of all names of the kind
    count: int  #: articles in all pages of the list
    span: str  #: as in ListingView
    histogram: HistogramView | None  #: None where all stand in one month, or are undated
    together: tuple[GroupView, ...]  #: names and topics in the same articles, by kind
    map: MapView | None  #: of a place, with those in the same articles; None if it is on none
    quotations: tuple[QuotationView, ...]  #: of a person, newest first, at most 12
    days: tuple[DayView, ...]  #: newest first
    pager: PagerView | None  #: None: all on one page


@dataclass(frozen=True, slots=True)
class NamesView:
    """All people, organisations or places that have pages. Template: names.html."""

    path: SitePath
    kind: str  #: "person", "organisation" or "place"
    title: str
    count: int
    others: tuple[LinkView, ...]  #: the pages of the other kinds
    largest: tuple[LinkView, ...]  #: most articles first, at most 50
    map: MapView | None  #: of places; None for other kinds, and if none is on it
    groups: tuple[GroupView, ...]  #: all, by letter


@dataclass(frozen=True, slots=True)
class HomeView:
    """The first page. Template: index.html."""

    path: SitePath
    title: str
    days: tuple[DayView, ...]  #: the newest days that have articles
    stories: tuple[StoryCardView, ...]  #: those that went on last first, at most 5
    all_stories: LinkView | None  #: the page of all; None if all are shown
    years: tuple[LinkView, ...]  #: newest first
    outlets: tuple[LinkView, ...]  #: most articles first
    topics: tuple[LinkView, ...]  #: most articles first
    briefings: tuple[LinkView, ...]  #: the newest dossiers and digests
    all_outlets: LinkView | None  #: the page of all, with their number; None if all are shown
    all_topics: LinkView | None


@dataclass(frozen=True, slots=True)
class StoriesView:
    """All stories. Template: stories.html."""

    path: SitePath
    title: str
    stories: tuple[StoryCardView, ...]  #: those that went on last first


@dataclass(frozen=True, slots=True)
class StoryView:
    """The timeline of one story. Template: story.html."""

    path: SitePath
    title: str
    lang: str  #: of the title, BCP 47; "" if unknown
    above: LinkView  #: the page of all stories
    count: int  #: articles
    outlets: int  #: known outlets among their sources
    span: str  #: "10 October 2022 to 17 July 2023"; "" if none is dated
    lines: tuple[StoryLineView, ...]  #: oldest first
    keep: str  #: what of offline.html keeps it
    feeds: tuple[FeedView, ...]  #: its own; () if it has none
