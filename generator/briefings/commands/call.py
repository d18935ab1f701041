"""What all commands share: where the archive is, how a report leaves."""

import json
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NoReturn

import click

from briefings.commands import console
from briefings.commands.findings import Sections, to_annotations, to_page
from briefings.config import Config, read_config
from briefings.files import write_whole
from briefings.report import Report, to_rows


@dataclass(frozen=True, slots=True)
class Call:
    """What every command knows: where the archive is."""

    root: Path

    def config(self, **overrides: str | int | None) -> Config:
        """Return the archive's configuration with what the command line says otherwise."""
        given = {key: value for key, value in overrides.items() if value is not None}
        return read_config(self.root, **given)


json_option = click.option(
    "--json", "as_json", is_flag=True, help="Print the report as JSON on stdout."
)


def told_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add the options of commands whose findings go to people and programs."""
    page = click.option(
        "--html", type=click.Path(dir_okay=False, path_type=Path), help="Write them as a page, too."
    )
    lines = click.option(
        "--annotations", is_flag=True, help="Print them as annotations of GitHub Actions, too."
    )
    return json_option(page(lines(command)))


@dataclass(frozen=True, slots=True)
class Telling:
    """How findings are told."""

    as_json: bool
    html: Path | None
    annotations: bool
    title: str


def tell(sections: Sections, report: Report, how: Telling, closing: str = "") -> NoReturn:
    """Tell findings by subject in all forms asked for, and leave with the exit status."""
    if how.html:
        write_whole(how.html, to_page(sections, how.title).encode())
    for line in to_annotations(sections) if how.annotations else ():
        click.echo(line)
    if how.as_json:
        rows = {subject: to_rows(notes) for subject, notes in sections.items()}
        click.echo(json.dumps({**report.to_json(), "subjects": rows}, ensure_ascii=False, indent=1))
        sys.exit(report.exit_code)
    finish(report, as_json=False, closing=closing)


def finish(report: Report, *, as_json: bool, closing: str = "", profile: bool = False) -> NoReturn:
    """Print a report, with what its stages took if that is wanted; leave with its exit status."""
    if as_json:
        click.echo(json.dumps(report.to_json(profile=profile), ensure_ascii=False, indent=1))
    else:
        console.print_report(report, closing)
        if profile:
            console.print_profile(report)
    sys.exit(report.exit_code)
