"""What was derived from articles and can be derived again: `.briefings/cache.sqlite`.

It may be deleted at any time. A key must hold all that a value depends on: the hash of what it
was made from, the settings that matter, and `codestamp.code_stamp` of the rooms that made it; so
a value is never wrong, only missing. Values are bytes with a checksum, and never pickles: who can
put a file into a folder must not be able to run something.
"""

import sqlite3
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager, suppress
from hashlib import blake2b
from pathlib import Path

FILE = "cache.sqlite"
_TABLE = """
create table if not exists derived
(kind text, key text, data blob, primary key (kind, key)) without rowid
"""
_SELECT = "select key, cast(data as blob) from derived"  # a damaged value may have another type
_CHECK_BYTES = 8
_PATIENCE = 10  # seconds while another process of the same build writes
_AT_ONCE = 500  # parameters of one statement; SQLite's oldest limit is 999


class Cache:
    """Values by kind ("terms", "page") and key."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def get(self, kind: str, keys: Collection[str]) -> dict[str, bytes]:
        """Return what is kept under keys; a damaged value is as good as missing."""
        found: dict[str, bytes] = {}
        with suppress(sqlite3.DatabaseError):
            found.update(self._read(kind, keys))
        return found

    def _read(self, kind: str, keys: Collection[str]) -> Iterator[tuple[str, bytes]]:
        wanted = sorted(set(keys))
        for start in range(0, len(wanted), _AT_ONCE):
            some = wanted[start : start + _AT_ONCE]
            marks = ",".join("?" * len(some))
            query = f"{_SELECT} where kind = ? and key in ({marks})"
            for key, kept in self._connection.execute(query, (kind, *some)):
                if (data := _unsealed(kept)) is not None:
                    yield key, data

    def put(self, kind: str, values: Mapping[str, bytes]) -> None:
        """Keep values, in place of what their keys had; not while another run writes."""
        rows = ((kind, key, _seal(data) + data) for key, data in values.items())
        with suppress(sqlite3.DatabaseError), self._connection:
            self._connection.executemany("insert or replace into derived values (?, ?, ?)", rows)

    def keep_only(self, kind: str, keys: Collection[str]) -> None:
        """Forget what is kept of a kind under other keys: nothing will ask for it."""
        with suppress(sqlite3.DatabaseError), self._connection:
            rows = self._connection.execute("select key from derived where kind = ?", (kind,))
            gone = sorted({key for (key,) in rows} - set(keys))
            self._connection.executemany(
                "delete from derived where kind = ? and key = ?", ((kind, key) for key in gone)
            )


@contextmanager
def opened(folder: Path | None) -> Iterator[Cache]:
    """Yield the cache of an archive's state folder; None: one that is gone with the run.

    A damaged file is made anew; a folder that cannot be written to has a cache for this run only.
    """
    connection = _connect(folder)
    try:
        yield Cache(connection)
    finally:
        connection.close()


def _connect(folder: Path | None) -> sqlite3.Connection:
    if folder is None or not folder.is_dir():
        return _prepared("")
    path = folder / FILE
    try:
        return _prepared(str(path))
    except sqlite3.OperationalError:  # read-only, or locked by another run
        return _prepared("")
    except sqlite3.DatabaseError:
        path.unlink(missing_ok=True)
        return _prepared(str(path))


def _prepared(path: str) -> sqlite3.Connection:
    connection = sqlite3.connect(path, timeout=_PATIENCE)
    try:
        connection.execute("pragma synchronous = off")  # a power cut may cost the cache
        connection.execute(_TABLE)
        connection.execute("delete from derived where kind is null")  # can it be written to?
        connection.commit()
    except sqlite3.DatabaseError:
        connection.close()
        raise
    return connection


def _seal(data: bytes) -> bytes:
    return blake2b(data, digest_size=_CHECK_BYTES).digest()


def _unsealed(kept: object) -> bytes | None:
    if not isinstance(kept, bytes):
        return None
    data = kept[_CHECK_BYTES:]
    return data if _seal(data) == kept[:_CHECK_BYTES] else None
