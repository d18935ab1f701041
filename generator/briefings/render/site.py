"""Write a whole site into an empty folder by running Pelican as a library."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pelican.log
from pelican.settings import read_settings

from briefings.config import theme_dir
from briefings.errors import ConfigError, PluginError
from briefings.model import Site, SitePath
from briefings.render import engine
from briefings.render.generator import Rendering
from briefings.site.lastsite import LastSite
from pelican import Pelican

__all__ = ["Rendering", "write_site"]


def write_site(rendering: Rendering, folder: Path) -> Site:
    """Write the site into the folder and return what was written. Raises BriefingsError."""
    with engine.connected(lambda _path, _site_url: rendering), _quiet() as errors:
        Pelican(_settings(rendering, folder)).run()
    if errors:
        message = " ".join(errors[0].split())
        if message.startswith("Cannot load plugin"):
            raise ConfigError("plugins", message, "Install it, or take it out of `plugins`.")
        raise PluginError("pelican", message, "Mend that, or take the plugin or page out.")
    return _site(folder, rendering.known)


def _settings(rendering: Rendering, folder: Path) -> Any:  # noqa: ANN401 - Pelican has no types
    config = rendering.config
    theme = config.root / config.theme if config.theme else theme_dir()
    if not (theme / "templates" / "base.html").is_file():
        remedy = "Point `theme` at a folder with templates/ and static/."
        raise ConfigError(str(theme), "no templates/base.html there", remedy)
    config.content_dir.mkdir(parents=True, exist_ok=True)
    return read_settings(
        override={
            "PATH": str(config.content_dir),
            "OUTPUT_PATH": str(folder),
            "THEME": str(theme),
            "SITEURL": config.site_url.rstrip("/"),
            "PLUGINS": list(config.plugins),
            "DEFAULT_LANG": config.lang,
            "TIMEZONE": "UTC",
            "CACHE_CONTENT": False,
            "DELETE_OUTPUT_DIRECTORY": False,
        }
    )


@contextmanager
def _quiet() -> Iterator[list[str]]:
    """Keep Pelican from printing; collect the errors that it would only log."""
    errors: list[str] = []

    class Collector(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            errors.append(record.getMessage())

    logger, collector = logging.getLogger("pelican"), Collector(logging.ERROR)
    before = (logger.propagate, pelican.log.console.quiet)
    logger.propagate, pelican.log.console.quiet = False, True
    logger.addHandler(collector)
    try:
        yield errors
    finally:
        logger.removeHandler(collector)
        logger.propagate, pelican.log.console.quiet = before


def _site(folder: Path, known: LastSite | None) -> Site:
    found = [path for path in folder.rglob("*") if path.is_file()]
    new = {SitePath(path.relative_to(folder).as_posix()) for path in found}
    kept = {SitePath(name) for name in known.kept} if known else set()
    size = sum(path.stat().st_size for path in found)
    size += sum(known.rows[name].size for name in kept) if known else 0
    names = sorted(new | kept)
    return Site(tuple(names), sum(name.endswith(".html") for name in names), size)
