"""Dates against each other: two readings of one number, and witnesses that deny each other."""

import pytest

from briefings.ingest.dates.settle import contradiction, habit_of, settle_dates
from briefings.model import Witness

TWO_WAYS = ("2022-11-10", "2022-10-11")  # "10/11/2022", the day first, then the month


def claim(value, field="date", *, rule="date line", text="10/11/2022", sure=0.9):
    return Witness(field, value, rule, "line 1", text, sure)


def settled(*witnesses, lang="en", **known):
    made, notes = settle_dates("x.txt", witnesses, lang, **known)
    return made[0].value, [note.what for note in notes]


def test_nobody_knows_and_both_readings_are_told():
    value, notes = settled(claim(TWO_WAYS))
    assert value == TWO_WAYS
    assert "2022-11-10 or 2022-10-11" in notes[0]


@pytest.mark.parametrize(
    ("others", "known", "expected"),
    [
        ([claim("2022-10-11", rule="day in the address")], {}, "2022-10-11"),
        ([claim("2022-11-10T09:00:00+00:00", rule="JSON-LD datePublished")], {}, "2022-11-10"),
        ([claim("2022-10-20", "captured")], {}, "2022-10-11"),  # it cannot be later than that
        ([], {"habit": "dmy"}, "2022-11-10"),
        ([], {"habit": "mdy"}, "2022-10-11"),
        ([], {"lang": "de"}, "2022-11-10"),
        # 10 November was a Thursday, 11 October a Tuesday
        ([], {"text": "The council said on Thursday that it agreed."}, "2022-11-10"),
        ([], {"text": "The council said on Monday that it agreed."}, "2022-10-11"),
        # the address knows better than the habit
        ([claim("2022-10-11", rule="day in the address")], {"habit": "dmy"}, "2022-10-11"),
    ],
)
def test_another_witness_settles_a_date(others, known, expected):
    value, notes = settled(claim(TWO_WAYS), *others, **known)
    assert value == expected
    assert not notes


def test_weekdays_that_fit_both_readings_settle_nothing():
    value, notes = settled(claim(TWO_WAYS), text="From Tuesday to Thursday the ships lay still.")
    assert value == TWO_WAYS
    assert notes


@pytest.mark.parametrize(
    ("witnesses", "expected"),
    [
        ([claim("2022-11-25", text="25/11/2022")], "dmy"),
        ([claim("2022-11-25", text="11/25/2022")], "mdy"),
        ([claim("2022-11-25", text="Posted 25-11-22 by Ada")], "dmy"),
        ([claim("2022-11-25", text="25.11.2022")], None),  # no habit: everybody writes it so
        ([claim("2022-11-11", text="11/11/2022")], None),
        ([claim(TWO_WAYS)], None),
        ([claim(TWO_WAYS), claim("2022-11-10", rule="JSON-LD", text="2022-11-10")], "dmy"),
        ([claim(TWO_WAYS), claim("2022-10-11", rule="JSON-LD", text="2022-10-11")], "mdy"),
        ([claim("2022-11-25", text="25/11/2022"), claim("2022-11-26", text="11/26/2022")], None),
    ],
)
def test_one_article_tells_the_habit_of_its_outlet(witnesses, expected):
    assert habit_of(witnesses) == expected


def test_a_date_after_the_day_of_saving_loses_to_any_other():
    early, late = claim("2022-10-11", sure=0.4), claim("2022-12-24", sure=0.97)
    made, _ = settle_dates("x", [late, early, claim("2022-10-12", "captured")], "en")
    assert made[0].confidence < made[1].confidence
    assert "after the day of saving" in made[0].rule


def test_a_date_after_the_day_of_saving_is_a_finding():
    won, captured = claim("2022-12-24"), claim("2022-10-12", "captured")
    assert "it was saved on 2022-10-12" in contradiction("x", won, [won, captured]).what


def test_the_evening_of_another_zone_is_no_contradiction():
    won, captured = claim("2022-10-13"), claim("2022-10-12T23:00:00+00:00", "captured")
    assert contradiction("x", won, [won, captured]) is None


def test_a_weekday_that_the_date_is_not_is_a_finding():
    won = claim("2022-10-11", text="Monday, 11 October 2022")
    assert 'which is no "monday"' in contradiction("x", won, [won]).what
    right = claim("2022-10-11", text="Tuesday, 11 October 2022")
    assert contradiction("x", right, [right]) is None


def test_the_time_on_the_printed_day_wins_over_the_day_alone():
    printed = claim("2022-10-11", rule="date printed below the heading", sure=0.975)
    timed = claim("2022-10-11T08:00:00+02:00", rule="JSON-LD datePublished", sure=0.97)
    other = claim("2022-10-12T08:00:00+02:00", rule="meta date", sure=0.94)
    made, _ = settle_dates("x", [printed, timed, other], "en")
    assert max(made, key=lambda w: w.confidence).value == timed.value


def test_the_outlets_own_zone_wins_over_the_same_instant_in_utc():
    utc = claim("2022-10-12T01:00:00+00:00", rule="JSON-LD datePublished", sure=0.97)
    local = claim("2022-10-11T21:00:00-04:00", rule="time element", sure=0.94)
    made, _ = settle_dates("x", [utc, local], "en")
    assert max(made, key=lambda w: w.confidence).value == local.value


def test_the_day_in_the_address_is_the_outlets_against_a_time_in_utc():
    utc = claim("2022-10-12T03:30:00+00:00", rule="JSON-LD datePublished", sure=0.97)
    address = claim("2022-10-11", rule="day in the address", sure=0.6)
    made, _ = settle_dates("x", [utc, address], "en")
    assert max(made, key=lambda w: w.confidence).value == "2022-10-11"
    far = claim("2022-10-08", rule="day in the address", sure=0.6)
    made, _ = settle_dates("x", [utc, far], "en")
    assert max(made, key=lambda w: w.confidence).value == utc.value


def test_no_zone_has_the_evening_before_at_five_in_the_afternoon():
    utc = claim("2022-10-12T17:08:49+00:00", rule="JSON-LD datePublished", sure=0.97)
    address = claim("2022-10-11", rule="day in the address", sure=0.6)
    made, _ = settle_dates("x", [utc, address], "en")
    assert max(made, key=lambda w: w.confidence).value == utc.value
