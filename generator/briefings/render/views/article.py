"""The page of one article, as its template gets it."""

from dataclasses import dataclass

from markupsafe import Markup

from briefings.model import IsoDate, SitePath
from briefings.render.views.parts import (
    AuthorView,
    CardView,
    ChangesView,
    CitationView,
    FigureView,
    LinkView,
    MentionView,
    NameLinkView,
    RelatedView,
    RestingView,
    RuledView,
    SeriesView,
    StoryPlaceView,
)


@dataclass(frozen=True, slots=True)
class CopiesView:
    """Nearly the same text elsewhere."""

    agency: str  #: that all of them come from; "": not known, or no copies
    cards: tuple[CardView, ...]  #: earliest first


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
    copies: CopiesView
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
