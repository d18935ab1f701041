"""The nouns of briefings: which articles are summed up, in which order, with which words between.

A ``Briefing`` is a value. Its page, its book, its mail and all its other forms are made from it
alone, so that they hold the same articles in the same order.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from urllib.parse import quote

from briefings.model import IsoDate, SitePath

#: Folder of content/ and of the site.
FOLDER = "briefings"


class Kind(StrEnum):
    """Who made a briefing, and of what."""

    DOSSIER = "dossier"  #: a person, of what is wanted
    DAILY = "daily"  #: the program, of a day
    WEEKLY = "weekly"  #: of a week, Monday to Sunday
    MONTHLY = "monthly"  #: of a month


class Role(StrEnum):
    """What an article is in its section."""

    ITEM = "item"  #: one among equals
    LEAD = "lead"  #: stands for its story in this time
    ALSO = "also"  #: of the same story and time
    BACKGROUND = "background"  #: of the same story, from before


@dataclass(frozen=True, slots=True)
class Extract:
    """Words of an article's own text, unchanged."""

    text: str  #: a whole sentence, or two that follow each other, on one line
    paragraph: int  #: of the text as it may be shown, from 1
    sentence: int  #: the first one's number in its paragraph, from 1

    @property
    def anchor(self) -> str:
        """The fragment that leads to these very words on the article's page."""
        return fragment(self.text)


@dataclass(frozen=True, slots=True)
class Line:
    """One article in a briefing, as everybody may see it."""

    id: str
    role: Role
    title: str
    path: SitePath  #: its page
    outlet: str  #: name of the outlet, else host of the original; "" if neither is known
    date: IsoDate | None
    date_text: str  #: in words; "undated" if not
    lang: str  #: BCP 47; "" if unknown
    source_url: str  #: of the original; "" if unknown
    status: str  #: in words: "corrected"; "" for what is simply published
    extract: Extract | None  #: None: nothing of the text may be quoted, or there is none
    folded: tuple["Line", ...] = ()  #: its copies and other versions, oldest first, unquoted
    figures: "Figures | None" = None  #: of an article that stands alone in a digest


@dataclass(frozen=True, slots=True)
class Note:
    """What a person wrote between the articles."""

    text: str  #: Markdown; a link into the archive is ``/`` and a SitePath
    links: tuple[SitePath, ...] = ()  #: those paths


@dataclass(frozen=True, slots=True)
class Gap:
    """What stands where an article was asked for and cannot be shown."""

    text: str  #: a sentence in the interface's language


Entry = Line | Note | Gap


@dataclass(frozen=True, slots=True)
class Figures:
    """What the place of a section, or of an article alone, follows from; docs/briefings.md."""

    points: int
    outlets: int  #: that had it, with its copies
    articles: int  #: different texts
    names: int  #: people, organisations and places that the archive has from these days on
    central: int  #: related links that lead to it from articles of the same days
    told: str  #: all of them in the interface's language


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a briefing under a heading of its own."""

    title: str  #: "" before the first heading
    entries: tuple[Entry, ...]
    story: SitePath | None = None  #: the page of the story, if it is one
    figures: Figures | None = None  #: None where a person chose


@dataclass(frozen=True, slots=True)
class Fact:
    """Something that changed, with the figures that say so."""

    kind: str  #: "empty", "name", "topic", "revived", "silent" or "correction"
    key: str  #: id of the name, the story or the article; the topic or outlet itself; or ""
    what: str  #: a name, a topic, a title
    told: str  #: a clause with the figures, in the interface's language


@dataclass(frozen=True, slots=True)
class Silence:
    """Days in a row without an article of a series."""

    kind: str
    name: str
    first: date  #: first day without
    last: date  #: last day without
    alarm: date  #: the day by which it could not be chance any more
    expected: float  #: articles, in all of these days
    rate: float  #: articles a week before it
    is_open: bool  #: it lasts to the archive's end


@dataclass(frozen=True, slots=True)
class Briefing:
    """A digest of some days, or a dossier."""

    name: str  #: its address and file names: ``2022-w41``, ``grain``
    kind: Kind
    title: str
    sections: tuple[Section, ...]
    lang: str  #: BCP 47, of its own words
    summary: str = ""  #: one line below the title; "" if none
    authors: tuple[str, ...] = ()
    date: IsoDate | None = None  #: of a dossier, as its file says
    first: str = ""  #: day of the earliest article, or of the period; "" if none is dated
    last: str = ""  #: the same of the latest
    span: str = ""  #: the same in words
    facts: tuple[Fact, ...] = ()  #: what changed in a digest's days
    all_articles: int = 0  #: of a digest: articles of its days, shown or not
    rule: str = ""  #: how a digest's order comes about, in words
    place: SitePath | None = None  #: of a digest: the page that lists all articles of its days
    content_path: str = ""  #: of a dossier: its file below the archive's root

    @property
    def path(self) -> SitePath:
        """Its page."""
        return SitePath(f"{FOLDER}/{self.name}.html")

    @property
    def lines(self) -> Iterator[Line]:
        """The articles in their order; folded ones are in their lines."""
        for section in self.sections:
            yield from (entry for entry in section.entries if isinstance(entry, Line))

    @property
    def left_out(self) -> int:
        """How many articles of a digest's days stand in no line of it."""
        now = (line for line in self.lines if line.role is not Role.BACKGROUND)
        return max(0, self.all_articles - sum(1 + len(line.folded) for line in now))

    @property
    def count(self) -> int:
        """How many articles are in it, folded ones too."""
        return sum(1 + len(line.folded) for line in self.lines)


@dataclass(frozen=True, slots=True)
class Later:
    """A file that need not be made where it stands already."""

    origin: str  #: a hash of all that its bytes follow from
    make: Callable[[], bytes]


@dataclass(frozen=True, slots=True)
class Summary:
    """All briefings of an archive, and what the site has of them beside their pages."""

    briefings: tuple[Briefing, ...] = ()
    files: Mapping[SitePath, bytes | Later] = field(default_factory=dict)
    #: of the whole archive, by their first day, each in words too
    silences: tuple[tuple[Silence, str], ...] = ()
    #: by name of a briefing: label ("EPUB") and file of its other forms
    offered: Mapping[str, tuple[tuple[str, SitePath], ...]] = field(default_factory=dict)
    #: by kind, in words ("Dossiers"): label, file and media type of its feed in each format
    feeds: tuple[tuple[str, tuple[tuple[str, SitePath, str], ...]], ...] = ()


_MOST = 300  # characters of an address that repeat a quotation; messengers cut longer ones
_ENDS = 6  # words of a longer one at each end


def fragment(words: str) -> str:
    """Return a text fragment, without ``#``: https://wicg.github.io/scroll-to-text-fragment/."""
    parts = words.split(" ")
    if len(whole := _escaped(words)) <= _MOST or len(parts) < 2 * _ENDS:
        return f":~:text={whole}"
    first, last = " ".join(parts[:_ENDS]), " ".join(parts[-_ENDS:])
    return f":~:text={_escaped(first)},{_escaped(last)}"


def _escaped(words: str) -> str:
    # a hyphen, a comma and an ampersand have a meaning of their own in a text fragment
    return quote(words, safe="").replace("-", "%2D")
