"""Summaries that pages give of themselves, beside their texts; a labelled set made from real pages.

The description in a page's head, by its editors, is the summary; it counts only where it is none of
the text's own words (twelve in a row, or all of a shorter one), since an extract would find itself.
"""

import gzip
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from lxml import html

from briefings.text import fold, to_line, words

PAGES = Path(__file__).resolve().parents[4] / "shared" / "data" / "pages"
SETS = ("aeb", "naeb", "wcxb_dev", "moz", "fundusp")
_SHORTEST_TEXT, _SHORTEST_SUMMARY, _RUN = 600, 60, 12
_NAMES = ("og:description", "description", "twitter:description")


@dataclass(frozen=True)
class Summarised:
    """A text and what its editors say of it in a sentence or two."""

    paragraphs: tuple[str, ...]
    summary: str


def summarised(step: int = 1) -> list[Summarised]:
    """Return every ``step``-th page that has a summary in words of its own."""
    if not PAGES.is_dir():
        pytest.skip(f"{PAGES} is not here: the quality of extracts was NOT measured")
    return [found for name in SETS for page in _pages(name, step) if (found := _read(page))]


def _pages(name: str, step: int) -> Iterator[dict]:
    with gzip.open(PAGES / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
        yield from (json.loads(line) for at, line in enumerate(lines) if at % step == 0)


def _read(page: dict) -> Summarised | None:
    body = page["truth"].get("body") or ""
    if len(body) < _SHORTEST_TEXT:
        return None
    summary = _summary(page["html"])
    if len(summary) < _SHORTEST_SUMMARY:
        return None
    own, text = words(fold(summary.rstrip("….")))[:-1], " ".join(words(fold(body)))
    if " ".join(own[:_RUN]) in text:
        return None
    lines = (to_line(line) for line in re.split(r"\n+", body))
    return Summarised(tuple(line for line in lines if line), summary)


def _summary(page: str) -> str:
    tree = html.document_fromstring(page.encode(), html.HTMLParser(encoding="utf-8"))
    for name in _NAMES:
        for value in tree.xpath("//meta[@property=$n or @name=$n]/@content", n=name):
            if len(line := to_line(str(value))) >= _SHORTEST_SUMMARY:
                return line
    return ""
