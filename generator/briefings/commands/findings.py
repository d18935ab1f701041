"""Findings for people and programs: a page of HTML, annotations of a continuous integration."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from html import escape

from briefings.files import printable
from briefings.report import Level, Note

Sections = Mapping[str, Sequence[Note]]  #: notes by what they are about

_PLACE = re.compile(r"(?P<file>.+?)(?:, part \d+, line \d+|, line (?P<line>\d+))?")
_COMMANDS = {Level.ERROR: "error", Level.FINDING: "warning", Level.INFO: "notice"}
_STYLE = (
    "body{max-width:70rem;margin:2rem auto;padding:0 1rem;font:1rem/1.5 sans-serif}"
    "table{border-collapse:collapse;width:100%}td,th{padding:.3rem .6rem;text-align:start;"
    "vertical-align:top;border-bottom:1px solid #999;overflow-wrap:anywhere}"
    "table{table-layout:fixed}th:first-child{width:4.5rem}th:nth-child(2){width:35%}"
    "@media(max-width:40rem){tr,td{display:block}tr:first-child{display:none}"
    "tr{border-bottom:1px solid #999;padding:.4rem 0}td{border:0;padding:0}}"
    ":root{color-scheme:light dark}"
)


def to_annotations(sections: Sections) -> Iterator[str]:
    """Yield a workflow command of GitHub for each note: the file, its line, what, what to do.

    Rules of escaping: actions/toolkit, packages/core/src/command.ts.
    """
    for subject, notes in sections.items():
        for note in notes:
            place = _PLACE.fullmatch(printable(note.where))
            file, line = (place["file"], place["line"]) if place else (printable(note.where), None)
            where = f"file={_property(file)}" + (f",line={line}" if line else "")
            command = f"{_COMMANDS[note.level]} {where},title={_property(subject)}"
            yield f"::{command}::{_data(note.what)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def to_page(sections: Sections, title: str) -> str:
    """Return one HTML file that asks for nothing else and runs nothing."""
    policy = "default-src 'none'; style-src 'unsafe-inline'"
    head = (
        f'<!doctype html><html lang="en"><meta charset="utf-8"><meta http-equiv='
        f'"Content-Security-Policy" content="{policy}"><meta name="viewport" content='
        f'"width=device-width, initial-scale=1"><title>{escape(title)}</title>'
        f"<style>{_STYLE}</style><h1>{escape(title)}</h1>"
    )
    parts = [_section(subject, notes) for subject, notes in sections.items() if notes]
    return head + ("".join(parts) or "<p>Nothing found.</p>") + "\n"


def _section(subject: str, notes: Iterable[Note]) -> str:
    rows = "".join(
        f"<tr><td>{note.level}</td><td>{escape(printable(note.where))}</td>"
        f"<td>{escape(note.what)}</td></tr>\n"
        for note in notes
    )
    head = "<tr><th>kind</th><th>where</th><th>what, and what to do</th></tr>"
    return f"<h2>{escape(subject)}</h2><table>{head}\n{rows}</table>"
