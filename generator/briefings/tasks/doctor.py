"""``briefings doctor``: what is wrong with an archive, file by file, with the remedy.

Nothing is written and nothing is related anew. What was read from the sources is judged again, so
that doubts of earlier runs are told, too.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping

from briefings import dates, unsafe
from briefings.articlefile import text_hash
from briefings.config import Config
from briefings.content import store
from briefings.errors import SeedError
from briefings.files import printable
from briefings.ingest.lessons import Lessons
from briefings.ingest.outlets import read_outlets
from briefings.ingest.reading import Origin, judge
from briefings.model import Article, IsoDate, Source, Status
from briefings.report import Level, Note, Progress, Report, silent
from briefings.site import check, lastbuild
from briefings.sources.evidence import opened
from briefings.sources.gather import remembered
from briefings.sources.pile import walk
from briefings.tasks import rederive, verify
from briefings.tasks.unsafesource import taken_out_of
from briefings.urls import address_key

Sections = dict[str, list[Note]]  #: notes by what they are about, in a fixed order


def examine(config: Config, progress: Progress = silent) -> tuple[Sections, Report]:
    """Return what is to be looked at, by subject, and all of it as one report."""
    report = Report()
    articles = store.read_content(config, report)
    unreadable, report.notes = report.notes, []
    found: Sections = {
        "unreadable": unreadable,
        "metadata": list(_each(articles, _missing, _contradictory)),
        "dates and doubts": list(_doubts(articles, config)),
        "links": [*_unresolved(config, unreadable), *_links(config, progress)],
        "duplicates": list(_duplicates(articles)),
        "unsafe": [*_each(articles, _unsafe), *_left_out(config)],
        "damage": [n for n in _damage(config, progress) if n not in unreadable],
    }
    whole = Report(notes=[note for notes in found.values() for note in notes])
    whole.count("doctor", "articles", len(articles))
    for subject, notes in found.items():
        whole.count("doctor", subject, sum(note.level is not Level.INFO for note in notes))
    return found, whole


def _each(
    articles: Iterable[Article], *rules: Callable[[Article], Iterator[str]]
) -> Iterator[Note]:
    for article in articles:
        for rule in rules:
            yield from (Note(Level.FINDING, article.content_path, what) for what in rule(article))


def _missing(article: Article) -> Iterator[str]:
    if article.status in {Status.DRAFT, Status.WITHDRAWN}:
        return
    wanted = {
        "date": (article.date, "Write the day of publishing, as 2022-10-10."),
        "lang": (article.lang, "Write the language's code, as en."),
        "source": (article.source, "Write the outlet's name, or name its host in sources.yaml."),
    }
    if article.seed:  # what was written by hand has no original elsewhere
        wanted["source_url"] = (article.source_url, "Write the address of the original.")
    for key, (value, remedy) in wanted.items():
        if not value:
            yield f"no `{key}`. {remedy}"
    if not article.body.strip() and not article.source_url:
        yield "neither a text nor an address. Add one of them, or delete the file."


def _contradictory(article: Article) -> Iterator[str]:
    pairs = (
        ("modified", article.modified, "date", article.date),
        ("captured", article.captured, "date", article.date),
        ("archive_date", article.archive_date, "date", article.date),
    )
    for late, after, early, before in pairs:
        if _is_before(after, before):
            what = f"`{late}` is {after}, before `{early}`, {before}"
            yield f"{what}. Correct the wrong one; `briefings explain` says where each is from."
    day = _folder_day(article)
    if day and article.date and not article.date.startswith(day[: len(article.date)]):
        yield f"`date` is {article.date}, its folder says {day}. Correct it, or move the file."


def _is_before(one: IsoDate | None, other: IsoDate | None) -> bool:
    """Tell whether a day is surely before another; a day's leeway for zones, months if vague."""
    first, second = dates.day(one), dates.day(other)
    if not one or not other or not first or not second:
        return False
    return (second - first).days > 1 and one[:10] < other[: len(one[:10])]


def _folder_day(article: Article) -> str:
    parts = article.content_path.split("/")[1:-1]
    numbers = [part for part in parts if part.isdigit()]
    return "-".join(numbers) if numbers == parts and len(parts) in {1, 2, 3} else ""


