"""What a feed holds, whatever its format, and how a long one is parted (RFC 5005, section 4)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from urllib.parse import urljoin

from briefings import dates
from briefings.addresses import sibling
from briefings.model import IsoDate, SitePath

#: Entries in a page of an archive, and at most in a feed.
PAGE = 50


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry; times as ``instant`` gives them. None, "" and () stand for what is not known."""

    id: str  #: lasting, whatever becomes of the address
    title: str
    url: str  #: of its page
    updated: str = ""
    published: str = ""
    lang: str | None = None
    authors: tuple[str, ...] = ()
    original: str | None = None  #: address of what it was made from
    tags: tuple[str, ...] = ()
    rights: str | None = None
    summary: str = ""  #: text
    content: str = ""  #: HTML of the whole; "" if the entry only points to its page
    text_sha256: str | None = None  #: of the text as it was found


@dataclass(frozen=True, slots=True)
class Feed:
    """One feed, or one page of its archive."""

    path: SitePath  #: ends in ``.atom``
    page: SitePath  #: the page that shows the same
    title: str
    id: str
    site_url: str  #: all addresses in a feed are absolute
    lang: str
    entries: Sequence[Entry]  #: newest first
    subtitle: str = ""
    description: str = ""
    author: str = ""  #: of entries that name none
    previous: SitePath | None = None  #: the archive page with what is older
    next: SitePath | None = None  #: the archive page with what is newer
    current: SitePath | None = None  #: of a page of an archive: the feed with what is newest

    def address(self, path: str) -> str:
        """Return the address of a file of the site."""
        return urljoin(self.site_url, path)

    def around(self, ending: str) -> Iterator[tuple[str, str]]:
        """Yield relation and address of the feeds around this one, in a format."""
        places = {
            "self": self.path,
            "current": self.current,
            "prev-archive": self.previous,
            "next-archive": self.next,
        }
        for rel, path in places.items():
            if path:
                yield rel, self.address(sibling(path, ending))


def instant(when: IsoDate | None) -> str:
    """Return a time as feeds want it; "" for None."""
    return dates.instant(when).isoformat() if when else ""


def begin(count: int, newest: int = PAGE) -> int:
    """Return the index of the oldest of ``count`` entries that stands in the feed itself."""
    return min(count // PAGE * PAGE, max(0, count - newest))


def paged(feed: Feed, begins: str = "", newest: int = PAGE) -> Iterator[Feed]:
    """Yield a feed of its newest entries, then the pages of its archive, oldest first.

    It comes with all its entries, oldest first. Pages are counted from the oldest and hold 50 for
    ever, by their summaries; the feed has all that is in none, at least as many as ``newest``.
    ``begins`` begins their paths; "" stands for that of the feed.
    """
    shown, start = feed.entries, begins or f"{feed.path.removesuffix('.atom')}-"
    full = len(shown) // PAGE
    paths = [None, *(SitePath(f"{start}{n}.atom") for n in range(1, full + 1)), None]
    yield replace(feed, entries=shown[begin(len(shown), newest) :][::-1], previous=paths[full])
    for at in range(1, full + 1):
        path, held = paths[at], shown[(at - 1) * PAGE : at * PAGE][::-1]
        assert path
        yield replace(
            feed,
            path=path,
            entries=[replace(entry, content="") for entry in held],
            previous=paths[at - 1],
            next=paths[at + 1],
            current=feed.path,
        )
