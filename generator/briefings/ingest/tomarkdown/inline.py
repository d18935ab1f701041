"""Runs of inline content to one paragraph of Markdown.

Written from runs, marks never overlap, and never begin or end at a space.
"""

import re
from collections.abc import Sequence

from briefings.ingest.tomarkdown.escape import (
    MARKUP,
    Escaper,
    counts,
    escape_brackets,
    escape_starts,
)
from briefings.ingest.tomarkdown.runs import (
    DELIMITERS,
    LINK,
    Kind,
    Run,
    ends_of,
    is_break,
    is_gap,
    link_mark,
    link_of,
    settled,
)

#: Addresses that are shown as they are between angle brackets, with no sign decoded in them.
_AUTOLINK = re.compile(r"https?://[\w/.:?=#~+,;@!$'()*-]+(?:&[\w=.-]+)*", re.ASCII)
_ENTITY = re.compile(r"&(#?\w+;)")


def to_paragraph(runs: Sequence[Run]) -> str:
    """Return the runs as one paragraph, line breaks as two spaces and a new line; "" if blank."""
    return escape_starts(_Line(runs).written())


def to_line(runs: Sequence[Run]) -> str:
    """Return the runs on one line, for headings and cells; "" if blank."""
    return _Line(
        [r._replace(kind=Kind.TEXT, text=" ") if is_break(r) else r for r in runs]
    ).written()


class _Line:
    """Writes one paragraph. White space waits until it is known which marks go on behind it."""

    def __init__(self, runs: Sequence[Run]) -> None:
        self._runs = settled(runs)
        self._ends = ends_of(self._runs)
        marked = any(run.marks & DELIMITERS.keys() for run in self._runs)
        signs = counts(run.text for run in self._runs if run.kind in (Kind.TEXT, Kind.PICTURE))
        signs["`"] += sum(run.kind is Kind.CODE for run in self._runs) * 2
        if marked:
            signs["*"] += 2
            signs["~"] += 2
        self._escaper = Escaper(signs)
        self._out: list[str] = []
        self._open: list[str] = []  # marks, outermost first
        self._gap = ""  # white space that waits
        self._gap_marks: frozenset[str] = frozenset()

    def written(self) -> str:
        """Return the Markdown."""
        for at, run in enumerate(self._runs):
            if is_gap(run):
                self._wait(run)
            elif address := self._autolink(at, run):
                self._turn(at, run._replace(marks=run.marks - {link_mark(address)}))
                self._out.append(f"<{address}>")
            else:
                self._turn(at, run)
                self._out.append(self._inside(at, run))
        self._close(len(self._open))
        return "".join(self._out)

    def _autolink(self, at: int, run: Run) -> str:
        """Return the address of a link that shows just its address, else ""."""
        mark = link_mark(run.text)
        alone = mark in run.marks and self._ends[at][mark] == at and mark not in self._open
        return run.text if alone and _AUTOLINK.fullmatch(run.text) else ""

    def _wait(self, run: Run) -> None:
        if self._out:
            gap = "  \n" if is_break(run) else " "
            self._gap_marks = run.marks if not self._gap else self._gap_marks & run.marks
            self._gap = max(self._gap, gap, key=len)

    def _turn(self, at: int, run: Run) -> None:
        """Close what ends before a run, write the white space, open what begins."""
        going_on = run.marks & self._gap_marks if self._gap else run.marks
        stays = next((i for i, m in enumerate(self._open) if m not in going_on), len(self._open))
        stays = min(stays, self._below_link(at, run, stays))
        self._close(len(self._open) - stays)
        self._out.append(self._gap)
        self._gap = ""
        for mark in sorted(run.marks - set(self._open), key=lambda m: self._rank(at, m)):
            self._open.append(mark)
            self._out.append(LINK if mark[0] == LINK else DELIMITERS[mark])

    def _below_link(self, at: int, run: Run, stays: int) -> int:
        """Return how many open marks may stay where a link opens: those that outlast it."""
        link = next((m for m in run.marks if m[0] == LINK and m not in self._open), None)
        if link is None:
            return stays
        end = self._ends[at][link]
        kept = (i for i, m in enumerate(self._open) if self._ends[at].get(m, at) < end)
        return next(kept, stays)

    def _rank(self, at: int, mark: str) -> tuple[int, bool, str]:
        """Order marks that open together: the longest first, links before emphasis."""
        return (-self._ends[at][mark], mark[0] != LINK, mark)

    def _close(self, number: int) -> None:
        for _ in range(number):
            mark = self._open.pop()
            self._out.append(_ending(mark) if mark[0] == LINK else DELIMITERS[mark])

    def _inside(self, at: int, run: Run) -> str:
        if run.kind is Kind.CODE:
            return _code(run.text)
        if run.kind is Kind.NOTE:
            return f"[^{run.text}]"
        if run.kind is Kind.PICTURE:
            alt = escape_brackets(self._escaper.escape(run.text, "", ""))
            return f"![{alt}]({_destination(run.address)})"
        before = self._out[-1][-1:] if self._out and self._out[-1] else ""
        text = self._escaper.escape(run.text, before, self._after(at, run))
        if link_of(run):
            return escape_brackets(text)
        if text[0] == "(" and before == "]":
            text = f"\\{text}"  # a footnote's label would become the text of a link
        if text[-1] in "!^" and at + 1 < len(self._runs):
            below = self._runs[at + 1]
            if below.kind is Kind.NOTE or link_of(below):
                return f"{text[:-1]}\\{text[-1]}"  # a picture, or a footnote in the text
        return text

    def _after(self, at: int, run: Run) -> str:
        """Return the character that will follow a run; a sign of markup where marks change."""
        below = self._runs[at + 1 : at + 3]
        if not below:
            return MARKUP if run.marks else ""
        if is_gap(below[0]):
            goes_on = all(other.marks == run.marks for other in below) and len(below) > 1
            return " " if goes_on or not run.marks else MARKUP
        same = below[0].marks == run.marks and below[0].kind is Kind.TEXT
        return below[0].text[:1] if same else MARKUP


def _ending(mark: str) -> str:
    return f"]({_destination(mark[len(LINK) :])})"


def _destination(address: str) -> str:
    """Return an address as Markdown reads it between parentheses."""
    safe = _ENTITY.sub(r"\\&\1", address)
    depth = deepest = 0
    for letter in safe:
        depth += (letter == "(") - (letter == ")")
        deepest = min(deepest, depth)
    if depth or deepest < 0:
        safe = safe.replace("(", "%28").replace(")", "%29")
    return safe


def _code(text: str) -> str:
    """Return a code span, its fence longer than any run of backticks in it."""
    inside = " ".join(text.split())
    longest = max(map(len, re.findall(r"`+", inside)), default=0)
    fence = "`" * (longest + 1)
    pad = " " if inside.startswith("`") or inside.endswith("`") else ""
    return f"{fence}{pad}{inside}{pad}{fence}"
