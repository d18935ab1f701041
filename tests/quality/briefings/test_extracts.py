"""Extracts against the first three sentences and TextRank, by ROUGE-L with editors' summaries.

`python -m pytest -s -m '' tests/quality/briefings/test_extracts.py` prints the figures; `make test`
takes every third page.
"""
# ruff: noqa: T201  figures are printed with -s

import json
import math
import re
from pathlib import Path

import pytest
from quality.briefings.summaries import Summarised, summarised

from briefings.digest.extracts import extract, whole_sentences
from briefings.text import fold, words

FLOORS = json.loads((Path(__file__).parents[1] / "floors.json").read_text("utf-8"))["extracts"]
_MARKUP = re.compile(r"([\\`*_\[\]<>#|~&])")


def rouge_l(found: str, wanted: str) -> float:
    """Return the F1 of the longest common subsequence of words (Lin 2004)."""
    one, other = words(fold(found)), words(fold(wanted))
    row = [0] * (len(other) + 1)
    for word in one:
        before = 0
        for at, there in enumerate(other, start=1):
            kept = row[at]
            row[at] = before + 1 if word == there else max(row[at], row[at - 1])
            before = kept
    return 2 * row[-1] / (len(one) + len(other)) if one and other else 0.0


def ours(page: Summarised) -> str:
    found = extract("\n\n".join(_MARKUP.sub(r"\\\1", line) for line in page.paragraphs))
    return found.text if found else ""


def sentences_of(page: Summarised) -> list[str]:
    return [each for line in page.paragraphs for each in whole_sentences(line)]


def lead(page: Summarised) -> str:
    return " ".join(sentences_of(page)[:3])


def text_rank(page: Summarised, count: int = 3) -> str:
    """Return the three sentences of highest rank (Mihalcea and Tarau 2004), in their order."""
    found = sentences_of(page)[:120]
    bags = [{word for word in words(fold(each)) if len(word) > 3} for each in found]
    size = len(found)
    near = [[0.0] * size for _ in found]
    for one in range(size):
        for other in range(one):
            if len(bags[one]) > 1 and len(bags[other]) > 1:
                both = math.log(len(bags[one])) + math.log(len(bags[other]))
                near[one][other] = near[other][one] = len(bags[one] & bags[other]) / both
    sums = [sum(row) or 1.0 for row in near]
    ranks = [1 / size] * size
    for _ in range(20):
        ranks = [
            0.15 / size + 0.85 * sum(near[o][at] / sums[o] * ranks[o] for o in range(size))
            for at in range(size)
        ]
    best = sorted(sorted(range(size), key=lambda at: -ranks[at])[:count])
    return " ".join(found[at] for at in best)


@pytest.mark.slow
@pytest.mark.parametrize("step", [3, pytest.param(1, marks=pytest.mark.pages)])
def test_extracts_are_nearer_to_summaries_than_the_lead_and_text_rank(step: int) -> None:
    pages = summarised(step)
    ways = {"extract": ours, "lead": lead, "text_rank": text_rank}
    means = {
        name: sum(rouge_l(way(page), page.summary) for page in pages) / len(pages)
        for name, way in ways.items()
    }
    print(f"\n{len(pages)} pages", {name: round(mean, 4) for name, mean in means.items()})
    assert means["extract"] >= FLOORS["rouge_l"]
    assert means["extract"] > means["lead"]
    assert means["extract"] > means["text_rank"]
