"""What all forms of a briefing share: how it says things, and where its links lead."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from briefings.briefing import Briefing, Line
from briefings.model import Article, SitePath
from briefings.phrases import Phrases


@dataclass(frozen=True, slots=True)
class Letter:
    """A briefing on its way out of the site."""

    briefing: Briefing
    archive: str  #: the archive's name
    site_url: str  #: where the site stands, with a final slash; "" if unknown
    words: Phrases  #: of the interface
    articles: Mapping[str, Article]  #: by id, as everybody may see them; those of the briefing
    authority: str = ""  #: ``feed_authority`` of the archive

    def address(self, line: Line) -> str:
        """Return where an article can be read: on the site, else the original; "" if unknown."""
        return f"{self.site_url}{line.path}" if self.site_url else line.source_url

    def quoted_at(self, line: Line) -> str:
        """Return the address that leads to the words of a line's extract; "" if unknown."""
        here = self.address(line)
        return f"{here.partition('#')[0]}#{line.extract.anchor}" if here and line.extract else here

    def page(self, path: str) -> str:
        """Return the address of a page that a note links to; "" if it has none on the web."""
        if self.site_url:
            return f"{self.site_url}{path}"
        by_page = {line.path: line.source_url for line in every_line(self.briefing)}
        return by_page.get(SitePath(path), "")

    def facts(self, line: Line) -> list[str]:
        """Return outlet, date and status as far as known."""
        return [part for part in (line.outlet, line.date_text, line.status) if part]

    def head(self) -> list[str]:
        """Return what stands below the title: who, when, how many articles of which days."""
        briefing, count = self.briefing, self.briefing.all_articles or self.briefing.count
        many = self.words.say_many("%(count)s article", "%(count)s articles", count)
        day = (briefing.date or "")[:10]
        parts = (", ".join(briefing.authors), day, many, briefing.span, self.archive)
        return [part for part in parts if part]

    def left_out(self) -> str:
        """Return how many articles a digest leaves out, as a sentence; "" for none."""
        count = self.briefing.left_out
        if not count:
            return ""
        return self.words.say_many(
            "%(count)s further article of these days is not shown here.",
            "%(count)s further articles of these days are not shown here.",
            count,
        )


def every_line(briefing: Briefing) -> Iterator[Line]:
    """Yield all articles in their order, folded ones after the line that they stand in."""
    for line in briefing.lines:
        yield line
        yield from line.folded
