"""Names that are shown against labelled articles: precision above all, floors that only rise.

The even half of the labels decided the rules, the odd half measures them.
"""

import json

import pytest
from quality.names.scoring import REPOSITORY, half, labels, sample_texts, score, shared_texts

from briefings.enrich.naming.find import Text, find_names

DATA = REPOSITORY.parent / "shared" / "data"
FLOORS = json.loads((REPOSITORY / "tests/quality/floors.json").read_text("utf-8"))["names"]


def find_in(rows):
    """Return what is shown by article: [(kind, spellings)]."""
    names = find_names([Text(lines, lang) for _, lines, lang in rows])
    return {
        id_: [(names.kinds[e], {" ".join(n) for _, n in names.forms[e]}) for e in article]
        for (id_, _, _), article in zip(rows, names.articles, strict=True)
    }


@pytest.fixture(scope="module")
def sample():
    return find_in(list(sample_texts()))


@pytest.mark.parametrize("lang", ["en", "ru"])
def test_names_of_the_sample_archive_are_right(sample, lang):
    truth = labels(lang)
    measured = score(sample, truth, [id_ for id_ in truth if id_ in sample])
    print(f"\nsample, {lang}: {measured}")  # noqa: T201
    assert measured.precision >= FLOORS["sample"][lang]["precision"], measured.wrong
    assert measured.recall >= FLOORS["sample"][lang]["recall"], measured.missed


@pytest.mark.slow
@pytest.mark.parametrize("lang", ["en", "ru"])
def test_names_of_labelled_articles_are_right(lang):
    if not DATA.exists():
        pytest.skip(f"{DATA} is not here: the precision of names was NOT measured")
    truth = labels(lang)
    wanted = {*labels("en"), *labels("ru")}
    found = find_in([*sample_texts(), *shared_texts(DATA, wanted)])
    for number, name in enumerate(("decided", "measured")):
        ids = [id_ for id_ in truth if half(id_, truth) == number]
        result = score(found, truth, ids)
        print(f"\n{lang}, {name} on {len(ids)} articles: {result}")  # noqa: T201
        assert result.precision >= FLOORS["labelled"][lang]["precision"], result.wrong
        assert result.recall >= FLOORS["labelled"][lang]["recall"], result.missed
