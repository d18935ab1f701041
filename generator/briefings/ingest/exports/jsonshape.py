"""JSON: which keys it begins with, told without parsing it, and parsing it within bounds."""

import json
import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

from briefings.errors import SeedError
from briefings.ingest.seedtext import text_of
from briefings.model import Source
from briefings.report import Note

#: Bytes at the beginning that show the shape; a first item may hold a whole page.
_HEAD = 512 * 1024
_MOST_TOKENS = 20_000
_LARGEST = 256 * 1024 * 1024  # bytes; the tree in memory takes several times as much
_DEEPEST = 4  # objects within objects whose keys are noted
# a string that the head cuts off counts as closed, so that every attempt ends and time is linear
_TOKEN = re.compile(
    r'"(?P<text>(?:[^"\\]|\\.)*)(?:"|\\?\Z)|(?P<mark>[\[\]{}:,])|[^\s\[\]{}:,"]+', re.DOTALL
)
_OPENING = re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:\[\s*\{|\{)\s*\"")


@dataclass(frozen=True)
class Shape:
    """The keys that a JSON text begins with."""

    is_list: bool  #: of objects; else one object
    #: keys by the path of objects around them: "" for the object, or those of the list; "a.b" for
    #: objects (or lists of objects) under the key b of a
    keys: dict[str, frozenset[str]]

    def has(self, *names: str, at: str = "") -> bool:
        """Tell whether all these keys stand at a path."""
        return self.keys.get(at, frozenset()).issuperset(names)


def shape_of(source: Source) -> Shape | None:
    """Return the shape of a source that opens as a JSON object, or a list of them; else None."""
    head = source.data[:_HEAD]
    return _shape(head) if _OPENING.match(head[:1000]) else None


def parse(source: Source) -> tuple[object, tuple[Note, ...]]:
    """Return the value that a source holds, and notes on its encoding.

    Raises SeedError where it breaks off.
    """
    if len(source.data) > _LARGEST:
        what = f"larger than {_LARGEST // 2**20} MB"
        raise SeedError(source.name, what, "Export it in several files.")
    text, notes = text_of(source)
    try:
        return json.loads(text, strict=False), notes
    except json.JSONDecodeError as error:
        where = f"{source.name}, line {error.lineno}, character {error.colno}"
        ended = error.pos >= len(text.rstrip()) - 1 or error.msg.startswith("Unterminated")
        what = "the JSON breaks off" if ended else f"this is no JSON ({error.msg})"
        raise SeedError(where, what, "Export it again from the service.") from error
    except (ValueError, RecursionError) as error:  # a number of 5,000 digits, 100,000 brackets
        what = "the JSON goes beyond all bounds"
        raise SeedError(source.name, what, "Export it again from the service.") from error


@lru_cache(maxsize=4)
def _shape(head: bytes) -> Shape:
    # all services look at one source in turn
    text = head.decode("utf-8-sig", "replace").lstrip()
    found: dict[str, set[str]] = {}
    opened: list[tuple[str, str]] = []  # brackets, and the key in front of each
    path: list[str] = []
    key = last = ""
    for token in islice(_TOKEN.finditer(text), _MOST_TOKENS):
        mark = token["mark"]
        if mark is None:
            last = token["text"] or ""
        elif mark == ":":
            key = last
            if len(path) <= _DEEPEST:
                found.setdefault(".".join(path[1:]), set()).add(key)
        elif mark in "[{":
            within = opened[-1][1] if mark == "{" and opened and opened[-1][0] == "[" else key
            opened.append((mark, within))
            path += [within] if mark == "{" else []
        elif mark in "]}" and opened:
            bracket, _ = opened.pop()
            if bracket == "{":
                path.pop()
    return Shape(text.startswith("["), {at: frozenset(keys) for at, keys in found.items()})
