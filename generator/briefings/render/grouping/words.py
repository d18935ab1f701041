"""Dates, languages and directions in the interface's language, from CLDR, never the locale."""

from datetime import date
from functools import lru_cache

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_skeleton

from briefings import dates
from briefings.model import IsoDate, Status
from briefings.phrases import locale, phrases


def spoken(lang: str) -> Locale:
    """Return the locale of the interface: English where there is no catalogue for a language."""
    return locale(phrases(lang).lang)


@lru_cache(maxsize=4096)
def date_text(when: IsoDate | None, lang: str, *, weekday: bool = False) -> str:
    """Return a date in words, as precise as it is; "undated" for None.

    "Monday, 10 October 2022", "10 October 2022", "October 2022", "2022". Only whole names of months
    are asked for: Babel 2.18 mixes up those of all languages once Chinese abbreviations were read.
    """
    day = dates.day(when)
    if when is None or day is None:
        return phrases(lang).say("undated")
    vague = dates.precision(when)
    if vague == "year":
        return str(day.year)
    if vague == "month":
        return str(format_skeleton("yMMMM", day, locale=spoken(lang)))
    return format_date(day, "full" if weekday else "long", locale=spoken(lang))


@lru_cache(maxsize=256)
def month_name(number: int, lang: str) -> str:
    """Return the name of a month by itself, 1 to 12.

    The form that the language's own pattern of month and year uses: the other may be an alias, and
    Babel 2.18 takes the target of an alias from whatever language came first.
    """
    known = spoken(lang)
    letters = "LLLL" if "LLLL" in known.datetime_skeletons["yMMMM"].pattern else "MMMM"
    return format_date(date(2000, number, 1), letters, locale=known)


@lru_cache(maxsize=64)
def weekday_names(lang: str) -> tuple[str, ...]:
    """Return the short names of the weekdays, Monday first."""
    return tuple(spoken(lang).days["format"]["abbreviated"][day] for day in range(7))


def country_name(code: str, interface: str) -> str:
    """Return a country's name in the interface's language; the code itself if unknown."""
    return str(spoken(interface).territories.get(code.upper(), code))


@lru_cache(maxsize=1024)
def language(lang: str | None, interface: str) -> str:
    """Return a language's name in the interface's language; the tag itself if unknown."""
    if not lang:
        return ""
    try:
        name = Locale.parse(lang.replace("-", "_")).get_display_name(spoken(interface))
    except (UnknownLocaleError, ValueError):
        return lang
    return name[0].upper() + name[1:] if name else lang


def span_text(first: IsoDate, last: IsoDate, lang: str) -> str:
    """Return a range of dates in words, or the one date."""
    words = (date_text(first, lang), date_text(last, lang))
    if words[0] == words[1]:
        return words[0]
    return phrases(lang).say("%(first)s to %(last)s", first=words[0], last=words[1])


def status_text(status: Status, lang: str) -> str:
    """Return a status worth showing in words; "" for what is simply published."""
    say = phrases(lang).say
    return {
        Status.DRAFT: say("draft"),
        Status.CORRECTED: say("corrected"),
        Status.RETRACTED: say("retracted"),
        Status.WITHDRAWN: say("withdrawn"),
    }.get(status, "")
