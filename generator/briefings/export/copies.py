"""A copy of a release, folder or zip, read by its manifest; paths of it are never trusted."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol
from zipfile import BadZipFile, ZipFile

from briefings import manifest
from briefings.errors import ConfigError
from briefings.manifest import NAME, Manifest


class Copy(Protocol):
    """Something that files are read from by their path below the manifest."""

    def read(self, path: str) -> bytes:
        """Return a file's bytes. Raises OSError or KeyError where it is not there."""
        ...


@dataclass(frozen=True, slots=True)
class FolderCopy:
    """A copy on disk."""

    folder: Path

    def read(self, path: str) -> bytes:
        """Return a file's bytes; links are not followed."""
        file = self.folder / path
        if file.is_symlink():
            raise OSError(f"{path} is a symbolic link")
        return file.read_bytes()


@dataclass(frozen=True, slots=True)
class ZipCopy:
    """A copy in a zip, in one top folder or none."""

    archive: ZipFile
    top: str  #: with its slash, or ""

    def read(self, path: str) -> bytes:
        """Return a member's bytes."""
        return self.archive.read(f"{self.top}{path}")


@contextmanager
def opened(path: Path) -> Iterator[Copy]:
    """Yield the copy at a path, which has a manifest. Raises ConfigError."""
    if path.is_dir():
        yield FolderCopy(path)
        return
    try:
        with ZipFile(path) as archive:
            names = [n for n in archive.namelist() if n.rpartition("/")[2] == NAME]
            tops = [name.removesuffix(NAME) for name in names]
            yield ZipCopy(archive, min(tops, key=len, default=""))
    except (BadZipFile, FileNotFoundError) as error:
        remedy = "Name the folder or the zip of a release."
        raise ConfigError(str(path), f"no release that can be read ({error})", remedy) from error


def manifest_of(copy: Copy, where: str) -> Manifest:
    """Return a copy's manifest. Raises ConfigError, ManifestError."""
    try:
        data = copy.read(NAME)
    except (OSError, KeyError) as error:
        remedy = "Name the folder or the zip of a release of this program."
        raise ConfigError(where, f"no {NAME} there", remedy) from error
    return manifest.from_bytes(data, where)


def is_inner(path: str) -> bool:
    """Tell whether a path stays below its folder on every system."""
    parts = path.split("/")
    return bool(path) and not ({"", ".", ".."} & set(parts)) and not set("\\:\0") & set(path)
