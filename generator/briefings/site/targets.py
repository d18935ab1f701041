"""What pages name, and what they hold, as hashes: to tell what leads nowhere, and what is gone."""

from base64 import b64decode, b64encode
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import lru_cache
from hashlib import blake2b

import numpy as np
from numpy.typing import NDArray

from briefings.site.lastsite import Gist

Marks = NDArray[np.uint64]
_EIGHT = np.dtype("<u8")  # bytes of a hash, the same on every machine


@lru_cache(maxsize=1 << 16)
def mark(path: str, fragment: str = "") -> int:
    """Return the hash of a file of the site, or of a part of a page: 64 bits.

    So many that no broken link is ever taken for one to something that is there: with a million
    parts once in 10**13.
    """
    named = f"{path}#{fragment}".encode("utf-8", "surrogatepass")
    return int.from_bytes(blake2b(named, digest_size=_EIGHT.itemsize).digest(), "little")


def packed(named: Collection[tuple[str, str]]) -> str:
    """Return the hashes of paths and fragments, of a part its page too, as letters."""
    marks = {mark(path) for path, _ in named}
    marks |= {mark(path, fragment) for path, fragment in named if fragment}
    return b64encode(np.array(sorted(marks), dtype=_EIGHT).tobytes()).decode()


def unpacked(letters: str) -> Marks:
    """Return the hashes, rising. Raises ValueError for other letters."""
    return np.frombuffer(b64decode(letters), dtype=_EIGHT)


def naming(lost: set[int], pages: Mapping[str, Gist], among: Iterable[str]) -> Iterator[str]:
    """Yield those pages that name something of which ``lost`` has the hash.

    Those too whose note is damaged: of them nobody knows.
    """
    for name in among if lost else ():
        try:
            named = unpacked(pages[name].targets).tolist()
        except ValueError:
            named = list(lost)
        if not lost.isdisjoint(named):
            yield name
