"""Nearly the same text stands under the earliest that a list has, and none is lost."""

from briefings.model import Relations
from briefings.render.grouping.threads import folded

PLACES = {"a": 0, "b": 1, "c": 2, "d": 3}


def copies(**named):
    return {key: Relations(copies=tuple(named.get(key, ""))) for key in PLACES}


def test_copies_stand_under_the_earliest_in_the_list():
    relations = copies(a="bc", b="ac", c="ab")
    assert folded("cbad", relations, PLACES) == {"a": ["b", "c"], "d": []}


def test_where_the_earliest_is_in_another_list_the_next_one_leads():
    relations = copies(a="bc", b="ac", c="ab")
    assert folded("bc", relations, PLACES) == {"b": ["c"]}


def test_what_a_person_holds_apart_from_the_earliest_stands_for_itself():
    relations = copies(a="b", b="ac", c="b")
    assert folded("abc", relations, PLACES) == {"a": ["b"], "c": []}
