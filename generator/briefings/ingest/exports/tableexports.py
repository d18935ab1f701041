"""Exports in tables (CSV): told by the exact names of their columns."""

import csv
import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from briefings.errors import SeedError
from briefings.ingest.exports import (
    instapaper,
    matter,
    pocket,
    raindrop,
    readeck,
    readwise,
    shared,
    wallabag,
)
from briefings.ingest.exports.shared import Item
from briefings.ingest.references import zoterotable
from briefings.ingest.seedtext import text_of
from briefings.model import Draft, Source

#: A page in one cell is usual here (wallabag); the module's own limit is 131,072 characters, and
#: it has but one for the whole process.
_LONGEST_CELL = 64 * 1024 * 1024
_HEAD = 4000  # bytes that hold a row of names; Zotero's has 87 of them
_MOST_COLUMNS = 200
_DELIMITERS = ",;\t"


@dataclass(frozen=True)
class Table:
    """A service whose export is a table."""

    name: str  #: as a person calls it
    columns: frozenset[str]  #: lower case; those that must be there
    from_row: Callable[[str, Item], Draft]  #: from the source's name and a row by its columns


def _columns(names: str) -> frozenset[str]:
    return frozenset(name.strip() for name in names.split(","))


#: Asked from the top, the more specific first.
TABLES: tuple[Table, ...] = (
    Table("Pocket", _columns("title, url, time_added, tags, status"), pocket.from_row),
    Table("Instapaper", _columns("url, title, selection, folder"), instapaper.from_row),
    Table("Raindrop", _columns("id, title, note, excerpt, url, folder, tags"), raindrop.from_row),
    Table(
        "Readeck",
        _columns("url, title, created, labels, is_archived, is_marked"),
        readeck.from_row,
    ),
    Table(
        "wallabag",
        _columns("title, url, content, tags, mime type, creation date"),
        wallabag.from_row,
    ),
    Table("Matter", _columns("title, author, publisher, url, tags, in queue"), matter.from_row),
    Table(
        "Readwise Reader",
        _columns("title, url, document tags, saved date, location"),
        readwise.from_row,
    ),
    Table("Zotero", _columns("key, item type, author, title, url, date"), zoterotable.from_row),
)


def recognises(source: Source) -> bool:
    """Tell whether the first line names the columns of a known export."""
    return _known(source.data[:_HEAD]) is not None


def read(source: Source) -> Iterator[Draft]:
    """Yield one draft a row that is not blank. Raises SeedError for rows that are no table."""
    text, notes = text_of(source)
    found = _known(source.data[:_HEAD])
    if found is None:
        return
    table, delimiter = found
    drafts = (table.from_row(source.name, row) for row in _rows(source.name, text, delimiter))
    yield from shared.told(source.name, drafts, notes, "an export without a single row")


def _rows(name: str, text: str, delimiter: str) -> Iterator[Item]:
    csv.field_size_limit(_LONGEST_CELL)
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    try:
        names = _names(next(rows))
        for row in rows:
            if any(cell.strip() for cell in row):
                yield dict(zip(names, row, strict=False))
    except csv.Error as error:
        where = f"{name}, line {rows.line_num}"
        what = f"the table cannot be read here ({error})"
        raise SeedError(where, what, "Export it again.") from error


@lru_cache(maxsize=4)
def _known(head: bytes) -> tuple[Table, str] | None:
    line = head.decode("utf-8-sig", "replace").lstrip("\r\n").partition("\n")[0]
    for delimiter in _DELIMITERS:
        # no name of a column holds a quoted delimiter
        names = set(_names(line.split(delimiter)[:_MOST_COLUMNS]))
        for table in TABLES:
            if table.columns <= names:
                return table, delimiter
    return None


def _names(cells: list[str]) -> list[str]:
    return [cell.strip(' \r\t"\ufeff').lower() for cell in cells]
