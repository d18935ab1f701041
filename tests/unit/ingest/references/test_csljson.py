import json

import pytest

from briefings.ingest.formats import find_format
from briefings.ingest.reading import read_drafts
from briefings.model import Source

ITEM = {"id": "a", "type": "article-newspaper", "title": "One", "issued": {"date-parts": [[2022]]}}


def source(value):
    return Source("seeds/library.json", json.dumps(value).encode())


def said(item, field):
    ((_, draft),) = read_drafts(source([item]))
    return [w.value for w in draft.witnesses if w.field == field]


def test_a_bibliography_is_told_by_its_keys():
    assert find_format(source([ITEM])).name == "export in JSON"
    other = [{"id": "a", "type": "event", "title": "One"}]
    assert find_format(source(other)).name == "other JSON"


@pytest.mark.parametrize(
    ("issued", "expected"),
    [
        ({"date-parts": [[2022, 10, 10]]}, "2022-10-10"),
        ({"date-parts": [["2022", "10", "5"]]}, "2022-10-05"),
        ({"date-parts": [[2022, 10], [2022, 11]]}, "2022-10"),
        ({"date-parts": [["2022"]]}, "2022"),
        ({"raw": "10 October 2022"}, "2022-10-10"),
        ({"literal": "2022-10"}, "2022-10"),
        ("2022-10-10", "2022-10-10"),
        ({"date-parts": [[]]}, None),
        ({"date-parts": [[None, {}]]}, None),
        ({"date-parts": [[2022, 13, 1]]}, None),
        ({"date-parts": "2022"}, None),
        ([], None),
    ],
)
def test_a_date_is_as_precise_as_its_parts(issued, expected):
    assert said({**ITEM, "issued": issued, "container-title": "P"}, "date") == (
        [expected] if expected else []
    )


def test_people_and_institutions_are_told_apart():
    author = [
        {"family": "Berg", "given": "Jan", "non-dropping-particle": "van der", "suffix": "Jr."},
        {"literal": "World Grain Office"},
        {"literal": "dpa"},
        {"family": 7, "given": None},
        "Ann Ray",
    ]
    item = {**ITEM, "author": author}
    assert said(item, "authors") == [("Jan van der Berg Jr.",)]
    assert said(item, "agency") == [("dpa",)]


def test_html_in_titles_is_read():
    assert said({**ITEM, "title": "Salt &amp; smoke"}, "title") == ["Salt & smoke"]


def test_a_copy_in_an_archive_is_kept():
    copy = "https://web.archive.org/web/20221010120000/https://example.org/one"
    assert said({**ITEM, "archive_location": copy}, "archive_url") == [copy]
    assert said({**ITEM, "archive_location": "Box 7"}, "archive_url") == []
