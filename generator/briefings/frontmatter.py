"""Front matter: a flat YAML header between ``---`` lines, read strictly, written in one form.

Every scalar stays text (``no``, ``0777`` and ``2026-01-05`` too); only our own schema gives types.
Anchors and aliases are refused: they are how a small header becomes a large one. Tags
(``!!python/object``) are ignored.
"""

import json
import re
from collections.abc import Iterable, Mapping

import yaml

#: Value of one key. Nested mappings of other tools become dotted keys (``date.created``).
Value = str | tuple[str, ...]

_NEWLINE = r"(?:\r\n|\n|\r)"
_HEADER = re.compile(
    rf"\A\ufeff?---[ \t]*{_NEWLINE}(?P<header>.*?)(?:(?<=[\r\n])|{_NEWLINE})"
    # pandoc and Zettlr may close it by dots, the end of a document in YAML
    rf"(?P<close>(?:---|\.\.\.)[ \t]*(?:{_NEWLINE}|\Z))",
    re.DOTALL,
)
_PLAIN = re.compile(r"^[^\W\d_][\w ,.()/’“”«»–—-]*$")
_YAML_WORDS = {"y", "n", "yes", "no", "true", "false", "on", "off", "null", "none"}
# numbers of YAML 1.2 that PyYAML, which reads 1.1, takes for text: 1e3, 0o17
_NUMBER = re.compile(r"[-+]?(?:0o?[0-7]+|0x[0-9a-fA-F]+|\.?\d[\d_.]*(?:[eE][-+]?\d+)?)")
# what YAML forbids, folds into a space, or no file can hold
_ESCAPED = re.compile("[\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")
_PAIR, _HALF = re.compile("[\ud800-\udbff][\udc00-\udfff]"), re.compile("[\ud800-\udfff]")
#: Where libyaml reads otherwise than PyYAML, which is YAML's letter here: odd spaces and signs,
#: anchors, tags, comments behind a block's mark, question marks as keys, several documents.
_UNUSUAL = re.compile(
    r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff\ufffe\uffff&*]"
    r"|^(?:---|\.\.\.)|(?:^|[\s\[,{])!|[|>][-+\d]*\#|^[ ?:-]*\?(?: |$)|: +\?(?: |$)|^ *(?:- ){9}",
    re.MULTILINE,
)
_MAX_FLOWS = 99  # opening brackets; deep nests crash libyaml
_DATE_KEYS = {"date", "modified", "captured", "archive_date"}
_MAX_HEADER = 64 * 1024  # characters; real headers stay below 4 KB
_MAX_DEPTH = 4


class FrontMatterError(ValueError):
    """The header is not what we read; ``line`` counts from the file's first line."""

    def __init__(self, line: int, reason: str) -> None:
        super().__init__(line, reason)
        self.line = line
        self.reason = reason

    def __str__(self) -> str:
        return f"line {self.line}: {self.reason}"


def split(text: str) -> tuple[str | None, str]:
    """Return header and body; the header is None if the text does not open with ``---``."""
    match = _HEADER.match(text)
    if not match:
        return None, text
    return match["header"], text[match.end() :]


def read(header: str) -> dict[str, Value]:
    """Return keys and values in the order of the header; lists as tuples, empty values as "".

    Raises FrontMatterError.
    """
    if len(header) > _MAX_HEADER:
        raise FrontMatterError(1, f"the header is longer than {_MAX_HEADER // 1024} KB")
    try:
        node = _composed(header)
        return {} if node is None else dict(_flat("", node, set()))
    except FrontMatterError:
        raise
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise FrontMatterError(mark.line + 2 if mark else 1, str(error.problem)) from error
    except RecursionError as error:
        raise FrontMatterError(1, "nested too deeply") from error
    except (yaml.YAMLError, ValueError, OverflowError) as error:
        raise FrontMatterError(1, "a character that YAML does not allow") from error


def _composed(text: str) -> yaml.Node | None:
    """Return the nodes of a text: by libyaml, 20 times as quick, where it reads the same."""
    if yaml.__with_libyaml__ and not _is_unusual(text):
        try:
            return yaml.compose(text, Loader=yaml.CSafeLoader)
        except yaml.YAMLError:
            pass  # the other one says where it is
    return yaml.compose(text, Loader=_TextLoader)


def _is_unusual(text: str) -> bool:
    flows = text.count("[") + text.count("{")
    return flows > _MAX_FLOWS or (flows > 0 and "?" in text) or bool(_UNUSUAL.search(text))


class _TextLoader(yaml.SafeLoader):
    """A loader that knows no aliases."""

    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        event = self.peek_event()  # type: ignore[no-untyped-call]
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise FrontMatterError(event.start_mark.line + 2, "anchors and aliases are not read")
        return super().compose_node(parent, index)


