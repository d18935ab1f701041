"""Marks that note-taking programs leave in Markdown: Obsidian's, and Readwise's metadata."""

import re

from briefings.frontmatter import Value
from briefings.ingest import keys

_METADATA = re.compile(r"#{1,4}\s+Metadata\s*")
_ITEM = re.compile(r"[-*]\s+(?P<key>[^\W\d_][\w ]{0,30}):\s*(?P<value>.*)")
_TEXT = re.compile(
    r"#{1,4}\s+(?:Full Document|Document|Content|Full Text|Article)\s*", re.IGNORECASE
)
_FENCE = re.compile(r"\s{0,3}(?:```|~~~)")
_HIGHLIGHT = re.compile(r"(?<![=\w])==(?=[^\s=])([^=\n]{1,2000}?)(?<=[^\s=])==(?![=\w])")
#: ``^37066d`` at the end of a block, by which other notes refer to it.
_BLOCK_ID = re.compile(r"[ \t]{1,4}\^(?=[\w-]*[A-Za-z])[A-Za-z0-9-]{2,40}[ \t]*$")
_REMARK = re.compile(r"(?<!\S)%%(?=\S| )([^\n]{1,2000}?)%%(?!\S)")
_PICTURE = re.compile(
    r"!\[\[(?P<path>[^\[\]|\n]+\.(?:png|jpe?g|gif|webp|avif|svg))(?:\|(?P<alt>[^\[\]\n]*))?\]\]",
    re.IGNORECASE,
)


def without_marks(text: str) -> str:
    """Return Markdown without highlights and block ids, embedded pictures in the usual form.

    Obsidian's private remarks (``%%...%%``) become HTML comments: kept, and shown on no page.
    The number of lines stays; code between fences stays as it is.
    """
    lines = text.split("\n")
    fenced = remark = False
    remarks = sum(line.strip() == "%%" for line in lines) % 2 == 0
    for at, line in enumerate(lines):
        if _FENCE.match(line):
            fenced = not fenced
        elif not fenced and remarks and line.strip() == "%%":
            lines[at], remark = "-->" if remark else "<!--", not remark
        elif not fenced:
            line = _REMARK.sub(_hidden, line)  # noqa: PLW2901 - the same line, next step
            bare = _BLOCK_ID.sub("", _HIGHLIGHT.sub(r"\1", line))
            lines[at] = _PICTURE.sub(_picture, bare)
    return "\n".join(lines)


def _hidden(match: re.Match[str]) -> str:
    return f"<!-- {match[1].strip().replace('--', '- -')} -->"


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
