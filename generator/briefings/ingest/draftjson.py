"""Readings as JSON and back, for the record of evidence."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from briefings.errors import SeedError
from briefings.ingest.reading import Origin
from briefings.model import Draft, Picture, Repair, Witness
from briefings.report import Level, Note

#: What ``to_head`` and ``to_draft`` raise for what nobody here wrote.
FAULTS = (ValueError, KeyError, TypeError, AttributeError, RecursionError)


@dataclass(frozen=True, slots=True)
class Read:
    """What came of reading one source."""

    name: str  #: of the source
    sha256: str  #: of its bytes, 64 hex digits
    drafts: tuple[tuple[Origin, Draft], ...] = ()  #: empty where there is a fault
    fault: SeedError | None = None
    used: tuple[str, ...] = ()  #: names of the files beside it that it was made from, sorted


@dataclass(frozen=True, slots=True)
class Head:
    """A reading without its drafts."""

    name: str  #: of the source
    drafts: int  #: how many there are
    fault: SeedError | None
    used: tuple[str, ...]


def from_read(read: Read) -> bytes:
    """Return a reading without its drafts as JSON."""
    fault = [read.fault.where, read.fault.what, read.fault.remedy] if read.fault else None
    head = {"name": read.name, "drafts": len(read.drafts), "fault": fault, "used": read.used}
    return _bytes(head)


def to_head(data: bytes) -> Head:
    """Return what ``from_read`` wrote. Raises FAULTS."""
    value = _value(data)
    fault = SeedError(*value["fault"]) if value["fault"] else None
    return Head(str(value["name"]), int(value["drafts"]), fault, tuple(map(str, value["used"])))


def from_draft(origin: Origin, draft: Draft) -> bytes:
    """Return a draft as JSON; of its pictures the references only."""
    return _bytes(
        {
            "origin": asdict(origin),
            "witnesses": [asdict(witness) for witness in draft.witnesses],
            "body": draft.body,
            "foreign": dict(draft.foreign),
            "notes": [[note.level, note.where, note.what] for note in draft.notes],
            "part": draft.part,
            "is_record": draft.is_record,
            "kind": draft.kind,
            "spoken": draft.spoken,
            "pictures": [picture.reference for picture in draft.pictures],
            "repairs": [asdict(repair) for repair in draft.repairs],
        }
    )


def to_draft(data: bytes) -> tuple[Origin, Draft]:
    """Return what ``from_draft`` wrote; pictures hold no bytes. Raises FAULTS."""
    value = _value(data)
    witnesses = ({**claim, "value": _listed(claim["value"])} for claim in value["witnesses"])
    draft = Draft(
        witnesses=tuple(Witness(**claim) for claim in witnesses),
        body=value["body"],
        foreign={key: _listed(item) for key, item in value["foreign"].items()},
        notes=tuple(Note(Level(level), where, what) for level, where, what in value["notes"]),
        part=value["part"],
        is_record=value["is_record"],
        kind=value["kind"],
        spoken=(str(value["spoken"][0]), float(value["spoken"][1])) if value["spoken"] else None,
        pictures=tuple(Picture(reference, b"") for reference in value["pictures"]),
        repairs=tuple(Repair(**repair) for repair in value["repairs"]),
    )
    return Origin(**value["origin"]), draft


def _bytes(value: Mapping[str, object]) -> bytes:
    return json.dumps(value, ensure_ascii=False).encode("utf-8", "surrogatepass")


def _value(data: bytes) -> Any:  # noqa: ANN401  JSON
    return json.loads(data.decode("utf-8", "surrogatepass"))


def _listed(value: str | Sequence[str]) -> str | tuple[str, ...]:
    return value if isinstance(value, str) else tuple(value)
