"""What changed between two captures of one address, word by word, to be read.

The longest common subsequence of the words, by rapidfuzz in blocks of 64 cells. Then what a
reader would call one change is made one, and long unchanged runs are left out.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from rapidfuzz.distance import LCSseq

from briefings import markdown, rights
from briefings.model import Article
from briefings.render.views.parts import CardView, ChangesView, PieceView

#: Words of the one text times words of the other that are compared at most: two of 20,000 words,
#: 50 MB of bits. Above that whole paragraphs are compared, and above that nothing.
CELLS = 400_000_000
#: Fewer equal words than this between two larger changes belong to them: in a passage that was
#: written anew, "of the" stands in both texts by chance.
ISLAND = 3
#: Unchanged words and marks shown before and after a change.
AROUND = 14

_UNSPACED = "\u0e00-\u0e7f\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
#: A line end, a letter of a script that does not part words, a word, any other mark.
_TOKEN = re.compile(rf"\n|[{_UNSPACED}]|[^\W{_UNSPACED}]+(?:['’-][^\W{_UNSPACED}]+)*|[^\w\s]")


@dataclass(frozen=True, slots=True)
class Token:
    """A word or a mark."""

    text: str
    space: bool  #: whether a space stands before it


@dataclass(frozen=True, slots=True)
class Run:
    """Tokens that both texts have, or what stands in the one instead of what in the other."""

    old: tuple[Token, ...]
    new: tuple[Token, ...]
    same: bool

    @property
    def size(self) -> int:
        """Words of the longer side."""
        return max(count_words(self.old), count_words(self.new))


def changes(article: Article, before: Article, card: CardView) -> ChangesView | None:
    """Return what changed in title and text since the capture before, ``card`` being that one's.

    None where either text may not be shown in full, nothing changed in the words, or both are
    longer than can be compared.
    """
    if not (rights.is_whole(article) and rights.is_whole(before)):
        return None
    old, new = (f"{each.title}\n{markdown.to_text(each.body)}" for each in (before, article))
    runs = compare(old, new)
    changed = [run for run in runs if not run.same]
    if not changed:
        return None
    removed, added = (
        sum(count_words(side) for side in sides)
        for sides in ((run.old for run in changed), (run.new for run in changed))
    )
    return ChangesView(card, tuple(passages(runs)), added=added, removed=removed)


def compare(before: str, after: str) -> list[Run]:
    """Return the two texts as runs in their order; [] if they are too long."""
    for cut in (words_and_marks, lines):
        old, new = cut(before), cut(after)
        if len(old) * len(new) <= CELLS:
            return without_islands(common_runs(old, new))
    return []


def words_and_marks(text: str) -> list[Token]:
    """Return the words, marks and line ends of a text."""
    return [Token(m[0], _is_spaced(text, m.start())) for m in _TOKEN.finditer(text)]


def lines(text: str) -> list[Token]:
    """Return the lines of a text, each with the line end before it."""
    return [Token(f"\n{line}" if at else line, space=False)
            for at, line in enumerate(text.split("\n"))]  # fmt: skip


def _is_spaced(text: str, at: int) -> bool:
    return at > 0 and text[at - 1] != "\n" and text[at - 1].isspace()


def count_words(tokens: Sequence[Token]) -> int:
    """Return how many of the tokens are words; a line is as many as it has."""
    return sum(
        sum(part[0].isalnum() for part in _TOKEN.findall(token.text)) for token in tokens
    )  # fmt: skip


def common_runs(old: list[Token], new: list[Token]) -> list[Run]:
    """Return what stays and what changes, neighbouring changes as one."""
    # numbers, not words: rapidfuzz compares hashes, and those of words differ from run to run
    numbers: dict[str, int] = {}
    left, right = (
        [numbers.setdefault(token.text, len(numbers)) for token in each] for each in (old, new)
    )
    runs: list[Run] = []
    for step in LCSseq.opcodes(left, right):
        part = Run(
            tuple(old[step.src_start : step.src_end]),
            tuple(new[step.dest_start : step.dest_end]),
            step.tag == "equal",
        )
        if runs and not (runs[-1].same or part.same):
            part = _joined(runs.pop(), part)
        runs.append(part)
    return runs


def without_islands(runs: list[Run]) -> list[Run]:
    """Return the runs, few equal words between larger changes taken for changed; lines stay."""
    kept: list[Run] = []
    for run in runs:
        if len(kept) > 1 and not run.same and _is_island(kept[-1], kept[-2], run):
            island = kept.pop()
            kept.append(_joined(_joined(kept.pop(), island), run))
        else:
            kept.append(run)
    return kept


def _is_island(run: Run, before: Run, after: Run) -> bool:
    size = run.size
    whole = any("\n" in token.text for token in run.new)
    return run.same and not whole and size < min(ISLAND, before.size, after.size)


def _joined(first: Run, second: Run) -> Run:
    return Run(first.old + second.old, first.new + second.new, same=False)


def passages(runs: list[Run]) -> Iterator[tuple[PieceView, ...]]:
    """Yield the changes with what stands around them; those near each other together."""
    passage: list[PieceView] = []
    for at, run in enumerate(runs):
        if not run.same:
            passage += _changed(run)
            continue
        is_first, is_last = at == 0, at == len(runs) - 1
        room = AROUND if is_first or is_last else 2 * AROUND
        if len(run.new) <= room:
            passage += _piece("same", run.new)
            continue
        if not is_first:
            passage += [*_piece("same", run.new[:AROUND]), PieceView("gap", " ", "…")]
            yield tuple(passage)
        if is_last:
            return
        passage = [PieceView("gap", "", "…"), *_piece("same", run.new[-AROUND:])]
    if passage:
        yield tuple(passage)


def _changed(run: Run) -> list[PieceView]:
    removed, added = _piece("removed", run.old), _piece("added", run.new)
    if removed and added and not added[0].before:
        added = [replace(added[0], before=" ")]
    return removed + added


def _piece(kind: str, tokens: Sequence[Token]) -> list[PieceView]:
    """Return the tokens as one piece, a space or line end before it outside; [] for none."""
    text = "".join(f" {token.text}" if token.space else token.text for token in tokens)
    bare = text.lstrip()
    before = text[: len(text) - len(bare)]
    return [PieceView(kind, before, bare)] if text else []
