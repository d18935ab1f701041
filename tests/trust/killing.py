"""Kill a process at random points of what it does to an archive, and look at what it left.

``python -m trust.killing FOLDER KILLS SEED ACTION...`` prints what was seen as JSON and fails at
the first thing that is neither old nor new. Every second kill comes at the n-th touch of the disk,
the others at a moment of their own.
"""

import json
import os
import random
import shutil
import signal
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from briefings import pipeline
from briefings.config import read_config
from briefings.files import is_part
from briefings.report import Report
from briefings.tasks import carry, rederive, serve, verify

TOUCHES = {
    "open", "os.rename", "os.mkdir", "os.chmod", "os.remove", "os.rmdir", "os.utime", "os.scandir",
    "ctypes.dlsym", "sqlite3.connect", "tempfile.mkstemp",
}  # fmt: skip
FOLDERS = ("seeds", "content", "output", "exports")

Files = dict[str, bytes]
Action = Callable[[Path], None]


def ingest(root: Path) -> None:
    pipeline.ingest(read_config(root), Report())


def build(root: Path) -> None:
    assert pipeline.build(read_config(root)).exit_code in {0, 3}


def look(root: Path) -> None:
    """Verify texts and site; both are whole."""
    report = Report()
    rederive.verify_archive(read_config(root), report)
    verify.verify_folder(root / "output", report)
    assert report.exit_code == 0, report.notes


def served(root: Path) -> None:
    """Rebuild as `serve` does, once, while somebody reads."""
    config = read_config(root)
    server = serve.open_server(config.output_dir, "127.0.0.1", 0)
    done = threading.Event()

    def rebuild() -> None:
        if not done.is_set():  # a touch that comes while it builds asks for another
            build(root)
            done.set()

    arguments = (server, config, rebuild)
    threading.Thread(target=serve.serve, args=arguments, daemon=True).start()
    while not done.wait(0.2):
        os.utime(root / "seeds" / "late.md")
    server.shutdown()


def export(name: str) -> Action:
    def write(root: Path) -> None:
        choice = carry.Choice(since=root / "old.zip" if name == "delta" else None)
        carry.export(name, choice, read_config(root), Report())

    return write


FORMATS = ("zip", "epub", "ndjson", "sqlite", "csl", "ris", "bibtex", "wacz", "zim", "delta")
ACTIONS: dict[str, Action] = {
    "ingest": ingest,
    "build": build,
    "serve": served,
    "verify": look,
    **{f"export {name}": export(name) for name in FORMATS},
}
_EARLIER = [0.7**n for n in range(10)]
BEFORE_BUILD = ("ingest", "build", "serve")


def fill(root: Path, *, exports: bool = True) -> None:
    """Make an archive with a site and exports of it."""
    for number in range(6):
        lines = (
            f"# Ship {number} leaves the port", f"{number + 1} May 2022",
            f"Ship {number} left at noon with grain for city {number}.",
            f"**Related article:** Ship {number + 1} leaves the port",
            f"Original url: https://news.example/{number}",
        )  # fmt: skip
        path = root / "seeds" / f"{number}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("\n\n".join(lines) + "\n")
    build(root)
    if exports:
        for name in FORMATS[:-1]:
            export(name)(root)
        shutil.copy(next((root / "exports").glob("*.zip")), root / "old.zip")


def change(root: Path) -> None:
    """Change seeds, as new ones come and old ones are corrected."""
    third = root / "seeds" / "3.md"
    third.write_text(third.read_text("utf-8").replace("at noon", "before dawn"))
    text = "# Ship 6 leaves the port\n\n7 May 2022\n\nIt left late, with nobody aboard.\n"
    (root / "seeds" / "late.md").write_text(text)


def is_unfinished(name: str) -> bool:
    return is_part(name) or name == ".written.log"


def files(root: Path) -> dict[str, Files]:
    """Return the files of each folder; those that are not whole yet (hidden) only in output/."""
    return {
        top: {
            path.relative_to(root).as_posix(): path.read_bytes()
            for path in sorted((root / top).rglob("*"))
            if path.is_file() and (top == "output" or not any(map(is_unfinished, path.parts)))
        }
        for top in FOLDERS
    }


def run(action: Action, root: Path, *, touch: int = 0, seconds: float = 0.0) -> tuple[bool, int]:
    """Do something in a child that dies at a touch or a moment; return whether, and touches."""
    count = root / "touched"
    count.unlink(missing_ok=True)
    child = os.fork()
    if child == 0:
        touched = _dying_at(touch)
        try:
            action(root)
            count.write_text(str(touched()))
        except BaseException as error:  # noqa: BLE001 - the parent must not go on in two
            print(repr(error), file=sys.stderr)
            os._exit(1)
        os._exit(0)
    if seconds:
        time.sleep(seconds)
        os.kill(child, signal.SIGKILL)
    status = os.waitpid(child, 0)[1]
    killed = os.WIFSIGNALED(status)
    assert killed or os.waitstatus_to_exitcode(status) == 0, "it failed by itself"
    touches = 0 if killed or not count.is_file() else int(count.read_text())
    count.unlink(missing_ok=True)
    return killed, touches


