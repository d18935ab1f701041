"""Links to the main lists of the archive."""

from dataclasses import replace

from briefings import addresses
from briefings.model import SitePath
from briefings.render.grouping.catalogue import NAME_FOLDERS, Catalogue, Group
from briefings.render.views.parts import LinkView


def calendar_link(book: Catalogue) -> LinkView:
    """Return the link to all years."""
    return LinkView(book.phrases.say("Calendar"), SitePath("calendar.html"))


def sources_link(book: Catalogue) -> LinkView:
    """Return the link to all outlets."""
    return LinkView(book.phrases.say("Outlets"), addresses.index_of("sources"))


def topics_link(book: Catalogue) -> LinkView:
    """Return the link to all topics."""
    return LinkView(book.phrases.say("Topics"), addresses.index_of("topics"))


def authors_link(book: Catalogue) -> LinkView:
    """Return the link to all authors."""
    return LinkView(book.phrases.say("Authors"), addresses.index_of("authors"))


#: In the order in which they are shown.
NAME_KINDS = ("person", "organisation", "place")


def names_link(kind: str, book: Catalogue) -> LinkView:
    """Return the link to all names of a kind."""
    say = book.phrases.say
    labels = {
        "person": say("People"),
        "organisation": say("Organisations"),
        "place": say("Places"),
    }
    return LinkView(labels[kind], addresses.index_of(NAME_FOLDERS[kind]))


def names_of(kind: str, book: Catalogue) -> list[Group]:
    """Return the names of a kind that have pages."""
    entities = book.archive.naming.entities
    return [group for key, group in book.names.items() if entities[key].kind == kind]


def names_links(book: Catalogue) -> tuple[LinkView, ...]:
    """Return the links to all names, kind by kind, with their numbers; only of kinds with any."""
    counts = {kind: len(names_of(kind, book)) for kind in NAME_KINDS}
    return tuple(
        replace(names_link(kind, book), count=count) for kind, count in counts.items() if count
    )
