"""Hosts and the outlets behind them: a shipped table, overlaid with the archive's sources.yaml.

themoscowtimes.com: The Moscow Times
bbc.com: {name: BBC, lang: en, country: GB}
"""

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property
from importlib.resources import files
from pathlib import Path

import yaml

from briefings.errors import ConfigError
from briefings.model import Outlet, Publish
from briefings.text import fold, title_key, words
from briefings.urlrules import LOADER
from briefings.urls import host

_KEYS = ("name", "lang", "country", "rights", "publish", "own", "state")
_FILE = "sources.yaml"
#: What a line of it may begin with; nothing that YAML would read as more than a name.
_HOST = re.compile(r"[^\W_](?:[\w-]*\.)+[\w-]+(?::\d+)?")
#: Words that outlets are named with; a part of a line of names is one by them.
_OUTLET_WORDS = frozenset({
    "times", "news", "post", "herald", "journal", "daily", "tribune", "gazette", "chronicle",
    "telegraph", "guardian", "observer", "mail", "press", "radio", "tv", "today", "review",
    "zeitung", "nachrichten", "rundschau", "anzeiger", "tagblatt", "kurier", "kurjer", "gazeta",
    "dziennik", "noviny", "novosti", "vesti", "газета", "новости", "новини", "известия", "вестник",
    "ведомости", "правда", "diario", "periodico", "noticias", "jornal", "giornale", "corriere",
    "gazzetta", "courrier", "echos", "matin", "dagblad", "tidning", "tidende", "avisen",
    "gazetesi", "haber", "صحيفة", "جريدة", "خبرگزاری", "روزنامه",
})  # fmt: skip
_STRONG = 0.8  # confidence of a claim that may name an outlet for good
_SHORTEST_LABEL = 4  # letters of a host's part that can stand for a name


@dataclass(frozen=True)
class Outlets:
    """The outlets that are known, by host in lower case without ``www.``."""

    by_host: Mapping[str, Outlet] = field(default_factory=dict)

    def find(self, url: str) -> tuple[str, Outlet] | None:
        """Return the entry for an address: its host, else the nearest parent domain, or None."""
        labels = host(url).split(".")
        for start in range(len(labels) - 1):
            name = ".".join(labels[start:])
            if name in self.by_host:
                return name, self.by_host[name]
        return None

    @cached_property
    def _publish_by_name(self) -> Mapping[str, Publish]:
        """The narrowest that is said of a name, by ``title_key``."""
        order = list(Publish)  # widest first
        said: dict[str, Publish] = {}
        for outlet in self.by_host.values():
            if outlet.publish:
                key = title_key(outlet.name)
                said[key] = max(outlet.publish, said.get(key, order[0]), key=order.index)
        return said

    def publish_of(self, url: str | None, name: str | None) -> Publish | None:
        """Return how much of an outlet's texts may be shown: by its host, else by its name."""
        if url and (found := self.find(url)):
            return found[1].publish
        return self._publish_by_name.get(title_key(name)) if name else None


def read_outlets(root: Path) -> Outlets:
    """Return the shipped outlets, overlaid with ``sources.yaml`` of the archive if there is one.

    Raises ConfigError.
    """
    path = root / _FILE
    if not path.is_file():
        return shipped()
    try:
        own = yaml.safe_load(path.read_text("utf-8"))
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        reason = " ".join(str(error).split())
        raise ConfigError(_FILE, f"not valid YAML: {reason}", "Mend that line.") from error
    if own is None:
        return shipped()
    if not isinstance(own, dict):
        raise ConfigError(_FILE, "expected `host: Name` lines", "Write one host a line.")
    return Outlets({**shipped().by_host, **dict(_entries(_FILE, own))})


@cache
def shipped() -> Outlets:
    """Return the outlets of the table that comes with the program."""
    text = files(__package__).joinpath("outlets.yaml").read_text("utf-8")
    table = yaml.load(text, LOADER)  # noqa: S506  a safe one
    return Outlets(dict(_entries("outlets.yaml", table)))


@cache
def known_names() -> Mapping[str, str]:
    """Return the names of the shipped outlets by ``title_key``, to recognise them in a text."""
    return {title_key(outlet.name): outlet.name for outlet in shipped().by_host.values()}


