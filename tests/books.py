"""Archives made of a handful of articles, for tests of the render wing."""

from briefings import addresses
from briefings.config import Config
from briefings.model import Archive, Article, Relations
from briefings.render.grouping.catalogue import Catalogue, catalogue


def book_of(articles: list[Article], **settings: object) -> Catalogue:
    ordered = tuple(sorted(articles, key=lambda a: (a.date or "", a.id)))
    archive = Archive(
        ordered,
        addresses.assign(ordered)[0],
        {a.id: Relations() for a in ordered},
        by_id={a.id: a for a in ordered},
    )
    return catalogue(archive, Config(**settings))
