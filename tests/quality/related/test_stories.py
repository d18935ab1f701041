"""Stories against labelled events: B-cubed F1 beside single links by TF-IDF, in one run."""

from collections import Counter, defaultdict

import pytest
from quality.related.labelled import FLOORS, labelled

from briefings.enrich.closeness import find_near
from briefings.enrich.context import make_context
from briefings.enrich.copies import to_groups
from briefings.enrich.profiles import make_profiles
from briefings.enrich.relate import relate
from briefings.report import silent


def b_cubed(labels: dict[str, str], clusters: list[tuple[str, ...]]) -> tuple[float, float, float]:
    """Return precision, recall and F1, the mean over all labelled articles.

    Bagga and Baldwin, "Entity-based cross-document coreferencing using the vector space model"
    (1998). An article in no cluster is one alone.
    """
    held = [[key for key in some if key in labels] for some in clusters]
    placed = {key for some in held for key in some}
    held += [[key] for key in labels if key not in placed]
    sizes = Counter(labels.values())
    precision = recall = 0.0
    for some in held:
        for label, many in Counter(labels[key] for key in some).items():
            precision += many * many / len(some)
            recall += many * many / sizes[label]
    precision, recall = precision / len(labels), recall / len(labels)
    return precision, recall, 2 * precision * recall / (precision + recall)


def single_links(name: str, *, steps: range) -> float:
    """Return the best F1 that links of one word cosine or more give, over many thresholds."""
    articles, labels = labelled(name)
    context = make_context(articles, 5, silent)
    profiles = make_profiles(context)
    size = len(articles)
    near = find_near(profiles, *all_of(size), 24, lambda *_: None)
    ids = [article.id for article in context.articles]
    best = 0.0
    for step in steps:
        links = [
            (row, int(other))
            for row in range(size)
            for other, words in zip(near.rows[row], near.words[row], strict=True)
            if other >= 0 and words >= step / 100
        ]
        clusters = [tuple(ids[row] for row in some) for some in to_groups(links)]
        best = max(best, b_cubed(labels, clusters)[2])
    return best


def all_of(size: int):
    import numpy as np

    return np.arange(size), np.ones(size, dtype=bool)


@pytest.mark.slow
@pytest.mark.parametrize("name", ["ecb", pytest.param("ecb_in_10000", marks=pytest.mark.pages)])
def test_stories_are_the_events(name):
    articles, labels = labelled(name)
    stories = relate(articles, limit=5).stories
    precision, recall, f1 = b_cubed(labels, [story.articles for story in stories])
    plain = single_links(name, steps=range(15, 70, 5))
    print(name, "B-cubed", precision, recall, f1, "single links", plain)  # noqa: T201
    assert f1 >= FLOORS["stories"][name]
    assert f1 >= plain + 0.05


@pytest.mark.slow
def test_an_added_article_renames_no_story():
    """The last fortieth comes later; the older ones among it too."""
    articles, _labels = labelled("ecb")
    first = relate(articles[: -len(articles) // 40], limit=5).stories
    known = frozenset(story.id for story in first)
    later = relate(articles, limit=5, known_stories=known).stories
    now: dict[str, set[str]] = defaultdict(set)
    for story in later:
        now[story.id] |= set(story.articles)
        assert not set(story.formerly) & {other.id for other in later}
    kept = [
        story
        for story in first
        if len(set(story.articles) & now[story.id]) * 2 > len(story.articles)
    ]
    gone = {old for story in later for old in story.formerly}
    assert len(kept) + len(gone) >= 0.97 * len(first)
