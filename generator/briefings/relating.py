"""Relate the articles of an archive and, beside that, make it findable."""

from collections.abc import Mapping, Sequence
from functools import partial
from urllib.parse import urljoin

from briefings import cache
from briefings.aside import Aside
from briefings.config import Config
from briefings.enrich import storyrules
from briefings.enrich.context import Context
from briefings.enrich.naming.archive import see_all
from briefings.enrich.naming.corrections import read_corrections
from briefings.enrich.relate import Enrichment, Told, relate
from briefings.enrich.topicrules import read_rules
from briefings.findable import MUCH, Findable, Readings, make_findable
from briefings.ingest.outlets import read_outlets
from briefings.model import Article, SitePath, Status
from briefings.report import Progress, Report
from briefings.workers import Workers


def relate_all(  # noqa: PLR0913, PLR0917 - each is a value that the pipeline gives
    articles: Sequence[Article],
    pages: Mapping[str, SitePath],
    config: Config,
    report: Report,
    progress: Progress,
    helping: Workers | None,
) -> tuple[Enrichment, Findable]:
    """Return what articles have to do with each other, and what makes them findable.

    ``pages``: the place of each in the site, by id. The second is made by a process of its own
    where there are cores and articles enough; its time is then that of the first. Raises
    BriefingsError.
    """
    size = sum(len(article.body) for article in articles)
    apart = helping is not None and helping.far is None and helping.are_worth(size, MUCH)
    # what another process does it does in silence
    work = make_findable if apart else partial(make_findable, progress=progress)
    with Aside(work, apart=apart) as others:
        with report.timed("enrich"):
            related = _related(articles, pages, config, progress, helping, others)
        with report.timed("search"):
            progress("search", 0, len(articles))
            found = others.result()
            others.end()
    report.notes.extend(related.notes)
    return related, found


def _related(  # noqa: PLR0913, PLR0917 - each is a value that ``relate_all`` was given
    articles: Sequence[Article],
    pages: Mapping[str, SitePath],
    config: Config,
    progress: Progress,
    helping: Workers | None,
    others: Aside[Readings, Findable],
) -> Enrichment:
    """Relate the articles; once they are read, ``others`` can begin."""
    rules = storyrules.read_rules(config.root)
    storyrules.check_rules(rules, {article.id for article in articles})
    corrections, topics = read_corrections(config.root), read_rules(config.root)
    addresses = {i: urljoin(config.site_url, at) for i, at in pages.items() if config.site_url}

    def hand_over(context: Context) -> None:
        seen = see_all(context)
        readings = (context.articles, context.texts, seen, pages, corrections, topics)
        others.give(Readings(*readings, config.lang, config.state_dir))

    with cache.opened(config.state_dir) as kept:
        related = relate(
            [article for article in articles if article.status is not Status.WITHDRAWN],
            limit=config.related_limit,
            progress=progress,
            lang=config.lang,
            rules=rules,
            known_stories=storyrules.read_known(config),
            told=Told(read_outlets(config.root).by_host, addresses),
            cache=kept,
            workers=helping,
            read=hand_over,
        )
    if helping:
        helping.rest()
    return related
