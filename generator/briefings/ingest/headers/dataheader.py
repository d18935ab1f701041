"""TOML (``+++``) and JSON (``{...}``) headers, as Hugo and Zola write them."""

import json
import re
import tomllib
from collections.abc import Iterator, Mapping

from briefings.errors import SeedError
from briefings.frontmatter import Value
from briefings.ingest.headers import keys
from briefings.ingest.headers.headed import Header, read_below
from briefings.ingest.seedtext import head_of, read_text
from briefings.model import Draft, Source

_TOML = re.compile(
    r"\A\+\+\+[ \t]*\n(?P<header>.*?)^\+\+\+[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE
)
_DEEPEST = 4  # tables within tables


def recognises(source: Source) -> bool:
    """Tell whether the text opens with a TOML header, or with a JSON object that has keys."""
    head = head_of(source)
    return bool(re.match(r"\+\+\+[ \t]*\n\s*(?:[\w\"'.-]+\s*=|\[|#)|\{\s*\"[^\"\n]+\"\s*:", head))


def read(source: Source) -> Iterator[Draft]:
    """Yield the one article. Raises SeedError if the header does not parse."""
    seed = read_text(source)
    text = seed.text.lstrip("\n ")
    data, body = _toml(source, text) if text.startswith("+++") else _json(source, text)
    fields = dict(_flat("", data, 0))
    first_line = text[: len(text) - len(body)].count("\n") + 1
    said = tuple(keys.claims(fields, ours=False, lines={}, rule="front matter"))
    header = Header(said, keys.foreign(fields, ours=False), seed.notes, seed.repairs)
    yield read_below(source.name, body, header, first_line=first_line)


def _toml(source: Source, text: str) -> tuple[Mapping[str, object], str]:
    match = _TOML.match(text)
    if not match:
        remedy = "Close the header with a line of three plus signs."
        raise SeedError(f"{source.name}, line 1", "the front matter has no end", remedy)
    try:
        return tomllib.loads(match["header"]), text[match.end() :]
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        where = re.search(r"at line (\d+)", str(error))
        line = int(where[1]) + 1 if where else 1
        what = str(error).partition(" (at ")[0][:1].lower() + str(error).partition(" (at ")[0][1:]
        remedy = "Mend that line, or quote the value."
        raise SeedError(f"{source.name}, line {line}", what, remedy) from error


def _json(source: Source, text: str) -> tuple[Mapping[str, object], str]:
    try:
        data, end = json.JSONDecoder(strict=False).raw_decode(text)
    except (ValueError, RecursionError) as error:
        line = error.lineno if isinstance(error, json.JSONDecodeError) else 1
        what = "the JSON in front of the text does not parse"
        raise SeedError(f"{source.name}, line {line}", what, "Mend that line.") from error
    return data, text[end:]


def _flat(prefix: str, data: Mapping[str, object], depth: int) -> Iterator[tuple[str, Value]]:
    """Yield keys with dots for tables within tables; every value as text."""
    for key, value in data.items():
        if isinstance(value, dict) and depth < _DEEPEST:
            yield from _flat(f"{prefix}{key}.", value, depth + 1)
        elif isinstance(value, list):
            yield prefix + key, tuple(_text(item) for item in value)
        else:
            yield prefix + key, _text(value)


def _text(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if value is None:
        return ""
    if isinstance(value, list | dict):
        return json.dumps(value, ensure_ascii=False, default=str)
    # dates and times of TOML have this form themselves
    return value.isoformat() if hasattr(value, "isoformat") else str(value)
