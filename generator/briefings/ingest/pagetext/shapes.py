"""Blocks of a page as Markdown, and into the Markdown extracted from it."""

import re
from collections.abc import Iterator, Mapping, Sequence

from briefings.ingest.pagetext.blocks import Block, key_of
from briefings.ingest.pagetext.lines import Lines, to_lines


def _shaped(blocks: Sequence[Block]) -> Iterator[str]:
    """Yield the blocks as Markdown; items of one list stand together."""
    items: list[str] = []
    for block in blocks:
        if block.form == "li":
            items.append("- " + block.markup.replace("\n", "\n  "))
            continue
        if items:
            yield "\n".join(items)
            items = []
        yield shape(block)
    if items:
        yield "\n".join(items)


def shape(block: Block) -> str:
    """Return the Markdown of a block in its form."""
    if block.form == "pre":
        return f"```\n{block.markup}\n```"
    if block.form == "blockquote":
        return "> " + block.markup.replace("\n", "\n> ")
    if re.fullmatch(r"h[1-6]", block.form):
        return (
            f"{'#' * max(2, int(block.form[1]))} {' '.join(block.markup.replace('**', '').split())}"
        )
    if block.form == "figcaption":  # no picture stands above it
        return f"*{' '.join(block.markup.replace('*', '').split()).strip('_ ')}*"
    return block.markup


def merged(lines: list[str], added: Mapping[int, Sequence[Block]]) -> Iterator[str]:
    """Yield the lines with what is added behind the blocks that they are part of."""
    waiting: list[str] = []
    above = ""
    for number, line in enumerate([*lines, ""]):
        if waiting and not line.strip():
            for part in waiting:
                goes_on = above.startswith("- ") and part.startswith("- ")  # with its list
                yield from (*([] if goes_on else [""]), *part.split("\n"))
                above = part.rpartition("\n")[2]
            waiting = []
        above = line
        if number < len(lines):
            yield line
        waiting.extend(_shaped(added.get(number, ())))


def formed(text: str, blocks: Sequence[Block]) -> str:
    """Return the text with quotes and code in their form, where extraction flattened them."""
    table = to_lines(text)
    for block in blocks:
        if block.form not in {"blockquote", "pre"} or "\n\n" in block.markup:
            continue
        if len(block.key) > 0.4 * len(table.whole):
            continue  # old sites set the whole article in it
        span = _exact_lines(block, table)
        above = "\n".join(table.lines[max(0, span[0] - 1) : span[0]]) if span else ""
        fenced = above.startswith("```")
        if span and not fenced and not re.match(r"[>#|`-]", table.lines[span[0]]):
            for at in range(*span):
                table.lines[at] = "\0"
            table.lines[span[0]] = shape(block)
    return "\n".join(line for line in table.lines if line != "\0")


def _exact_lines(block: Block, table: Lines) -> tuple[int, int] | None:
    """Return the lines that hold a block and nothing else, as a half-open range."""
    at = table.whole.find(f" {block.key} ")
    if at < 0:
        return None
    first, last = table.line_of(at + 1), table.line_of(at + len(block.key))
    inside = " ".join(filter(None, map(key_of, table.lines[first : last + 1])))
    return (first, last + 1) if inside == block.key else None
