"""The commands about what leaves the archive: is a copy whole."""

from pathlib import Path

import click

from briefings import console
from briefings.call import Call, finish, json_option
from briefings.config import Config
from briefings.report import Progress, Report


@click.command()
@click.argument("path", type=click.Path(path_type=Path), required=False)
@click.option("--root", default="", help="The Merkle root that the copy must have, 64 hex digits.")
@json_option
@click.pass_obj
def verify(call: Call, path: Path | None, root: str, as_json: bool) -> None:
    """Say whether PATH is whole: a site, a zip of one, or an archive's folder. Offline.

    Of a site or zip every altered, missing or extra file is named. Of an archive each article's
    text is derived from its seed again. Without PATH: this archive and its site.

    \b
    Example:
      briefings verify /media/stick/archive.zip
    """
    report = Report()
    with console.progress_bars(wanted=not as_json) as progress:
        if path is None:
            _verify_all(call.config(), report, progress, root)
        else:
            _verify_path(path, report, progress, root)
    wrong = report.exit_code
    finish(report, as_json=as_json, closing="" if wrong else "whole: nothing altered or missing")


def _verify_all(config: Config, report: Report, progress: Progress, root: str) -> None:
    from briefings import rederive, verify

    rederive.verify_archive(config, report, progress)
    if config.output_dir.is_dir():
        verify.verify_folder(config.output_dir, report, progress, root)


def _verify_path(path: Path, report: Report, progress: Progress, root: str) -> None:
    from briefings import manifest, rederive, verify
    from briefings.config import read_config

    verify.refuse_unknown(path)
    if path.is_file():
        verify.verify_zip(path, report, progress, root)
        return
    config = read_config(path) if not (path / manifest.NAME).is_file() else None
    if config and config.content_dir.is_dir():
        rederive.verify_archive(config, report, progress)
    else:
        verify.verify_folder(path, report, progress, root)
