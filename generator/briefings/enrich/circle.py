"""Who may be a neighbour of whom: no draft, no copy, no other version, nothing named already."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from briefings.enrich.context import Context, Found, is_target
from briefings.enrich.copies import to_groups
from briefings.enrich.versions import capture_order

Numbers = NDArray[np.int64]


@dataclass(frozen=True)
class Circle:
    """Who may be a neighbour of whom; everything by row."""

    row_of: Mapping[str, int]  #: id -> row
    eligible: NDArray[np.bool_]  #: whether a link may lead there
    group: Numbers  #: articles that are copies or versions of one another share a number
    newest: Numbers  #: the newest version of each article; itself if it has none
    offered: NDArray[np.bool_]  #: whether it stands for its group, so that each is found once
    named: Mapping[int, frozenset[int]]  #: groups of what an article names or is named by, if any


def make_circle(context: Context, found: Found) -> Circle:
    """Return who may be linked, and who counts as one with whom."""
    row_of = {article.id: row for row, article in enumerate(context.articles)}
    same = [
        (row_of[own], row_of[other])
        for relation in (found.versions, found.copies)
        for own, others in relation.items()
        for other in others
    ]
    group = np.arange(len(context.articles))
    for rows in to_groups(same):
        group[rows] = rows[0]
    newest = np.arange(len(context.articles))
    for own, others in found.versions.items():
        every = [context.by_id[i] for i in (own, *others) if is_target(context.by_id[i])]
        if every:
            newest[row_of[own]] = row_of[max(every, key=capture_order).id]
    eligible = np.array([is_target(article) for article in context.articles], dtype=bool)
    offered = np.zeros(len(eligible), dtype=bool)
    # the earliest of the group that a link may lead to, in its newest version
    _, first = np.unique(group[eligible], return_index=True)
    offered[newest[np.flatnonzero(eligible)[first]]] = True
    return Circle(row_of, eligible, group, newest, offered, named_groups(found, row_of, group))


def named_groups(
    found: Found, row_of: Mapping[str, int], group: Numbers
) -> dict[int, frozenset[int]]:
    """Return what stands on an article's page already, so that no neighbour repeats it."""
    ids: dict[str, set[str]] = defaultdict(set)
    for own, mentions in found.mentions.items():
        ids[own] |= {mention.id for mention in mentions if mention.id and mention.id in row_of}
    for own, citing in found.cited_by.items():
        ids[own] |= set(citing)
    return {
        row_of[own]: frozenset(int(group[row_of[i]]) for i in each) for own, each in ids.items()
    }
