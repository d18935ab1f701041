from dataclasses import replace
from time import process_time

import pytest

from briefings.enrich.context import Found, make_context
from briefings.enrich.copies import connect_copies
from briefings.enrich.relate import relate
from briefings.report import silent

WIRE = (
    "The first ship to carry grain from a Ukrainian port since the invasion set sail for Lebanon "
    "on Monday under an agreement brokered in Istanbul. The vessel, loaded with twenty six "
    "thousand tonnes of maize, left Odesa shortly after nine in the morning. "
    "Officials said it would be "
    "inspected near the Bosphorus on Wednesday. Sixteen more ships wait in the ports of the region."
)
NEWS = (
    "Inspectors boarded the vessel near the Bosphorus and found nothing wrong with its papers. "
    "They spent three hours on board and spoke with the Syrian crew. The captain expects to reach "
    "Tripoli by the weekend, where a mill has ordered the load. "
)


def copies(story, *bodies, **fields):
    held = [
        story(f"a{n}", body=body, date=f"2022-08-0{n + 1}", **fields)
        for n, body in enumerate(bodies)
    ]
    return relate(held, limit=0)


def test_nearly_the_same_text_is_a_copy_and_the_earliest_comes_first(story):
    edited = WIRE.replace("shortly after nine", "at a quarter past nine").replace(
        "Officials", "They"
    )
    found = copies(story, WIRE, edited, WIRE + " This story was corrected.").relations
    assert found["a2"].copies == ("a0", "a1")


def test_a_shortened_form_is_a_copy(story):
    cut = WIRE[: WIRE.index(" Sixteen")]
    assert copies(story, WIRE, cut).relations["a1"].copies == ("a0",)


def test_a_follow_up_that_repeats_its_background_is_no_copy(story):
    background = WIRE[: WIRE.index(" The vessel")]
    assert copies(story, WIRE, NEWS + background).relations["a1"].copies == ()


def test_a_digest_that_holds_a_brief_whole_is_no_copy(story):
    assert (
        copies(story, WIRE, f"{WIRE}\n\n{NEWS}\n\n{NEWS.upper()[:90]} {NEWS[::-1]}")
        .relations["a0"]
        .copies
        == ()
    )


def test_captions_with_the_same_few_words_are_copies_only_under_the_same_title(story):
    held = [
        story("a", "Photo", "Kyiv today."),
        story("b", "Other", "Kyiv today."),
        story("c", "Photo", "Kyiv today."),
    ]
    relations = relate(held, limit=0).relations
    assert relations["a"].copies == ("c",)
    assert relations["b"].copies == ()


def test_a_note_tells_each_group_in_words(story):
    notes = copies(story, WIRE, WIRE, NEWS).notes
    assert len(notes) == 1
    assert notes[0].where == "a0"
    assert "nearly the same text as “Title of a1” (a1)" in notes[0].what


@pytest.mark.parametrize("word", ["", "one", "one two three four"])
def test_texts_without_a_shingle_do_no_harm(story, word):
    assert copies(story, word, word, title="").relations["a0"].cited_by == ()


def test_what_a_person_holds_apart_is_no_copy(story):
    text = " ".join(f"word{n} of the report" for n in range(60))
    one, two = story("a", body=text), story("b", body=text, extra={"distinct": ("a",)})
    assert relate([one, two], limit=5).relations["a"].copies == ()


@pytest.mark.parametrize("held", ["ab", "ba", "bc", "ca"])
def test_a_third_copy_is_one_of_both_that_are_held_apart(story, held):
    text = " ".join(f"word{n} of the report" for n in range(60))
    apart = {held[0]: {"distinct": (held[1],)}}
    found = relate([story(id_, body=text, extra=apart.get(id_, {})) for id_ in "abc"], limit=0)
    expected = {(x, y) for x in "abc" for y in "abc" if x != y and {x, y} != set(held)}
    assert {(x, y) for x in "abc" for y in found.relations[x].copies} == expected
    told = [
        (note.where, [i for i in "abc" if f"“Title of {i}”" in note.what]) for note in found.notes
    ]
    assert {
        pair for where, ids in told for i in ids for pair in ((where, i), (i, where))
    } == expected


@pytest.mark.parametrize(
    ("first", "second", "agency"),
    [
        ({"agency": ("AFP",)}, {}, "AFP"),  # its dateline says so
        ({"source": "AFP"}, {"agency": ("AFP",)}, "AFP"),
        ({"agency": ("Reuters",)}, {"source": "Daily"}, ""),
        ({"source": "AFP"}, {"source": "AFP"}, "AFP"),
    ],
)
def test_copies_know_the_agency_that_all_of_them_give(story, first, second, agency):
    text = " ".join(f"w{n}" for n in range(80))
    one = story("a", body=text, **first)
    two = story("b", body=f"MINSK (AFP) — {text}", **second)
    found = relate([one, two], limit=0).relations
    assert [found["a"].copies, found["b"].copies] == [("b",), ("a",)]
    assert {found["a"].agency, found["b"].agency} == {agency}


def test_an_agency_that_all_copies_give_is_named_in_the_note(story):
    text = " ".join(f"word{n} of the report" for n in range(60))
    one = story("a", body=text, agency=("Reuters",), source="Daily")
    two = story("b", body=text, source="Reuters")
    (note,) = relate([one, two], limit=5).notes
    assert "nearly the same text (Reuters copy) as" in note.what


def test_ten_thousand_copies_take_linear_time(story):
    """Each is compared once with the first, and named with fifty others at most."""
    text = " ".join(f"word{n} of the report" for n in range(60))
    held = [story(f"{n:05}", body=f"{text} This is page {n} of the house.") for n in range(2000)]
    context = make_context(held, 5, silent)
    start = process_time()
    half = connect_copies(replace(context, articles=context.articles[:500]), Found())
    between = process_time()
    copies = connect_copies(context, Found()).copies
    assert process_time() - between < 12 * (between - start) + 1
    assert len(half.copies) == 500
    assert len(copies) == 2000
    assert {len(others) for others in copies.values()} == {50}
