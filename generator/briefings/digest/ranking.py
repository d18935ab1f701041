"""What comes first in a digest: a rule of whole numbers, which are shown. docs/briefings.md."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from briefings.bibliography import outlet_name
from briefings.briefing import Figures
from briefings.digest.lines import Tongue
from briefings.digest.periods import Period
from briefings.model import Archive

OF_AN_OUTLET = 4  # points
OF_AN_ARTICLE = 2
MOST_NAMES = 5  # new names that count, a point each
MOST_LINKS = 10  # links from other articles that count, a point each


@dataclass(frozen=True)
class Scales:
    """What the points of an archive's articles are reckoned from."""

    archive: Archive
    tongue: Tongue

    @cached_property
    def first_named(self) -> Mapping[str, str]:
        """The day of the first article that has a name, by id of the entity."""
        found: dict[str, str] = {}
        named = self.archive.naming.articles
        for article in self.archive.articles:  # oldest first, undated ones before
            for key in named.get(article.id, ()):
                if article.date:
                    found.setdefault(key, article.date[:10])
        return found

    def leading(self, ids: Iterable[str]) -> dict[str, list[str]]:
        """Return for each article the ones of ``ids`` that are related to it."""
        found: dict[str, list[str]] = {}
        for key in ids:
            for link in self.archive.relations[key].related:
                found.setdefault(link.id, []).append(key)
        return found

    def figures(
        self, heads: Collection[str], all_: Collection[str], links: int, period: Period
    ) -> Figures:
        """Return the figures of articles: ``heads`` their texts, ``all_`` with copies."""
        outlets = {outlet_name(self.archive.by_id[key]) for key in all_} - {None}
        names = {name for key in all_ for name in self.archive.naming.articles.get(key, ())}
        start, end = period.first.isoformat(), period.last.isoformat()
        new = sum(start <= self.first_named.get(name, "") <= end for name in names)
        points = (
            OF_AN_OUTLET * len(outlets)
            + OF_AN_ARTICLE * len(heads)
            + min(new, MOST_NAMES)
            + min(links, MOST_LINKS)
        )
        told = self._told(points, Counter(o=len(outlets), a=len(heads), n=new, c=links))
        return Figures(points, len(outlets), len(heads), new, links, told)

    @property
    def rule(self) -> str:
        """The rule of the points, in words."""
        return self.tongue.phrases.say(
            "The order: %(outlet)s points for each outlet, %(article)s for each article, "
            "one for each name that is new to the archive (%(names)s at most), "
            "one for each article of these days that is related to it (%(links)s at most).",
            outlet=str(OF_AN_OUTLET),
            article=str(OF_AN_ARTICLE),
            names=str(MOST_NAMES),
            links=str(MOST_LINKS),
        )

    def _told(self, points: int, counts: Counter[str]) -> str:
        say_many = self.tongue.phrases.say_many
        parts = [
            say_many("%(count)s outlet", "%(count)s outlets", counts["o"]),
            say_many("%(count)s article", "%(count)s articles", counts["a"]),
            say_many("%(count)s new name", "%(count)s new names", counts["n"]),
            say_many("%(count)s related article", "%(count)s related articles", counts["c"]),
        ]
        all_of_it = say_many("%(count)s point", "%(count)s points", points)
        return f"{all_of_it}: {' · '.join(parts)}"
