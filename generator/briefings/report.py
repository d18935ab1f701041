"""What a run did, as a value. Only the command line prints it."""

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from enum import StrEnum
from time import perf_counter

try:
    import resource
except ImportError:  # on Windows
    resource = None  # type: ignore[assignment]

#: Told of work under way: stage, things done, things in all (0: unknown).
Progress = Callable[[str, int, int], None]


_SLOWEST = 5


def _processor() -> float:
    """Return the processor's seconds of this process and of those it started that have ended."""
    return sum(os.times()[:4])


def _peak() -> int:
    """Return the megabytes of this process at most; 0 on a system that does not tell."""
    if resource is None:
        return 0
    unit = 1 << 20 if sys.platform == "darwin" else 1 << 10
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // unit


def silent(_stage: str, _done: int, _total: int) -> None:
    """Ignore progress."""


class Level(StrEnum):
    """How much a note matters."""

    INFO = "info"  #: worth knowing; does not change the exit status
    FINDING = "finding"  #: somebody should look; exit status 3
    ERROR = "error"  #: the run failed; exit status 1


@dataclass(frozen=True, slots=True)
class Note:
    """One thing that a person should know."""

    level: Level
    where: str  #: path below the archive's root, with a line if known; or a command or a key
    what: str  #: the reason and the remedy, as sentences


def to_rows(notes: Iterable[Note]) -> list[dict[str, str]]:
    """Return notes as plain values."""
    return [{"level": str(n.level), "where": n.where, "what": n.what} for n in notes]


@dataclass(slots=True)
class Report:
    """Everything a run did: counts by stage, notes in the order they arose, seconds by stage."""

    counts: dict[str, dict[str, int]] = field(default_factory=dict)
    notes: list[Note] = field(default_factory=list)
    seconds: dict[str, float] = field(default_factory=dict)
    processor: dict[str, float] = field(default_factory=dict)  #: seconds, of all processes
    memory: dict[str, int] = field(default_factory=dict)
    #: megabytes of this process at most, up to the end of each stage; 0 where nobody can tell
    slowest: dict[str, list[tuple[float, str]]] = field(default_factory=dict)
    #: by stage, seconds and name of the files that took longest, longest first
    results: dict[str, str] = field(default_factory=dict)  #: what became of each thing, by name
    passing: bool = False  #: something failed that may succeed though no source changes: no room

    def count(self, stage: str, what: str, number: int = 1) -> None:
        """Add ``number`` to one of the stage's counts."""
        stage_counts = self.counts.setdefault(stage, {})
        stage_counts[what] = stage_counts.get(what, 0) + number

    def info(self, where: str, what: str) -> None:
        """Note something worth knowing."""
        self.notes.append(Note(Level.INFO, where, what))

    def finding(self, where: str, what: str) -> None:
        """Note something that somebody should look at."""
        self.notes.append(Note(Level.FINDING, where, what))

    def error(self, where: str, what: str) -> None:
        """Note why the run failed."""
        self.notes.append(Note(Level.ERROR, where, what))

    @contextmanager
    def timed(self, stage: str) -> Iterator[None]:
        """Add the seconds that the block takes to the stage."""
        start, spent = perf_counter(), _processor()
        try:
            yield
        finally:
            self.seconds[stage] = self.seconds.get(stage, 0.0) + perf_counter() - start
            self.processor[stage] = self.processor.get(stage, 0.0) + _processor() - spent
            self.memory[stage] = _peak()

    @contextmanager
    def timing(self, stage: str, name: str) -> Iterator[None]:
        """Note what the block takes for one file, if it is among the slowest of its stage."""
        start = perf_counter()
        yield
        self.took(stage, name, perf_counter() - start)

    def took(self, stage: str, name: str, taken: float) -> None:
        """Note the seconds that one file took, if it is among the slowest of its stage."""
        slowest = self.slowest.setdefault(stage, [])
        if len(slowest) < _SLOWEST or taken > slowest[-1][0]:
            slowest.append((taken, name))
            slowest.sort(reverse=True)
            del slowest[_SLOWEST:]

    def profile(self) -> dict[str, dict[str, object]]:
        """Return what each stage took, and its slowest files, as plain values."""
        return {
            stage: {
                "seconds": round(seconds, 3),
                "processor": round(self.processor.get(stage, 0.0), 3),
                "megabytes": self.memory.get(stage, 0),
                "slowest": [[round(s, 4), name] for s, name in self.slowest.get(stage, ())],
            }
            for stage, seconds in self.seconds.items()
        }

    @property
    def exit_code(self) -> int:
        """0 clean, 1 failed, 3 done with findings."""
        levels = {note.level for note in self.notes}
        if Level.ERROR in levels:
            return 1
        return 3 if Level.FINDING in levels else 0

    def to_json(self, *, profile: bool = False) -> dict[str, object]:
        """Return what a program may want to know, as plain values."""
        found: dict[str, object] = {"results": self.results} if self.results else {}
        found |= {"profile": self.profile()} if profile else {}
        return {
            **found,
            "counts": self.counts,
            "notes": to_rows(self.notes),
            "exit_code": self.exit_code,
        }
