"""Text F1 of the public article-extraction benchmark, written after its description.

Words are runs of ``\\w``; a text is the multiset of its runs of four words. A page's hits and
misses are divided by their sum, so that each page counts the same; precision and recall are means
over pages, and F1 is taken of those means.
"""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

SIZE = 4  # words of a run


@dataclass(frozen=True, slots=True)
class Score:
    precision: float  #: mean over pages, 0 to 1
    recall: float  #: mean over pages, 0 to 1

    @property
    def f1(self) -> float:
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


def runs(text: str) -> Counter[tuple[str, ...]]:
    """Return the runs of four words; a shorter text is one run, one without words none."""
    words = re.findall(r"\w+", text)
    if not words:
        return Counter()
    return Counter(tuple(words[at : at + SIZE]) for at in range(max(1, len(words) - SIZE + 1)))


def score_page(truth: str, text: str) -> Score:
    """Return precision and recall of one page; both are 1 if nothing was to be found and is."""
    expected, found = runs(truth), runs(text)
    hits = (expected & found).total()
    extra, missed = (found - expected).total(), (expected - found).total()
    if not extra and not missed:
        return Score(1.0, 1.0)
    if not hits:
        return Score(0.0, 0.0)
    return Score(hits / (hits + extra), hits / (hits + missed))


def score(pairs: Iterable[tuple[str, str]]) -> Score:
    """Return the means over pages, given as truth and text."""
    pages = [score_page(truth, text) for truth, text in pairs]
    number = max(1, len(pages))
    return Score(sum(p.precision for p in pages) / number, sum(p.recall for p in pages) / number)
