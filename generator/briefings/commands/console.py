"""What people see in a terminal: progress, the closing table, notes."""

from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.markup import escape
from rich.progress import (
    BarColumn,
    ProgressColumn,
    Task,
    TaskID,
    TextColumn,
    TimeRemainingColumn,
)
from rich.progress import Progress as Bars
from rich.text import Text

from briefings.files import printable
from briefings.report import Level, Note, Progress, Report, silent

#: Steps and notes go to standard error; results are printed to standard output by the commands.
_STDERR = Console(stderr=True, highlight=False)
_STYLES = {Level.FINDING: "yellow", Level.ERROR: "bold red"}
_NAMES = {Level.FINDING: "finding", Level.ERROR: "error"}
#: Outcomes of sources whose absence is worth a word.
_ALWAYS = ("sources", "new", "unchanged", "updated", "folded", "quarantined")
_SHOWN_FINDINGS = 500  # more would push the table out of the terminal
_SHOWN_NOTES = 40  # a terminal's worth; --json has them all


@contextmanager
def progress_bars(*, wanted: bool = True) -> Iterator[Progress]:
    """Yield a Progress that draws one bar a stage on a terminal, and nothing elsewhere."""
    if not wanted or not _STDERR.is_terminal:
        yield silent
        return
    columns = (TextColumn("{task.description:<9}"), BarColumn(), _Amount(), TimeRemainingColumn())
    with Bars(*columns, console=_STDERR, transient=True, speed_estimate_period=10) as bars:
        tasks: dict[str, TaskID] = {}

        def show(stage: str, done: int, total: int) -> None:
            if stage not in tasks:
                tasks[stage] = bars.add_task(stage, total=total or None)
            bars.update(tasks[stage], completed=done, total=total or None)

        yield show


class _Amount(ProgressColumn):
    """What is done of what, and how fast: sources in megabytes, all else in pieces."""

    def render(self, task: Task) -> Text:
        if not task.total:
            return Text()  # nobody knows how much there is
        size, unit = (1e6, " MB") if task.description == "ingest" else (1, "")
        number = "{:,.1f}" if unit else "{:,.0f}"
        done = f"{number.format(task.completed / size)}/{number.format(task.total / size)}"
        rate = f", {number.format(task.speed / size)}{unit}/s" if task.speed else ""
        return Text(f"{done}{unit}{rate}")


def print_report(report: Report, closing: str = "") -> None:
    """Print the closing table, the notes, and a last line."""
    if report.counts:
        _STDERR.print(_table(report), soft_wrap=True)
    loud = [note for note in report.notes if note.level != Level.INFO]
    for note in loud[:_SHOWN_FINDINGS]:
        style, name = _STYLES[note.level], _NAMES[note.level]
        _STDERR.print(
            f"[{style}]{name}[/]  {to_safe(f'{note.where}: {note.what}')}", soft_wrap=True
        )
    if len(loud) > _SHOWN_FINDINGS:
        _STDERR.print(
            f"... and {len(loud) - _SHOWN_FINDINGS} more findings; --json lists them all."
        )
    for line in _folded([n for n in report.notes if n.level == Level.INFO]):
        _STDERR.print(f"[dim]note[/]  {to_safe(line)}", soft_wrap=True)
    if closing:
        _STDERR.print(escape(closing))


def print_profile(report: Report) -> None:
    """Print what each stage took, and its slowest files."""
    stages = report.profile()
    width = max(map(len, stages), default=0)
    total = sum(report.processor.values()) or 1
    for stage, seconds in report.seconds.items():
        spent, peak = report.processor[stage], report.memory[stage]
        line = f"{seconds:8.2f} s {spent:8.2f} s of CPU {spent / total:5.0%} {peak:6} MB at most"
        _STDERR.print(f"[bold]{stage:<{width}}[/]{line}", soft_wrap=True)
    for stage, files in report.slowest.items():
        for seconds, name in files:
            _STDERR.print(
                f"[dim]{stage:<{width}}{seconds:8.3f} s[/]  {to_safe(name)}", soft_wrap=True
            )


def to_safe(line: str) -> str:
    """Return a line as it is printed: what a source says must not steer the terminal."""
    return escape(printable(line))


def _folded(notes: list[Note]) -> Iterator[str]:
    """Yield a line for each note; equal notes on several places share one; a screenful at most."""
    places: dict[str, list[str]] = {}
    for note in notes:
        places.setdefault(note.what, []).append(note.where)
    for what, where in list(places.items())[:_SHOWN_NOTES]:
        yield f"{where[0]}{f' and {len(where) - 1} more' if len(where) > 1 else ''}: {what}"
    if len(places) > _SHOWN_NOTES:
        yield f"... and {len(places) - _SHOWN_NOTES} more; --json lists them all."


def print_error(message: str) -> None:
    """Print why a command failed."""
    _STDERR.print(f"[bold red]error[/]  {to_safe(message)}", soft_wrap=True)


def _table(report: Report) -> str:
    """Return a line for each stage: its name, what it did, its seconds."""
    width = max(map(len, report.counts))
    lines = []
    for stage, counts in report.counts.items():
        shown = {what: n for what, n in counts.items() if n or what in _ALWAYS}
        done = ", ".join(_amount(what, number) for what, number in shown.items())
        seconds = f", {report.seconds[stage]:.1f} s" if stage in report.seconds else ""
        lines.append(f"[bold]{stage:<{width}}[/]  {escape(done or 'nothing')}[dim]{seconds}[/]")
    return "\n".join(lines)


def _amount(what: str, number: int) -> str:
    if what == "bytes":
        return f"{number / 1_000_000:.1f} MB"
    return f"{number} {what}"
