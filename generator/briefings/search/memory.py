"""The files of an index as they were last built: nothing changed, nothing is done."""

import json
import zlib
from collections.abc import Callable, Iterable
from hashlib import blake2b
from sys import version

from briefings.cache import Cache
from briefings.codestamp import code_stamp
from briefings.model import Article, IsoDate, SitePath

#: Lists of files by all that went into them, and the files by name and hash.
INDEX, FILE = "search-index", "search-file"
_LIBRARIES = ("babel", "dateparser", "markdown-it-py", "mdit-py-plugins", "numpy", "PyStemmer",
              "scipy", "unidecode")  # fmt: skip


def key_of(
    rows: Iterable[tuple[Article, Article, SitePath]], show_date: Callable[[IsoDate], str]
) -> str:
    """Return a hash of all that goes into an index.

    ``rows``: articles in their order, each as it is, with the names found in it, and its address.
    """
    digest = _hash((code_stamp(("search",), _LIBRARIES) + version).encode())
    dates: set[IsoDate] = set()
    for article, named, page in rows:
        found = named.tags, named.people, named.organisations, named.places
        digest.update(repr((article, found, page)).encode("utf-8", "surrogatepass"))
        if article.date:
            dates.add(article.date)
    for date in sorted(dates):
        digest.update(show_date(date).encode("utf-8", "surrogatepass") + b"\0")
    return digest.hexdigest()


def recalled(cache: Cache, key: str) -> dict[SitePath, bytes] | None:
    """Return the files that were kept, None if any of them is not there."""
    listed = cache.get(INDEX, [key]).get(key)
    if listed is None:
        return None
    names: dict[str, str] = json.loads(listed)
    kept = cache.get(FILE, names.values())
    if not kept.keys() >= set(names.values()):
        return None
    return {SitePath(name): zlib.decompress(kept[key]) for name, key in names.items()}


def remember(cache: Cache, key: str, files: dict[SitePath, bytes]) -> None:
    """Keep the files in place of those that were kept before; only changed ones are written."""
    names = {name: _hash(name.encode() + b"\0" + data).hexdigest() for name, data in files.items()}
    known = cache.get(FILE, names.values())
    fresh = {names[name]: name for name in files if names[name] not in known}
    cache.put(FILE, {key: zlib.compress(files[SitePath(name)], 1) for key, name in fresh.items()})
    cache.put(INDEX, {key: json.dumps(names).encode()})
    cache.keep_only(INDEX, [key])
    cache.keep_only(FILE, names.values())


def _hash(data: bytes) -> blake2b:
    return blake2b(data, digest_size=20)
