"""Which lines are date lines, and what they say."""

import pytest

from briefings.ingest.dates.lines import find_dates

DAY = "2022-10-10"


@pytest.mark.parametrize(
    "line",
    [
        "October 10, 2022", "Oct. 10, 2022", "10 October 2022", "10th of October 2022",
        "2022-10-10",
        "10.10.2022", "(10 Oct 2022)", "*10 October 2022*", "10-Oct-2022", "20221010",
        "Monday, 10 October 2022", "10 окт 2022", "10 октября 2022 года", "10 жовтня 2022 року",
        "10 кастрычніка 2022", "Montag, 10. Oktober 2022", "Le 10 octobre 2022 à 14h30",
        "10 de octubre de 2022", "10 ottobre 2022", "10 de outubro de 2022 às 10h",
        "10 oktober 2022", "10 października 2022", "10. října 2022", "10 Ekim 2022",
        "2022. október 10.", "10. lokakuuta 2022", "10 Οκτωβρίου 2022", "10 octombrie 2022",
        "10 октомври 2022", "١٠ أكتوبر ٢٠٢٢", "10 تشرين الأول/أكتوبر 2022", "10 באוקטובר 2022",
        "יום שני, 10 באוקטובר 2022", "2022年10月10日 星期一", "2022년 10월 10일",
        "Опубликовано 10 октября 2022, 14:30", "نشر في: ١٠ أكتوبر ٢٠٢٢", "Published: 10/10/2022",
    ],
)  # fmt: skip
def test_a_day_is_read_in_many_languages(line):
    (found,) = find_dates(line)
    assert (found.kind, found.readings) == ("date", (DAY,))


@pytest.mark.parametrize(
    ("line", "when"),
    [
        ("تاریخ انتشار: ۲۴ تیر ۱۴۰۲", "2023-07-15"),
        ("۲۲ بهمن ۱۳۵۷", "1979-02-11"),
        ("1403/12/30", "2025-03-20"),
        ("۱ فروردین ۱۴۰۴", "2025-03-21"),
        ("12 de mayo de 2023 a las 10:00", "2023-05-12"),
        ("5 Jan. ’23", "2023-01-05"),
        ("公開日：2023年6月9日（金）13時05分", "2023-06-09"),
    ],
)
def test_a_day_of_other_calendars_and_spellings_is_read(line, when):
    (found,) = find_dates(line)
    assert (when,) == found.readings


@pytest.mark.parametrize("line", ["1404/12/30", "1402/13/01", "1402/07/31"])
def test_a_day_that_the_calendar_of_iran_lacks_is_none(line):
    assert find_dates(line) == ()


@pytest.mark.parametrize(
    ("line", "when"),
    [
        ("Oct. 10, 2022, 3:05 p.m. ET", "2022-10-10T15:05:00-04:00"),
        ("Jan. 10, 2022, 3:05 p.m. ET", "2022-01-10T15:05:00-05:00"),
        ("10 октября 2022 г., 15:05 мск", "2022-10-10T15:05:00+03:00"),
        ("2022-10-10T15:05:00Z", "2022-10-10T15:05:00+00:00"),
        ("Mon, 10 Oct 2022 14:05:00 +0300", "2022-10-10T14:05:00+03:00"),
        ("Mon Oct 10 14:05:00 MSK 2022", "2022-10-10T14:05:00+03:00"),
        ("October 10, 2022 12:05 am EDT", "2022-10-10T00:05:00-04:00"),
        ("2022-10-10 15:05", "2022-10-10"),
        ("Oct. 10, 2022, 3:05 p.m.", "2022-10-10"),
        ("10 October 2022, 15:05 CST", "2022-10-10"),
        ("October 2022", "2022-10"),
    ],
)
def test_a_time_counts_only_with_an_offset(line, when):
    found = find_dates(line)
    assert (when,) == (found[0].readings if found else None)


@pytest.mark.parametrize(
    "line",
    [
        "Published Oct. 10, 2022, 3:05 p.m. (updated Oct. 11, 2022)",
        "Published: Oct 10, 2022 | Updated: Oct 11, 2022",
        "Publié le 10 octobre 2022 à 14h30, mis à jour le 11 octobre 2022 à 10h00",
    ],
)
def test_publication_and_change_are_told_apart(line):
    found = find_dates(line)
    assert [(f.kind, f.readings[0]) for f in found] == [("date", DAY), ("modified", "2022-10-11")]


@pytest.mark.parametrize(
    "line",
    [
        "2022", "May 9", "1 2 3", "31.02.2022", "The 2022 World Cup", "In October 2022 the war",
        "10 October 2022 was a Monday", "Updated 3 hours ago", "Article 10.10.2022 of the code",
        "At 10 a.m. on October 10, 2022 the minister spoke", "https://example.org/2022/10/10/",
        "12:30", "Room 101", "March on 10 2022 people",
    ],
)  # fmt: skip
def test_prose_with_numbers_is_no_date_line(line):
    assert find_dates(line) == ()


def test_slashes_give_both_readings_and_a_weekday_settles_them():
    assert find_dates("10/11/2022")[0].readings == ("2022-11-10", "2022-10-11")
    assert find_dates("Tuesday 10/11/2022")[0].readings == ("2022-10-11",)
    assert find_dates("13/11/2022")[0].readings == ("2022-11-13",)


def test_a_language_that_must_be_found_out_is_asked_for_only_by_a_date():
    asked = []

    def tell() -> str:
        asked.append(True)
        return "en"

    assert find_dates("A ferry with 12 people", tell) == ()
    assert not asked
    assert find_dates("12 May 2023", tell) == find_dates("12 May 2023", "en")
    assert asked


@pytest.mark.parametrize("line", ["10.10.2022", "1402/04/24", "20221010", "2022年10月10日"])
def test_a_day_in_numbers_is_the_same_in_every_language(line):
    assert len({find_dates(line, lang) for lang in ("en", "de", "fa", "zh")}) == 1
