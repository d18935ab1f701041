"""Files of the site: each written once, whole, and only if it changed."""

from collections.abc import Collection
from pathlib import Path
from typing import Any

from jinja2 import Template
from pelican.writers import Writer

from briefings.bounds import sweep
from briefings.briefing import Later
from briefings.errors import RenderError
from briefings.fingerprint import fingerprint
from briefings.manifest import entry_of
from briefings.model import SitePath
from briefings.render.views.context import SiteView
from briefings.render.writing.onepage import Beside
from briefings.render.writing.pagework import MUCH, Job, Made, Spread, put
from briefings.site.lastsite import LastSite
from briefings.workers import Workers
from pelican.plugins import signals

_BETWEEN_SWEEPS = 100  # pages
KEY = "BRIEFINGS"  # where the settings carry the Rendering


class ArchiveWriter(Writer):  # type: ignore[misc]
    """Pelican's writer with page-relative links and no copy of all settings for every page."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - Pelican has no types
        super().__init__(*args, **kwargs)
        self._beside = Beside()
        self._rendered = 0  # pages, in this process
        self._spread: Spread | None = None
        self._site = ""

    def _known(self) -> LastSite | None:
        known: LastSite | None = self.settings[KEY].known
        return known

    def write_view(self, template: Template, view: Any, site: SiteView) -> None:  # noqa: ANN401
        """Render one of our pages: ``view`` is of the kind that context.TEMPLATES names.

        A page that would come out as it stands is not rendered.
        """
        known = self._known()
        if known is not None and not self.has_written(view.path):
            key = known.key(str(template.name), self.site_hash(site), view)
            if known.keeps_page(view.path, key):
                self._written_files.add(view.path.casefold())
                return
        workers: Workers | None = self.settings[KEY].workers
        if workers and workers.are_worth(MUCH, MUCH) and not self._has_listeners():
            self._claim(view.path)
            self._spread = self._spread or Spread(self._job(site, workers), workers, self._keep)
            self._spread.add(template, view, known.rows.get(view.path) if known else None)
            return
        with self.settings[KEY].report.timing("render", view.path):
            self._render(view.path, template, {"page": view, "site": site})

    def site_hash(self, site: SiteView) -> str:
        """Return a hash of what is the same for all pages."""
        self._site = self._site or fingerprint(site)
        return self._site

    def keeps(self, path: SitePath, origin: str, others: Collection[SitePath] = ()) -> bool:
        """Tell whether files of one origin stay as they stand; they are written then.

        ``origin``: a hash of all that they follow from, beside program, theme and settings.
        """
        known = self._known()
        if known is None or any(self.has_written(each) for each in (path, *others)):
            return False
        stay = known.keeps_all(path, known.key(origin), others)
        for each in (path, *others) if stay else ():
            self._claim(each)
        return stay

    def finish(self) -> None:
        """Wait for the pages that others make."""
        if self._spread is not None:
            self._spread.finish()

    def _has_listeners(self) -> bool:
        """Tell whether a plugin may change templates, or waits for each page."""
        return bool(self.settings["PLUGINS"] or signals.content_written.receivers)

    def _job(self, site: SiteView, workers: Workers) -> Job:
        folder = "" if workers.far else str(Path(self.output_path).resolve())
        return Job(str(self.settings["THEME"]), self.settings[KEY].config.lang, site, folder)

    def _keep(self, made: Made) -> None:
        path, known = SitePath(made.entry.path), self._known()
        self.settings[KEY].report.took("render", path, made.seconds)
        stays = known is not None and known.keeps(made.entry)
        if made.data is not None and not stays:
            put(Path(self.output_path), path, made.data)

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
        self._claim(path)
        self._put(path, data)

    def write_or_keep(self, path: SitePath, file: bytes | Later) -> None:
        """Write one file, made only where it would come out otherwise than it stands."""
        if isinstance(file, bytes):
            self.write_bytes(path, file)
        elif not self.keeps(path, file.origin):
            self.write_bytes(path, file.make())

    def _claim(self, path: SitePath) -> None:
        key = path.casefold()
        if key in self._written_files:
            remedy = "Give one of them another slug."
            raise RenderError(path, "two pages want this address", remedy)
        self._written_files.add(key)

    def _put(self, path: SitePath, data: bytes) -> None:
        known = self._known()
        if known is None or not known.keeps(entry_of(path, data)):
            put(Path(self.output_path), path, data)

    def has_written(self, path: SitePath) -> bool:
        """Tell whether a file of that name stands there already, even if case differs."""
        return path.casefold() in self._written_files

    def _render(self, path: SitePath, template: Template, names: dict[str, Any]) -> None:
        local = self._beside.names(path, names)
        self.write_bytes(path, template.render(local).encode())
        self._rendered += 1
        if self._rendered % _BETWEEN_SWEEPS == 0:
            sweep()
        signals.content_written.send(str(Path(self.output_path) / path), context=local)
