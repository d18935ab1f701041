"""Draw how a build grows with its archive, beside Hugo with Pagefind: docs/pictures/growth.svg.

    BENCH_TOOLS=/path/to/venv python tests/bench/growth.py [--articles 300,1000,3000,10000]

Seconds of the processor and memory of the largest process, one build of each kind a size. Measured
sizes are kept in FOLDER/growth.json and not measured again, so that a run may be stopped.
"""
# ruff: noqa: T201  a script prints

import argparse
import json
import math
import tempfile
from dataclasses import asdict
from pathlib import Path

from building import steps_of
from building_sites import Cost

SVG = Path(__file__).resolve().parents[2] / "docs" / "pictures" / "growth.svg"
_WIDTH, _HEIGHT, _LEFT, _TOP = 300, 240, 56, 40
_LINES = {  # as they stand in the legend: the steps that are summed, and how they are drawn
    "cold build": (("cold build",), "#7a1c1c", ""),
    "one article edited": (("one article edited",), "#b0673a", "6 3"),
    "nothing changed": (("nothing changed",), "#5c7a3a", "2 3"),
    "Hugo + Pagefind": (("Hugo", "Pagefind"), "#27548a", ""),
}
Costs = dict[str, Cost]


def main() -> None:
    options = _options()
    with tempfile.TemporaryDirectory(prefix="briefings-bench-") as kept:
        folder = Path(options.folder or kept)
        found = {n: _measured(n, folder) for n in map(int, options.articles.split(","))}
    SVG.write_text(to_svg(found), "utf-8")
    for count, costs in found.items():
        for name, (parts, _colour, _dashes) in _LINES.items():
            if cost := _sum(costs, parts):
                print(f"| {count:,} | {name} | {cost.processor:.1f} s | {cost.megabytes} MB |")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--articles", default="300,1000,3000,10000")
    parser.add_argument("--folder", help="where the sites and the figures stand and stay")
    return parser.parse_args()


def _measured(count: int, folder: Path) -> Costs:
    """Return what each step takes with so many articles."""
    notes = folder / "growth.json"
    known = json.loads(notes.read_text()) if notes.is_file() else {}
    if str(count) not in known:
        steps = steps_of(count, folder / str(count))
        known[str(count)] = {name: asdict(step(0)) for name, step in steps.items()}
        notes.write_text(json.dumps(known, indent=1))
    return {name: Cost(**row) for name, row in known[str(count)].items()}


def _sum(costs: Costs, parts: tuple[str, ...]) -> Cost | None:
    """Return what steps take one after the other; None if one was not measured."""
    some = [costs[part] for part in parts if part in costs]
    if len(some) < len(parts):
        return None
    return Cost(
        sum(c.wall for c in some), sum(c.processor for c in some), max(c.megabytes for c in some)
    )


def to_svg(found: dict[int, Costs]) -> str:
    """Return the picture: seconds at the left, memory at the right, both by powers of ten."""
    panels = [
        _panel(found, "seconds of the processor", lambda c: c.processor, 0),
        _panel(found, "megabytes at most", lambda c: c.megabytes, _WIDTH + 2 * _LEFT),
    ]
    legend = []
    for number, (name, (_parts, colour, dashes)) in enumerate(_LINES.items()):
        x, y = _LEFT + number * 180, _TOP + _HEIGHT + 52
        legend.append(_line([(x, y - 4), (x + 28, y - 4)], colour, dashes))
        legend.append(f'<text x="{x + 34}" y="{y}">{name}</text>')
    # half a margin on the right, where the last size stands below the end of its line
    width, height = 2 * (_WIDTH + 2 * _LEFT) - _LEFT // 2, _TOP + _HEIGHT + 70
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" '
        'font-family="sans-serif" font-size="12" fill="#222">\n'
        f'<rect width="{width}" height="{height}" fill="#fff"/>\n'
        + "\n".join([*panels, *legend])
        + "\n</svg>\n"
    )


def _panel(found, title, value, left) -> str:
    costs = {
        name: [(n, value(c)) for n, all_ in found.items() if (c := _sum(all_, parts))]
        for name, (parts, _colour, _dashes) in _LINES.items()
    }
    ys = [y for points in costs.values() for _x, y in points]
    low, high = math.floor(math.log10(min(ys))), math.ceil(math.log10(max(ys)))
    first, last = math.log10(min(found)), math.log10(max(found))

    def place(x, y):
        across = (math.log10(x) - first) / ((last - first) or 1)
        up = (math.log10(y) - low) / (high - low)
        return left + _LEFT + across * _WIDTH, _TOP + _HEIGHT * (1 - up)

    parts = [f'<text x="{left + _LEFT}" y="{_TOP - 16}" font-weight="bold">{title}</text>']
    for power in range(low, high + 1):
        _x, y = place(min(found), 10**power)
        parts.append(_line([(left + _LEFT, y), (left + _LEFT + _WIDTH, y)], "#ccc", ""))
        parts.append(
            f'<text x="{left + _LEFT - 6}" y="{y + 4:.0f}" text-anchor="end">{10**power:,}</text>'
        )
    for count in found:
        x, y = place(count, 10**low)
        parts.append(f'<text x="{x:.0f}" y="{y + 18:.0f}" text-anchor="middle">{count:,}</text>')
    for name, points in costs.items():
        _parts, colour, dashes = _LINES[name]
        parts.append(_line([place(*point) for point in points], colour, dashes))
    return "\n".join(parts)


def _line(points, colour, dashes) -> str:
    listed = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
    dashed = f' stroke-dasharray="{dashes}"' if dashes else ""
    width = 1 if colour == "#ccc" else 2
    drawn = f'fill="none" stroke="{colour}" stroke-width="{width}"{dashed}'
    return f'<polyline points="{listed}" {drawn}/>'


if __name__ == "__main__":
    main()