def name_in(text: str) -> str | None:
    """Return the outlet whose name a text is (nothing else), or None."""
    return known_names().get(title_key(text)) if len(text) <= 80 else None


def looks_like(text: str) -> bool:
    """Tell whether a text is the name of an outlet, or is made as such names are."""
    first = next((c for c in text if c.isalpha()), "a")
    told = set(words(fold(text))) & _OUTLET_WORDS
    short = len(text.split()) <= 5 and not any(c.isdigit() for c in text)
    return name_in(text) is not None or (bool(told) and short and first.isupper())


def fits_host(name: str, url: str) -> bool:
    """Tell whether a name and an address belong together: "Balkan Insight", balkaninsight.com."""
    key = "".join(words(fold(name))).removeprefix("the")
    labels = [label.replace("-", "").removeprefix("the") for label in host(url).split(".")[:-1]]
    long = [label for label in labels if len(label) >= _SHORTEST_LABEL]
    return len(key) >= _SHORTEST_LABEL and any(key in label or label in key for label in long)


def _entries(where: str, table: Mapping[object, object]) -> Iterator[tuple[str, Outlet]]:
    for key, value in table.items():
        name = str(key).strip().lower().removeprefix("*.").removeprefix("www.")
        if not _HOST.fullmatch(name):
            raise ConfigError(
                where, f"`{key}` is no host", "Write it as example.org, without http://."
            )
        yield name, _outlet(where, name, value)


def _outlet(where: str, key: str, value: object) -> Outlet:
    if isinstance(value, str) and value.strip():
        return Outlet(value.strip())
    if not isinstance(value, dict) or not str(value.get("name") or "").strip():
        raise ConfigError(where, f"`{key}` has no name", f"Write `{key}: Name of the outlet`.")
    for unknown in sorted(str(k) for k in value if k not in _KEYS):
        known = ", ".join(_KEYS)
        raise ConfigError(where, f"`{key}`: unknown key `{unknown}`", f"Known keys: {known}.")
    texts = {str(k): str(v).strip() or None for k, v in value.items() if v is not None}
    return Outlet(
        str(value["name"]).strip(),
        texts.get("lang"),
        texts.get("country"),
        texts.get("rights"),
        publish=_publish(where, key, texts.get("publish")),
        own=_flag(where, key, "own", value.get("own", False)),
        state=_flag(where, key, "state", value.get("state", False)),
    )


def _publish(where: str, key: str, said: str | None) -> Publish | None:
    if said is None:
        return None
    if said not in list(Publish):
        remedy = f"Choose one of {', '.join(Publish)}."
        raise ConfigError(where, f"`{key}`: `publish` is {said!r}", remedy)
    return Publish(said)


def _flag(where: str, key: str, name: str, said: object) -> bool:
    if not isinstance(said, bool):
        raise ConfigError(where, f"`{key}`: `{name}` is {said!r}", "It must be true or false.")
    return said


def seen(pairs: Iterable[tuple[str, str, float]], known: Outlets) -> dict[str, str]:
    """Return names by host for hosts that the table lacks, sorted by host.

    ``pairs`` are host, name and confidence of each claim. The name that most strong claims (0.8
    or more) give is taken, unless another has as many. What is no host, in a damaged address, is
    left out: it must not stand in a file that is read again.
    """
    votes: dict[str, Counter[str]] = {}
    for name, shown, sure in pairs:
        if (
            sure >= _STRONG
            and _HOST.fullmatch(name)
            and not known.find(f"https://{name}/")
            and shown.lower() != name
        ):
            votes.setdefault(name, Counter())[shown] += 1
    found = {}
    for name, counted in sorted(votes.items()):
        (best, number), *others = counted.most_common()
        if not others or number > others[0][1]:
            found[name] = best
    return found


def with_entries(text: str | None, names: Mapping[str, str]) -> str:
    """Return the text of ``sources.yaml`` with a line for each host added at its end."""
    before = text or "# Hosts and the outlets behind them; correct what is wrong.\n"
    gap = "" if before.endswith("\n") else "\n"
    lines = (f"{name}: {json.dumps(shown, ensure_ascii=False)}\n" for name, shown in names.items())
    return f"{before}{gap}# as the sources themselves say:\n{''.join(lines)}"
