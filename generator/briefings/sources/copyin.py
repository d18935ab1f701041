"""Files from outside into seeds/: unchanged, never over another file."""

import filecmp
import os
import shutil
import tempfile
from collections.abc import Iterable, Iterator
from hashlib import file_digest
from pathlib import Path

from briefings.config import Config
from briefings.errors import SeedError
from briefings.files import find_files, printable, refuse_odd
from briefings.report import Report


def copy_in(paths: Iterable[Path], config: Config, report: Report) -> None:
    """Copy files from outside into seeds/, unchanged.

    A folder keeps its inner order under its own name. What lies in seeds/ already, by name and
    bytes, is left alone; another file of the same name gets its hash as a suffix.
    """
    for name, file in find_outside(paths, config):
        try:
            report.count("ingest", "copied", int(_copy(name, file, config)))
        except SeedError as error:
            report.finding(error.where, error.message)
        except OSError as error:
            what = f"cannot be copied ({error.strerror}). Mend its rights, or make room."
            report.finding(printable(name), what)


def find_outside(paths: Iterable[Path], config: Config) -> Iterator[tuple[str, Path]]:
    """Yield name (below seeds/) and path of the files that do not lie in seeds/ yet."""
    for path in (p.resolve() for p in paths):
        if path.is_relative_to(config.seeds_dir.resolve()):
            continue
        yield from find_files(path, path.parent) if path.is_dir() else [(path.name, path)]


def _copy(name: str, file: Path, config: Config) -> bool:
    refuse_odd(name, file)
    target = config.seeds_dir / name
    if target.exists() and not filecmp.cmp(target, file, shallow=False):
        with file.open("rb") as stream:
            digest = file_digest(stream, "sha256").hexdigest()
        target = target.with_stem(f"{target.stem}-{digest[:8]}")
    if target.exists():
        return False
    _copy_whole(file, target)
    return True


def _copy_whole(file: Path, target: Path) -> None:
    """Copy so that at every moment the whole file stands there or none; in pieces, of any size."""
    target.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(prefix=".", suffix=".part", dir=target.parent)
    try:
        with os.fdopen(handle, "wb") as copy, file.open("rb") as original:
            shutil.copyfileobj(original, copy, 1 << 20)
        Path(temporary).chmod(0o644)
        Path(temporary).replace(target)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise
