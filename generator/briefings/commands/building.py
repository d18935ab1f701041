"""The commands that make the site: once, and again at every change."""

import os
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

import click

from briefings.commands import console
from briefings.commands.call import Call, finish, json_option
from briefings.commands.edge import to_line
from briefings.config import Config
from briefings.errors import BriefingsError, ConfigError
from briefings.report import Level, Note, Report
from briefings.site import lastbuild

if TYPE_CHECKING:
    from briefings.render.preview import Drawn


@click.command()
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


@click.command()
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
