"""The whole way on one screen: seeds/ -> content/ -> archive -> output/."""

from collections.abc import Callable
from contextlib import nullcontext
from dataclasses import dataclass, replace
from pathlib import Path

from briefings import addresses, rights, summing, workers
from briefings.bounds import uncollected
from briefings.config import KEYS, Config, read_config
from briefings.content import editions, store, writeback
from briefings.content.shelf import Outcome
from briefings.errors import BriefingsError
from briefings.ingest.outlets import read_outlets
from briefings.model import Archive, Article, Outlet, Relations, Status
from briefings.relating import relate_all
from briefings.render.preview import Drawn, page_of
from briefings.render.site import Rendering, write_site
from briefings.report import Progress, Report, silent
from briefings.site import check, lastbuild, lastsite
from briefings.site.publish import locked, staged
from briefings.site.releases import read_releases
from briefings.sources import intake
from briefings.urls import host
from briefings.workers import Workers

_PLAINLY = intake.Options()
_NO_SITE_URL = (
    "not set: no canonical links, feeds, sitemap, robots.txt, OpenSearch or CNAME, which need it."
)


@dataclass(frozen=True, slots=True)
class Options:
    """How a build is run; none of it changes the bytes of the site."""

    strict: bool = False  #: findings stop the build before anything is published
    progress: Progress = silent
    drawn: Callable[[Drawn], None] | None = None  #: is told what pages are made from
    executor: str = ""  #: dask://HOST:PORT; "": processes of this machine


def build(config: Config, options: Options = Options()) -> Report:
    """Go the whole way and put the new site in place of the old one.

    Raises BriefingsError, and then output/ is as it was; so it is where findings stopped a
    strict build.
    """
    report, watch = Report(), lastbuild.watch(config)
    with workers.opened(options.executor, config.root) as helping:
        taking = intake.Options(workers=helping)
        ingest(config, report, options.progress, taking)
        _make(config, report, options, watch, helping)
    return report


def _make(
    config: Config, report: Report, options: Options, watch: lastbuild.Watch, helping: Workers
) -> None:
    """Make the site of what stands in content/ and put it in place of the old one."""
    with locked(config, options.progress), uncollected():
        watch.look_again()
        rendering = read_archive(config, report, options.progress, helping)
        written = writeback.write_back(rendering.archive, config, report)
        watch.written |= written.hashes
        known = lastsite.read(config, watch.ground())
        rendering = replace(rendering, archive=written.archive, known=known, report=report)
        rendering = replace(
            rendering, progress=options.progress, workers=helping, drawn=options.drawn
        )
        _publish(rendering, report, options)
        if not config.site_url:
            report.info("site_url", _NO_SITE_URL)
        if report.exit_code != 1 and not report.passing:
            watch.keep(report)


def preview(path: Path, config: Config, drawn: Drawn) -> tuple[str, bytes] | None:
    """Return the page of a changed file of content/, by path in the site; None: build first."""
    if not path.is_file():
        return None
    name = path.relative_to(config.root).as_posix()
    try:
        read = editions.settled([store.read_article(name, path, config)], config)
    except BriefingsError:  # the build will tell
        return None
    return page_of(rights.masked(read[0]), drawn)


def _publish(rendering: Rendering, report: Report, options: Options) -> None:
    """Write the site, look through it, and put it in place of the old one."""
    config, known, progress = rendering.config, rendering.known, options.progress
    with staged(config.output_dir, config.state_dir / "site") as stage:
        with report.timed("render"):
            site = write_site(rendering, stage.folder)
            if rendering.workers:
                rendering.workers.rest()
            if known and not known.kept:
                stage.double()
        report.count("render", "pages", site.pages)
        report.count("render", "files", len(site.files))
        report.count("render", "files written", len(site.files) - len(known.kept if known else ()))
        with report.timed("check"):
            looked = check.check_site(
                stage.folder,
                report,
                progress,
                pages_limits=config.pages_limits,
                known=known,
                workers=rendering.workers,
            )
            if rendering.workers:
                rendering.workers.rest()
        if options.strict and report.exit_code:
            report.error("--strict", "findings stopped the build; output/ is as it was.")
        elif report.exit_code != 1:
            with report.timed("publish"):
                stage.publish(known.kept if known else ())
                if known:
                    known.write(looked.gists, clean=looked.clean)


