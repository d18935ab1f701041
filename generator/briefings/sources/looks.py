"""What lay in a file of seeds/ when it was last opened, as rows of JSON and back.

Enough to tell a container of a thousand articles that are all known from one with news, without
opening it.
"""

from collections.abc import Sequence

from briefings.errors import SeedError
from briefings.ingest.attachments.companions import Companion
from briefings.ingest.reading import Origin
from briefings.model import Source
from briefings.report import Level, Note

Row = list[str]
Looked = Origin | Companion | SeedError | Note
_MOST = 200_000  # rows of one file; a larger container is opened at each run


class Look:
    """The rows of one file, gathered while it is open."""

    def __init__(self, name: str) -> None:
        self._name = name
        self.rows: list[Row] | None = []  #: None where the file must be opened at each run

    def add(self, item: Source | Companion | SeedError | Note) -> None:
        """Note what was found in the file."""
        if isinstance(item, Companion) and item.name == self._name:
            self.rows = None  # the file's neighbours decide that
        elif self.rows is not None:
            self.rows.append(_row(item))
            self.rows = self.rows if len(self.rows) < _MOST else None

    def refuse(self) -> None:
        """Say that the file holds what only its bytes tell."""
        self.rows = None


def _row(item: Source | Companion | SeedError | Note) -> Row:
    match item:
        case Source():
            return ["source", item.name, item.sha256]
        case Companion(name, page):
            return ["companion", name, page]
        case SeedError():
            return ["fault", item.where, item.what, item.remedy]
        case Note(level, where, what):
            return ["note", str(level), where, what]


def from_rows(rows: object) -> Sequence[Looked] | None:
    """Return what rows of a ``Look`` say, None for no such rows."""
    if not isinstance(rows, list):
        return None
    found = [_item(row) for row in rows]
    return None if None in found else [item for item in found if item is not None]


def _item(row: object) -> Looked | None:
    match row:
        case ["source", str(name), str(digest)]:
            return Origin(name, digest)
        case ["companion", str(name), str(page)]:
            return Companion(name, page)
        case ["fault", str(where), str(what), str(remedy)]:
            return SeedError(where, what, remedy)
        case ["note", str(level), str(where), str(what)] if level in set(Level):
            return Note(Level(level), where, what)
    return None
