"""Files of an index, each read once; what cannot be read is remembered.

Twin: theme/scripts/search-shelf.js.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from briefings.model import SitePath
from briefings.search.bits import ALPHABET
from briefings.search.codec import Entry, from_entries, from_numbers, from_script
from briefings.search.shards import name_of

#: What a kind of file holds; a list, if nothing else is said. Long texts have strings of their own.
_SHAPES: Mapping[str, type | tuple[type, ...]] = {
    "head": dict, "places": dict, "sizes": str, "vectors": str, "texts": (list, str),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Head:
    """What must be known before the first word."""

    count: int  #: articles
    facts: int  #: articles in a block of facts
    texts: int  #: articles in a block of texts
    vectors: int  #: articles in a block of vectors; 0 if there are none
    borders: tuple[str, ...]  #: first keys of the shards of terms, sorted
    langs: tuple[str, ...] = ()  #: primary subtags that articles have, sorted
    months: Mapping[str, int] = field(default_factory=dict)  #: numbers by folded name
    places: tuple[int, ...] = ()  #: numbers of the borders that open a file of places
    mean: int = 1  #: places of a text, coarse
    sizes: bytes = b""  #: of the texts; ``postings.to_size``


@dataclass(frozen=True, slots=True)
class Shard:
    """A shard of terms, opened."""

    entries: dict[str, Entry]  #: by key
    numbers: dict[str, int]  #: of the classes, in the order of the shard
    forms: dict[str, list[str]]  #: keys of the classes of a form


@dataclass(slots=True)
class Shelf:
    """Reads shards, each once, and remembers which could not be read."""

    read: Callable[[str], bytes | None]  #: the bytes of a file of the site by its SitePath
    damaged: set[str] = field(default_factory=set)  #: SitePaths
    _open: dict[str, Shard] = field(default_factory=dict)
    _data: dict[str, object] = field(default_factory=dict)

    def data(self, name: str) -> object:
        """Return the data of a shard by its name, None if it cannot be read."""
        if name not in self._data:
            path = SitePath(f"search/{name}.js")
            script = self.read(path)
            self._data[name] = None if script is None else _data(name, script)
            if self._data[name] is None:
                self.damaged.add(path)
        return self._data[name]

    def head(self) -> Head | None:
        """Return what must be known before the first word; None if it cannot be read."""
        data = self.data("head")
        try:
            return _head(data, self) if isinstance(data, dict) else None
        except (KeyError, TypeError, ValueError):
            self.damaged.add("search/head.js")
            return None

    def terms(self, border: str) -> Shard:
        """Return a shard of terms; an empty one if it cannot be read."""
        if border not in self._open:
            self._open[border] = self._opened(name_of(border))
        return self._open[border]

    def _opened(self, name: str) -> Shard:
        data = self.data(name)
        shard = Shard({}, {}, {})
        try:
            for entry in from_entries(data):
                shard.entries[entry.key] = entry
                if entry.postings:
                    shard.numbers[entry.key] = len(shard.numbers)
                for form in entry.surfaces:
                    shard.forms.setdefault(form, []).append(entry.key)
                if entry.links:
                    shard.forms.setdefault(entry.key, []).extend(entry.links)
        except (ValueError, LookupError):
            self.damaged.add(f"search/{name}.js")
        return shard


def _data(name: str, script: bytes) -> object:
    """Return the data of a file; None if it is damaged, another one, or of another shape."""
    try:
        data = from_script(name, script)
    except ValueError:
        return None
    return data if isinstance(data, _SHAPES.get(name.split("/", maxsplit=1)[0], list)) else None


def _head(data: Mapping[str, Any], shelf: Shelf) -> Head:
    return Head(
        count=int(data["count"]),
        facts=int(data["facts"]),
        texts=int(data["texts"]),
        vectors=int(data.get("vectors", 0)),
        borders=tuple(data["borders"]),
        langs=tuple(data["langs"]),
        months=dict(data["months"]),
        places=tuple(from_numbers(data["places"])),
        mean=int(data["mean"]),
        sizes=_sizes(shelf, int(data["count"])),
    )


def _sizes(shelf: Shelf, count: int) -> bytes:
    """Return the size of each article; equal ones if they cannot be read."""
    letters = shelf.data("sizes")
    if isinstance(letters, str) and len(letters) == count and set(letters) <= set(ALPHABET):
        return bytes(map(ALPHABET.index, letters))
    shelf.damaged.add("search/sizes.js")
    return bytes(count)
