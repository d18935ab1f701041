"""What the pages of briefings get: digests and dossiers, and the page of them all."""

from dataclasses import dataclass

from markupsafe import Markup

from briefings.model import SitePath
from briefings.render.views.parts import CardView, CitationView, FeedView, LinkView


@dataclass(frozen=True, slots=True)
class BriefingEntryView:
    """An article, a person's words, or what stands in place of an article."""

    kind: str  #: "line", "note" or "gap"
    card: CardView | None  #: the article of a line; None for others
    role: str  #: of a line: "item", "lead", "also" or "background"; "" for others
    source_url: str  #: address of the original; "" if unknown
    extract: str  #: a sentence or two of the text, unchanged; "" if nothing may be quoted
    anchor: str  #: fragment that leads to the extract's words on the article's page; "" without
    folded: tuple[CardView, ...]  #: copies and other versions, oldest first
    figures: str  #: what a line's place follows from, in words; "" if a person chose it
    html: Markup  #: a note, harmless
    text: str  #: a gap, a sentence


@dataclass(frozen=True, slots=True)
class BriefingSectionView:
    """A part of a briefing."""

    title: str  #: "" before the first heading
    story: SitePath | None  #: the page of the story, if it is one
    figures: str  #: what its place follows from, in words; "" if a person chose it
    entries: tuple[BriefingEntryView, ...]


@dataclass(frozen=True, slots=True)
class BriefingFactView:
    """Something that changed."""

    kind: str  #: "empty", "name", "topic", "revived", "silent" or "correction"
    what: str  #: a name, a topic, a title
    path: SitePath | None  #: where more of it stands
    told: str  #: the figures that say so, a clause


@dataclass(frozen=True, slots=True)
class BriefingCardView:
    """A briefing in a list."""

    title: str
    path: SitePath
    summary: str  #: "" if none
    span: str  #: the days of its articles in words; "" if none is dated
    count: int  #: articles in it; of a digest all of its days
    kind: str  #: "dossier", "daily", "weekly" or "monthly"


@dataclass(frozen=True, slots=True)
class BriefingView:
    """A digest or a dossier. Template: briefing.html."""

    path: SitePath
    kind: str  #: "dossier", "daily", "weekly" or "monthly"
    title: str
    lang: str  #: BCP 47, of its own words
    dir: str  #: "ltr" or "rtl"
    above: tuple[LinkView, ...]  #: what it is part of, outermost first
    summary: str  #: "" if none
    authors: tuple[str, ...]
    date_text: str  #: of a dossier, as its file says; "" if it does not
    span: str  #: the days of its articles in words; "" if none is dated
    count: int  #: articles in it; of a digest all of its days
    sections: tuple[BriefingSectionView, ...]
    facts: tuple[BriefingFactView, ...]  #: what changed in a digest's days
    left_out: int  #: articles of these days that stand in no line
    rule: str  #: how a digest's order comes about; "" for a dossier
    place: SitePath | None  #: the page with all articles of a digest's days
    previous: LinkView | None  #: the digest of its kind before it
    next: LinkView | None
    parts: tuple[LinkView, ...]  #: of a month: the digests of its weeks and days
    files: tuple[LinkView, ...]  #: the same to carry, read or send
    feeds: tuple[FeedView, ...]  #: of a dossier's articles; () of others
    citations: tuple[CitationView, ...]  #: one for each style


@dataclass(frozen=True, slots=True)
class BriefingsView:
    """All briefings. Template: briefings.html."""

    path: SitePath
    title: str
    dossiers: tuple[BriefingCardView, ...]  #: newest first
    digests: tuple[BriefingCardView, ...]  #: the newest of each kind
    years: tuple[tuple[str, tuple[LinkView, ...]], ...]  #: year and its digests, newest first
    feeds: tuple[tuple[str, tuple[FeedView, ...]], ...]  #: by kind, in words
    quiet: LinkView  #: the page of days that went quiet, with their number


@dataclass(frozen=True, slots=True)
class QuietRowView:
    """An outlet, a section or a topic of which nothing came for some days."""

    what: str  #: "" for the whole archive
    kind: str  #: what it is, in words
    path: SitePath | None  #: its page
    told: str  #: from when to when, and what was to be expected, a clause


@dataclass(frozen=True, slots=True)
class QuietView:
    """Days that went quiet. Template: quiet.html."""

    path: SitePath
    title: str
    above: LinkView  #: the page of all briefings
    rows: tuple[QuietRowView, ...]  #: newest first
