"""A new article among real news: who links to it, and how few of the others change."""

import pytest
from quality.related.labelled import FLOORS, labelled

from briefings.enrich.context import Found, make_context
from briefings.enrich.neighbours import connect_neighbours
from briefings.report import silent


def related_in(articles):
    found = connect_neighbours(make_context(articles, 5, silent), Found())
    return {own: frozenset(link.id for link in links) for own, links in found.related.items()}


@pytest.mark.slow
def test_a_new_article_changes_the_links_of_its_neighbourhood_alone():
    articles = labelled("ecb")[0]
    new = articles[300]  # neither the newest nor the oldest: such a one moves all rows behind it
    old = related_in([article for article in articles if article is not new])
    now = related_in(articles)
    changed = [own for own, links in old.items() if now[own] - {new.id} != links]
    print(f"\nof {len(old)} articles {len(changed)} changed links")  # noqa: T201
    assert now[new.id]
    assert len(changed) <= FLOORS["changed_by_one"] * len(old)
