"""Three-way: who changed what since the machine wrote it."""

from dataclasses import replace

import pytest

from briefings.articlefile import from_text, to_text
from briefings.content.ledger import written
from briefings.content.merge import merge, merged_text

BODY = "One.\n\nTwo.\n\nThree.\n"


@pytest.fixture
def base(make_article):
    return make_article(
        "Harbour opens", BODY, tags=("harbour",), section="News", extra={"note": "n"}
    )


def merging(base, present, new):
    return merge(written(to_text(base), base), present, new)


def test_what_only_the_source_changed_is_taken(base):
    new = replace(base, title="Harbour opens late", authors=("Ann Lee",), body="One.\n\nTwo!\n")
    merged = merging(base, base, new)
    assert merged.conflicts == ()
    assert (merged.article.title, merged.article.authors) == ("Harbour opens late", ("Ann Lee",))
    assert merged.article.body == "One.\n\nTwo!\n"


def test_what_only_a_person_changed_stays(base):
    present = replace(base, title="My title", tags=(), body=BODY + "\nFour.\n", extra={})
    merged = merging(base, present, base)
    assert merged.conflicts == ()
    assert merged.article == present


def test_two_sides_that_changed_different_paragraphs_are_both_taken(base):
    present = replace(base, body="One, I say.\n\nTwo.\n\nThree.\n")
    new = replace(base, body="One.\n\nTwo.\n\nThree, they say.\n")
    merged = merging(base, present, new)
    assert merged.conflicts == ()
    assert merged.article.body == "One, I say.\n\nTwo.\n\nThree, they say.\n"


def test_where_both_changed_the_same_the_persons_side_stays_and_is_told(base):
    present = replace(base, section="Ports", body="Mine.\n", extra={"note": "mine"})
    new = replace(base, section="Economy", body="Theirs.\n", extra={"note": "theirs"})
    merged = merging(base, present, new)
    assert merged.conflicts == ("section", "note", "text")
    assert (merged.article.section, merged.article.body) == ("Ports", "Mine.\n")
    assert merged.article.extra == {"note": "mine"}


def test_the_same_change_on_both_sides_is_no_conflict(base):
    both = replace(base, section="Economy", body="Same.\n")
    merged = merging(base, both, both)
    assert merged.conflicts == ()
    assert merged.article.body == "Same.\n"


def test_without_hashes_of_the_base_every_difference_is_a_conflict(base):
    entry = replace(written(to_text(base), base), fields={}, blocks=())
    merged = merge(entry, base, replace(base, section="Economy", body="Other.\n"))
    assert merged.conflicts == ("section", "text")
    assert merged.article.body == BODY


def test_a_persons_lines_stay_byte_for_byte(base):
    before = to_text(base).replace("section: News\n", "section:   'News'  # by me\nmine: yes\n")
    present = from_text(before, "content/a.md")
    new = replace(base, subtitle="At noon", body=BODY + "\nFour.\n")
    merged = merging(base, present, new)
    text = merged_text(before, present, merged.article)
    assert "section:   'News'  # by me\nmine: yes\n" in text
    again = from_text(text, "content/a.md")
    assert (again.subtitle, again.body) == ("At noon", BODY + "\nFour.\n")


def test_a_value_that_the_source_dropped_is_dropped(base):
    merged = merging(base, base, replace(base, tags=(), extra={}))
    text = merged_text(to_text(base), base, merged.article)
    assert "tags" not in text
    assert "note" not in text
