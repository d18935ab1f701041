"""What GitHub Actions shows of a build: a summary in Markdown, and annotations at the files.

https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from briefings.report import Level, Note, Report

#: Environment: the file that the summary is appended to.
SUMMARY = "GITHUB_STEP_SUMMARY"
_MOST = 10  # annotations of one kind that GitHub shows of a step
_LISTED = 200  # findings in the summary, of which GitHub takes 1 MiB
#: Facts of ``data/articles.ndjson`` that an article should have, and what they are called.
_FACTS = {
    "date": "date",
    "source_url": "address of the original",
    "source": "name of the outlet",
    "authors": "author or agency",
    "lang": "language",
}
_LINE = re.compile(r", line (\d+)$")
_MARKUP = re.compile(r"([\\`*_{}\[\]<>#|@!~$&])")


def summary(report: Report, rows: Sequence[Mapping[str, Any]], title: str) -> str:
    """Return how the archive is, in Markdown; ``rows`` are those of ``data/articles.ndjson``."""
    parts = [f"## {_plain(title)}", _counts(report), _missing(rows), *_findings(report)]
    return "\n\n".join(part for part in parts if part) + "\n"


def rows_of(site: Path) -> list[dict[str, Any]]:
    """Return what the built site says of its articles; nothing where there is none."""
    data = site / "data" / "articles.ndjson"
    return [json.loads(line) for line in data.read_bytes().splitlines()] if data.is_file() else []


def _counts(report: Report) -> str:
    taken, built = report.counts.get("ingest", {}), report.counts.get("check", {})
    told = {
        "sources": taken.get("sources"),
        "new articles": taken.get("new"),
        "changed articles": taken.get("updated"),
        "copies folded into others": taken.get("folded"),
        "sources that could not be read": taken.get("quarantined"),
        "articles": report.counts.get("enrich", {}).get("articles"),
        "named titles that are not here": report.counts.get("enrich", {}).get("wanted"),
        "pages": built.get("pages"),
        "links checked": built.get("links"),
        "files": built.get("files"),
        "size in MB, of 1,000 on GitHub Pages": _megabytes(built),
        "years until that is full, at the rate of late": built.get("years on GitHub Pages"),
    }
    return _table(("", "number"), ((k, str(v)) for k, v in told.items() if v is not None))


def _megabytes(built: Mapping[str, int]) -> float | None:
    return round(built["bytes"] / 1_000_000, 1) if "bytes" in built else None


def _missing(rows: Sequence[Mapping[str, Any]]) -> str:
    """Return how many articles lack what they should have."""
    lacking = {name: sum(not _has(row, key) for row in rows) for key, name in _FACTS.items()}
    found = [(name, f"{count} of {len(rows)}") for name, count in lacking.items() if count]
    return _table(("missing", "articles"), found) if found else ""


def _has(row: Mapping[str, Any], key: str) -> bool:
    return bool(row.get(key) or (key == "authors" and row.get("agency")))


def _findings(report: Report) -> Iterator[str]:
    loud = _loud(report)
    if not loud:
        yield "Nothing needs a person."
        return
    yield f"### {len(loud)} for a person to look at"
    yield _table(("file", "what"), ((n.where, n.what) for n in loud[:_LISTED]))
    if len(loud) > _LISTED:
        yield f"... and {len(loud) - _LISTED} more: `briefings build --json` lists them all."


def _loud(report: Report) -> list[Note]:
    """Return errors, then findings."""
    loud = [note for note in report.notes if note.level is not Level.INFO]
    return sorted(loud, key=lambda note: note.level is not Level.ERROR)


def _table(head: tuple[str, str], rows: Iterable[tuple[str, str]]) -> str:
    lines = [f"| {head[0]} | {head[1]} |", "|---|---|"]
    lines += [f"| {_plain(left)} | {_plain(right)} |" for left, right in rows]
    return "\n".join(lines)


def _plain(text: str) -> str:
    """Return a text that Markdown shows as it is, on one line: names of files are hostile."""
    return _MARKUP.sub(r"\\\1", " ".join(text.split()))


def annotations(report: Report) -> Iterator[str]:
    """Yield a workflow command for each finding, the first ten of a kind, worst first."""
    shown = {Level.ERROR: 0, Level.FINDING: 0}
    for note in _loud(report):
        shown[note.level] += 1
        if shown[note.level] <= _MOST:
            yield annotation(note)


def annotation(note: Note) -> str:
    """Return the workflow command for a note, at its file and line where it names one."""
    kind = "error" if note.level is Level.ERROR else "warning"
    line = _LINE.search(note.where)
    place = _LINE.sub("", note.where)
    file = place.partition("#")[0]  # a part of a container has its place behind it
    at = f" file={_property(file)}" if "/" in file or "." in file else ""
    at += f",line={line[1]}" if at and line else ""
    return f"::{kind}{at}::{_data(f'{place}: {note.what}')}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
