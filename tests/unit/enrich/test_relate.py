"""What holds of relating as a whole."""

import os
import subprocess
import sys
from itertools import permutations

import pytest

from briefings.enrich.relate import relate
from briefings.model import Relations

PROGRAM = """
from briefings.enrich.relate import relate
from briefings.model import Article
texts = ["The Razoni left Odesa for Lebanon with maize", "Maize on the Razoni reached Istanbul",
         "Odesa waits for the Razoni and for Istanbul", "DART struck Dimorphos, not Odesa"]
held = [Article(id=f"a{n}", title=t[:20], body=(t + f" with Captain Ahab{n // 2}. ") * 3,
        lang="en", date="2022-10-10", related_titles=("Nobody knows this", texts[0][:20])[: n % 3])
        for n, t in enumerate(texts * 15)]
print(relate(held, limit=5))
"""


@pytest.mark.parametrize("count", [0, 1, 2])
def test_the_smallest_archives_are_related_too(story, count):
    held = [story(f"a{n}") for n in range(count)]
    assert len(relate(held, limit=5).relations) == count


def test_an_article_without_words_has_empty_relations(story):
    assert relate([story("a", " ", "")], limit=5).relations == {"a": Relations()}


def test_the_order_of_the_articles_does_not_matter(story):
    held = [
        story("a", "Razoni leaves Odesa", "The Razoni left Odesa.", related_titles=("Same",)),
        story("b", "Same", "The Razoni is at sea off Odesa.", date="2022-01-01"),
        story("c", "Same", "The Razoni is at sea off Odesa.", date="2022-01-01"),
        story("d", "Odesa waits", "Odesa waits for the Razoni.", date=None),
    ]
    results = [relate(order, limit=3) for order in permutations(held)]
    assert all(result == results[0] for result in results)
    assert list(results[0].relations) == ["d", "b", "c", "a"]


def test_the_hash_seed_and_the_place_do_not_matter():
    seen = set()
    for seed, zone in (("0", "UTC"), ("1", "Asia/Tokyo"), ("4242", "America/Lima")):
        env = {**os.environ, "PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": "C"}
        run = [sys.executable, "-c", PROGRAM]
        seen.add(subprocess.run(run, env=env, capture_output=True, check=True).stdout)
    assert len(seen) == 1
    told = seen.pop()
    assert b"both name Captain Ahab" in told
    assert b"both name \xe2\x80\x9cThe Razoni" in told


def test_progress_is_told(story):
    told = []
    relate([story("a"), story("b")], limit=1, progress=lambda *step: told.append(step))
    assert told[-1] == ("enrich", 8, 8)
