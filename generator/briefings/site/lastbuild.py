"""Is everything as the last build left it? Then a build has nothing to do.

What counts: every file of seeds/, content/, recipes/, the theme and the program itself, the
settings and tables at the archive's top, the versions of all packages, and every file of output/.
A file is the same by size, inode and both times, as in ``seen``; one that changed a moment before
it was looked at is told by its hash as well. Whatever cannot be told by files (plugins of Pelican
and of ours, symbolic links) has every build run in full. Noted in `.briefings/last-build.json`,
which may be deleted at any time.
"""

import json
import os
import sys
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from hashlib import blake2b, sha256
from pathlib import Path
from stat import S_ISDIR, S_ISREG
from typing import Any

from briefings.config import Config, theme_dir
from briefings.files import stat_of, write_whole
from briefings.report import Level, Note, Report
from briefings.seen import is_settled

FILE = "last-build.json"
#: Files at the archive's top that tell how to build; others are of no account.
_TABLES = (".yaml", ".toml")
_SKIPPED = {"__pycache__", ".git"}
_FAULTS = (OSError, ValueError, TypeError, KeyError, RecursionError)  # of a note that is damaged
_FOLDER, _NONE, _OTHER = "folder", "none", ""
_PLUGS = b"[briefings."  # of entry points: somebody else's code, which may read anything


@dataclass(frozen=True, slots=True)
class Snapshot:
    """What files are like at one moment."""

    marks: dict[str, str]  #: by path; "folder", "none" for a missing one, "" for what is no file
    fresh: dict[str, str]  #: SHA-256 of files whose marks alone do not tell a second change

    def digest(self) -> str:
        """Return a hash of all marks."""
        lines = "\n".join(f"{name}\0{mark}" for name, mark in sorted(self.marks.items()))
        return blake2b(lines.encode("utf-8", "surrogateescape")).hexdigest()


@dataclass(slots=True)
class Watch:
    """What a build under way was made from, as it was before it was read."""

    config: Config
    before: Snapshot  #: of all, before sources were read
    written: dict[str, str] = field(default_factory=dict)  #: SHA-256 of what the build itself left

    def ground(self) -> str:
        """Return a hash of program, theme and settings; "" where that tells too little."""
        folders = (str(_theme(self.config)), str(Path(__file__).parents[1]))
        own = {n: mark for n, mark in self.before.marks.items() if n.startswith(folders)}
        unsure = _OTHER in own.values() or any(n.startswith(folders) for n in self.before.fresh)
        key = "" if unsure else _key(self.config)
        return key and Snapshot(own | {"": key}, {}).digest()

    def look_again(self) -> None:
        """Take content/ and the tables as they are once sources have been taken in."""
        old, new = self.before, snapshot(_content(self.config))
        self.before = Snapshot(old.marks | new.marks, old.fresh | new.fresh)

    def keep(self, report: Report) -> None:
        """Note how the build left everything, unless something was changed meanwhile."""
        now = snapshot(_inputs(self.config))
        if _key(self.config) and self._is_ours(now):
            _write(self.config, now, snapshot(_site(self.config)), report)

    def _is_ours(self, now: Snapshot) -> bool:
        """Tell whether nothing but the build changed what it was made from."""
        old = self.before.marks
        changed = {n for n in old.keys() | now.marks.keys() if old.get(n) != now.marks.get(n)}
        known = self.before.fresh | self.written
        sure = all(known.get(name) == _hash(name) for name in changed | known.keys())
        return sure and _OTHER not in now.marks.values()


def watch(config: Config) -> Watch:
    """Return the watch of a build that is about to begin."""
    with suppress(OSError):  # whatever happens to the build, the note is old now
        (config.state_dir / FILE).unlink()
    return Watch(config, snapshot(_inputs(config)))


def unchanged(config: Config, *, strict: bool = False) -> Report | None:
    """Return what the last build found if nothing has changed since; None: build.

    Findings that would stop a strict build are a reason to build.
    """
    try:
        kept = json.loads((config.state_dir / FILE).read_bytes())
        report = Report(notes=_notes(kept))
        if kept["key"] != _key(config) or (strict and report.exit_code):
            return None
        fresh, told, counts = dict(kept["fresh"]), dict(kept["told"]), dict(kept["counts"])
    except _FAULTS:
        return None
    sources, site = snapshot(_inputs(config)), snapshot(_site(config))
    same = [sources.digest(), site.digest()] == [told.get("sources"), told.get("site")]
    # what was fresh then, and what is fresh to the clock of today
    if not same or any(_hash(name) != digest for name, digest in fresh.items()):
        return None
    for what in ("articles", "files"):
        report.count("unchanged", what, int(counts.get(what, 0)))
    return report


