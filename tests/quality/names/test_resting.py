"""Articles that rest on one state outlet, against labelled ones: who is flagged must be right.

A line of resting.txt: an article that names one outlet of a state and no other outlet as a
source, and whether all that it hands on comes by way of that one. resting_own.txt: the same in
other languages, texts written for this test, as ``language|yes or no|text``.
"""

import gzip
import json

import pytest
from quality.names.scoring import HERE, REPOSITORY

from briefings.enrich.resting import resting_of, to_press
from briefings.ingest.outlets import shipped
from briefings.model import Article

NEWS = REPOSITORY.parent / "shared" / "data" / "news" / "mix10k.jsonl.gz"
FLOORS = json.loads((REPOSITORY / "tests/quality/floors.json").read_text("utf-8"))["names"]


@pytest.mark.slow
def test_only_what_rests_on_one_state_outlet_is_flagged():
    if not NEWS.exists():
        pytest.skip(f"{NEWS} is not here: flags of state outlets were NOT measured")
    lines = (HERE / "resting.txt").read_text("utf-8").splitlines()
    labels = {id_: sure == "yes" for id_, _, sure in (line.partition("|") for line in lines)}
    press, flagged = to_press(shipped().by_host), set()
    with gzip.open(NEWS, "rt", encoding="utf-8") as rows:
        for row in map(json.loads, rows):
            article = Article(id=row["id"], title=row["title"], body=row["text"])
            if resting_of(article, row["text"], press):
                flagged.add(row["id"])
    right = sum(labels.get(id_, False) for id_ in flagged)
    print(f"\nresting: {right} of {len(flagged)} right, {sum(labels.values())} to find")  # noqa: T201
    assert flagged
    assert right >= FLOORS["resting"] * len(flagged)


def test_own_texts_in_seven_languages_are_flagged_rightly_or_not_at_all():
    press, found, right, sure = to_press(shipped().by_host), 0, 0, 0
    for line in (HERE / "resting_own.txt").read_text("utf-8").splitlines():
        lang, label, text = line.split("|")
        flagged = bool(resting_of(Article(id="a", title="", body="", lang=lang), text, press))
        found, sure = found + flagged, sure + (label == "yes")
        right += flagged and label == "yes"
    print(f"\nresting in other languages: {right} of {found} right, {sure} to find")  # noqa: T201
    assert right >= FLOORS["resting"] * found
    assert right >= FLOORS["resting_own_recall"] * sure
