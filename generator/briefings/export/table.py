"""The exports, in the order in which the help lists them.

An export is a function that writes a collection to a path; what it writes takes its name only when
it is whole. Installed packages add theirs by the entry point ``briefings.exports``.
"""

from collections.abc import Callable
from dataclasses import dataclass
from importlib.metadata import entry_points
from pathlib import Path

from briefings.errors import ConfigError, PluginError
from briefings.export.collection import Collection
from briefings.export.delta import write_delta
from briefings.export.epub import write_epub
from briefings.export.plain import write_bibtex, write_csl, write_ndjson, write_ris
from briefings.export.sqlite import write_sqlite
from briefings.export.wacz import write_wacz
from briefings.export.whole import write_whole_zip
from briefings.export.zimfile import write_zim

GROUP = "briefings.exports"


@dataclass(frozen=True, slots=True)
class Export:
    """One format to carry an archive in."""

    name: str  #: as the command line knows it
    suffix: str  #: of the file: ``.epub``
    says: str  #: what it is for, a phrase without a final stop
    write: Callable[[Collection, Path], None]
    of_all: bool = False  #: made from the whole site; no selection


EXPORTS: tuple[Export, ...] = (
    Export(
        "zip",
        ".zip",
        "site, texts, sources and a script that rebuilds",
        write_whole_zip,
        of_all=True,
    ),
    Export("epub", ".epub", "a book for e-readers", write_epub),
    Export("ndjson", ".ndjson", "a line of JSON an article, with its text", write_ndjson),
    Export("sqlite", ".db", "a database with full-text search, opens in Datasette", write_sqlite),
    Export("csl", ".json", "CSL-JSON for Zotero, citeproc, pandoc", write_csl),
    Export("ris", ".ris", "RIS for reference managers", write_ris),
    Export("bibtex", ".bib", "biblatex entries", write_bibtex),
    Export("wacz", ".wacz", "a web archive of sources and texts", write_wacz),
    Export("zim", ".zim", "for Kiwix; needs the extra [zim]", write_zim, of_all=True),
    Export("delta", ".zip", "only what changed --since a release", write_delta, of_all=True),
)


def exports() -> dict[str, Export]:
    """Return all exports by name, ours first. Raises PluginError for a package that fails."""
    found = {export.name: export for export in EXPORTS}
    for point in sorted(entry_points(group=GROUP), key=lambda point: point.name):
        try:
            made = point.load()
        except (ImportError, AttributeError) as error:
            remedy = "Update or remove that package."
            raise PluginError(f"export {point.name}", str(error), remedy) from error
        if not isinstance(made, Export):
            raise PluginError(f"export {point.name}", "no Export", "See ARCHITECTURE.md.")
        found.setdefault(made.name, made)
    return found


def find_export(name: str) -> Export:
    """Return the export of that name. Raises ConfigError."""
    known = exports()
    if name not in known:
        remedy = f"Choose one of {', '.join(known)}."
        raise ConfigError(f"export {name}", "no such format", remedy)
    return known[name]
