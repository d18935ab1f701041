"""Dossiers as their people write them."""

import pytest

from briefings.digest.dossierfile import Heading, Query, Reference, Words, read
from briefings.errors import ContentError


def blocks(body: str) -> tuple[object, ...]:
    return read(f"---\ntitle: T\n---\n{body}", "content/briefings/x.md").blocks


def test_a_reference_at_the_beginning_of_a_line_is_an_article_and_the_rest_a_comment() -> None:
    assert blocks("[[id-1]]: the first\nreport.\n") == (
        Reference("id-1", 4),
        Words("the first\nreport.", 4),
    )


def test_items_of_a_list_are_articles() -> None:
    assert blocks("- [[a]]\n2. [[b]]\n") == (Reference("a", 4), Reference("b", 5))


def test_two_references_on_a_line_are_two_articles() -> None:
    assert blocks("[[a]], [[b]]") == (Reference("a", 4), Words("[[b]]", 4))
    assert blocks("[[a]] [[b]]") == (Reference("a", 4), Reference("b", 4))


def test_a_reference_within_a_sentence_stays_in_it() -> None:
    assert blocks("As [[a]] says.") == (Words("As [[a]] says.", 4),)


def test_a_query_has_a_limit() -> None:
    assert blocks('[[query: "grain deal" after:2022-10 | 3]]') == (
        Query('"grain deal" after:2022-10', 3, 4),
    )
    assert blocks("[[Query: grain]]") == (Query("grain", 10, 4),)


def test_what_the_button_gives_to_paste_is_a_reference() -> None:
    assert blocks("[[2022-10-10-8b04ea31|A title: with words]]") == (
        Reference("2022-10-10-8b04ea31", 4),
    )


def test_headings_begin_sections_and_code_asks_for_nothing() -> None:
    assert blocks("## One ##\n```\n[[a]]\n# no\n```\n") == (
        Heading("One"),
        Words("```\n[[a]]\n# no\n```", 5),
    )


def test_a_file_without_front_matter_takes_its_first_heading_or_its_name() -> None:
    assert read("# Grain\n[[a]]", "content/briefings/x.md").title == "Grain"
    made = read("[[a]]", "content/briefings/Grain deal.md")
    assert (made.title, made.slug) == ("Grain deal", "grain-deal")


def test_a_bad_date_is_refused_with_its_file() -> None:
    with pytest.raises(ContentError, match=r"x\.md: `date` is \"soon\""):
        read("---\ndate: soon\n---\n", "content/briefings/x.md")
