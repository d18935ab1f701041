"""Read a pile: what is known is left alone, what was read before comes from the evidence."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from hashlib import sha256
from pathlib import Path

from briefings.codestamp import code_stamp
from briefings.config import Config
from briefings.errors import SeedError
from briefings.ingest import draftjson
from briefings.ingest.attachments.companions import Companion, is_companion, is_picture
from briefings.ingest.draftjson import Head, Read
from briefings.ingest.feeds.lists import ListFormat, find_list
from briefings.ingest.reading import Origin
from briefings.ingest.recipes.recipe import Recipes
from briefings.model import Draft, Source
from briefings.report import Note, Progress
from briefings.seen import Seen, mark_of, size_of
from briefings.sources.evidence import Evidence
from briefings.sources.looks import Look, Looked, from_rows
from briefings.sources.pile import opened
from briefings.sources.readers import reader
from briefings.workers import Workers

#: Libraries whose version changes what is read.
LIBRARIES = (
    "trafilatura", "resiliparse", "lxml", "lxml-html-clean", "beautifulsoup4",
    "dateparser", "charset-normalizer", "py3langid", "ftfy", "feedparser", "pdfminer.six",
    "mammoth", "striprtf", "warcio", "bibtexparser", "pylatexenc", "PyYAML",
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


@dataclass
class Searched:
    """What is to be read, and what is known of it."""

    config: Config
    found: Sequence[tuple[str, Path]]  #: names and paths of files
    evidence: Evidence
    is_known: Callable[[Origin], bool]
    progress: Progress
    used: set[str]  #: names of files that other sources were made from, filled while reading
    recipes: Recipes
    seen: Seen | None = None  #: what the files held at the last look; None: all are opened
    workers: Workers | None = None  #: who reads; None: processes of its own

    @cached_property
    def is_loose(self) -> bool:
        """Whether pictures lie about, which may belong to a source."""
        return any(is_picture(name) for name, _path in self.found)

    @cached_property
    def is_ambiguous(self) -> bool:
        """Whether a file may have the name that a member of a container would get."""
        return any("#" in name for name, _path in self.found)

    def key(self, name: str, digest: str) -> str:
        """Return under which key the evidence keeps the reading of a source."""
        # the name counts: it tells a day, a folder's title, what lies beside
        parts = (stamp(), self.recipes.sha256, name, digest)
        return sha256("\0".join(parts).encode("utf-8", "surrogateescape")).hexdigest()


def gather(pile: Searched) -> Iterator[Found]:
    """Yield what the pile holds, each source once; drafts one by one, so that memory is bounded."""
    waiting: list[Found | str] = []  # keys of what the evidence holds, and what needs no reading
    marks = {name: mark_of(path) for name, path in pile.found}
    size = sum(map(size_of, marks.values()))
    names = [name for name, _path in pile.found]
    with reader(names, size, pile.recipes, pile.workers) as read_all:
        for read in read_all(_unread(pile, waiting, marks)):
            yield from _passed(pile, waiting)
            key = pile.key(read.name, read.sha256)
            _keep(key, read, pile.evidence)
            yield from _found(key, pile)
        yield from _passed(pile, waiting)
    if pile.seen is not None:
        pile.seen.keep()
        pile.seen.forget_others(set(marks))


def _unread(
    pile: Searched, waiting: list[Found | str], marks: Mapping[str, str]
) -> Iterator[Source]:
    """Yield the sources that must be read; all else goes to the waiting list."""
    done, size = 0, sum(map(size_of, marks.values()))
    for name, path in pile.found:
        pile.progress("ingest", done, size)
        done += size_of(marks[name])
        known = _as_before(name, marks, pile)
        if known is not None:
            waiting.extend(known)
        else:
            yield from _opened(name, path, marks, (pile, waiting))
    pile.progress("ingest", size, size)


def _as_before(name: str, marks: Mapping[str, str], pile: Searched) -> list[Found | str] | None:
    """Return what is in a file that was seen and holds nothing new; None if it must be opened."""
    if pile.seen is None or is_companion(name, marks):
        return None
    items = from_rows(pile.seen.get(name, marks[name]))
    if items is None or (pile.is_ambiguous and any(_name_of(item) != name for item in items)):
        return None
    found = [_placed(name, item, pile) for item in items]
    return None if None in found else [item for item in found if item is not None]


def _name_of(item: Looked) -> str:
    return item.name if isinstance(item, Origin | Companion) else item.where


def _opened(
    name: str, path: Path, marks: Mapping[str, str], to: tuple[Searched, list[Found | str]]
) -> Iterator[Source]:
    """Open a file; yield the sources that must be read, put all else on the waiting list."""
    pile, waiting = to
    look = Look(name)
    for item in opened(name, path, marks, pile.config):
        look.add(item)
        if isinstance(item, Source) and (entry := find_list(item)):
            look.refuse()
            waiting.append(_listed(item, entry))
            continue
        origin = Origin(item.name, item.sha256) if isinstance(item, Source) else item
        placed = _placed(name, origin, pile)
        if placed is not None:
            waiting.append(placed)
        elif isinstance(item, Source):
            yield item
    if pile.seen is not None and look.rows is not None:
        pile.seen.note(name, marks[name], look.rows)


def _placed(file: str, item: Looked, pile: Searched) -> Found | str | None:
    """Return what need not be read, a key for what the evidence holds; None: it must be read."""
    if isinstance(item, SeedError):
        return Failed(item.where if item.where.startswith(file) else file, item)
    if not isinstance(item, Origin):
        return item
    key = pile.key(item.name, item.sha256)
    before = _head(key, pile.evidence)
    # what a known source was made from must be known, lest its pictures count as rubbish
    if pile.is_known(item) and (before or not pile.is_loose):
        pile.used.update(before.used if before else ())
        return Known(item)
    return key if before and _is_whole(key, before, pile.evidence) else None


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


@cache
def stamp() -> str:
    """Return a hash of all that decides how a source is read: our rooms and their libraries."""
    return code_stamp(("ingest", "sources"), LIBRARIES)
