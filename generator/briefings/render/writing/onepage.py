"""What a template finds beside its view: links from its page, addresses, the policy."""

from collections.abc import Callable
from functools import cache, partial
from typing import Any
from urllib.parse import urljoin, urlsplit

from markupsafe import Markup

from briefings import urls
from briefings.model import SitePath

#: Promise 7 of the design: nothing from elsewhere, nothing inline, tried in Chromium and Firefox.
CSP = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "connect-src 'self'; worker-src 'self' blob:; manifest-src 'self'; base-uri 'none'; "
    "form-action 'none'"
)
_CSP_AS_IT_IS = Markup(CSP)  # it stands between double quotes and has none  # noqa: S704
_NOT_FOUND = "404.html"
_FOLDERS_KEPT = 50  # bounds the memory; pages of a folder follow each other


class Beside:
    """Gives templates what stands beside their view."""

    def __init__(self) -> None:
        self._links: dict[str, Callable[[str], str]] = {}

    def names(self, path: SitePath, told: dict[str, Any]) -> dict[str, Any]:
        """Return all names of the template of one page; ``told`` has at least its ``site``."""
        site_url = told["site"].site_url
        local = {
            **told,
            "csp": _CSP_AS_IT_IS,
            "absolute": partial(urljoin, site_url) if site_url else _nowhere,
            "href": self._links_from(path),
            "output_file": path,
        }
        if path == _NOT_FOUND and site_url:
            # served at any depth, so its links start at the host
            local["href"] = partial(urljoin, urlsplit(site_url).path)
        return local

    def _links_from(self, path: SitePath) -> Callable[[str], str]:
        """Return what gives the link from a page; pages of one folder share their links."""
        folder = path.rpartition("/")[0]
        if folder not in self._links:
            if len(self._links) >= _FOLDERS_KEPT:
                self._links.clear()
            self._links[folder] = cache(partial(urls.relative, SitePath(f"{folder}/x".lstrip("/"))))
        link = self._links[folder]
        # what has no path of its own is a part of the page itself
        return lambda target: (
            link(target) if target[:1] not in {"", "#", "?"} else urls.relative(path, target)
        )


def _nowhere(_path: str) -> str:
    """Return no absolute address: the site does not know where it will stand."""
    return ""
