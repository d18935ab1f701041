"""Decide what each source becomes: a new article, nothing new, an update, a copy, quarantine.

Counts in = counts out: every source gets exactly one outcome.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from briefings.config import Config
from briefings.content import store
from briefings.content.ledger import is_pending, write_ledger
from briefings.content.shelf import Outcome, Shelf, open_shelf
from briefings.content.shelving import shelve
from briefings.errors import BriefingsError
from briefings.files import printable, write_whole
from briefings.ingest.attachments.attached import names_in
from briefings.ingest.attachments.companions import Companion
from briefings.ingest.claims import choose, sane
from briefings.ingest.lessons import Lessons
from briefings.ingest.outlets import read_outlets, with_entries
from briefings.ingest.reading import Origin, Pile, judge
from briefings.ingest.recipes.fixtures import without_fixture
from briefings.ingest.recipes.recipe import Recipes, fixtures, read_recipes
from briefings.model import Draft
from briefings.report import Note, Progress, Report
from briefings.seen import Seen
from briefings.sources.evidence import Evidence, opened
from briefings.sources.gather import Failed, Kept, Known, Listed, Searched, gather, load, stamp
from briefings.workers import Workers


@dataclass(frozen=True, slots=True)
class Options:
    """How sources are taken in."""

    dry_run: bool = False  #: nothing is written; the report says what would be
    again: bool = False  #: read all sources, also those whose articles are there
    also: tuple[tuple[str, Path], ...] = ()  #: names and paths of further files, for a dry run
    workers: Workers | None = None  #: who reads; None: processes of its own


@dataclass(frozen=True, slots=True, order=True)
class _Entry:
    """A draft that waits for its turn: texts before records, captures of an address in time."""

    is_record: bool
    is_nameless: bool  #: no address: it folds into one that has it
    when: str
    name: str
    key: str


@dataclass(slots=True)
class _Run:
    shelf: Shelf
    evidence: Evidence
    options: Options
    recipes: Recipes
    outcomes: dict[str, Outcome] = field(default_factory=dict)  #: by name of the source or part
    entries: list[_Entry] = field(default_factory=list)
    lessons: Lessons = field(default_factory=Lessons)
    owners: dict[str, str] = field(default_factory=dict)  #: seed's name by hash; "" if renamed


def take_in(
    config: Config, report: Report, progress: Progress, options: Options = Options()
) -> dict[str, Outcome]:
    """Bring content/ up to date with seeds/; what a person edited stays. Returns the outcomes."""
    if not options.dry_run:
        store.sweep(config.content_dir)
    found = sorted([*store.find_sources(config), *options.also])
    known = read_outlets(config.root)
    with opened(None if options.dry_run else config.state_dir) as kept:
        version = f"{stamp()} {config.max_seed_mb}"
        shelf = open_shelf(config, report, kept.seen("content", version), dry=options.dry_run)
        before = dict(shelf.ledger)
        run = _Run(shelf, kept, options, _recipes(config, report))
        run.owners = _owners(shelf, {name for name, _ in found})
        _read(run, found, progress, None if options.again else kept.seen("seed", version))
        pile = run.lessons.pile(known)
        for number, entry in enumerate(sorted(run.entries), start=1):
            progress("shelve", number, len(run.entries))
            origin, draft = load(entry.key, kept)
            run.outcomes[origin.name] = _shelved(run, origin, draft, pile)
    if not options.dry_run:
        lost = shelf.ledger.keys() - {article.content_path for article in shelf.by_id.values()}
        if lost or shelf.ledger != before or is_pending(config):
            write_ledger(shelf.ledger, config)
        _write_outlets(config, run.lessons.seen(known), report)
    _tell(run.outcomes, found, report)
    return run.outcomes


def _recipes(config: Config, report: Report) -> Recipes:
    """Return the archive's recipes; one without a sample page is a finding."""
    recipes = read_recipes(config.root)
    for name in recipes.by_host:
        if not fixtures(config.root, name):
            report.finding(f"recipes/{name}.yaml", without_fixture(name))
    return recipes


def _read(run: _Run, found: list[tuple[str, Path]], progress: Progress, seen: Seen | None) -> None:
    """Read what is new; drafts stay in the evidence until their turn."""
    used: set[str] = set()

    def is_known(origin: Origin) -> bool:
        return _known(run, origin) is not None

    searched = Searched(
        run.shelf.config, found, run.evidence, is_known, progress, used, run.recipes, seen,
        run.options.workers,
    )  # fmt: skip
    for item in gather(searched):
        match item:
            case Note():
                run.shelf.report.notes.append(item)
            case Failed(name, error):
                run.outcomes[name] = Outcome.QUARANTINED
                run.shelf.report.finding(error.where, error.message)
            case Listed(name, outlets):
                run.outcomes[name] = Outcome.LISTED
                run.lessons.learn_names(outlets)
            case Companion():
                run.outcomes[item.name] = Outcome.ATTACHED
            case Known():
                run.outcomes[item.origin.name] = _confirmed(run, item.origin)
            case Kept():
                _note(run, item)
    for name in used:  # what another source was made from is no source of its own
        run.outcomes[name] = Outcome.ATTACHED
    run.entries = [entry for entry in run.entries if entry.name not in used]
    run.shelf.report.notes[:] = [n for n in run.shelf.report.notes if n.where not in used]


