"""Runs of inline content: pieces of text with all the marks that hold for them.

Before they are written, runs side by side that look the same become one, white space stands in
runs of its own, and emphasis is taken off where Markdown could not show it.
"""

from collections.abc import Iterable, Iterator, Sequence
from enum import Enum
from typing import NamedTuple

from briefings.ingest.tomarkdown.escape import is_punctuation

#: Delimiters of emphasis by mark.
DELIMITERS = {"del": "~~", "strong": "**", "em": "*"}
LINK = "["  #: a mark that begins so is a link; its address follows


class Kind(Enum):
    """What a run is."""

    TEXT = "text"
    CODE = "code"
    PICTURE = "picture"
    NOTE = "note"  #: reference to a footnote; its text is the label
    BREAK = "break"  #: a line break


class Run(NamedTuple):
    """A piece of inline content."""

    text: str  #: words as shown, not escaped; of a picture its alternative text
    marks: frozenset[str] = frozenset()  #: "strong", "em", "del", "[" + address of the link
    kind: Kind = Kind.TEXT
    address: str = ""  #: of a picture
    is_small: bool = False  #: a picture that belongs between words, as a sign


def link_mark(address: str) -> str:
    """Return the mark of a link."""
    return f"{LINK}{address}"


def is_blank(runs: Iterable[Run]) -> bool:
    """Tell whether nothing would be seen of the runs."""
    return all(run.kind in (Kind.TEXT, Kind.BREAK) and not run.text.strip() for run in runs)


_NOTHING = Run(" ")


def settled(runs: Sequence[Run]) -> list[Run]:
    """Return the runs as they can be written."""
    joined = list(_joined(runs))
    if any(run.marks for run in joined):
        joined = list(_joined(list(_fitted(joined))))
    return list(_parted(joined))


def is_break(run: Run) -> bool:
    """Tell whether a run is a line break."""
    return run.kind is Kind.BREAK


def is_gap(run: Run) -> bool:
    """Tell whether a run is white space or a line break."""
    return is_break(run) or (run.kind is Kind.TEXT and run.text.isspace())


def _joined(runs: Sequence[Run]) -> Iterator[Run]:
    """Yield the runs with those joined that look the same, emphasis off what cannot show it."""
    waiting: Run | None = None
    for run in runs:
        if run.kind in (Kind.PICTURE, Kind.NOTE):
            run = run._replace(marks=frozenset(m for m in run.marks if m[0] == LINK))  # noqa: PLW2901
        if run.kind in (Kind.TEXT, Kind.CODE) and not run.text:
            continue
        same = waiting and run.kind is waiting.kind and run.marks == waiting.marks
        if waiting and same and run.kind in (Kind.TEXT, Kind.CODE):
            waiting = waiting._replace(text=waiting.text + run.text)
            continue
        if waiting:
            yield waiting
        waiting = run
    if waiting:
        yield waiting


def _parted(runs: Iterable[Run]) -> Iterator[Run]:
    """Yield the runs with the white space of each text as runs of its own where it may matter."""
    for run in runs:
        if run.kind is not Kind.TEXT or not run.text.strip():
            yield run
            continue
        words = " ".join(run.text.split())
        if run.text[0].isspace():
            yield run._replace(text=" ")
        yield run._replace(text=words)
        if run.text[-1].isspace():
            yield run._replace(text=" ")


def _fitted(runs: Iterable[Run]) -> Iterator[Run]:
    """Yield the runs with emphasis off the punctuation at which it could not open or close.

    CommonMark reads a delimiter between a word and punctuation only on the word's side:
    ``a**"b"**`` shows its asterisks, ``a"**b**"`` does not.
    """
    held = [_NOTHING, _NOTHING, *runs, _NOTHING, _NOTHING]
    for at in range(2, len(held) - 2):
        before, run, after = held[at - 1 : at + 2]
        begins = (run.marks - before.marks) & DELIMITERS.keys()
        ends = (run.marks - after.marks) & DELIMITERS.keys()
        if begins and not _fits(_first(run, before, held[at + 1], begins), _edge(before, -1)):
            run = run._replace(marks=run.marks - begins) if not _is_words(run) else run
        else:
            begins = frozenset()
        if ends and not _fits(_last(run, after, held[at - 1], ends), _edge(after, 0)):
            run = run._replace(marks=run.marks - ends) if not _is_words(run) else run
        else:
            ends = frozenset()
        yield from _trimmed(run, begins, ends)


def _fits(inner: str, outer: str) -> bool:
    """Tell whether a delimiter between two characters opens or closes on the inner one's side."""
    return not is_punctuation(inner) or outer.isspace() or is_punctuation(outer)


def _is_words(run: Run) -> bool:
    return run.kind is Kind.TEXT and not all(map(is_punctuation, run.text))


def _edge(run: Run, at: int) -> str:
    """Return the first (0) or last (-1) character that will stand for a run in the Markdown."""
    if is_break(run):
        return " "
    return "[" if run.kind is not Kind.TEXT or link_of(run) else run.text[at]


def _first(run: Run, before: Run, after: Run, begins: frozenset[str]) -> str:
    """Return the character behind the delimiters that open before a run."""
    link = link_of(run)
    if link and link not in before.marks:
        # a link that emphasis outlasts stands inside it, any other around it
        return "[" if begins & after.marks and link not in after.marks else "x"
    return "`" if run.kind is Kind.CODE else run.text[:1] or "["


def _last(run: Run, after: Run, before: Run, ends: frozenset[str]) -> str:
    """Return the character before the delimiters that close behind a run."""
    link = link_of(run)
    if link and link not in after.marks:
        return ")" if ends & before.marks and link not in before.marks else "x"
    return "`" if run.kind is Kind.CODE else run.text[-1:] or "["


def _trimmed(run: Run, begins: frozenset[str], ends: frozenset[str]) -> Iterator[Run]:
    """Yield a run in up to three parts: the punctuation at its ends loses its marks."""
    if not (begins or ends) or not _is_words(run):
        yield run
        return
    text, start, end = run.text, 0, len(run.text)
    while begins and start < end and (is_punctuation(text[start]) or text[start].isspace()):
        start += 1
    while ends and end > start and (is_punctuation(text[end - 1]) or text[end - 1].isspace()):
        end -= 1
    if start:
        yield run._replace(text=text[:start], marks=run.marks - begins)
    if start < end:
        yield run._replace(text=text[start:end])
    if end < len(text):
        yield run._replace(text=text[end:], marks=run.marks - ends)


def link_of(run: Run) -> str | None:
    """Return the mark of a run's link, None if it has none."""
    return next((mark for mark in run.marks if mark[0] == LINK), None)


def ends_of(runs: Sequence[Run]) -> list[dict[str, int]]:
    """Return for each run where each of its marks ends: the last run that goes on with it."""
    ends: list[dict[str, int]] = [{} for _ in runs]
    below: dict[str, int] = {}
    for at in range(len(runs) - 1, -1, -1):
        below = {mark: below.get(mark, at) for mark in runs[at].marks}
        ends[at] = below
    return ends
