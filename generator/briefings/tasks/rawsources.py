"""The bytes that articles were read from, where they may be given away."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from hashlib import sha256

from briefings.config import Config
from briefings.content.store import has_seed
from briefings.errors import SeedError
from briefings.export.collection import Piece, Raw
from briefings.files import read_bytes
from briefings.model import Source
from briefings.sources.pile import walk

#: Letters name those who received them.
_LETTERS = (".eml", ".mbox", ".mbx", ".msg", ".emlx")


def raw_sources(pieces: Iterable[Piece], config: Config) -> Iterator[Raw]:
    """Yield the sources of articles that may be shown in full, by name; no letters.

    Parts of a source that is no container (an entry of a feed) have no bytes of their own. What is
    missing, or not what it was, is left out: ``verify`` tells.
    """
    wanted: dict[str, dict[str, str]] = defaultdict(dict)  # file -> source -> hash
    for piece in pieces:
        article = piece.article
        if piece.is_whole and article.seed and article.raw_sha256:
            file = _file_of(article.seed, config)
            if file and not any(suffix in article.seed.lower() for suffix in _LETTERS):
                wanted[file][article.seed] = article.raw_sha256
    for file in sorted(wanted):
        for name, data in _read(file, wanted[file], config):
            if sha256(data).hexdigest() == wanted[file][name]:
                yield Raw(name, wanted[file][name], data)


def _file_of(seed: str, config: Config) -> str:
    """Return the name of the file that a source lies in; "" if it is not there."""
    name = seed
    while "#" in name and not has_seed(name, config):
        name = name.rpartition("#")[0]
    return name if has_seed(name, config) and ".." not in name.split("/") else ""


def _read(file: str, names: Iterable[str], config: Config) -> Iterator[tuple[str, bytes]]:
    path, wanted = config.root / file, set(names)
    try:
        if file in wanted:
            yield file, read_bytes(file, path, config.max_seed_mb)
        if wanted - {file}:
            for _name, item in walk([(file, path)], config):
                if isinstance(item, Source) and item.name in wanted - {file}:
                    yield item.name, item.data
    except SeedError:
        return
