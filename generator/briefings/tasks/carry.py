"""``briefings export``: choose articles, cut them to their rights, hand them to an export."""

import json
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from briefings import addresses, articlefile, rights
from briefings.bibliography import outlet_name
from briefings.config import PUBLIC, Config
from briefings.content import editions, store
from briefings.errors import ConfigError
from briefings.export.collection import Collection, Piece
from briefings.export.table import Export, find_export
from briefings.files import whole_path
from briefings.model import Article, SitePath, Status
from briefings.report import Report
from briefings.search import query as queries
from briefings.site.publish import kept_still
from briefings.tasks.rawsources import raw_sources
from briefings.text import fold
from briefings.urls import slugify

FOLDER = "exports"  # below the archive's root, unless --to says another place
_DATA = "data/articles.ndjson"


@dataclass(frozen=True, slots=True)
class Choice:
    """Which articles; "" where nothing is said."""

    query: str = ""  #: as the search takes it
    topic: str = ""
    story: str = ""  #: its id, or the address of its page
    month: str = ""  #: the beginning of a date: ``2022``, ``2022-10``, ``2022-10-10``
    since: Path | None = None  #: an earlier release, for a delta

    @property
    def name(self) -> str:
        """What was chosen, in words; "" for all."""
        return ", ".join(part for part in (self.topic, self.story, self.month, self.query) if part)


def export(
    name: str, choice: Choice, config: Config, report: Report, to: Path | None = None
) -> Path:
    """Write an export and return where. Raises BriefingsError; then nothing was written.

    No build changes the archive meanwhile.
    """
    with kept_still(config):
        store.sweep(config.root / FOLDER)
        return _export(name, choice, config, report, to)


def _export(name: str, choice: Choice, config: Config, report: Report, to: Path | None) -> Path:
    wanted = find_export(name)
    if wanted.of_all and choice.name:
        remedy = "Leave the selection out, or take epub, ndjson or sqlite."
        raise ConfigError(f"export {name}", "carries the whole site only", remedy)
    made = collect(choice, config, report)
    target = to or config.root / FOLDER / f"{_file_name(wanted, choice, config)}"
    if target.is_dir():
        target /= _file_name(wanted, choice, config)
    with report.timed("export"), whole_path(target) as path:
        wanted.write(made, path)
        report.count("export", "bytes", path.stat().st_size)
    report.count("export", "articles", len(made.pieces))
    return target


def _file_name(wanted: Export, choice: Choice, config: Config) -> str:
    kind = "delta" if choice.since else ""
    edition = config.edition if config.edition != PUBLIC else ""
    parts = [slugify(part) for part in (config.title, choice.name, kind, edition) if part]
    return "-".join(part for part in parts if part) + wanted.suffix


def collect(choice: Choice, config: Config, report: Report) -> Collection:
    """Return the chosen articles, as everybody may see them. Raises ConfigError."""
    read = editions.settled(store.read_content(config, report), config)
    articles = [a for a in read if a.status is not Status.DRAFT]
    articles.sort(key=lambda a: (a.date or "", a.id))
    pages, _changed = addresses.assign(articles)
    built = read_built(config)
    refuse_stale(articles, pages, built, config)
    if choice.story:
        choice = replace(choice, story=_story(choice.story, built))
    chosen = [
        a for a in _chosen(articles, choice, built, config) if a.status is not Status.WITHDRAWN
    ]
    if choice.name and not chosen:
        raise ConfigError("export", f"no article for {choice.name}", "Choose others.")
    pieces = tuple(_piece(article, pages[article.id]) for article in chosen)
    return Collection(
        archive=config.title,
        part=choice.name,
        description=config.description,
        lang=config.lang,
        site_url=config.site_url and config.site_url.rstrip("/") + "/",
        pieces=pieces,
        site=config.output_dir,
        images=config.content_dir / "images",
        raws=lambda: raw_sources(pieces, config),
        since=choice.since,
    )


def _piece(article: Article, page: SitePath) -> Piece:
    shown = rights.shown(article)
    return Piece(shown, page, outlet_name(article) or "", rights.is_whole(article))


def read_built(config: Config) -> list[dict[str, Any]]:
    """Return what the built site says of its articles. Raises ConfigError where there is none."""
    data = config.output_dir / _DATA
    if not data.is_file():
        raise ConfigError(config.output, "there is no site yet", "Run `briefings build` first.")
    return [json.loads(line) for line in data.read_bytes().splitlines()]


def refuse_stale(
    articles: Iterable[Article],
    pages: dict[str, SitePath],
    rows: Iterable[dict[str, Any]],
    config: Config,
) -> None:
    """Raise ConfigError where the site is older than content/.

    What was withdrawn since would else leave with the site's old pages.
    """
    built = {row["page"]: (row.get("body_sha256"), row.get("publish")) for row in rows}
    now = {
        str(pages[a.id]): (articlefile.text_hash(a.body), str(a.publish))
        for a in articles
        if a.status is not Status.WITHDRAWN
    }
    if built != now:
        remedy = "Run `briefings build` first."
        raise ConfigError(config.output, "the site is not that of content/ as it is", remedy)


def _story(wanted: str, rows: Iterable[dict[str, Any]]) -> str:
    """Return the id of the story that an id or the address of its page means."""
    parts = set(re.split(r"[/?#]", wanted.removesuffix(".html")))
    known = {row["story"] for row in rows if "story" in row}
    found = sorted({key for key in known if key in parts or f"{key}.html" in parts})
    if not found:
        remedy = "Name its id, or the address of its page below stories/."
        raise ConfigError("export", f"no story {wanted}", remedy)
    return str(found[0])


def _chosen(
    articles: list[Article], choice: Choice, rows: Iterable[dict[str, Any]], config: Config
) -> list[Article]:
    tests: list[Callable[[Article], bool]] = []
    if choice.topic:
        topic = fold(choice.topic)
        tests.append(lambda a: topic in {fold(tag) for tag in a.tags})
    if choice.story:
        inside = {row["id"] for row in rows if row.get("story") == choice.story}
        tests.append(lambda a: a.id in inside)
    if choice.month:
        tests.append(lambda a: (a.date or "").startswith(choice.month))
    if choice.query:
        found = {hit.id for hit in _search(choice.query, config)}
        tests.append(lambda a: a.id in found)
    return [article for article in articles if all(test(article) for test in tests)]


def _search(query: str, config: Config) -> tuple[queries.Hit, ...]:
    def read(path: str) -> bytes | None:
        file = config.output_dir / path
        return file.read_bytes() if file.is_file() else None

    return queries.search(read, query, queries.Wish(limit=1 << 30)).hits