def ingest(
    config: Config,
    report: Report,
    progress: Progress = silent,
    options: intake.Options = _PLAINLY,
) -> dict[str, Outcome]:
    """Turn new and changed seeds into files of content/; return what became of each source."""
    store.refuse_links(config)
    if not (config.seeds_dir.is_dir() or options.also) and (
        config.seeds != KEYS["seeds"].default or not _has_content(config)
    ):
        where = f"{config.seeds}/"
        report.finding(where, "no such folder. Make it and put sources there, or set `seeds`.")
    # a dry run writes nothing, not even a lock
    with nullcontext() if options.dry_run else locked(config, progress), report.timed("ingest"):
        return intake.take_in(config, report, progress, options)


def _has_content(config: Config) -> bool:
    """Tell whether articles are there: an archive may be written by hand, without seeds."""
    return config.content_dir.is_dir()


def read_archive(
    config: Config, report: Report, progress: Progress = silent, helping: Workers | None = None
) -> Rendering:
    """Read content/, relate the articles and index them. Writes nothing but the cache."""
    with report.timed("read"):
        read = editions.settled(store.read_content(config, report, progress=progress), config)
        articles = _in_order(read)
        pages, changed = addresses.assign(articles)
        by_id = {article.id: article for article in articles}
    for key, page in changed:
        what = f"another article has the address of its slug; it stands at {page}."
        report.info(by_id[key].content_path, what)
    enrichment, found = relate_all(articles, pages, config, report, progress, helping)
    articles = [rights.masked(article) for article in articles]
    archive = Archive(
        articles=tuple(articles),
        addresses=pages,
        relations={a.id: enrichment.relations.get(a.id, Relations()) for a in articles},
        wanted=enrichment.wanted,
        by_id={a.id: a for a in articles},
        stories=enrichment.stories,
        naming=found.naming,
        terms=enrichment.terms,
        ruled=found.ruled,
        pictures=rights.public_pictures(read, store.find_pictures(config)),
        outlets=_outlets(articles, config),
    )
    _count_relations(archive, report)
    report.count("search", "files", len(found.shards))
    briefings = summing.sum_up(archive, found.shards, config, report)
    return Rendering(config, archive, found.shards, briefings, read_releases(config))


def rendering_for_pelican(content: Path, site_url: str) -> Rendering:
    """Return what ``pelican content`` renders: the archive of the folder above ``content``."""
    overrides = {"content": content.name} | ({"site_url": site_url} if site_url else {})
    return read_archive(read_config(content.resolve().parent, **overrides), Report())


def _outlets(articles: list[Article], config: Config) -> dict[str, Outlet]:
    """Return what the tables say of the hosts that articles come from."""
    known = read_outlets(config.root)
    urls_by_host = {host(a.source_url): a.source_url for a in articles if a.source_url}
    found = {name: known.find(url) for name, url in sorted(urls_by_host.items())}
    return {name: entry[1] for name, entry in found.items() if entry}


def _in_order(articles: list[Article]) -> list[Article]:
    shown = (a for a in articles if a.status is not Status.DRAFT)
    return sorted(shown, key=lambda a: (a.date or "", a.id))


def _count_relations(archive: Archive, report: Report) -> None:
    relations = archive.relations.values()
    report.count("enrich", "articles", len(archive.articles))
    report.count(
        "enrich", "named titles here", sum(bool(m.id) for r in relations for m in r.mentions)
    )
    report.count("enrich", "wanted", len(archive.wanted))
    report.count("enrich", "names", len(archive.naming.entities))
