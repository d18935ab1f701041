"""People shown in Russian texts, judged by hand; one shown without a label is wrong.

A line of people_ru.txt: article, the person as shown, and whether that is right; right is who is
meant, in the nominative. The even half of the articles decided the rules, the odd half measures.
"""

import json

import pytest
from quality.names.scoring import HERE, REPOSITORY, half, shared_texts

from briefings.enrich.naming.find import Text, find_names

DATA = REPOSITORY.parent / "shared" / "data"
FLOORS = json.loads((REPOSITORY / "tests/quality/floors.json").read_text("utf-8"))["names"]


def read_labels():
    rows = [line.split("|") for line in (HERE / "people_ru.txt").read_text("utf-8").splitlines()]
    return {(id_, name): sure == "right" for id_, name, sure in rows}


def find_people():
    """Yield (article, name as shown) of the Russian texts."""
    rows = [row for row in shared_texts(DATA, frozenset()) if row[2] == "ru"]
    names = find_names([Text(lines, lang) for _, lines, lang in rows])
    for (id_, _, _), article in zip(rows, names.articles, strict=True):
        for entity in (e for e in article if names.kinds[e] == "person"):
            forms = names.forms[entity]
            yield id_, " ".join(min(forms, key=lambda form: (-forms[form], form))[1])


@pytest.mark.slow
def test_people_shown_in_russian_are_right():
    if not DATA.exists():
        pytest.skip(f"{DATA} is not here: the precision of Russian people was NOT measured")
    labels, shown = read_labels(), list(find_people())
    articles = {id_ for id_, _ in labels}
    for number, name in enumerate(("decided", "measured")):
        found = [
            each for each in shown if each[0] in articles and half(each[0], articles) == number
        ]
        wrong = [each for each in found if not labels.get(each)]
        precision = 1 - len(wrong) / len(found)
        print(f"\npeople in Russian, {name}: precision {precision:.3f} of {len(found)}")  # noqa: T201
        assert precision >= FLOORS["people_ru"], wrong
