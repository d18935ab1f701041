"""Where the stages that map do their work: in processes of this machine, or on a cluster.

A stage knows ``concurrent.futures`` alone. Results come in the order of what was handed over, so it
makes no difference where and when a piece is done. What is handed over and comes back is pickled:
a cluster must be one's own.
"""

import os
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import BrokenExecutor, Executor, Future, ProcessPoolExecutor
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from importlib import import_module
from multiprocessing import get_context
from pathlib import Path
from typing import Any, Generic, TypeVar

from briefings.codestamp import code_stamp
from briefings.errors import ConfigError, RenderError
from briefings.interrupts import kept_from_children

#: How processes start: the one way of every system. Not by fork: libraries here have threads.
METHOD = "spawn"
SCHEME = "dask://"
_AHEAD = 4  # pieces under way or waiting, for each worker: what memory holds at once
_PATIENCE = 20  # seconds until a scheduler has answered, and a worker is there
_WINGS = ("ingest", "enrich", "render", "sources")
_VERSION = "The same version must be installed there as here."

Piece = TypeVar("Piece")
Made = TypeVar("Made")


@dataclass
class Workers:
    """Processes that are started when somebody first asks for them."""

    far: Executor | None = None  #: a cluster's; None: this machine's
    count: int = 1
    _near: ProcessPoolExecutor | None = None  #: this machine's, once they are started

    @property
    def executor(self) -> Executor:
        """What runs a piece of work beside this process."""
        if self.far is not None:
            return self.far
        if self._near is None:
            self._near = ProcessPoolExecutor(self.count, mp_context=get_context(METHOD))
            with kept_from_children():
                for _ in range(self.count):  # each starts one more
                    self._near.submit(int)
        return self._near

    @property
    def most(self) -> int:
        """How many pieces are worth having under way."""
        return _AHEAD * self.count

    def are_worth(self, size: int, much: int) -> bool:
        """Tell whether to hand over work of some size; a cluster is there to get all."""
        return self.far is not None or (self.count > 1 and size >= much)

    def rest(self) -> None:
        """End this machine's processes; who asks next starts others."""
        if self._near is not None:
            self._near.shutdown(cancel_futures=True)
        self._near = None


class Line(Generic[Piece, Made]):
    """Pieces under way, few at a time, whose results come in the order of the pieces.

    ``work`` stands at the top of a room, so that another process finds it. A piece whose worker
    dies is done by another, on a cluster. Raises RenderError where nobody can do it.
    """

    def __init__(self, workers: Workers, work: Callable[[Piece], Made]) -> None:
        self._workers, self._work = workers, work
        self._waiting: deque[Future[Made]] = deque()

    def put(self, piece: Piece) -> Iterator[Made]:
        """Hand over a piece and yield what is due, so that not too much waits."""
        self._waiting.append(self._workers.executor.submit(self._work, piece))
        if len(self._waiting) >= self._workers.most:
            yield _result(self._waiting.popleft())

    def rest(self) -> Iterator[Made]:
        """Yield all that is still to come."""
        while self._waiting:
            yield _result(self._waiting.popleft())


def ordered(
    workers: Workers, work: Callable[[Piece], Made], pieces: Iterable[Piece]
) -> Iterator[Made]:
    """Yield what comes of each piece, in their order."""
    line = Line(workers, work)
    for piece in pieces:
        yield from line.put(piece)
    yield from line.rest()


def _result(future: "Future[Made]") -> Made:
    try:
        return future.result()
    except Exception as error:
        if not is_lost(error):
            raise
        remedy = "Was memory short? Then give the workers more, or use fewer."
        raise RenderError("workers", "a process that helped has died", remedy) from error


def is_lost(error: BaseException) -> bool:
    """Tell whether a piece failed because its worker died, not by a fault of its own."""
    lost: tuple[type[BaseException], ...] = (BrokenExecutor,)
    if distributed := sys.modules.get("distributed"):
        lost += (distributed.KilledWorker, distributed.CancelledError)
    return isinstance(error, lost)


def cores() -> int:
    """Return how many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


@contextmanager
def opened(address: str = "", root: Path = Path()) -> Iterator[Workers]:
    """Yield the workers of this machine, or those of a scheduler at ``dask://HOST:PORT``.

    ``root`` is the archive's folder, which a cluster must see too. Raises ConfigError.
    """
    with ExitStack() as held:
        workers = _far(address, root, held) if address else Workers(count=cores())
        held.callback(workers.rest)
        yield workers


def _far(address: str, root: Path, held: ExitStack) -> Workers:
    where = f"--executor {address}"
    if not address.startswith(SCHEME) or not address.removeprefix(SCHEME):
        raise ConfigError(where, "no address of a scheduler", f"As in {SCHEME}127.0.0.1:8786.")
    try:
        distributed: Any = import_module("distributed")  # slow, and an extra
    except ImportError as error:
        remedy = "pip install 'briefings[cluster]'"
        raise ConfigError(where, "dask.distributed is not installed", remedy) from error
    place = "tcp://" + address.removeprefix(SCHEME)
    try:
        client = held.enter_context(
            distributed.Client(place, timeout=_PATIENCE, set_as_default=False)
        )
        client.wait_for_workers(1, timeout=_PATIENCE)
    except (OSError, TimeoutError, ValueError) as error:
        remedy = "Start `dask scheduler` and `dask worker` first."
        raise ConfigError(where, "no scheduler with a worker answers there", remedy) from error
    _refuse_others(client, root, where)
    return Workers(client.get_executor(), len(client.nthreads()))


def _refuse_others(client: Any, root: Path, where: str) -> None:  # noqa: ANN401 - has no types
    """Raise ConfigError where a worker would give something else than this machine."""
    try:
        told = client.run(_standing, str(root))
    except ImportError as error:
        raise ConfigError(where, "a worker knows no briefings", _VERSION) from error
    for worker, (stamp, sees_root) in sorted(told.items()):
        if stamp != code_stamp(_WINGS):
            raise ConfigError(where, f"{worker} runs another version", _VERSION)
        if not sees_root:
            remedy = "Share it, at the same path: pictures beside sources are read there."
            raise ConfigError(where, f"{worker} does not see the folder {root}", remedy)


def _standing(root: str) -> tuple[str, bool]:
    return code_stamp(_WINGS), Path(root).is_dir()
