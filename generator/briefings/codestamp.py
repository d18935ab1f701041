"""What the program itself adds to the key of anything derived: its rooms and its libraries."""

from collections.abc import Collection, Iterator
from functools import cache
from hashlib import sha256
from importlib.metadata import version
from importlib.resources import files
from importlib.resources.abc import Traversable
from operator import itemgetter

_ROOMS = (".py", ".yaml", ".json")


@cache
def code_stamp(wings: Collection[str], libraries: Collection[str] = ()) -> str:
    """Return a hash of the rooms of some wings, of those all wings stand on, and of libraries.

    ``wings``: names of folders of the package; ``libraries``: names of distributions, whose
    versions count. Both as tuples.
    """
    digest = sha256()
    for name, room in sorted(_rooms(files("briefings"), wings), key=itemgetter(0)):
        digest.update(name.encode() + room.read_bytes())
    for name in libraries:
        digest.update(f"{name} {version(name)}".encode())
    return digest.hexdigest()


def _rooms(
    folder: Traversable, below: Collection[str] | None = None
) -> Iterator[tuple[str, Traversable]]:
    """Yield the rooms of a folder by path, and those of the folders named; None: of all."""
    for entry in folder.iterdir():
        if entry.name.endswith(_ROOMS):
            yield entry.name, entry
        elif entry.is_dir() and (below is None or entry.name in below):
            yield from ((f"{entry.name}/{name}", room) for name, room in _rooms(entry))
