"""The fence around Pelican: the one room that knows its signals, settings and objects.

Plain ``pelican`` and ``briefings build`` both come through here and write the same bytes.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from pelican.generators import ArticlesGenerator

from briefings import manifest
from briefings.config import theme_dir
from briefings.model import Archive
from briefings.render.generator import ArchiveGenerator, Rendering
from briefings.render.writing.reader import make_reader
from briefings.render.writing.templates import jinja_settings, speak
from briefings.render.writing.writer import KEY, ArchiveWriter
from pelican.plugins import signals

_FEED_ENDS = ("_ATOM", "_RSS")
PICTURES = "images"  # folder of content/ that pictures are kept in


#: Gives the Rendering for a content folder and the absolute address of the site ("" if unknown).
Supply = Callable[[Path, str], Rendering]


@contextmanager
def connected(supply: Supply) -> Iterator[None]:
    """Connect for the length of the block, for a Pelican run within another program."""
    disconnect = connect(supply)
    try:
        yield
    finally:
        disconnect()


def connect(supply: Supply) -> Callable[[], None]:
    """Connect to Pelican's signals; returns how to disconnect."""

    def initialized(sender: Any) -> None:  # noqa: ANN401 - Pelican has no types
        _take_over(sender, supply(Path(sender.settings["PATH"]), sender.settings["SITEURL"]))

    def readers(sender: Any) -> None:  # noqa: ANN401
        reader = make_reader()
        sender.reader_classes.update(dict.fromkeys(reader.file_extensions, reader))

    def generators(_sender: Any) -> type[ArticlesGenerator]:  # noqa: ANN401
        return ArchiveGenerator

    def writer(_sender: Any) -> type[ArchiveWriter]:  # noqa: ANN401
        return ArchiveWriter

    def generator(sender: Any) -> None:  # noqa: ANN401
        speak(sender.env, sender.settings[KEY].config.lang)

    def finalized(sender: Any) -> None:  # noqa: ANN401
        # when all is written, Pelican's static files too
        folder, known = Path(sender.output_path), sender.settings[KEY].known
        manifest.write(folder, known.settle(folder) if known else None)

    pairs = [
        (signals.initialized, initialized),
        (signals.readers_init, readers),
        (signals.get_generators, generators),
        (signals.get_writer, writer),
        (signals.generator_init, generator),
        (signals.finalized, finalized),
    ]
    for signal, receiver in pairs:
        signal.connect(receiver, weak=False)

    def disconnect() -> None:
        for signal, receiver in pairs:
            signal.disconnect(receiver)

    return disconnect


def _take_over(pelican: Any, rendering: Rendering) -> None:  # noqa: ANN401
    """Turn Pelican's settings to an archive: our generator writes what its own would."""
    settings = pelican.settings
    if "notmyidea" in str(settings["THEME"]):  # Pelican's own default: nobody chose a theme
        pelican.theme = settings["THEME"] = str(theme_dir())
    settings.update(
        {
            KEY: rendering,
            "SITENAME": rendering.config.title,
            "ARTICLE_PATHS": [],  # Pelican's own articles generator finds nothing
            "DIRECT_TEMPLATES": [],
            "JINJA_ENVIRONMENT": jinja_settings(settings["JINJA_ENVIRONMENT"]),
            "DEFAULT_PAGINATION": False,
            "TYPOGRIFY": False,
            "STATIC_PATHS": _static_paths(settings["STATIC_PATHS"], rendering.archive),
            "STATIC_CREATE_LINKS": False,  # GitHub Pages refuses links
        }
    )
    feeds_of_pelican = [key for key in settings if "FEED" in key and key.endswith(_FEED_ENDS)]
    settings.update(dict.fromkeys(feeds_of_pelican))


def _static_paths(paths: list[str], archive: Archive) -> list[str]:
    """Return what Pelican copies as it is: of the pictures only those that may be shown."""
    if PICTURES not in paths:
        return paths
    return [path for path in paths if path != PICTURES] + sorted(archive.pictures)
