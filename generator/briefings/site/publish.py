"""Put a finished site into place in one step, so that it is whole at every moment."""

import ctypes
import errno
import os
import shutil
import sys
from collections.abc import Collection, Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from filelock import FileLock, Timeout

from briefings.config import Config
from briefings.errors import RenderError
from briefings.report import Progress, silent
from briefings.site import spare

_RENAME_EXCHANGE = 2  # linux/fs.h
_RENAME_SWAP = 2  # sys/stdio.h of macOS
_AT_FDCWD = -100
_LOCK_SECONDS = 60.0

#: Written into every site: GitHub Pages needs it, and we know a site of ours by it.
MARKER = ".nojekyll"


@contextmanager
def locked(config: Config, progress: Progress = silent, name: str = "lock") -> Iterator[None]:
    """Hold the archive for one writer; a second one says so, waits a minute, then gives up."""
    config.state_dir.mkdir(parents=True, exist_ok=True)
    lock = FileLock(config.state_dir / name)
    try:
        try:
            lock.acquire(timeout=0)
        except Timeout:
            progress("waiting for another run", 0, 0)
            lock.acquire(timeout=_LOCK_SECONDS)
    except Timeout as error:
        remedy = "Wait for the other run to end, or stop it."
        raise RenderError(str(config.root), "another run holds this archive", remedy) from error
    try:
        yield
    finally:
        lock.release()


@contextmanager
def kept_still(config: Config) -> Iterator[None]:
    """Hold the archive while it is read; one that may not be written to changes for nobody."""
    with ExitStack() as held:
        try:
            held.enter_context(locked(config))
        except OSError as error:
            if error.errno not in {errno.EROFS, errno.EACCES, errno.EPERM}:
                raise
        yield


@dataclass(frozen=True, slots=True)
class Stage:
    """A folder beside the output in which a site grows."""

    folder: Path
    output: Path
    spare: Path | None = None  #: the site before the last one; None: no such is kept

    def publish(self, kept: Collection[str] = ()) -> None:
        """Put the finished site into the output's place.

        ``kept``: files of the output that stay; the stage has all others.
        """
        aside = _aside(self.output)
        if self.spare is None or not kept:
            _put(self._filled(kept), self.output, aside)
            return
        try:
            spare.link_kept(self.spare, self.output, kept)
        except OSError:  # a file system without hard links
            _put(self._filled(kept), self.output, aside)
            return
        spare.move_in(self.spare, self.folder)
        _put(self.spare, self.output, aside)
        if aside.exists():
            aside.rename(self.spare)

    def double(self) -> None:
        """Keep the new site beside itself, as links, where the next one grows.

        Where all files are new, and before they are looked through: so their last change is
        some time ago when it is noted, and none need be read again at the next build.
        """
        if self.spare is not None:
            with suppress(OSError):  # a file system without hard links
                spare.link_all(self.spare, self.folder)

    def _filled(self, kept: Collection[str]) -> Path:
        """Return the stage with copies of what is kept."""
        for name in kept:
            (self.folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(self.output / name, self.folder / name)
        return self.folder


@contextmanager
def staged(output: Path, second: Path | None = None) -> Iterator[Stage]:
    """Yield an empty stage; unless it is published, the output stays as it was.

    ``second``: where the site before the last one is kept.

    What a killed run left behind is cleared at the next one. Call it under ``locked``.
    """
    _refuse_foreign(output)
    folder, aside = output.with_name(f".{output.name}.stage"), _aside(output)
    _recover(output, folder, aside)
    folder.mkdir(parents=True)
    try:
        yield Stage(folder, output, second)
    finally:
        _recover(output, folder, aside)


def _aside(output: Path) -> Path:
    """Return where the old site stands for a moment, on systems that cannot exchange folders."""
    return output.with_name(f".{output.name}.old")


def _refuse_foreign(output: Path) -> None:
    """Raise RenderError where the folder holds something that is no site of ours."""
    if output.is_symlink() or (output.exists() and not output.is_dir()):
        raise RenderError(str(output), "not a folder", "Remove it, or set `output`.")
    if output.is_dir() and any(output.iterdir()) and not (output / MARKER).is_file():
        remedy = "Empty it, or set `output` to another folder: it is replaced whole."
        raise RenderError(str(output), "holds files that no build of ours wrote", remedy)


def _recover(output: Path, stage: Path, old: Path) -> None:
    """Clear what a killed run left; bring back the old site if it stands aside."""
    if old.exists() and not output.exists():
        old.rename(output)
    for path in (stage, old):
        if path.is_symlink() or path.is_file():
            path.unlink()
        if path.is_dir():
            _clear(path)


def _clear(folder: Path) -> None:
    """Delete a folder that we made, read-only ones in it too. Raises RenderError."""
    shutil.rmtree(folder, ignore_errors=True)
    if folder.exists():
        for path in (folder, *(p for p in folder.rglob("*") if p.is_dir())):
            path.chmod(0o755)
        shutil.rmtree(folder, ignore_errors=True)
    if folder.exists():
        raise RenderError(str(folder), "left by an earlier run, cannot be deleted", "Delete it.")


def _put(stage: Path, output: Path, old: Path) -> None:
    if not output.exists():
        stage.rename(output)
    elif not _exchange(stage, output):
        # two renames: without a site for a moment; _recover mends a kill between them
        output.rename(old)
        stage.rename(output)


def _exchange(one: Path, other: Path) -> bool:
    """Swap two folders in one step; False where the system cannot."""
    libc = ctypes.CDLL(None, use_errno=True) if os.name == "posix" else None
    paths = (os.fsencode(one), os.fsencode(other))
    if libc is None:
        return False
    if sys.platform == "linux" and hasattr(libc, "renameat2"):
        failed = libc.renameat2(_AT_FDCWD, paths[0], _AT_FDCWD, paths[1], _RENAME_EXCHANGE)
    elif sys.platform == "darwin" and hasattr(libc, "renamex_np"):
        failed = libc.renamex_np(*paths, _RENAME_SWAP)
    else:
        return False
    if failed and ctypes.get_errno() not in {errno.EINVAL, errno.ENOSYS, errno.ENOTSUP}:
        raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()), str(other))
    return not failed
