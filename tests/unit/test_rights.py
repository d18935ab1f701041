"""What everybody may see of an article, and no more."""

import pytest

from briefings import rights
from briefings.model import Publish, Status

BODY = (
    "One two three four five six seven eight nine ten.\n\n"
    "Alpha beta gamma delta epsilon zeta eta theta iota.\n"
)
QUOTING = "It said: Alpha BETA, gamma delta epsilon zeta eta theta."


def test_a_full_article_is_shown_as_it_is(make_article) -> None:
    made = make_article(body=BODY, summary=QUOTING)
    assert rights.shown(made) is made


def test_an_excerpt_is_the_first_paragraph(make_article) -> None:
    made = rights.shown(make_article(body=BODY, publish=Publish.EXCERPT))
    assert made.body == "One two three four five six seven eight nine ten."


def test_a_link_has_no_text(make_article) -> None:
    assert rights.shown(make_article(body=BODY, publish=Publish.LINK)).body == ""


@pytest.mark.parametrize("key", ["summary", "subtitle", "image_caption"])
def test_a_field_that_quotes_a_withheld_text_is_left_out(make_article, key) -> None:
    made = make_article(body=BODY, publish=Publish.EXCERPT, **{key: QUOTING})
    assert getattr(rights.masked(made), key) is None


def test_a_summary_in_words_of_its_own_stays(make_article) -> None:
    made = make_article(body=BODY, publish=Publish.LINK, summary="Letters and numbers.")
    assert rights.masked(made).summary == "Letters and numbers."


def test_notes_of_other_tools_do_not_leave_with_a_withheld_text(make_article) -> None:
    made = make_article(body=BODY, publish=Publish.LINK, extra={"highlights": "one two"})
    assert rights.masked(made).extra == {}


def test_of_a_withdrawn_article_title_and_address_stay(make_article) -> None:
    made = make_article("Gone", BODY, status=Status.WITHDRAWN, summary="x", authors=("Ann Lee",))
    left = rights.shown(made)
    assert (left.title, left.source_url, left.id) == (made.title, made.source_url, made.id)
    assert (left.body, left.summary, left.authors, left.text_sha256) == ("", None, (), None)
