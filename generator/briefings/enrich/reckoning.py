"""The whole reckoning of one article's related links: who was looked at, and what became of each.

The same steps as in a build, for all articles, since closeness depends on all of them.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from briefings.enrich.backlinks import connect_backlinks
from briefings.enrich.bridges import connect_bridges
from briefings.enrich.closeness import Near
from briefings.enrich.context import Context, Found
from briefings.enrich.copies import connect_copies
from briefings.enrich.naming.witness import NameWitness
from briefings.enrich.neighbours import (
    Survey,
    evidence_of,
    in_rank,
    is_alike,
    is_evident,
    neighbours_of,
    take_survey,
)
from briefings.enrich.titles import connect_titles
from briefings.enrich.versions import connect_versions
from briefings.model import Mention
from briefings.naming import Resting

LINKED, VERSION, COPY, NAMED = "linked", "version", "copy", "named"
SAME, FULL, WEAK, MUTE = "same text as one above", "no room", "below threshold", "no reason"


@dataclass(frozen=True, slots=True)
class Parts:
    """What the closeness of two articles is made of; each 0 to 1."""

    words: float
    names: float
    latent: float
    own: float  #: the three together
    company: float  #: how much those nearest to the one are nearest to the other
    score: float  #: closeness in all
    evidence: float  #: what words and names share: the threshold asks for it


@dataclass(frozen=True, slots=True)
class Candidate:
    """An article that might have been linked, and what became of it."""

    id: str
    title: str
    outcome: str  #: one of the names above
    reason: str | None  #: of a link, as on the page
    parts: Parts | None  #: None where content was not compared: versions, copies, bridges


@dataclass(frozen=True, slots=True)
class Reckoning:
    """All that was reckoned of one article."""

    id: str
    title: str
    content_path: str
    limit: int  #: links at most
    mentions: tuple[Mention, ...]  #: titles that it names, in the order of the text
    candidates: tuple[Candidate, ...]  #: links in their order, then the others, closest first
    names: tuple[NameWitness, ...] = ()  #: in the order of the text
    resting: Resting | None = None  #: on which state outlet alone it rests


def reckon(context: Context, ids: list[str]) -> list[Reckoning]:
    """Return the reckoning of each of the articles, in the order given."""
    found = Found()
    for connect in (connect_versions, connect_titles, connect_backlinks, connect_copies):
        found = connect(context, found)
    survey = take_survey(context, found) if len(context.articles) > 1 else None
    if survey and context.limit:
        found = connect_bridges(context, neighbours_of(survey, context, found))
    return [_of_one(each, context, found, survey) for each in ids]


def _of_one(own: str, context: Context, found: Found, survey: Survey | None) -> Reckoning:
    article = context.by_id[own]
    links = {link.id: link.reason for link in found.related.get(own, ())}
    weighed = {c.id: c for c in _weighed(own, links, context, survey)} if survey else {}
    for other in links.keys() - weighed.keys():
        weighed[other] = Candidate(other, "", LINKED, links[other], None)
    same = _same(own, context, found, survey) if survey else []
    candidates = [weighed[other] for other in links]
    candidates += [c for c in weighed.values() if c.id not in links]
    candidates += [Candidate(o, "", what, None, None) for o, what in same if o not in weighed]
    return Reckoning(
        own,
        article.title,
        article.content_path,
        context.limit,
        found.mentions.get(own, ()),
        tuple(_titled(each, context) for each in candidates),
    )


def _same(own: str, context: Context, found: Found, survey: Survey) -> list[tuple[str, str]]:
    """Return what counts as one text with an article: its versions, its copies, theirs too."""
    group = survey.circle.group
    rows = np.flatnonzero(group == group[survey.circle.row_of[own]]).tolist()
    ids = (context.articles[row].id for row in rows)
    versions = found.versions.get(own, ())
    return [(each, VERSION if each in versions else COPY) for each in ids if each != own]


def _titled(candidate: Candidate, context: Context) -> Candidate:
    title = context.by_id[candidate.id].title
    return Candidate(
        candidate.id, title, candidate.outcome, candidate.reason, candidate.parts
    )  # fmt: skip


def _weighed(
    own: str, links: dict[str, str], context: Context, survey: Survey
) -> Iterator[Candidate]:
    """Give the candidates by content as they were looked at, with what became of each.

    Those without evidence were not looked at; they come last.
    """
    row, near, circle = survey.circle.row_of[own], survey.near, survey.circle
    order = in_rank(near, context)[row]
    clear = is_evident(near, survey.profiles)[row]
    alike = is_alike(near, survey.profiles)[row]
    evidence = evidence_of(near)[row]
    named = circle.named.get(row, frozenset())
    linked = {int(circle.group[circle.row_of[each]]) for each in links}
    for place in sorted(order.tolist(), key=lambda each: not clear[each]):
        target = int(near.rows[row, place])
        if target < 0:
            continue
        other, group = context.articles[target].id, int(circle.group[target])
        if other in links:
            outcome = LINKED
        elif group in named:
            outcome = NAMED
        elif not clear[place]:
            outcome = WEAK
        elif group in linked:
            outcome = SAME
        else:
            said = survey.reasons.between(row, target, alike=bool(alike[place]))
            outcome = FULL if said else MUTE
        parts = _parts(near, row, place, float(evidence[place]))
        yield Candidate(other, "", outcome, links.get(other), parts)


def _parts(near: Near, row: int, place: int, evidence: float) -> Parts:
    return Parts(
        words=float(near.words[row, place]),
        names=float(near.names[row, place]),
        latent=float(near.latent[row, place]),
        own=float(near.own[row, place]),
        company=float(near.company[row, place]),
        score=float(near.scores[row, place]),
        evidence=evidence,
    )
