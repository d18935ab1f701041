"""The passage of a text that says most about a query, with the words that were found marked.

Twin: theme/scripts/search-excerpt.js.
"""

from collections.abc import Mapping, Sequence

from briefings.search.analyse import Piece, pieces

#: Length of a passage, and how much of it stands before the first mark, in characters.
LENGTH, LEAD = 240, 60

#: Runs of text, each with whether it is marked.
Spans = tuple[tuple[str, bool], ...]


def excerpt(text: str, marks: Mapping[str, int]) -> Spans:
    """Return the best passage of one line; the beginning if nothing was found in the text.

    ``marks`` says how rare each form is. A passage is worth the sum over its different forms'
    rarities; of equals the first one wins.
    """
    hits = [piece for piece in pieces(text) if piece.surface in marks]
    found = _best_start(text, hits, marks)
    first, last = text.rfind("\n", 0, found) + 1, _line_end(text, found)
    start = first if found - first <= LEAD else _after_space(text, found - LEAD)
    end = min(last, start + LENGTH)
    if end < last:
        space = text.rfind(" ", start + LENGTH // 2, end)
        end = space if space > 0 else end
    spans = _marked(text, start, end, hits)
    before = (("… ", False),) if start > first else ()
    after = ((" …", False),) if end < last else ()
    return _joined((*before, *spans, *after))


def _best_start(text: str, hits: Sequence[Piece], marks: Mapping[str, int]) -> int:
    best, where = -1, 0
    for at, first in enumerate(hits):
        worth, seen = 0, set()
        limit = min(first.start + LENGTH - LEAD, _line_end(text, first.start))
        for hit in hits[at:]:
            if hit.end > limit:
                break
            if hit.surface not in seen:
                seen.add(hit.surface)
                worth += marks[hit.surface]
        if worth > best:
            best, where = worth, first.start
    return where


def _line_end(text: str, start: int) -> int:
    end = text.find("\n", start)
    return len(text) if end < 0 else end


def _after_space(text: str, start: int) -> int:
    """Return where the next word starts; the place itself where no space is near."""
    space = text.find(" ", start, start + LEAD // 2)
    return start if space < 0 else space + 1


def _marked(text: str, start: int, end: int, hits: Sequence[Piece]) -> Spans:
    spans, at = [], start
    for hit in hits:
        if hit.end <= at or hit.start < start or hit.end > end:
            continue
        first = max(at, hit.start)
        spans += [(text[at:first], False), (text[first : hit.end], True)]
        at = hit.end
    return (*spans, (text[at:end], False))


def _joined(spans: Spans) -> Spans:
    """Return the spans without empty ones, neighbours of one kind as one."""
    joined: list[tuple[str, bool]] = []
    for text, marked in spans:
        if not text:
            continue
        if joined and joined[-1][1] == marked:
            text = joined.pop()[0] + text  # noqa: PLW2901
        joined.append((text, marked))
    return tuple(joined)
