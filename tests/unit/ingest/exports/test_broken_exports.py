"""Exports that break off, have no bounds, or hold any value at all."""

import pytest
from exported import OMNIVORE, WALLABAG, drafts, source
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefings.errors import SeedError
from briefings.ingest.exports import jsonexports
from briefings.ingest.outlets import shipped
from briefings.ingest.reading import Pile, judge, read_drafts, read_source


def test_half_a_file_says_where_it_breaks_off():
    with pytest.raises(SeedError) as caught:
        drafts(b'[{"is_archived":0,\n"is_starred":0,"url":"https://exam')
    assert caught.value.where == "seeds/export.json, line 2, character 22"
    assert "the JSON breaks off" in str(caught.value)


@pytest.mark.parametrize(
    "data",
    [
        b'{"is_archived":1,"is_starred":1,"url":' + b"[" * 50_000 + b"]" * 50_000 + b"}",
        b'[{"is_archived":1,"is_starred":1,"url":' + b"9" * 10_000 + b"}]",
        b'[{"is_archived":1,"is_starred":1,"url":' + b'{"a":' * 50_000,
        b'[{"' + rb"\"" * 100_000 + b" words",
    ],
    ids=["deep lists", "a long number", "deep objects", "one endless key"],
)
def test_json_beyond_all_bounds_is_refused_quickly(data):
    with pytest.raises(SeedError):
        drafts(data)


def test_numbers_that_are_none_say_nothing():
    data = b'[{"is_archived":NaN,"is_starred":1e400,"url":"https://example.org/cold-hands-in-spring","title":-Infinity}]'
    (reading,) = read_source(source(data), shipped())
    assert reading.article.title == "Cold hands in spring"


def test_halves_of_surrogate_pairs_never_reach_an_article():
    data = rb'[{"is_archived":0,"is_starred":0,"url":"u","title":"a\ud800b title"}]'
    (reading,) = read_source(source(data), shipped())
    assert reading.article.title == "ab title"


KEYS = sorted(
    {
        *("id slug title url savedAt state labels createdAt content text tags lists note").split(),
        *("archived is_archived is_starred annotations quote published_by created_at").split(),
        *("UID URL Title Created Labels Annotations Files article name Authors Published").split(),
        *("collections links collectionId readable textContent parentId highlights").split(),
        *("href description extended hash time toread excerpt hasContent html issued").split(),
        *("date-parts author family given literal type container-title keyword").split(),
    }
)
SCALARS = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(),
    st.text(max_size=20),
    st.sampled_from(["https://example.org/a b", "0001-01-01", "\ud800", "../..", "&#xD800;"]),
)
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.one_of(
        st.lists(inner, max_size=4),
        st.dictionaries(st.sampled_from(KEYS), inner, max_size=8),
    ),
    max_leaves=20,
)


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(VALUES)
def test_no_json_value_breaks_a_recogniser_or_a_reader(value):
    seed = source(value)
    jsonexports.recognises_other(seed)
    for service in jsonexports.SERVICES:
        for wrapped in (value, [value], {"bookmarks": [value], "collections": [value]}):
            for draft in service_drafts(service, seed, wrapped):
                assert draft.part


def service_drafts(service, seed, value):
    try:
        return list(service.drafts(seed, value))
    except SeedError:
        return []


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.sampled_from([WALLABAG, OMNIVORE]), st.sampled_from(KEYS), VALUES)
def test_an_item_with_any_value_becomes_an_article_or_a_fault_that_is_told(item, key, value):
    try:
        for origin, draft in read_drafts(source([{**item, key: value}])):
            judge(origin, draft, Pile(shipped()))
    except SeedError:
        pass  # told to the person, with the name of the source
