"""Feeds of briefings, one series a kind, as Atom 1.0 (RFC 4287): each entry is a whole briefing."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from urllib.parse import urljoin

from lxml import etree, html

from briefings import __version__, dates
from briefings.addresses import lasting_id, sibling
from briefings.briefing import FOLDER, Briefing, Kind
from briefings.digest.letter import Letter
from briefings.digest.markup import parts
from briefings.model import IsoDate, SitePath

#: Briefings in a feed, whole.
ENTRIES = 20
_OLDER = 50  # in a page of its archive (RFC 5005, section 4), by their summaries
_ATOM = "http://www.w3.org/2005/Atom"
HISTORY = "http://purl.org/syndication/history/1.0"
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_UNKNOWN = "1970-01-01T00:00:00+00:00"  # Atom demands a time


@dataclass(frozen=True, slots=True)
class Series:
    """The feed of one kind of briefings, or a page of its archive."""

    path: SitePath  #: ends in ``.atom``
    title: str
    letters: Sequence[Letter]  #: newest first, at least one; all have a ``site_url``
    previous: SitePath | None = None  #: the page with what is older
    next: SitePath | None = None
    current: SitePath | None = None  #: of a page of the archive: the feed

    @property
    def first(self) -> Letter:
        """Any of them: what they share."""
        return self.letters[0]

    @property
    def updated(self) -> str:
        """When the newest was made."""
        return max(time_of(letter.briefing) or _UNKNOWN for letter in self.letters)

    def links(self, ending: str) -> Iterator[tuple[str, str]]:
        """Yield relation and address of the feeds around this one, in a format."""
        around = {
            "self": self.path,
            "current": self.current,
            "prev-archive": self.previous,
            "next-archive": self.next,
        }
        for rel, path in around.items():
            if path:
                yield rel, self.first.page(sibling(path, ending))


def path_of(kind: Kind) -> SitePath:
    """Return where the feed of a kind stands."""
    return SitePath(f"{FOLDER}/{'dossiers' if kind is Kind.DOSSIER else kind}.atom")


def series(kind: Kind, title: str, letters: Sequence[Letter]) -> Iterator[Series]:
    """Yield the feed of the newest, then all of them page by page; letters come oldest first."""
    path, whole = path_of(kind), len(letters) // _OLDER
    begins = path.removesuffix(".atom")
    paths = [None, *(SitePath(f"{begins}-{n}.atom") for n in range(1, whole + 1)), None]
    rest = len(letters) - whole * _OLDER
    newest = letters[-max(ENTRIES, rest) :][::-1]
    made = Series(path, f"{title} · {letters[0].archive}", newest, paths[whole])
    yield made
    for at in range(1, whole + 1):
        shown = letters[(at - 1) * _OLDER : at * _OLDER][::-1]
        here, older, newer = SitePath(f"{begins}-{at}.atom"), paths[at - 1], paths[at + 1]
        yield replace(made, path=here, letters=shown, previous=older, next=newer, current=path)


def atom(feed: Series) -> bytes:
    """Return the series as Atom."""
    first = feed.first
    space = {None: _ATOM, "fh": HISTORY}
    root = etree.Element("feed", nsmap=space, attrib={_LANG: first.words.lang})
    _add(root, "title", feed.title)
    _add(root, "id", lasting_id("feed", _named(feed.path, first), first.authority))
    _add(root, "updated", feed.updated)
    author = etree.SubElement(root, "author")
    _add(author, "name", first.archive)
    _add(root, "generator", "briefings", version=__version__)
    for rel, address in feed.links("atom"):
        _add(root, "link", rel=rel, href=address)
    _add(root, "link", rel="alternate", href=first.page(f"{FOLDER}/index.html"))
    if feed.current:
        etree.SubElement(root, f"{{{HISTORY}}}archive")
    for letter in feed.letters:
        _entry(root, letter, feed)
    etree.indent(root)
    return etree.tostring(root, xml_declaration=True, encoding="utf-8") + b"\n"


def _entry(root: etree._Element, letter: Letter, feed: Series) -> None:
    briefing = letter.briefing
    entry = etree.SubElement(root, "entry", attrib={_LANG: briefing.lang})
    _add(entry, "title", briefing.title)
    _add(entry, "id", id_of(letter))
    _add(entry, "updated", time_of(briefing) or _UNKNOWN)
    _add(entry, "link", rel="alternate", type="text/html", href=letter.page(briefing.path))
    if feed.current:
        _add(entry, "summary", summary_of(letter))
    else:
        _add(entry, "content", content_of(letter), type="html")


def id_of(letter: Letter) -> str:
    """Return the lasting name of a briefing."""
    return lasting_id("briefing", _named(letter.briefing.path, letter), letter.authority)


def _named(path: SitePath, letter: Letter) -> str:
    """Return a path; where no authority tells archives apart, the address does."""
    return path if letter.authority else urljoin(letter.site_url, path)


def content_of(letter: Letter) -> str:
    """Return a whole briefing as HTML, without its title."""
    inside = list(parts(letter, letter.address))[1:]
    return "".join(html.tostring(part, encoding="unicode") for part in inside)


def summary_of(letter: Letter) -> str:
    """Return a line on a briefing."""
    return letter.briefing.summary or " · ".join(letter.head())


def time_of(briefing: Briefing) -> str:
    """Return when a briefing was made, or the last of its days; "" if neither is known."""
    when = briefing.date or IsoDate(briefing.last)
    return dates.instant(when).isoformat() if when else ""


def _add(parent: etree._Element, name: str, text: str = "", **attributes: str) -> None:
    etree.SubElement(parent, name, attrib=attributes).text = text or None
