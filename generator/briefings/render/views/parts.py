"""Pieces of pages, as templates get them within the views of context.py."""

from dataclasses import dataclass

from briefings.model import IsoDate, SitePath
from briefings.render.views.drawn import ChartView


@dataclass(frozen=True, slots=True)
class LinkView:
    """A name with its page."""

    label: str
    path: SitePath
    count: int | None = None  #: articles there; None where it does not matter


@dataclass(frozen=True, slots=True)
class FeedView:
    """A feed in one of its formats."""

    label: str  #: of the format: "Atom"
    path: SitePath
    type: str  #: media type


@dataclass(frozen=True, slots=True)
class CardView:
    """An article in a list."""

    title: str
    path: SitePath
    date: IsoDate | None
    date_text: str  #: in words, as precise as known; "undated" if not
    outlet: LinkView | None
    lang: str  #: BCP 47; "" if unknown
    dir: str  #: "ltr" or "rtl"
    summary: str  #: the source's own or the text's beginning, plain; "" if withheld
    status: str  #: in words: "corrected", "retracted"; "" for what is simply published
    version: str  #: tells captures of one address apart: "changed 18 November 2022"; "" if alone
    folded: tuple["CardView", ...] = ()  #: nearly the same text in the same list, earliest first


@dataclass(frozen=True, slots=True)
class DayView:
    """Cards of one day in a list."""

    heading: str  #: the day in words with its weekday; "Undated"
    path: SitePath | None  #: the day's page; None for the undated
    cards: tuple[CardView, ...]


@dataclass(frozen=True, slots=True)
class SeriesView:
    """What comes before and after an article in one of the lists that it stands in."""

    link: LinkView  #: the list: an outlet, a topic
    older: CardView | None
    newer: CardView | None


@dataclass(frozen=True, slots=True)
class OutletView:
    """The card of an outlet."""

    link: LinkView
    hosts: tuple[str, ...]  #: where it publishes, most articles first
    home: str  #: address of the first host; "" if no article has an address
    country: str  #: in words, as sources.yaml says; "" if it does not
    languages: tuple[str, ...]  #: in words, as sources.yaml says, else of its articles
    first: str  #: day of its oldest dated article in words; "" if none is dated
    last: str  #: day of its newest dated article in words; "" if none is dated
    chart: ChartView | None  #: None if there is nothing to compare
    rights: str  #: as sources.yaml says; "" if it does not


@dataclass(frozen=True, slots=True)
class RelatedView:
    """A neighbour with the reason."""

    card: CardView
    reason: str  #: a clause without a final stop


@dataclass(frozen=True, slots=True)
class StoryPlaceView:
    """Where an article stands in its story."""

    story: LinkView  #: its title and page, with the number of its articles
    lang: str  #: of the title, BCP 47; "" if unknown
    number: int  #: of the text in the story, from 1; copies and versions folded
    count: int  #: texts in the story
    previous: CardView | None
    next: CardView | None


@dataclass(frozen=True, slots=True)
class StoryLineView:
    """One text on a story's timeline."""

    card: CardView
    gap: str  #: "9 days later", where nothing was reported for a week or more; "" otherwise
    is_first: bool  #: it reported first, as far as the dates tell
    folded: tuple[CardView, ...]  #: its copies and other versions, oldest first


@dataclass(frozen=True, slots=True)
class StoryCardView:
    """A story in a list."""

    title: str
    lang: str  #: of the title, BCP 47; "" if unknown
    path: SitePath
    count: int  #: articles
    outlets: int  #: known outlets among their sources
    span: str  #: "10 October 2022 to 17 July 2023"; "" if none is dated
    first: CardView | None  #: who reported first; None if the dates do not tell


@dataclass(frozen=True, slots=True)
class MentionView:
    """A title that the article names."""

    title: str
    card: CardView | None  #: None: not in this archive yet


@dataclass(frozen=True, slots=True)
class FigureView:
    """The main picture's words, and the picture if it is in the archive."""

    path: SitePath | None  #: None: the picture itself is not kept
    alt: str
    caption: str
    credit: str
    credit_url: str  #: "" if none or unsafe
    url: str  #: where the picture was, if it is not kept; "" if nobody knows
    width: int | None  #: pixels, of a picture that is kept
    height: int | None  #: the same


@dataclass(frozen=True, slots=True)
class CitationView:
    """How to cite, in one style."""

    style: str  #: "Chicago", "APA", "BibTeX" ...
    text: str  #: plain; several lines for BibTeX and the like


@dataclass(frozen=True, slots=True)
class AuthorView:
    """Who wrote an article."""

    label: str
    path: SitePath
    kind: str  #: "Person" or "Organization", as schema.org calls them


@dataclass(frozen=True, slots=True)
class QuotationView:
    """What an article lets a person say."""

    text: str
    channel: str  #: who handed it on; "" if the article names nobody
    card: CardView  #: the article


@dataclass(frozen=True, slots=True)
class RestingView:
    """On which state outlet alone an article rests."""

    outlet: str  #: its name
    evidence: tuple[str, ...]  #: sentences of the article that name it as their source; one or two


@dataclass(frozen=True, slots=True)
class RuledView:
    """A topic that a rule gave, with its page."""

    label: str
    path: SitePath
    reason: str  #: what the rule found in the article, parted by commas


@dataclass(frozen=True, slots=True)
class NameLinkView:
    """A person, an organisation or a place that an article names."""

    label: str
    path: SitePath | None  #: its page; None if it has none


@dataclass(frozen=True, slots=True)
class PagerView:
    """The pages of a long list, newest first."""

    newer: SitePath | None
    older: SitePath | None
    number: int  #: counted from the oldest, 1
    last: int
    parts: tuple[LinkView, ...]  #: by number, newest first; of very many some


@dataclass(frozen=True, slots=True)
class GroupView:
    """A heading with links below it."""

    heading: str  #: a letter, a year; "" for one group
    path: SitePath | None  #: the heading's own page; None if it has none
    links: tuple[LinkView, ...]


@dataclass(frozen=True, slots=True)
class IndexEntryView:
    """A name, a topic or a telling word in the index of the archive."""

    label: str
    lang: str  #: of a word, primary subtag; "" of names and topics, and if unknown
    path: SitePath | None  #: its own page; None of a word
    count: int | None  #: articles, where they are too many to be named; None otherwise
    span: str  #: from the first to the last of so many; "" otherwise
    dates: tuple[LinkView, ...]  #: its articles by their dates, oldest first; none of so many


@dataclass(frozen=True, slots=True)
class LetterView:
    """What begins with one letter."""

    letter: str
    anchor: str  #: fragment on the page
    entries: tuple[IndexEntryView, ...]  #: names, topics and telling words
    cards: tuple[CardView, ...]  #: articles by their titles


@dataclass(frozen=True, slots=True)
class WantedItemView:
    """A title that articles name and the archive lacks."""

    title: str
    wanted_by: tuple[CardView, ...]  #: oldest first
    search_url: str  #: looks for it at a search engine, on the outlet's host if known


@dataclass(frozen=True, slots=True)
class PieceView:
    """A piece of a text beside another version of it."""

    kind: str  #: "same", "removed", "added", or "gap" for what is left out
    before: str  #: a space, a line end, or nothing
    text: str  #: may hold line ends


@dataclass(frozen=True, slots=True)
class ChangesView:
    """What changed in the words of an article since the version before."""

    since: CardView  #: that version
    passages: tuple[tuple[PieceView, ...], ...]  #: in the order of the text
    added: int  #: words
    removed: int
