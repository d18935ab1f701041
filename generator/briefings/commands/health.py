"""The commands that look for what is wrong: in the site, and in the whole archive."""

from pathlib import Path

import click

from briefings.commands import console
from briefings.commands.call import Call, Telling, tell, told_options
from briefings.errors import ConfigError
from briefings.report import Report


@click.command()
@told_options
@click.pass_obj
def check(call: Call, /, *, as_json: bool, html: Path | None, annotations: bool) -> None:
    """Look through output/: broken links, remote addresses, sizes against GitHub Pages' limits.

    \b
    Example:
      briefings check --json
    """
    from briefings.site import check as checks

    report, config = Report(), call.config()
    if not (config.output_dir / "index.html").is_file():
        raise ConfigError(config.output, "there is no site yet", "Run `briefings build` first.")
    with console.progress_bars(wanted=not as_json) as progress:
        limits = config.pages_limits
        checks.check_site(config.output_dir, report, progress, pages_limits=limits)
    how = Telling(as_json, html, annotations, f"{config.title}: the site")
    clean = "no broken link, no remote address, nothing over a limit"
    tell({"site": report.notes}, report, how, "" if report.exit_code else clean)


@click.command()
@told_options
@click.pass_obj
def doctor(call: Call, /, *, as_json: bool, html: Path | None, annotations: bool) -> None:
    """Say what is wrong with the archive, file by file, with the remedy. Writes nothing.

    Missing and contradictory metadata, dates that can be read in two ways, dead links, duplicates,
    unsafe things that pages leave out, damaged and missing sources.

    \b
    Example:
      briefings doctor --html /tmp/doctor.html
    """
    from briefings.tasks import doctor as doctors

    config = call.config()
    with console.progress_bars(wanted=not as_json) as progress:
        sections, report = doctors.examine(config, progress)
    how = Telling(as_json, html, annotations, f"{config.title}: what is to be looked at")
    tell(sections, report, how, "" if report.exit_code else "nothing to be looked at")
