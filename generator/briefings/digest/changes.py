"""What changed in some days: new names, rising topics, stories revived, silences, corrections.

Each with the figures that say so; the rules stand in docs/briefings.md. All is reckoned once for
the archive, then asked for period by period, so that it stays linear in the articles.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from briefings import dates
from briefings.briefing import Fact, Kind, Silence
from briefings.digest.lines import Tongue
from briefings.digest.periods import Period
from briefings.digest.ranking import Scales
from briefings.digest.topics import topics
from briefings.model import Archive, Article, IsoDate, Status, Story

MOST = 8  # facts of a kind; those with the largest figures
OFTEN = 2  # articles of a period that make a new name worth telling
BEFORE = 8  # periods of the past that a topic's articles are compared with
RISING = 3  # articles at least, and standard deviations above the mean before
ASLEEP = 21  # days without an article after which a story is revived
_CHANGED = {Status.CORRECTED, Status.RETRACTED}


@dataclass(frozen=True, slots=True)
class Changes:
    """What changed in an archive, from period to period of one kind."""

    archive: Archive
    tongue: Tongue
    scales: Scales
    silences: Sequence[Silence]
    topics: Mapping[str, Mapping[int, int]]  #: topic -> number of the period -> articles
    starts: int  #: number of the first period
    revived: Mapping[int, Sequence[tuple[Story, int]]]  #: stories with the days they slept
    corrected: Mapping[int, Sequence[Article]]

    def facts(self, period: Period) -> tuple[Fact, ...]:
        """Return what changed in a period, kind by kind."""
        found = (self._names, self._topics, self._revived, self._silent, self._corrected)
        return tuple(fact for each in found for fact in list(each(period))[:MOST])

    def _names(self, period: Period) -> Iterator[Fact]:
        """Yield names whose first article is of these days, those of most articles first."""
        start, naming = period.first.isoformat(), self.archive.naming
        often = Counter(key for each in period.ids for key in naming.articles.get(each, ()))
        new = [k for k, n in often.items() if n >= OFTEN and self._first(k) >= start]
        for key in sorted(new, key=lambda each: (-often[each], each)):
            many = self._articles(often[key])
            told = self.tongue.phrases.say(
                "new: %(many)s, first on %(date)s", many=many, date=self._day(self._first(key))
            )
            yield Fact("name", key, naming.entities[key].name, told)

    def _first(self, key: str) -> str:
        return self.scales.first_named.get(key, "")

    def _topics(self, period: Period) -> Iterator[Fact]:
        """Yield topics that have far more articles than in the periods before."""
        number = number_of(period)
        if number - self.starts < BEFORE:
            return
        rising = []
        for topic in dict.fromkeys(t for k in period.ids for t in topics(k, self.archive)):
            counts = self.topics[topic]
            now = counts[number]
            mean = sum(counts.get(number - n, 0) for n in range(1, BEFORE + 1)) / BEFORE
            if now >= RISING and now >= mean + RISING * max(1.0, mean) ** 0.5:
                rising.append((mean - now, topic, now, mean))
        for _, topic, now, mean in sorted(rising):
            told = self.tongue.phrases.say(
                "rising: %(many)s, after %(mean)s on average before",
                many=self._articles(now),
                mean=f"{mean:.1f}",
            )
            yield Fact("topic", topic, topic, told)

    def _revived(self, period: Period) -> Iterator[Fact]:
        """Yield stories that went on in these days after three weeks or more without an article."""
        for story, days in self.revived.get(number_of(period), ()):
            told = self.tongue.phrases.say_many(
                "went on after %(count)s day", "went on after %(count)s days", days
            )
            yield Fact("revived", story.id, story.title, told)

    def _silent(self, period: Period) -> Iterator[Fact]:
        """Yield outlets, sections and topics whose silence became certain in these days."""
        for silence in self.silences:
            if period.first <= silence.alarm <= period.last:
                yield Fact("silent", silence.name, silence.name, told_of(silence, self.tongue))

    def _corrected(self, period: Period) -> Iterator[Fact]:
        """Yield articles that were corrected or retracted in these days, or changed since."""
        say = self.tongue.phrases.say
        for article in self.corrected.get(number_of(period), ()):
            status = self.tongue.status(article.status) or say("changed since the version before")
            yield Fact("correction", article.id, article.title, status)

    def _articles(self, count: int) -> str:
        return self.tongue.phrases.say_many("%(count)s article", "%(count)s articles", count)

    def _day(self, when: str) -> str:
        return self.tongue.date(IsoDate(when))


def changes(
    archive: Archive, scales: Scales, periods: Sequence[Period], silences: Sequence[Silence]
) -> Changes:
    """Return what changed from period to period; ``periods`` of one kind, at least one."""
    kind = periods[0].kind
    found: dict[str, dict[int, int]] = defaultdict(lambda: defaultdict(int))
    for period in periods:
        for key in period.ids:
            for topic in topics(key, archive):
                found[topic][number_of(period)] += 1
    revived, corrected = _revivals(archive, kind), _corrections(archive, kind)
    start = number_of(periods[0])
    return Changes(archive, scales.tongue, scales, silences, found, start, revived, corrected)


def _revivals(archive: Archive, kind: Kind) -> dict[int, list[tuple[Story, int]]]:
    """Return the stories that went on after a sleep, by the number of the period."""
    found: dict[int, list[tuple[Story, int]]] = defaultdict(list)
    for story in archive.stories:
        days = (dates.day(archive.by_id[key].date) for key in story.articles)
        for before, after in pairwise(day for day in days if day):
            if (slept := (after - before).days) >= ASLEEP:
                found[_number(after, kind)].append((story, slept))
    return found


def _corrections(archive: Archive, kind: Kind) -> dict[int, list[Article]]:
    """Return what was corrected or retracted, and later captures, by the number of the period."""
    found: dict[int, list[Article]] = defaultdict(list)
    for article in archive.articles:
        is_later = article.modified and archive.relations[article.id].versions
        day = dates.day(article.modified or article.date)
        if day and (article.status in _CHANGED or is_later):
            found[_number(day, kind)].append(article)
    return found


def number_of(period: Period) -> int:
    """Return the number of a period among all of its kind, empty ones too."""
    return _number(period.first, period.kind)


def _number(day: date, kind: Kind) -> int:
    if kind is Kind.MONTHLY:
        return 12 * day.year + day.month
    # the first day of all, in the year 1, was a Monday
    return (day.toordinal() - 1) // (7 if kind is Kind.WEEKLY else 1)


def told_of(silence: Silence, tongue: Tongue) -> str:
    """Return a silence in words, with its figures."""
    values = {
        "first": tongue.date(IsoDate(silence.first.isoformat())),
        "last": tongue.date(IsoDate(silence.last.isoformat())),
        "expected": f"{silence.expected:.0f}",
        "rate": f"{silence.rate:.1f}",
    }
    if silence.is_open:
        return tongue.phrases.say(
            "nothing since %(first)s, where %(expected)s articles were to be expected by "
            "%(last)s (%(rate)s a week before)",
            **values,
        )
    return tongue.phrases.say(
        "nothing from %(first)s to %(last)s, where %(expected)s articles were to be expected "
        "(%(rate)s a week before)",
        **values,
    )
