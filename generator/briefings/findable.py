"""What makes an archive findable: its names, its topics by rule, and its index.

None of it asks who is near whom, so that another process can make it while this one relates.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from briefings import cache, rights
from briefings.bounds import uncollected
from briefings.enrich.context import Context
from briefings.enrich.derive import ready
from briefings.enrich.naming.archive import name_all
from briefings.enrich.naming.corrections import Corrections
from briefings.enrich.ruledtopics import ruled_topics
from briefings.enrich.topicrules import Rule
from briefings.model import Archive, Article, SitePath
from briefings.naming import Naming, RuledTopic
from briefings.phrases import phrases
from briefings.render.grouping.words import date_text
from briefings.report import Progress, silent
from briefings.search.index import build

#: Characters of texts from which on another process is worth its start (two seconds, beside
#: what goes on here).
MUCH = 2_000_000


@dataclass(frozen=True, slots=True)
class Readings:
    """All that it is made from."""

    articles: tuple[Article, ...]  #: that may be read, in the order of ``enrich.Context``
    texts: Mapping[str, str]  #: by id, as ``enrich.Context`` has them
    sightings: Sequence[bytes]  #: in their order: what ``naming.archive.see_all`` saw of names
    addresses: Mapping[str, SitePath]  #: by id
    corrections: Corrections
    rules: tuple[Rule, ...]
    lang: str  #: of the interface
    state_dir: Path  #: where the cache lies


@dataclass(frozen=True, slots=True)
class Findable:
    """What was made."""

    naming: Naming
    ruled: Mapping[str, tuple[RuledTopic, ...]]  #: by id, in the order of the rules
    shards: dict[SitePath, bytes]  #: the files of the index


def make_findable(readings: Readings, progress: Progress = silent) -> Findable:
    """Return names, topics and index. Writes nothing but the cache."""
    with uncollected():
        context = Context(
            articles=readings.articles,
            by_id={article.id: article for article in readings.articles},
            texts=readings.texts,
            limit=0,
            progress=progress,
            words=phrases(readings.lang),
            derive=ready(readings.sightings),
        )
        naming = name_all(context, readings.corrections, readings.lang)
        ruled = ruled_topics(context, naming, readings.rules)
        archive = Archive(
            articles=tuple(map(rights.masked, readings.articles)),
            addresses=readings.addresses,
            relations={},
            naming=naming,
            ruled=ruled,
        )
        show_date = partial(date_text, lang=readings.lang)
        with cache.opened(readings.state_dir) as kept:
            return Findable(
                naming, ruled, build(archive, progress, show_date=show_date, cache=kept)
            )