def _dying_at(touch: int) -> Callable[[], int]:
    touched = 0

    def hook(event: str, _arguments: object) -> None:
        nonlocal touched
        if event in TOUCHES:
            touched += 1
            if touched == touch:
                os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(hook)
    return lambda: touched


class Hunt:
    """One action, done calmly once, and then killed again and again."""

    def __init__(self, name: str, start: Path, place: Path) -> None:
        self.name, self.action, self.start, self.place = name, ACTIONS[name], start, place
        self.old = files(start)
        self.versions = [self.old]
        for step in (ingest, self.action) if name in BEFORE_BUILD else (self.action,):
            self.fresh()
            begun = time.monotonic()
            self.touches = run(step, place)[1]
            self.seconds = time.monotonic() - begun
            self.versions.append(files(place))
        self.new = self.versions[-1]

    def fresh(self) -> None:
        shutil.rmtree(self.place, ignore_errors=True)
        shutil.copytree(self.start, self.place)

    def kill(self, share: float, *, by_touch: bool) -> str:
        """Kill it when this share of it is done; return which site was left."""
        killed = False
        for earlier in _EARLIER:  # what was quicker this time is done again
            self.fresh()
            touch = int(share * earlier * self.touches) + 1 if by_touch else 0
            seconds = 0.0 if by_touch else max(share * earlier * self.seconds, 0.001)
            killed, _ = run(self.action, self.place, touch=touch, seconds=seconds)
            if killed:
                break
        left = files(self.place)
        self._judge(left)
        run(self.action, self.place)  # the next one needs no help
        found = files(self.place)
        for top in FOLDERS:
            assert _same(found[top], self.new[top]), f"{self.name}: {top}/ differs after {share}"
        rest = [path.name for path in self.place.rglob(".*") if is_unfinished(path.name)]
        rest += [path.name for path in self.place.glob(".output.*")]
        assert not rest, f"{self.name}: {rest} lie about after {share}"
        return f"{'killed' if killed else 'ended'}, {_state(left, self.old, self.new)}"

    def _judge(self, left: dict[str, Files]) -> None:
        assert left["seeds"] == self.old["seeds"]
        assert left["output"] in (self.old["output"], self.new["output"]), "a mixture"
        for top in ("content", "exports"):
            assert not self.old[top].keys() - left[top].keys(), "a file is gone"
            for name, data in left[top].items():
                known = [version[top].get(name) for version in self.versions]
                assert data in known or _is_whole(name, data), f"{name} is neither old nor new"


def _same(one: Files, other: Files) -> bool:
    if one.keys() != other.keys():
        return False
    return all(data == other[name] or _is_whole(name, data) for name, data in one.items())


def _is_whole(name: str, data: bytes) -> bool:
    """Tell whether an export that is never the same twice (ZIM has a random mark) is whole."""
    if not name.endswith(".zim"):
        return False
    import tempfile

    from libzim.reader import Archive

    with tempfile.NamedTemporaryFile(suffix=".zim") as file:
        file.write(data)
        file.flush()
        return bool(Archive(Path(file.name)).check())


def _state(left: dict[str, Files], old: dict[str, Files], new: dict[str, Files]) -> str:
    watched = [top for top in ("content", "output", "exports") if old[top] != new[top]]
    if not watched:
        return "nothing to change"
    if all(left[top] == new[top] for top in watched):
        return "new"
    return "old" if all(left[top] == old[top] for top in watched) else "on the way"


def main(folder: Path, kills: int, seed: int, names: list[str]) -> None:
    """Kill every action so many times; print what was seen."""
    shutil.rmtree(folder, ignore_errors=True)
    base, built = folder / "base", folder / "built"
    fill(base)
    change(base)
    shutil.copytree(base, built)
    build(built)
    seen: dict[str, Counter[str]] = {}
    for name in names or ACTIONS:
        start = base if name in BEFORE_BUILD else built
        hunt, chance = Hunt(name, start, folder / "place"), random.Random(f"{name} {seed}")
        points = [(n + chance.random()) / kills for n in range(kills)]
        seen[name] = Counter(hunt.kill(p, by_touch=n % 2 == 0) for n, p in enumerate(points))
        print(f"{name}: {dict(seen[name])}", file=sys.stderr, flush=True)
    print(json.dumps(seen))
    shutil.rmtree(folder)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]), sys.argv[4:])
