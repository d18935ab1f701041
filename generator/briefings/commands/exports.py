"""The commands about what leaves the archive: copies, and what is taken back."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

import click

from briefings.commands import console
from briefings.commands.call import Call, finish, json_option
from briefings.config import Config
from briefings.errors import ConfigError
from briefings.report import Progress, Report

if TYPE_CHECKING:  # a command imports what only it needs
    from briefings.tasks.verify import Expected


@click.command()
@click.argument("path", type=click.Path(path_type=Path), required=False)
@click.option("--root", default="", help="The Merkle root that the copy must have, 64 hex digits.")
@click.option(
    "--key",
    type=click.File("r", encoding="utf-8"),
    help="A public key: who signed the copy? OpenSSH or minisign.",
)
@json_option
@click.pass_obj
def verify(call: Call, path: Path | None, root: str, key: TextIO | None, as_json: bool) -> None:
    """Say whether PATH is whole: a site, a zip of one, or an archive's folder. Offline.

    Of a site or zip every altered, missing or extra file is named. Of an archive each article's
    text is derived from its seed again. Without PATH: this archive and its site.

    \b
    Example:
      briefings verify /media/stick/archive.zip
    """
    from briefings.tasks.verify import Expected

    report, expected = Report(), Expected(root, key.read() if key else "")
    with console.progress_bars(wanted=not as_json) as progress:
        if path is None:
            _verify_all(call.config(), report, progress, expected)
        else:
            _verify_path(path, report, progress, expected)
    wrong = report.exit_code
    finish(report, as_json=as_json, closing="" if wrong else "whole: nothing altered or missing")


def _verify_all(config: Config, report: Report, progress: Progress, expected: "Expected") -> None:
    from briefings.tasks import rederive, verify

    rederive.verify_archive(config, report, progress)
    if config.output_dir.is_dir():
        verify.verify_folder(config.output_dir, report, progress, expected)


def _verify_path(path: Path, report: Report, progress: Progress, expected: "Expected") -> None:
    from briefings import manifest
    from briefings.config import read_config
    from briefings.tasks import rederive, verify

    verify.refuse_unknown(path)
    if path.is_file():
        verify.verify_zip(path, report, progress, expected)
        return
    config = read_config(path) if not (path / manifest.NAME).is_file() else None
    if config and config.content_dir.is_dir():
        rederive.verify_archive(config, report, progress)
    else:
        verify.verify_folder(path, report, progress, expected)


def _form_options(command: Callable[..., None]) -> Callable[..., None]:
    """Add an option for each form of a briefing: --epub, --eml, --html ..."""
    from briefings.digest.forms import NAMES

    for name in reversed(NAMES):
        told = f"Of a briefing: as {name}."
        command = click.option(f"--{name}", is_flag=True, help=told)(command)
    return command


@click.command()
@click.argument("format_", metavar="FORMAT")
@click.argument("name", required=False, default="")
@click.option("--query", default="", help="Articles that the search finds.")
@click.option("--topic", default="", help="Articles of a topic.")
@click.option("--story", default="", help="Articles of a story: its id, or its page.")
@click.option("--month", default="", help="Articles of a year, month or day: 2022-10.")
@click.option("--all", "everything", is_flag=True, help="All articles, as without a selection.")
@click.option("--since", type=click.Path(path_type=Path), help="For a delta: the old release.")
@click.option("--to", type=click.Path(path_type=Path), help="File or folder to write to.")
@click.option("--edition", help="The edition to carry.  [default: public]")
@_form_options
@json_option
@click.pass_obj
def export(  # noqa: PLR0913, PLR0917 - click hands over one argument an option
    call: Call,
    /,
    format_: str,
    name: str,
    query: str,
    topic: str,
    story: str,
    month: str,
    everything: bool,
    since: Path | None,
    to: Path | None,
    edition: str | None,
    as_json: bool,
    **forms: bool,
) -> None:
    """Write the archive, or a part of it, to one file; or a briefing NAME in the forms named.

    \b
    FORMAT: zip, epub, ndjson, sqlite, csl, ris, bibtex, wacz, zim, delta; briefing

    Texts that may not be shown in full are cut as on the site. Nothing takes its final name
    before it is whole.

    \b
    Example:
      briefings export epub --month 2022-10 --to october.epub
      briefings export briefing 2022-w41 --epub --eml --html
    """
    from briefings.tasks import carry, carrybriefing

    choice = carry.Choice(query, topic, story, month, since)
    if everything and choice.name:
        raise ConfigError("--all", "leaves nothing to select", "Leave one of them out.")
    wanted = [form for form, chosen in forms.items() if chosen]
    is_briefing = format_ == carrybriefing.NAME
    _check_briefing(name, wanted, choice.name, is_briefing=is_briefing)
    report, config = Report(), call.config(edition=edition)
    if is_briefing:
        paths = carrybriefing.export(name, wanted, config, report, to)
    else:
        paths = [carry.export(format_, choice, config, report, to)]
    for path in paths:
        report.results[str(path)] = "written"
        if not as_json:
            click.echo(path)
    finish(report, as_json=as_json)


def _check_briefing(name: str, forms: list[str], chosen: str, *, is_briefing: bool) -> None:
    """Raise ConfigError where what belongs to a briefing stands with another format, or amiss."""
    if is_briefing and not name:
        remedy = "Write its name as in its address: `briefings export briefing 2022-w41`."
        raise ConfigError("export briefing", "no name", remedy)
    if is_briefing and chosen:
        raise ConfigError("export briefing", "has its own articles", "Leave the selection out.")
    if not is_briefing and (name or forms):
        what = name or f"--{forms[0]}"
        remedy = "Write `briefings export briefing NAME --epub`, or leave it out."
        raise ConfigError("export", f"{what} belongs to a briefing", remedy)


@click.command()
@click.argument("delta", type=click.Path(dir_okay=False, path_type=Path))
@click.argument("old", type=click.Path(path_type=Path))
@click.argument("new", type=click.Path(path_type=Path))
def apply(delta: Path, old: Path, new: Path) -> None:
    """Make a NEW release of an OLD one and a DELTA; each file is checked against its hash.

    OLD is a folder or a zip; NEW becomes a zip if its name ends in .zip, else a folder.

    \b
    Example:
      briefings apply june-delta.zip /media/stick/archive archive-june
    """
    from briefings.tasks import applying

    count = applying.apply_delta(delta, old, new)
    click.echo(f"{new}: {count} files", err=True)


@click.command()
@click.argument("article")
@click.option("--reason", required=True, help="Why, in a sentence; it stands in the notice.")
@click.pass_obj
def withdraw(call: Call, article: str, reason: str) -> None:
    """Take an ARTICLE (id, file in content/ or page) out of the site; a notice stays.

    The next build leaves its text out of search, feeds, data and exports. What was handed on
    before is not called back, and the text stays in content/ and seeds/.

    \b
    Example:
      briefings withdraw 2022-10-10-8b04ea31 --reason "Published by mistake."
    """
    from briefings.tasks import withdrawing
    from briefings.text import to_line

    if not to_line(reason):
        raise ConfigError("--reason", "is empty", "Write why, in a sentence.")
    made, page = withdrawing.withdraw(article, to_line(reason), call.config())
    click.echo(f"{made.content_path}: withdrawn; {page} becomes a notice at the next build")


@click.command()
@click.option("--name", default="", help="Its name.  [default: the date]")
@click.option("--date", "day", default="", help="Its day, as 2022-10-10.  [default: today]")
@click.option("--note", default="", help="What is worth saying of it, in a sentence.")
@click.pass_obj
def release(call: Call, name: str, day: str, note: str) -> None:
    """Note what has changed since the last release, for the publication log.

    Writes content/releases/NAME.json; the next build shows it as page, feed and JSON.

    \b
    Example:
      briefings release --note "Week 41, and the two letters of September."
    """
    from briefings.dates import from_iso
    from briefings.tasks import releasing
    from briefings.text import to_line

    date = from_iso(day or datetime.now(UTC).date().isoformat())
    if date is None or len(date) != len("2022-10-10"):
        raise ConfigError("--date", f"is {day!r}", "Write a day as 2022-10-10.")
    made, path = releasing.release(date, call.config(), name=name, note=to_line(note))
    done = made.changes
    counts = f"{len(done.added)} added, {len(done.changed)} changed, {len(done.removed)} removed"
    click.echo(f"{path}: {counts}; in the log at the next build")
