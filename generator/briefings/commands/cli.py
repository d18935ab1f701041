"""The command line: arguments in, one call, one report out, an exit status.

0 clean; 1 failed, and output/ is as it was; 2 wrong usage or configuration; 3 done, with findings;
130 stopped by Ctrl-C.
"""

import sys
from pathlib import Path
from typing import Any

import click

from briefings import __version__
from briefings.commands import (
    building,
    console,
    exports,
    fetching,
    health,
    recipes,
    searching,
    sources,
    topics,
)
from briefings.commands.call import Call
from briefings.commands.edge import to_line
from briefings.errors import BriefingsError


class _Stoppable(click.Group):
    """Ends with 130 at Ctrl-C, as programs do: what is whole is kept, the next run goes on."""

    def invoke(self, ctx: click.Context) -> Any:  # noqa: ANN401 - whatever a command returns
        try:
            return super().invoke(ctx)
        except KeyboardInterrupt:
            click.echo("\nstopped; the next run goes on from here", err=True)
            ctx.exit(130)


@click.group(
    cls=_Stoppable,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
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


for command in (
    building.build,
    building.serve,
    searching.search,
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
