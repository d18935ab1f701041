"""The command line: arguments in, one call, one report out, an exit status.

0 clean; 1 failed, and output/ is as it was; 2 wrong usage or configuration; 3 done, with findings.
"""

import json
import os
import sys
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING, Any

import click

from briefings import __version__
from briefings.commands import console, exports, fetching, health, recipes, sources, topics
from briefings.commands.call import Call, finish, json_option
from briefings.commands.edge import end_quietly_with_the_pipe, to_line
from briefings.config import Config
from briefings.errors import BriefingsError, ConfigError
from briefings.report import Level, Note, Report
from briefings.site import lastbuild

if TYPE_CHECKING:
    from briefings.render.preview import Drawn


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.option(
    "-C",
    "--archive",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=Path(),
    help="The archive's folder.  [default: the present one]",
)
@click.version_option(__version__, prog_name="briefings")
@click.pass_context
def briefings(context: click.Context, archive: Path) -> None:
    """Turn a folder of source articles into a searchable static archive.

    \b
    seeds/    what came in, never changed
    content/  one Markdown file an article; people may edit it
    output/   the site: for disk, GitHub Pages, a USB stick

    \b
    Example:
      briefings init my-archive && briefings -C my-archive build
    """
    context.obj = Call(archive.resolve())


@briefings.command()
@click.argument("folder", type=click.Path(path_type=Path), default=Path())
@click.option("--title", default="Briefing archive", show_default=True, help="The archive's name.")
@click.option("--site-url", default="", help="Where the site will stand: https://host/path/")
def init(folder: Path, title: str, site_url: str) -> None:
    """Start a new archive in an empty FOLDER, with a workflow for GitHub Pages.

    \b
    Example:
      briefings init my-archive --title "Black Sea Briefings"
    """
    from briefings.tasks import scaffold

    for name in scaffold.init(folder, title, site_url):
        click.echo(folder / name)


@briefings.command()
@click.option("--strict", is_flag=True, help="Findings stop the build before it is published.")
@click.option("--site-url", help="Where the site will stand: https://host/path/")
@click.option("--edition", help="public, or another that shows all texts in full.")
@click.option("--output", help="Folder of the site, replaced whole.  [default: output]")
@click.option("--theme", help="Folder of another theme.")
@click.option("--again", is_flag=True, help="Build even if nothing has changed.")
@click.option("--executor", default="", help="Who helps: dask://HOST:PORT.  [default: all cores]")
@click.option("--github", is_flag=True, help="Tell GitHub Actions: summary and annotations.")
@click.option("--profile", is_flag=True, help="Say what each stage took, and its slowest files.")
@json_option
@click.pass_obj
def build(  # noqa: PLR0913 - click hands each option over
    call: Call,
    /,
    *,
    strict: bool,
    again: bool,
    github: bool,
    profile: bool,
    executor: str,
    as_json: bool,
    **overrides: str | None,
) -> None:
    """Go the whole way: seeds/ to content/ to output/. Where nothing has changed, only say so.

    \b
    Example:
      briefings build --strict --site-url https://example.org/archive/
    """
    start, config = perf_counter(), call.config(**overrides)
    same = None if again or profile else lastbuild.unchanged(config, strict=strict)
    if same is not None:
        if github:
            _tell_github(same, config)
        closing = f"{config.output}/ is as it was: nothing has changed, 0 files written"
        finish(same, as_json=as_json, closing=f"{closing}, {perf_counter() - start:.1f} s")
    from briefings import pipeline

    try:
        with console.progress_bars(wanted=not as_json) as progress:
            report = pipeline.build(
                config,
                pipeline.Options(strict=strict, progress=progress, executor=executor),
            )
    except BriefingsError as error:
        if github:
            _tell_github(Report(notes=[Note(Level.ERROR, error.where, error.message)]), config)
        raise
    if github:
        _tell_github(report, config)
    closing = f"{config.output}/ is ready, {perf_counter() - start:.1f} s"
    closing = "" if report.exit_code == 1 else closing
    finish(report, as_json=as_json, closing=closing, profile=profile)


def _tell_github(report: Report, config: Config) -> None:
    """Print annotations, and append to the summary of the step where there is one."""
    from briefings.commands import actions

    for line in actions.annotations(report):
        click.echo(line)
    if path := os.environ.get(actions.SUMMARY):
        text = actions.summary(report, actions.rows_of(config.output_dir), config.title)
        with Path(path).open("a", encoding="utf-8") as file:
            file.write(text)


