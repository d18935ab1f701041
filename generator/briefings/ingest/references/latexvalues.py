"""Values of BibTeX: without braces and quotes, joined, and LaTeX as text (pylatexenc).

Value by value, since an address must not be read as LaTeX: ``%20`` would be a comment.
"""

import logging
import re
from collections.abc import Mapping
from functools import cache

from pylatexenc.latex2text import LatexNodes2Text
from pylatexenc.latexwalker import LatexWalkerError

from briefings.text import to_line

#: Signs that LaTeX wants a backslash before.
SPELT = re.compile(r"\\([_%&#$~{}])")
_LONGEST = 50_000  # characters of one value that are read as LaTeX; longer ones stay as they are
_MOST_BRACES = 200
_LATEX = re.compile(r"[\\{}$~]|--|``|''")
_JOINED = re.compile(r'"([^"]*)"|\{([^{}]*)\}|([\w:.+/-]+)')
logging.getLogger("pylatexenc").addHandler(logging.NullHandler())


def to_text(value: str) -> str:
    """Return a value of BibTeX as text on one line: accents, dashes and quotes as letters."""
    if not _LATEX.search(value):
        return to_line(value)
    formula = "$" in value
    if len(value) <= _LONGEST and value.count("{") <= _MOST_BRACES:
        try:
            value = _decoder().latex_to_text(value)
        except (LatexWalkerError, RecursionError, ValueError, IndexError):
            value = SPELT.sub(r"\1", value)
    # of a raised or lowered letter, the letter stays
    return to_line(re.sub(r"[{}]|[\^_](?=\w)" if formula else r"[{}]", "", value))


@cache
def _decoder() -> LatexNodes2Text:
    return LatexNodes2Text(keep_comments=True, math_mode="text")


def as_value(raw: str, strings: Mapping[str, str]) -> str:
    """Return a value without its braces or quotes; ``"a" # b # {c}`` joined, names replaced."""
    raw = raw.strip()
    if _is_one_piece(raw):
        return raw[1:-1]
    return "".join(a or b or strings.get(c.lower(), c) for a, b, c in _JOINED.findall(raw))


def _is_one_piece(raw: str) -> bool:
    if raw[:1] == '"':
        return len(raw) > 1 and raw.endswith('"') and not re.search(r'"\s*#', raw)
    if raw[:1] != "{" or raw[-1:] != "}":
        return False
    depth = 0
    for mark in re.finditer(r"[{}]", raw):
        depth += 1 if mark[0] == "{" else -1
        if depth == 0:
            return mark.end() == len(raw)
    return False
