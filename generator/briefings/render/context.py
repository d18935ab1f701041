"""What a template may use: one dataclass for each kind of page; their pieces are in parts.py.

Every template also gets ``href(path)``: theme/README.md lists all names, a test compares the two.
"""

from dataclasses import dataclass

from markupsafe import Markup

from briefings.model import IsoDate, SitePath
from briefings.render.briefingviews import (
    BriefingCardView,
    BriefingEntryView,
    BriefingFactView,
    BriefingSectionView,
    BriefingsView,
    BriefingView,
    QuietRowView,
    QuietView,
)
from briefings.render.drawn import GridView, HistogramView, MapView
from briefings.render.parts import (
    AuthorView,
    CardView,
    ChangesView,
    CitationView,
    DayView,
    FeedView,
    FigureView,
    GroupView,
    LinkView,
    MentionView,
    NameLinkView,
    OutletView,
    PagerView,
    QuotationView,
    RelatedView,
    RestingView,
    RuledView,
    SeriesView,
    StoryCardView,
    StoryLineView,
    StoryPlaceView,
)
from briefings.render.single import (
    AboutView,
    CalendarView,
    LettersView,
    OfflineView,
    OutletsView,
    PlainView,
    RedirectView,
    ReleasesView,
    ReleaseView,
    WantedView,
)


@dataclass(frozen=True, slots=True)
class SiteView:
    """The archive as a whole; the same on every page."""

    title: str
    subtitle: str  #: "" if none
    description: str  #: "" if none
    lang: str  #: BCP 47, of the interface
    dir: str  #: "ltr" or "rtl", of the interface
    words: SitePath | None  #: the script of the interface's phrases for scripts; None: English
    site_url: str  #: absolute, with a final slash; "" if not known
    edition: str  #: name of an edition that is not for everybody; "" for the public one
    log: SitePath | None  #: the publication log; None before the first release
    navigation: tuple[LinkView, ...]  #: main parts, in order
    article_count: int
    outlet_count: int
    first_date: str  #: day of the oldest dated article in words; "" if none is dated
    last_date: str  #: day of the newest dated article in words; "" if none is dated
    languages: tuple[str, ...]  #: names of the articles' languages in the interface's, sorted


@dataclass(frozen=True, slots=True)
class ArticleView:
    """One article. Template: article.html."""

    path: SitePath
    id: str
    title: str
    subtitle: str
    lang: str  #: BCP 47; "" if unknown
    dir: str  #: "ltr" or "rtl"
    language: str  #: name of the language in the interface's; "" if unknown
    date: IsoDate | None
    date_text: str  #: with weekday where the day is known: "Monday, 10 October 2022"
    day: LinkView | None  #: the page of its day (or month, or year)
    modified: IsoDate | None
    modified_text: str
    captured: IsoDate | None
    captured_text: str
    outlet: LinkView | None
    source_url: str  #: the original; "" if unknown
    source_url_text: str  #: the same to be read: decoded, not to be followed
    source_host: str  #: its host without www; "" if unknown
    archive_url: str
    authors: tuple[AuthorView, ...]
    agencies: tuple[str, ...]
    section: str
    topics: tuple[LinkView, ...]
    ruled: tuple[RuledView, ...]  #: topics by rule that are no tags of the article
    people: tuple[NameLinkView, ...]  #: set by hand, else found in the text; most often named first
    organisations: tuple[NameLinkView, ...]
    places: tuple[NameLinkView, ...]
    figure: FigureView | None
    notice: str  #: what a reader must know before: corrected, retracted, withdrawn; "" if nothing
    withdrawn: bool  #: nothing but the notice is left to read, quote or keep
    resting: RestingView | None  #: on which state outlet alone it rests; None: on none alone
    body: Markup  #: harmless HTML, links resolved; "" if withheld
    withheld: str  #: why the text is not (wholly) here; "" if it is
    summary: str  #: as in CardView
    words: int
    minutes: int  #: reading time
    length: str  #: "454 words, 2 minutes", "1,020 characters, 4 minutes"; "" if nothing is shown
    story: StoryPlaceView | None  #: None: in no story
    mentions: tuple[MentionView, ...]
    related: tuple[RelatedView, ...]
    cited_by: tuple[CardView, ...]
    earlier_versions: tuple[CardView, ...]  #: captures of the same address before, oldest first
    later_versions: tuple[CardView, ...]  #: captures of the same address since, oldest first
    changes: ChangesView | None  #: since the version before; None: first, withheld or too long
    copies: tuple[CardView, ...]  #: nearly the same text elsewhere, earliest first
    older: CardView | None  #: the article before this one, by date
    newer: CardView | None
    series: tuple[SeriesView, ...]  #: the same within its outlet and each of its topics
    rights: str
    seed: str  #: name of the source file; "" if written by hand
    raw_sha256: str
    text_sha256: str
    edited: bool  #: a person changed the text since it was taken in
    citations: tuple[CitationView, ...]
    files: tuple[LinkView, ...]  #: Markdown, JSON, text; of a text withheld JSON alone
    indexable: bool  #: search engines may list this page
    extra: dict[str, str]  #: foreign front matter keys, lists joined by ", "


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


#: Templates and what they get as ``page``.
TEMPLATES = {
    "index": HomeView,
    "article": ArticleView,
    "listing": ListingView,
    "directory": DirectoryView,
    "name": NameView,
    "names": NamesView,
    "calendar": CalendarView,
    "outlets": OutletsView,
    "a-z": LettersView,
    "wanted": WantedView,
    "stories": StoriesView,
    "story": StoryView,
    "briefings": BriefingsView,
    "briefing": BriefingView,
    "quiet": QuietView,
    "about": AboutView,
    "search": PlainView,
    "reading-list": PlainView,
    "offline": OfflineView,
    "releases": ReleasesView,
    "release": ReleaseView,
    "404": PlainView,
    "redirect": RedirectView,
}

__all__ = [
    "BriefingCardView",
    "BriefingEntryView",
    "BriefingFactView",
    "BriefingSectionView",
    "QuietRowView",
]
