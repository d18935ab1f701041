"""Markdown clippings and plain texts: the same grammar, only that plain text is made Markdown."""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

from briefings.ingest import seedtext
from briefings.ingest.clippings.clipping import read_clipping
from briefings.ingest.headers import keys
from briefings.ingest.headers.headed import Header, read_below
from briefings.ingest.headers.vaultnotes import take_metadata
from briefings.ingest.seedtext import head_of
from briefings.model import Draft, Source

_SUFFIXES = (".md", ".markdown", ".mdown", ".mkd")
#: Signs of Markdown that plain texts hardly have.
_SIGNS = re.compile(
    r"^#{1,6} \S|^(?:=|-){3,}$|\*\*\S[^*\n]*\S\*\*|\]\((?:#|https?:|/|<)"
    r"|^<https?://\S+>$|^> \S|^!\[",
    re.MULTILINE,
)

_QUOTE = re.compile(r"(?:>\s?)+")
#: Lines that open a block of Markdown; no line break is needed before them.
_BLOCK = re.compile(r"[-*]\s|\d{1,9}[.)]\s|\||-{3,}$|\*{3,}$")
#: Columns. No text is taken to be wrapped more narrowly, unless its lines show it.
_NARROWEST = 60
_COLUMN = 25  # columns of the narrowest newspaper column
_ENOUGH = 4  # lines that show how wide it was
#: From here on signs take two columns.
_WIDE = "\u2e80"


def recognises_markdown(source: Source) -> bool:
    """Tell whether the text has signs of Markdown, or else the name of such a file."""
    return bool(_SIGNS.search(head_of(source))) or source.name.lower().endswith(_SUFFIXES)


def recognises_text(_source: Source) -> bool:
    """Take everything that is left: what is no text is refused when it is read."""
    return True


def read_markdown(source: Source) -> Iterator[Draft]:
    """Yield the one article of a Markdown clipping."""
    seed = seedtext.read_text(source)
    fields, lines, text = take_metadata(seed.text)
    said = tuple(keys.claims(fields, ours=False, lines=lines, rule="list of metadata"))
    header = Header(said, keys.foreign(fields, ours=False), seed.notes, seed.repairs)
    yield read_below(source.name, text, header, first_line=1)


def read_text(source: Source) -> Iterator[Draft]:
    """Yield the one article of a plain text."""
    seed = seedtext.read_text(source)
    draft = read_clipping(source.name, seed.text)
    notes = (*seed.notes, *draft.notes)
    yield replace(draft, body=to_markdown(draft.body), notes=notes, repairs=seed.repairs)


def to_markdown(text: str) -> str:
    """Return plain text as Markdown that shows the same: nothing becomes markup by accident.

    Lines that were broken on purpose stay broken, quoted lines (``>`` in letters) become quotes.
    """
    lines = [_Line.of(line) for line in text.split("\n")]
    if len(lines) == 1:
        return lines[0].mark + _escaped(lines[0].text)
    width = _wrap_width(lines)
    out: list[str] = []
    for line, below in pairwise([*lines, _Line(0, "")]):
        broken = _is_broken(line, below, width)
        out.append(line.mark + _escaped(line.text) + ("  " if broken else ""))
        ends, opens = line.depth > below.depth, line.depth < below.depth
        if (ends and below.text) or (opens and line.text):
            # without it the next line would go on with this paragraph
            out.append(">" * min(line.depth, below.depth))
    return "\n".join(out)


class _Line(NamedTuple):
    depth: int  #: how often it is quoted
    text: str  #: without white space at its ends: four spaces would make it code

    @classmethod
    def of(cls, line: str) -> "_Line":
        line = line.strip()
        marks = _QUOTE.match(line)
        return cls(marks[0].count(">"), line[marks.end() :]) if marks else cls(0, line)

    @property
    def mark(self) -> str:
        return ">" * self.depth + (" " if self.depth and self.text else "")


def _wrap_width(lines: list[_Line]) -> int:
    """Return the columns that the text was wrapped at; last lines of paragraphs tell nothing."""
    inner = [
        (_columns(line.text), _columns(_first_word(below.text)))
        for line, below in pairwise(lines)
        if line.text and below.text and line.depth == below.depth and "://" not in line.text
    ]
    width = max((columns for columns, _ in inner), default=0)
    full = sum(columns + 1 + word > width for columns, word in inner)
    # a program breaks each line where the next word has no room; a poet does not
    if len(inner) >= _ENOUGH and full >= 0.9 * len(inner) and width >= _COLUMN:
        return width
    return max(_NARROWEST, width)


def _is_broken(line: _Line, below: _Line, width: int) -> bool:
    """Tell whether a line ends on purpose: the next word would have had room in it."""
    if not line.text or not below.text or line.depth != below.depth:
        return False
    # "--" is the mark above the signature of a mail, part of what follows
    if _BLOCK.match(below.text) or line.text.startswith("|") or line.text == "--":
        return False
    return _columns(line.text) + 1 + _columns(_first_word(below.text)) <= width


def _first_word(text: str) -> str:
    """Return what may not be parted: Chinese breaks within a run, but not before closing marks."""
    word = text.split(maxsplit=1)[0]
    return word[:3] if word[0] >= _WIDE else word


def _columns(text: str) -> int:
    return len(text) + sum(c >= _WIDE for c in text)


def _escaped(line: str) -> str:
    if "<" in line:
        line = re.sub(r"<(?=[/!?A-Za-z])(?!https?://)", r"\\<", line)
    opens = line.startswith(("#", ">", "+", "=", "~", "`"))
    return re.sub(r"^(#{1,6}\s|>|\+\s|={3,}$|~~~|```)", r"\\\1", line) if opens else line
