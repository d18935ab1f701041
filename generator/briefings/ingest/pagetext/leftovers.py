"""Lines of an extracted text that say nothing: signs of buttons, links of icons, lone dashes."""

import re
from collections.abc import Sequence

from briefings.text import title_key

#: To close, to open, to go on, to write to; joiners and signs of private fonts, that are icons.
_BUTTONS = "×✕✖☰▼▲▶►◀◄‹›→←↑↓⬈⬋✉\u200c\u200d\ufffc\ue000-\uf8ff"
_BUTTON = re.compile(rf"[*_~\s]*(?:[{_BUTTONS}]|\\>)[{_BUTTONS}*_~\s]*|\\?\|")
_DASHES = re.compile(r"\|(?:\s*-{3,}\s*\|)+")
_ADDRESS = r"\((?:<[^<>]*>|(?:[^()\s]|\([^()\s]*\))*)\)"
#: Items or paragraphs of links of which no word is to be seen: icons of networks.
_ICONS = re.compile(rf"(?:[-*+>\s]|\d+\.\s)*(?:(?<!!)\[[^\[\]\w]*\]{_ADDRESS}[\s*_|·•]*)+")
#: What parts something, and parts nothing at an end of the text.
_PARTING = re.compile(r"[\\•·–—\-*_~/\s]{1,8}")
#: An item that is one link, and perhaps the beginning of what it leads to.
_ITEM = re.compile(rf"[-*+] \[([^\[\]]+)\]{_ADDRESS}(?:|.*(?:\.\.\.|…))")


def without_leftovers(text: str) -> str:
    """Return the Markdown without signs of buttons and icons, with one row of dashes in a table.

    What parts sections, as dots, stays within the text.
    """
    lines: list[str] = []
    fenced = False
    for line in text.split("\n"):
        line = line.rstrip()  # noqa: PLW2901  the same line, mended
        fenced ^= line.startswith("```")
        if not fenced and (_BUTTON.fullmatch(line) or ("](" in line and _ICONS.fullmatch(line))):
            continue
        if _DASHES.fullmatch(line) and any(map(_DASHES.fullmatch, _table_above(lines))):
            continue
        lines.append(line)
    return "\n".join(_trimmed(lines))


def _table_above(lines: Sequence[str]) -> list[str]:
    rows = []
    for line in reversed(lines):
        if not line.startswith("|"):
            break
        rows.append(line)
    return rows


def _trimmed(lines: Sequence[str]) -> Sequence[str]:
    """Return the lines without empty ones and lone dashes or dots at both ends."""
    said = [at for at, line in enumerate(lines) if line and not _PARTING.fullmatch(line)]
    return lines[said[0] : said[-1] + 1] if said else []


def without_own_teaser(text: str, titles: Sequence[str]) -> str:
    """Return the Markdown without items of lists that lead to the page itself, by its title."""
    if "](" not in text:
        return text
    keys = {title_key(title) for title in titles if title}
    return "\n".join(
        line
        for line in text.split("\n")
        if not ((item := _ITEM.fullmatch(line)) and title_key(item[1]) in keys)
    )
