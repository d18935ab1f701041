"""Blocks of Markdown put together: lists, quotations, notes, code."""

import re
from collections.abc import Sequence
from typing import NamedTuple


class Block(NamedTuple):
    """One block of Markdown."""

    #: "text", "picture", "heading", "bullets", "numbers", "quote", "code", "table", "rule", "note"
    kind: str
    text: str  #: its lines, no empty line at either end


#: The other sign for a list right behind a list of the same kind: with the same, they were one.
_BULLETS = "-*"
_STOPS = ".)"
_HIGHEST = 999_999_999  # CommonMark's limit


def to_text(blocks: Sequence[Block]) -> str:
    """Return blocks with an empty line between; no newline at the end."""
    return "\n\n".join(block.text for block in told_apart(blocks))


def told_apart(blocks: Sequence[Block]) -> list[Block]:
    """Return the blocks, lists with another sign where they would join the list above them."""
    out: list[Block] = []
    other = False
    for block in blocks:
        is_list = block.kind in {"bullets", "numbers"}
        other = is_list and bool(out) and out[-1].kind == block.kind and not other
        out.append(Block(block.kind, _with_other_sign(block)) if other else block)
    return out


def _with_other_sign(block: Block) -> str:
    lines = block.text.split("\n")
    if block.kind == "bullets":
        return "\n".join(f"*{line[1:]}" if line.startswith("- ") else line for line in lines)
    return "\n".join(re.sub(r"^(\d+)\.(?= )", r"\1)", line) for line in lines)


def to_list(items: Sequence[Sequence[Block]], start: int | None) -> Block:
    """Return a list; ``start`` is its first number, None for bullets.

    It is tight unless an item holds more than one block of its own beside lists within.
    """
    texts = []
    tight = all(_is_short(item) for item in items)
    number = start if start is not None and 0 <= start <= _HIGHEST - len(items) else 1
    for at, item in enumerate(items):
        mark = "- " if start is None else f"{number + at}. "
        texts.append(mark + indented(_item_text(item), len(mark))[len(mark) :])
    kind = "bullets" if start is None else "numbers"
    return Block(kind, ("\n" if tight else "\n\n").join(texts))


def _is_short(item: Sequence[Block]) -> bool:
    return len(item) <= 2 and all(block.kind in {"bullets", "numbers"} for block in item[1:])


def _item_text(item: Sequence[Block]) -> str:
    """Return the inside of an item; a list follows its paragraph without an empty line."""
    apart = told_apart(item)
    if len(apart) == 2 and apart[0].kind == "text" and _may_follow(apart[1]):
        return f"{apart[0].text}\n{apart[1].text}"
    return "\n\n".join(block.text for block in apart)


def _may_follow(block: Block) -> bool:
    """Tell whether a list may interrupt a paragraph: bullets, and numbers from 1."""
    return block.kind == "bullets" or (block.kind == "numbers" and block.text.startswith("1. "))


def to_quote(blocks: Sequence[Block]) -> Block:
    """Return the blocks as a quotation."""
    lines = to_text(blocks).split("\n")
    return Block("quote", "\n".join(f"> {line}" if line else ">" for line in lines))


def to_note(label: str, blocks: Sequence[Block]) -> Block:
    """Return a footnote under its label."""
    return Block("note", f"[^{label}]: {indented(to_text(blocks), 4)[4:]}")


def to_heading(level: int, line: str) -> Block:
    """Return a heading; number signs at its end would be read as part of its form."""
    text = re.sub(r"(?:^|(?<=\s))(#+)$", r"\\\1", line)
    return Block("heading", f"{'#' * level} {text}" if line else "")


def to_code(text: str, language: str) -> Block:
    """Return code between fences longer than any run of backticks in it."""
    longest = max(map(len, re.findall(r"`+", text)), default=0)
    fence = "`" * max(3, longest + 1)
    return Block("code", f"{fence}{language}\n{text}\n{fence}")


def indented(text: str, columns: int) -> str:
    """Return the text with all lines that are not empty moved to the right."""
    space = " " * columns
    return "\n".join(f"{space}{line}" if line else line for line in text.split("\n"))
