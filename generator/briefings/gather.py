"""Read a pile: what is known is left alone, what was read before comes from the evidence."""

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from importlib.metadata import version
from importlib.resources import files
from importlib.resources.abc import Traversable
from operator import itemgetter
from pathlib import Path

from briefings.config import Config
from briefings.errors import SeedError
from briefings.evidence import Evidence
from briefings.ingest import draftjson
from briefings.ingest.attachments.companions import Companion, is_picture
from briefings.ingest.draftjson import Head, Read
from briefings.ingest.feeds.lists import ListFormat, find_list
from briefings.ingest.reading import Origin
from briefings.ingest.recipes.recipe import Recipes
from briefings.model import Draft, Source
from briefings.pile import walk
from briefings.readers import reader
from briefings.report import Note, Progress

#: Libraries whose version changes what is read.
LIBRARIES = (
    "trafilatura", "newspaper4k", "resiliparse", "lxml", "lxml-html-clean", "beautifulsoup4",
    "dateparser", "charset-normalizer", "py3langid", "ftfy", "feedparser", "pdfminer.six",
    "mammoth", "warcio", "bibtexparser", "pylatexenc", "PyYAML",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Known:
    """A source that need not be read: its article is there."""

    origin: Origin


@dataclass(frozen=True, slots=True)
class Kept:
    """A draft that was read, and where the evidence keeps it."""

    key: str
    origin: Origin
    draft: Draft


@dataclass(frozen=True, slots=True)
class Failed:
    """A source that gave nothing, and why."""

    name: str
    error: SeedError


@dataclass(frozen=True, slots=True)
class Listed:
    """A source that names outlets and holds no article."""

    name: str
    outlets: tuple[tuple[str, str], ...]  #: host and name of each


Found = Known | Kept | Companion | Failed | Listed | Note


@dataclass(slots=True)
class Searched:
    """What is to be read, and what is known of it."""

    config: Config
    found: Sequence[tuple[str, Path]]  #: names and paths of files
    evidence: Evidence
    is_known: Callable[[Origin], bool]
    progress: Progress
    used: set[str]  #: names of files that other sources were made from, filled while reading
    recipes: Recipes

    def key(self, name: str, digest: str) -> str:
        """Return under which key the evidence keeps the reading of a source."""
        # the name counts: it tells a day, a folder's title, what lies beside
        parts = (_stamp(), self.recipes.sha256, name, digest)
        return sha256("\0".join(parts).encode("utf-8", "surrogateescape")).hexdigest()


def gather(pile: Searched) -> Iterator[Found]:
    """Yield what the pile holds, each source once; drafts one by one, so that memory is bounded."""
    waiting: list[Found | str] = []  # keys of what the evidence holds, and what needs no reading
    size = sum(_size(path) for _name, path in pile.found)
    with reader([name for name, _path in pile.found], size, pile.recipes) as read_all:
        for read in read_all(_unread(pile, waiting, size)):
            yield from _passed(pile, waiting)
            key = pile.key(read.name, read.sha256)
            _keep(key, read, pile.evidence)
            yield from _found(key, pile)
        yield from _passed(pile, waiting)


def _unread(pile: Searched, waiting: list[Found | str], size: int) -> Iterator[Source]:
    """Yield the sources that must be read; all else goes to the waiting list."""
    done, current = 0, ""
    # what a known source was made from must be known, lest its pictures count as rubbish
    loose = any(is_picture(name) for name, _path in pile.found)
    paths = dict(pile.found)
    for file, item in walk(pile.found, pile.config):
        if file != current:
            done += _size(paths[current]) if current else 0
            current = file
            pile.progress("ingest", done, size)
        if isinstance(item, SeedError):
            within = item.where.startswith(file)
            waiting.append(Failed(item.where if within else file, item))
            continue
        if not isinstance(item, Source):
            waiting.append(item)
            continue
        if entry := find_list(item):
            waiting.append(_listed(item, entry))
            continue
        origin = Origin(item.name, item.sha256)
        key = pile.key(item.name, item.sha256)
        before = _head(key, pile.evidence)
        if pile.is_known(origin) and (before or not loose):
            pile.used.update(before.used if before else ())
            waiting.append(Known(origin))
        elif before and _is_whole(key, before, pile.evidence):
            waiting.append(key)
        else:
            yield item
    pile.progress("ingest", size, size)


def _listed(source: Source, entry: ListFormat) -> Found:
    try:
        return Listed(source.name, entry.read_outlets(source))
    except SeedError as error:
        return Failed(source.name, error)


def _passed(pile: Searched, waiting: list[Found | str]) -> Iterator[Found]:
    passed, waiting[:] = waiting[:], []
    for item in passed:
        if isinstance(item, str):
            yield from _found(item, pile)
        else:
            yield item


def _keep(key: str, read: Read, evidence: Evidence) -> None:
    for number, (origin, draft) in enumerate(read.drafts):
        evidence.put(f"{key}:{number}", origin.name, draftjson.from_draft(origin, draft))
        for picture in draft.pictures:
            evidence.put_picture(picture.reference, picture.data)
    evidence.put(key, "", draftjson.from_read(read))


def _head(key: str, evidence: Evidence) -> Head | None:
    """Return what was read of a source, without its drafts; None if not kept, or damaged."""
    data = evidence.get(key)
    try:
        return draftjson.to_head(data) if data else None
    except draftjson.FAULTS:
        return None


def _is_whole(key: str, head: Head, evidence: Evidence) -> bool:
    """Tell whether all drafts of a reading are kept."""
    try:
        for number in range(head.drafts):
            load(f"{key}:{number}", evidence)
    except draftjson.FAULTS:
        return False
    return True


def _found(key: str, pile: Searched) -> Iterator[Found]:
    head = _head(key, pile.evidence)
    assert head is not None
    pile.used.update(head.used)
    if head.fault:
        yield Failed(head.name, head.fault)
    for number in range(head.drafts):
        name = f"{key}:{number}"
        origin, draft = load(name, pile.evidence)
        yield Kept(name, origin, draft)


def load(key: str, evidence: Evidence) -> tuple[Origin, Draft]:
    """Return a draft that ``gather`` found, without its pictures' bytes.

    Raises KeyError if it is not kept, ``draftjson.FAULTS`` if that is damaged.
    """
    data = evidence.get(key)
    if data is None:
        raise KeyError(key)
    return draftjson.to_draft(data)


def remembered(origin: Origin, evidence: Evidence) -> tuple[Origin, Draft] | None:
    """Return what was read of a source or part when it was last taken in, or None."""
    data = evidence.of_source(origin.name)
    try:
        found = draftjson.to_draft(data) if data else None
    except draftjson.FAULTS:
        return None
    return found if found and found[0] == origin else None


def _size(path: Path) -> int:
    try:
        return path.lstat().st_size
    except OSError:
        return 0


@cache
def _stamp() -> str:
    """Return a hash of all that decides how a source is read: our rooms and their libraries."""
    digest = sha256()
    for name, room in sorted(_rooms(files("briefings"), ("ingest",)), key=itemgetter(0)):
        digest.update(name.encode() + room.read_bytes())
    for name in LIBRARIES:
        digest.update(f"{name} {version(name)}".encode())
    return digest.hexdigest()


def _rooms(folder: Traversable, below: Collection[str] = ()) -> Iterator[tuple[str, Traversable]]:
    """Yield the rooms of a folder by name, and those of the folders named; of all, if none is."""
    for entry in folder.iterdir():
        if entry.name.endswith((".py", ".yaml")):
            yield entry.name, entry
        elif entry.is_dir() and (not below or entry.name in below):
            yield from ((f"{entry.name}/{name}", room) for name, room in _rooms(entry))