@briefings.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen at.")
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=8000,
    show_default=True,
    help="Port; 0 takes a free one.",
)
@click.pass_obj
def serve(call: Call, host: str, port: int) -> None:
    """Build, show the site, rebuild at every change and reload open pages.

    \b
    Example:
      briefings serve --port 8080
    """
    from briefings import pipeline
    from briefings.tasks import serve as server

    config = call.config()
    drawn: list[Drawn] = []  # what the last build made its pages from

    def rebuild() -> None:
        try:
            report = pipeline.build(call.config(), pipeline.Options(drawn=drawn.append))
            del drawn[:-1]
            console.print_report(report, f"built, {config.output}/")
        except (BriefingsError, OSError) as error:  # the next change may mend it
            console.print_error(to_line(error))

    def preview(path: Path) -> tuple[str, bytes] | None:
        return pipeline.preview(path, config, drawn[-1]) if drawn else None

    try:
        opened = server.open_server(config.output_dir, host, port)
    except OSError as error:
        remedy = "Choose another with --port, or 0 for any free one."
        raise ConfigError(f"{host}:{port}", f"cannot listen ({error.strerror})", remedy) from error
    rebuild()
    click.echo(f"http://{host}:{opened.server_port}/")
    try:
        server.serve(opened, config, rebuild, preview)
    except KeyboardInterrupt:
        opened.shutdown()


@briefings.command()
@click.argument("query", nargs=-1, required=True)
@click.option(
    "--limit", type=click.IntRange(1), default=20, show_default=True, help="Results at most."
)
@click.option(
    "--sort",
    type=click.Choice(["relevance", "recent", "newest", "oldest"]),
    default="relevance",
    show_default=True,
    help="Order of results; recent: relevance, newer ones preferred a little.",
)
@click.option("--json", "as_json", is_flag=True, help="Print results and counts as JSON.")
@click.pass_obj
def search(call: Call, query: tuple[str, ...], limit: int, sort: str, as_json: bool) -> None:
    """Search the built site: the same results in the same order as in the browser.

    \b
    Example:
      briefings search "grain deal" --limit 5
      briefings search https://example.org/2022/11/grain  (is it here already?)
    """
    from briefings.search import query as queries

    end_quietly_with_the_pipe()
    folder = _site(call.config())
    wish = queries.Wish(limit=limit, sort=sort, facets=as_json)
    results = queries.search(_reader(folder), " ".join(query), wish)
    if as_json:
        click.echo(json.dumps(asdict(results), ensure_ascii=False, indent=1))
        return
    missing = [f"{p} could not be read: some results may be missing." for p in results.damaged]
    for hint in (*results.hints, *missing):
        click.echo(hint, err=True)
    click.echo("1 result" if results.total == 1 else f"{results.total} results", err=True)
    for hit in results.hits:
        facts = " · ".join(part for part in (hit.shown_date, hit.outlet) if part)
        excerpt = "".join(text for text, _marked in hit.excerpt)
        click.echo(f"{hit.title}\n  {facts}\n  {folder.name}/{hit.path}\n  {excerpt}\n")


for command in (
    health.check,
    health.doctor,
    sources.ingest,
    fetching.fetch,
    sources.explain,
    recipes.test_recipe,
    exports.export,
    exports.apply,
    exports.withdraw,
    exports.release,
    topics.topics,
    exports.verify,
):
    briefings.add_command(command)


def _reader(folder: Path) -> Callable[[str], bytes | None]:
    def read(path: str) -> bytes | None:
        file = folder / path
        return file.read_bytes() if file.is_file() else None

    return read


def _site(config: Config) -> Path:
    if not (config.output_dir / "index.html").is_file():
        raise ConfigError(config.output, "there is no site yet", "Run `briefings build` first.")
    return config.output_dir


def main(argv: list[str] | None = None) -> Any:  # noqa: ANN401 - click leaves by sys.exit
    """Run the command line; the one place where a fault becomes a line and an exit status."""
    try:
        return briefings.main(argv, prog_name="briefings", standalone_mode=True)
    except BriefingsError as error:
        console.print_error(str(error))
        sys.exit(error.exit_code)
    except OSError as error:
        if error.errno is None:
            raise
        console.print_error(to_line(error))
        sys.exit(1)
