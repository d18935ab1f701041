"""What is derived from one article alone is the same from a cache and from other processes."""

from dataclasses import replace
from pathlib import Path
from random import Random

import pytest

from briefings import cache, workers
from briefings.config import read_config
from briefings.content import store
from briefings.enrich import derive
from briefings.enrich.relate import relate
from briefings.report import Report, silent
from briefings.workers import Workers

ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture(scope="module")
def sample():
    return store.read_content(read_config(ROOT), Report())[:24]


def changes(articles):
    """Yield an archive again and again: articles added, edited, left out, put back."""
    chance = Random(8)
    held = articles[:10]
    for _ in range(6):
        yield held
        held = [article for article in held if chance.random() > 0.2]
        at = chance.randrange(len(held))
        other = chance.choice(articles)
        held[at] = replace(held[at], title=other.title, body=held[at].body + "\n\n" + other.body)
        known = {article.id for article in held}
        held += [a for a in chance.sample(articles, 5) if a.id not in known]


def test_the_cache_changes_nothing_whatever_is_added_edited_and_deleted(sample, tmp_path):
    with cache.opened(tmp_path) as kept:
        for held in changes(sample):
            assert repr(relate(held, limit=5, cache=kept)) == repr(relate(held, limit=5))


def test_other_processes_change_nothing(sample, monkeypatch):
    alone = relate(sample, limit=5)
    monkeypatch.setattr(derive, "MUCH", 0)
    monkeypatch.setattr(derive, "CHUNK", 3)
    with workers.opened() as near:
        near.count = 2
        assert repr(relate(sample, limit=5, workers=near)) == repr(alone)


def test_only_what_is_new_is_worked_out():
    worked = []

    def work(text):
        worked.append(text)
        return text.upper().encode()

    with cache.opened(None) as kept:
        derived = derive.deriving(kept, silent, Workers())
        assert derived("test", work, ["a", "b", "a"]) == [b"A", b"B", b"A"]
        assert derived("test", work, ["c", "b"]) == [b"C", b"B"]
    assert worked == ["a", "b", "c"]


def test_what_no_text_asks_for_is_forgotten():
    with cache.opened(None) as kept:
        derived = derive.deriving(kept, silent, Workers())
        derived("test", str.encode, ["a", "b"])
        derived("test", str.encode, ["b", "c"])
        worked = []
        derived("test", lambda text: worked.append(text) or b"", ["a", "b"])
    assert worked == ["a"]
