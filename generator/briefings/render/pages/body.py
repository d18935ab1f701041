"""The text of an article as HTML, its links resolved."""

from collections.abc import Mapping
from urllib.parse import urljoin

from briefings import linking, markdown, rights, urls
from briefings.model import Article, Publish, SitePath, Status
from briefings.pictures import size_of
from briefings.render.grouping.catalogue import Catalogue
from briefings.render.pages.outward import with_robust_links, with_sizes
from briefings.text import title_key


def body_html(article: Article, book: Catalogue, by_url: Mapping[str, SitePath]) -> str:
    """Return the text as harmless HTML, links to archived articles resolved.

    ``by_url`` gives the page of an address key. Empty if the text may not be shown.
    """
    if article.status is Status.WITHDRAWN or article.publish is Publish.LINK:
        return ""
    seen = article.captured or article.date
    if article.publish is Publish.EXCERPT:
        return with_robust_links(markdown.to_html(rights.excerpt(article)), seen)
    page = markdown.to_html(article.body, _links(article, book, by_url))
    if "<img" in page:
        page = with_sizes(page, _sizes(article, book))
    return with_robust_links(page, seen)


def _sizes(article: Article, book: Catalogue) -> dict[str, tuple[int, int]]:
    """Return the sizes of the pictures that lie in the archive, by the address on the page."""
    here, folder = book.archive.addresses[article.id], book.config.content_dir
    named = (name for name in book.archive.pictures if name in article.body)
    found = ((urls.relative(here, name), size_of(folder / name)) for name in sorted(named))
    return {address: size for address, size in found if size}


def _links(article: Article, book: Catalogue, by_url: Mapping[str, SitePath]) -> linking.Links:
    here = book.archive.addresses[article.id]
    named = {title_key(m.title): m.id for m in book.archive.relations[article.id].mentions}
    pages = book.archive.addresses

    def mention(title: str) -> str | None:
        key = title_key(title)  # one title may stand in a text in several spellings
        if (known := named.get(key)) and known in pages:
            return urls.relative(here, pages[known])
        return "" if key == title_key(article.title) else None

    def archived(url: str) -> str | None:
        page = by_url.get(urls.address_key(url)) if urls.is_web(url) else None
        return urls.relative(here, page) if page and page != here else None

    def original(url: str) -> str:
        return urljoin(article.source_url, url) if article.source_url else ""

    def picture(url: str) -> str | None:
        # what lies in content/images/ is copied to images/ by Pelican
        path = url.lstrip("/.")
        return urls.relative(here, path) if path in book.archive.pictures else None

    wanted = urls.relative(here, "wanted.html")
    return linking.Links(mention, archived, original, picture, wanted, book.phrases)
