"""The one command that uses the network, and only when it is called."""

from pathlib import Path

import click

from briefings.commands import console
from briefings.commands.call import Call, finish, json_option
from briefings.errors import ConfigError
from briefings.report import Report


@click.command()
@click.argument("addresses", nargs=-1)
@click.option(
    "--list",
    "listed",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="File with an address a line; # begins a remark.",
)
@click.option("--again", is_flag=True, help="Ask for pages that are there already, too.")
@click.option(
    "--delay",
    type=click.FloatRange(0.5),
    default=2.0,
    show_default=True,
    help="Seconds between two pages of one site; robots.txt may ask for more.",
)
@click.option(
    "--allow",
    multiple=True,
    metavar="HOST",
    help="A host that may lie in a private network, or have another port, by its name.",
)
@json_option
@click.pass_obj
def fetch(  # noqa: PLR0913 - click hands over one argument an option
    call: Call,
    /,
    *,
    addresses: tuple[str, ...],
    listed: Path | None,
    again: bool,
    delay: float,
    allow: tuple[str, ...],
    as_json: bool,
) -> None:
    """Bring web pages, and what feeds name, into seeds/: the answers of the servers, unchanged.

    Nothing else in this program uses the network. robots.txt is obeyed, one page is asked for at a
    time, and a run that was stopped goes on where it was. No address inside a private network is
    asked unless it is allowed by name.

    \b
    Example:
      briefings fetch https://news.example/feed.xml && briefings ingest
    """
    from briefings.fetch import run

    wanted = [*addresses, *(_lines(listed) if listed else ())]
    if not wanted:
        raise ConfigError("fetch", "no address", "Name some, or a file of them with --list.")
    report, config = Report(), call.config()
    options = run.Options(frozenset(host.lower() for host in allow), again, delay)
    with console.progress_bars(wanted=not as_json) as progress:
        run.fetch(wanted, config, report, options, progress)
    finish(report, as_json=as_json, closing="Take them in with `briefings ingest`.")


def _lines(path: Path) -> list[str]:
    try:
        lines = path.read_text("utf-8-sig").splitlines()
    except UnicodeDecodeError as error:
        raise ConfigError(str(path), "not UTF-8", "Save the file as UTF-8.") from error
    return [line.strip() for line in lines if line.strip() and not line.lstrip().startswith("#")]
