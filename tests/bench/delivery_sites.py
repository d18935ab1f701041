"""The same archive as a site with our index and one with Pagefind's, each built by a process.

Run as a script it builds our index: ``delivery_sites.py FOLDER PICKLE``.
"""
# ruff: noqa: T201  a script prints; the pickle and the commands are ours

import html
import os
import pickle
import shutil
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from briefings.model import Archive
from briefings.render.files.scripts import scripts
from briefings.search.index import build

THEME = Path(__file__).resolve().parents[2] / "theme"
_NO_ICON = '<meta charset="utf-8"><link rel="icon" href="data:,">'
#: The scripts without which nothing is found; "search-later" comes when it is needed.
ENGINE = ("briefings", "search")
#: What the search page asks for beside them (theme/templates/search.html).
PRELOADED = ("head", "sizes")
PAGEFIND = "https://pagefind.app/docs/installation"


@dataclass(frozen=True, slots=True)
class Cost:
    """What a process took."""

    seconds: float  #: of the processor, user and system, on all cores
    megabytes: int  #: of memory at most


def build_ours(folder: Path, archive: Archive) -> Cost:
    """Write index, engine and a page; the cost is that of building the index alone."""
    pickled = folder / "archive.pickle"
    folder.mkdir(parents=True)
    pickled.write_bytes(pickle.dumps(archive))
    done = subprocess.run(
        [sys.executable, __file__, str(folder), str(pickled)], check=True, capture_output=True
    )
    pickled.unlink()
    seconds, megabytes = done.stdout.split()
    shutil.copytree(THEME / "static" / "js", folder / "theme" / "js")
    for name, data in scripts(THEME).items():
        (folder / name).write_bytes(data)
    loaded = "".join(f'<script defer src="theme/js/{n}.js"></script>' for n in ENGINE)
    loaded += "".join(f'<link rel="preload" as="script" href="search/{n}.js">' for n in PRELOADED)
    (folder / "search.html").write_text(f"<!DOCTYPE html>{_NO_ICON}{loaded}", "utf-8")
    return Cost(float(seconds), int(megabytes))


def build_pagefind(folder: Path, archive: Archive) -> Cost | None:
    """Write pages and let Pagefind index them; None if it is not installed.

    ``PAGEFIND`` in the environment names its program, else ``pagefind`` is looked for.
    """
    program = os.environ.get("PAGEFIND") or shutil.which("pagefind")
    if not program:
        print(f"Pagefind is not installed ({PAGEFIND}, `pip install 'pagefind[extended]'`)",
              "or name its program: PAGEFIND=/path/to/pagefind make bench-search")  # fmt: skip
        return None
    folder.mkdir(parents=True)
    for article in archive.articles:
        paragraphs = "".join(f"<p>{html.escape(p)}</p>" for p in article.body.split("\n\n"))
        title = html.escape(article.title)
        page = (
            f'<!DOCTYPE html><html lang="en"><meta charset="utf-8"><title>{title}</title>'
            f"<main data-pagefind-body><h1>{title}</h1>{paragraphs}</main></html>"
        )
        (folder / f"{article.id}.html").write_text(page, "utf-8")
    process = subprocess.Popen([program, "--site", str(folder), "--silent"])
    _, status, used = os.wait4(process.pid, 0)
    if status:
        print(f"Pagefind failed with status {status}")
        return None
    (folder / "search.html").write_text(f"<!DOCTYPE html>{_NO_ICON}", "utf-8")
    return Cost(used.ru_utime + used.ru_stime, used.ru_maxrss >> 10)


def main() -> None:
    import resource

    folder, pickled = map(Path, sys.argv[1:])
    archive = pickle.loads(pickled.read_bytes())
    began = time.process_time()
    files = build(archive)
    spent = time.process_time() - began
    for name, data in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    print(f"{spent:.2f} {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss >> 10}")


if __name__ == "__main__":
    main()
