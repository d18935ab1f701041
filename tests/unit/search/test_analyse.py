"""Words, folded forms and classes of forms."""

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefings.search.analyse import MAX_TERM, pieces, terms, to_surface, words

VECTORS = json.loads((Path(__file__).parent / "vectors.json").read_text("utf-8"))


@pytest.mark.parametrize("vector", VECTORS, ids=[v["text"][:20] for v in VECTORS])
def test_a_text_is_cut_and_folded_as_the_shared_vectors_say(vector):
    assert vector["surfaces"] == [piece.surface for piece in pieces(vector["text"])]


def test_a_piece_knows_where_it_stands_in_the_text():
    text = "L'eau de Zürich, 欧盟."
    assert [text[piece.start : piece.end] for piece in pieces(text)] == [
        "eau",
        "de",
        "Zürich",
        "欧",
        "欧盟",
        "盟",
    ]


def test_forms_of_a_word_share_a_class_in_their_language():
    assert terms("Sanctions", "en")[0][1] == terms("sanctioned", "en")[0][1]
    assert terms("санкций", "ru")[0][1] == terms("Санкциями", "ru")[0][1]


def test_without_a_stemmer_the_first_five_letters_are_the_class():
    assert terms("кораблів", "uk") == (("кораблів", "кораб"),)
    assert terms("sanctions", "") == (("sanctions", "sanct"),)


def test_a_number_is_its_own_class():
    assert terms("1234567", "") == (("1234567", "1234567"),)


def test_a_very_long_word_is_cut():
    assert len(to_surface("a" * 1000)) == MAX_TERM


def test_a_form_holds_nothing_that_the_notation_uses():
    hostile = 'a=b|c>d,e f-g\t"h"\\ﷺ½'
    assert all(piece.surface.isalnum() for piece in pieces(hostile))


@settings(deadline=None, derandomize=True, max_examples=300)
@given(st.text(st.sampled_from("aZé1._-'’\" “ßñ\u2028\u00b2")))
def test_words_are_the_same_whatever_else_stands_in_the_text(text):
    assert words(text) == words(f"{text} \u05d0\u05d1")[:-1]
