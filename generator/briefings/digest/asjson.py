"""A briefing as JSON, and back: nothing of it is lost."""

import json
from dataclasses import asdict
from typing import Any

from briefings.briefing import (
    Briefing,
    Entry,
    Extract,
    Fact,
    Figures,
    Gap,
    Kind,
    Line,
    Note,
    Role,
    Section,
)
from briefings.digest.letter import Letter

SCHEMA = "briefing-sheet/1"
_TYPES = {Line: "article", Note: "note", Gap: "gap"}


def to_json(letter: Letter) -> bytes:
    """Return it as one JSON object on one line, keys in the order of the nouns in briefing.py."""
    made: dict[str, Any] = {"schema": SCHEMA, **asdict(letter.briefing)}
    for told, section in zip(made["sections"], letter.briefing.sections, strict=True):
        told["entries"] = [
            {"type": _TYPES[type(entry)], **_entry(data, entry, letter)}
            for data, entry in zip(told["entries"], section.entries, strict=True)
        ]
    return (json.dumps(made, ensure_ascii=False) + "\n").encode()


def _entry(data: dict[str, Any], entry: Entry, letter: Letter) -> dict[str, Any]:
    if isinstance(entry, Line) and entry.extract:
        data["extract"]["url"] = letter.quoted_at(entry)
    return data


def from_json(data: bytes) -> Briefing:
    """Return the briefing that ``to_json`` made. Raises ValueError for anything else."""
    try:
        made = json.loads(data)
        if made.pop("schema") != SCHEMA:
            raise ValueError(SCHEMA)
        return Briefing(
            **made
            | {
                "kind": Kind(made["kind"]),
                "authors": tuple(made["authors"]),
                "sections": tuple(_section(each) for each in made["sections"]),
                "facts": tuple(Fact(**each) for each in made["facts"]),
            }
        )
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError(str(error)) from error


def _section(data: dict[str, Any]) -> Section:
    entries = tuple(_told(each) for each in data["entries"])
    return Section(data["title"], entries, data["story"], _figures(data["figures"]))


def _told(data: dict[str, Any]) -> Entry:
    kind = data.pop("type")
    if kind == "note":
        return Note(data["text"], tuple(data["links"]))
    return Gap(**data) if kind == "gap" else _line(data)


def _line(data: dict[str, Any]) -> Line:
    quoted = data["extract"]
    if quoted:
        quoted = Extract(quoted["text"], quoted["paragraph"], quoted["sentence"])
    more = {"folded": tuple(_line(each) for each in data["folded"]), "extract": quoted}
    told = data | more | {"role": Role(data["role"]), "figures": _figures(data["figures"])}
    return Line(**told)


def _figures(data: dict[str, Any] | None) -> Figures | None:
    return Figures(**data) if data else None
