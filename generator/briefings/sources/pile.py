"""The sources of an archive as they lie in seeds/: files, and what is in containers."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from briefings.config import Config
from briefings.errors import SeedError
from briefings.files import open_plain, printable, read_bytes
from briefings.ingest.attachments.companions import Companion, is_companion
from briefings.ingest.containers.members import Budget, Member, size_of
from briefings.ingest.containers.table import members
from briefings.model import Source
from briefings.report import Note

_MOST_BESIDE = 50  # MiB of one file beside a source


@dataclass(frozen=True, slots=True)
class Folder:
    """Reads files beside a source on disk, inside of seeds/ only; links are not followed."""

    folder: Path
    top: Path

    def __call__(self, path: str) -> bytes | None:
        """Return the bytes of a file by its path below the folder, or None."""
        try:
            file = (self.folder / path).resolve()
            inside = (
                file.is_relative_to(self.top.resolve()) and not (self.folder / path).is_symlink()
            )
            if not inside or not file.is_file():
                return None
            return read_bytes(file.name, file, _MOST_BESIDE)
        except (OSError, ValueError, SeedError):  # names that no file can have, too large
            return None


Item = Source | Companion | SeedError | Note


def walk(found: Sequence[tuple[str, Path]], config: Config) -> Iterator[tuple[str, Item]]:
    """Yield what lies in the files, each with the name of its file, in the order given."""
    names = {name for name, _path in found}
    for name, path in found:
        for item in opened(name, path, names, config):
            yield name, item


def opened(name: str, path: Path, names: Collection[str], config: Config) -> Iterator[Item]:
    """Yield what lies in a file; ``names`` are all files of the pile."""
    if page := is_companion(name, names):
        yield Companion(name, page)
        return
    try:
        yield from _items(name, path, names, config)
    except SeedError as error:
        yield error
    except OSError as error:
        what = f"cannot be read ({error.strerror or error})"
        yield SeedError(printable(name), what, "Mend its rights, or copy it again.")


def _items(name: str, path: Path, names: Collection[str], config: Config) -> Iterator[Item]:
    with open_plain(name, path) as file:
        inner = members(name, file, Budget(config.max_seed_mb << 20, size_of(file), names))
        if inner is not None:
            yield from (item for item in inner if not isinstance(item, Member))
            return
    data = read_bytes(name, path, config.max_seed_mb)
    yield Source(name, data, Folder(path.parent, config.seeds_dir))
