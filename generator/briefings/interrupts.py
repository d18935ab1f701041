"""Ctrl-C is for the process that a person started, not for those that it started itself.

A terminal sends it to all of them at once. The helpers end when the first process does; each would
print a traceback of its own before, most of all while it is still importing.
"""

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing import resource_tracker
from threading import current_thread, main_thread


@contextmanager
def kept_from_children() -> Iterator[None]:
    """Start processes in this block: they, and their children, never see Ctrl-C.

    This process gets it at the end of the block. Windows has no masks of signals: no effect there.
    """
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    resource_tracker.ensure_running()  # when it starts, it sets the mask itself
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        with _put_off():  # another thread, without this mask, may get it
            yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


@contextmanager
def _put_off() -> Iterator[None]:
    """Raise KeyboardInterrupt at the end of the block and not within."""
    if current_thread() is not main_thread():
        yield
        return
    came: list[int] = []
    before = signal.signal(signal.SIGINT, lambda number, _frame: came.append(number))
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
    if came:
        raise KeyboardInterrupt
