"""Old addresses: a page at each that leads to the article, if any system can store it there."""

import re
from collections.abc import Iterator

from briefings.model import SitePath
from briefings.render.grouping.catalogue import Catalogue
from briefings.render.views.single import RedirectView

#: What no file may be called on some system, or what hides or turns a name round.
_ODD_PART = re.compile(
    r"^$|^[. ]|[. ]$|[\x00-\x1f\x7f-\x9f<>:\"|?*\\]"
    r"|[\u200b-\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]"
    r"|^(con|prn|aux|nul|com\d|lpt\d)(\.|$)",
    re.IGNORECASE,
)
_PART = 200  # bytes of one part of a path; most systems take 255
_DEEPEST = 12


def redirects(book: Catalogue) -> Iterator[RedirectView]:
    """Yield a page for every old address that is free and leads into the site."""
    taken = {page.casefold() for page in book.archive.addresses.values()}
    for article in book.archive.articles:
        for alias in article.aliases:
            path = _old_address(alias)
            if path and path.casefold() not in taken:
                taken.add(path.casefold())
                target = book.archive.addresses[article.id]
                yield RedirectView(SitePath(path), article.title, target)


def _old_address(alias: str) -> str | None:
    """Return the file of an alias that begins with a slash; None for titles and odd paths.

    Every part must be a name that all systems can store. A folder has no dot, so that it never
    stands where the site has a file.
    """
    path = alias.strip().lstrip("/")
    if not alias.startswith("/") or not path:
        return None
    if path.endswith("/"):
        path += "index.html"
    path = path if path.endswith(".html") else f"{path}.html"
    *folders, _last = parts = path.split("/")
    odd = any(map(_ODD_PART.search, parts)) or any(len(p.encode()) > _PART for p in parts)
    return None if odd or any("." in f for f in folders) or len(parts) > _DEEPEST else path
