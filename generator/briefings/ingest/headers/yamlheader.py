"""YAML front matter: ours, Hugo, Jekyll, Obsidian and its Web Clipper, Zettlr, Quartz."""

import re
from collections.abc import Iterator

from yaml import YAMLError

from briefings import frontmatter
from briefings.errors import SeedError
from briefings.frontmatter import Value
from briefings.ingest.headers import keys
from briefings.ingest.headers.headed import Header, read_below
from briefings.ingest.seedtext import head_of, read_text
from briefings.model import Draft, Source
from briefings.report import Level, Note

_FLAT = re.compile(r"(?P<key>[^\W\d][\w .-]{0,40}?)[ \t]*:(?:[ \t]+(?P<value>.*))?$")
_ITEM = re.compile(r"\s*-\s+(.+)")


def recognises(source: Source) -> bool:
    """Tell whether the text opens with a ``---`` header that has a key in it."""
    return bool(re.match(r"---[ \t]*\n(?:.*\n){0,20}?[ \t]*[\w\"'.-]+[ \t]*:", head_of(source)))


def read(source: Source) -> Iterator[Draft]:
    """Yield the one article. Raises SeedError if the header does not parse."""
    seed = read_text(source)
    text, notes = seed.text, seed.notes
    header, body = frontmatter.split(text)
    if header is None:
        remedy = "Close the header with a line of three hyphens."
        raise SeedError(f"{source.name}, line 1", "the front matter has no end", remedy)
    try:
        fields = frontmatter.read(header)
    except frontmatter.FrontMatterError as error:
        fields = _line_by_line(header) if isinstance(error.__cause__, YAMLError) else {}
        where, remedy = f"{source.name}, line {error.line}", "Mend that line, or quote the value."
        if not fields:
            raise SeedError(where, error.reason, remedy) from error
        what = f"{error.reason}; the front matter was read line by line. {remedy}"
        notes = (*notes, Note(Level.FINDING, where, what))
    ours = fields.get("schema", "") == "briefing/1"
    lines = {key: at for at, key in enumerate(_keys(header), 2) if key}
    said = tuple(keys.claims(fields, ours=ours, lines=lines, rule="front matter"))
    found = Header(said, keys.foreign(fields, ours=ours), notes, seed.repairs)
    if ours:  # an article already
        text = body.strip("\n").rstrip() + "\n"
        yield Draft(said, text, found.foreign, notes, repairs=seed.repairs)
        return
    first_line = text[: len(text) - len(body)].count("\n") + 1
    yield read_below(source.name, body, found, first_line=first_line)


def _line_by_line(header: str) -> dict[str, Value]:
    """Return the keys of a flat header that is no YAML, or {} if a line is not understood.

    People and their tools write ``title: Peru: the citadel`` and ``title: 'L'eau manque'``.
    """
    fields: dict[str, Value] = {}
    last = ""
    for line in header.split("\n"):
        match, item = _FLAT.match(line), _ITEM.match(line)
        if match and match["key"] not in fields:
            last = match["key"]
            fields[last] = _unquoted(match["value"] or "")
        elif item and last:
            value = fields[last]
            before = value if isinstance(value, tuple) else tuple(filter(None, (value,)))
            fields[last] = (*before, _unquoted(item[1]))
        elif line.strip() and not line.startswith("#"):
            return {}
        if _is_open(line):
            return {}
    known = any(keys.normal(key) in keys.KEYS for key in fields)
    return fields if known and "schema" not in fields else {}


def _is_open(line: str) -> bool:
    """Tell whether a value begins with a quote that is never closed: where it ends is unknown."""
    value = line.partition(":")[2].strip()
    return value[:1] in {'"', "'"} and value.count(value[0]) == 1


def _unquoted(text: str) -> str:
    """Return a value without the quotes around it."""
    text = text.strip()
    return text[1:-1] if len(text) > 1 and text[0] == text[-1] and text[0] in "\"'" else text


def _keys(header: str) -> list[str]:
    """Return the key of each line of the header, "" where none begins."""
    found = (re.match(r"[\"']?([\w. -]+?)[\"']?\s*:", line) for line in header.split("\n"))
    return [match[1] if match else "" for match in found]