def _flat(
    prefix: str, node: yaml.Node, seen: set[str], depth: int = 0
) -> Iterable[tuple[str, Value]]:
    line = node.start_mark.line + 2
    if not isinstance(node, yaml.MappingNode):
        raise FrontMatterError(line, "expected `key: value`")
    if depth >= _MAX_DEPTH:
        raise FrontMatterError(line, "nested too deeply")
    for key_node, value_node in node.value:
        if not isinstance(key_node, yaml.ScalarNode):
            raise FrontMatterError(key_node.start_mark.line + 2, "a key must be one word")
        key = prefix + _HALF.sub("\ufffd", _whole(key_node.value))
        if key in seen:
            raise FrontMatterError(key_node.start_mark.line + 2, f"`{key}` stands twice")
        seen.add(key)
        if isinstance(value_node, yaml.MappingNode):
            yield from _flat(f"{key}.", value_node, seen, depth + 1)
        else:
            yield key, _value(value_node)


def _value(node: yaml.Node) -> Value:
    if isinstance(node, yaml.ScalarNode):
        return _scalar(node)
    parts = []
    for item in node.value:
        if not isinstance(item, yaml.ScalarNode):
            # a list of lists or of mappings is another tool's; kept readable, not understood
            parts.append(json.dumps(yaml.serialize(item).strip(), ensure_ascii=False))
        else:
            parts.append(_scalar(item))
    return tuple(parts)


def _scalar(node: yaml.ScalarNode) -> str:
    if not node.style and node.value in {"~", "null", "Null", "NULL"}:
        return ""
    return _whole(node.value)


def _whole(text: str) -> str:
    """Return a text with the halves of characters beyond 16 bits joined, as JSON escapes them."""
    if text.isascii() or not _PAIR.search(text):
        return text
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "surrogatepass")


def write(fields: Mapping[str, Value]) -> str:
    """Return the header with its ``---`` lines and a final newline; empty values are left out."""
    return "---\n" + "".join(_lines(key, value) for key, value in fields.items()) + "---\n"


def with_key(text: str, key: str, value: Value, *, after: str) -> str:
    """Return a whole file with one key set, every other byte as it was.

    A new key goes below ``after`` (or to the end of the header). The text must have a header;
    where that cannot be edited line by line (all of it one ``{...}``), the text is unchanged.
    """
    match = _HEADER.match(text)
    assert match is not None
    start, close = match.start("header"), match.start("close")
    header = text[start:close]
    try:
        at, end = _span(header, key) or (None, 0)
        if at is None:
            at = end = (_span(header, after) or (0, len(header)))[1]
        new = _lines(key, value).replace("\n", "\r\n" if "\r\n" in match[0] else "\n")
        edited = header[:at] + new + header[end:]
        known = {k: v for k, v in {**read(header), key: value}.items() if k != key or v}
        return text[:start] + edited + text[close:] if read(edited) == known else text
    except FrontMatterError:
        return text


def _span(header: str, key: str) -> tuple[int, int] | None:
    """Return where the whole lines of a key start and end, comments below it left out."""
    read(header)  # raises what we can explain
    root = yaml.compose(header, Loader=_TextLoader)
    for key_node, value_node in root.value if root else ():
        if key_node.value == key:
            at = header.rfind("\n", 0, key_node.start_mark.index) + 1
            end = value_node.end_mark.index
            if end and header[end - 1] != "\n":
                end = header.find("\n", end) + 1 or len(header)
            lines = header[at:end].splitlines(keepends=True)
            while len(lines) > 1 and (not lines[-1].strip() or lines[-1].startswith("#")):
                end -= len(lines.pop())
            return at, end
    return None


def _lines(key: str, value: Value) -> str:
    name = key if re.fullmatch(r"[\w.-]+", key) else _quoted(key)
    if isinstance(value, str):
        return f"{name}: {_text(key, value)}\n" if value else ""
    if not value:
        return ""
    return f"{name}:\n" + "".join(f"  - {_text('', item)}\n" for item in value)


def _text(key: str, value: str) -> str:
    """Return a scalar that every YAML reader takes for this very text."""
    if _ESCAPED.search(value) or (key not in _DATE_KEYS and _NUMBER.fullmatch(value)):
        return _quoted(value)
    if _PLAIN.match(value) and value.lower() not in _YAML_WORDS and value == value.strip():
        return value
    if key in _DATE_KEYS and re.fullmatch(r"\d{4}(-\d\d){0,2}(T[\d:+-]+)?", value):
        return value
    if re.fullmatch(r"(https?://|briefing/|\d{4}-\d\d-\d\d-)[^\s#:'\"{}\[\],&*|>%@`]+", value):
        return value
    try:
        node = _composed(f"k: {value}")
    except (yaml.YAMLError, FrontMatterError, RecursionError):
        return _quoted(value)
    return value if _is_text(node, value) else _quoted(value)


def _is_text(node: yaml.Node | None, value: str) -> bool:
    """Tell whether a header of one key has that value and nothing else, as text."""
    found = [pair[1] for pair in node.value] if isinstance(node, yaml.MappingNode) else []
    tag = "tag:yaml.org,2002:str"
    return [(n.tag, n.value) for n in found] == [(tag, value)]


def _quoted(value: str) -> str:
    """Return a double-quoted scalar: a JSON string is one, but for some invisible characters."""
    text = json.dumps(value, ensure_ascii=False)
    return _ESCAPED.sub(lambda match: f"\\u{ord(match[0]):04x}", text)
