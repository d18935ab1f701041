"""The command line: arguments in, one call, one report out, an exit status.

0 clean; 1 failed, and output/ is as it was; 2 wrong usage or configuration; 3 done, with findings.
"""

import json
import sys
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from time import perf_counter
from typing import Any

import click

from briefings import __version__, console
from briefings.config import Config, read_config
from briefings.edge import end_quietly_with_the_pipe, to_line
from briefings.errors import BriefingsError, ConfigError
from briefings.report import Report


@dataclass(frozen=True, slots=True)
class Call:
    """What every command knows: where the archive is."""

    root: Path

    def config(self, **overrides: str | int | None) -> Config:
        """Return the archive's configuration with what the command line says otherwise."""
        given = {key: value for key, value in overrides.items() if value is not None}
        return read_config(self.root, **given)


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


_json = click.option("--json", "as_json", is_flag=True, help="Print the report as JSON on stdout.")


@briefings.command()
@click.argument("folder", type=click.Path(path_type=Path), default=Path())
@click.option("--title", default="Briefing archive", show_default=True, help="The archive's name.")
def init(folder: Path, title: str) -> None:
    """Start a new archive in an empty FOLDER, with a workflow for GitHub Pages.

    \b
    Example:
      briefings init my-archive --title "Black Sea Briefings"
    """
    from briefings import scaffold

    for name in scaffold.init(folder, title):
        click.echo(folder / name)


@briefings.command()
@click.argument("paths", nargs=-1, type=click.Path(exists=True, path_type=Path))
@_json
@click.pass_obj
def ingest(call: Call, paths: tuple[Path, ...], as_json: bool) -> None:
    """Turn new and changed seeds into files of content/.

    PATHS from outside are first copied into seeds/, unchanged.

    \b
    Example:
      briefings ingest ~/clippings/june
    """
    from briefings import intake, pipeline

    config = call.config()
    with console.progress_bars(wanted=not as_json) as progress:
        report = Report()
        intake.copy_in(paths, config, report)
        pipeline.ingest(config, report, progress)
    _finish(report, as_json=as_json)


@briefings.command()
@click.option("--strict", is_flag=True, help="Findings stop the build before it is published.")
@click.option("--site-url", help="Where the site will stand: https://host/path/")
@click.option("--output", help="Folder of the site, replaced whole.  [default: output]")
@click.option("--theme", help="Folder of another theme.")
@_json
@click.pass_obj
def build(call: Call, /, strict: bool, as_json: bool, **overrides: str | None) -> None:
    """Go the whole way: seeds/ to content/ to output/.

    \b
    Example:
      briefings build --strict --site-url https://example.org/archive/
    """
    from briefings import pipeline

    start, config = perf_counter(), call.config(**overrides)
    with console.progress_bars(wanted=not as_json) as progress:
        report = pipeline.build(config, pipeline.Options(strict=strict, progress=progress))
    closing = f"{config.output}/ is ready, {perf_counter() - start:.1f} s"
    _finish(report, as_json=as_json, closing="" if report.exit_code == 1 else closing)


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
    from briefings import serve as server

    config = call.config()

    def rebuild() -> None:
        try:
            report = pipeline.build(call.config())
            console.print_report(report, f"built, {config.output}/")
        except (BriefingsError, OSError) as error:  # the next change may mend it
            console.print_error(to_line(error))

    try:
        opened = server.open_server(config.output_dir, host, port)
    except OSError as error:
        remedy = "Choose another with --port, or 0 for any free one."
        raise ConfigError(f"{host}:{port}", f"cannot listen ({error.strerror})", remedy) from error
    rebuild()
    click.echo(f"http://{host}:{opened.server_port}/")
    try:
        server.serve(opened, config, rebuild)
    except KeyboardInterrupt:
        opened.shutdown()


@briefings.command()
@_json
@click.pass_obj
def check(call: Call, as_json: bool) -> None:
    """Look through output/: broken links, remote addresses, sizes against GitHub Pages' limits.

    \b
    Example:
      briefings check --json
    """
    from briefings import check as checks

    report = Report()
    with console.progress_bars(wanted=not as_json) as progress:
        checks.check_site(_site(call.config()), report, progress)
    clean = "no broken link, no remote address, nothing over a limit"
    _finish(report, as_json=as_json, closing="" if report.exit_code else clean)


@briefings.command()
@click.argument("query", nargs=-1, required=True)
@click.option(
    "--limit", type=click.IntRange(1), default=20, show_default=True, help="Results at most."
)
@click.option("--json", "as_json", is_flag=True, help="Print results as JSON.")
@click.pass_obj
def search(call: Call, query: tuple[str, ...], limit: int, as_json: bool) -> None:
    """Search the built site: the same results in the same order as in the browser.

    \b
    Example:
      briefings search "grain deal" --limit 5
    """
    from briefings.search import query as queries

    end_quietly_with_the_pipe()
    folder = _site(call.config())
    results = queries.search(_reader(folder), " ".join(query), limit=limit)
    if as_json:
        click.echo(json.dumps(asdict(results), ensure_ascii=False, indent=1))
        return
    for hint in results.hints:
        click.echo(hint, err=True)
    click.echo(f"{results.total} results", err=True)
    for hit in results.hits:
        facts = " · ".join(part for part in (hit.shown_date, hit.outlet) if part)
        excerpt = "".join(text for text, _marked in hit.excerpt)
        click.echo(f"{hit.title}\n  {facts}\n  {folder.name}/{hit.path}\n  {excerpt}\n")


@briefings.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Print everything as JSON.")
@click.pass_obj
def explain(call: Call, file: Path, as_json: bool) -> None:
    """Say where each field of an article comes from. FILE lies in seeds/ or in content/.

    \b
    Example:
      briefings explain content/2022/10/10/some-article.md
    """
    from briefings import explain as explaining

    end_quietly_with_the_pipe()
    articles = explaining.explain_file(file.resolve(), call.config())
    if as_json:
        rows = [asdict(article) for article in articles]
        click.echo(json.dumps(rows, ensure_ascii=False, indent=1, default=str))
        return
    console.print_explanations(articles)


def _reader(folder: Path) -> Callable[[str], bytes | None]:
    def read(path: str) -> bytes | None:
        file = folder / path
        return file.read_bytes() if file.is_file() else None

    return read


def _site(config: Config) -> Path:
    if not (config.output_dir / "index.html").is_file():
        raise ConfigError(config.output, "there is no site yet", "Run `briefings build` first.")
    return config.output_dir


def _finish(report: Report, *, as_json: bool, closing: str = "") -> None:
    if as_json:
        click.echo(json.dumps(report.to_json(), ensure_ascii=False, indent=1))
    else:
        console.print_report(report, closing)
    sys.exit(report.exit_code)


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
