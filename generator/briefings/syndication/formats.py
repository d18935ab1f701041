"""The formats of a feed, and its files in them."""

from collections.abc import Callable, Iterable

from briefings.addresses import sibling
from briefings.model import SitePath
from briefings.syndication import rss
from briefings.syndication.atom import atom
from briefings.syndication.feed import Feed
from briefings.syndication.jsonfeed import json_feed

#: Label, media type and maker of every format, by the ending of its files.
FORMATS: dict[str, tuple[str, str, Callable[[Feed], bytes]]] = {
    "atom": ("Atom", "application/atom+xml", atom),
    "rss": ("RSS", rss.TYPE, rss.rss),
    "json": ("JSON Feed", "application/feed+json", json_feed),
}


def files(feed: Feed, endings: Iterable[str] = tuple(FORMATS)) -> dict[SitePath, bytes]:
    """Return the files of a feed, or of a page of its archive, in these formats."""
    return {sibling(feed.path, ending): FORMATS[ending][2](feed) for ending in endings}


def ways(
    path: SitePath, endings: Iterable[str] = tuple(FORMATS)
) -> tuple[tuple[str, SitePath, str], ...]:
    """Return label, file and media type of a feed in these formats."""
    return tuple((FORMATS[end][0], sibling(path, end), FORMATS[end][1]) for end in endings)
