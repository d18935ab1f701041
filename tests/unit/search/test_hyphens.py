"""What a hyphen ties to a letter is one word, however others write it; NOT is a minus."""

import pytest

from briefings.model import Archive, Article, SitePath
from briefings.search.grammar import parse
from briefings.search.index import build
from briefings.search.query import Wish, search

TEXTS = {
    "tied": ("The leak", "An e-mail named the F-16 and the S-400 at the G-7 talks."),
    "joined": ("The answer", "Their emails named an F16 and the S400."),
    "apart": ("The rest", "A mail named sixteen ships; X ray films, 16 of them."),
}


@pytest.fixture(scope="module")
def read():
    articles = tuple(
        Article(id=name, title=title, body=body, lang="en") for name, (title, body) in TEXTS.items()
    )
    addresses = {a.id: SitePath(f"{a.id}.html") for a in articles}
    return build(Archive(articles, addresses, {})).get


def found(read, query):
    results = search(read, query, Wish())
    assert not results.damaged
    return {hit.id for hit in results.hits}


@pytest.mark.parametrize(
    "query", ["e-mail", "email", "E-Mails", "e\u2011mail", "F-16", "f16", "S-400", "S400"]
)
def test_a_word_with_and_without_its_hyphen_is_one_word(read, query):
    assert found(read, query) == {"tied", "joined"}


@pytest.mark.parametrize(
    ("query", "expected"), [("G7", "tied"), ("X-ray", "apart"), ("ray", "apart")]
)
def test_parts_are_found_where_the_archive_has_nothing_else(read, query, expected):
    assert found(read, query) == {expected}


def test_such_a_word_is_known_and_has_no_hint(read):
    assert search(read, "e-mail", Wish()).hints == ()


def test_a_phrase_takes_it_for_one_word(read):
    assert found(read, '"e-mail named"') == {"tied", "joined"}


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("grain NOT ships", "grain -ships"),
        ("grain AND NOT ships", "grain -ships"),
        ('grain NOT "left the port"', 'grain -"left the port"'),
        ("grain NOT source:post", "grain -source:post"),
        ("grain NOT source: post", "grain -source:post"),
        ("NOT ships", "-ships"),
    ],
)
def test_not_in_capitals_leaves_out_what_follows(typed, meant):
    one, other = parse(typed), parse(meant)
    assert (one.words, one.excluded, one.barred) == (other.words, other.excluded, other.barred)


@pytest.mark.parametrize("typed", ["grain not ships", "NOT", '"grain NOT ships"'])
def test_elsewhere_it_is_a_word(typed):
    assert "not" in [word.surface for word in parse(typed).words]
