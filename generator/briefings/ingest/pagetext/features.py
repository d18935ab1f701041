"""What tells a piece of an article from the rest of its page, as one row of figures a piece."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate

import numpy as np
from lxml import etree
from numpy.typing import NDArray

from briefings.ingest.pagetext.boilerplate import is_talk
from briefings.ingest.pagetext.core import Core, find_core
from briefings.ingest.pagetext.holders import around
from briefings.ingest.pagetext.pieces import Piece
from briefings.text import title_key

Row = list[float]
_TITLE = 5  # words that a spelling of a title may be longer than that
#: Characters times pieces, beyond which it is not asked whether a text comes again.
_MAX_WORK = 50_000_000
_ENDED = re.compile(r"[.!?…。！？؟।][\"'”’“«»)\]*_]*$")
_SENTENCES = re.compile(r"[.!?…。！？؟।](?:\s|$)")
_HOLDERS = ("p", "li", "h1", "h2", "h3", "h4", "td", "div", "figcaption", "blockquote", "dd", "dt")
_HEADINGS = {"h1", "h2", "h3", "h4"}


def describe(
    pieces: Sequence[Piece], readings: Mapping[str, Sequence[float]], titles: Sequence[str]
) -> NDArray[np.float64]:
    """Return the figures of the pieces, a row for each; the columns depend on the readings alone.

    ``readings`` give by name how much of each piece a reading has, 0 to 1; ``titles`` are those
    of the page.
    """
    core = find_core(pieces, readings)
    rows = [
        [*own, *held, *placed]
        for own, held, placed in zip(
            _own(pieces, titles), _held(pieces, readings, core), _placed(pieces, core), strict=True
        )
    ]
    return np.concatenate([np.array(rows, dtype=np.float64), around(pieces, core)], axis=1)


def _own(pieces: Sequence[Piece], titles: Sequence[str]) -> Iterator[Row]:
    """Yield what the words of each piece say by themselves."""
    texts = Counter(piece.text for piece in pieces)
    whole = "\n".join(piece.text for piece in pieces)
    searched = len(whole) * len(pieces) <= _MAX_WORK
    keys = {title_key(title) for title in titles}
    longest = max((len(key.split()) for key in keys), default=0) + _TITLE
    for piece in pieces:
        text, number = piece.text, len(piece.words)
        size = len(text)
        tag = piece.holder.tag
        yield [
            number, piece.linked, piece.strong, bool(_ENDED.search(text)), text[-1] in ":：",
            sum(map(str.isdigit, text)) / size, sum(map(str.isupper, text)) / size, size / number,
            text.count(",") / number, len(_SENTENCES.findall(text)),
            is_talk(text),
            texts[text], searched and whole.count(text) > texts[text],
            text[0] in "\"“«„'‘", text[0] in "-–—•·▪>", any(sign in text for sign in "|•·©›»"),
            number <= longest and title_key(text) in keys, text[0].islower(),
            *(tag == holder for holder in _HOLDERS),
        ]  # fmt: skip


def _held(
    pieces: Sequence[Piece], readings: Mapping[str, Sequence[float]], core: Core
) -> Iterator[Row]:
    """Yield who holds each piece, and those beside it."""
    columns = list(readings.values())
    sizes = [len(piece.words) for piece in pieces]
    voted = [vote * size for vote, size in zip(core.votes, sizes, strict=True)]
    ended = [*[-1.0] * 3, *core.votes, *[-1.0] * 3]  # the piece at 0 stands at 3
    for at in range(len(pieces)):
        near = slice(max(0, at - 5), at + 6)
        yield [
            *(has[at] for has in columns),
            core.votes[at],
            core.best[at],
            *core.agreed,
            sum(voted[near]) / sum(sizes[near]),
            *ended[at : at + 3],
            *ended[at + 4 : at + 7],
        ]


def _placed(pieces: Sequence[Piece], core: Core) -> Iterator[Row]:
    """Yield where each piece stands among the others and to the core."""
    number, head = len(pieces), -1
    starts = list(accumulate((len(piece.words) for piece in pieces), initial=0))
    sides = [_side(piece) for piece in pieces]
    for at, piece in enumerate(pieces):
        head = at if piece.holder.tag == "h1" else head
        before = starts[at] - starts[core.first]
        after = starts[core.last + 1] - starts[at + 1]
        yield [
            at / number, min(0, at - core.first), max(0, at - core.last),
            before / core.words, after / core.words, at - head if head >= 0 else -1,
            core.words, core.words / max(1, starts[-1]), len(piece.words) / core.words,
            *_beside(sides, at, -2), *_beside(sides, at, -1),
            *_beside(sides, at, 1), *_beside(sides, at, 2),
        ]  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Side:
    """What a piece is like for those beside it."""

    before: Row
    after: Row
    tag: object
    above: etree._Element | None


def _side(piece: Piece) -> _Side:
    holder = piece.holder
    return _Side(
        [len(piece.words), piece.linked, holder.tag in _HEADINGS],
        [bool(_ENDED.search(piece.text)), piece.text[-1] in ":："],
        holder.tag,
        holder.getparent(),
    )


def _beside(sides: Sequence[_Side], at: int, step: int) -> Row:
    """Return what the piece so many places away is like."""
    if not 0 <= at + step < len(sides):
        return [-1.0] * 7
    own, other = sides[at], sides[at + step]
    return [*other.before, other.above is own.above, other.tag == own.tag, *other.after]
