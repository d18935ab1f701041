"""One large piece of work, done by a process of its own while this one goes on with another."""

import sys
from collections.abc import Callable
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnContext, SpawnProcess
from traceback import format_exc
from types import TracebackType
from typing import Any, Generic, Self, TypeVar, cast

from briefings.errors import BriefingsError, RenderError
from briefings.interrupts import kept_from_children

Piece = TypeVar("Piece")
Made = TypeVar("Made")


class Aside(Generic[Piece, Made]):
    """A process that loads what the work needs while its piece is still being made ready.

    ``work`` stands at the top of a room, so that the process finds it; what goes there and comes
    back is pickled. Without ``apart`` there is no process: who asks for the result does the work.
    """

    def __init__(self, work: Callable[[Piece], Made], *, apart: bool) -> None:
        self._work = work
        self._pieces: list[Piece] = []
        self._process: SpawnProcess | None = None
        self._pipe: Connection | None = None
        if apart:
            self._start()

    def _start(self) -> None:
        context = SpawnContext()  # not by fork: libraries here have threads
        self._pipe, theirs = context.Pipe()
        process = context.Process(target=_serve, args=(self._work, theirs), daemon=True)
        with kept_from_children():
            process.start()
        theirs.close()  # so that a process that dies ends the pipe
        self._process = process

    def give(self, piece: Piece) -> None:
        """Hand over the piece."""
        if self._pipe is None:
            self._pieces.append(piece)
            return
        try:
            self._pipe.send(piece)
        except OSError as error:
            raise _lost() from error

    def result(self) -> Made:
        """Return what came of the piece; raises what the work raised, and RenderError."""
        if self._pipe is None:
            return self._work(self._pieces.pop())
        try:
            made, error = self._pipe.recv()
        except (EOFError, OSError) as gone:
            raise _lost() from gone
        if error is not None:
            raise error
        return cast("Made", made)

    def end(self) -> None:
        """Wait until the process has ended, so that its time counts; who gave nothing ends it."""
        if self._process is None or self._pipe is None:
            return
        self._pipe.close()
        self._process.join()
        self._process = self._pipe = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, _raised: object, _at: TracebackType | None
    ) -> None:
        if kind is not None and self._process is not None:
            self._process.terminate()  # nobody asks for what it makes
        self.end()


def _lost() -> RenderError:
    remedy = "Was memory short? Then build on a machine with more."
    return RenderError("workers", "a process that helped has died", remedy)


def _serve(work: Callable[[Any], Any], pipe: Connection) -> None:
    """Do the work of the process: one piece in, what came of it out."""
    try:
        piece = pipe.recv()
    except EOFError:  # nobody asks any more
        return
    made, error = None, None
    try:
        made = work(piece)
    except Exception as raised:  # noqa: BLE001  who asked must hear of it
        error = raised
        if not isinstance(raised, BriefingsError):
            raised.add_note(format_exc())  # where it was raised is lost on the way
    try:
        pipe.send((made, error))
    except BrokenPipeError:
        sys.exit(1)
