from time import perf_counter

import pytest

from briefings.ingest.exports.jsonshape import shape_of
from briefings.model import Source


def shape(text):
    return shape_of(Source("a.json", text.encode()))


def test_keys_are_told_by_the_objects_around_them():
    found = shape('{"a": {"b": [{"c": 1}, {"d": {"e": 2}}]}, "f": [1, "g: h"]}')
    assert not found.is_list
    assert found.keys == {
        "": {"a", "f"},
        "a": {"b"},
        "a.b": {"c", "d"},
        "a.b.d": {"e"},
    }


def test_the_keys_of_all_items_of_a_list_count():
    found = shape('\ufeff [ {"a": "x"}, {"b": "}]"} ]')
    assert found.is_list
    assert found.has("a", "b")


def test_a_cut_shows_what_stands_before_it():
    assert shape('[{"a": 1, "b": "text that goes on and').has("a", "b")


@pytest.mark.parametrize(
    "text", ["", "[", "{}", "[]", "[1, 2]", "{a: 1}", "[link](x)", '"text"', "{%"]
)
def test_what_opens_no_object_with_a_key_has_no_shape(text):
    assert shape(text) is None


@pytest.mark.parametrize(
    "text",
    [
        '[{"' + '\\"' * 250_000,
        '[{"a":' * 100_000,
        '[{"a"' + "}" * 500_000,
        '[{"a":1' + "[" * 500_000,
    ],
)
def test_hostile_beginnings_are_looked_at_quickly(text):
    start = perf_counter()
    shape(text)
    assert perf_counter() - start < 2
