"""Sources to drafts: on every core, each in bounded time and memory, what was read once kept.

A source that crashes its reader, or takes too long, is quarantined; the others go on.
"""

import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, wait
from concurrent.futures import TimeoutError as TooSlow
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import partial
from multiprocessing import active_children, get_context
from multiprocessing.forkserver import ensure_running
from pathlib import Path

from pebble import ProcessExpired, ProcessPool

from briefings.bounds import TooLongError, bounded_memory, bounded_time, can_bind
from briefings.errors import BriefingsError, SeedError
from briefings.ingest.attachments import attached
from briefings.ingest.containers.tararchive import TarFolder
from briefings.ingest.containers.ziparchive import ZipFolder, joined
from briefings.ingest.draftjson import Read
from briefings.ingest.reading import read_drafts
from briefings.ingest.recipes.recipe import Recipes
from briefings.interrupts import kept_from_children
from briefings.model import Beside, Source
from briefings.workers import Workers, cores, is_lost

_NO_RECIPES = Recipes()
_SECONDS = 120  # for one source; the slowest real one took 8
#: Until a result is given up for which nobody else keeps the time: a cluster stops no work.
_LONGEST = 10 * _SECONDS
_UNTIL_STARTED = 60  # seconds; a reader that is later still is no fault
_MEMORY = 4 << 30  # bytes of address space of one reader
_AHEAD = 4  # sources waiting, for each reader: what memory holds at once
#: A pile of texts that is smaller than this in both is read in this process: starting others takes
#: longer.
_FEW, _SMALL = 24, 1_000_000
_TEXTS = (".md", ".markdown", ".txt", ".html", ".htm", ".eml", ".json", ".yaml")

#: A map over sources that keeps their order.
Reader = Callable[[Iterable[Source]], Iterator[Read]]


@contextmanager
def reader(
    names: Sequence[str], size: int, recipes: Recipes, workers: Workers | None = None
) -> Iterator[Reader]:
    """Yield a reader for a pile of files by name and bytes: in this process, or in one a core.

    Where ``workers`` are far, they read.
    """
    if workers is not None and workers.far is not None:
        yield partial(_read_far, workers, recipes)
        return
    few = len(names) < _FEW and size < _SMALL and all(n.lower().endswith(_TEXTS) for n in names)
    if few and can_bind():
        yield lambda sources: (_read_here(source, recipes) for source in sources)
        return
    context = get_context("spawn" if sys.platform == "win32" else "forkserver")
    context.set_forkserver_preload(["briefings.sources.readers"])
    with ProcessPool(max_workers=cores(), initializer=_bound_memory, context=context) as pool:
        _start(pool)
        try:
            read = partial(_read_beside, pool, recipes, _AHEAD * cores())
            yield read
        except KeyboardInterrupt:
            pool.stop()  # type: ignore[no-untyped-call]  # so that none is started anew
            for process in active_children():  # one that is still starting would print a fault
                process.kill()
            raise
        finally:
            pool.stop()  # type: ignore[no-untyped-call]  # nothing waits any more


def _start(pool: ProcessPool) -> None:
    """Start the processes of a pool; Ctrl-C has to wait, or they would miss what they share."""
    with kept_from_children():
        if sys.platform != "win32":
            ensure_running()  # all readers are forked from this one
        wait((pool.schedule(bool),), _UNTIL_STARTED)


def _bound_memory() -> None:
    if sys.platform != "linux":
        return
    import resource  # noqa: PLC0415  not on Windows

    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))


def _read_beside(
    pool: ProcessPool, recipes: Recipes, most: int, sources: Iterable[Source]
) -> Iterator[Read]:
    schedule = partial(pool.schedule, read_one, timeout=_SECONDS)
    return _in_turn(lambda source: schedule(args=[source, recipes]), most, sources)


def _read_far(workers: Workers, recipes: Recipes, sources: Iterable[Source]) -> Iterator[Read]:
    submit = workers.executor.submit
    return _in_turn(lambda source: submit(read_one, source, recipes), workers.most, sources)


def _in_turn(
    start: Callable[[Source], "Future[Read]"], most: int, sources: Iterable[Source]
) -> Iterator[Read]:
    """Yield what the sources hold, in their order, with so many under way."""
    waiting: deque[tuple[Source, Future[Read]]] = deque()
    for source in sources:
        waiting.append((source, start(source)))
        if len(waiting) >= most:
            yield _result(*waiting.popleft())
    while waiting:
        yield _result(*waiting.popleft())


def _read_here(source: Source, recipes: Recipes) -> Read:
    try:
        with bounded_time(_SECONDS), bounded_memory(_MEMORY):
            return read_one(source, recipes)
    except TooLongError:
        return _too_slow(source)


def _result(source: Source, future: "Future[Read]") -> Read:
    try:
        return future.result(_LONGEST)
    except TooSlow:
        return _too_slow(source)
    except Exception as error:
        if not (isinstance(error, ProcessExpired) or is_lost(error)):
            raise
        return _failed(source, "its reader crashed, or needed more memory than is allowed")


def _too_slow(source: Source) -> Read:
    return _failed(source, f"reading it takes more than {_SECONDS} s")


def _failed(source: Source, what: str) -> Read:
    remedy = "Save it in another format, or take it out of seeds/."
    return Read(source.name, source.sha256, fault=SeedError(source.name, what, remedy))


@dataclass
class _Noting:
    """A source's surroundings; what is found there is noted."""

    beside: Beside
    used: set[str] = field(default_factory=set)

    @property
    def address(self) -> str:
        """Address of a page in a web archive, whose pictures are no files; else ""."""
        return str(getattr(self.beside, "address", ""))

    def __call__(self, path: str) -> bytes | None:
        data = self.beside(path)
        if data is not None and not self.address:
            self.used.add(path)
        return data


def read_one(source: Source, recipes: Recipes = _NO_RECIPES) -> Read:
    """Return what one source holds, or the fault that it has; never raises for its content."""
    noting = _Noting(source.beside)
    watched = replace(source, beside=noting)
    try:
        drafts = tuple(
            (origin, attached.with_pictures(watched, draft))
            for origin, draft in read_drafts(watched, recipes)
        )
    except BriefingsError as error:
        fault = SeedError(error.where, error.message)
        return Read(source.name, source.sha256, fault=fault, used=_used(source, noting))
    except MemoryError:
        return _failed(source, "reading it needs more memory than is allowed")
    except Exception as error:  # noqa: BLE001  one seed must not cost the others: it is told
        what = f"a fault in its reader ({type(error).__name__}: {error})"[:300]
        remedy = "Please report it, with the file if you may."
        fault = SeedError(source.name, what, remedy)
        return Read(source.name, source.sha256, fault=fault, used=_used(source, noting))
    return Read(source.name, source.sha256, drafts, used=_used(source, noting))


def _used(source: Source, noting: _Noting) -> tuple[str, ...]:
    """Return the names of the files that were used, as sources are named."""
    beside = source.beside
    if isinstance(beside, ZipFolder | TarFolder):
        archive = f"{Path(beside.archive).name}#"
        top = source.name[: source.name.find(archive)] + archive
        folder = beside.folder
    else:  # on disk, a mark in a source's name is its own
        top, folder = "", source.name.rpartition("/")[0]
    paths = (joined(folder, path) for path in noting.used)
    return tuple(sorted(f"{top}{path}" for path in paths))
