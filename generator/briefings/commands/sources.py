"""The commands about sources: take them in, say why a field is what it is, try a recipe."""

import json
from dataclasses import asdict
from pathlib import Path

import click

from briefings.commands import console
from briefings.commands.call import Call, finish, json_option
from briefings.commands.edge import end_quietly_with_the_pipe, to_line
from briefings.config import Config
from briefings.errors import BriefingsError
from briefings.files import printable
from briefings.report import Report


@click.command()
@click.argument("paths", nargs=-1, type=click.Path(exists=True, path_type=Path))
@click.option("--dry-run", is_flag=True, help="Say what would become of each source, no more.")
@click.option("--again", is_flag=True, help="Read all sources anew, also unchanged ones.")
@click.option("--watch", is_flag=True, help="Go on: take in whatever comes to seeds/ or PATHS.")
@json_option
@click.pass_obj
def ingest(call: Call, /, paths: tuple[Path, ...], watch: bool, **how: bool) -> None:
    """Turn new and changed seeds into files of content/.

    PATHS from outside are first copied into seeds/, unchanged: clippings, saved pages, mails,
    feeds, documents, exports of read-later services, web archives, and zip or tar files of these.

    \b
    Example:
      briefings ingest ~/clippings/june --dry-run
    """
    config = call.config()
    if not watch:
        finish(_take_in(paths, config, **how), as_json=how["as_json"])
    from briefings.tasks import inbox

    def take_in() -> None:
        try:
            console.print_report(_take_in(paths, config, **how))
        except (BriefingsError, OSError) as error:  # the next change may mend it
            console.print_error(to_line(error))

    places = ", ".join([f"{config.seeds}/", *(printable(str(path)) for path in paths)])
    click.echo(f"watching {places}; Ctrl-C ends it", err=True)
    try:
        inbox.follow(paths, config, take_in)
    except KeyboardInterrupt:
        click.echo("", err=True)


def _take_in(
    paths: tuple[Path, ...], config: Config, *, dry_run: bool, again: bool, as_json: bool
) -> Report:
    from briefings import pipeline
    from briefings.sources import copyin, intake

    report = Report()
    outside = tuple(copyin.find_outside(paths, config)) if dry_run else ()
    also = tuple((f"{config.seeds}/{name}", path) for name, path in outside)
    with console.progress_bars(wanted=not as_json) as progress:
        if not dry_run:
            copyin.copy_in(paths, config, report)
        options = intake.Options(dry_run=dry_run, again=again, also=also)
        outcomes = pipeline.ingest(config, report, progress, options)
    if dry_run:
        report.results = {name: str(outcome) for name, outcome in sorted(outcomes.items())}
        for name, outcome in report.results.items() if not as_json else ():
            click.echo(f"{outcome:<11}  {printable(name)}")
    return report


@click.command()
@click.argument("file")
@click.option("--related", is_flag=True, help="Say how its related articles were found instead.")
@click.option("--json", "as_json", is_flag=True, help="Print everything as JSON.")
@click.pass_obj
def explain(call: Call, /, *, file: str, related: bool, as_json: bool) -> None:
    """Say where each field of an article comes from, or why its links are what they are.

    FILE lies in seeds/ or in content/, or is the id of an article.

    \b
    Example:
      briefings explain content/2022/10/10/some-article.md
      briefings explain 2022-10-10-1a2b3c4d --related
    """
    from briefings.commands import explained
    from briefings.tasks import explain as explaining
    from briefings.tasks import explainrelated

    end_quietly_with_the_pipe()
    config = call.config()
    path = explainrelated.find_file(file, config)
    if related:
        _explain_related(path, config, as_json=as_json)
        return
    articles = explaining.explain_file(path, config)
    if as_json:
        rows = [asdict(article) for article in articles]
        click.echo(json.dumps(rows, ensure_ascii=False, indent=1, default=str))
        return
    explained.print_explanations(articles)


def _explain_related(path: Path, config: Config, *, as_json: bool) -> None:
    from briefings.tasks import explainrelated

    with console.progress_bars(wanted=not as_json) as progress:
        found = explainrelated.explain_related(path, config, progress)
    if as_json:
        click.echo(json.dumps([asdict(each) for each in found], ensure_ascii=False, indent=1))
        return
    for each in found:
        click.echo("\n".join(map(printable, explainrelated.to_lines(each))))
