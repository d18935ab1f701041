"""Speakers of Russian quotations: sentences of reports, written for this test, with the answer.

Too little Russian news is at hand to measure on real texts. A line of said_ru.txt: sentence,
surname of the speaker, who handed it on; two of three sentences want silence, for that is where a
wrong speaker comes from. The sentences were written before the rules.
"""

import json

from quality.names.scoring import HERE, REPOSITORY

from briefings.enrich.naming.quotes import find_said
from briefings.text import fold

FLOORS = json.loads((REPOSITORY / "tests/quality/floors.json").read_text("utf-8"))["names"]
PEOPLE = {
    fold(name): name
    for name in ("Песков", "Лавров", "Шойгу", "Лукашенко", "Меркель", "Тихановская")
}


def test_who_is_said_to_speak_in_russian_speaks():
    rows = [line.split("|") for line in (HERE / "said_ru.txt").read_text("utf-8").splitlines()]
    shown, wanted, wrong, missed = 0, 0, [], []
    for sentence, speaker, channel in rows:
        found = [(said.speaker, said.channel) for said in find_said(sentence, "ru", PEOPLE)]
        shown, wanted = shown + len(found), wanted + bool(speaker)
        wrong += [(sentence, each) for each in found if each != (speaker, channel)]
        missed += [sentence] * (bool(speaker) and not found)
    precision, recall = 1 - len(wrong) / shown, 1 - len(missed) / wanted
    print(f"\nspeakers in Russian: precision {precision:.3f} of {shown}, recall {recall:.3f}")  # noqa: T201
    assert precision >= FLOORS["said_ru"]["precision"], wrong
    assert recall >= FLOORS["said_ru"]["recall"], missed
