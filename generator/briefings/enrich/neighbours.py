"""Neighbours: the articles closest by content, each with its reason."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from briefings.dates import day
from briefings.enrich.circle import Circle, Numbers, make_circle
from briefings.enrich.context import Context, Found
from briefings.enrich.profiles import Profiles, make_profiles
from briefings.enrich.reasons import Reasons, make_reasons
from briefings.enrich.vectors import Floats
from briefings.model import RelatedLink

#: Parts of closeness: words know the event, names confirm it, the latent space knows the subject.
#: One setting for all; precision at 5 on ECB+ .970 (words alone .956, latent alone .973, and in
#: 10,000 other articles .954, .956 and .923). tests/quality/related measures it.
WORDS, NAMES, LATENT = 1.0, 0.3, 0.8
#: What words and names must share, 0 to 1, for a link. Of 43 articles on 43 different subjects
#: (the first of each topic of ECB+) nine in ten have no neighbour above .12.
LEAST = 0.12
#: Less is enough where the latent space agrees, once it has dimensions enough to disagree: French
#: news in categories then keep .65 of .73 (precision at 5; .44 without), paragraphs on far
#: subjects planted into ECB+ still find nobody in 8 of 12 cases.
LEAST_WITH_LATENT, AGREES, ENOUGH = 0.06, 0.4, 64
#: Names alone may carry a pair in two languages, if this much of them is shared: the reason must
#: then have two that both texts are about, and refuses the wrong pairs of the sample archive.
LEAST_NAMES = 0.1
#: Above this many articles only rare words look for candidates; everything judges them.
MANY = 20_000
#: Rows computed at once: 256 * 20,000 numbers are 40 MB.
BLOCK = 256
#: Candidates looked at for each link wanted, and some more for copies and versions among them.
WIDER, SPARE = 4, 20

Singles = NDArray[np.float32]


@dataclass(frozen=True)
class Finder:
    """Rows whose inner products are closeness; in single precision, for they only find."""

    wide: sparse.csr_matrix
    latent: Singles


@dataclass(frozen=True, slots=True)
class Candidate:
    """A row that may be a neighbour."""

    row: int
    score: float  #: 0 to 1, rounded
    days: int  #: from the article, either way; very many if one has no date


def connect_neighbours(context: Context, found: Found) -> Found:
    """Fill ``related``: closest first, no copies, no versions, each with a reason both bear out."""
    if context.limit < 1 or len(context.articles) < 2:
        return found
    profiles = make_profiles(context)
    circle = make_circle(context, found)
    reasons = make_reasons(profiles)
    related = {}
    for row, candidates in find_candidates(profiles, circle, context):
        links = to_links(row, candidates, circle, reasons, limit=context.limit)
        if links:
            related[context.articles[row].id] = links
    return replace(found, related=related)


def to_links(
    row: int, candidates: list[Candidate], circle: Circle, reasons: Reasons, *, limit: int
) -> tuple[RelatedLink, ...]:
    """Return the best candidates as links; of copies and versions of one another only one."""
    taken = {int(circle.group[row]), *circle.named.get(row, ())}
    links: list[RelatedLink] = []
    for candidate in candidates:
        if len(links) == limit:
            break
        target = int(circle.newest[candidate.row])
        group = int(circle.group[target])
        reason = None if group in taken else reasons.between(row, target)
        if reason:
            taken.add(group)
            links.append(RelatedLink(reasons.id_of(target), candidate.score, reason))
    return tuple(links)


def find_candidates(
    profiles: Profiles, circle: Circle, context: Context
) -> Iterator[tuple[int, list[Candidate]]]:
    """Give each row with its candidates, best first; block by block, so that memory stays low."""
    days = to_days(context)
    finder = make_finder(profiles)
    count = context.limit * WIDER + SPARE
    for start in range(0, len(profiles.all), BLOCK):
        rows = np.arange(start, min(start + BLOCK, len(profiles.all)))
        context.progress("enrich: neighbours", start, len(profiles.all))
        coarse = coarse_scores(finder, rows)
        coarse[:, ~circle.eligible] = -1
        coarse[circle.group[rows][:, None] == circle.group[None, :]] = -1
        for place, row in enumerate(rows.tolist()):
            if row in circle.named:
                coarse[place, np.isin(circle.group, list(circle.named[row]))] = -1
        best = top(coarse, count)
        scores, evident = judge(profiles, rows, best)
        for place, row in enumerate(rows.tolist()):
            chosen = [
                Candidate(other, float(score), distance(days, row, other))
                for other, score, clear, rough in zip(
                    best[place].tolist(), scores[place], evident[place], coarse[place, best[place]],
                    strict=True,
                )
                if clear and rough > 0
            ]  # fmt: skip
            yield row, sorted(chosen, key=rank)


def rank(candidate: Candidate) -> tuple[float, int, float, int]:
    """Return the key that sorts candidates: score to two digits, then the nearer in time."""
    return (-round(candidate.score, 2), candidate.days, -candidate.score, candidate.row)


def to_days(context: Context) -> list[int | None]:
    """Return the day of each article as a number, None if it has no date."""
    found = (day(article.date) for article in context.articles)
    return [when.toordinal() if when else None for when in found]


def distance(days: list[int | None], row: int, other: int) -> int:
    """Return the days between two articles; very many if one has no date."""
    here, there = days[row], days[other]
    return abs(here - there) if here is not None and there is not None else 10**6


def make_finder(profiles: Profiles) -> Finder:
    """Return what looks for candidates: everything, or in large archives rare words alone."""
    half = [np.sqrt(part).astype(np.float32) for part in (WORDS, NAMES, LATENT)]
    if len(profiles.all) > MANY:
        empty = np.zeros((len(profiles.all), 0), dtype=np.float32)
        return Finder(prune(profiles.terms).astype(np.float32), empty)
    sparse_parts = [profiles.terms * half[0], profiles.names * half[1]]
    wide = sparse.hstack(sparse_parts, format="csr").astype(np.float32)
    return Finder(wide, (profiles.latent * half[2]).astype(np.float32))


def coarse_scores(finder: Finder, rows: Numbers) -> Singles:
    """Return the closeness of some rows to all rows, to six digits or so."""
    scores: Singles = (finder.wide[rows] @ finder.wide.T).toarray()
    scores += finder.latent[rows] @ finder.latent.T
    return scores


def prune(terms: sparse.csr_matrix, share: float = 0.005, most: int = 40) -> sparse.csr_matrix:
    """Return the table with only the rarer words, at most 40 a row: fast, and loses little.

    Fifty articles are always rare enough. Such words only find; everything judges.
    """
    df = np.asarray((terms > 0).sum(axis=0)).ravel()
    kept = terms @ sparse.diags((df <= max(50, share * terms.shape[0])).astype(float))
    kept.eliminate_zeros()
    for row in range(kept.shape[0]):
        own = kept.data[kept.indptr[row] : kept.indptr[row + 1]]
        if len(own) > most:
            own[own < np.partition(own, -most)[-most]] = 0
    kept.eliminate_zeros()
    return kept


def top(scores: Singles, count: int) -> Numbers:
    """Return the columns of the highest scores of each row, in no order, ties to the first."""
    count = min(count, scores.shape[1])
    # no two equal, or which of them are taken would depend on how numpy partitions
    unequal = np.round(scores, 5).astype(float) - np.arange(scores.shape[1]) * 1e-12
    return np.argpartition(-unequal, count - 1, axis=1)[:, :count].astype(np.int64)


def judge(profiles: Profiles, rows: Numbers, others: Numbers) -> tuple[Floats, NDArray[np.bool_]]:
    """Return the closeness of each row to its candidates, 0 to 1, and whether it is evident.

    Rounded to four digits: the last digits differ between machines, and no order may.
    """
    left, right = np.repeat(rows, others.shape[1]), others.ravel()
    words = pair_products(profiles.terms, left, right)
    names = pair_products(profiles.names, left, right)
    latent = np.einsum("ij,ij->i", profiles.latent[left], profiles.latent[right])
    parts = WORDS + NAMES + (LATENT if profiles.latent.shape[1] else 0)
    scores = np.round((WORDS * words + NAMES * names + LATENT * latent) / parts, 4)
    evidence = np.round((WORDS * words + NAMES * names) / (WORDS + NAMES), 4)
    langs = np.array([profile.lang for profile in profiles.all])
    crossing = langs[left] != langs[right]
    named = (np.round(names, 4) >= LEAST_NAMES) & (scores >= LEAST_WITH_LATENT)
    evident = (evidence >= LEAST) | (crossing & named)
    if profiles.latent.shape[1] >= ENOUGH:
        evident |= (evidence >= LEAST_WITH_LATENT) & (np.round(latent, 4) >= AGREES)
    return np.clip(scores, 0, 1).reshape(others.shape), evident.reshape(others.shape)


def pair_products(table: sparse.csr_matrix, left: Numbers, right: Numbers) -> Floats:
    """Return the inner products of pairs of rows."""
    products: Floats = np.asarray(table[left].multiply(table[right]).sum(axis=1)).ravel()
    return products
