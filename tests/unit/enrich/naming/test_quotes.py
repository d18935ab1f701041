"""Who said what: the speaker that a sentence names, or silence."""

import pytest

from briefings.enrich.naming.quotes import find_said

PEOPLE = {"peskov": "person:peskov", "macron": "person:macron", "hall": "person:hall"}


def said(text, lang="en"):
    return [(found.speaker, found.text) for found in find_said(text, lang, PEOPLE)]


@pytest.mark.parametrize(
    "text",
    [
        "“We will come back to it,” Peskov said.",
        "“We will come back to it,” said Kremlin spokesman Dmitry Peskov, who smiled.",
        "“We will come back to it”, Mr Peskov told reporters.",
        "On Monday Peskov said: “We will come back to it.”",
    ],
)
def test_the_subject_of_the_verb_is_the_speaker(text):
    assert [(who, what.rstrip(".")) for who, what in said(text)] == [
        ("person:peskov", "We will come back to it")
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Peskov was there. “We will come back to it,” he said.",
        "“We will come back to it,” said a spokesman for Mr Macron.",
        "“We will come back to it,” said Peskov and Macron.",
        "“We will come back to it.” Peskov said the talks had failed.",
        "“We will come back to it,” said somebody unknown.",
        "Peskov spoke of “certain people”.",
    ],
)
def test_where_the_speaker_is_not_sure_nobody_is_named(text):
    assert said(text) == []


def test_who_handed_it_on_is_told():
    text = "“We will come back to it,” Peskov said, according to state news agency Tass."
    assert [found.channel for found in find_said(text, "en", PEOPLE)] == ["Tass"]


def test_places_are_those_of_the_text():
    text = "First line.\n“We will come back to it,” Peskov said."
    found = next(find_said(text, "en", PEOPLE))
    assert text[found.start : found.end] == "“We will come back to it,”"


def test_other_languages_stay_silent():
    assert said("„Wir kommen noch einmal darauf zurück“, sagte Peskov.", "de") == []


def test_a_russian_quotation_has_its_speaker_and_who_handed_it_on():
    text = "Глава ведомства ушёл.\n«Мы к этому ещё вернёмся», — заявил Песков, сообщает Белта."
    people = {"песков": "person:peskov"}
    (found,) = find_said(text, "ru", people)
    assert (found.speaker, found.verb, found.channel) == ("person:peskov", "заявил", "Белта")
    assert text[found.start : found.end] == "«Мы к этому ещё вернёмся»"
