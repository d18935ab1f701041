"""``briefings ingest --watch``: take in whatever comes into seeds/ or an inbox, as it comes."""

from collections.abc import Callable, Sequence
from pathlib import Path
from threading import Event

from watchfiles import watch

from briefings.config import Config

_QUIET = 1500  # milliseconds without a change: half a download is not taken


def follow(
    paths: Sequence[Path], config: Config, take_in: Callable[[], None], stop: Event | None = None
) -> None:
    """Call ``take_in`` at once, then after every change in seeds/ or the paths, until stopped."""
    config.seeds_dir.mkdir(parents=True, exist_ok=True)
    places = [config.seeds_dir, *(path if path.is_dir() else path.parent for path in paths)]
    take_in()
    for _changes in watch(*places, step=_QUIET, debounce=60_000, stop_event=stop):
        take_in()
