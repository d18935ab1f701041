"""Print what the search costs to build, to keep and to ask, beside Pagefind, on 10,000 articles.

    make bench-search
    python tests/bench/search_delivery.py [--articles 10000] [--queries 60]

Bytes are gzip at level 9. Pagefind is used where it is installed, outside of this repository;
without it the other column stays empty. Both are asked in turn in one Chromium over http.
"""
# ruff: noqa: T201  a script prints

import argparse
import shutil
import subprocess
import sys
import tempfile
from collections import defaultdict
from dataclasses import replace
from pathlib import Path
from statistics import median, quantiles
from zlib import compress

from delivery_browser import OURS, PAGEFIND, Cold, cold, opened, served, warm
from delivery_sites import Cost, build_ours, build_pagefind
from news import NEWS, queries, read_archive, with_slip
from playwright.sync_api import Page, sync_playwright

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from conftest import BROWSER_FLAGS

from briefings.model import Archive, SitePath
from briefings.render.files.scripts import scripts

#: What lies in the index only to be quoted.
_EXCERPTS = {"texts", "fragment"}
THEME = Path(__file__).resolve().parents[2] / "theme"


def parts(folder: Path) -> dict[str, list[int]]:
    """Return the compressed sizes of the files in each part of an index."""
    found = defaultdict(list)
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            part = path.relative_to(folder).parts[0]
            found[part].append(len(compress(path.read_bytes(), 9)))
    return dict(found)


def kept(found: dict[str, list[int]], articles: int) -> dict[str, str]:
    """Return files and bytes an article."""
    index = sum(sum(sizes) for part, sizes in found.items() if part not in _EXCERPTS)
    quoted = sum(sum(sizes) for part, sizes in found.items() if part in _EXCERPTS)
    files = sum(map(len, found.values()))
    return {
        "bytes an article, excerpts aside": f"{index / articles:.0f}",
        "bytes an article for excerpts": f"{quoted / articles:.0f}",
        "files an article": f"{files / articles:.3f}",
    }


def in_words(values: list[float], by: float = 1) -> str:
    """Return median and 95th percentile."""
    late = quantiles(values, n=20)[-1]
    return f"{median(values) / by:.1f} / {late / by:.1f}"


def of_colds(colds: list[Cold]) -> dict[str, str]:
    return {
        "cold query, kB of index": in_words([one.index for one in colds], 1000),
        "cold query, kB with the engine": in_words([one.index + one.engine for one in colds], 1000),
        "cold query, ms from opening the page": in_words([one.milliseconds for one in colds]),
        "cold query, ms from asking": in_words([one.asking for one in colds]),
    }


def asked_in_turn(sites: dict[str, Path], asked: list[str]) -> dict[str, dict[str, str]]:
    """Ask each site each query, cold and then warm, in one interleaved run."""
    asks = {"ours": OURS, "Pagefind": PAGEFIND}
    rows: dict[str, dict[str, str]] = {}
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=BROWSER_FLAGS)
        with served(sites["ours"]) as one, served(sites.get("Pagefind", sites["ours"])) as other:
            servers = {"ours": one, "Pagefind": other}
            colds = defaultdict(list)
            for query in asked:
                for name in sites:
                    colds[name].append(cold(browser, servers[name], asks[name], query))
            slips = [cold(browser, one, OURS, with_slip(query)) for query in asked]
            pages = {name: opened(browser, servers[name]) for name in sites}
            warms = warmed(pages, asks, asked)
        browser.close()
    for name in sites:
        rows[name] = of_colds(colds[name]) | {"warm query, ms": in_words(warms[name])}
    rows["ours"]["cold query with a slip, kB of index"] = in_words([s.index for s in slips], 1000)
    return rows


def warmed(
    pages: dict[str, Page], asks: dict[str, str], asked: list[str]
) -> dict[str, list[float]]:
    """Return the milliseconds of each query with its files there, its answer long forgotten.

    All are asked before they are timed: an answer that is kept for going on would measure nothing.
    """
    found = defaultdict(list)
    for name, page in pages.items():
        for query in asked:
            warm(page, asks[name], query)
    for query in asked:
        for name, page in pages.items():
            found[name].append(warm(page, asks[name], query))
    return found


def of_cost(cost: Cost) -> dict[str, str]:
    return {
        "processor seconds to build": f"{cost.seconds:.1f}",
        "MB of memory to build": f"{cost.megabytes}",
    }


def engine_bytes() -> int:
    """Return what the script weighs that the first results wait for, as gzip -9 does it."""
    whole = scripts(THEME)[SitePath("theme/js/search.js")]
    return len(subprocess.run(["gzip", "-9"], input=whole, capture_output=True, check=True).stdout)


def print_table(rows: dict[str, dict[str, str]]) -> None:
    names = dict.fromkeys(name for its in rows.values() for name in its)
    print(f"{'median / 95th percentile':40}" + "".join(f"{site:>18}" for site in rows))
    for name in names:
        print(f"{name:40}" + "".join(f"{its.get(name, ''):>18}" for its in rows.values()))


def some_of(archive: Archive, number: int) -> Archive:
    return replace(archive, articles=archive.articles[:number])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=10_000)
    parser.add_argument("--queries", type=int, default=60)
    wish = parser.parse_args()
    if not NEWS.is_file():
        sys.exit(f"{NEWS} is not here: nothing was measured")
    archive = some_of(read_archive(-(-wish.articles // 10_000)), wish.articles)
    with tempfile.TemporaryDirectory() as name:
        ours, other = Path(name, "ours"), Path(name, "pagefind")
        rows = {"ours": of_cost(build_ours(ours, archive))}
        rows["ours"] |= kept(parts(ours / "search"), wish.articles)
        rows["ours"]["kB of the engine's scripts"] = f"{engine_bytes() / 1000:.1f}"
        sites = {"ours": ours}
        cost = build_pagefind(other, archive)
        if cost:
            sites["Pagefind"] = other
            rows["Pagefind"] = of_cost(cost) | kept(parts(other / "pagefind"), wish.articles)
        for site, its in asked_in_turn(sites, queries(archive, wish.queries)).items():
            rows[site] |= its
        print_table(rows)


if __name__ == "__main__":
    main()
