"""Dates against each other: what one witness says may take weight from another.

A date after the day of saving, a date of change shown without a label, a stamp that a program puts
on every page: each stays among the witnesses and loses to better ones.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from briefings.dates import day, instant, precision
from briefings.model import IsoDate, Witness

DATES = frozenset({"date", "modified", "captured"})
#: Rules by which a page shows a date without a label; they may mean the last change.
_SHOWN = ("date printed", "time element", "element with the class of a date")
_TRUSTED = 0.9  # confidence of a date of publication that such a one gives way to
#: Confidence of a date that lies after the day of saving: it wins where nothing else speaks.
_IMPOSSIBLE = 0.2
_WEAK = 0.6  # confidence below which a time is not lifted: it may be another article's
_AGREED = 0.9  # confidence of two claims that deny a third
_GAP = 3  # days between publication and change that tell a stamp from an ordinary day's work


def names_day(witness: Witness) -> bool:
    """Tell whether a claim is for a date, has one reading, and is as precise as a day."""
    dated = witness.field in DATES and isinstance(witness.value, str)
    return dated and precision(IsoDate(str(witness.value))) in {"day", "time"}


def weighed(witnesses: Sequence[Witness]) -> Iterator[Witness]:
    """Yield the claims in their order; dates that others make doubtful have less confidence."""
    captured = first_capture(witnesses)
    told = [_unless_stamped(_unless_change(w, witnesses), witnesses) for w in witnesses]
    told = [_unless_denied(w, told) for w in told]
    possible = [_unless_later(witness, captured) for witness in told]
    for witness in possible:
        yield _raised(witness, possible)


def _unless_change(witness: Witness, witnesses: Sequence[Witness]) -> Witness:
    """Return the claim, with less weight if the page shows its last change without saying so.

    It then is the day that the metadata give for the change, and they give another, earlier one
    for publication.
    """
    shown = witness.field == "date" and witness.rule.startswith(_SHOWN)
    if not shown or not names_day(witness):
        return witness
    others = [w for w in witnesses if names_day(w) and not w.rule.startswith(_SHOWN)]
    own = str(witness.value)[:10]
    changed = any(w.field == "modified" and str(w.value)[:10] == own for w in others)
    days = [str(w.value)[:10] for w in others if w.field == "date" and w.confidence > _TRUSTED]
    if not changed or not days or max(days) >= own:
        return witness
    rule = f"{witness.rule}, the day of the last change"
    return replace(witness, rule=rule, confidence=min(witness.confidence, 0.5))


def _unless_stamped(witness: Witness, witnesses: Sequence[Witness]) -> Witness:
    """Return the claim, with less weight if a program stamps publication and change alike.

    It does so if both are the same instant in JSON-LD, and others of the page name an earlier day.
    """
    if witness.rule != "JSON-LD datePublished" or not names_day(witness):
        return witness
    alike = any(w.rule == "JSON-LD dateModified" and w.value == witness.value for w in witnesses)
    own = str(witness.value)[:10]
    earlier = [
        w
        for w in witnesses
        if w.field == "date" and names_day(w) and w.confidence >= 0.7 and str(w.value)[:10] < own
    ]
    if not alike or not any(_days_between(w, witness) > _GAP for w in earlier):
        return witness
    rule = f"{witness.rule}, the same as that of the last change"
    return replace(witness, rule=rule, confidence=min(witness.confidence, 0.65))


def _unless_denied(witness: Witness, witnesses: Sequence[Witness]) -> Witness:
    """Return the claim, with less weight if the page prints another day, and its metadata agree.

    JSON-LD may keep the day of a page's first version under an article that was written anew. The
    day of the last change denies nothing.
    """
    if witness.rule != "JSON-LD datePublished" or not names_day(witness):
        return witness
    changed = {str(w.value)[:10] for w in witnesses if w.field == "modified"}
    others = [
        w
        for w in witnesses
        if w.field == "date"
        and names_day(w)
        and w.confidence >= _AGREED
        and abs(_days_between(w, witness)) > _GAP
        and str(w.value)[:10] not in changed
    ]
    shown = {str(w.value)[:10] for w in others if w.rule.startswith(_SHOWN)}
    if not any(w.rule.startswith("meta ") and str(w.value)[:10] in shown for w in others):
        return witness
    rule = f"{witness.rule}, which the page and its other data deny"
    return replace(witness, rule=rule, confidence=min(witness.confidence, 0.65))


def _unless_later(witness: Witness, captured: date | None) -> Witness:
    """Return the claim, with little weight if it names a day after that of saving."""
    if not captured or witness.field != "date" or not names_day(witness):
        return witness
    when = day(IsoDate(str(witness.value)))
    if not when or (when - captured).days <= 1:  # a day: zones
        return witness
    rule = f"{witness.rule}, after the day of saving"
    return replace(witness, rule=rule, confidence=min(witness.confidence, _IMPOSSIBLE))


def _raised(witness: Witness, witnesses: Sequence[Witness]) -> Witness:
    """Return the claim; a time on the printed day counts more than the printed day alone.

    So does a time in the outlet's own zone, against the same instant in UTC: its day may differ.
    """
    if witness.rule == "day in the address":
        return _of_address(witness, witnesses)
    dated = witness.field in {"date", "modified"} and _has_time(witness)
    if not dated or witness.confidence < _WEAK:
        return witness
    same = (w for w in witnesses if w is not witness and w.field == witness.field)
    others = [w for w in same if names_day(w)]
    printed = [w.confidence for w in others if _prints_day_of(w, witness)]
    in_utc = [w.confidence for w in others if _same_in_utc(w, witness)]
    best = max((*printed, *in_utc), default=0.0)
    if best <= witness.confidence:
        return witness
    rule = f"{witness.rule}, {'the day as printed' if printed else 'in the zone of the outlet'}"
    # a little of its own, so that the better of two stays the better
    return replace(
        witness, rule=rule, confidence=round(best + 0.001 + witness.confidence / 1000, 4)
    )


def _of_address(witness: Witness, witnesses: Sequence[Witness]) -> Witness:
    """Return the claim; the day in an address is the outlet's own, a time in UTC is a machine's.

    It wins where some zone on Earth (UTC-12 to UTC+14) had that day at that instant, and no
    printed date decides.
    """
    dates = [w for w in witnesses if w.field == "date" and w is not witness and names_day(w)]
    best = max(dates, key=lambda w: w.confidence, default=None)
    if not best or not names_day(witness) or not str(best.value).endswith("+00:00"):
        return witness
    printed = any(w.rule.removeprefix("labelled ").startswith("date printed") for w in dates)
    hour = instant(IsoDate(str(best.value))).hour
    apart = _days_between(witness, best)
    if printed or not ((apart == 1 and hour < 12) or (apart == -1 and hour >= 10)):
        return witness
    rule = f"{witness.rule}, in the zone of the outlet"
    return replace(witness, rule=rule, confidence=round(best.confidence + 0.001, 4))


def _has_time(witness: Witness) -> bool:
    return names_day(witness) and precision(IsoDate(str(witness.value))) == "time"


def _prints_day_of(printed: Witness, timed: Witness) -> bool:
    shown = printed.rule.removeprefix("labelled ").startswith("date printed")
    return shown and not _has_time(printed) and str(printed.value) == str(timed.value)[:10]


def _same_in_utc(other: Witness, witness: Witness) -> bool:
    """Tell whether another claim is the same instant in UTC, and this one is in a zone."""
    own, its = str(witness.value), str(other.value)
    if not _has_time(other) or own.endswith("+00:00") or not its.endswith("+00:00"):
        return False
    return instant(IsoDate(own)) == instant(IsoDate(its))


def first_capture(witnesses: Sequence[Witness]) -> date | None:
    """Return the earliest day of saving that the claims name, or None."""
    days = (day(IsoDate(str(w.value))) for w in witnesses if w.field == "captured" and names_day(w))
    return min(filter(None, days), default=None)


def _days_between(first: Witness, second: Witness) -> int:
    start, end = day(IsoDate(str(first.value))), day(IsoDate(str(second.value)))
    return (end - start).days if start and end else 0
