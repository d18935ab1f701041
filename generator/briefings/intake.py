"""Decide what each source becomes: a new article, nothing new, an update, a copy, quarantine.

Counts in = counts out: every source gets exactly one outcome.
"""

from collections.abc import Iterable
from dataclasses import replace
from enum import StrEnum
from hashlib import sha256
from pathlib import Path

from briefings import articlefile, store
from briefings.config import Config
from briefings.errors import BriefingsError, SeedError
from briefings.files import find_files, printable, read_bytes, write_whole
from briefings.ingest.outlets import Outlets
from briefings.ingest.reading import Reading, read_source
from briefings.ledger import write_ledger
from briefings.model import Article, Source
from briefings.report import Progress, Report
from briefings.shelf import Shelf, open_shelf

_MOST_LINES = 50_000  # in one article; the longest books have fewer


class Outcome(StrEnum):
    """What became of a source."""

    NEW = "new"
    UNCHANGED = "unchanged"
    UPDATED = "updated"  #: the source changed, and so did its file
    KEPT = "kept"  #: a person had edited its file, which stays
    FOLDED = "folded"  #: the same article is there already
    QUARANTINED = "quarantined"


def take_in(config: Config, outlets: Outlets, report: Report, progress: Progress) -> None:
    """Bring content/ up to date with seeds/; what a person edited stays as it is."""
    found = store.find_sources(config)
    shelf = open_shelf(config, report)
    owners = _owners(shelf, {name for name, _ in found})
    outcomes: dict[str, Outcome] = {}
    fresh: list[tuple[Source, list[Reading]]] = []
    for done, (name, path) in enumerate(found, start=1):
        progress("ingest", done, len(found))
        try:
            source = store.read_source(name, path, config)
            if known := _known(source, owners, shelf, outlets):
                outcomes[name] = known
                continue
            fresh.append((source, read_source(source, outlets)))
            owners[source.sha256] = name
        except BriefingsError as error:
            outcomes[name] = Outcome.QUARANTINED
            report.finding(error.where, error.message)
    for source, readings in sorted(fresh, key=_capture_order):
        outcomes[source.name] = _take(source, readings, shelf)
    write_ledger(shelf.ledger, config)
    _tell(outcomes, len(found), report)


def _owners(shelf: Shelf, names: set[str]) -> dict[str, str]:
    """Return the name of the seed that each known hash stands for; "" if it was renamed."""
    owners: dict[str, str] = {}
    for article in shelf.by_id.values():
        if article.raw_sha256 and article.seed:
            owners[article.raw_sha256] = article.seed if article.seed in names else ""
    return owners


def _known(
    source: Source, owners: dict[str, str], shelf: Shelf, outlets: Outlets
) -> Outcome | None:
    """Return the outcome of a source that need not be read; None for a new or changed one."""
    if {source.name, source.sha256} & shelf.unreadable:
        return Outcome.KEPT
    owner = owners.get(source.sha256)
    if owner is None:
        return None
    if owner and owner != source.name:
        return Outcome.FOLDED
    if not owner:
        owners[source.sha256] = source.name
        shelf.rename(source)
    _adopt(source, shelf, outlets)
    return Outcome.UNCHANGED


def _adopt(source: Source, shelf: Shelf, outlets: Outlets) -> None:
    unknown = [a for a in shelf.by_raw[source.sha256] if a.content_path not in shelf.ledger]
    for reading in read_source(source, outlets) if unknown else ():
        for article in unknown:
            shelf.adopt(article, articlefile.acceptable(reading.article)[0])


def _capture_order(item: tuple[Source, list[Reading]]) -> tuple[str, str]:
    """Order captures of one address in time, so that the first keeps the plain id."""
    source, readings = item
    article = readings[0].article
    return (article.captured or article.modified or article.date or "", source.name)


def _take(source: Source, readings: list[Reading], shelf: Shelf) -> Outcome:
    """Shelve the articles of one source and return the outcome that says most."""
    try:
        taken = [_shelve(source, reading.article, shelf) for reading in readings]
    except BriefingsError as error:
        shelf.report.finding(printable(source.name), error.message)
        return Outcome.QUARANTINED
    except OSError as error:
        what = f"its article cannot be written ({error.strerror}: {error.filename})"
        shelf.report.finding(printable(source.name), f"{what}. Mend the rights or make room.")
        return Outcome.QUARANTINED
    shelf.report.notes.extend(note for reading in readings for note in reading.notes)
    return min(taken, key=list(Outcome).index)


def _shelve(source: Source, article: Article, shelf: Shelf) -> Outcome:
    """Write one article where it belongs, or say why not."""
    if article.body.count("\n") > _MOST_LINES:
        raise SeedError(source.name, f"more than {_MOST_LINES} lines", "Split the file.")
    article, refused = articlefile.acceptable(article)
    for what in refused:
        shelf.report.finding(source.name, what)
    if before := shelf.earlier_state(source, article):
        if not shelf.is_untouched(before):
            what = f"the source changed, but {before.content_path} was edited by hand and stays."
            shelf.report.finding(source.name, f"{what} Delete that file to take the new text.")
            return Outcome.KEPT
        kept = {"id": before.id, "slug": before.slug, "related": before.related}
        shelf.write(replace(article, content_path=before.content_path, **kept))  # type: ignore[arg-type]
        return Outcome.UPDATED
    if twin := shelf.twin(article):
        what = f"the same article as {twin.seed or twin.content_path}; folded."
        shelf.report.info(source.name, what)
        return Outcome.FOLDED
    shelf.write(shelf.place(article))
    return Outcome.NEW


def _tell(outcomes: dict[str, Outcome], found: int, report: Report) -> None:
    assert len(outcomes) == found, "every source has one outcome"
    report.count("ingest", "sources", found)
    for outcome in Outcome:
        number = sum(o is outcome for o in outcomes.values())
        report.count("ingest", str(outcome), number)


def copy_in(paths: Iterable[Path], config: Config, report: Report) -> None:
    """Copy files from outside into seeds/, unchanged.

    A folder keeps its inner order under its own name. What lies in seeds/ already, by name and
    bytes, is left alone; another file of the same name gets its hash as a suffix.
    """
    for path in (p.resolve() for p in paths):
        if path.is_relative_to(config.seeds_dir.resolve()):
            continue
        top = path.parent
        found = find_files(path, top) if path.is_dir() else [(path.name, path)]
        for name, file in found:
            try:
                report.count("ingest", "copied", int(_copy(name, file, config)))
            except SeedError as error:
                report.finding(error.where, error.message)


def _copy(name: str, file: Path, config: Config) -> bool:
    data = read_bytes(name, file, config.max_seed_mb)
    target = config.seeds_dir / name
    if target.exists() and target.read_bytes() != data:
        target = target.with_stem(f"{target.stem}-{sha256(data).hexdigest()[:8]}")
    if target.exists():
        return False
    write_whole(target, data)
    return True
