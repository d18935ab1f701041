"""The folder that takes the place of the site: what stays as links to its files, and what is new.

It is the site before the last one, which shares every file with output/ that is the same there.
So only what changed in the last two builds is touched, and the exchange stays one step. It may be
deleted, or be in any state: whatever is not a link to the file that stands is made one.
"""

import os
from collections.abc import Collection, Iterator
from contextlib import suppress
from pathlib import Path

from briefings.files import stat_of


def link_kept(spare: Path, output: Path, kept: Collection[str]) -> None:
    """Make ``spare`` hold the files of ``output`` that are kept, as links, and nothing else.

    Raises OSError where the file system has no hard links.
    """
    spare.mkdir(parents=True, exist_ok=True)
    there, own = dict(_files(output)), dict(_files(spare))
    keeping = set(kept)
    for name, inode in own.items():
        if name not in keeping or there.get(name) != inode:
            (spare / name).unlink()
            _prune((spare / name).parent, spare)
    folders: set[str] = set()
    for name in sorted(keeping):
        if own.get(name) != there[name]:
            _make_folder(spare, name, folders)
            os.link(output / name, spare / name)


def link_all(spare: Path, site: Path) -> None:
    """Make ``spare`` hold the files of a site, as links, and nothing else. Raises OSError."""
    link_kept(spare, site, [name for name, _inode in _files(site)])


def move_in(spare: Path, stage: Path) -> None:
    """Move the files of the stage into ``spare``."""
    folders: set[str] = set()
    for name in sorted(name for name, _inode in _files(stage)):
        _make_folder(spare, name, folders)
        (stage / name).replace(spare / name)


def _make_folder(spare: Path, name: str, made: set[str]) -> None:
    folder = name.rpartition("/")[0]
    if folder not in made:
        (spare / folder).mkdir(parents=True, exist_ok=True)
        made.add(folder)


def _prune(folder: Path, top: Path) -> None:
    """Remove a folder that is empty now, and those above it."""
    with suppress(OSError):
        while folder != top:
            folder.rmdir()
            folder = folder.parent


def _files(folder: Path) -> Iterator[tuple[str, int]]:
    """Yield path and inode of all that is no folder."""
    above, waiting = len(str(folder)) + 1, [str(folder)]
    while waiting:
        with os.scandir(waiting.pop()) as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    waiting.append(entry.path)
                else:
                    inode = stat_of(entry).st_ino
                    yield entry.path[above:].replace(os.sep, "/"), inode
