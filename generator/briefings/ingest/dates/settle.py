"""Settle dates that can be read in two ways, and say where dates contradict each other.

Witnesses in order: another date of the same article, the day of saving, the outlet's habit as
learnt from its other pages, a weekday in the text's first words, the usage of the language. The
clock is never asked.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from briefings.dates import day, precision
from briefings.ingest.dates import weights
from briefings.ingest.dates.weights import first_capture, names_day
from briefings.ingest.dates.words import LANGUAGES, words_of
from briefings.model import IsoDate, Witness
from briefings.report import Level, Note

#: Languages whose readers put the month first, or may: English is both, the others year first.
_MONTH_MAY_LEAD = ("en", "zh", "ja", "ko", "hu", "lt", "mn", "tl", "sw")
#: Days between the date line and the address that nobody wonders about: zones, late evenings.
_TOLERANCE = 3
_OPENING = 700  # characters of a text whose weekdays tell the day: "said on Monday"
_FRESH = (0, 1)  # days between "on Monday" and the day of the paper
_NUMERIC = re.compile(r"(?<!\d)(\d{1,2})\s?([./-])\s?(\d{1,2})\s?\2\s?(?:\d{4}|\d{2})(?!\d)")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)?")


@dataclass(frozen=True, slots=True)
class Knowledge:
    """What decides between two readings beside the other dates."""

    lang: str | None = None  #: BCP 47, of the text
    habit: str | None = None  #: "dmy" or "mdy", of the outlet; None: not known
    text: str = ""  #: the article's body, of which the beginning is looked at


def settle_dates(
    where: str,
    witnesses: Sequence[Witness],
    lang: str | None,
    *,
    habit: str | None = None,
    text: str = "",
) -> tuple[tuple[Witness, ...], tuple[Note, ...]]:
    """Return the witnesses with every two-way date settled or left undecided, and findings.

    What nobody settles keeps both readings (a tuple) and wins nothing. A date after the day of
    saving loses to any other.
    """
    known = Knowledge(lang, habit, text)
    settled: list[Witness] = []
    notes: list[Note] = []
    for witness in witnesses:
        decided = _decided(witness, witnesses, known) if is_two_way(witness) else witness
        settled.append(decided or witness)
        notes.extend(() if decided else [_two_ways(where, witness)])
    return tuple(weights.weighed(settled)), tuple(notes)


def is_two_way(witness: Witness) -> bool:
    """Tell whether a witness for a date holds two readings."""
    return witness.field in weights.DATES and isinstance(witness.value, tuple)


def habit_of(witnesses: Sequence[Witness]) -> str | None:
    """Return what one article's numeric dates prove: "dmy", "mdy", or None for nothing or both.

    A number above 12 proves it, or another date of the article that fits one reading alone.
    Dates with stops between the numbers prove nothing: they have the day first everywhere.
    """
    proven = {
        order for w in witnesses if w.field in weights.DATES for order in _orders(w, witnesses)
    }
    return proven.pop() if len(proven) == 1 else None


def contradiction(where: str, winner: Witness, witnesses: Sequence[Witness]) -> Note | None:
    """Return a finding if another witness denies the date that won, else None.

    The address names a day far from it, it lies after the day of saving, or the weekday printed
    beside it is another.
    """
    won = day(IsoDate(str(winner.value)))
    if not won or precision(IsoDate(str(winner.value))) not in {"day", "time"}:
        return None
    for witness in witnesses:
        other = day(IsoDate(str(witness.value))) if names_day(witness) else None
        if not other:
            continue
        far = witness.rule.startswith("day in the address") and abs((won - other).days) > _TOLERANCE
        if far:
            said = f"the address {witness.value}"
        elif witness.field == "captured" and (won - other).days > 1:
            said = f"but it was saved on {witness.value}"
        else:
            continue
        return _doubt(where, f"the {winner.rule} says {winner.value}, {said}")
    return _denied_by_weekday(where, winner, won)


def _doubt(where: str, what: str) -> Note:
    remedy = "The first was taken; set `date` in content/ if that is wrong."
    return Note(Level.FINDING, where, f"{what}. {remedy}")


def _denied_by_weekday(where: str, winner: Witness, won: date) -> Note | None:
    numbers = sorted({n for _word, n in _weekdays(winner.text, None)})
    if len(numbers) != 1 or won.weekday() == numbers[0]:
        return None
    word = next(word for word, _n in _weekdays(winner.text, None))
    return _doubt(where, f'the {winner.rule} says {winner.value}, which is no "{word}"')


def _decided(witness: Witness, witnesses: Sequence[Witness], known: Knowledge) -> Witness | None:
    return (
        _by_another(witness, witnesses)
        or _by_capture(witness, first_capture(witnesses))
        or _by_habit(witness, known.habit)
        or _by_weekday(witness, known)
        or _by_language(witness, known.lang)
    )


def _by_another(witness: Witness, witnesses: Sequence[Witness]) -> Witness | None:
    for other in sorted(witnesses, key=lambda w: -w.confidence):
        if other.field in {"date", "modified"} and isinstance(other.value, str):
            for reading in witness.value:
                if other.value[:10] == reading[:10]:
                    rule = f"{witness.rule}, settled by {other.rule}"
                    return replace(witness, value=reading, rule=rule)
    return None


def _by_capture(witness: Witness, captured: date | None) -> Witness | None:
    """Return the one reading that does not lie after the day of saving."""
    days = {str(reading): day(IsoDate(reading)) for reading in witness.value}
    possible = [r for r, d in days.items() if d and captured and (d - captured).days <= 1]
    if witness.field == "captured" or len(possible) != 1:
        return None
    rule = f"{witness.rule}, settled by the day of saving"
    confidence = min(witness.confidence, 0.8)
    return replace(witness, value=possible[0], rule=rule, confidence=confidence)


def _by_habit(witness: Witness, habit: str | None) -> Witness | None:
    if habit not in {"dmy", "mdy"}:
        return None
    order = "day" if habit == "dmy" else "month"
    rule = f"{witness.rule}, {order} first as on other pages of this outlet"
    value = witness.value[0 if habit == "dmy" else 1]
    return replace(witness, value=value, rule=rule, confidence=min(witness.confidence, 0.75))


def _by_weekday(witness: Witness, known: Knowledge) -> Witness | None:
    """Return the one reading that a weekday named in the first words fits."""
    named = {number for _word, number in _weekdays(known.text[:_OPENING], known.lang)}
    fits = [
        reading
        for reading in witness.value
        if (when := day(IsoDate(reading)))
        and any((when.weekday() - number) % 7 in _FRESH for number in named)
    ]
    if len(fits) != 1:
        return None
    rule = f"{witness.rule}, settled by a weekday in the text"
    return replace(witness, value=fits[0], rule=rule, confidence=min(witness.confidence, 0.6))


def _by_language(witness: Witness, lang: str | None) -> Witness | None:
    if lang is None or lang.split("-")[0] in _MONTH_MAY_LEAD:
        return None
    rule = f"{witness.rule}, day first as is usual in this language ({lang})"
    return replace(witness, value=witness.value[0], rule=rule, confidence=0.7)


def _weekdays(text: str, lang: str | None) -> Iterator[tuple[str, int]]:
    """Yield whole names of weekdays (no abbreviations) with their numbers, Monday is 0.

    Without a language English and the date line's other tongues are tried in their order.
    """
    spoken = [lang.split("-")[0]] if lang else list(LANGUAGES[:12])
    for code in spoken:
        if code not in LANGUAGES:
            continue
        names = words_of(code).weekdays
        found = [w for w in _WORD.findall(text.lower()) if len(w) >= 4 and w in names]
        if found:
            yield from ((word, names[word]) for word in found)
            return


def _orders(witness: Witness, witnesses: Sequence[Witness]) -> Iterator[str]:
    for match in _NUMERIC.finditer(witness.text):
        first, second = int(match[1]), int(match[3])
        if match[2] == "." or not (1 <= first <= 31 and 1 <= second <= 31):
            continue
        if first > 12 >= second:
            yield "dmy"
        elif second > 12 >= first:
            yield "mdy"
        elif first != second and is_two_way(witness):
            days = {str(w.value)[5:10] for w in witnesses if names_day(w)}
            fits = {f"{second:02}-{first:02}": "dmy", f"{first:02}-{second:02}": "mdy"}
            yield from sorted(order for reading, order in fits.items() if reading in days)


def _two_ways(where: str, witness: Witness) -> Note:
    at = f"{where}, {witness.where}" if witness.where else where
    what = (
        f'"{witness.text}" may be {" or ".join(witness.value)}; neither was taken. '
        f"Set `{witness.field}` in content/."
    )
    return Note(Level.FINDING, at, what)
