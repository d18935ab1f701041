"""Speakers of quotations against labelled ones: who is shown must be right.

A line of said.txt: article, begin and end of the quotation in its title and text, surname of the
speaker, and whether that is right; what is wrong there must not be found again.
"""

import json

import pytest
from quality.names.scoring import HERE, REPOSITORY, sample_texts, shared_texts

from briefings.enrich.naming.find import Text, find_names
from briefings.enrich.naming.quotes import find_said
from briefings.text import fold

DATA = REPOSITORY.parent / "shared" / "data"
FLOORS = json.loads((REPOSITORY / "tests/quality/floors.json").read_text("utf-8"))["names"]


def read_labels():
    rows = [line.split("|") for line in (HERE / "said.txt").read_text("utf-8").splitlines()]
    return {(id_, int(a), int(b)): (who, sure == "right") for id_, a, b, who, sure in rows}


def find_all(rows):
    """Return (article, begin, end) -> surname of the speaker."""
    names = find_names([Text(lines, lang) for _, lines, lang in rows])
    found = {}
    for (id_, lines, lang), article in zip(rows, names.articles, strict=True):
        people = {}
        for entity in (e for e in article if names.kinds[e] == "person"):
            for _, form in names.forms[entity]:
                people.setdefault(fold(form[-1]), set()).add(entity)
        meant = {surname: ids.pop() for surname, ids in people.items() if len(ids) == 1}
        for said in find_said(lines, lang, meant):
            found[id_, said.start, said.end] = said.speaker.split()[-1].rpartition(":")[2]
    return found


@pytest.mark.slow
def test_who_is_said_to_speak_speaks():
    if not DATA.exists():
        pytest.skip(f"{DATA} is not here: the precision of speakers was NOT measured")
    labels = read_labels()
    wanted = {id_ for id_, _, _ in labels}
    rows = [row for row in sample_texts() if row[0] in wanted]
    rows += [row for row in shared_texts(DATA, wanted) if row[0] in wanted]
    found = find_all(rows)
    shown = {key: who for key, who in found.items() if key in labels}
    right = sum(labels[key] == (who, True) for key, who in shown.items())
    precision = right / len(shown)
    recall = right / sum(sure for _, sure in labels.values())
    print(f"\nspeakers: precision {precision:.3f} of {len(shown)}, recall {recall:.3f}")  # noqa: T201
    assert precision >= FLOORS["said"]["precision"]
    assert recall >= FLOORS["said"]["recall"]
