"""One article's page made again at once, from what the last build found of all others.

What others say of the article (lists, links to it, the search) is as it was until the next build.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from jinja2 import Template

from briefings.model import Article, SitePath
from briefings.render.grouping.catalogue import Catalogue
from briefings.render.pages.article import article_view
from briefings.render.pages.body import body_html
from briefings.render.views.context import SiteView
from briefings.render.writing.onepage import Beside

#: What nothing but the article's own page shows in full.
_OWN = ("title", "subtitle", "body")


@dataclass(frozen=True, slots=True)
class Drawn:
    """What a build made its articles' pages from."""

    book: Catalogue
    site: SiteView
    by_url: Mapping[str, SitePath]  #: page of an address key
    template: Template  #: of articles


def page_of(article: Article, drawn: Drawn) -> tuple[SitePath, bytes] | None:
    """Return where an article's page stands and its bytes; None if only a build can tell.

    That is so where the article is new, or more of it changed than its text and title.
    """
    before = drawn.book.archive.by_id.get(article.id)
    if before is None or replace(article, **{key: getattr(before, key) for key in _OWN}) != before:
        return None
    view = article_view(article, body_html(article, drawn.book, drawn.by_url), drawn.book)
    names = Beside().names(view.path, {"page": view, "site": drawn.site})
    return view.path, drawn.template.render(names).encode()
