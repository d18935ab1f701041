"""Clusters: what belongs together by the average of how near each is to each (UPGMA, sparse)."""

from collections.abc import Mapping
from heapq import heapify, heappop, heappush

#: Nearness of pairs, lower row first; pairs that are not there have none.
Edges = Mapping[tuple[int, int], float]


def to_clusters(edges: Edges, size: int, least: float) -> list[list[int]]:
    """Return the clusters of more than one row: sorted rows, clusters by their first row.

    The nearest two are joined as long as the average nearness between their members, pairs that
    were not looked at counted as nothing, is at least ``least``. The order of joining is fixed by
    nearness, then by the rows.
    """
    sums: list[dict[int, float]] = [{} for _ in range(size)]
    for (one, two), near in edges.items():
        sums[one][two] = sums[two][one] = near
    members = [[row] for row in range(size)]
    age = [0] * size  # grows with each joining, so that older offers are known as such
    offers = [(-near, *pair, 0, 0) for pair, near in edges.items() if near >= least]
    heapify(offers)
    while offers:
        _near, one, two, *ages = heappop(offers)
        if ages != [age[one], age[two]] or not (members[one] and members[two]):
            continue
        join(one, two, sums, members)
        age[one] += 1
        age[two] += 1
        for other, total in sums[one].items():
            average = round(total / (len(members[one]) * len(members[other])), 6)
            if average >= least:
                low, high = sorted((one, other))
                heappush(offers, (-average, low, high, age[low], age[high]))
    return sorted(sorted(each) for each in members if len(each) > 1)


def join(one: int, two: int, sums: list[dict[int, float]], members: list[list[int]]) -> None:
    """Move the members of a cluster and what it is near to over to another."""
    for other, total in sums[two].items():
        del sums[other][two]
        if other != one:
            sums[one][other] = sums[other][one] = sums[one].get(other, 0.0) + total
    sums[two] = {}
    members[one] += members[two]
    members[two] = []
