"""``briefings explain``: where each field of an article comes from, and what a person changed.

The evidence kept at ingest is replayed; where there is none, the seed is read again.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from briefings import articlefile
from briefings.config import Config
from briefings.content import store
from briefings.errors import ConfigError, SeedError
from briefings.ingest.explain import explain, shown
from briefings.ingest.outlets import read_outlets
from briefings.ingest.reading import Origin, Pile, Reading, judge
from briefings.ingest.recipes.recipe import read_recipes
from briefings.model import Article, Draft, Repair, Source, Witness
from briefings.report import Report
from briefings.sources.evidence import opened
from briefings.sources.gather import remembered
from briefings.sources.pile import walk
from briefings.sources.readers import read_one

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
    repairs: tuple[Repair, ...]  #: what was mended on the way


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
    known = {a.raw_sha256: a for a in store.read_content(config, Report())}
    readings = [_judged(*found, config) for found in _read_again(name, file, config)]
    return [_explanation(r, known.get(r.article.raw_sha256)) for r in readings]


def _explain_article(article: Article, config: Config) -> Explanation:
    if not article.seed:
        what = "written by hand: no seed, so there is nothing to explain"
        raise ConfigError(article.content_path, what, "Name an article that has a `seed`.")
    with opened(config.state_dir if config.state_dir.is_dir() else None) as evidence:
        found = remembered(Origin(article.seed, article.raw_sha256 or ""), evidence)
    if not found:
        name, seed = _file_of(article, config)
        parts = [part for part in _read_again(name, seed, config) if part[0].name == article.seed]
        found = parts[0] if parts else None
    if not found:
        remedy = "Put the source back, or correct `seed`."
        raise SeedError(article.content_path, f"its seed {article.seed} is not there", remedy)
    return _explanation(_judged(*found, config), article)


def _file_of(article: Article, config: Config) -> tuple[str, Path]:
    """Return name and path of the file in seeds/ that holds an article's source."""
    name = article.seed or ""
    while "#" in name and not store.has_seed(name, config):
        name = name.rpartition("#")[0]
    if not store.has_seed(name, config):
        remedy = "Put the file back, or correct `seed`."
        raise SeedError(article.content_path, f"its seed {name} is not there", remedy)
    return name, config.root / name


def _read_again(name: str, file: Path, config: Config) -> Iterator[tuple[Origin, Draft]]:
    recipes = read_recipes(config.root)
    for _name, item in walk([(name, file)], config):
        if isinstance(item, SeedError):
            raise item
        read = read_one(item, recipes) if isinstance(item, Source) else None
        if read and read.fault:
            raise read.fault
        yield from read.drafts if read else ()


def _judged(origin: Origin, draft: Draft, config: Config) -> Reading:
    return judge(origin, draft, Pile(read_outlets(config.root)))


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
    if present and articlefile.text_hash(present.body) != present.text_sha256:
        rows.append(Row("text", "", "the text", "", "", 0.0, (), "changed"))
    path = present.content_path if present else ""
    return Explanation(read.title, read.seed or "", path, tuple(rows), reading.repairs)


def _by_hand(field: str, read: Article, present: Article | None) -> str | None:
    if present is None or field in _NOT_BY_HAND or field not in articlefile.KEYS:
        return None
    was, now = getattr(read, field), getattr(present, field)
    if (was or None) == (now or None):
        return None
    return shown(now or "") or "(taken out)"
