"""The rules by which many addresses become one: what urlrules.yaml says, ready to be asked."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import yaml

_FILE = "urlrules.yaml"
#: For the tables that come with the program, which are read at every start: libyaml if it is there.
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, slots=True)
class Wrapper:
    """An address that only leads on to another."""

    hosts: re.Pattern[str]
    path: str  #: where it begins
    keys: tuple[str, ...]  #: of the query, lower case; the first that is there holds where to


@dataclass(frozen=True, slots=True)
class UrlRules:
    """What urlrules.yaml says. Hosts are in lower case."""

    trackers: re.Pattern[str]  #: whole query keys that say nothing, at any host
    trackers_by_host: Mapping[str, re.Pattern[str]]
    slim: Mapping[str, frozenset[str]]  #: query key -> values that mean the slim variant
    mobile: Mapping[str, str]  #: host of the slim variant -> of the full one; ``*.`` in both
    endings: Mapping[str, Mapping[str, str]]  #: host -> ending of a path -> what stands instead
    wrappers: tuple[Wrapper, ...]

    def is_tracker(self, host: str, key: str) -> bool:
        """Tell whether a query key says nothing of the page at a host."""
        if self.trackers.match(key):
            return True
        return any(
            self.trackers_by_host[name].match(key)
            for name in parents(host)
            if name in self.trackers_by_host
        )


def parents(host: str) -> list[str]:
    """Return a host and the domains that it lies in, nearest first, the last label left out."""
    labels = host.split(".")
    return [".".join(labels[at:]) for at in range(len(labels) - 1)]


@cache
def shipped() -> UrlRules:
    """Return the rules that come with the program."""
    text = files(__package__).joinpath(_FILE).read_text("utf-8")
    table = yaml.load(text, LOADER)  # noqa: S506  a safe one
    trackers = table["trackers"]
    return UrlRules(
        _keys(trackers["everywhere"]),
        {host: _keys(keys) for host, keys in trackers["hosts"].items()},
        {key: frozenset(values) for key, values in table["slim"].items()},
        table["mobile"],
        {host: _endings(found) for host, found in table["endings"].items()},
        tuple(Wrapper(_hosts(w["host"]), w["path"], tuple(w["keys"])) for w in table["wrappers"]),
    )


def _keys(patterns: list[str]) -> re.Pattern[str]:
    shapes = "|".join(re.escape(p).replace(r"\*", r".{0,80}") for p in patterns)
    return re.compile(rf"(?:{shapes})\Z", re.IGNORECASE)


def _hosts(pattern: str) -> re.Pattern[str]:
    """Return what matches the hosts that a pattern means; ``www.`` and subdomains count in."""
    before = r"[\w-]+(?:\.[\w-]+)*\." if pattern.startswith("*.") else r"(?:www\.)?"
    name = re.escape(pattern.removeprefix("*."))
    # google.de, google.com, google.co.uk; not google.example.org
    name = re.sub(r"\\\.\\\*\Z", r"\\.(?:[a-z]{2,3}|com?\\.[a-z]{2})", name)
    return re.compile(rf"{before}{name}\Z")


def _endings(found: list[str] | dict[str, str]) -> Mapping[str, str]:
    return found if isinstance(found, dict) else dict.fromkeys(found, "")
