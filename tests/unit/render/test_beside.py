import json
from collections.abc import Callable

import pytest
from books import book_of

from briefings.model import Article, Publish, Status
from briefings.render.pages import beside
from briefings.render.pages.outward import with_robust_links, with_sizes

Maker = Callable[..., Article]


def test_an_article_stands_beside_its_page_as_markdown_json_and_text(make_article: Maker) -> None:
    article = make_article("A title", "First *words*.\n\nMore.\n", source="Times")
    found = beside.files(article, book_of([article]))
    assert list(found) == [f"2022/10/10/a-title{end}" for end in (".md", ".json", ".txt")]
    markdown, facts, text = (data.decode() for data in found.values())
    assert markdown.startswith("---\nschema: briefing/1\n")
    assert markdown.endswith("First *words*.\n\nMore.\n")
    assert json.loads(facts)["text"] == "First *words*.\n\nMore.\n"
    assert text == (
        "A title\nTimes, 10 October 2022\nhttps://news.example/a-title\n\nFirst words.\n\nMore.\n"
    )


def test_nothing_stands_beside_the_page_of_what_was_withdrawn(make_article: Maker) -> None:
    article = make_article(status=Status.WITHDRAWN)
    assert beside.files(article, book_of([article])) == {}


@pytest.mark.parametrize("publish", [Publish.EXCERPT, Publish.LINK])
def test_a_text_that_may_not_be_shown_stands_beside_no_page(
    publish: Publish, make_article: Maker
) -> None:
    article = make_article("A title", "Secret words.\n", publish=publish)
    found = beside.files(article, book_of([article]))
    assert list(found) == ["2022/10/10/a-title.json"]
    assert b"Secret" not in b"".join(found.values())


def test_an_outward_link_says_what_it_meant_and_when(make_article: Maker) -> None:
    article = make_article(captured="2022-10-12T08:00:00+00:00")
    page = '<a href="https://a.example/?x&amp;y" rel="noopener noreferrer">there</a>'
    assert with_robust_links(page, article.captured) == (
        '<a href="https://a.example/?x&amp;y" rel="external noopener noreferrer" '
        'data-originalurl="https://a.example/?x&amp;y" data-versiondate="2022-10-12">there</a>'
    )


def test_a_link_within_the_archive_stays_as_it_is() -> None:
    page = '<a href="../b.html" rel="noopener noreferrer">here</a>'
    assert with_robust_links(page, None) == page


def test_a_link_whose_address_was_refused_is_no_link() -> None:
    page = '<a rel="noopener noreferrer">there</a>'
    assert with_robust_links(page, None) == "<a>there</a>"


def test_a_kept_picture_has_its_size_and_waits_until_it_is_in_sight() -> None:
    assert with_sizes('<img src="a.jpg" alt="">', {"a.jpg": (40, 30)}) == (
        '<img src="a.jpg" width="40" height="30" loading="lazy" decoding="async" alt="">'
    )
