"""What all commands share: where the archive is, how a report leaves."""

import json
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn

import click

from briefings import console
from briefings.config import Config, read_config
from briefings.report import Report


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


def finish(report: Report, *, as_json: bool, closing: str = "", profile: bool = False) -> NoReturn:
    """Print a report, with what its stages took if that is wanted; leave with its exit status."""
    if as_json:
        click.echo(json.dumps(report.to_json(profile=profile), ensure_ascii=False, indent=1))
    else:
        console.print_report(report, closing)
        if profile:
            console.print_profile(report)
    sys.exit(report.exit_code)
