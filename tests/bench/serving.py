"""Print how long an edit takes until an open page of ``briefings serve`` shows it.

    python tests/bench/serving.py ARCHIVE [--turns 5]

The page is a browser that waits: it asks which form is shown, and then fetches its page. ARCHIVE is
one that was built (`building.py --folder` leaves one); its article's text is put back at the end.
"""
# ruff: noqa: T201  a script prints

import argparse
import subprocess
import sys
import time
from pathlib import Path
from statistics import median
from urllib.request import urlopen

from briefings import articlefile
from briefings.config import read_config


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("archive", type=Path)
    parser.add_argument("--turns", type=int, default=5)
    options = parser.parse_args()
    files = sorted((options.archive / "content").rglob("*.md"))
    file = files[len(files) // 2]
    before = file.read_text("utf-8")
    server, address = _started(options.archive)
    try:
        page = _page_of(file, options.archive)
        times = [_seconds(file, before, turn, address + page) for turn in range(options.turns)]
    finally:
        server.terminate()
        server.wait()
        file.write_text(before, "utf-8")
    told = ", ".join(f"{1000 * taken:.0f}" for taken in times)
    print(f"{len(files):,} articles: {1000 * median(times):.0f} ms to the reloaded page ({told})")


def _started(archive: Path) -> "tuple[subprocess.Popen[str], str]":
    """Return the server and its address, once it has built."""
    command = [sys.executable, "-m", "briefings", "-C", str(archive), "serve", "--port", "0"]
    server = subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, bufsize=1
    )
    for line in server.stdout or ():
        if line.startswith("http://"):
            time.sleep(2)  # the watcher looks through all folders first
            return server, line.strip().rstrip("/")
    raise SystemExit("the server ended")


def _page_of(file: Path, archive: Path) -> str:
    """Return the address of an article's page, below the site."""
    config = read_config(archive)
    name = file.relative_to(config.root).as_posix()
    found = articlefile.from_text(file.read_text("utf-8"), name)
    pages = (config.output_dir / (found.date or "undated")[:10].replace("-", "/")).glob("*.html")
    return "/" + next(
        p.relative_to(config.output_dir).as_posix() for p in pages if p.stem.startswith(found.slug)
    )


def _seconds(file: Path, before: str, turn: int, page: str) -> float:
    host, path = page[: page.index("/", 8)], page[page.index("/", 8) :]
    ask = f"{host}/.briefings/version?page={path}&after="
    now, sentence = _get(ask), f"By hand, turn {turn}."
    began = time.perf_counter()
    file.write_text(f"{before.rstrip()}\n\n{sentence}\n", "utf-8")
    while (later := _get(ask + now)) == now:
        pass
    assert later
    assert sentence in _get(page), "the page does not show the edit"
    return time.perf_counter() - began


def _get(address: str) -> str:
    with urlopen(address, timeout=60) as answer:
        return str(answer.read().decode())


if __name__ == "__main__":
    main()
