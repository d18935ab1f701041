"""Neighbours: the articles closest by content, each with its reason."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray
from threadpoolctl import threadpool_limits

from briefings.dates import day
from briefings.enrich.circle import Circle, make_circle
from briefings.enrich.closeness import Near, Numbers, find_near
from briefings.enrich.context import Context, Found
from briefings.enrich.indexterms import index_terms
from briefings.enrich.profiles import Profiles, make_profiles
from briefings.enrich.reasons import Reasons, make_reasons
from briefings.enrich.vectors import Floats
from briefings.model import RelatedLink

#: What words and names must share, 0 to 1, for a link. Of 43 articles on 43 different subjects
#: (the first of each topic of ECB+) nine in ten have no neighbour above .12.
LEAST = 0.12
#: Less is enough where the latent space agrees, once it has dimensions enough to disagree: French
#: news in categories then keep .766 of .768 (precision at 5; .735 with .06 and .4).
LEAST_WITH_LATENT, AGREES, ENOUGH = 0.02, 0.2, 120
#: Names alone may carry a pair in two languages, if this much of them is shared: the reason must
#: then have two that both texts are about, and refuses the wrong pairs of the sample archive.
LEAST_NAMES = 0.1
#: Weights of words and names in what must be shared.
WORDS, NAMES = 1.0, 0.3
#: Row, closeness, and whether the latent space holds the two together.
Candidate = tuple[int, float, bool]
#: Days that stand for an unknown date, and days between two articles of one story.
FAR, STORY_DAYS = 10**6, 60
#: Closeness of two articles of one story, 0 to 1.
STORY = 0.25
#: Candidates looked at for each link wanted, and the fewest.
WIDER, FEWEST = 4, 24


@dataclass(frozen=True)
class Survey:
    """All articles weighed against those near them."""

    profiles: Profiles
    circle: Circle
    near: Near
    reasons: Reasons


def connect_neighbours(context: Context, found: Found) -> Found:
    """Fill ``related``: closest first, no copies, no versions, each with a reason both bear out."""
    if context.limit < 1 or len(context.articles) < 2:
        return found
    return neighbours_of(take_survey(context, found), context, found)


def take_survey(context: Context, found: Found) -> Survey:
    """Find who is near whom, and get ready to say why; there must be two articles or more."""
    circle = make_circle(context, found)
    count = max(FEWEST, context.limit * WIDER)

    def progress(done: int, size: int) -> None:
        context.progress("enrich: neighbours", done, size)

    # one thread: how many there are would tell how sums are rounded, and they wait for each other
    with threadpool_limits(1, "blas"):
        profiles = make_profiles(context)
        near = find_near(profiles, circle.group, circle.offered, count, progress)
    return Survey(profiles, circle, near, make_reasons(profiles, context.words))


def neighbours_of(survey: Survey, context: Context, found: Found) -> Found:
    """Fill ``related`` from a survey, and what stories need of it."""
    profiles, circle, near = survey.profiles, survey.circle, survey.near
    related = {}
    for row, candidates in ranked(near, profiles, context):
        links = to_links(row, candidates, circle, survey.reasons, limit=context.limit)
        if links:
            related[context.articles[row].id] = links
    company = company_of(near, profiles, circle, context)
    terms = index_terms(survey.reasons.words, circle)
    groups = tuple(circle.group.tolist())
    return replace(found, related=related, company=company, groups=groups, terms=terms)


def to_links(
    row: int, candidates: list[Candidate], circle: Circle, reasons: Reasons, *, limit: int
) -> tuple[RelatedLink, ...]:
    """Return the best candidates as links; nothing that the page shows already."""
    taken = {int(circle.group[row]), *circle.named.get(row, ())}
    links: list[RelatedLink] = []
    for target, score, alike in candidates:
        if len(links) == limit:
            break
        group = int(circle.group[target])
        reason = None if group in taken else reasons.between(row, target, alike=alike)
        if reason:
            taken.add(group)
            links.append(RelatedLink(reasons.id_of(target), score, reason))
    return tuple(links)


def ranked(
    near: Near, profiles: Profiles, context: Context
) -> Iterator[tuple[int, list[Candidate]]]:
    """Give each row with its evident candidates and their scores, best first."""
    evident, order = is_evident(near, profiles), in_rank(near, context)
    columns = (near.rows, near.scores, is_alike(near, profiles), evident)
    rows, scores, alike, clear = (np.take_along_axis(each, order, axis=1) for each in columns)
    for row in range(len(rows)):
        fit = clear[row]
        each = (column[row, fit].tolist() for column in (rows, scores, alike))
        yield row, list(zip(*each, strict=True))


def in_rank(near: Near, context: Context) -> Numbers:
    """Return the places of each row's candidates, best first.

    Scores that differ by less than a hundredth are decided by the days between.
    """
    days = days_between(near.rows, context)
    return np.lexsort((near.rows, -near.scores, days, -np.round(near.scores, 2)), axis=1)


def company_of(
    near: Near, profiles: Profiles, circle: Circle, context: Context
) -> dict[tuple[int, int], float]:
    """Return the pairs of texts that share company, none of them folded, lower row first.

    Not those further apart in time than ``STORY_DAYS``: they may still be of one story, through
    others between them.
    """
    days = days_between(near.rows, context)
    fit = (
        is_evident(near, profiles)
        & (near.own >= STORY)
        & (near.company > 0)
        & ((days <= STORY_DAYS) | (days == FAR))
    )
    fit &= circle.offered[:, None] & circle.offered[near.rows]
    pairs: dict[tuple[int, int], float] = {}
    for row, place in zip(*(each.tolist() for each in np.nonzero(fit)), strict=True):
        other = int(near.rows[row, place])
        pair = (min(row, other), max(row, other))
        pairs[pair] = max(pairs.get(pair, 0.0), float(near.company[row, place]))
    return pairs


def days_between(rows: Numbers, context: Context) -> Numbers:
    """Return the days between each row and those beside it; very many if one has no date."""
    found = (day(article.date) for article in context.articles)
    numbers = np.array([when.toordinal() if when else -1 for when in found], dtype=np.int64)
    here, there = numbers[:, None], numbers[rows]
    return np.where((here < 0) | (there < 0), FAR, np.abs(here - there))


def evidence_of(near: Near) -> Floats:
    """Return what words and names of each candidate share, 0 to 1."""
    evidence = (WORDS * near.words + NAMES * near.names) / (WORDS + NAMES)
    return np.asarray(np.round(evidence, 4), dtype=np.float64)


def is_evident(near: Near, profiles: Profiles) -> NDArray[np.bool_]:
    """Tell for each candidate whether words, names or the latent space speak clearly enough."""
    evidence = evidence_of(near)
    langs = np.array([profile.lang for profile in profiles.all])
    crossing = langs[:, None] != langs[near.rows]
    named = (near.names >= LEAST_NAMES) & (near.own >= LEAST_WITH_LATENT)
    evident: NDArray[np.bool_] = (evidence >= LEAST) | (crossing & named)
    evident |= (evidence >= LEAST_WITH_LATENT) & is_alike(near, profiles)
    evident &= near.rows >= 0
    return evident


def is_alike(near: Near, profiles: Profiles) -> NDArray[np.bool_]:
    """Tell for each candidate whether the latent space holds the two together."""
    alike: NDArray[np.bool_] = near.latent >= AGREES
    return alike if profiles.latent.shape[1] >= ENOUGH else np.zeros_like(alike)