def _note(run: _Run, item: Kept) -> None:
    """Give a part that is there already its outcome, and any other a place in the queue."""
    origin = item.origin
    if _known(run, origin) is not None:
        run.outcomes[origin.name] = _confirmed(run, origin)
        return
    owner = run.owners.get(origin.sha256) or origin.name
    if owner != origin.name:
        run.outcomes[origin.name] = Outcome.FOLDED
        return
    run.owners[origin.sha256] = origin.name
    run.lessons.learn(item.draft)
    run.entries.append(_entry(item))


def _entry(item: Kept) -> _Entry:
    winner = choose(list(sane(item.draft.witnesses)))
    dates = (winner[key] for key in ("captured", "modified", "date") if key in winner)
    when = next((str(witness.value) for witness in dates), "")
    nameless = "source_url" not in winner
    return _Entry(item.draft.is_record, nameless, when, item.origin.name, item.key)


def _owners(shelf: Shelf, names: set[str]) -> dict[str, str]:
    """Return the name of the seed that each known hash stands for; "" if it was renamed."""
    owners: dict[str, str] = {}
    for article in shelf.by_id.values():
        if article.raw_sha256 and article.seed:
            there = not names.isdisjoint(_files_of(article.seed))
            owners[article.raw_sha256] = article.seed if there else ""
    return owners


def _known(run: _Run, origin: Origin) -> Outcome | None:
    """Return the outcome of a source that need not be read; None for a new or changed one."""
    shelf = run.shelf
    if {origin.name, origin.sha256} & shelf.unreadable:
        return Outcome.KEPT
    articles = shelf.by_raw.get(origin.sha256)
    if run.options.again or not articles:
        return None
    owner = run.owners.get(origin.sha256)
    if owner and owner != origin.name:
        return Outcome.FOLDED
    # a file that the ledger does not know may be ours: its seed is read to see
    return Outcome.UNCHANGED if all(shelf.is_listed(a) for a in articles) else None


def _confirmed(run: _Run, origin: Origin) -> Outcome:
    outcome = _known(run, origin)
    assert outcome is not None
    if run.owners.get(origin.sha256) == "":
        run.owners[origin.sha256] = origin.name
        run.shelf.rename(origin)
    return outcome


def _shelved(run: _Run, origin: Origin, draft: Draft, lessons: Pile) -> Outcome:
    """Shelve the article of a draft and return what became of it."""
    report = run.shelf.report
    try:
        reading = judge(origin, draft, lessons)
        outcome = shelve(origin, reading.article, run.shelf, is_record=draft.is_record)
        if outcome not in {Outcome.FOLDED, Outcome.QUARANTINED}:
            for name in names_in(reading.article):
                run.shelf.put_picture(name, run.evidence.picture(name))
    except BriefingsError as error:
        report.finding(printable(error.where), error.message)
        return Outcome.QUARANTINED
    except OSError as error:
        what = f"its article cannot be written ({error.strerror}: {error.filename})"
        report.finding(printable(origin.name), f"{what}. Mend the rights or make room.")
        report.passing = True
        return Outcome.QUARANTINED
    report.notes.extend(reading.notes)
    return outcome


def _write_outlets(config: Config, seen: dict[str, str], report: Report) -> None:
    """Add the outlets that were seen and are in no table to the archive's sources.yaml."""
    if not seen:
        return
    path = config.root / "sources.yaml"
    before = path.read_text("utf-8") if path.is_file() else None
    write_whole(path, with_entries(before, seen).encode())
    report.count("ingest", "outlets added to sources.yaml", len(seen))


def _tell(outcomes: dict[str, Outcome], found: list[tuple[str, Path]], report: Report) -> None:
    told = {file for name in outcomes for file in _files_of(name)}
    for name, _path in found:
        if name not in told and printable(name) not in told:  # a fault of ours, but nothing is lost
            outcomes[name] = Outcome.QUARANTINED
            report.finding(printable(name), "nothing was read of it. Please report it.")
    report.count("ingest", "sources", len(outcomes))
    for outcome in Outcome:
        report.count("ingest", str(outcome), sum(o is outcome for o in outcomes.values()))


def _files_of(name: str) -> Iterator[str]:
    """Yield the names that the file of a source or part can have: a mark in it may be its own."""
    parts = name.split("#")
    for number in range(1, len(parts) + 1):
        yield "#".join(parts[:number])
