"""Briefings as entries of feeds, one series a kind; each entry is a whole briefing."""

from collections.abc import Iterator, Sequence
from urllib.parse import urljoin

from lxml import html

from briefings.addresses import lasting_id
from briefings.briefing import FOLDER, Briefing, Kind
from briefings.digest.letter import Letter
from briefings.digest.markup import parts
from briefings.model import IsoDate, SitePath
from briefings.syndication.feed import Entry, Feed, begin, instant, paged

_NEWEST = 20  # whole briefings in a feed, at least


def path_of(kind: Kind) -> SitePath:
    """Return where the feed of a kind stands."""
    return SitePath(f"{FOLDER}/{'dossiers' if kind is Kind.DOSSIER else kind}.atom")


def series(kind: Kind, title: str, letters: Sequence[Letter]) -> Iterator[Feed]:
    """Yield the feed of the newest, then all of them page by page.

    Letters, at least one, come oldest first and have a ``site_url``.
    """
    first, path = letters[0], path_of(kind)
    whole = begin(len(letters), _NEWEST)
    feed = Feed(
        path=path,
        page=SitePath(f"{FOLDER}/index.html"),
        title=f"{title} · {first.archive}",
        id=lasting_id("feed", _named(path, first), first.authority),
        site_url=first.site_url,
        lang=first.words.lang,
        author=first.archive,
        entries=[_entry(letter, whole=at >= whole) for at, letter in enumerate(letters)],
    )
    yield from paged(feed, newest=_NEWEST)


def _entry(letter: Letter, *, whole: bool) -> Entry:
    briefing = letter.briefing
    when = _time_of(briefing)
    return Entry(
        id=lasting_id("briefing", _named(briefing.path, letter), letter.authority),
        title=briefing.title,
        url=letter.page(briefing.path),
        updated=when,
        published=when,
        lang=briefing.lang,
        summary=briefing.summary or " · ".join(letter.head()),
        content=_content_of(letter) if whole else "",
    )


def _named(path: SitePath, letter: Letter) -> str:
    """Return a path; where no authority tells archives apart, the address does."""
    return path if letter.authority else urljoin(letter.site_url, path)


def _content_of(letter: Letter) -> str:
    """Return a whole briefing as HTML, without its title."""
    inside = list(parts(letter, letter.address))[1:]
    return "".join(html.tostring(part, encoding="unicode") for part in inside)


def _time_of(briefing: Briefing) -> str:
    """Return when a briefing was made, or the last of its days; "" if neither is known."""
    return instant(briefing.date or IsoDate(briefing.last) or None)
