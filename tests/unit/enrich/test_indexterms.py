"""Words for the index of an archive: what a few articles are about."""

from collections.abc import Callable

import pytest

from briefings.enrich.relate import relate
from briefings.model import Article, IndexTerm, Publish

BRIDGE = "Engineers closed the bridge. The bridge had cracks, and the bridge will be repaired."
FERRY = "The ferry runs again. A ferry takes an hour, and the ferry is full."
MAYOR = "The mayor spoke of the bridge and its cost: the bridge is old, said the mayor."


def terms(*articles: Article) -> dict[str, tuple[str, ...]]:
    found: tuple[IndexTerm, ...] = relate(articles, limit=5).terms
    return {term.text: term.ids for term in found}


@pytest.fixture
def made(story: Callable[..., Article]) -> list[Article]:
    texts = {"a1": BRIDGE, "a2": MAYOR, "a3": FERRY}
    return [
        story(key, f"Article {key}", text, date=f"2022-10-1{key[1]}") for key, text in texts.items()
    ]


def test_a_word_that_two_articles_are_about_is_a_term_with_both(made: list[Article]) -> None:
    assert terms(*made)["bridge"] == ("a1", "a2")


def test_a_word_of_one_article_is_none(made: list[Article]) -> None:
    assert "ferry" not in terms(*made)


def test_a_text_that_not_everybody_may_read_gives_no_terms(
    made: list[Article], story: Callable[..., Article]
) -> None:
    hidden = story("a2", "Article a2", MAYOR, publish=Publish.LINK)
    assert terms(made[0], hidden, made[2]) == {}


def test_two_captures_of_one_text_are_not_two_articles(story: Callable[..., Article]) -> None:
    url = "https://example.org/a"
    one = story("a1", "Article a1", BRIDGE, source_url=url, captured="2022-10-11")
    two = story("a2", "Article a2", BRIDGE + " Later.", source_url=url, captured="2022-10-12")
    assert terms(one, two) == {}
