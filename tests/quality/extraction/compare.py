"""Print text F1 of ours and of the peers, and pages per second, in one run.

    python tests/quality/extraction/compare.py [SET ...] [--tools NAME ...] [--cache FOLDER]

``--cache`` keeps the texts and times of the peers (never ours). The time of ours is that of reading
the page: its text as Markdown, title, authors, dates and all else, without showing it afterwards.
"""
# ruff: noqa: T201  a script prints

import argparse
import gzip
import json
import sys
import time
from hashlib import sha256
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from quality.extraction.readers import Reader, body_of, installed, ours, shown
from quality.extraction.scoring import score

REPOSITORY = Path(__file__).resolve().parents[3]
PAGES = REPOSITORY.parent / "shared" / "data" / "pages"
SETS = ("aeb", "naeb", "wcxb_dev", "fundusp")


def read_pages(name: str) -> list[dict]:
    with gzip.open(PAGES / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def timed(reader: Reader, markup: str) -> tuple[str, float]:
    """Return the text and the processor seconds it took; "" from a peer that fails on a page."""
    began = time.process_time()
    try:
        text = body_of(markup) if reader is ours else reader(markup)
    except Exception as fault:  # noqa: BLE001  whatever a peer throws is an empty text to it
        print(f"  {type(fault).__name__}: {fault}"[:100], file=sys.stderr)
        text = ""
    spent = time.process_time() - began
    return (shown(text) if reader is ours else text), spent


def remembered(tool: str, reader: Reader, markup: str, folder: Path | None) -> tuple[str, float]:
    if folder is None or tool == "ours":
        return timed(reader, markup)
    kept = folder / f"{sha256(f'{tool}{markup}'.encode()).hexdigest()[:24]}.json"
    if not kept.exists():
        kept.write_text(json.dumps(timed(reader, markup)), "utf-8")
    text, seconds = json.loads(kept.read_text("utf-8"))
    return text, seconds


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("sets", nargs="*", default=SETS)
    parser.add_argument("--tools", nargs="*", default=None)
    parser.add_argument("--cache", type=Path)
    asked = parser.parse_args()
    if asked.cache:
        asked.cache.mkdir(parents=True, exist_ok=True)
    sets = {name: read_pages(name) for name in asked.sets}
    print(f"{'':22}" + "".join(f"{name:>22}" for name in sets) + "    mean  pages/s")
    for tool, reader in installed().items():
        if asked.tools and tool not in asked.tools:
            continue
        cells, means, seconds = [], [], 0.0
        for pages in sets.values():
            read = [remembered(tool, reader, page["html"], asked.cache) for page in pages]
            seconds += sum(spent for _, spent in read)
            found = score((p["truth"]["body"], t) for p, (t, _) in zip(pages, read, strict=True))
            means.append(found.f1)
            cells.append(f"{found.precision:8.3f} {found.recall:.3f}  {found.f1:.3f}")
        number = sum(map(len, sets.values()))
        mean = sum(means) / len(means)
        row = "".join(f"{cell:>22}" for cell in cells)
        print(f"{tool:22}{row}   {mean:.4f} {number / max(seconds, 1e-9):6.1f}", flush=True)


if __name__ == "__main__":
    main()
