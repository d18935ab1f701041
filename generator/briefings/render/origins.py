"""What the files of an article follow from: where that is the same, none of them is made again.

Cheaper than the page's view, since no Markdown is read; all that the view, the text as HTML and the
files beside the page look at must be in it. tests/test_incremental.py compares with clean builds.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from briefings.fingerprint import fingerprint
from briefings.model import Article, SitePath
from briefings.pictures import size_of
from briefings.render.files.feeds import facts
from briefings.render.grouping.catalogue import Catalogue
from briefings.render.pages.article import article_view

_LEADING = ("[", "<")  # no link and no picture of a text is without one of them


@dataclass(frozen=True, slots=True)
class Leads:
    """Where links and pictures of texts may lead, as hashes."""

    pages: str  #: of the pages by outside address
    pictures: str  #: of the names of all pictures


def leads(book: Catalogue, by_url: Mapping[str, SitePath]) -> Leads:
    """Return where links and pictures lead in an archive."""
    return Leads(fingerprint(sorted(by_url.items())), fingerprint(sorted(book.archive.pictures)))


def origin(article: Article, book: Catalogue, to: Leads) -> str:
    """Return a hash of all that an article's page and the files beside it follow from."""
    # a citation follows from the article, its outlet and its page, which are here anyway
    bare = article_view(article, "", book, with_citations=False)
    return fingerprint(article, bare, facts(article, book), _led(article, book, to))


def _led(article: Article, book: Catalogue, to: Leads) -> object:
    if not any(sign in article.body for sign in _LEADING):
        return None
    named = sorted(name for name in book.archive.pictures if name in article.body)
    return to, [(name, size_of(book.config.content_dir / name)) for name in named]
