"""Marks that note-taking programs leave in Markdown: Obsidian's, and Readwise's metadata."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import takewhile

from briefings.frontmatter import Value
from briefings.ingest.headers import keys
from briefings.model import Witness

_METADATA = re.compile(r"#{1,4}\s+Metadata\s*")
_ITEM = re.compile(r"[-*]\s+(?P<key>[^\W\d_][\w ]{0,30}):\s*(?P<value>.*)")
_TEXT = re.compile(
    r"#{1,4}\s+(?:Full Document|Document|Content|Full Text|Article)\s*", re.IGNORECASE
)
_FENCE = re.compile(r"\s{0,3}(?:```|~~~)")
_HIGHLIGHT = re.compile(r"(?<![=\w])==(?=[^\s=])([^=\n]{1,2000}?)(?<=[^\s=])==(?![=\w])")
#: ``^37066d`` at the end of a block, by which other notes refer to it.
_BLOCK_ID = re.compile(r"[ \t]{1,4}\^(?=[\w-]*[A-Za-z])[A-Za-z0-9-]{2,40}[ \t]*$")
_REMARK = re.compile(r"(?<!\S)%%(?=\S| )([^\n]{1,2000}?)%%(?!\S) ?")
#: ``> [!note]- Title``; a bare ``> [!note]`` has its kind as the title.
_CALLOUT = re.compile(
    r"^(?P<mark>[ \t]{0,3}(?:>[ \t]?)+)\[!(?P<kind>\w[\w-]*)[^\]\n]*\][+-]?(?P<title>[^\n]*)$"
)
#: Dataview's inline field, on a line of its own.
_FIELD = re.compile(r"(?:[-*][ \t]+)?\**(?P<key>[^\W\d_][\w -]{0,40}?)\**::[ \t]+(?P<value>\S.*)")
_PICTURE = re.compile(
    r"!\[\[(?P<path>[^\[\]|\n]+\.(?:png|jpe?g|gif|webp|avif|svg))(?:\|(?P<alt>[^\[\]\n]*))?\]\]",
    re.IGNORECASE,
)
#: Another note shown in place: its text stands on its own page, here is the link to it.
_EMBEDDED = re.compile(r"!\[\[(?=[^\[\]\n]+\]\])")


@dataclass(frozen=True, slots=True)
class Marked:
    """A note without its program's marks, and what they said."""

    text: str  #: with as many lines as before
    witnesses: tuple[Witness, ...] = ()  #: of inline fields whose keys are known
    foreign: Mapping[str, Value] = field(default_factory=dict)  #: other inline fields; ``comment``


def read_marks(text: str, first_line: int = 1) -> Marked:
    """Return Markdown without highlights, block ids and remarks, callouts as quotations.

    Obsidian's private remarks (``%%...%%``) are kept as ``comment``, on no page. Embedded pictures
    get the usual form, embedded notes become links. Dataview's ``key:: value`` lines are taken
    where they open or close the text. Code between fences stays as it is. ``first_line`` numbers
    the first line.
    """
    lines = text.split("\n")
    remarks = _take_remarks(lines)
    fenced = False
    for at, line in enumerate(lines):
        if _FENCE.match(line):
            fenced = not fenced
        elif not fenced:
            bare = _BLOCK_ID.sub("", _HIGHLIGHT.sub(r"\1", line))
            linked = _EMBEDDED.sub("[[", _PICTURE.sub(_picture, bare))
            lines[at] = _CALLOUT.sub(_callout, linked)
    fields, numbers = _take_fields(lines)
    where = {key: at + first_line for key, at in numbers.items()}
    said = tuple(keys.claims(fields, ours=False, lines=where, rule="inline field"))
    foreign = keys.foreign(fields, ours=False)
    if remarks:
        foreign["comment"] = remarks[0] if len(remarks) == 1 else tuple(remarks)
    return Marked("\n".join(lines), said, foreign)


def without_marks(text: str) -> str:
    """Return the text of ``read_marks`` alone."""
    return read_marks(text).text


def _take_remarks(lines: list[str]) -> list[str]:
    """Take private remarks out of the lines and return them; one that never ends is text."""
    found: list[str] = []
    fenced = False
    opened = None
    closed = sum(line.strip() == "%%" for line in lines) % 2 == 0
    for at, line in enumerate(lines):
        if _FENCE.match(line) and opened is None:
            fenced = not fenced
        elif not fenced and closed and line.strip() == "%%":
            if opened is not None:
                found.append("\n".join(lines[opened + 1 : at]).strip())
                lines[opened : at + 1] = [""] * (at + 1 - opened)
            opened = at if opened is None else None
        elif not fenced and opened is None:
            found.extend(match[1].strip() for match in _REMARK.finditer(line))
            lines[at] = _REMARK.sub("", line)
    return [remark for remark in found if remark]


def _callout(match: re.Match[str]) -> str:
    title = match["title"].strip() or match["kind"].capitalize()
    return f"{match['mark']}**{title.strip('*')}**  "  # a line break; the number of lines stays


def _take_fields(lines: list[str]) -> tuple[dict[str, Value], dict[str, int]]:
    """Take the runs of ``key:: value`` lines at both ends; return values and indices by key."""
    written = [at for at, line in enumerate(lines) if line.strip()]
    fields: dict[str, Value] = {}
    numbers: dict[str, int] = {}
    for order in (written, written[::-1]):
        for at in takewhile(lambda at: _FIELD.fullmatch(lines[at]), order):
            match = _FIELD.fullmatch(lines[at])
            assert match is not None
            fields.setdefault(match["key"].strip(), match["value"].strip())
            numbers.setdefault(match["key"].strip(), at)
        for at in numbers.values():
            lines[at] = ""
        if len(fields) == len(written):
            break
    return fields, numbers


def _picture(match: re.Match[str]) -> str:
    alt = match["alt"] or ""
    return f"![{'' if alt.isdigit() else alt}](<{match['path'].strip()}>)"  # a number is a width


def take_metadata(text: str) -> tuple[dict[str, Value], dict[str, int], str]:
    """Return the fields of a ``## Metadata`` list, their lines, and the text with blanks there.

    Nothing is taken unless two keys at least are known.
    """
    lines = text.split("\n")
    start = next((at for at, line in enumerate(lines[:40]) if _METADATA.fullmatch(line)), None)
    if start is None:
        return {}, {}, text
    fields: dict[str, Value] = {}
    numbers: dict[str, int] = {}
    end = start + 1
    while end < len(lines) and (not lines[end].strip() or _ITEM.fullmatch(lines[end])):
        if match := _ITEM.fullmatch(lines[end]):
            fields.setdefault(match["key"], match["value"].strip())
            numbers.setdefault(match["key"], end + 1)
        end += 1
    if sum(keys.normal(key) in keys.KEYS for key in fields) < 2:
        return {}, {}, text
    if end < len(lines) and _TEXT.fullmatch(lines[end]):
        end += 1
    # Readwise's category says that it is an article, and nothing of its topic
    kept = {key: value for key, value in fields.items() if key != "Category"}
    blank = [""] * (end - start)
    return kept, numbers, "\n".join([*lines[:start], *blank, *lines[end:]])
