"""Who wrote an article: people and newsrooms, told apart by their names."""

from briefings.model import Article
from briefings.render.grouping.catalogue import Catalogue
from briefings.render.views.parts import AuthorView

#: Last words of names of newsrooms and institutions.
_OFFICES = set("staff desk team agency secretariat office newsroom service editors press".split())


def authors(article: Article, book: Catalogue) -> tuple[AuthorView, ...]:
    """Return the authors of an article that have pages."""
    names = (name for name in article.authors if name in book.authors)
    return tuple(AuthorView(name, book.authors[name].path, _kind_of(name, book)) for name in names)


def _kind_of(name: str, book: Catalogue) -> str:
    """Tell a person from a newsroom by its name: a person has two words and no abbreviation."""
    parts = name.split()
    office = len(parts) < 2 or parts[-1].lower() in _OFFICES or name in book.outlets
    acronym = any(len(part) > 1 and part.isupper() for part in parts)
    return "Organization" if office or acronym else "Person"
