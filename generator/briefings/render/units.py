"""Lists whose pages need no look where nothing that they follow from has changed.

Those of outlets, topics, authors and names, which take long: they sum up what stands in all their
articles. What an article gives to any of them is hashed once.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, fields
from functools import partial
from operator import attrgetter
from typing import Any

from briefings.fingerprint import fingerprint
from briefings.model import Article, SitePath
from briefings.render.grouping.catalogue import Catalogue, Group, topics_of
from briefings.render.pages import lists, names

_FACTS = attrgetter(*(each.name for each in fields(Article) if each.name != "body"))


@dataclass(frozen=True, slots=True)
class Unit:
    """Pages that are made together, or stay together."""

    template: str
    paths: tuple[SitePath, ...]
    origin: str  #: a hash of all that they follow from
    views: Callable[[], Iterable[Any]]  #: makes them, in the order of the paths


def units(book: Catalogue) -> Iterator[Unit]:
    """Yield the lists of outlets, topics and authors, then those of names."""
    listed = {a.id: _listed(a, book) for a in book.archive.articles}
    outlets = fingerprint(book.archive.outlets)
    for kind, group in lists.subjects(book):
        own = fingerprint(kind, group, outlets, [listed[id_] for id_ in group.ids])
        made_of = partial(lists.pages_of, kind, group, book)
        yield Unit("listing", lists.paths_of(group, book), own, made_of)
    naming = book.archive.naming
    for key, group in book.names.items():
        said = [(q, listed.get(q.article)) for q in naming.said.get(key, ())]
        own = fingerprint(naming.entities[key], group, said, [listed[id_] for id_ in group.ids])
        yield Unit(
            "name", lists.paths_of(group, book), own, partial(names.pages_of, key, group, book)
        )


def _listed(article: Article, book: Catalogue) -> str:
    """Return a hash of what an article gives to the lists that it stands in."""
    naming, key = book.archive.naming, article.id
    named = [
        (other, naming.entities[other], _place(book.names.get(other)))
        for other in naming.articles.get(key, ())
    ]
    topics = [_place(book.topics[topic]) for topic in topics_of(article, book.archive)]
    copies = book.archive.relations[key].copies
    return fingerprint(book.cards[key], _FACTS(article), copies, named, topics)


def _place(group: Group | None) -> tuple[str, str] | None:
    return (group.name, group.path) if group else None
