"""The data that the scripts of a page hold for its program, as values of JSON.

Next.js keeps them in ``__NEXT_DATA__``, or streams them (``__next_f``); Nuxt has ``__NUXT_DATA__``
(a flat list of values that name each other by place); others assign them to a global, or push
them onto one; JSON-LD may hold a whole article as ``articleBody``.
"""

import json
import re
from collections.abc import Iterator
from itertools import islice
from typing import Any

DEEPEST = 40  #: levels that are looked through; real data have up to 25
_MAX = 5_000_000  # characters of one script
_MOST = 50  # assignments of one script
_SCRIPT = re.compile(r"<script\b([^>]{0,1000})>", re.IGNORECASE)
_END = re.compile(r"</script\s*>", re.IGNORECASE)
_GLOBAL = r"(?:window|self|globalThis)(?:\.|\[[\"'])[\w$]+(?:[\"']\])?"
_GIVEN = re.compile(rf"{_GLOBAL}(?:\s*=\s*|\.push\(\s*)(?=[{{\[])")
_STREAMED = re.compile(r"self\.__next_f\.push\((?=\[1,)")
#: A row of the stream: its number, and what it holds; a text comes with its length in bytes.
_ROW = re.compile(rb"([0-9a-f]+):(?:T([0-9a-f]+),)?")
_DECODER = json.JSONDecoder(strict=False)


def values_of(page: str) -> Iterator[object]:
    """Yield the data of all scripts of a page, what was streamed in parts last, as one value."""
    parts: list[str] = []
    for attributes, inside in _scripts(page):
        text = inside.strip()
        if len(text) > _MAX:
            continue
        if (streamed := _STREAMED.match(text)) is not None:
            for pushed in _decoded(text, streamed.end()):  # [1, "a part of the stream"]
                parts += (part for part in pushed if isinstance(part, str))
            continue
        if "json" in attributes.lower():
            starts = [0]
        else:
            starts = [match.end() for match in islice(_GIVEN.finditer(text), _MOST)]
        for start in starts:
            for value in _decoded(text, start):
                yield _woven(value) if "__NUXT_DATA__" in attributes else value
    yield from _rows("".join(parts))


def _scripts(page: str) -> Iterator[tuple[str, str]]:
    """Yield attributes and text of each script; the first without an end is the last."""
    at = 0
    while (start := _SCRIPT.search(page, at)) and (end := _END.search(page, start.end())):
        yield start[1], page[start.end() : end.start()]
        at = end.end()


def _decoded(text: str, start: int) -> Iterator[Any]:
    """Yield the value that begins at a place, if one does."""
    try:
        yield _DECODER.raw_decode(text, start)[0]
    except (ValueError, RecursionError):
        return


def _rows(stream: str) -> Iterator[object]:
    """Yield the values of a stream of React's server components, their long texts put in.

    A row is ``NUMBER:VALUE`` and a line break, or ``NUMBER:TLENGTH,TEXT`` with no break; the value
    ``"$NUMBER"`` stands for the text of that row. Other rows name parts of programs.
    """
    data = stream.encode("utf-8", "replace")
    texts: dict[str, str] = {}
    values: list[object] = []
    at = 0
    while (row := _ROW.match(data, at)) is not None:
        if row[2] is not None:
            at = row.end() + int(row[2], 16)
            texts[f"${row[1].decode()}"] = data[row.end() : at].decode("utf-8", "replace")
            continue
        end = data.find(b"\n", row.end())
        end = len(data) if end < 0 else end
        if data[row.end() : row.end() + 1] in {b"{", b"["}:
            values += _decoded(data[row.end() : end].decode("utf-8", "replace"), 0)
        at = end + 1
    for value in values:
        yield _with_texts(value, texts, 0)


def _with_texts(value: object, texts: dict[str, str], depth: int) -> object:
    """Return a value with the texts that it names in their places."""
    if depth > DEEPEST:
        return None
    if isinstance(value, str):
        return texts.get(value, value)
    if isinstance(value, dict):
        return {key: _with_texts(inner, texts, depth + 1) for key, inner in value.items()}
    if isinstance(value, list):
        return [_with_texts(inner, texts, depth + 1) for inner in value]
    return value


def _woven(flat: object) -> object:
    """Return Nuxt's flat list of values as one value: a number in a list or an object is a place.

    Format: devalue 4, ``parse``; negative numbers stand for undefined and the like.
    """
    if not isinstance(flat, list):
        return flat
    known: dict[int, object] = {}

    def at(place: object, depth: int) -> object:
        if not isinstance(place, int) or not 0 <= place < len(flat) or depth > DEEPEST:
            return None
        if place not in known:
            known[place] = None  # while it is being made: what holds itself ends here
            known[place] = made(flat[place], depth + 1)
        return known[place]

    def made(value: object, depth: int) -> object:
        if isinstance(value, dict):
            return {key: at(inner, depth) for key, inner in value.items()}
        if not isinstance(value, list):
            return value
        if len(value) == 2 and isinstance(value[0], str):
            return at(value[1], depth)
        return [at(inner, depth) for inner in value]

    return at(0, 0)
