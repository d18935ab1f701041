"""``names.yaml``: what people say of names, and wins over what was found."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path

import yaml

from briefings.errors import ConfigError
from briefings.text import fold

FILE = "names.yaml"
_KEYS = ("same", "different", "kind", "hide")
KINDS = ("person", "organisation", "place")
_LIST = "Write a list of names, as [Alexander Lukashenko, Лукашенко]."


@dataclass(frozen=True, slots=True)
class Corrections:
    """What people said, by folded names."""

    same: tuple[tuple[str, ...], ...] = ()  #: as written; each group is shown as its first
    different: frozenset[frozenset[str]] = frozenset()  #: pairs
    kinds: Mapping[str, str] = field(default_factory=dict)
    hidden: frozenset[str] = frozenset()

    def shown(self) -> dict[str, str]:
        """Return how each name of a group is shown, by folded name."""
        return {fold(name): group[0] for group in self.same for name in group}


NO_CORRECTIONS = Corrections()


def read_corrections(root: Path) -> Corrections:
    """Return what names.yaml says; nothing if there is none. Raises ConfigError, with the line."""
    path = root / FILE
    if not path.is_file():
        return Corrections()
    try:
        node = yaml.compose(path.read_text("utf-8-sig"), yaml.SafeLoader)
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        reason = " ".join(str(error).split())
        raise ConfigError(FILE, f"not valid YAML: {reason}", "Mend that line.") from error
    return _read(node) if node else Corrections()


def _read(node: yaml.Node) -> Corrections:
    same: list[tuple[str, ...]] = []
    different: set[frozenset[str]] = set()
    kinds: dict[str, str] = {}
    hidden: dict[str, str] = {}
    for key, value, where in _entries(node):
        if key == "same":
            same.extend(names for names, _ in _groups(value))
        elif key == "different":
            for names, _ in _groups(value):
                known = sorted({fold(name) for name in names})
                different |= {frozenset((a, b)) for a in known for b in known if a < b}
        elif key == "kind":
            kinds.update(_kinds(value))
        elif key == "hide":
            hidden.update({fold(name): name for name in _names(value, where)})
    joined = _joined(same)
    _check(joined, different, hidden)
    return Corrections(joined, frozenset(different), kinds, frozenset(hidden))


def _entries(node: yaml.Node) -> Iterator[tuple[str, yaml.Node, str]]:
    if not isinstance(node, yaml.MappingNode):
        raise ConfigError(_at(node), "expected keys", f"Known keys: {', '.join(_KEYS)}.")
    for key, value in node.value:
        if key.value not in _KEYS:
            close = get_close_matches(str(key.value), _KEYS, n=1)
            hint = f"Did you mean `{close[0]}`?" if close else f"Known keys: {', '.join(_KEYS)}."
            raise ConfigError(_at(key), f"unknown key `{key.value}`", hint)
        yield key.value, value, _at(key)


def _groups(node: yaml.Node) -> Iterator[tuple[tuple[str, ...], str]]:
    if not isinstance(node, yaml.SequenceNode):
        raise ConfigError(_at(node), "expected a list of lists", _LIST)
    for group in node.value:
        names = _names(group, _at(group))
        if len(names) < 2:
            raise ConfigError(_at(group), "a single name", "Name at least two.")
        yield names, _at(group)


def _names(node: yaml.Node, where: str) -> tuple[str, ...]:
    if not isinstance(node, yaml.SequenceNode) or not all(
        isinstance(item, yaml.ScalarNode) and item.value.strip() for item in node.value
    ):
        raise ConfigError(where, "expected names", _LIST)
    return tuple(" ".join(item.value.split()) for item in node.value)


def _kinds(node: yaml.Node) -> Iterator[tuple[str, str]]:
    if not isinstance(node, yaml.MappingNode):
        remedy = "Write lines as `Wagner: organisation`."
        raise ConfigError(_at(node), "`kind` is no list of names with kinds", remedy)
    seen: dict[str, str] = {}
    for name, kind in node.value:
        if kind.value not in KINDS:
            what = f"`{name.value}` is {kind.value!r}"
            raise ConfigError(_at(kind), what, f"Kinds are {', '.join(KINDS)}.")
        if seen.setdefault(fold(name.value), kind.value) != kind.value:
            what = f"`{name.value}` has two kinds"
            raise ConfigError(_at(name), what, "Keep one of the two lines.")
        yield fold(name.value), kind.value


def _joined(groups: list[tuple[str, ...]]) -> tuple[tuple[str, ...], ...]:
    """Return groups without a name in common: what shares one is one group, in circles too."""
    found: list[list[str]] = []
    place: dict[str, int] = {}
    for group in groups:
        homes = sorted({place[fold(name)] for name in group if fold(name) in place})
        home = homes[0] if homes else len(found)
        if not homes:
            found.append([])
        for other in homes[1:]:
            found[home] += found[other]
            found[other] = []
        found[home] += group
        place.update({fold(name): home for name in found[home]})
    return tuple(tuple(dict.fromkeys(group)) for group in found if group)


def _check(
    same: tuple[tuple[str, ...], ...], different: set[frozenset[str]], hidden: Mapping[str, str]
) -> None:
    """Raise ConfigError where two lines contradict each other."""
    group_of = {fold(name): number for number, group in enumerate(same) for name in group}
    for pair in sorted(map(sorted, different)):
        groups = {group_of.get(name, -1 - n) for n, name in enumerate(pair)}
        if len(groups) == 1:
            what = f"`{pair[0]}` and `{pair[1]}` are both the same and different"
            raise ConfigError(FILE, what, "Take them out of `same` or of `different`.")
    for name in sorted(hidden):
        if name in group_of:
            what = f"`{hidden[name]}` is hidden and in a group of `same`"
            raise ConfigError(FILE, what, "Take it out of one of the two.")


def _at(node: yaml.Node) -> str:
    return f"{FILE}, line {node.start_mark.line + 1}"
