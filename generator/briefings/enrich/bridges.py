"""Bridges: neighbours by an article that two others name, where no shared word can be found.

Two articles in two alphabets may have no name in common that a machine can see, and yet say
themselves what they belong to: both name the same article, or one names a neighbour of the other.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import permutations

from briefings.dates import day
from briefings.enrich.circle import Circle, make_circle
from briefings.enrich.context import Context, Found
from briefings.enrich.reasons import dated
from briefings.model import IsoDate, RelatedLink
from briefings.text import isolated, shorten

#: Days between two articles that a third one may bring together: later ones look back at
#: everything, and then the article named is the subject's landmark and not its news.
DAYS = 14
#: An article named by more within these days is a page that an outlet links to everywhere.
MOST_NAMING = 20
#: Scores, below those of content: both name it; one names a neighbour of the other.
BOTH, NEAR = 0.12, 0.06
#: Letters of a title within a reason.
TITLE = 70


@dataclass(frozen=True, slots=True)
class Bridge:
    """A link that a third article brings about."""

    own: str  #: id of the article that gets the link
    other: str  #: id of the article that it leads to
    score: float
    why: str  #: without the time between


def connect_bridges(context: Context, found: Found) -> Found:
    """Add to ``related``, after the neighbours by content, those by an article they name."""
    if context.limit < 1:
        return found
    circle = make_circle(context, found)
    bridges: dict[str, list[Bridge]] = {}
    for target in sorted(found.cited_by):
        for bridge in (*by_same(target, context, found), *by_near(target, context, found)):
            if is_near_in_time(context, bridge.own, bridge.other):
                bridges.setdefault(bridge.own, []).append(bridge)
    related = dict(found.related)
    for own, new in bridges.items():
        if links := added(own, new, circle, context, found.related.get(own, ())):
            related[own] = links
    return replace(found, related=related)


def by_same(target: str, context: Context, found: Found) -> Iterator[Bridge]:
    """Give the pairs of articles that name one article, both ways."""
    why = context.words.say("both name “%(title)s”", title=shown(context.by_id[target].title))
    for own, other in permutations(found.cited_by[target], 2):
        if naming_around(own, target, context, found) <= MOST_NAMING:
            yield Bridge(own, other, BOTH, why)


def by_near(target: str, context: Context, found: Found) -> Iterator[Bridge]:
    """Give the pairs of an article that names one and a neighbour of that one, both ways."""
    title = shown(context.by_id[target].title)
    close = context.words.say("close to “%(title)s”, which this article names", title=title)
    naming = context.words.say("names “%(title)s”, which is close to this article", title=title)
    for link in found.related.get(target, ()):
        for own in found.cited_by[target]:
            yield Bridge(own, link.id, NEAR, close)
            yield Bridge(link.id, own, NEAR, naming)


def naming_around(own: str, target: str, context: Context, found: Found) -> int:
    """Return how many articles name the target within the days around an article."""
    return sum(is_near_in_time(context, own, other) for other in found.cited_by[target])


def is_near_in_time(context: Context, own: str, other: str) -> bool:
    """Tell whether two articles came out within two weeks of each other; not if undated."""
    here, there = (day(context.by_id[each].date) for each in (own, other))
    return here is not None and there is not None and abs((here - there).days) <= DAYS


def added(
    own: str,
    bridges: list[Bridge],
    circle: Circle,
    context: Context,
    links: tuple[RelatedLink, ...],
) -> tuple[RelatedLink, ...]:
    """Return an article's links with its best bridges behind them, as many as there is room."""
    row = circle.row_of[own]
    taken = {int(circle.group[row]), *circle.named.get(row, ())}
    taken |= {int(circle.group[circle.row_of[link.id]]) for link in links}
    least = min((link.score for link in links), default=1.0)
    found = list(links)
    for bridge in sorted(bridges, key=lambda each: rank(each, context.by_id[own].date, context)):
        target = int(circle.newest[circle.row_of[bridge.other]])
        group = int(circle.group[target])
        if len(found) >= context.limit or group in taken or not circle.eligible[target]:
            continue
        taken.add(group)
        other = context.articles[target]
        reason = dated(bridge.why, context.by_id[own].date, other.date, context.words)
        found.append(RelatedLink(other.id, min(least, bridge.score), reason))
    return tuple(found)


def rank(bridge: Bridge, date: IsoDate | None, context: Context) -> tuple[float, int, str, str]:
    """Return the key that sorts the stronger bridge first, then the nearer in time."""
    here, there = day(date), day(context.by_id[bridge.other].date)
    days = abs((here - there).days) if here and there else DAYS
    return (-bridge.score, days, bridge.other, bridge.why)


def shown(title: str) -> str:
    """Return a title as it stands in a reason: cut if long, kept in order if right to left."""
    return isolated(shorten(title, TITLE))
