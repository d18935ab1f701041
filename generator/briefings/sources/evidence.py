"""What was read from the sources, kept beside the cache: drafts with their witnesses, pictures.

It may be deleted at any time: what it holds is read again from seeds/. A killed run goes on from
it. One SQLite file, so that 100,000 readings are no 100,000 files.
"""

import errno
import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from briefings.seen import Seen

_FILE = "evidence.sqlite"
_TABLES = """
create table if not exists reading (key text primary key, source text, data blob) without rowid;
create index if not exists reading_source on reading (source);
create table if not exists picture (name text primary key, data blob);
"""
#: What SQLite calls it -> what the system calls it.
_ERRNOS = {
    sqlite3.SQLITE_FULL: errno.ENOSPC,
    sqlite3.SQLITE_READONLY: errno.EACCES,
    sqlite3.SQLITE_CANTOPEN: errno.EACCES,
    sqlite3.SQLITE_PERM: errno.EACCES,
}
_EVERY = 50  # writes between commits; what a killed run has to read again


class Evidence:
    """Readings by key, pictures by name."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._waiting = 0

    def get(self, key: str) -> bytes | None:
        """Return what was put under a key, or None."""
        rows = self._connection.execute("select data from reading where key = ?", (key,))
        return next((row[0] for row in rows), None)

    def put(self, key: str, source: str, data: bytes) -> None:
        """Keep a reading of a source, in place of what its key and the source had; "": of none."""
        if source:
            self._connection.execute("delete from reading where source = ?", (source,))
        self._connection.execute(
            "insert or replace into reading values (?, ?, ?)", (key, source, data)
        )
        self._written()

    def of_source(self, source: str) -> bytes | None:
        """Return the reading of a source or part by its name, or None."""
        rows = self._connection.execute("select data from reading where source = ?", (source,))
        return next((row[0] for row in rows), None)

    def put_picture(self, name: str, data: bytes) -> None:
        """Keep a picture; its name is made of its hash, so that one name is one picture."""
        self._connection.execute("insert or ignore into picture values (?, ?)", (name, data))
        self._written()

    def picture(self, name: str) -> bytes | None:
        """Return a picture's bytes, or None."""
        rows = self._connection.execute("select data from picture where name = ?", (name,))
        return next((row[0] for row in rows), None)

    def seen(self, kind: str, version: str) -> Seen:
        """Return what is known of files of one kind, as this version of the program read them."""
        return Seen(self._connection, kind, version)

    def _written(self) -> None:
        self._waiting += 1
        if self._waiting >= _EVERY:
            self._connection.commit()
            self._waiting = 0


@contextmanager
def opened(folder: Path | None) -> Iterator[Evidence]:
    """Yield the evidence of an archive's state folder; None: one that is gone with the run.

    A damaged file is made anew. Raises OSError where the disk is full or may not be written to.
    """
    path = "" if folder is None else str(folder / _FILE)
    try:
        with closing(_connect(path)) as connection:
            try:
                yield Evidence(connection)
            finally:
                connection.commit()  # a run that was stopped goes on from here
    except sqlite3.OperationalError as error:
        number = _ERRNOS.get(error.sqlite_errorcode & 0xFF, errno.EIO)
        raise OSError(number, os.strerror(number), path or "the disk") from error


def _connect(path: str) -> sqlite3.Connection:
    if path:
        Path(path).parent.mkdir(parents=True, exist_ok=True)
    try:
        return _prepared(path)
    except sqlite3.DatabaseError:
        Path(path).unlink(missing_ok=True)
        return _prepared(path)


def _prepared(path: str) -> sqlite3.Connection:
    connection = sqlite3.connect(path)
    try:
        # a cache: a power cut may cost it, and then it is made anew
        connection.execute("pragma synchronous = off")
        connection.executescript(_TABLES)
        connection.execute("select count(*) from reading").fetchone()
    except sqlite3.DatabaseError:
        connection.close()
        raise
    return connection
