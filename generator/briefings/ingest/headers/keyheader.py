"""``Key: value`` headers above the text, as Pelican's Markdown files have them."""

import re
from collections.abc import Iterator

from briefings.frontmatter import Value
from briefings.ingest.headers import keys
from briefings.ingest.headers.headed import Header, read_below
from briefings.ingest.seedtext import head_of, read_text
from briefings.model import Draft, Source

_KEY = re.compile(r"^(?P<key>[A-Za-z][\w.-]*(?: [A-Za-z]+)?)[ \t]*:(?:[ \t]+(?P<value>.*))?$")


def recognises(source: Source) -> bool:
    """Tell whether the first paragraph is a header: known keys only at its start, two at least."""
    fields, _, _ = _split(head_of(source))
    known = [key for key in fields if keys.normal(key) in keys.KEYS]
    return len(known) >= 2 and len(known) * 2 >= len(fields)


def read(source: Source) -> Iterator[Draft]:
    """Yield the one article."""
    seed = read_text(source)
    text = seed.text
    fields, lines, end = _split(text)
    said = tuple(keys.claims(fields, ours=False, lines=lines, rule="Key: value header"))
    header = Header(said, keys.foreign(fields, ours=False), seed.notes, seed.repairs)
    body = "\n".join(text.split("\n")[end:])
    yield read_below(source.name, body, header, first_line=end + 1)


def _split(text: str) -> tuple[dict[str, Value], dict[str, int], int]:
    """Return fields, line numbers by key, and the index of the first line below the header.

    Indented lines go on with the value before them. The header ends at the first blank line.
    """
    fields: dict[str, Value] = {}
    numbers: dict[str, int] = {}
    lines = text.split("\n")
    start = next((at for at, line in enumerate(lines) if line.strip()), 0)
    last = None
    for at in range(start, len(lines)):
        line = lines[at]
        match = _KEY.match(line)
        if match:
            last = match["key"]
            fields[last] = (match["value"] or "").strip()
            numbers[last] = at + 1
        elif line.startswith((" ", "\t")) and line.strip() and last:
            fields[last] = f"{fields[last]} {line.strip()}".strip()
        else:
            return (fields, numbers, at) if not line.strip() else ({}, {}, start)
    return {}, {}, start  # a header without a text is no article's header
