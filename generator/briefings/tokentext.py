"""The plain words of markdown-it's tokens."""

import re
from collections.abc import Sequence

from markdown_it.token import Token

from briefings import sanitise
from briefings.mentions import split_wiki
from briefings.sanitise import DROPPED_WHOLE, ELEMENT


def block_text(token: Token) -> str:
    """Return the words of a block on one line; those of code as they stand."""
    if token.type == "inline":
        return re.sub(r"\s+", " ", "".join(inline_text(token.children or []))).strip()
    if token.type in {"fence", "code_block", "text"}:
        return token.content.strip()
    if token.type == "html_block":
        return sanitise.to_text(token.content)
    return ""


def inline_text(children: Sequence[Token]) -> list[str]:
    """Return the words within a block, piece by piece."""
    parts = []
    dropped = ""  # name of an element that goes with its text, while we are in it
    for child in children:
        tag = ELEMENT.match(child.content) if child.type == "html_inline" else None
        name = tag[2].lower() if tag else ""
        if dropped or name in DROPPED_WHOLE:
            dropped = "" if tag and tag[1] and name == dropped else dropped or name
        elif child.type in {"softbreak", "hardbreak"}:
            parts.append(" ")
        elif child.type == "image":
            parts.extend(inline_text(child.children or []))
            parts.extend(f" {title}" for title in [child.attrGet("title")] if title)
        elif child.type == "text":
            parts.extend(shown for shown, _ in split_wiki(child.content))
        elif child.type == "code_inline":
            parts.append(child.content)
        elif name == "br":
            parts.append(" ")
    return parts