def _doubts(articles: Iterable[Article], config: Config) -> Iterator[Note]:
    """Yield what reading left open: dates with both readings, and the like."""
    lessons, drafts = Lessons(), []
    with opened(config.state_dir if config.state_dir.is_dir() else None) as evidence:
        for article in articles:
            found = article.seed and remembered(
                Origin(article.seed, article.raw_sha256 or ""), evidence
            )
            if found:
                lessons.learn(found[1])
                drafts.append((article, *found))
    pile = lessons.pile(read_outlets(config.root))
    for article, origin, draft in drafts:
        try:
            notes = judge(origin, draft, pile).notes
        except SeedError as error:
            notes = (Note(Level.FINDING, error.where, error.message),)
        for note in notes:
            settled = "neither was taken" in note.what and article.date  # by a person, since
            if note.level is not Level.INFO and not settled:
                yield note


def _unresolved(config: Config, told: Iterable[Note]) -> Iterator[Note]:
    """Yield what the last build could not resolve: ids of related articles, what dossiers name."""
    known = set(told)
    for note in lastbuild.notes(config):
        file = config.root / note.where.partition(", line ")[0]
        ours = note.where.startswith(f"{config.content}/") and note.level is not Level.INFO
        if ours and note not in known and file.is_file():
            yield Note(note.level, note.where, f"{note.what} So said the last build.")


def _links(config: Config, progress: Progress) -> list[Note]:
    if not (config.output_dir / "index.html").is_file():
        what = "there is no site yet, so its links were not looked at. Run `briefings build` first."
        return [Note(Level.INFO, config.output, what)]
    report = Report()
    check.check_site(config.output_dir, report, progress, pages_limits=False)
    table = config.output_dir / "data" / "wanted.csv"
    rows = table.read_text("utf-8").count("\n") - 1 if table.is_file() else 0
    if rows > 0:
        what = f"{rows} titles that articles name are not in the archive; wanted.html lists them."
        report.info("wanted.html", what)
    return [Note(n.level, f"{config.output}/{n.where}", n.what) for n in report.notes]


def _duplicates(articles: Iterable[Article]) -> Iterator[Note]:
    """Yield articles of one text or one address; the second and later ones, with the first."""
    texts: dict[str, list[Article]] = defaultdict(list)
    addresses: dict[str, list[Article]] = defaultdict(list)
    for article in articles:
        if article.body.strip():
            texts[text_hash(article.body)].append(article)
        if article.source_url:
            addresses[address_key(article.source_url)].append(article)
    same = "the same text as {}. Delete one, or keep both as copies."
    yield from _later(texts, Level.FINDING, same)
    yield from _later(addresses, Level.INFO, "the same address as {}: another capture of it.")


def _later(groups: Mapping[str, list[Article]], level: Level, what: str) -> Iterator[Note]:
    for group in groups.values():
        first, *others = group
        for article in others:
            yield Note(level, article.content_path, what.format(first.content_path))


def _unsafe(article: Article) -> Iterator[str]:
    """Yield what of a text's markup no page shows, with its line."""
    for line, what in unsafe.taken_out(article.body):
        yield f"{what}, line {line} of the text, is left out of every page. Take it out there, too."


def _left_out(config: Config) -> Iterator[Note]:
    """Yield what of the sources could do harm; it is in no article, so nobody need act."""
    for _name, item in walk(store.find_sources(config), config):
        if isinstance(item, Source):
            for place, what in taken_out_of(item):
                where = ", ".join(filter(None, (printable(item.name), place)))
                yield Note(Level.INFO, where, f"{what} is in the source; no page shows or runs it.")


def _damage(config: Config, progress: Progress) -> list[Note]:
    report = Report()
    for failed in rederive.verify_archive(config, report, progress):
        report.finding(printable(failed.error.where), failed.error.message)
    if config.output_dir.is_dir():
        site = Report()
        verify.verify_folder(config.output_dir, site, progress)
        report.notes += [
            Note(n.level, f"{config.output}/{n.where}", n.what)
            for n in site.notes
            if n.level is not Level.INFO
        ]
    return [note for note in report.notes if note.level is not Level.INFO]
