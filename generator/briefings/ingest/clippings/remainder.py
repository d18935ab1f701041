"""What a line says beyond the fields made of it: nothing of a text is lost without a word.

A line that a rule took goes back to the body where more than a short phrase of it became no
field. What is left out on purpose, as furniture of a web site, is said in a note.
"""

import re
from collections.abc import Iterator
from functools import cache

from briefings import relatedlabels
from briefings.ingest.clippings.marks import plain, trimmed
from briefings.ingest.clippings.sheet import Sheet
from briefings.ingest.dates.words import vocabulary
from briefings.ingest.labels import LABELS
from briefings.model import Witness
from briefings.report import Level, Note
from briefings.text import to_line, words
from briefings.urls import canonical, is_web

#: Words of a line that may go without becoming a field: "Kyiv correspondent", "see also here".
SHORT_PHRASE = 4
_WEB = re.compile(r"https?://[^\s<>\"]+", re.IGNORECASE)
_ADDRESSES = ("source_url", "image", "image_credit_url")
_DATES = {"date", "modified", "captured"}
#: From here on scripts write without spaces: a run of two signs counts as one word.
_WIDE = "\u2e80"


def return_remainders(sheet: Sheet) -> None:
    """Put the lines back into the body whose words became no fields."""
    winners = _winners(sheet)
    for at in sorted(sheet.taken - sheet.furniture):
        left = unclaimed(sheet, at, winners)
        if weight_of(left) > SHORT_PHRASE:
            sheet.give_back(at)
        elif left:
            what = f'"{" ".join(left)}" was left out with the line "{to_line(sheet.lines[at])}".'
            sheet.notes.append(Note(Level.INFO, sheet.where, what))


def note_furniture(sheet: Sheet) -> None:
    """Say what was left out as furniture, if it is more than a short phrase."""
    lines = [to_line(plain(sheet.lines[at])) for at in sorted(sheet.furniture & sheet.taken)]
    if weight_of([word for line in lines for word in words(line)]) <= SHORT_PHRASE:
        return
    what = f'left out as furniture of a web page: "{" / ".join(lines)}".'
    sheet.notes.append(Note(Level.INFO, sheet.where, what))


def unclaimed(sheet: Sheet, at: int, winners: dict[str, Witness]) -> list[str]:
    """Return the words of a line that stand in no field and are no label, in order."""
    said = " ".join([sheet.title or "", *(_value(w) for w in winners.values())]).casefold()
    line = sheet.text(at)
    if (title := winners.get("title")) and title.where == sheet.name_of(at):
        return []
    own = [w for w in sheet.witnesses if w.where == sheet.name_of(at)]
    lost = [f"({w.field})" for w in own if _is_lost_date(w, winners)]
    known, labels = set(words(said)), _vocabulary()
    dated = any(w.field in _DATES for w in own)
    lost += _addresses_lost(line, winners)
    found = words(_WEB.sub(" ", plain(line)).casefold())
    left = [w for w in found if w not in known and w not in labels]
    left = [w for w in left if not (_is_wide(w) and w in said) and not (dated and _has_digit(w))]
    return [*left, *lost * (SHORT_PHRASE + 1)]


def weight_of(found: list[str]) -> int:
    """Return how many words these are, runs of Chinese counted by two signs a word."""
    return sum(max(1, len(word) // 2) if _is_wide(word) else 1 for word in found)


def _winners(sheet: Sheet) -> dict[str, Witness]:
    winners: dict[str, Witness] = {}
    for witness in sheet.witnesses:
        best = winners.get(witness.field)
        if not best or witness.confidence > best.confidence:
            winners[witness.field] = witness
    return winners


def _value(witness: Witness) -> str:
    return witness.value if isinstance(witness.value, str) else " ".join(witness.value)


def _is_lost_date(witness: Witness, winners: dict[str, Witness]) -> bool:
    """Tell whether another day won against the one that a line names."""
    if witness.field not in _DATES:
        return False
    best = winners[witness.field]
    return not any(
        one[:10].startswith(other[:10]) or other[:10].startswith(one[:10])
        for one in _days(witness)
        for other in _days(best)
    )


def _days(witness: Witness) -> Iterator[str]:
    yield from [witness.value] if isinstance(witness.value, str) else witness.value


def _addresses_lost(line: str, winners: dict[str, Witness]) -> list[str]:
    """Return the addresses of a line that became no field."""
    fields = (_value(winners[name]) for name in _ADDRESSES if name in winners)
    known = {canonical(url) for url in fields if is_web(url)}
    # the address of a link goes with its text: a byline's leads to the author's page
    naked = (trimmed(match[0]) for match in _WEB.finditer(plain(line)))
    return [url for url in naked if not is_web(url) or canonical(url) not in known]


def _is_wide(word: str) -> bool:
    return any(c >= _WIDE for c in word)


def _has_digit(word: str) -> bool:
    return any(c.isdigit() for c in word)


@cache
def _vocabulary() -> frozenset[str]:
    """Return the words of all labels and of dates."""
    spoken = (*(p for phrases in LABELS.values() for p in phrases), *relatedlabels.LABELS)
    return vocabulary() | frozenset(w for phrase in spoken for w in words(phrase.casefold()))
