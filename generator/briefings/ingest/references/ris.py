"""RIS files of Zotero, EndNote, Mendeley and publishers.

Lines of two letters, two spaces, a dash, a space and the value; ``TY`` opens an entry and ``ER``
closes it. Programs differ: one space, no final ``ER``, values that go on in the next line, their
own tags. Read here and not by rispy, which joins an entry without ``ER`` to the next one.
"""

import json
import re
from collections.abc import Iterator

from briefings.ingest.exports import shared
from briefings.ingest.references import entries
from briefings.ingest.references.entries import Reference
from briefings.ingest.seedtext import text_of
from briefings.model import Draft, Source
from briefings.text import to_line

Tags = dict[str, list[str]]

_LINE = re.compile(r"\s?([A-Z][A-Z0-9]) {1,2}-(?: (.*)| *)$")
_OPENING = re.compile(rb"(?:\xef\xbb\xbf)?(?:\s|\d+\. *\r?\n){0,20}TY {1,2}- ?[A-Z0-9]{2,8}\s*$")
_DETAILS = {
    "volume": ("VL",),
    "issue": ("IS",),
    "edition": ("ET",),
    "issn": ("SN",),
    "place": ("CY", "PP"),
    "catalogue": ("DP", "DB"),
    "accession": ("AN",),
}
#: Tags whose name says itself where no field of ours fits.
_UNUSED = ("ER", "TY", "SP", "EP")


def recognises(source: Source) -> bool:
    """Tell whether the first line that says something opens an entry."""
    head = source.data[:400].split(b"TY", 1)
    first_line = head[-1].splitlines()[0] if len(head) > 1 and head[-1] else b""
    return bool(_OPENING.match(head[0] + b"TY" + first_line)) if len(head) > 1 else False


def read(source: Source) -> Iterator[Draft]:
    """Yield one record an entry. Raises SeedError if there is none."""
    text, notes = text_of(source)
    drafts = (_draft(source.name, tags) for tags in records(text))
    yield from shared.told(source.name, drafts, notes, "a RIS file without an entry")


def records(text: str) -> Iterator[Tags]:
    """Yield the values of each entry by tag, in their order."""
    lines: dict[str, list[list[str]]] = {}  # each value in its lines
    last: list[str] = []
    for line in text.split("\n"):
        match = _LINE.match(line)
        tag = match[1] if match else ""
        if tag in {"TY", "ER"} and lines:
            yield _joined(lines)
            lines = {}
        if match and tag != "ER" and (tag == "TY" or lines):
            last = [(match[2] or "").strip()]
            lines.setdefault(tag, []).append(last)
        elif not match and lines and line.strip():
            last.append(line.strip())
    if lines:
        yield _joined(lines)


def _joined(lines: dict[str, list[list[str]]]) -> Tags:
    return {tag: ["\n".join(value) for value in values] for tag, values in lines.items()}


def _draft(name: str, tags: Tags) -> Draft:
    data = json.dumps(tags, sort_keys=True).encode()
    return entries.to_draft(name, _reference(tags), data)


def _reference(tags: Tags) -> Reference:
    people, bodies = _names([*tags.get("AU", ()), *tags.get("A1", ())])
    pages = "-".join(page for tag in ("SP", "EP") if (page := _first(tags, tag)))
    details = {name: _first(tags, *keys) for name, keys in _DETAILS.items()}
    return Reference(
        format="RIS",
        key=_first(tags, "ID"),
        kind=_first(tags, "TY"),
        title=_first(tags, "TI", "T1", "CT", "BT"),
        people=people,
        bodies=bodies,
        date=_date(tags, "DA", "Y1", "PY"),
        container=_first(tags, "T2", "JF", "JO", "JA"),
        publisher=_first(tags, "PB"),
        url=_first(tags, "UR", "LK"),
        doi=_first(tags, "DO"),
        accessed=_date(tags, "Y2"),
        abstract=_first(tags, "AB", "N2"),
        keywords=_keywords(tags.get("KW", [])),
        note="\n".join(note for note in tags.get("N1", []) if note),
        lang=_first(tags, "LA"),
        section=_first(tags, "SE"),
        files=tuple(to_line(path) for tag in ("L1", "L2", "L4") for path in tags.get(tag, [])),
        details={**details, "pages": pages},
    )


def _first(tags: Tags, *names: str) -> str:
    return next((line for tag in names for v in tags.get(tag, ()) if (line := to_line(v))), "")


def _date(tags: Tags, *names: str) -> str:
    """Return the most precise of the dates: PY is often the year of what DA has whole.

    ``2022/10/10/`` and ``2022///summer`` are written so: year, month, day, words.
    """
    dates = [re.sub(r"/+$", "", _first(tags, tag).partition("///")[0]) for tag in names]
    return max(dates, key=lambda date: len(re.sub(r"\D", "", date)), default="")


def _names(names: list[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return people ("Ray, Ann") and institutions, whose names have no comma."""
    lines = [line for name in names if (line := to_line(name))]
    people = (entries.from_inverted(line) for line in lines if "," in line)
    bodies = (line for line in lines if "," not in line)
    return tuple(dict.fromkeys(people)), tuple(dict.fromkeys(bodies))


def _keywords(values: list[str]) -> tuple[str, ...]:
    """Return each keyword once; some programs put all of them into one line."""
    parts = (to_line(part) for value in values for part in re.split(r"[;\n]", value))
    return tuple(dict.fromkeys(part for part in parts if part))
