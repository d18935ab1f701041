"""A briefing in its forms: those of the table, and the book, which the export wing makes."""

from collections.abc import Iterable, Mapping
from functools import partial
from io import BytesIO

from lxml import html

from briefings import rights
from briefings.bibliography import outlet_name
from briefings.briefing import FOLDER, Briefing, Kind, Later
from briefings.config import Config
from briefings.digest.feed import path_of, series
from briefings.digest.forms import BOOK, FORMS
from briefings.digest.letter import Letter, every_line
from briefings.digest.markup import LIMIT, parts
from briefings.export.collection import Collection, Piece
from briefings.export.epub import chapters, write_book
from briefings.fingerprint import fingerprint
from briefings.model import Article, SitePath
from briefings.phrases import phrases
from briefings.report import Report
from briefings.syndication import formats

ONE_FILE = ".single.html"
#: The forms that the site offers of a digest; ``briefings export briefing`` makes all others.
_OF_A_DIGEST = ("epub", "data")
_OF_NOTHING = ("data",)  #: of an empty week


def offered(briefing: Briefing) -> tuple[tuple[str, SitePath], ...]:
    """Return label and file of the forms of a briefing that the site offers."""
    rows = [BOOK, *((form.name, form.suffix, form.says) for form in FORMS)]
    if briefing.kind is Kind.DOSSIER:
        shown = [name for name, _, _ in rows]
    else:
        shown = list(_OF_A_DIGEST if briefing.count else _OF_NOTHING)
    plain = briefing.path.removesuffix(".html")
    return tuple((says, SitePath(plain + suffix)) for name, suffix, says in rows if name in shown)


def files(
    briefings: Iterable[Briefing], articles: Mapping[str, Article], config: Config, report: Report
) -> dict[SitePath, bytes | Later]:
    """Return the files of the site that hold briefings to be read elsewhere or sent on.

    Those of digests, which are many and hold no pictures, may stay as they stand.
    """
    made: dict[SitePath, bytes | Later] = {}
    letters = [letter_of(briefing, articles, config) for briefing in briefings]
    hashes: dict[str, str] = {}
    for letter in letters:
        briefing = letter.briefing
        origin = "" if briefing.kind is Kind.DOSSIER else _origin(letter, hashes)
        for _, path in offered(briefing):
            suffix = path.removeprefix(f"{FOLDER}/{briefing.name}")
            if origin:
                made[path] = Later(origin, partial(written, suffix, letter, config))
                continue
            made[path] = data = written(suffix, letter, config)
            if path.endswith(ONE_FILE):
                note_size(data, letter, report)
    return made | _feeds(letters, config)


def _origin(letter: Letter, hashes: dict[str, str]) -> str:
    """Return a hash of what the forms follow from, beside the settings; ``hashes``: by article."""
    for key, article in letter.articles.items():
        if key not in hashes:
            hashes[key] = fingerprint(article)
    used = [hashes[key] for key in letter.articles]
    return fingerprint(letter.briefing, letter.archive, letter.site_url, letter.authority, used)


def _feeds(letters: list[Letter], config: Config) -> dict[SitePath, bytes]:
    """Return the feeds of each kind of which there are briefings; none without ``site_url``."""
    made: dict[SitePath, bytes] = {}
    for kind, title in _titles(config).items():
        own = [each for each in letters if each.briefing.kind is kind and _tells(each.briefing)]
        own.sort(key=lambda each: (each.briefing.date or each.briefing.last, each.briefing.name))
        for feed in series(kind, title, own) if own and config.site_url else ():
            made |= formats.files(feed)
    return made


def _titles(config: Config) -> dict[Kind, str]:
    say = phrases(config.lang).say
    return {
        Kind.DOSSIER: say("Dossiers"),
        Kind.DAILY: say("Digests of days"),
        Kind.WEEKLY: say("Digests of weeks"),
        Kind.MONTHLY: say("Digests of months"),
    }


def feeds_of(
    files: Iterable[SitePath], config: Config
) -> tuple[tuple[str, tuple[tuple[str, SitePath, str], ...]], ...]:
    """Return by kind, in words, its feed in each format: label, file, media type."""
    there, say = set(files), phrases(config.lang).say
    names = {
        Kind.DOSSIER: say("Dossiers"),
        Kind.DAILY: say("Days"),
        Kind.WEEKLY: say("Weeks"),
        Kind.MONTHLY: say("Months"),
    }
    found = []
    for kind, title in names.items():
        if (path := path_of(kind)) in there:
            found.append((title, formats.ways(path)))
    return tuple(found)


def _tells(briefing: Briefing) -> bool:
    return briefing.kind is Kind.DOSSIER or briefing.count > 0


def letter_of(briefing: Briefing, articles: Mapping[str, Article], config: Config) -> Letter:
    """Return a briefing on its way; ``articles`` by id, as the archive has them."""
    used = {line.id: rights.shown(articles[line.id]) for line in every_line(briefing)}
    site_url = config.site_url and config.site_url.rstrip("/") + "/"
    return Letter(
        briefing, config.title, site_url, phrases(config.lang), used, config.feed_authority
    )


def written(suffix: str, letter: Letter, config: Config) -> bytes:
    """Return the bytes of the form with that suffix."""
    if suffix == BOOK[1]:
        return _book(letter, config)
    return next(form for form in FORMS if form.suffix == suffix).write(letter)


def note_size(data: bytes, letter: Letter, report: Report, limit: int = LIMIT) -> None:
    """Note what to leave out of the one HTML file, if it is larger than messengers take."""
    if len(data) <= limit:
        return
    lines = list(letter.briefing.lines)
    keep = max(1, len(lines) * limit // len(data))
    what = f"{len(data) / 1e6:.1f} MB as one HTML file; messengers take {limit / 1e6:.0f} MB."
    remedy = f"Leave out about {len(lines) - keep} of its {len(lines)} articles"
    where = letter.briefing.content_path or letter.briefing.path
    report.finding(where, f"{what} {remedy}, from {lines[keep].id} on, or part it in two.")


def _book(letter: Letter, config: Config) -> bytes:
    """Return the EPUB: the briefing, and after it the texts of a dossier's articles."""
    with_texts = letter.briefing.kind is Kind.DOSSIER
    pieces = tuple(_piece(line.id, line.path, letter) for line in every_line(letter.briefing))
    collection = Collection(
        archive=config.title,
        part=letter.briefing.title,
        description=letter.briefing.summary,
        lang=letter.words.lang,
        site_url=letter.site_url,
        pieces=pieces,
        site=config.output_dir,
        images=config.content_dir / "images",
        briefly=not with_texts,
    )
    inside = chapters(collection) if with_texts else {}
    front = list(parts(letter, lambda line: inside.get(line.id) or letter.address(line)))
    for part in front:
        html.html_to_xhtml(part)
    file = BytesIO()
    write_book(collection, file, front)
    return file.getvalue()


def _piece(key: str, page: SitePath, letter: Letter) -> Piece:
    article = letter.articles[key]
    return Piece(article, page, outlet_name(article) or "", rights.is_whole(article))
