"""What the files were like when they were last looked at: one that is the same is not opened.

A cache beside the evidence, in its file. Size alone tells nothing and a time can be set back, so a
file counts as the same only with all of size, inode, time of change and the time at which the
system noted that. A file that changed less than a moment before it was looked at is not trusted:
a second change in that moment would leave the same times.
"""

import json
import os
import sqlite3
import time
from pathlib import Path
from stat import S_ISREG

from briefings.files import printable

_TABLE = """
create table if not exists seen
(kind text, name text, mark text, data text, primary key (kind, name)) without rowid
"""
#: Nanoseconds; the coarsest clock of a file system in use (FAT) has two seconds.
_MOMENT = 3_000_000_000
_FAULTS = (ValueError, TypeError, RecursionError)


class Seen:
    """What is known of the files of one kind, by name."""

    def __init__(self, connection: sqlite3.Connection, kind: str, version: str) -> None:
        self._connection = connection
        self._kind = f"{kind} {version}"
        connection.execute(_TABLE)
        # what another version of the program noted is of no use any more
        connection.execute(
            "delete from seen where kind like ? and kind <> ?", (f"{kind} %", self._kind)
        )
        rows = connection.execute("select name, mark, data from seen where kind = ?", (self._kind,))
        self._known = {name: (mark, data) for name, mark, data in rows}
        self._new: dict[str, tuple[str, str]] = {}

    def get(self, name: str, mark: str) -> object:
        """Return what was noted of a file with this mark, None if it is new or has changed."""
        known = self._new.get(name) or self._known.get(name)
        if not mark or known is None or known[0] != mark:
            return None
        try:
            return json.loads(known[1])
        except _FAULTS:
            return None

    def note(self, name: str, mark: str, data: object) -> None:
        """Note what a file holds that had this mark before it was read.

        A file of an odd name, which may be no text at all, is refused each time anew.
        """
        if is_settled(mark) and printable(name) == name:
            self._new[name] = mark, json.dumps(data, ensure_ascii=True)

    def keep(self) -> None:
        """Write down what was noted."""
        rows = [(self._kind, name, *value) for name, value in self._new.items()]
        self._connection.executemany("insert or replace into seen values (?, ?, ?, ?)", rows)
        self._known.update(self._new)
        self._new.clear()

    def forget_others(self, names: set[str]) -> None:
        """Drop what was noted of files that are gone."""
        gone = [(self._kind, name) for name in self._known if name not in names]
        self._connection.executemany("delete from seen where kind = ? and name = ?", gone)


def mark_of(path: Path) -> str:
    """Return size, times and inode of a plain file; "" for a link, or what cannot be asked."""
    try:
        found = os.lstat(path)
    except (OSError, ValueError):
        return ""
    if not S_ISREG(found.st_mode):
        return ""
    return f"{found.st_size} {found.st_mtime_ns} {found.st_ctime_ns} {found.st_ino}"


def size_of(mark: str) -> int:
    """Return the bytes of a file by its mark."""
    return int(mark.partition(" ")[0] or 0)


def is_settled(mark: str) -> bool:
    """Tell whether a file's last change is long enough ago to tell the next one from it."""
    times = [int(part) for part in mark.split(" ")[1:3]]
    return bool(times) and max(times) + _MOMENT < time.time_ns()
