"""Sum up an archive: its dossiers from content/briefings/, with what the search finds for them."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import partial

from briefings import cache, sending
from briefings.briefing import FOLDER, Briefing, Kind, Silence, Summary
from briefings.config import Config
from briefings.digest import dossierfile, keptextracts
from briefings.digest.changes import told_of
from briefings.digest.digests import by_hand_first, digests, maker
from briefings.digest.dossierfile import DossierFile
from briefings.digest.dossiers import Find, dossiers
from briefings.digest.lines import Desk, Tongue
from briefings.digest.periods import Period, empty_before, periods
from briefings.digest.silence import of_archive
from briefings.errors import BriefingsError, ContentError
from briefings.files import find_files, read_bytes
from briefings.model import Archive, SitePath
from briefings.phrases import phrases
from briefings.render.grouping.words import date_text, span_text, status_text
from briefings.report import Report
from briefings.search import query as queries

_NAMED = 5  # runs of empty weeks that a note names


def sum_up(
    archive: Archive, shards: Mapping[SitePath, bytes], config: Config, report: Report
) -> Summary:
    """Return all briefings of an archive, and their files. ``shards``: the files of its search."""
    with report.timed("briefings"):
        written = list(read_dossiers(config, report))
        desk = Desk(archive, tongue(config))
        with cache.opened(config.state_dir) as kept:
            keys = keptextracts.recall(desk, kept)
            by_hand = dossiers(written, desk, _find(shards), report)
            quiet = tuple(of_archive(archive))
            made = list(_digests(desk, quiet, config, report))
            keptextracts.keep(desk, keys, kept)
        report.count("briefings", "dossiers", len(by_hand))
        report.count("briefings", "digests", len(made))
        found = (*by_hand, *by_hand_first(made, by_hand))
        files = sending.files(found, archive.by_id, config, report)
        report.count("briefings", "silences", len(quiet))
    offered = {each.name: sending.offered(each) for each in found}
    told = tuple((silence, told_of(silence, desk.tongue)) for silence in quiet)
    return Summary(found, files, told, offered, sending.feeds_of(files, config))


def _digests(
    desk: Desk, quiet: tuple[Silence, ...], config: Config, report: Report
) -> Iterator[Briefing]:
    """Yield the digests that the configuration asks for: days, weeks, months, oldest first."""
    made_by = maker(desk, config.digest_size, quiet)
    for kind in (Kind.DAILY, Kind.WEEKLY, Kind.MONTHLY):
        if kind in config.digests:
            found = periods(desk.archive, kind)
            yield from digests(found, made_by)
            if kind is Kind.WEEKLY:
                _note_empty(empty_before(found), report)


def _note_empty(gaps: Iterable[tuple[Period, date, date]], report: Report) -> None:
    """Note the weeks without articles, in one line: an archive of old cuttings has many."""
    told = [(first, (last - first).days // 7 + 1) for _, first, last in gaps]
    weeks = sum(many for _, many in told)
    report.count("briefings", "weeks without articles", weeks)
    if weeks:
        named = ", ".join(f"{many} from {first}" for first, many in told[:_NAMED])
        more = " and later ones" if len(told) > _NAMED else ""
        what = (
            f"weeks without articles: {weeks} ({named}{more}). Missing sources? Else all is well."
        )
        report.info(f"{FOLDER}/index.html", what)


def tongue(config: Config) -> Tongue:
    """Return how the interface tells what a briefing holds."""
    lang = config.lang
    return Tongue(
        phrases(lang),
        partial(date_text, lang=lang),
        partial(span_text, lang=lang),
        partial(status_text, lang=lang),
    )


def read_dossiers(config: Config, report: Report) -> Iterator[DossierFile]:
    """Yield the dossiers of content/briefings/ by path; what cannot be read is a finding."""
    folder = config.content_dir / FOLDER
    for name, path in find_files(folder, config.root):
        if not (name.lower().endswith((".md", ".markdown")) or path.is_symlink()):
            continue
        try:
            data = read_bytes(name, path, config.max_seed_mb)
            yield dossierfile.read(_text(name, data), name)
        except BriefingsError as error:
            report.finding(error.where, f"{error.message} The briefing is left out until then.")


def _text(name: str, data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ContentError(name, f"not UTF-8 at byte {error.start}", "Save it as UTF-8.") from error


def _find(shards: Mapping[SitePath, bytes]) -> Find:
    def read(path: str) -> bytes | None:
        return shards.get(SitePath(path))

    def find(query: str, limit: int) -> tuple[tuple[str, ...], int]:
        results = queries.search(read, query, queries.Wish(limit=limit))
        return tuple(hit.id for hit in results.hits), results.total

    return find
