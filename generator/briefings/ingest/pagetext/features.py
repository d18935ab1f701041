"""What tells a piece of an article from the rest of its page, as one row of figures a piece."""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from briefings.ingest.pagetext.boilerplate import is_talk
from briefings.ingest.pagetext.core import Core, find_core
from briefings.ingest.pagetext.holders import Holders, around, holders_of
from briefings.ingest.pagetext.pieces import Piece
from briefings.text import title_key, unusual

Row = list[float]
Figures = NDArray[np.float64]
_TITLE = 5  # words that a spelling of a title may be longer than that
#: Characters times pieces, beyond which it is not asked whether a text comes again.
_MAX_WORK = 50_000_000
_ENDS = frozenset(".!?…。！？؟।")
_SENTENCES = re.compile(r"[.!?…。！？؟।](?:\s|$)")
_HOLDERS = ("p", "li", "h1", "h2", "h3", "h4", "td", "div", "figcaption", "blockquote", "dd", "dt")
_NO_HOLDER = (False,) * len(_HOLDERS)
_HOLDER_ROWS = {tag: tuple(tag == holder for holder in _HOLDERS) for tag in _HOLDERS}
_ASCII: Mapping[Callable[[str], bool], bytes] = {
    is_one: bytes(at for at in range(128) if is_one(chr(at)))
    for is_one in (str.isdigit, str.isupper)
}
_STEPS = (-2, -1, 1, 2)  #: places of the pieces beside one
_HEADINGS = {"h1", "h2", "h3", "h4"}


@dataclass(frozen=True, slots=True)
class Sight:
    """What the pieces of a page show whatever is read of them: looked at once for all trees."""

    pieces: Sequence[Piece]
    own: Figures  #: what the words of each piece say by themselves
    beside: Figures  #: what the pieces beside each are like
    holders: Holders


def look_at(pieces: Sequence[Piece], titles: Sequence[str]) -> Sight:
    """Return what the pieces show; ``titles`` are those of the page."""
    own = np.array(list(_own(pieces, titles)), dtype=np.float64)
    return Sight(pieces, own, _beside(pieces), holders_of(pieces))


def describe(sight: Sight, readings: Mapping[str, Sequence[float]]) -> Figures:
    """Return the figures of the pieces, a row for each; the columns depend on the readings alone.

    ``readings`` give by name how much of each piece a reading has, 0 to 1.
    """
    core = find_core(sight.pieces, readings)
    held = np.array(list(_held(sight.pieces, readings, core)), dtype=np.float64)
    placed, holding = _placed(sight.pieces, core), around(sight.holders, sight.pieces, core)
    return np.concatenate([sight.own, held, placed, sight.beside, holding], axis=1)


def _own(pieces: Sequence[Piece], titles: Sequence[str]) -> Iterator[Row]:
    """Yield what the words of each piece say by themselves."""
    texts = Counter(piece.text for piece in pieces)
    words = Counter(word for piece in pieces for word in piece.words)
    whole = "\n".join(piece.text for piece in pieces)
    searched = len(whole) * len(pieces) <= _MAX_WORK
    keys = {title_key(title) for title in titles}
    longest = max((len(key.split()) for key in keys), default=0) + _TITLE
    for piece in pieces:
        alone = not searched or _is_unlike(piece, words, texts[piece.text])
        text, number = piece.text, len(piece.words)
        size = len(text)
        tag = str(piece.holder.tag)
        yield [
            number, piece.linked, piece.strong, piece.end in _ENDS, text[-1] in ":：",
            _count(text, str.isdigit) / size, _count(text, str.isupper) / size, size / number,
            text.count(",") / number, len(_SENTENCES.findall(text)),
            is_talk(text),
            texts[text],
            not alone and whole.count(text) > texts[text],
            text[0] in "\"“«„'‘", text[0] in "-–—•·▪>", any(map(text.__contains__, "|•·©›»")),
            number <= longest and title_key(text) in keys, text[0].islower(),
            *_HOLDER_ROWS.get(tag, _NO_HOLDER),
        ]  # fmt: skip


def _is_unlike(piece: Piece, words: Mapping[str, int], often: int) -> bool:
    """Tell whether words inside of a text say that no other has it: searching takes longer."""
    return any(words[word] == often * piece.words.count(word) for word in piece.words[1:-1])


def _count(text: str, is_one: Callable[[str], bool]) -> int:
    """Return how many letters of a text are of a kind; those of ASCII are counted as bytes."""
    data = text.encode("utf-8", "surrogatepass")
    found = len(data) - len(data.translate(None, _ASCII[is_one]))
    return found if text.isascii() else found + sum(map(is_one, unusual(text)))


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


def _placed(pieces: Sequence[Piece], core: Core) -> Figures:
    """Return where each piece stands among the others and to the core."""
    number = len(pieces)
    at = np.arange(number)
    sizes = np.array([len(piece.words) for piece in pieces])
    ends = np.cumsum(sizes)
    starts = ends - sizes
    titles = np.array([piece.holder.tag == "h1" for piece in pieces])
    heads = np.maximum.accumulate(np.where(titles, at, -1))
    return np.stack(
        [
            at / number,
            np.minimum(0, at - core.first),
            np.maximum(0, at - core.last),
            (starts - starts[core.first]) / core.words,
            (ends[core.last] - ends) / core.words,
            np.where(heads >= 0, at - heads, -1),
            np.full(number, core.words),
            np.full(number, core.words / max(1, ends[-1])),
            sizes / core.words,
        ],
        axis=1,
    )


def _beside(pieces: Sequence[Piece]) -> Figures:
    """Return what the pieces one and two places away from each are like, -1 where none is."""
    number = len(pieces)
    likeness = np.array(
        [
            [len(p.words), p.linked, p.holder.tag in _HEADINGS, p.end in _ENDS, p.text[-1] in ":："]
            for p in pieces
        ],
        dtype=np.float64,
    )
    holders = [piece.holder for piece in pieces]
    above = _numbered([holder.getparent() for holder in holders])
    tags = _numbered([holder.tag for holder in holders])
    found = np.full((number, len(_STEPS), 7), -1.0)
    for block, step in enumerate(_STEPS):
        own = slice(max(0, -step), max(0, number - max(0, step)))
        other = slice(max(0, step), max(0, number + min(0, step)))
        found[own, block, :3] = likeness[other, :3]
        found[own, block, 3] = above[other] == above[own]
        found[own, block, 4] = tags[other] == tags[own]
        found[own, block, 5:] = likeness[other, 3:]
    return found.reshape(number, -1)


def _numbered(values: Sequence[object]) -> NDArray[np.intp]:
    """Return numbers that are the same where the values are."""
    numbers: dict[object, int] = {}
    return np.array([numbers.setdefault(value, len(numbers)) for value in values])
