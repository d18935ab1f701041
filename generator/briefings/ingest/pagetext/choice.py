"""The pieces of a page that are its article: those that make the best text by what is likely."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from lxml import etree

from briefings.ingest.pagetext.core import find_core
from briefings.ingest.pagetext.features import Sight, describe, look_at
from briefings.ingest.pagetext.forest import ALL, QUICK, Forest, chances, load_forest
from briefings.ingest.pagetext.pieces import Piece
from briefings.ingest.pagetext.witnesses import ask_all, ask_quick

#: Likelihoods that a text may begin at.
_LIMITS = tuple(at / 20 for at in range(4, 16))
#: F1 to be expected of a text by what the quick witnesses say, from which on no other is asked. In
#: four folds of 554 pages 25 in 100 stay below or are short, and the mean is .957, as it is if all
#: witnesses are always asked; it is .954 if the slow one never is.
_SURE = 0.96
_SHORT = 100  # words of a text in which one line more or less counts: all witnesses are asked
#: Pieces of the largest page that is judged piece by piece; the largest real one had 4,000. A
#: larger one is a list, and the reading that agrees most with the others is followed.
_MOST = 5_000


def find_places(tree: etree._Element, pieces: Sequence[Piece], titles: Sequence[str]) -> list[int]:
    """Return the places of the pieces that are the article's; ``titles`` are those of the page."""
    if not pieces:
        return []
    readings = ask_quick(tree, pieces)
    if len(pieces) > _MOST:
        best = find_core(pieces, ask_all(tree, pieces, readings)).best
        return [at for at, has in enumerate(best) if has > _LIMITS[-1]]
    sight = look_at(pieces, titles)
    kept, sure = _judged(load_forest(QUICK), sight, readings)
    if sure < _SURE or sum(len(pieces[at].words) for at in kept) < _SHORT:
        readings = ask_all(tree, pieces, readings)
        kept, _sure = _judged(load_forest(ALL), sight, readings)
    return with_whole_tables(pieces, kept)


def _judged(
    forest: Forest, sight: Sight, readings: Mapping[str, Sequence[float]]
) -> tuple[list[int], float]:
    return likeliest(sight.pieces, chances(forest, describe(sight, readings)))


def likeliest(pieces: Sequence[Piece], likely: Sequence[float]) -> tuple[list[int], float]:
    """Return the places of the pieces that make the text with the best F1 to be expected, and it.

    What is expected to be hit, and to be the article, are words times likelihoods. A piece is in
    the text from some likelihood on; which one depends on how sure the others are.
    """
    sizes = [len(piece.words) for piece in pieces]
    whole = sum(size * chance for size, chance in zip(sizes, likely, strict=True))

    def expected(limit: float) -> float:
        kept = [(s, c) for s, c in zip(sizes, likely, strict=True) if c > limit]
        return 2 * sum(s * c for s, c in kept) / max(1e-9, whole + sum(s for s, _ in kept))

    best = max(_LIMITS, key=expected)
    return [at for at, chance in enumerate(likely) if chance > best], expected(best)


def with_whole_tables(pieces: Sequence[Piece], kept: Sequence[int]) -> list[int]:
    """Return the places with all cells of each table of which half the words are kept.

    A cell is short and says little of itself, a heading of a column least; without it the others
    mean nothing.
    """
    tables: dict[etree._Element, list[int]] = defaultdict(list)
    for at, piece in enumerate(pieces):
        table = next(piece.holder.iterancestors("table"), None)
        if table is not None:
            tables[table].append(at)
    found = set(kept)
    for cells in tables.values():
        sizes = {at: len(pieces[at].words) for at in cells}
        if 2 * sum(sizes[at] for at in cells if at in found) > sum(sizes.values()):
            found.update(cells)
    return sorted(found)
