"""Date lines: a line is one only if nothing but date, weekday, time, zone and filler remains.

A time is kept only with an offset. ``10/11/2022`` gives both readings; who knows more (weekday,
address, language) settles it.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta, timezone
from functools import cache

from briefings.dates import from_datetime, from_iso
from briefings.ingest.dates.days import Parts, find_named, find_numbers
from briefings.ingest.dates.words import (
    FILLERS,
    LANGUAGES,
    Words,
    is_zone,
    offset_minutes,
    vocabulary,
    words_of,
)
from briefings.ingest.labels import LABELS, match_bare_label
from briefings.model import IsoDate

#: Longer lines are prose; the longest real one seen had two dates with zones and 118 characters.
MAX_LENGTH = 160
_LAST_YOUNG = 69  # '69 is 2069, '70 is 1970, as in the time functions of C
_TIME = re.compile(
    r"(?<!\d)(\d{1,2})\s?(?:[:.h時时点點]|ч)\s?(\d{2}|\d(?=分))(?:[:.](\d{2}))?(?:分|\s?(?:uhr|h|мин|ч)\b\.?)?|"
    r"(?<!\d)(\d{1,2})\s?(?=[ap]\.?\s?m\b)|(?<!\d)(\d{1,2})\s?(?:uhr|h|時|时)(?!\w)",
    re.IGNORECASE,
)
_HALF = re.compile(r"(?<![^\W\d_])([ap])\.?\s?m\b\.?", re.IGNORECASE)
_OFFSET = re.compile(r"(?:\b(?:gmt|utc)\s*)?([+−-])(\d{1,2})(?::?(\d{2}))?(?!\d)", re.IGNORECASE)
_ORDINAL = re.compile(
    r"(?<=\d)(?:st|nd|rd|th|er|ère|º|ª|-?го|-?е)\b|(?<=\d)\.(?=\s|$)", re.IGNORECASE
)
_CROATIAN = re.compile(r"\d\.\s*listopada", re.IGNORECASE)
#: "10. 10. 2022", as Czech and Slovak print it
_SPACED = re.compile(r"(?<!\d)(\d{1,2})\. (\d{1,2})\. (\d{4})(?!\d)")
_TOKEN = re.compile(r"\d+|[^\W\d_]+(?:[’'׳״][^\W\d_]+)*[’'׳]?")
_PART = re.compile(r"[^\W\d_]+")
_ODD = re.compile(r"[^\w\s.,:;/|()\[\]’'׳״«»·•*_–—+−،؛。、，：（）#>-]")
#: "PLACE, date (AGENCY) - "
_DATELINE = re.compile(
    r"^[*_]{0,2}([^\W\d_][^()–—\n]{3,70}?)[*_]{0,2}\s*(?:[(/][^()/]{2,30}[)/])?\s*(?:--|[-–—])\s"
)
_SPLIT = re.compile(r"\s+[|·•/]\s+|\s*[|•·]\s*|\s+[–—]\s+|\s*;\s+")
#: The language of a text, or what tells it when it is asked.
Lang = str | Callable[[], str | None] | None


@dataclass(frozen=True, slots=True)
class DateFound:
    """What one piece of a date line says."""

    kind: str  #: "date", "modified" or "captured"
    readings: tuple[IsoDate, ...]  #: one; two if day and month may change places, day first
    text: str  #: as printed
    labelled: bool = False  #: a word like "Published" stood before it


def find_dates(line: str, lang: Lang = None) -> tuple[DateFound, ...]:
    """Return the dates of a line that holds nothing else, in order; empty if it holds more."""
    if not _may_be_date(line):
        return ()
    text = _plain(line)
    whole = _labelled(text, lang)
    if whole:
        return (whole,)
    parts = [_labelled(part, lang) for part in _pieces(text)]
    return tuple(part for part in parts if part) if parts and all(parts) else ()


def find_dateline(paragraph: str, lang: Lang = None) -> tuple[DateFound, ...]:
    """Return the full date of "VALLETTA, May 12, 2023 (AP) - The ferry ...", or ()."""
    match = _DATELINE.match(paragraph)
    pieces = match[1].split(",") if match else []
    tails = (",".join(pieces[start:]) for start in range(1, len(pieces)))
    return next((found for tail in tails if (found := find_dates(tail, lang))), ())


def read_date(text: str, lang: Lang = None) -> tuple[IsoDate, ...]:
    """Return the readings of a text that is a date without a label; empty if it is none.

    A bare year counts here, since the caller knows that a date must stand there.
    """
    text = _plain(text)
    if re.fullmatch(r"\d{4}(-\d\d)?", text):
        return tuple(filter(None, [from_iso(text)]))
    return _readings(text, lang)


def _may_be_date(line: str) -> bool:
    return (
        len(line) <= MAX_LENGTH
        and any(c.isdigit() for c in line)
        and not _ODD.search(line)
        and "://" not in line
        and all(word in _known() for word in _PART.findall(line.lower()))
    )


@cache
def _known() -> frozenset[str]:
    spoken = " ".join(w for kind in ("date", "modified", "captured") for w in LABELS[kind])
    return vocabulary() | set(_PART.findall(spoken))


def _plain(line: str) -> str:
    """Return the line without markup, with ASCII digits."""
    digits = "".join(
        str(unicodedata.digit(c)) if c.isdigit() and not c.isascii() else c for c in line
    )
    # "5 Jan. ’23": a year of two digits, told by its apostrophe
    digits = _SPACED.sub(r"\1.\2.\3", digits)
    digits = re.sub(r"(?<=\s)[’'](\d\d)(?!\d)", lambda m: _century(m[1]) + m[1], digits)
    return re.sub(r"[*_]{1,3}|^[#>\s]+", "", digits).strip(" \t()[]|,;·•–—")


def _century(digits: str) -> str:
    return "19" if int(digits) > _LAST_YOUNG else "20"


def _pieces(text: str) -> Iterator[str]:
    """Cut "Published 1 May 2022 | Updated 2 May 2022", with or without the bar."""
    for part in _SPLIT.split(text):
        starts = (m.start() for m in re.finditer(r"(?<=[\s,;(])[^\W\d_]", part))
        cut = next((at for at in starts if match_bare_label("modified", part[at:])), None)
        if cut:
            yield part[:cut].strip(" (,;")
            yield part[cut:].strip(" ),;")
        elif part.strip():
            yield part.strip()


def _labelled(text: str, lang: Lang) -> DateFound | None:
    for kind in ("modified", "captured", "date"):
        found = match_bare_label(kind, text)
        if found and (readings := read_date(found[1], lang)):
            return DateFound(kind, readings, text, labelled=True)
    readings = _readings(text, lang)
    return DateFound("date", readings, text) if readings else None


def _readings(text: str, lang: Lang) -> tuple[IsoDate, ...]:
    # October in Croatian, which writes a stop behind the day; November in Polish, which does not
    first = ("hr",) if _CROATIAN.search(text) else ()
    bare = _ORDINAL.sub(" ", text)
    numbers = tuple(find_numbers(bare))
    told = lang() if callable(lang) else lang
    order = dict.fromkeys([*first, told or "en", *LANGUAGES])
    for language in order:
        if language not in LANGUAGES:
            continue
        words = words_of(language)
        for parts in numbers or find_named(bare, words):
            found = _finish(parts, words)
            if found:
                return found
    return ()


def _finish(parts: Parts, words: Words) -> tuple[IsoDate, ...]:
    """Take time, zone, weekday and filler out of the rest; nothing may stay."""
    parts = _take_time(parts, words)
    weekday = None
    for token in _TOKEN.findall(parts.rest.lower()):
        if token in words.weekdays and weekday is None:
            weekday = words.weekdays[token]
        elif not _says_nothing(token, words):
            return ()
    days = [day for day in parts.days if from_iso(day)]
    if weekday is not None and len(days) > 1:
        days = [d for d in days if date.fromisoformat(d).weekday() == weekday] or days
    return tuple(_with_time(day, parts) for day in days)


def _says_nothing(token: str, words: Words) -> bool:
    """Tell whether a word of a date line may be passed over."""
    if token in FILLERS or is_zone(token) or token in words.morning | words.evening:
        return True
    return any(token in name.split() for name in words.weekdays)


def _take_time(parts: Parts, words: Words) -> Parts:
    if parts.time:
        return parts
    match = _TIME.search(parts.rest)
    if not match:
        return parts
    hour = int(match[1] or match[4] or match[5])
    minute, second = int(match[2] or 0), int(match[3] or 0)
    rest = parts.rest[: match.start()] + " " + parts.rest[match.end() :]
    half = _HALF.search(rest)
    tokens = set(_TOKEN.findall(rest.lower()))
    evening = half[1].lower() == "p" if half else bool(tokens & words.evening)
    if evening and hour < 12:
        hour += 12
    elif half and not evening and hour == 12:
        hour = 0
    rest = _HALF.sub(" ", rest)
    offset = _OFFSET.search(rest)
    if offset:
        rest = rest[: offset.start()] + " " + rest[offset.end() :]
    if hour > 23 or minute > 59 or second > 59:
        return replace(parts, rest=rest)
    shown = f"{offset[1].replace('−', '-')}{offset[2]:0>2}:{offset[3] or '00'}" if offset else None
    return replace(parts, rest=rest, time=f"{hour:02}:{minute:02}:{second:02}", offset=shown)


def _with_time(day: str, parts: Parts) -> IsoDate:
    plain = from_iso(day)
    assert plain is not None
    if not parts.time or len(day) != 10:
        return plain
    if parts.offset:
        return from_iso(f"{day}T{parts.time.zfill(5)}{parts.offset.upper()}") or plain
    year, month, number = (int(part) for part in day.split("-"))
    for token in _TOKEN.findall(parts.rest):
        minutes = offset_minutes(token, (year, month, number))
        if minutes is not None:
            zone = timezone(timedelta(minutes=minutes))
            return from_datetime(
                datetime.fromisoformat(f"{day}T{parts.time.zfill(5)}").replace(tzinfo=zone)
            )
    return plain
