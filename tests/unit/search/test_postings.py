"""Lists of articles and places as bits in letters, there and back."""

from random import Random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefings.search import bits, postings
from briefings.search.postings import Columns, Posting, from_places, from_postings

COUNT = 50_000
SIZES = bytes(number * 7 % 64 for number in range(COUNT))
POSTINGS = st.lists(
    st.builds(
        Posting,
        st.integers(0, COUNT - 1),
        st.sampled_from([1, 1, 1, 2, 3, 4, 7, 40, 900]),
        st.sampled_from([0, 0, 0, 1, 5, 31]),
    ),
    min_size=1,
    max_size=12,
    unique_by=lambda posting: posting.number,
).map(lambda found: sorted(found, key=lambda posting: posting.number))


def columns(lists):
    rows = [(p.number, p.times, p.extra) for found in lists for p in found]
    return Columns(*np.array(rows, dtype=np.int64).reshape(-1, 3).T.copy())


def starts(lists):
    return np.cumsum([0, *map(len, lists)])


def binary(text):
    return [format(bits.ALPHABET.index(letter), "06b") for letter in text]


def test_numbers_have_the_bits_that_the_document_shows():
    # gamma: 0, 1, 2, 3 are 1, 010, 011, 00100; Rice with two low bits: 9 is 00 1 01
    gamma = bits.to_texts(bits.gamma(np.array([0, 1, 2, 3])), np.array([0, 4]))
    rice = bits.to_texts(bits.rice(np.array([9]), np.array([2])), np.array([0, 1]))
    assert binary(gamma[0]) == ["101001", "100100"]
    assert binary(rice[0]) == ["001010"]


@settings(deadline=None, max_examples=50)  # on a busy machine too
@given(st.lists(POSTINGS, min_size=1, max_size=3))
def test_postings_come_back_as_they_were(lists):
    texts = postings.to_postings(columns(lists), starts(lists), COUNT)
    assert lists == [list(from_postings(text, COUNT)) for text in texts]


@settings(deadline=None, max_examples=50)  # on a busy machine too
@given(st.lists(POSTINGS, min_size=1, max_size=3), st.integers(0, 9))
def test_places_come_back_as_they_were(lists, seed):
    random = Random(seed)
    held = [[sorted(random.sample(range(1_000), p.times)) for p in found] for found in lists]
    flat = [place for found in held for places in found for place in places]
    its = columns(lists)
    texts = postings.to_places(
        np.array(flat, dtype=np.int64),
        its.times,
        np.frombuffer(SIZES, np.uint8)[its.docs].astype(np.int64),
        starts(lists),
    )
    assert held == [
        list(from_places(text, found, SIZES)) for text, found in zip(texts, lists, strict=True)
    ]


@settings(deadline=None, max_examples=50)  # on a busy machine too
@given(st.lists(POSTINGS, min_size=1, max_size=3))
def test_what_a_term_says_is_the_same_for_one_and_for_all(lists):
    its = columns(lists)
    sizes = np.frombuffer(SIZES, np.uint8).astype(np.int64)
    rows = zip(its.docs, its.times, its.extras, strict=True)
    each = [postings.impact(SIZES[doc], 400, int(n), int(extra)) for doc, n, extra in rows]
    assert postings.to_impacts(its, sizes, 400).tolist() == each


@pytest.mark.parametrize("text", ["", "A", "AAAA", "w!", "wé"])
def test_a_damaged_list_is_noticed(text):
    with pytest.raises(ValueError):  # noqa: PT011 - str's errors say their own
        list(from_postings(text, COUNT))


def test_sizes_are_steps_of_about_a_sixth():
    places = np.arange(4, 100_000)
    back = np.array([postings.from_size(int(size)) for size in postings.to_size(places)])
    assert np.abs(back - places).max() / places[-1] < 0.15
    assert (np.abs(back / places - 1) <= 0.26).all()
