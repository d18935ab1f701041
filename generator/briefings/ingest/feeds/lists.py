"""Sources that hold no articles and name other sources."""

from collections.abc import Callable
from dataclasses import dataclass

from briefings.ingest.feeds import opml
from briefings.model import Source


@dataclass(frozen=True)
class ListFormat:
    """One way in which lists of sources come."""

    name: str  #: as a person calls it
    recognises: Callable[[Source], bool]
    #: host and name of each outlet; raises SeedError
    read_outlets: Callable[[Source], tuple[tuple[str, str], ...]]


LISTS: tuple[ListFormat, ...] = (ListFormat("OPML", opml.recognises, opml.read_outlets),)


def find_list(source: Source) -> ListFormat | None:
    """Return what reads a list of sources, None for any other source."""
    return next((entry for entry in LISTS if entry.recognises(source)), None)
