"""``topics.yaml``: topics given by rule, beside the tags that the outlets gave.

grain deal: [grain deal, зерновая сделка]
climate:
  any: [COP27, name: UN Climate Change]
  none: [outlet: Ukrinform]
"""

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

import yaml

from briefings.errors import ConfigError

FILE = "topics.yaml"
_PARTS = ("any", "all", "none")
#: What an item may be beside words: ``name: X``, ``outlet: X``, ``language: xx``.
_KINDS = ("name", "outlet", "language")
_EXAMPLE = "Write words or phrases, as [grain deal, name: António Guterres]."


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that an article may have."""

    kind: str  #: "words", "name", "outlet" or "language"
    text: str  #: as written, one space between words


@dataclass(frozen=True, slots=True)
class Rule:
    """What gives an article a topic."""

    topic: str
    any: tuple[Item, ...] = ()  #: one of them must be there, if there are some
    all: tuple[Item, ...] = ()  #: each must be there
    none: tuple[Item, ...] = ()  #: none may be there


def read_rules(root: Path) -> tuple[Rule, ...]:
    """Return the rules of an archive in their order; () if there are none.

    Raises ConfigError, with the line.
    """
    path = root / FILE
    if not path.is_file():
        return ()
    try:
        node = yaml.compose(path.read_text("utf-8-sig"), yaml.SafeLoader)
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        reason = " ".join(str(error).split())
        raise ConfigError(FILE, f"not valid YAML: {reason}", "Mend that line.") from error
    return tuple(_rules(node)) if node else ()


def _rules(node: yaml.Node) -> Iterator[Rule]:
    if not isinstance(node, yaml.MappingNode):
        remedy = "Write lines as `grain deal: [grain deal, зерновая сделка]`."
        raise ConfigError(_at(node), "expected topics with their words", remedy)
    seen: dict[str, int] = {}
    for key, value in node.value:
        topic = " ".join(str(key.value).split())
        first = seen.setdefault(topic.casefold(), key.start_mark.line + 1)
        if first != key.start_mark.line + 1:
            remedy = "Make one rule of both."
            raise ConfigError(_at(key), f"`{topic}` has a rule in line {first} already", remedy)
        yield _rule(topic, value)


def _rule(topic: str, node: yaml.Node) -> Rule:
    if isinstance(node, yaml.SequenceNode):
        return Rule(topic, any=_items(node))
    if not isinstance(node, yaml.MappingNode):
        raise ConfigError(_at(node), f"`{topic}` has no words", _EXAMPLE)
    parts: dict[str, tuple[Item, ...]] = {}
    for key, value in node.value:
        if key.value not in _PARTS:
            close = get_close_matches(str(key.value), _PARTS, n=1)
            hint = f"Did you mean `{close[0]}`?" if close else f"Known: {', '.join(_PARTS)}."
            raise ConfigError(_at(key), f"unknown key `{key.value}`", hint)
        parts[key.value] = _items(value)
    if not parts.get("any") and not parts.get("all"):
        what = f"`{topic}` says only what must not be there"
        raise ConfigError(_at(node), what, "Add words to `any` or `all`.")
    return Rule(topic, **parts)


def _items(node: yaml.Node) -> tuple[Item, ...]:
    if not isinstance(node, yaml.SequenceNode) or not node.value:
        raise ConfigError(_at(node), "expected a list", _EXAMPLE)
    return tuple(_item(item) for item in node.value)


def _item(node: yaml.Node) -> Item:
    if isinstance(node, yaml.ScalarNode) and node.value.strip():
        return Item("words", " ".join(node.value.split()))
    if isinstance(node, yaml.MappingNode) and len(node.value) == 1:
        key, value = node.value[0]
        if key.value in _KINDS and isinstance(value, yaml.ScalarNode) and value.value.strip():
            return Item(key.value, " ".join(value.value.split()))
        what = f"`{key.value}` is nothing that an article has"
        raise ConfigError(_at(key), what, f"Known: {', '.join(_KINDS)}; words stand alone.")
    raise ConfigError(_at(node), "no words", _EXAMPLE)


def _at(node: yaml.Node) -> str:
    return f"{FILE}, line {node.start_mark.line + 1}"
