"""Dates, languages and directions in the interface's language, from CLDR, never the locale."""

from functools import lru_cache

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_skeleton

from briefings import dates
from briefings.model import IsoDate

_RIGHT_TO_LEFT = {"ar", "arc", "ckb", "dv", "fa", "he", "ks", "ps", "sd", "ug", "ur", "yi"}


@lru_cache(maxsize=64)
def locale(lang: str) -> Locale:
    """Return the CLDR locale of a language tag; plain ``en`` is the world's, not one country's."""
    try:
        return Locale.parse("en_001" if lang == "en" else lang.replace("-", "_"))
    except (UnknownLocaleError, ValueError):
        return Locale.parse("en_001")


@lru_cache(maxsize=4096)
def date_text(when: IsoDate | None, lang: str, *, weekday: bool = False) -> str:
    """Return a date in words, as precise as it is; "undated" for None.

    "Monday, 10 October 2022", "10 October 2022", "October 2022", "2022".
    """
    day = dates.day(when)
    if when is None or day is None:
        return "undated"
    vague = dates.precision(when)
    if vague == "year":
        return str(day.year)
    if vague == "month":
        return str(format_skeleton("yMMMM", day, locale=locale(lang)))
    return format_date(day, "full" if weekday else "long", locale=locale(lang))


@lru_cache(maxsize=1024)
def language(lang: str | None, interface: str) -> str:
    """Return a language's name in the interface's language; the tag itself if unknown."""
    if not lang:
        return ""
    try:
        name = Locale.parse(lang.replace("-", "_")).get_display_name(locale(interface))
    except (UnknownLocaleError, ValueError):
        return lang
    return name[0].upper() + name[1:] if name else lang


def direction(lang: str | None) -> str:
    """Return "rtl" for languages written from right to left, else "ltr"."""
    return "rtl" if (lang or "").split("-")[0].lower() in _RIGHT_TO_LEFT else "ltr"
