"""What narrows an answer, and what is counted."""

import pytest

from briefings.model import Archive, Article, IsoDate, Publish, SitePath
from briefings.search.facets import Limits
from briefings.search.index import build
from briefings.search.query import Wish, search

ROWS = {
    "a": ("2022-09-30", "The Post", "en", ("Grain",), ("Ann Ray",)),
    "b": ("2022-10", "The Post", "en", ("Grain", "Ports"), ()),
    "c": ("2022-10-20", "The Times", "en", ("Ports",), ("Ann Ray",)),
    "d": (None, "Вестник", "ru", (), ("Лев Толстой",)),
}


def article(name, row, **more):
    date, source, lang, tags, people = row
    return Article(
        id=name, title=f"Ships {name}", body="Ships left the port.", date=date and IsoDate(date),
        source=source, lang=lang, tags=tags, people=people,
        source_url=f"https://www.example.org/2022/ships-{name}?utm_source=feed", **more,
    )  # fmt: skip


def index(*articles):
    return build(Archive(articles, {a.id: SitePath(f"{a.id}.html") for a in articles}, {})).get


@pytest.fixture(scope="module")
def read():
    return index(*(article(name, row) for name, row in ROWS.items()))


def ids(read, query, **wish):
    return "".join(hit.id for hit in search(read, query, Wish(**wish)).hits)


def counts(read, **limits):
    return search(read, "ships", Wish(facets=True, limits=Limits(**limits))).facets


def test_values_are_counted_most_frequent_first(read):
    found = counts(read)
    assert found["source"] == (("The Post", 2), ("The Times", 1), ("Вестник", 1))
    assert found["topic"] == (("Grain", 2), ("Ports", 2))
    assert found["lang"] == (("en", 3), ("ru", 1))
    assert found["person"] == (("Ann Ray", 2), ("Лев Толстой", 1))
    assert found["month"] == (("2022-09", 1), ("2022-10", 2))


def test_what_limits_a_facet_is_left_out_of_its_own_counts(read):
    found = counts(read, picks={"source": ["The Times"]})
    assert found["source"] == (("The Post", 2), ("The Times", 1), ("Вестник", 1))
    assert found["topic"] == (("Ports", 1),)
    assert found["month"] == (("2022-10", 1),)
    found = counts(read, first="2022-10", last="2022-10")
    assert found["month"] == (("2022-09", 1), ("2022-10", 2))
    assert found["source"] == (("The Post", 1), ("The Times", 1))


@pytest.mark.parametrize(
    ("limits", "expected"),
    [
        ({"picks": {"source": ["The Post"]}}, "ba"),
        ({"picks": {"source": ["The Post", "Вестник"]}}, "bad"),
        ({"picks": {"source": ["The Post"], "topic": ["Ports"]}}, "b"),
        ({"picks": {"topic": ["Ports"]}, "last": "2022-10-15"}, "b"),
        ({"first": "2022-10"}, "cb"),
        ({"picks": {"person": ["Nobody"]}}, ""),
        ({"picks": {"shape": ["round"]}, "last": "2022"}, "cba"),
    ],
)
def test_limits_narrow_with_and_without_words(read, limits, expected):
    assert ids(read, "ships", limits=Limits(**limits)) == expected
    assert ids(read, "", limits=Limits(**limits)) == expected


def test_orders(read):
    assert ids(read, "ships", sort="newest") == "cbad"
    assert ids(read, "ships", sort="oldest") == "abcd"
    assert set(ids(read, "ships", sort="recent")) == set("abcd")


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("title:ship title:b", "b"),
        ("person:ray", "ca"),
        ("-person:ray", "bd"),
        ("date:2022-10", "cb"),
        ("date:2022-10-20", "c"),
        ("url:example.org", "cbad"),
        ("https://example.org/2022/ships-c", "c"),
        ("http://www.example.org/2022/ships-c?utm_medium=x#top", "c"),
        ("https://example.org/2022/ships-e", ""),
        ("source:times OR source:вестник", "cd"),
        ("ships source:times OR lang:ru -person:ann", "d"),
        ("source:times OR ships", "c"),
    ],
)
def test_fields_and_alternatives(read, query, expected):
    assert "".join(sorted(ids(read, query))) == "".join(sorted(expected))


def test_names_of_a_text_that_is_not_shown_are_not_told():
    read = index(article("a", ROWS["a"], publish=Publish.LINK))
    assert counts(read)["person"] == ()
    assert ids(read, "person:ray") == ""
    assert counts(read)["source"] == (("The Post", 1),)


def test_a_damaged_facet_is_named_and_the_rest_is_counted(read):
    def lossy(path):
        return b'briefings.shard("facets/topic",[["x","?"]]);\n' if "topic" in path else read(path)

    found = search(lossy, "ships", Wish(facets=True))
    assert found.damaged == ("search/facets/topic.js",)
    assert found.facets["topic"] == ()
    assert found.facets["source"]
