"""Print title, authors and date of ours and of the peers against the truth, in one run.

    python tests/quality/metadata/compare.py [SET ...] [--cache FOLDER] [--url] [--misses]

Of every page its markup alone is given, as a saved page is; ``--url`` tells every tool the
address, too. ``--cache`` keeps the answers of the peers (never ours). ``--misses`` lists the pages
that ours reads otherwise than the truth.
"""
# ruff: noqa: T201  a script prints

import argparse
import gzip
import json
import sys
from hashlib import sha256
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from quality.metadata.readers import Reader, installed
from quality.metadata.scoring import (
    Said,
    Tally,
    carries,
    listed,
    names_of,
    score,
    title_of,
)

REPOSITORY = Path(__file__).resolve().parents[3]
PAGES = REPOSITORY.parent / "shared" / "data" / "pages"
SETS = ("naeb", "wcxb_dev", "fundusp", "moz")


def read_pages(name: str) -> list[dict]:
    with gzip.open(PAGES / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def remembered(tool: str, reader: Reader, folder: Path | None, *, with_url: bool):
    """Return a reader of pages that asks its tool once for each."""
    answers: dict[str, Said] = {}

    def read(page: dict) -> Said:
        url = page["url"] if with_url else ""
        if folder is None or tool == "ours":
            if page["id"] not in answers:
                answers[page["id"]] = reader(page["html"], url)
            return answers[page["id"]]
        key = sha256(f"{tool}\n{url}\n{page['html']}".encode()).hexdigest()[:24]
        kept = folder / f"{tool}-{key}.json"
        if not kept.exists():
            answer = reader(page["html"], url)
            kept.write_text(json.dumps([answer.title, answer.authors, answer.date]), "utf-8")
        title, authors, when = json.loads(kept.read_text("utf-8"))
        return Said(title, tuple(authors), when)

    return read


def row(tool: str, tallies: dict[str, Tally]) -> str:
    cells = [f"{t.right:4}/{t.pages:<4}{t.share:.3f}" for t in tallies.values()]
    shares = tallies["authors"].f1
    mean = sum(shares) / len(shares) if shares else 0.0
    return f"{tool:14}{cells[0]:>16}{cells[1]:>16}{mean:8.3f}{cells[2]:>16}{cells[3]:>18}"


def tell_misses(pages: list[dict], said) -> None:
    for page in pages:
        truth, answer = page["truth"], said(page)
        if truth.get("title") and title_of(truth["title"]) != title_of(answer.title):
            print(f"  {page['id']} title: {truth['title']!r} / {answer.title!r}")
        names = listed(truth.get("author") or [])
        if names and names_of(names) != names_of(answer.authors):
            print(f"  {page['id']} authors: {names} / {answer.authors}")
        if truth.get("date") and truth["date"][:10] != answer.date[:10]:
            print(f"  {page['id']} date: {truth['date']} / {answer.date}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("sets", nargs="*", default=SETS)
    parser.add_argument("--cache", type=Path)
    parser.add_argument("--url", action="store_true")
    parser.add_argument("--misses", action="store_true")
    asked = parser.parse_args()
    if asked.cache:
        asked.cache.mkdir(parents=True, exist_ok=True)
    for name in asked.sets:
        pages = read_pages(name)
        dated = [p for p in pages if p["truth"].get("date")]
        there = sum(carries(p["html"], p["truth"]["date"]) for p in dated)
        print(f"\n{name}: {len(pages)} pages; {there} of {len(dated)} dates stand in the page")
        print(f"{'':14}{'title':>16}{'authors':>16}{'F1':>8}{'date':>16}{'date or change':>18}")
        for tool, reader in installed().items():
            said = remembered(tool, reader, asked.cache, with_url=asked.url)
            print(row(tool, score(pages, said)), flush=True)
            if asked.misses and tool == "ours":
                tell_misses(pages, said)


if __name__ == "__main__":
    main()
