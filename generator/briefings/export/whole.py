"""The zip that outlives us: the site, the texts, the sources, and a script that needs Python only.

One top folder; README first, manifest last.
"""

import json
from collections.abc import Iterable, Iterator
from hashlib import sha256
from importlib.resources import files
from pathlib import Path, PurePosixPath

from briefings import manifest
from briefings.export.collection import Collection, facts
from briefings.export.packing import write_zip
from briefings.manifest import Entry, Manifest
from briefings.urls import slugify

#: Files of export/carried/ by their name in the zip.
_SHIPPED = {"corpus/schema.json": "corpus.schema.json", "rebuild.py": "rebuild.py.txt"}


def write_whole_zip(collection: Collection, path: Path) -> None:
    """Write everything."""
    top = top_of(collection)
    with path.open("w+b") as file:
        write_zip(file, ((f"{top}/{name}", data) for name, data in listed(members(collection))))


def top_of(collection: Collection) -> str:
    """Return the name of the one folder that all stands in."""
    return slugify(collection.archive, "archive")


def listed(given: Iterable[tuple[str, bytes]]) -> Iterator[tuple[str, bytes]]:
    """Yield the members, and after them their manifest."""
    entries = []
    for name, data in given:
        entries.append(Entry(name, len(data), sha256(data).hexdigest()))
        yield name, data
    made = Manifest(tuple(sorted(entries, key=lambda entry: entry.path)))
    yield manifest.NAME, manifest.to_bytes(made)


def members(collection: Collection) -> Iterator[tuple[str, bytes]]:
    """Yield path and bytes of everything but the manifest, README first."""
    yield "README.txt", _readme(collection)
    lines = (json.dumps(facts(p, collection), ensure_ascii=False) for p in collection.pieces)
    yield "corpus/articles.ndjson", "".join(f"{line}\n" for line in lines).encode()
    for name, source in _SHIPPED.items():
        yield name, _shipped(source)
    given: set[str] = set()
    for raw in collection.raws():
        name = f"raw/{raw.sha256}{PurePosixPath(raw.name).suffix.lower()}"
        if name not in given:
            yield name, raw.data
        given.add(name)
    yield from site_members(collection.site, "site/")


def site_members(site: Path, below: str = "") -> Iterator[tuple[str, bytes]]:
    """Yield path and bytes of all files of a site, its manifest last."""
    for name, file in manifest.files_of(site):
        yield f"{below}{name}", file.read_bytes()
    yield f"{below}{manifest.NAME}", (site / manifest.NAME).read_bytes()


def _shipped(name: str) -> bytes:
    return (files("briefings.export") / "carried" / name).read_bytes()


def _readme(collection: Collection) -> bytes:
    text = _shipped("README.txt").decode()
    count = f"{len(collection.pieces)} articles"
    filled = text.replace("@TITLE@", collection.archive).replace("@COUNT@", count)
    return filled.replace("@PROGRAM@", collection.program).encode()
