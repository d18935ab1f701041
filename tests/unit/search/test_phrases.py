"""Phrases: words one after the other, in any of their forms."""

from random import Random

import pytest

from briefings.model import Archive, Article, IsoDate, SitePath
from briefings.search.index import build
from briefings.search.query import Wish, search


def index(*bodies, title="Nothing of note", lang="en"):
    articles = tuple(
        Article(id=f"a{n}", title=title, body=body, lang=lang, date=IsoDate("2022-10-01"))
        for n, body in enumerate(bodies)
    )
    return build(Archive(articles, {a.id: SitePath(f"{a.id}.html") for a in articles}, {})).get


def ids(read, query):
    return sorted(hit.id for hit in search(read, query, Wish(limit=1000)).hits)


def test_phrases_are_found_where_their_words_follow_one_another():
    # every word is a class of its own: no stemmer, no two with the same beginning
    words = ["barin", "copel", "dumat", "fosek", "gilur", "havon"]
    random = Random(7)
    texts = [random.choices(words, k=random.randrange(1, 40)) for _ in range(2500)]
    read = index(*("\n\n".join([" ".join(t[:9]), " ".join(t[9:])]) for t in texts), lang="xx")
    for _ in range(40):
        phrase = random.choices(words, k=random.randrange(2, 5))
        expected = sorted(
            f"a{n}"
            for n, text in enumerate(texts)
            if holds(text[:9], phrase) or holds(text[9:], phrase)
        )
        found = search(read, f'"{" ".join(phrase)}"', Wish(limit=5000))
        if expected:
            assert sorted(hit.id for hit in found.hits) == expected
        else:
            assert "does not occur in this order" in found.hints[0]


def holds(text, phrase):
    return any(text[at : at + len(phrase)] == phrase for at in range(len(text)))


@pytest.fixture(scope="module")
def read():
    return index(
        "The grain deals were signed in Istanbul.",
        "A deal on grain was signed.",
        "Grain.\n\nDeal with it.",
        "The COP27 grain deal, and to be or not to be.",
        "欧盟外长讨论了新的制裁措施。",
        "欧盟制裁新的外长。",
        *["Nothing of it is told here."] * 12,  # words in most articles make no hits
    )


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ('"grain deal"', ["a0", "a3"]),
        ('"grain deal" istanbul', ["a0", "a3"]),
        ('"deal on grain"', ["a1"]),
        ('grain -"grain deal"', ["a1", "a2"]),
        ('"grain deal" "signed in"', ["a0"]),
        ('"COP27 grain"', ["a3"]),
        ('"signed in istanbul"', ["a0"]),
        ('"signed istanbul"', ["a0", "a1"]),
        ('"制裁措施"', ["a4"]),
        ('"新的外长"', ["a5"]),
        ("“grain deal” -istanbul", ["a3"]),
    ],
)
def test_a_phrase_must_occur_within_a_longer_query_too(read, query, expected):
    assert ids(read, query) == expected


def test_a_phrase_that_nothing_holds_is_said_and_read_as_words(read):
    found = search(read, '"istanbul grain"')
    assert {"a0", "a1"} <= {hit.id for hit in found.hits}
    said = "“istanbul grain” does not occur in this order; its words were looked up."
    assert found.hints == (said,)


def test_damaged_places_are_named(read):
    def lossy(path):
        return b"junk" if path.startswith("search/places/") else read(path)

    found = search(lossy, '"grain deal"')
    assert found.damaged
    assert all(path.startswith("search/places/p-") for path in found.damaged)
    assert "a0" in {hit.id for hit in found.hits}
