"""Words that date lines are made of: months, weekdays, half days, zones, by language.

Month and weekday names come from dateparser's data (CLDR with additions of its own). Its parser is
not used: it fills missing parts from the clock and reads a day out of nearly any line.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from importlib import import_module
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from briefings.ingest.dates.jalali import MONTHS as IRANIAN_MONTHS

#: Languages tried in this order after the text's own; the first that explains a whole line wins.
LANGUAGES = (
    "en", "ru", "uk", "be", "de", "fr", "es", "it", "pt", "nl", "pl", "cs", "sk", "ar", "fa", "he",
    "tr", "zh", "ja", "ko", "sv", "da", "nb", "fi", "et", "lv", "lt", "ro", "hu", "bg", "sr",
    "sr-Latn", "hr", "bs", "sl", "mk", "sq", "el", "ka", "hy", "az", "kk", "ky", "uz", "mn",
    "hi", "bn", "ur", "id", "ms", "vi", "sw", "ca", "gl", "eu", "is", "ga", "cy",
)  # fmt: skip
_MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
)  # fmt: skip
_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
#: What dateparser's data lacks and newspapers print.
_MORE_MONTHS: Mapping[str, Mapping[str, int]] = {
    "en": {"sept": 9},
    "ru": {"сент": 9, "нояб": 11, "февр": 2},
    "be": {"траўня": 5, "верасня": 9, "снежня": 12},
    "de": {"jän": 1, "jänner": 1, "feber": 2, "sept": 9},
    "fr": {"sept": 9},
    # the second case, as in "10. oktobra"
    "sr": {
        "јануара": 1, "фебруара": 2, "марта": 3, "априла": 4, "маја": 5, "јуна": 6, "јула": 7,
        "августа": 8, "септембра": 9, "октобра": 10, "новембра": 11, "децембра": 12,
    },
    "sr-Latn": {
        "januara": 1, "februara": 2, "marta": 3, "aprila": 4, "maja": 5, "juna": 6, "jula": 7,
        "avgusta": 8, "septembra": 9, "oktobra": 10, "novembra": 11, "decembra": 12,
    },
    # "in October"
    "lv": {
        "janvārī": 1, "februārī": 2, "martā": 3, "aprīlī": 4, "maijā": 5, "jūnijā": 6, "jūlijā": 7,
        "augustā": 8, "septembrī": 9, "oktobrī": 10, "novembrī": 11, "decembrī": 12,
    },
    "es": {"setiembre": 9, "sept": 9},
    "ar": {
        "كانون الثاني": 1, "شباط": 2, "آذار": 3, "نيسان": 4, "أيار": 5, "حزيران": 6, "تموز": 7,
        "آب": 8, "أيلول": 9, "تشرين الأول": 10, "تشرين الثاني": 11, "كانون الأول": 12,
        "جانفي": 1, "فيفري": 2, "أفريل": 4, "ماي": 5, "جوان": 6, "جويلية": 7, "أوت": 8,
    },
}  # fmt: skip
#: Single letters and Roman numerals of the data explain too much.
_SHORTEST = 2

#: Words that may stand in a date line and say nothing, in all languages together.
FILLERS = frozenset({
    "the", "of", "at", "on", "a", "d", "de", "del", "della", "di", "da", "den", "der", "dem",
    "dei", "le", "la", "el", "al", "les", "à", "um", "uhr", "o", "o'clock", "oclock", "h",
    "hs", "hrs", "hod", "год", "г", "года", "гг", "в", "во", "о", "року", "р", "рік", "роки",
    "году", "od", "dne", "dnia", "w", "r", "rok", "kl", "klo", "kello", "om", "te", "uur",
    "às", "as", "ore", "alle", "ora", "año", "ano", "an", "anul", "e", "y", "sat", "saat",
    "tarihinde", "da'te", "yil", "yılı", "i", "local", "time", "est", "heure", "heures", "st",
    "nd", "rd", "th", "er", "ère", "º", "ª", "o'zbek", "في", "يوم", "الساعة", "عند", "بتاريخ",
    "تاريخ", "عام", "سنة", "م", "هـ", "ב", "ביום", "בשעה", "שעה", "روز", "ساعت", "سال", "در",
    "年", "月", "日", "星期", "시", "년", "월", "일", "오전", "오후", "по", "мин",
    "read", "feira", "на", "u", "gada", "жылғы", "жылы", "στις", "مساء", "صباحا",
    "بتوقيت", "las", "hora", "horas", "時", "分", "时", "点", "點", "一", "二", "三", "四",
    "五", "六", "火", "水", "木", "金", "土",
})  # fmt: skip

#: Names of zones as printed; fixed offsets in minutes, or a place whose rules hold. What means
#: several zones (CST, IST, BST in Asia) is missing on purpose: no offset then, and so no time.
_ZONES: Mapping[str, int | str] = {
    "z": 0, "utc": 0, "gmt": 0, "est": -300, "edt": -240, "et": "America/New_York",
    "eastern": "America/New_York", "pst": -480, "pdt": -420, "pt": "America/Los_Angeles",
    "mdt": -360, "cdt": -300, "cet": 60, "cest": 120, "mez": 60, "mesz": 120, "eet": 120,
    "eest": 180, "msk": "Europe/Moscow", "мск": "Europe/Moscow", "jst": 540, "kst": 540,
    "aest": 600, "aedt": 660, "hkt": 480, "bst": 60, "wib": 420,
}  # fmt: skip


#: Zones that cannot be placed for sure, or whose day is enough: their time is dropped.
_UNPLACED = {
    "cst", "ist", "mst", "mt", "ct", "sast", "wat", "eat", "cat", "gst", "pkt", "npt", "sgt", "myt",
    "ict", "nzst", "nzdt", "acst", "awst", "brt", "art", "clt", "trt", "irst", "idt", "hst",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Words:
    """The names of one language, lower case, without final stops."""

    months: Mapping[str, int]  #: 1 to 12
    longest_first: tuple[tuple[str, int], ...]  #: the months, for looking them up in a line
    weekdays: Mapping[str, int]  #: 0 is Monday, as in ``date.weekday``
    morning: frozenset[str]
    evening: frozenset[str]


@cache
def words_of(language: str) -> Words:
    """Return the names of one language of ``LANGUAGES``."""
    info = import_module(f"dateparser.data.date_translation_data.{language}").info
    months = _numbered(info, _MONTHS, 1) | dict(_MORE_MONTHS.get(language, {}))
    half = {key: frozenset(_plain(word) for word in info.get(key, ())) for key in ("am", "pm")}
    ordered = tuple(sorted(months.items(), key=lambda item: (-len(item[0]), item[0])))
    return Words(months, ordered, _numbered(info, _DAYS, 0), half["am"], half["pm"])


@cache
def vocabulary() -> frozenset[str]:
    """Return every word that may stand in a date line of any language, labels left out."""
    names = {
        part
        for language in LANGUAGES
        for words in [words_of(language)]
        for name in (*words.months, *words.weekdays, *words.morning, *words.evening)
        for part in re.findall(r"[^\W\d_]+", name)
    }
    return frozenset(
        names
        | set(IRANIAN_MONTHS)
        | FILLERS
        | set(_ZONES)
        | _UNPLACED
        | {"p", "a", "pm", "am", "m", "t", "ч"}
    )


def _numbered(info: Mapping[str, list[str]], keys: tuple[str, ...], first: int) -> dict[str, int]:
    return {
        name: number
        for number, key in enumerate(keys, first)
        for word in info.get(key, ())
        if len(name := _plain(word)) >= _SHORTEST and not name[0].isdigit() and not _is_roman(name)
    }


def _plain(word: str) -> str:
    return word.lower().strip(". ")


def _is_roman(word: str) -> bool:
    return set(word) <= set("ivx")


def offset_minutes(zone: str, when: tuple[int, int, int]) -> int | None:
    """Return minutes east of UTC for a zone's name on a day, or None if the name is unknown."""
    rule = _ZONES.get(zone.lower().strip("."))
    if rule is None or isinstance(rule, int):
        return rule
    try:
        offset = datetime(*when, 12, tzinfo=ZoneInfo(rule)).utcoffset()
    except (ZoneInfoNotFoundError, ValueError):
        return None
    return None if offset is None else int(offset.total_seconds() // 60)


def is_zone(word: str) -> bool:
    """Tell whether the word names a zone that we can place."""
    return word.lower().strip(".") in _ZONES.keys() | _UNPLACED
