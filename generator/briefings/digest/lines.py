"""An article as a line of a briefing: what everybody may see of it, with an extract."""

from collections.abc import Callable
from dataclasses import dataclass, field

from briefings import rights
from briefings.bibliography import outlet_name
from briefings.briefing import Extract, Figures, Line, Role
from briefings.digest.extracts import extract
from briefings.model import Archive, IsoDate, Status
from briefings.phrases import Phrases


@dataclass(frozen=True, slots=True)
class Tongue:
    """How the interface says what a briefing tells."""

    phrases: Phrases
    date: Callable[[IsoDate | None], str]  #: in words; "undated" for None
    span: Callable[[IsoDate, IsoDate], str]
    status: Callable[[Status], str]  #: "" for what is simply published


@dataclass(frozen=True, slots=True)
class Desk:
    """What briefings are made from."""

    archive: Archive
    tongue: Tongue
    #: extracts by id; an article stands in its day, its week and its month
    known: dict[str, Extract | None] = field(default_factory=dict)

    def line(
        self,
        key: str,
        role: Role = Role.ITEM,
        folded: tuple[str, ...] = (),
        figures: Figures | None = None,
    ) -> Line:
        """Return the line of an article; ``folded`` are ids of its copies and versions."""
        if key not in self.known:
            self.known[key] = extract(rights.shown(self.archive.by_id[key]).body)
        rest = tuple(self._line(each, Role.ITEM) for each in folded)
        return self._line(key, role, self.known[key], rest, figures)

    def _line(
        self,
        key: str,
        role: Role,
        quoted: Extract | None = None,
        folded: tuple[Line, ...] = (),
        figures: Figures | None = None,
    ) -> Line:
        article = self.archive.by_id[key]
        return Line(
            id=key,
            role=role,
            title=article.title,
            path=self.archive.addresses[key],
            outlet=outlet_name(article) or "",
            date=article.date,
            date_text=self.tongue.date(article.date),
            lang=article.lang or "",
            source_url=article.source_url or "",
            status=self.tongue.status(article.status),
            extract=quoted,
            folded=folded,
            figures=figures,
        )
