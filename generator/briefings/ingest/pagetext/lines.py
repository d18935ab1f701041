"""Where the blocks of a page are in the text extracted from it."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from briefings.ingest.pagetext.blocks import Block, key_of

ANCHOR = 20  # characters of a key that is looked for anywhere; shorter ones must fill a line
_EDGE = 60  # characters at either end of a key that show it is there, if mended in the middle


@dataclass(frozen=True, slots=True)
class Lines:
    """The extracted text, made ready for looking things up in it."""

    lines: list[str]
    whole: str  #: the keys of all lines, parted by spaces
    starts: list[int]  #: where the key of each line begins in ``whole``
    exact: dict[str, int]  #: first line with a key

    def line_of(self, at: int) -> int:
        """Return the line that holds a character of ``whole``."""
        return bisect_right(self.starts, at) - 1


class Seen(NamedTuple):
    """A block and where its last words are in the extracted text."""

    block: Block
    last: int | None  #: line on which it ends; -1 if that is not known; None if it is missing


def to_lines(text: str) -> Lines:
    """Return a text of Markdown ready for looking things up in it."""
    lines = text.split("\n")
    starts: list[int] = []
    exact: dict[str, int] = {}
    parts = [" "]
    at = 1
    for number, line in enumerate(lines):
        key = key_of(line)
        starts.append(at)
        if key:
            exact.setdefault(key, number)
            parts.append(f"{key} ")
            at += len(key) + 1
    return Lines(lines, "".join(parts), starts, exact)


def find(block: Block, table: Lines) -> Seen:
    """Look for a block in the extracted text."""
    key = block.key
    if key in table.exact:
        return Seen(block, table.exact[key])
    if len(key) < ANCHOR:
        # an item or a heading fills its line; a piece between two blocks may be within one
        inside = block.form in {"p", "td", "pre"} and f" {key} " in table.whole
        return Seen(block, -1 if inside else None)
    begins, ends = f" {key[:_EDGE]}", f"{key[-_EDGE:]} "
    # the whole key can only be where both of its ends are
    for piece in (f" {key} ", begins) if begins in table.whole else (ends,):
        at = table.whole.find(piece)
        if at >= 0:
            return Seen(block, table.line_of(at + len(piece.rstrip())))
    if block.form == "table" and _cells_are_there(block, table):
        return Seen(block, -1)
    return Seen(block, None)


def _cells_are_there(block: Block, table: Lines) -> bool:
    cells = [key for cell in re.split(r"[|\n]", block.markup) if (key := key_of(cell))]
    return sum(f" {cell} " in table.whole for cell in cells) > 0.6 * len(cells)


def rising(seen: Sequence[Seen]) -> list[int]:
    """Return the longest run of blocks that are there in the order of the page (indices).

    A teaser or a pulled quote repeats words of the text elsewhere, and breaks the order.
    """
    tails: list[int] = []  # lines
    at: list[int] = []  # index of the block behind each tail
    before: dict[int, int | None] = {}
    for index, item in enumerate(seen):
        if item.last is None or item.last < 0 or len(item.block.key) < ANCHOR:
            continue
        place = bisect_left(tails, item.last)
        before[index] = at[place - 1] if place else None
        tails[place : place + 1] = [item.last]
        at[place : place + 1] = [index]
    run: list[int] = []
    last = at[-1] if at else None
    while last is not None:
        run.append(last)
        last = before[last]
    return run[::-1]
