"""``briefings explain``: where each field of an article comes from, and what a person changed.

Reading is deterministic, so the evidence is not stored: the seed is read again.
"""

from dataclasses import dataclass
from pathlib import Path

from briefings import articlefile, store
from briefings.config import Config
from briefings.errors import ConfigError, SeedError
from briefings.files import read_bytes
from briefings.ingest.explain import explain, shown
from briefings.ingest.outlets import read_outlets
from briefings.ingest.reading import Reading, read_source
from briefings.model import Article, Source, Witness
from briefings.report import Report

#: Fields that depend on other articles or are fixed at the first reading; a difference there
#: is no person's doing.
_NOT_BY_HAND = {"id", "slug", "related", "seed", "raw_sha256", "text_sha256"}


@dataclass(frozen=True, slots=True)
class Row:
    """One field: what the machine read, and what stands in content/ instead."""

    field: str  #: front matter key; "text" for the body
    value: str  #: as read from the seed, lists with commas; "" if nobody won
    rule: str  #: what spoke
    where: str  #: line or element
    text: str  #: the words that were read
    confidence: float  #: 0 to 1
    rivals: tuple[Witness, ...]  #: others that claimed the field, most trusted first
    by_hand: str | None  #: what a person wrote instead; None if nothing


@dataclass(frozen=True, slots=True)
class Explanation:
    """One article of a source."""

    title: str
    seed: str  #: name of the source; "" if the article was written by hand
    content_path: str  #: file in content/; "" if there is none yet
    rows: tuple[Row, ...]


def explain_file(file: Path, config: Config) -> list[Explanation]:
    """Explain the articles of a seed, of a file outside the archive, or one file of content/.

    Raises BriefingsError.
    """
    if file.is_relative_to(config.content_dir):
        name = file.relative_to(config.root).as_posix()
        article = articlefile.from_text(file.read_text("utf-8-sig"), name)
        return [_explain_article(article, config)]
    inside = file.is_relative_to(config.root)
    name = file.relative_to(config.root).as_posix() if inside else file.name
    source = Source(name, read_bytes(name, file, config.max_seed_mb))
    known = {a.raw_sha256: a for a in store.read_content(config, Report())}
    readings = read_source(source, read_outlets(config.root))
    return [_explanation(reading, known.get(source.sha256)) for reading in readings]


def _explain_article(article: Article, config: Config) -> Explanation:
    if not article.seed:
        what = "written by hand: no seed, so there is nothing to explain"
        raise ConfigError(article.content_path, what, "Name an article that has a `seed`.")
    seed = config.root / article.seed
    if not seed.is_file():
        remedy = "Put the file back, or correct `seed`."
        raise SeedError(article.content_path, f"its seed {article.seed} is not there", remedy)
    source = store.read_source(article.seed, seed, config)
    readings = read_source(source, read_outlets(config.root))
    best = next((r for r in readings if r.article.id == article.id), readings[0])
    return _explanation(best, article)


def _explanation(reading: Reading, present: Article | None) -> Explanation:
    read = reading.article
    rows = [
        Row(
            **{name: getattr(row, name) for name in row.__slots__},
            by_hand=_by_hand(row.field, read, present),
        )
        for row in explain(reading)
    ]
    claimed = {row.field for row in rows}
    added = (key for key in articlefile.KEYS if key not in claimed)
    rows += [
        Row(key, "", "nobody said so", "", "", 0.0, (), changed)
        for key in added
        if (changed := _by_hand(key, read, present))
    ]
    if present and present.body != read.body:
        rows.append(Row("text", "", "the text", "", "", 0.0, (), "changed"))
    path = present.content_path if present else ""
    return Explanation(read.title, read.seed or "", path, tuple(rows))


def _by_hand(field: str, read: Article, present: Article | None) -> str | None:
    if present is None or field in _NOT_BY_HAND or field not in articlefile.KEYS:
        return None
    was, now = getattr(read, field), getattr(present, field)
    if (was or None) == (now or None):
        return None
    return shown(now or "") or "(taken out)"
