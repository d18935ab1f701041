"""Settle dates that can be read in two ways, and say where dates contradict each other."""

from collections.abc import Sequence
from dataclasses import replace

from briefings.dates import day, precision
from briefings.model import IsoDate, Witness
from briefings.report import Level, Note

#: Languages whose readers put the month first, or may: English is both, the others year first.
_MONTH_MAY_LEAD = ("en", "zh", "ja", "ko", "hu", "lt", "mn", "tl", "sw")
#: Days between the date line and the address that nobody wonders about: zones, late evenings.
_TOLERANCE = 3


def settle_dates(
    where: str, witnesses: Sequence[Witness], lang: str | None
) -> tuple[tuple[Witness, ...], tuple[Note, ...]]:
    """Return the witnesses with every two-way date settled or left undecided, and findings.

    Another witness for the same field settles it, then the language of the text. What nobody
    settles keeps both readings (a tuple) and wins nothing.
    """
    settled: list[Witness] = []
    notes: list[Note] = []
    for witness in witnesses:
        if not is_two_way(witness):
            settled.append(witness)
            continue
        decided = _by_another(witness, witnesses) or _by_language(witness, lang)
        settled.append(decided or witness)
        notes.extend(() if decided else [_two_ways(where, witness)])
    return tuple(settled), tuple(notes)


def is_two_way(witness: Witness) -> bool:
    """Tell whether a witness for a date holds two readings."""
    return witness.field in {"date", "modified", "captured"} and isinstance(witness.value, tuple)


def contradiction(where: str, winner: Witness, witnesses: Sequence[Witness]) -> Note | None:
    """Return a finding if the address names a day far from the date that won, else None."""
    won = day(IsoDate(str(winner.value)))
    for witness in witnesses:
        if witness.rule != "day in the address" or len(str(witness.value)) < 10:
            continue
        other = day(IsoDate(str(witness.value)))
        exact = precision(IsoDate(str(winner.value))) in {"day", "time"}
        if won and other and exact and abs((won - other).days) > _TOLERANCE:
            what = (
                f"the {winner.rule} says {winner.value}, the address {witness.value}. "
                "The first was taken; set `date` in content/ if that is wrong."
            )
            return Note(Level.FINDING, where, what)
    return None


def _by_another(witness: Witness, witnesses: Sequence[Witness]) -> Witness | None:
    for other in sorted(witnesses, key=lambda w: -w.confidence):
        if other.field in {"date", "modified"} and isinstance(other.value, str):
            for reading in witness.value:
                if other.value[:10] == reading[:10]:
                    rule = f"{witness.rule}, settled by {other.rule}"
                    return replace(witness, value=reading, rule=rule)
    return None


def _by_language(witness: Witness, lang: str | None) -> Witness | None:
    if lang is None or lang.split("-")[0] in _MONTH_MAY_LEAD:
        return None
    rule = f"{witness.rule}, day first as is usual in this language ({lang})"
    return replace(witness, value=witness.value[0], rule=rule, confidence=0.7)


def _two_ways(where: str, witness: Witness) -> Note:
    at = f"{where}, {witness.where}" if witness.where else where
    what = (
        f'"{witness.text}" may be {" or ".join(witness.value)}; neither was taken. '
        f"Set `{witness.field}` in content/."
    )
    return Note(Level.FINDING, at, what)
