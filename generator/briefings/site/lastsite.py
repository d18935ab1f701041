"""What is known of the site that stands: a page that would come out the same is not made again.

Of each file its size and hash, of each page also the hash of all that it was made from, and of some
a cheaper one, of all that these follow from: where it is the same, nothing is made. A file of
output/ is known only while it is as the last build left it, and everything only while program,
theme, packages and settings are the same (``ground``). Noted in `.briefings/last-site.json`,
which may be deleted at any time.
"""

import json
import os
from collections.abc import Collection, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from briefings.config import Config
from briefings.files import write_whole
from briefings.fingerprint import fingerprint
from briefings.manifest import UNLISTED, Entry, chunks_of, hashed
from briefings.seen import is_settled
from briefings.site import lastbuild

FILE = "last-site.json"
_FRESH = "~"  # behind a mark that alone does not tell a second change


@dataclass(frozen=True, slots=True)
class Gist:
    """What one page holds that the look through a site asks for."""

    links: int
    mute: tuple[str, ...]  #: pictures without alternative text
    targets: str = ""  #: what it names, as ``targets.packed`` gives it


@dataclass(slots=True)
class LastSite:
    """The files of the site that stands, and which of them stay in the next one."""

    config: Config
    ground: str  #: hash of all that goes into every page
    rows: dict[str, Entry] = field(default_factory=dict)  #: files that are as they were left
    keys: dict[str, str] = field(default_factory=dict)  #: by path, of the pages among them
    origins: dict[str, str] = field(default_factory=dict)  #: by path: hash of what keys follow from
    pages: dict[str, Gist] = field(default_factory=dict)  #: the same
    marks: dict[str, str] = field(default_factory=dict)  #: of the files known, and of new ones
    whole: bool = False  #: no file is missing, added or altered, and no page was found faulty
    kept: set[str] = field(default_factory=set)  #: files that stay as they are
    made: dict[str, Entry] = field(default_factory=dict)  #: files of the new site
    made_from: dict[str, str] = field(default_factory=dict)  #: keys of its pages
    come_from: dict[str, str] = field(default_factory=dict)  #: their origins

    def key(self, *parts: object) -> str:
        """Return a hash of all that a file is made from, beside the ground."""
        return fingerprint(self.ground, *parts)

    def keeps_page(self, path: str, key: str) -> bool:
        """Tell whether a page would come out as it stands; then it stays."""
        self.made_from[path] = key
        return self.keys.get(path) == key and self._keep(path)

    def keeps_all(self, path: str, origin: str, others: Collection[str] = ()) -> bool:
        """Tell whether a file and those beside it would come out as they stand; then they stay.

        ``origin``: a hash of all that the bytes of all of them follow from.
        """
        self.come_from[path] = origin
        if self.origins.get(path) != origin or not self.rows.keys() >= {path, *others}:
            return False
        every = (path, *others)
        self.made_from |= {each: self.keys[each] for each in every if each in self.keys}
        return all(self._keep(each) for each in every)

    def keeps(self, made: Entry) -> bool:
        """Tell whether a file stands there as it was made; then it stays."""
        self.made[made.path] = made
        return self.rows.get(made.path) == made and self._keep(made.path)

    def _keep(self, path: str) -> bool:
        self.made[path] = self.rows[path]
        self.kept.add(path)
        return True

    def settle(self, folder: Path) -> tuple[Entry, ...]:
        """Return the entries of all files of the new site, of which ``folder`` has the new ones.

        Files that others wrote (Pelican copies pictures and the theme) go if they stay as they are.
        """
        for name, path in _files(folder):
            if name not in self.made and name not in UNLISTED:
                entry = hashed(name, chunks_of(path))
                self.made[name] = entry
                if self.rows.get(name) == entry:
                    path.unlink()
                    self._keep(name)
        self.marks |= _marks(folder)
        return tuple(self.made[name] for name in sorted(self.made))

    def gone(self) -> set[str]:
        """Return the files that stand there and are not in the new site."""
        return self.rows.keys() - self.made.keys()

    def kept_sizes(self) -> dict[str, int]:
        """Return the bytes of the files that stay, which are plain files, if all was well."""
        return {name: self.rows[name].size for name in self.kept} if self.whole else {}

    def write(self, pages: Mapping[str, Gist], *, clean: bool) -> None:
        """Note the site as it stands now. ``clean``: no page was found faulty."""
        marks = _marks(self.config.output_dir)
        files = {}
        for path, entry in self.made.items():
            mark = marks.get(path, "")
            # links to a file change its last time; what a person changed meanwhile is not known
            if _without_ctime(mark) != _without_ctime(self.marks.get(path, "")):
                continue
            page = pages.get(path)
            told = [page.links, list(page.mute), page.targets] if page else []
            fresh = "" if mark and is_settled(mark) else _FRESH
            key = f"{self.made_from.get(path, '')} {self.come_from.get(path, '')}".rstrip()
            files[path] = [mark + fresh, entry.size, entry.sha256, key, *told]
        kept = {"ground": self.ground, "clean": clean, "files": files}
        with suppress(OSError):
            write_whole(self.config.state_dir / FILE, json.dumps(kept).encode())


def read(config: Config, ground: str) -> LastSite | None:
    """Return what is known of the site that stands; None where pages depend on more than files."""
    if not ground:
        return None
    found = LastSite(config, ground)
    try:
        kept = json.loads((config.state_dir / FILE).read_bytes())
        if kept["ground"] == ground:
            _fill(found, kept)
    except (OSError, ValueError, TypeError, KeyError, IndexError, AttributeError, RecursionError):
        return LastSite(config, ground)
    return found


def _fill(found: LastSite, kept: dict[str, Any]) -> None:
    marks = _marks(found.config.output_dir)
    for path, (noted, size, digest, key, *page) in kept["files"].items():
        mark = marks.get(path, "")
        entry = Entry(str(path), int(size), str(digest))
        fresh = noted.endswith(_FRESH)
        if noted.removesuffix(_FRESH) != mark or not mark:
            continue
        if fresh and hashed(path, chunks_of(found.config.output_dir / path)) != entry:
            continue
        found.rows[path], found.marks[path] = entry, mark
        own, _, origin = str(key).partition(" ")
        if own:
            found.keys[path] = own
        if origin:
            found.origins[path] = origin
        if page:
            found.pages[path] = Gist(int(page[0]), tuple(map(str, page[1])), str(page[2]))
    names = {name for name in marks if name not in UNLISTED}
    found.whole = bool(kept["clean"]) and names == found.rows.keys() == kept["files"].keys()


def _marks(folder: Path) -> dict[str, str]:
    """Return the marks of all plain files of a folder by their path in it."""
    above = len(str(folder)) + 1
    found = lastbuild.marks_of(folder)
    return {n[above:].replace(os.sep, "/"): mark for n, mark in found.items() if " " in mark}


def _without_ctime(mark: str) -> list[str]:
    parts = mark.split(" ")
    return parts[:2] + parts[3:]


def _files(folder: Path) -> Iterator[tuple[str, Path]]:
    for top, _folders, names in os.walk(folder):
        for name in names:
            path = Path(top, name)
            yield path.relative_to(folder).as_posix(), path
