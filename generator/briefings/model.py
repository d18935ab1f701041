"""The nouns: one for each state of the datum, frozen, every field documented.

``Source`` (a seed not read yet) -> ``Draft`` (what a reader found in it) -> ``Article`` (one
text and what its source says of it) -> ``Archive`` (all of them, related) -> ``Site`` (written).
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from hashlib import sha256
from typing import NewType

from briefings.naming import Naming, Resting, RuledTopic
from briefings.report import Note

#: A file of the site, POSIX, relative to its top, no leading slash: ``2022/10/10/slug.html``.
SitePath = NewType("SitePath", str)

#: A date as precise as its source and no more: ``2022``, ``2022-10``, ``2022-10-10``, or with
#: time and offset, ``2022-10-10T14:05:00+03:00``. Sorts as text within one precision.
IsoDate = NewType("IsoDate", str)


class Status(StrEnum):
    """What became of an article."""

    PUBLISHED = "published"
    DRAFT = "draft"  #: not rendered
    CORRECTED = "corrected"
    RETRACTED = "retracted"
    WITHDRAWN = "withdrawn"  #: a notice stands at its address, the text does not


class Publish(StrEnum):
    """How much of an article the site may show."""

    FULL = "full"
    EXCERPT = "excerpt"
    LINK = "link"


#: Reads what lies beside a source, by its path relative to it (``page_files/a.jpg``); None if there
#: is no such file, or it lies outside of seeds/. It can be pickled.
Beside = Callable[[str], bytes | None]


def nothing_beside(_path: str) -> bytes | None:
    """Return None: the source stands alone."""
    return None


@dataclass(frozen=True)
class Source:
    """A seed as it came: a name and bytes, nothing understood yet."""

    #: path below the archive's root, POSIX: ``seeds/mail/june.eml``; what lies in a container has
    #: its place there behind a ``#``: ``seeds/june.mbox#17``, ``seeds/a.zip#inner/page.html``
    name: str
    data: bytes  #: all of it, unchanged
    beside: Beside = field(default=nothing_beside, compare=False, repr=False)
    #: what the container says of this part (the address and hash of a web archive's record), as
    #: claims; most trusted by their confidence like any other
    told: "tuple[Witness, ...]" = field(default=(), compare=False)

    @cached_property
    def sha256(self) -> str:
        """SHA-256 of the bytes, 64 hex digits."""
        return sha256(self.data).hexdigest()


@dataclass(frozen=True, slots=True)
class Witness:
    """One claim for the value of one field, with its evidence."""

    field: str  #: a front matter key
    value: str | tuple[str, ...]  #: as it would stand in the front matter
    rule: str  #: what spoke, in words: "date line", "JSON-LD datePublished", "host of source_url"
    where: str  #: line number (``line 3``) or element (``meta[property=og:title]``); "" if neither
    text: str  #: the words that were read, at most 200 characters
    confidence: float  #: 0 to 1; the highest wins, the earlier at a tie


@dataclass(frozen=True, slots=True)
class Repair:
    """Something that was mended in a source's text or fields, for the record of evidence."""

    what: str  #: "charset", "encoded twice", "address", "soft hyphens", "repeated on 12 pages"
    where: str  #: line, element or field; "" for all of the text
    before: str  #: at most 200 characters; "" if only the number matters
    after: str


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture that lies beside a source or in it."""

    #: as the draft's body and its field ``image`` name it; no two equal in a draft
    reference: str
    data: bytes  #: as found, hostile


@dataclass(frozen=True, slots=True)
class Draft:
    """What one reader found in one source: claims for fields, and the text."""

    witnesses: tuple[Witness, ...]  #: in the order found; several may claim one field
    body: str  #: Markdown, without what became a field
    foreign: Mapping[str, str | tuple[str, ...]] = field(
        default_factory=dict
    )  #: unknown keys, kept
    notes: tuple[Note, ...] = ()  #: what a person should know about this reading
    #: which article of a source that holds many, as the source itself names it (a feed entry's id,
    #: an export's key), at most 200 characters; "" where the source is one article
    part: str = ""
    #: the bytes that this article was read from, for its hash; b"" where it is all of the source
    part_data: bytes = field(default=b"", repr=False)
    #: metadata by nature (a bookmark, a bibliography entry): an empty body is no fault, and what
    #: it says is added to the article of the same address, if the pile has one
    is_record: bool = False
    pictures: tuple[Picture, ...] = ()  #: those that are there; the text may name others
    repairs: tuple[Repair, ...] = ()
    kind: str = ""  #: name of the format that read it; set where the table of formats is asked
    #: BCP 47 code of title and text by their letters and words, and how sure that is; set there too
    spoken: tuple[str, float] | None = None


@dataclass(frozen=True, slots=True)
class Article:
    """One text and what its source says of it; what can be known from it alone.

    The fields are the front matter keys of DESIGN in their order. None (or an empty tuple)
    means that nobody said so.
    """

    id: str  #: stable, never reused: date (or ``undated``) + ``-`` + 8 hex digits
    title: str  #: plain text, one line
    body: str  #: Markdown, hostile until rendered
    content_path: str = ""  #: its file below the archive's root, POSIX; "" if not written yet
    subtitle: str | None = None
    date: IsoDate | None = None  #: the outlet's own
    modified: IsoDate | None = None  #: when the outlet changed it
    captured: IsoDate | None = None  #: when it was saved
    authors: tuple[str, ...] = ()  #: people, as printed
    agency: tuple[str, ...] = ()  #: agencies; not people
    source: str | None = None  #: outlet name
    source_url: str | None = None  #: canonical, http or https
    source_id: str | None = None  #: the outlet's own id where visible
    archive_url: str | None = None  #: a known archived copy of the original
    archive_date: IsoDate | None = None
    lang: str | None = None  #: BCP 47
    section: str | None = None  #: the outlet's section
    tags: tuple[str, ...] = ()  #: topics
    image: str | None = None  #: address or path of the main picture, as the source says
    image_alt: str | None = None
    image_caption: str | None = None
    image_credit: str | None = None
    image_credit_url: str | None = None
    related_titles: tuple[str, ...] = ()  #: titles as found in the text
    related: tuple[str, ...] = ()  #: ids, once known or set by hand
    summary: str | None = None  #: never invented
    summary_kind: str | None = None  #: "extract" when cut from the text
    people: tuple[str, ...] = ()  #: set by hand
    organisations: tuple[str, ...] = ()  #: set by hand
    places: tuple[str, ...] = ()  #: set by hand
    slug: str = ""  #: ``[a-z0-9-]``, at most 80; set once
    aliases: tuple[str, ...] = ()  #: old addresses (leading ``/``) and alternative titles
    rights: str | None = None
    publish: Publish = Publish.FULL
    identified: bool = True  #: its file gives its id; where it does not, the build writes it there
    released: bool = False  #: its file itself says ``publish: full``, so nothing narrows it
    status: Status = Status.PUBLISHED
    seed: str | None = None  #: name of the Source it came from; None if written by hand
    raw_sha256: str | None = None  #: of the seed's bytes
    text_sha256: str | None = None  #: of the body as the machine wrote it, UTF-8
    extra: Mapping[str, str | tuple[str, ...]] = field(default_factory=dict)  #: foreign keys, kept


@dataclass(frozen=True, slots=True)
class Mention:
    """A title that an article names, and the article of the archive that it means."""

    title: str  #: as found
    id: str | None  #: None: not in this archive yet
    how: str  #: "by hand", "exact", "folded", "truncated", "fuzzy 0.93", "alias", "address", ""


@dataclass(frozen=True, slots=True)
class RelatedLink:
    """A neighbour by content."""

    id: str
    score: float  #: 0 to 1, only comparable within one archive
    reason: str  #: words that both texts bear out, a full clause without a final stop


@dataclass(frozen=True, slots=True)
class Relations:
    """What one article has to do with the others."""

    mentions: tuple[Mention, ...] = ()  #: in the order of the text
    related: tuple[RelatedLink, ...] = ()  #: closest first; no copies, no other versions
    cited_by: tuple[str, ...] = ()  #: ids of articles that mention this one, oldest first
    versions: tuple[str, ...] = ()  #: the other captures of the same address, oldest first
    copies: tuple[str, ...] = ()  #: nearly the same text elsewhere, earliest first
    agency: str = ""  #: that it and its copies give as theirs; "": none, or no copies
    resting: Resting | None = None  #: on which state outlet it rests; None: on none alone


@dataclass(frozen=True, slots=True)
class Wanted:
    """A title that articles name and the archive lacks."""

    title: str  #: the spelling found most often
    wanted_by: tuple[str, ...]  #: ids, oldest first
    outlet: str | None  #: outlet of the articles that want it, if it is one


@dataclass(frozen=True, slots=True)
class Story:
    """Articles about one event and what followed."""

    id: str  #: of the article by which the story was first known; never changes
    title: str  #: of its most central article, or set by hand
    articles: tuple[str, ...]  #: ids, oldest first; copies and versions with the others
    formerly: tuple[str, ...] = ()  #: ids of stories that became this one


@dataclass(frozen=True, slots=True)
class IndexTerm:
    """A word that some articles are about, none of many: for an index as of a book."""

    text: str  #: as printed
    lang: str  #: primary subtag of its articles; "" if unknown
    ids: tuple[str, ...]  #: of the articles, oldest first, two or more


@dataclass(frozen=True, slots=True)
class Outlet:
    """Who publishes at a host, as the table of outlets or the archive's sources.yaml says."""

    name: str  #: as a reader knows it
    lang: str | None = None  #: BCP 47, if it writes in one language only
    country: str | None = None  #: ISO 3166, two letters
    rights: str | None = None  #: what may be done with its texts, in words
    publish: Publish | None = None  #: how much of its texts the public edition shows; None: all
    own: bool = False  #: its texts are the archive's own: search engines may list them
    state: bool = False  #: a government owns it and directs it: what rests on it alone is told so


@dataclass(frozen=True, slots=True)
class Archive:
    """All articles, related. Everything here follows from content/ and the configuration."""

    articles: tuple[Article, ...]  #: oldest first; undated ones before all others; then by id
    addresses: Mapping[str, SitePath]  #: by id, no two equal even in lower case
    relations: Mapping[str, Relations]  #: by id, one for every article
    wanted: tuple[Wanted, ...] = ()  #: most wanted first, then by title
    by_id: Mapping[str, Article] = field(default_factory=dict)  #: the articles again
    stories: tuple[Story, ...] = ()  #: oldest first; an article is in one at most
    naming: Naming = field(default_factory=Naming)
    terms: tuple[IndexTerm, ...] = ()  #: by spelling
    ruled: Mapping[str, tuple[RuledTopic, ...]] = field(default_factory=dict)  #: by id
    outlets: Mapping[str, Outlet] = field(default_factory=dict)  #: by host, if it is in a table
    pictures: frozenset[str] = (
        frozenset()
    )  #: of content/images/ what may be shown: ``images/name.jpg``


@dataclass(frozen=True, slots=True)
class Site:
    """What was written."""

    files: tuple[SitePath, ...]  #: sorted
    pages: int  #: HTML files among them
    size: int  #: bytes in all
