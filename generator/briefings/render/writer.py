"""Files of the site: each written once, whole, and only if it changed."""

from collections.abc import Callable
from functools import cache, partial
from pathlib import Path
from typing import Any
from urllib.parse import urljoin, urlsplit

from jinja2 import Template
from pelican.writers import Writer

from briefings import urls
from briefings.errors import RenderError
from briefings.lastsite import LastSite
from briefings.model import SitePath
from briefings.render.context import SiteView
from pelican.plugins import signals

#: Promise 7 of the design: nothing from elsewhere, nothing inline, tried in Chromium and Firefox.
CSP = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "connect-src 'self'; worker-src 'self' blob:; manifest-src 'self'; base-uri 'none'; "
    "form-action 'none'"
)
KEY = "BRIEFINGS"  # where the settings carry the Rendering
_NOT_FOUND = "404.html"
_FOLDERS_KEPT = 50  # bounds the memory; pages of a folder follow each other


class ArchiveWriter(Writer):  # type: ignore[misc]
    """Pelican's writer with page-relative links and no copy of all settings for every page."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - Pelican has no types
        super().__init__(*args, **kwargs)
        self._links: dict[str, Callable[[str], str]] = {}

    def _known(self) -> LastSite | None:
        known: LastSite | None = self.settings[KEY].known
        return known

    def write_view(self, template: Template, view: Any, site: SiteView) -> None:  # noqa: ANN401
        """Render one of our pages: ``view`` is of the kind that context.TEMPLATES names.

        A page that would come out as it stands is not rendered.
        """
        known = self._known()
        if known is not None and not self.has_written(view.path):
            key = known.key(str(template.name), view, site)
            if known.keeps_page(view.path, key):
                self._written_files.add(view.path.casefold())
                return
        with self.settings[KEY].report.timing("render", view.path):
            self._render(view.path, template, {"page": view, "site": site})

    def write_file(  # noqa: PLR0913, PLR0917 - Pelican's signature
        self,
        name: str,
        template: Template,
        context: dict[str, Any],
        relative_urls: bool = False,  # noqa: ARG002, FBT001, FBT002
        paginated: Any = None,  # noqa: ANN401, ARG002
        template_name: str | None = None,  # noqa: ARG002
        override_output: bool = False,  # noqa: ARG002, FBT001, FBT002
        url: str | None = None,  # noqa: ARG002
        **kwargs: Any,  # noqa: ANN401
    ) -> None:
        """Render a page of Pelican's own generators, with what our templates need added."""
        if name:
            self._render(SitePath(name), template, {**context, **kwargs})

    def write_bytes(self, path: SitePath, data: bytes) -> None:
        """Write one file below the output folder. Raises RenderError if it was written before."""
        key = path.casefold()
        if key in self._written_files:
            remedy = "Give one of them another slug."
            raise RenderError(path, "two pages want this address", remedy)
        self._written_files.add(key)
        known = self._known()
        if known is not None and known.keeps(path, data):
            return
        target = Path(self.output_path) / path
        if not target.is_file() or target.read_bytes() != data:
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(data)

    def has_written(self, path: SitePath) -> bool:
        """Tell whether a file of that name stands there already, even if case differs."""
        return path.casefold() in self._written_files

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

    def _render(self, path: SitePath, template: Template, names: dict[str, Any]) -> None:
        site_url = names["site"].site_url
        local = {
            **names,
            "csp": CSP,
            "absolute": partial(urljoin, site_url) if site_url else _nowhere,
            "href": self._links_from(path),
            "output_file": path,
        }
        if path == _NOT_FOUND and site_url:
            # served at any depth, so its links start at the host
            local["href"] = partial(urljoin, urlsplit(site_url).path)
        self.write_bytes(path, template.render(local).encode())
        signals.content_written.send(str(Path(self.output_path) / path), context=local)


def _nowhere(_path: str) -> str:
    """Return no absolute address: the site does not know where it will stand."""
    return ""
