"""Do to an archive what disks, rights, other programs and clocks may do to it while it is built.

``python -m trust.faulting FOLDER CASE...`` prints a line for each case and fails at the first that
leaves something half-written, or needs help afterwards. A case is a kind and what happens:
``disk 0.5``, ``rights content``, ``seed vanishes``, ``clock jumps``, ``two builds``.
"""

import ctypes
import io
import json
import os
import random
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from traceback import extract_stack

from trust.killing import Files, build, change, fill, ingest, is_unfinished

from briefings.commands.cli import main as command

Before = Callable[[], object]

#: What loses its rights -> exit status, and what is said. With a stroke: it may only be read.
RIGHTS = {
    "seeds": ({3}, "seeds: a folder that cannot be opened. Mend its rights."),
    "seeds/3.md": ({3}, "seeds/3.md: cannot be read (Permission denied). Mend its rights"),
    "content": ({1}, "Permission denied. Mend its rights."),
    "content/2022/05/03": ({3}, "content/2022/05/03: a folder that cannot be opened."),
    "content/2022/05/04": ({3}, "its article cannot be written (Permission denied"),
    "output": ({1}, "output: Permission denied. Mend its rights."),
    ".briefings": ({1}, "Permission denied. Mend its rights."),
    ".briefings/evidence.sqlite": ({0}, ""),
    ".briefings/cache.sqlite": ({0}, ""),
    "briefings.toml": ({2}, "briefings.toml: cannot be read (Permission denied)"),
    "/": ({1}, ".output.stage: Permission denied. Mend its rights."),
    "/content": ({3}, "its article cannot be written (Permission denied"),
    "/output": ({0, 1}, ""),  # the site is put in its place beside it
    "/.briefings": ({1}, "Permission denied. Mend its rights."),
}


def _remade(path: Path, make: Callable[[Path], object]) -> None:
    path.unlink()
    make(path)


#: What happens to a seed at the moment when it is opened -> what is done, and what is said.
MOVES: dict[str, tuple[Callable[[Path], object], str]] = {
    "vanishes": (Path.unlink, "seeds/3.md: cannot be read (No such file"),
    "is cut": (lambda path: os.truncate(path, 0), "seeds/3.md: the file is empty"),
    "grows": (lambda path: path.write_text(path.read_text() + "\nMore came.\n"), ""),
    "is another": (lambda path: path.with_name("late.md").replace(path), ""),
    "is a folder": (lambda path: _remade(path, Path.mkdir), "seeds/3.md: cannot be read (Is a dir"),
    "is a link": (lambda path: _remade(path, _link), "cannot be read (Too many levels of symbolic"),
}


def _link(path: Path) -> None:
    path.symlink_to("/etc/passwd")


def files(root: Path) -> dict[str, Files]:
    """Return the files of each folder but those that are hidden: they are not whole yet."""
    return {
        top: {
            path.relative_to(root).as_posix(): path.read_bytes()
            for path in sorted((root / top).rglob("*"))
            if path.is_file() and not any(map(is_unfinished, path.parts))
        }
        for top in ("seeds", "content", "output")
    }


def start(root: Path, before: Before = bool) -> Callable[[], tuple[int, str]]:
    """Begin `briefings build` in a child; return what waits for its status and its words."""
    ours, theirs = os.pipe()
    child = os.fork()
    if child == 0:
        sys.stderr = told = io.StringIO()
        sys.argv = ["briefings", "-C", str(root), "build"]
        status: object = "no exit"
        try:
            before()
            command()
        except SystemExit as ended:
            status = ended.code or 0
        except BaseException as error:  # noqa: BLE001 - the parent must not go on in two
            status = repr(error)
        os.write(theirs, json.dumps([status, told.getvalue()[-9000:]]).encode())
        os._exit(0)
    os.close(theirs)

    def wait() -> tuple[int, str]:
        with os.fdopen(ours, "rb") as answer:
            status, told = json.loads(answer.read())
        os.waitpid(child, 0)
        assert isinstance(status, int), (status, told)
        return status, told

    return wait


def as_a_user() -> None:
    """Have no rights but those that the files give; root may read and write all else."""
    if os.geteuid() == 0:
        libc = ctypes.CDLL(None, use_errno=True)
        head = (ctypes.c_uint32 * 2)(0x20080522, 0)  # linux/capability.h, version 3; this process
        assert libc.capset(head, (ctypes.c_uint32 * 6)()) == 0


class Bench:
    """An archive with a site, whose seeds have changed since; and what its next build gives."""

    def __init__(self, folder: Path) -> None:
        self.start, self.place = folder / "start", folder / "place"
        fill(self.start, exports=False)
        change(self.start)
        (self.start / "briefings.toml").touch()
        self.old = files(self.start)
        self.versions = [self.old]
        for step in (ingest, build):  # related ids are written to articles once all are there
            step(self.fresh())
            self.versions.append(files(self.place))
        self.new = self.versions[-1]

    def fresh(self, place: Path | None = None) -> Path:
        place = place or self.place
        shutil.rmtree(place, ignore_errors=True)
        shutil.copytree(self.start, place)
        return place

    def judge(self, root: Path) -> None:
        """Fail at the first file that is neither the old nor the new one."""
        left = files(root)
        assert left["seeds"] == self.old["seeds"]
        for name, data in left["content"].items():
            known = [version["content"].get(name) for version in self.versions]
            assert data in known or _is_ledger(name, data), f"{name} is neither old nor new"
        assert not self.old["content"].keys() - left["content"].keys(), "a file is gone"

    def ends_well(self, root: Path) -> None:
        """Fail unless the next build gives what it would have given."""
        status, told = start(root)()
        assert status == 0, told
        assert files(root) == self.new, "the next build gives something else"


