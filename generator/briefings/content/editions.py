"""How much of each article an edition shows: what its file says, what sources.yaml says of it.

The public edition keeps to the rights; any other one is for those who may read everything.
"""

from collections.abc import Iterable
from dataclasses import replace

from briefings.config import PUBLIC, Config
from briefings.ingest.outlets import Outlets, read_outlets
from briefings.model import Article, Publish


def settled(articles: Iterable[Article], config: Config) -> list[Article]:
    """Return the articles with ``publish`` as the edition has it. Raises ConfigError."""
    known = read_outlets(config.root)
    show = _publicly if config.edition == PUBLIC else _wholly
    return [show(article, known) for article in articles]


def _publicly(article: Article, known: Outlets) -> Article:
    """Narrow a text to what its outlet allows, unless its own file says ``publish``."""
    if article.released or article.publish is not Publish.FULL:
        return article
    allowed = known.publish_of(article.source_url, article.source)
    return replace(article, publish=allowed) if allowed else article


def _wholly(article: Article, _known: Outlets) -> Article:
    return replace(article, publish=Publish.FULL) if article.body.strip() else article