def notes(config: Config) -> list[Note]:
    """Return what the last build that came through noted; none where that is not known."""
    try:
        return _notes(json.loads((config.state_dir / FILE).read_bytes()))
    except _FAULTS:
        return []


def _notes(kept: Any) -> list[Note]:  # noqa: ANN401 - JSON
    return [Note(Level(n["level"]), str(n["where"]), str(n["what"])) for n in kept["notes"]]


def snapshot(folders: Mapping[str, bool]) -> Snapshot:
    """Return what the files of folders are like; True: with all below, False: its tables alone."""
    marks: dict[str, str] = {}
    for folder, deep in folders.items():
        marks[folder] = _FOLDER if Path(folder).is_dir() else _NONE
        marks.update(_marks(folder) if deep else _top(folder))
    plain = {name: mark for name, mark in marks.items() if " " in mark}
    return Snapshot(marks, {n: _hash(n) for n, mark in plain.items() if not is_settled(mark)})


def marks_of(folder: Path) -> dict[str, str]:
    """Return the marks of all below a folder, by path."""
    return dict(_marks(str(folder)))


def _marks(folder: str) -> Iterator[tuple[str, str]]:
    waiting = [folder]
    while waiting:
        for entry in _entries(waiting.pop()):
            if entry.name not in _SKIPPED:
                mark = _mark(entry)
                yield entry.path, mark
                if mark == _FOLDER:
                    waiting.append(entry.path)


def _top(folder: str) -> Iterator[tuple[str, str]]:
    return ((e.path, _mark(e)) for e in _entries(folder) if e.name.endswith(_TABLES))


def _entries(folder: str) -> "list[os.DirEntry[str]]":
    try:
        with os.scandir(folder) as entries:
            return list(entries)
    except OSError:
        return []


def _mark(entry: "os.DirEntry[str]") -> str:
    try:
        found = stat_of(entry)
    except OSError:
        return _OTHER
    if S_ISDIR(found.st_mode):
        return _FOLDER
    if not S_ISREG(found.st_mode):
        return _OTHER
    return f"{found.st_size} {found.st_mtime_ns} {found.st_ctime_ns} {found.st_ino}"


def _hash(name: str) -> str:
    try:
        return sha256(Path(name).read_bytes()).hexdigest()
    except (OSError, ValueError):
        return ""


def _content(config: Config) -> dict[str, bool]:
    return {str(config.content_dir): True, str(config.root): False}


def _inputs(config: Config) -> dict[str, bool]:
    deep = (config.seeds_dir, config.root / "recipes", _theme(config), Path(__file__).parents[1])
    return _content(config) | dict.fromkeys(map(str, deep), True)


def _theme(config: Config) -> Path:
    return config.root / config.theme if config.theme else theme_dir()


def _site(config: Config) -> dict[str, bool]:
    return {str(config.output_dir): True}


def _key(config: Config) -> str:
    """Return a hash of the settings and of what is installed; "" where that tells too little."""
    packages = []
    for place in sys.path:
        for entry in _entries(place or "."):
            if entry.name.endswith((".dist-info", ".egg-info", ".pth")):
                packages.append(entry.path)
                if _is_plug(entry):
                    return ""
    if config.plugins:
        return ""
    told = json.dumps([repr(config), sys.version, sys.platform, sorted(packages)])
    return sha256(told.encode("utf-8", "surrogatepass")).hexdigest()


def _is_plug(entry: "os.DirEntry[str]") -> bool:
    """Tell whether a package brings formats or exports of its own."""
    try:
        return _PLUGS in Path(entry.path, "entry_points.txt").read_bytes()
    except OSError:
        return False


def _write(config: Config, sources: Snapshot, site: Snapshot, report: Report) -> None:
    counts = {
        "articles": report.counts.get("enrich", {}).get("articles", 0),
        "files": report.counts.get("render", {}).get("files", 0),
    }
    kept = {
        "key": _key(config),
        "told": {"sources": sources.digest(), "site": site.digest()},
        "fresh": sources.fresh | site.fresh,
        "counts": counts,
        "notes": [asdict(note) for note in report.notes],
    }
    with suppress(OSError):  # then the next build runs in full
        write_whole(config.state_dir / FILE, json.dumps(kept).encode())
