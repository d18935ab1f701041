"""What pages name, as short hashes, to tell which of those that stay name something gone.

A hash that two addresses share has a page looked at once more, no worse.
"""

import sys
from array import array
from base64 import b64decode, b64encode
from collections.abc import Collection, Iterable, Iterator, Mapping
from zlib import crc32

from briefings.site.lastsite import Gist


def mark(path: str, fragment: str = "") -> int:
    """Return the hash of a file of the site, or of a part of a page."""
    return crc32(f"{path}#{fragment}".encode("utf-8", "surrogatepass"))


def packed(named: Collection[tuple[str, str]]) -> str:
    """Return the hashes of paths and fragments, of a part its page too, as letters."""
    marks = {mark(path) for path, _ in named}
    marks |= {mark(path, fragment) for path, fragment in named if fragment}
    found = array("I", sorted(marks))
    if sys.byteorder == "big":
        found.byteswap()
    return b64encode(found.tobytes()).decode()


def naming(lost: set[int], pages: Mapping[str, Gist], among: Iterable[str]) -> Iterator[str]:
    """Yield those pages that may name something of which ``lost`` has the hash."""
    for name in among if lost else ():
        found = array("I", b64decode(pages[name].targets))
        if sys.byteorder == "big":
            found.byteswap()
        if not lost.isdisjoint(found):
            yield name
