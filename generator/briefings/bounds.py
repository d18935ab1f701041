"""Bounds of time and memory for a piece of work in this process."""

import gc
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from threading import current_thread, main_thread


class TooLongError(BaseException):
    """The work takes too long. No Exception, or a library's ``except`` would go on with it."""


def can_bind() -> bool:
    """Tell whether this process can stop a piece of its work: by a timer's signal."""
    return current_thread() is main_thread() and hasattr(signal, "setitimer")


@contextmanager
def bounded_time(seconds: float) -> Iterator[None]:
    """Raise TooLongError in what takes longer, at its end where it did not get through before."""
    fired = False

    def stop(_number: int, _frame: object) -> None:
        nonlocal fired
        fired = True
        raise TooLongError

    before = signal.signal(signal.SIGALRM, stop)
    # again and again: Python drops what is raised within a callback of its collector
    signal.setitimer(signal.ITIMER_REAL, seconds, max(1.0, seconds))
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
    if fired:
        raise TooLongError


@contextmanager
def bounded_memory(more: int) -> Iterator[None]:
    """Raise MemoryError in what needs more bytes than the process has now and ``more``; Linux."""
    if sys.platform != "linux":
        yield
        return
    import resource  # noqa: PLC0415  not on Windows

    soft, hard = resource.getrlimit(resource.RLIMIT_AS)
    most = _address_space() + more
    if soft != resource.RLIM_INFINITY:
        most = min(most, soft)
    resource.setrlimit(resource.RLIMIT_AS, (most, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_AS, (soft, hard))


def _address_space() -> int:
    """Return the bytes of address space that this process has (proc(5), statm, in pages)."""
    import resource  # noqa: PLC0415  not on Windows

    with open("/proc/self/statm", encoding="ascii") as file:  # noqa: PTH123  opened for each source
        return int(file.read().split()[0]) * resource.getpagesize()


@contextmanager
def uncollected() -> Iterator[None]:
    """Keep Python's collector from looking for circles of values: an archive has hardly any.

    Relating and rendering make millions of small values that stay, and to look at them again and
    again takes a fifth of the time. What makes circles all the same calls ``sweep`` now and then.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def sweep() -> None:
    """Free the circles made since the last sweep; what was there before is not looked at.

    Each page leaves some, in Jinja's contexts: 120 MB of 3,000 pages.
    """
    gc.collect(0)
