"""The stories of a digest against labelled events: B-cubed F1 beside single links by TF-IDF."""

from dataclasses import replace

import pytest
from quality.related.labelled import FLOORS, labelled
from quality.related.test_stories import b_cubed, single_links

from briefings import addresses
from briefings.briefing import Kind
from briefings.config import Config
from briefings.digest.digests import folded, groups, maker
from briefings.digest.lines import Desk
from briefings.digest.periods import periods
from briefings.enrich.context import make_context
from briefings.enrich.naming.archive import name_all
from briefings.enrich.naming.corrections import NO_CORRECTIONS
from briefings.enrich.relate import relate
from briefings.model import Archive, IsoDate
from briefings.report import silent
from briefings.summing import tongue


@pytest.mark.slow
def test_a_digest_groups_and_folds_by_event() -> None:
    """ECB+ has no dates: all of it is taken for the news of one week."""
    articles, labels = labelled("ecb")
    articles = tuple(replace(a, date=IsoDate("2022-10-10"), slug=a.id) for a in articles)
    related = relate(articles, limit=6)
    pages, _ = addresses.assign(articles)
    archive = Archive(
        articles,
        pages,
        related.relations,
        by_id={a.id: a for a in articles},
        stories=related.stories,
        naming=name_all(make_context(articles, 0, silent), NO_CORRECTIONS, "en"),
    )
    (week,) = periods(archive, Kind.WEEKLY)
    made_by = maker(Desk(archive, tongue(Config())), 10_000)
    folds = folded(week.ids, archive)
    stories, alone = groups(folds, made_by.scales.leading(week.ids), week, made_by)
    found = [tuple(k for head in g.heads for k in (head, *folds[head])) for g in (*stories, *alone)]
    precision, recall, f1 = b_cubed(labels, found)
    plain = single_links("ecb", steps=range(15, 70, 5))
    print("digest of ECB+, B-cubed", precision, recall, f1, "single links", plain)  # noqa: T201
    assert f1 >= FLOORS["stories"]["digest_of_ecb"]
    assert f1 >= plain + 0.05