def _is_ledger(name: str, data: bytes) -> bool:
    """Tell whether it is the list of what the machine wrote, which any run may leave otherwise."""
    return name == "content/.written.json" and bool(json.loads(data))


def disk(bench: Bench, share: str) -> tuple[int, str]:
    """Build on a disk that is full when this share of what is needed was written."""
    used = sum(-(-p.stat().st_size // 4096) * 4 for p in bench.start.rglob("*") if p.is_file())
    shutil.rmtree(bench.place, ignore_errors=True)
    bench.place.mkdir()
    size = used + int(float(share) * 1200)
    _mount(f"size={size}k", bench.place)
    try:
        root = bench.fresh(bench.place / "archive")
        status, told = start(root)()
        assert status in {0, 1, 3}, told
        assert status == 0 or "make room" in told.lower(), told
        bench.judge(root)
        assert files(root)["output"] in (bench.old["output"], bench.new["output"]), "a mixture"
        _mount("remount,size=99m", bench.place)
        bench.ends_well(root)
    finally:
        subprocess.run(["umount", "--lazy", str(bench.place)], check=False)
    return status, told


def _mount(options: str, place: Path) -> None:
    subprocess.run(["mount", "-t", "tmpfs", "-o", options, "tmpfs", str(place)], check=True)


def rights(bench: Bench, name: str) -> tuple[int, str]:
    """Build where a file or folder may not be read, or a folder may only be read."""
    root, path = bench.fresh(), bench.place / name.lstrip("/")
    under = path.rglob("*") if name.startswith("/") and name != "/" else ()
    modes = {p: p.stat().st_mode for p in [path, *under] if p.is_dir() or p == path}
    for each in modes:
        each.chmod(0o555 if name.startswith("/") else 0)
    status, told = start(root, as_a_user)()
    for each, mode in modes.items():
        each.chmod(mode)
    assert status in RIGHTS[name][0], told
    assert RIGHTS[name][1] in told, told
    bench.judge(root)
    bench.ends_well(root)
    return status, told


def _is_reading() -> bool:
    """Tell whether a source is being read, and not only looked at for changes."""
    return any(
        frame.name == "open_plain" and "files.py" in frame.filename for frame in extract_stack()
    )


def seed(bench: Bench, move: str) -> tuple[int, str]:
    """Build while something happens to a seed at the moment when it is opened."""
    root, (do, said) = bench.fresh(), MOVES[move]
    path = root / "seeds" / "3.md"
    waiting = [path]

    def hook(event: str, arguments: tuple[object, ...]) -> None:
        if event == "open" and waiting and str(arguments[0]) == str(path) and _is_reading():
            waiting.clear()
            do(path)

    status, told = start(root, lambda: sys.addaudithook(hook))()
    assert status in {0, 3}, told
    assert said in told, told
    left = files(root)
    assert not bench.old["content"].keys() - left["content"].keys(), "an article is gone"
    assert b"root:x:0" not in b"".join(left["output"].values()), "a link was followed"
    start(root)()
    other = root.with_name("other")
    shutil.rmtree(other, ignore_errors=True)
    other.mkdir()
    for name in ("seeds", "content"):  # nothing else is known there: all is read anew
        shutil.copytree(root / name, other / name, symlinks=True)
    start(other)()
    assert files(root)["output"] == files(other)["output"], "what was seen on the way is kept"
    return status, told


def _jumping() -> None:
    chance = random.Random(7)

    def jumped() -> float:
        return chance.choice([0, 1e9, 1.7e9, 4e9, 9e9]) + chance.random()

    time.time = time.monotonic = time.perf_counter = jumped
    time.time_ns = lambda: int(jumped() * 1e9)


def clock(bench: Bench, _how: str) -> tuple[int, str]:
    """Build twice by a clock that jumps by decades, on files of all times."""
    root = bench.fresh()
    for number, path in enumerate(sorted((root / "seeds").iterdir())):
        os.utime(path, (number * 10**9, number * 10**9))  # from 1970 to 2191
    for _ in range(2):
        status, told = start(root, _jumping)()
        assert status == 0, told
        assert files(root) == bench.new
    return status, told


def two(bench: Bench, _how: str) -> tuple[int, str]:
    """Build twice at once."""
    root = bench.fresh()
    waits = [start(root), start(root)]
    ended = [wait() for wait in waits]
    assert [status for status, _told in ended] == [0, 0], ended
    assert files(root) == bench.new
    return ended[0]


CASES = {"disk": disk, "rights": rights, "seed": seed, "clock": clock, "two": two}


def main(folder: Path, cases: list[str]) -> None:
    bench = Bench(folder)
    for case in cases:
        kind, _, how = case.partition(" ")
        try:
            status, told = CASES[kind](bench, how)
        except AssertionError as error:
            sys.exit(f"{case}: {error}")
        loud = [line for line in told.splitlines() if line.startswith(("error", "finding"))]
        print(f"{case}: exit status {status}. {' '.join(loud)}", flush=True)
    shutil.rmtree(folder)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:])
