"""Dates as precise as their source and no more."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefings import dates


@pytest.mark.parametrize(
    ("normal", "text"),
    [
        ("2022", "2022"),
        ("2022-10", "2022-10"),
        ("2022-10-10", " 2022-10-10 "),
        ("2022-10-10T14:05:00+03:00", "2022-10-10T14:05+03:00"),
        ("2022-10-10T14:05:09+03:00", "2022-10-10 14:05:09.123 +0300"),
        ("2022-10-10T14:05:00+03:00", "2022-10-10T14:05+03"),
        ("2022-10-10T14:05:00+00:00", "2022-10-10T14:05Z"),
        ("2022-10-10T14:05:00+00:00", "2022-10-10t14:05:00z"),
        ("2022-10-10T14:05:00-09:30", "2022-10-10T14:05:00-09:30"),
        ("2024-02-29", "2024-02-29"),
    ],
)
def test_iso_dates_take_their_normal_form(normal, text):
    assert normal == dates.from_iso(text)


@pytest.mark.parametrize("text", ["2022-10-10T14:05", "2022-10-10 14:05:00"])
def test_a_time_without_offset_is_no_instant_and_is_dropped(text):
    assert dates.from_iso(text) == "2022-10-10"


@pytest.mark.parametrize(
    "text",
    [
        "", "10 October 2022", "10.10.2022", "20221010", "22-10-10", "2022-1-1", "2022-13",
        "2022-02-30", "2023-02-29", "2022-10-10T25:00Z", "2022-10-10T14:05+99:00", "0000",
        "1449-12-31", "2200", "2022-10-10 and more", "2022-10-10\n2022", "٢٠٢٢-١٠-١٠",
    ],
)  # fmt: skip
def test_what_is_no_real_day_is_no_date(text):
    assert dates.from_iso(text) is None


@pytest.mark.parametrize("text", ["1450", "2199-12-31"])
def test_the_first_and_the_last_year_are_dates(text):
    assert text == dates.from_iso(text)


@settings(deadline=None, derandomize=True, max_examples=300)
@given(
    st.datetimes(datetime(1450, 1, 2), datetime(2199, 12, 30)),  # noqa: DTZ001
    st.none() | st.integers(-14 * 60, 14 * 60).map(lambda m: timezone(timedelta(minutes=m))),
)
def test_a_datetime_survives_the_way_through_text(when, zone):
    text = dates.from_datetime(when.replace(tzinfo=zone))
    assert text == dates.from_iso(text)


def test_a_datetime_without_zone_is_a_day():
    assert dates.from_datetime(datetime(2022, 10, 10, 14, 5)) == "2022-10-10"  # noqa: DTZ001


@pytest.mark.parametrize(
    ("precision", "text"),
    [
        ("year", "2022"), ("month", "2022-10"), ("day", "2022-10-10"),
        ("time", "2022-10-10T14:05:00+03:00"),
    ],
)  # fmt: skip
def test_the_precision_is_what_was_written(precision, text):
    assert precision == dates.precision(text)


@pytest.mark.parametrize(
    ("day", "text"),
    [
        (date(2022, 1, 1), "2022"),
        (date(2022, 10, 1), "2022-10"),
        (date(2022, 10, 10), "2022-10-10T23:59:00-11:00"),  # as printed, whatever the zone
        (None, None),
        (None, ""),
    ],
)
def test_the_day_is_as_printed(day, text):
    assert day == dates.day(text)


def test_a_day_is_noon_in_feeds():
    assert datetime(2022, 10, 10, 12, tzinfo=UTC) == dates.instant("2022-10-10")


def test_a_time_is_itself_in_feeds():
    assert datetime(2022, 10, 9, 23, 5, tzinfo=UTC) == dates.instant("2022-10-10T02:05:00+03:00")
