"""What an export is made from: the articles chosen, as everybody may see them, and the site."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from briefings import __version__, articlefile, dates
from briefings.model import Article, IsoDate, SitePath

#: What programs may rely on in a line of NDJSON, beside the front matter's keys.
SCHEMA = articlefile.SCHEMA


@dataclass(frozen=True, slots=True)
class Piece:
    """One article to carry."""

    article: Article  #: as everybody may see it: body and summary cut to its rights
    page: SitePath  #: where it stands in the site
    outlet: str  #: name of the outlet, else host of the original; "" if neither is known
    is_whole: bool  #: all of its text may be shown


@dataclass(frozen=True, slots=True)
class Raw:
    """The bytes that an article was read from."""

    name: str  #: of the source, as ``seed`` has it
    sha256: str
    data: bytes


@dataclass(frozen=True)
class Collection:
    """The articles of one export, oldest first."""

    archive: str  #: the archive's name
    part: str  #: what was chosen, in words; "" for all
    description: str  #: of the archive; "" if none
    lang: str  #: BCP 47, of the archive
    site_url: str  #: where the site stands; "" if unknown
    pieces: tuple[Piece, ...]
    site: Path  #: the built site's folder
    images: Path  #: folder that ``images/name.jpg`` of a text lies in
    #: gives the raw sources that may be given away, one by one, by name
    raws: Callable[[], Iterable[Raw]] = tuple
    briefly: bool = False  #: a book without the texts, for a page that sums them up
    since: Path | None = None  #: an earlier release of the site, folder or zip, for a delta

    @property
    def title(self) -> str:
        """The archive's name, and that of the part: "Black Sea Briefings: grain, 2022-10"."""
        return f"{self.archive}: {self.part}" if self.part else self.archive

    @property
    def program(self) -> str:
        """Name and version of the program."""
        return f"briefings {__version__}"

    @property
    def newest(self) -> IsoDate | None:
        """The newest date of an article: what stands for "now" in files that demand a time."""
        known = (p.article.modified or p.article.date for p in self.pieces)
        return max((when for when in known if when), key=dates.instant, default=None)

    def address(self, piece: Piece) -> str:
        """Return where a page stands on the web; "" if that is not known."""
        return f"{self.site_url}{piece.page}" if self.site_url else ""


def facts(piece: Piece, collection: Collection) -> dict[str, object]:
    """Return an article as a flat record: front matter keys, then page, address, text."""
    article = piece.article
    record: dict[str, object] = {"schema": SCHEMA}
    record |= {key: getattr(article, key) for key in articlefile.KEYS}
    record["extra"] = dict(article.extra)
    record |= {
        "page": piece.page,
        "url": collection.address(piece),
        "outlet": piece.outlet,
        "text": article.body,
    }
    plain = ((k, list(v) if isinstance(v, tuple) else v) for k, v in record.items())
    return {key: value for key, value in plain if value or key == "text"}


def days(pieces: Iterable[Piece]) -> Iterator[tuple[str, list[Piece]]]:
    """Yield the pieces under their day (month, year as known), oldest first; "" for undated."""
    found: dict[str, list[Piece]] = {}
    for piece in pieces:
        found.setdefault((piece.article.date or "")[:10], []).append(piece)
    yield from sorted(found.items())
