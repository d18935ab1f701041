"""Print what the index of 10,000 real articles weighs, and what a cold query reads of it.

    python tests/bench/search_index.py

Bytes are those of zlib at level 9, near what a server sends. Queries are the first words of
titles, as they stand and with two letters of the longest word swapped.
"""
# ruff: noqa: T201  a script prints

import resource
import time
from collections import defaultdict
from statistics import median, quantiles
from zlib import compress

from news import queries, read_archive, with_slip

from briefings.model import SitePath
from briefings.search.index import build
from briefings.search.query import Wish, search

QUERIES = 200
#: What the first list of results does not wait for.
LATER = ("search/texts/", "search/vectors/")


def print_sizes(files: dict[SitePath, bytes], articles: int) -> dict[str, int]:
    """Print files and bytes of each part, an article; return the bytes of each file."""
    sizes = {name: len(compress(data, 9)) for name, data in files.items()}
    parts = defaultdict(list)
    for name, size in sizes.items():
        parts[name.split("/")[1]].append(size)
    for part, its in parts.items():
        print(f"{part:10} {len(its):6} files {sum(its) / articles:8.1f} bytes an article")
    return sizes


def print_query_costs(
    asked: list[str], files: dict[SitePath, bytes], sizes: dict[str, int]
) -> None:
    """Print what the first list of results costs: no excerpts, no counts."""
    costs = []
    for query in asked:
        names: set[str] = set()

        def read(name: str, names: set[str] = names) -> bytes | None:
            names.add(name)
            return files.get(SitePath(name))

        search(read, query, Wish(limit=10))
        costs.append(sum(sizes.get(n, 0) for n in names if not n.startswith(LATER)))
    late = quantiles(costs, n=20)[-1]
    print(f"  median {median(costs) / 1000:.0f} kB, 95th percentile {late / 1000:.0f} kB")


def main() -> None:
    archive = read_archive()
    began = time.process_time()
    files = build(archive)
    spent = time.process_time() - began
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss >> 10
    print(f"built in {spent:.1f} s of processor time, {peak} MB at most, {len(files)} files")
    sizes = print_sizes(files, len(archive.articles))
    asked = queries(archive, QUERIES)
    print("cold query:")
    print_query_costs(asked, files, sizes)
    print("with a slip:")
    print_query_costs([with_slip(query) for query in asked], files, sizes)


if __name__ == "__main__":
    main()
