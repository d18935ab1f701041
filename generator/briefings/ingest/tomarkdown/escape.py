"""Plain text as Markdown that shows the same: a backslash where a sign would be read, only there.

The rules are those of CommonMark 0.31 with GFM tables, strike-through and footnotes, as
``briefings.markdown`` reads them.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from html.entities import html5

#: Signs that may be read as markup inside a line, with the whole run of those that pair up.
_SIGNS = re.compile(
    r"\*+|_+|`+|~+|\\(?=[!-/:-@\[-`{-~]|$)|\[(?=\^)|\^(?=\[)|\](?=\()|<(?=[A-Za-z/!?])"
    r"|&(?=#\d{1,7};|#[xX][0-9a-fA-F]{1,6};|[A-Za-z][A-Za-z0-9]{1,31};)"
)
_PAIRED = re.compile(r"\*+|_+|`+|~~+")
#: Stands for whatever markup follows a text.
MARKUP = "*"
_BRACKET = re.compile(r"[\[\]]")
_ENTITY = re.compile(r"&([A-Za-z][A-Za-z0-9]{1,31};)")
#: What begins a block where a line begins; the sign before which the backslash goes is a group.
_STARTS = tuple(
    re.compile(pattern)
    for pattern in (
        r"()(?:#{1,6}(?=\s|$)|>|[-+*](?=\s|$))",
        r"(\d{1,9})[.)](?=\s|$)",
        r"()(?:(?:-[ \t]*){3,}|(?:_[ \t]*){3,}|(?:\*[ \t]*){3,})$",
        r"()(?:~~~|`{3,}(?=[^`]*$))",
        r"(\[(?:[^\]\\]|\\.)*\]):",
    )
)
#: What makes a heading or a table of the line above.
_UNDERLINE = re.compile(r"()(?:=+|-+|\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?)\s*$")


def counts(texts: Iterable[str]) -> Counter[str]:
    """Return how many runs of each sign that pairs up there are, over the texts of one block."""
    signed = (text for text in texts if _has_any(text, "*_`~"))
    return Counter(run[0] for text in signed for run in _PAIRED.findall(text))


def _has_any(text: str, signs: str) -> bool:
    """Tell whether one of the signs is in a text: faster than a pattern, where none is."""
    return any(map(text.__contains__, signs))


class Escaper:
    """Escapes the texts of one block, knowing which signs can find a partner in it."""

    def __init__(self, signs: Counter[str]) -> None:
        #: signs that are alone in their block: they pair with nothing and stay as they are
        self._alone = {sign for sign, number in signs.items() if number < 2}

    def escape(self, text: str, before: str, after: str) -> str:
        """Return one text; ``before`` and ``after`` are the characters around it, "" if none.

        ``after`` is ``MARKUP`` where markup of ours follows.
        """
        if not _has_any(text, "*_`~\\[^]<&") or not _SIGNS.search(text):
            return text
        whole = f"{before or ' '}{text}{after or ' '}"
        start = len(before or " ")
        return _SIGNS.sub(lambda m: self._sign(m, whole, start), text)

    def _sign(self, match: re.Match[str], whole: str, start: int) -> str:
        sign, before = match[0], whole[start + match.start() - 1]
        after = whole[start + match.end()]
        if sign == "~" and "~" not in {before, after} and after != MARKUP:
            return sign  # only two of them strike through
        if sign[0] in "*_`~" and sign[0] in self._alone:
            return sign
        if sign[0] in "*_" and before.isspace() and after.isspace():
            return sign  # as in "2 * 3"
        if sign[0] == "_" and _is_word(before) and _is_word(after):
            return sign  # as in "snake_case"
        if sign == "&" and (name := _ENTITY.match(match.string, match.start())):
            return "\\&" if name[1] in html5 else "&"
        return "".join(f"\\{letter}" for letter in sign)


def escape_brackets(text: str) -> str:
    """Return escaped text for the inside of a link, where brackets would end it."""
    return re.sub(r"(\\.)|([\[\]])", lambda m: m[1] or f"\\{m[2]}", text)


def escape_starts(text: str) -> str:
    """Return the lines of a paragraph so that none begins another block."""
    lines = text.split("\n")
    for at, line in enumerate(lines):
        pattern = next((p for p in _STARTS if p.match(line)), None)
        if pattern is None and at and _UNDERLINE.match(line):
            pattern = _UNDERLINE
        if pattern:
            lines[at] = pattern.sub(_with_backslash, line, count=1)
    return "\n".join(lines)


def _with_backslash(match: re.Match[str]) -> str:
    return f"{match[1]}\\{match[0][len(match[1]) :]}"


def is_punctuation(letter: str) -> bool:
    """Tell whether CommonMark counts a character as punctuation (Unicode's P and S)."""
    return unicodedata.category(letter)[0] in "PS"


def _is_word(letter: str) -> bool:
    return not letter.isspace() and not is_punctuation(letter)
