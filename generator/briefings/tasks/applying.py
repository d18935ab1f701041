"""``briefings apply``: an old release and a delta give the new release, whole or not at all."""

import shutil
import tempfile
from collections.abc import Iterable
from pathlib import Path
from zipfile import BadZipFile, ZipFile

from briefings.errors import ConfigError
from briefings.export.copies import manifest_of, opened
from briefings.export.delta import apply, read_delta
from briefings.export.packing import write_zip
from briefings.files import whole_path


def apply_delta(delta: Path, old: Path, new: Path) -> int:
    """Write the new release to ``new``: a zip if it is called so, else a folder.

    Returns the number of files. Raises BriefingsError, and then nothing was written.
    """
    if new.exists():
        raise ConfigError(str(new), "is there already", "Name a place that is free.")
    try:
        with ZipFile(delta) as archive, opened(old) as copy:
            made = read_delta(archive, delta.name)
            files = apply(made, copy, manifest_of(copy, str(old)), delta.name)
            top = f"{made.top}/" if made.top else ""
            if new.suffix.lower() == ".zip":
                with whole_path(new) as path, path.open("w+b") as file:
                    write_zip(file, ((f"{top}{name}", data) for name, data in files))
            else:
                _write_folder(new, files)
            return len(made.order)
    except (BadZipFile, FileNotFoundError) as error:
        remedy = "Name the file that `briefings export delta` wrote."
        raise ConfigError(str(delta), f"no delta that can be read ({error})", remedy) from error


def _write_folder(new: Path, files: Iterable[tuple[str, bytes]]) -> None:
    new.parent.mkdir(parents=True, exist_ok=True)
    stage = Path(tempfile.mkdtemp(prefix=".", suffix=".part", dir=new.parent))
    try:
        for name, data in files:
            path = stage / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
        stage.chmod(0o755)
        stage.rename(new)
    except BaseException:
        shutil.rmtree(stage, ignore_errors=True)
        raise
