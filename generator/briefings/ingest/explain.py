"""Why each field of an article is as it is: the winner, and who else spoke."""

from dataclasses import dataclass

from briefings.ingest.reading import Reading
from briefings.model import Witness


@dataclass(frozen=True, slots=True)
class Row:
    """One field of a table for a person."""

    field: str  #: front matter key
    value: str  #: as it stands in the front matter, lists with commas; "" if nobody won
    rule: str  #: what spoke
    where: str  #: line or element
    text: str  #: the words that were read
    confidence: float  #: 0 to 1
    rivals: tuple[Witness, ...]  #: others that claimed the field, most trusted first


def explain(reading: Reading) -> list[Row]:
    """Return one row for each field that somebody claimed, in the order of the first claim."""
    rows = []
    for name in dict.fromkeys(witness.field for witness in reading.witnesses):
        winner = reading.winner.get(name)
        rivals = [w for w in reading.witnesses if w.field == name and w is not winner]
        ordered = tuple(sorted(rivals, key=lambda w: -w.confidence))
        if winner is None:
            rows.append(Row(name, "", "undecided", "", "", 0.0, ordered))
            continue
        value, rule = shown(winner.value), winner.rule
        rows.append(Row(name, value, rule, winner.where, winner.text, winner.confidence, ordered))
    return rows


def shown(value: str | tuple[str, ...]) -> str:
    """Return a value on one line."""
    return value if isinstance(value, str) else ", ".join(value)
