"""Names and topics that stand in the same articles: what a page of one of them leads on to."""

from collections import Counter, defaultdict
from collections.abc import Iterable

from briefings.model import SitePath
from briefings.render.grouping.catalogue import Catalogue, Group, topics_of
from briefings.render.pages import ways
from briefings.render.views.parts import GroupView, LinkView

LINKS = 10  # of each kind


def together(group: Group, book: Catalogue) -> tuple[GroupView, ...]:
    """Return the names, by kind, and the topics that share most articles with a group.

    Each with how many they share. Nothing for a single article, whose page has the same.
    """
    if len(group.ids) < 2:
        return ()
    shared: dict[str, Counter[SitePath]] = defaultdict(Counter)
    labels: dict[SitePath, str] = {}
    for id_ in group.ids:
        for kind, other in _beside(id_, book):
            if other.path != group.path:
                shared[kind][other.path] += 1
                labels[other.path] = other.name
    headings = {kind: ways.names_link(kind, book).label for kind in ways.NAME_KINDS}
    headings["topic"] = ways.topics_link(book).label
    return tuple(
        GroupView(heading, None, _largest(shared[kind], labels))
        for kind, heading in headings.items()
        if shared[kind]
    )


def _beside(id_: str, book: Catalogue) -> Iterable[tuple[str, Group]]:
    """Yield the names and topics of an article that have pages, each once, with its kind."""
    naming = book.archive.naming
    for key in naming.articles.get(id_, ()):
        if key in book.names:
            yield naming.entities[key].kind, book.names[key]
    topics = {t: book.topics[t] for t in topics_of(book.archive.by_id[id_], book.archive)}
    for topic in {group.path: group for group in topics.values()}.values():
        yield "topic", topic


def _largest(shared: Counter[SitePath], labels: dict[SitePath, str]) -> tuple[LinkView, ...]:
    order = sorted(shared, key=lambda path: (-shared[path], path))[:LINKS]
    return tuple(LinkView(labels[path], path, shared[path]) for path in order)
