"""Copies planted into real news with a fixed seed: edited, cut, reworded, in boilerplate."""

from random import Random

import pytest
from quality.related.labelled import FLOORS, SHARED, read

from briefings.enrich.context import Found, make_context
from briefings.enrich.copies import connect_copies
from briefings.model import Article
from briefings.report import silent
from briefings.text import sentences

BOILERPLATE = (
    "Sign up for our daily newsletter and never miss what matters in your part of the world.",
    "All rights reserved. No part of this page may be stored or shown elsewhere without consent.",
    "Our reporters are on the ground day and night. Support them with a gift of any amount today.",
)


def edited(text: str, chance: Random) -> str:
    """Swap two letters of every fortieth word, and leave out every thirtieth."""
    words = [w for at, w in enumerate(text.split(" ")) if at % 30 != 7]
    for at in range(chance.randrange(20), len(words), 40):
        words[at] = words[at][1:2] + words[at][:1] + words[at][2:]
    return " ".join(words)


def cut(text: str, chance: Random) -> str:
    """Keep the first 60 to 80 of a hundred sentences."""
    kept = sentences(text)
    return " ".join(kept[: max(3, int(len(kept) * chance.uniform(0.6, 0.8)))])


def reworded(text: str, chance: Random) -> str:
    """Put another word of the text for every twentieth, and exchange two sentences."""
    kept = sentences(text)
    if len(kept) > 3:
        at = chance.randrange(len(kept) - 1)
        kept[at], kept[at + 1] = kept[at + 1], kept[at]
    words = " ".join(kept).split(" ")
    for at in range(chance.randrange(10), len(words), 20):
        words[at] = chance.choice(words)
    return " ".join(words)


def in_boilerplate(text: str, chance: Random) -> str:
    first, *others = chance.sample(BOILERPLATE, 3)
    return "\n\n".join((first, text, *others))


@pytest.mark.slow
def test_planted_copies_are_found_and_nothing_else():
    chance, made = Random(5), (edited, cut, reworded, in_boilerplate)
    docs = [
        doc for doc in read(SHARED / "ir" / "wikinews" / "docs.jsonl.gz") if len(doc["text"]) > 600
    ]
    held = [Article(id=f"a{doc['id']}", title=doc["title"], body=doc["text"]) for doc in docs]
    planted = [
        Article(id=f"b{doc['id']}", title=doc["title"], body=made[at % 4](doc["text"], chance))
        for at, doc in enumerate(docs)
        if at % 5 < 4
    ]
    copies = connect_copies(make_context([*held, *planted], 5, silent), Found()).copies
    truth = {(f"a{a.id[1:]}", a.id) for a in planted}
    found = {(min(own, each), max(own, each)) for own, others in copies.items() for each in others}
    precision, recall = len(found & truth) / len(found), len(found & truth) / len(truth)
    print("copies", precision, recall, sorted(found - truth), sorted(truth - found))  # noqa: T201
    assert precision >= FLOORS["copies"]["precision"]
    assert recall >= FLOORS["copies"]["recall"]
