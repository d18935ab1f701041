"""A text being taken apart: its lines, and what has been claimed from them so far."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from briefings.ingest.dates.lines import Lang
from briefings.model import Witness
from briefings.report import Note
from briefings.text import to_line

#: Characters. Lines of a head or a foot are shorter; the rules never see more, and stay fast.
_LONGEST_LINE = 1200
_SHOWN = 200  # characters of evidence
YEAR = re.compile(r"\b(?:19|20)\d\d\b")


@dataclass(slots=True)
class Sheet:
    """The lines of one text. Rules claim fields and take lines away; what is left is the body."""

    where: str  #: name of the source
    lines: list[str]  #: clean, as in the source
    lang: Lang = None  #: language to try first for dates
    title: str | None = None  #: known from elsewhere (a header, a subject); None if not
    first_line: int = 1  #: number of the first line in the source
    witnesses: list[Witness] = field(default_factory=list)
    taken: set[int] = field(default_factory=set)  #: indices of lines that became fields
    furniture: set[int] = field(default_factory=set)  #: those of them that say nothing of the text
    notes: list[Note] = field(default_factory=list)
    #: from a line that is blank or taken, the next that may be neither: thousands are passed often
    below: dict[int, int] = field(default_factory=dict)
    above: dict[int, int] = field(default_factory=dict)
    years: dict[str, int] | None = None  #: latest year of each line that names one; None: not asked

    def claim(
        self,
        name: str,
        value: str | tuple[str, ...],
        rule: str,
        at: int,
        confidence: float,
    ) -> None:
        """Add a witness whose evidence is the line at index ``at``; empty values are no claim."""
        if not value:
            return
        text = to_line(self.lines[at])[:_SHOWN]
        self.witnesses.append(Witness(name, value, rule, self.name_of(at), text, confidence))

    def name_of(self, at: int) -> str:
        """Return how witnesses name the line at an index."""
        return f"line {at + self.first_line}"

    def take(self, *at: int) -> None:
        """Keep lines out of the body."""
        self.taken.update(at)

    def drop(self, *at: int) -> None:
        """Keep lines out of the body that are furniture; a note will say so."""
        self.taken.update(at)
        self.furniture.update(at)

    def give_back(self, at: int) -> None:
        """Leave a line that was taken in the body."""
        self.taken.discard(at)
        self.below.clear()
        self.above.clear()

    def latest_year(self, but: str) -> int | None:
        """Return the latest year that the text names, lines like ``but`` left out; None if none."""
        if self.years is None:
            named = ((line, YEAR.findall(line)) for line in self.lines)
            ordered = sorted((max(map(int, years)), line) for line, years in named if years)
            self.years = {line: year for year, line in ordered[::-1]}
        return next((year for line, year in self.years.items() if line != but), None)

    def claims(self, name: str) -> bool:
        """Tell whether somebody has claimed the field."""
        return any(witness.field == name for witness in self.witnesses)

    def text(self, at: int) -> str:
        """Return a line without white space at its ends; "" beyond the ends of the text.

        Of a very long line only the beginning: the rules' patterns are not made for megabytes.
        """
        return self.lines[at][:_LONGEST_LINE].strip() if 0 <= at < len(self.lines) else ""

    def is_prose(self, at: int) -> bool:
        """Tell whether a line is too long to be anything but a paragraph, or there is none."""
        return not 0 <= at < len(self.lines) or len(self.lines[at]) > _LONGEST_LINE

    def after(self, at: int) -> int:
        """Return the index of the next line neither blank nor taken; past the end if none."""
        first = at = at + 1
        while at < len(self.lines) and (not self.text(at) or at in self.taken):
            at = self.below.get(at, at + 1)
        self.below[first] = max(at, first + 1)
        return at

    def before(self, at: int) -> int:
        """Return the index of the line before that is neither blank nor taken; -1 if none."""
        first = at = at - 1
        while at >= 0 and (not self.text(at) or at in self.taken):
            at = self.above.get(at, at - 1)
        self.above[first] = min(at, first - 1)
        return at

    def written(self) -> Iterator[int]:
        """Yield the indices of lines that are neither blank nor taken, in order."""
        at = self.after(-1)
        while at < len(self.lines):
            yield at
            at = self.after(at)
