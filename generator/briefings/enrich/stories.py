"""Stories: articles about one event and what followed, each with an id that stays."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from briefings.enrich.clusters import to_clusters
from briefings.enrich.context import Context, Found, is_target
from briefings.enrich.storyrules import StoryRule
from briefings.model import Story

#: Average overlap of the company that the articles of a story keep, 0 to 1. One setting: B-cubed
#: F1 on ECB+ .955 to .956 with three starts of the latent space, .951 to .953 at .28.
#: tests/quality/related/test_stories.py measures it beside single links by words (.857 at best).
LEAST = 0.26
#: Texts that differ, copies and versions folded; less is a pair of related articles.
FEWEST = 3


@dataclass(frozen=True)
class Rows:
    """Which rows are one text, and how near each is to the middle of its story."""

    group: Sequence[int]
    nearness: Mapping[tuple[int, int], float]  #: pairs, lower row first


def connect_stories(context: Context, found: Found) -> Found:
    """Fill ``stories``, oldest first; by hand where ``stories.yaml`` says so."""
    groups = found.groups or range(len(context.articles))
    clusters = to_clusters(found.company, len(context.articles), LEAST)
    rows = Rows(groups, found.company)
    by_hand, kept = apply_rules(with_copies(clusters, rows), context)
    stories = [
        to_story(members, context, rows, rule=by_hand.get(members[0]))
        for members in kept
        if is_story(members, context, rows) or members[0] in by_hand
    ]
    return replace(found, stories=tuple(sorted(stories, key=lambda story: age(story, context))))


def with_copies(clusters: Iterable[list[int]], rows: Rows) -> list[list[int]]:
    """Return the clusters with the copies and versions of their texts; each row is in one."""
    same: dict[int, list[int]] = defaultdict(list)
    for row, group in enumerate(rows.group):
        same[group].append(row)
    placed: set[int] = set()
    full = [sorted({each for row in some for each in same[rows.group[row]]}) for some in clusters]
    placed.update(row for some in full for row in some)
    return full + [[row] for row in range(len(rows.group)) if row not in placed]


def apply_rules(
    clusters: list[list[int]], context: Context
) -> tuple[dict[int, StoryRule], list[list[int]]]:
    """Return the rules by the first row of the story each is about, and the clusters after them."""
    row_of = {article.id: row for row, article in enumerate(context.articles)}
    # all rows of a cluster lead to one and the same set
    shared: dict[int, set[int]] = {}
    for some in clusters:
        own = set(some)
        shared.update(dict.fromkeys(some, own))
    rules = [rule for rule in context.rules if rule.story in row_of]
    for rule in rules:
        for each in rule.joined:
            if each in row_of:
                merge(row_of[rule.story], row_of[each], shared)
    for rule in rules:
        part([row_of[each] for each in rule.parted if each in row_of], shared)
    ordered = {min(some): sorted(some) for some in shared.values()}
    by_hand: dict[int, StoryRule] = {}
    for rule in rules:
        by_hand[min(shared[row_of[rule.story]])] = rule
        apart = [row_of[each] for each in rule.parted if each in row_of]
        if len(apart) > 1:
            by_hand.setdefault(min(shared[apart[0]]), StoryRule(context.articles[apart[0]].id))
    return by_hand, [ordered[first] for first in sorted(ordered)]


def merge(one: int, two: int, shared: dict[int, set[int]]) -> None:
    """Make the clusters of two rows one."""
    if shared[one] is not shared[two]:
        shared[one] |= shared[two]
        shared.update(dict.fromkeys(shared[two], shared[one]))


def part(rows: list[int], shared: dict[int, set[int]]) -> None:
    """Take rows out of their clusters; together they are one of their own."""
    for row in rows:
        shared[row].discard(row)
    own = set(rows)
    shared.update(dict.fromkeys(rows, own))


def is_story(members: Sequence[int], context: Context, rows: Rows) -> bool:
    """Tell whether enough different texts of a cluster have a page with their text."""
    shown = {rows.group[row] for row in members if is_target(context.articles[row])}
    return len(shown) >= FEWEST


def to_story(
    members: Sequence[int], context: Context, rows: Rows, *, rule: StoryRule | None
) -> Story:
    """Return the story of some rows: its id is that of the first article it was known by."""
    ids = [context.articles[row].id for row in members if is_target(context.articles[row])]
    known = [each for each in ids if each in context.known_stories]
    middle = context.articles[central(members, context, rows)]
    title = rule.title if rule and rule.title else middle.title
    own = known[0] if known else ids[0]
    return Story(own, title, tuple(ids), tuple(each for each in known if each != own))


def central(members: Sequence[int], context: Context, rows: Rows) -> int:
    """Return the row nearest to all others of its story; at a tie the oldest."""
    shown = [row for row in members if is_target(context.articles[row])]
    sums = dict.fromkeys(shown, 0.0)
    for one, two in pairs(shown):
        near = rows.nearness.get((one, two), 0.0)
        sums[one] += near
        sums[two] += near
    return min(shown, key=lambda row: (-round(sums[row], 4), row))


def pairs(shown: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Give the pairs of some sorted rows; of very many only those among the first hundreds."""
    some = shown[:300]
    return ((one, two) for place, one in enumerate(some) for two in some[place + 1 :])


def age(story: Story, context: Context) -> tuple[str, str]:
    """Return the key that sorts stories by their first article, oldest first."""
    return (context.by_id[story.articles[0]].date or "", story.articles[0])
