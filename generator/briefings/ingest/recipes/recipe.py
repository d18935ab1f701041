"""Recipes: CSS selectors for outlets where the general way errs, ``recipes/HOST.yaml``.

A recipe speaks for the fields that it names, with the confidence of a person; the page's own
claims stay as rivals, and speak for all other fields.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from difflib import get_close_matches
from hashlib import sha256
from pathlib import Path

import yaml
from cssselect import SelectorError

from briefings.errors import ConfigError
from briefings.ingest.recipes.selectors import compiled
from briefings.urls import host

FOLDER = "recipes"
_LISTS = ("drop",)
_TEXTS = ("match", "date_attribute", "lang")  # no selectors


@dataclass(frozen=True, slots=True)
class Recipe:
    """How to read the pages of one outlet. All but the first are keys; "" where it says nothing."""

    host: str  #: lower case without ``www.``; from the file's name; subdomains count in
    match: str = ""  #: regular expression searched in the address; other pages are left alone
    title: str = ""
    subtitle: str = ""
    authors: str = ""  #: each selected element names one or several
    date: str = ""
    date_attribute: str = ""  #: where the date stands in that element; "" is ``datetime``, or text
    modified: str = ""
    section: str = ""
    tags: str = ""  #: each selected element is a tag
    image_caption: str = ""
    image_credit: str = ""
    text: str = ""  #: what holds the text; several are put one below the other
    lang: str = ""  #: BCP 47, said once for all pages
    drop: tuple[str, ...] = ()  #: what is taken out of the page before


_KEYS = tuple(f.name for f in fields(Recipe) if f.name != "host")


@dataclass(frozen=True, slots=True)
class Recipes:
    """The recipes of an archive."""

    by_host: Mapping[str, tuple[Recipe, ...]] = field(default_factory=dict)  #: in their order
    #: of all the files, 64 hex digits; "" without recipes. What was read with others is stale.
    sha256: str = ""

    def find(self, url: str) -> Recipe | None:
        """Return the recipe for an address: of its host, else of the nearest domain above."""
        labels = host(url).split(".")
        for start in range(len(labels) - 1):
            for recipe in self.by_host.get(".".join(labels[start:]), ()):
                if re.search(recipe.match, url):
                    return recipe
        return None


def recipe_files(root: Path) -> list[Path]:
    """Return the recipes' files of an archive, sorted by name."""
    return sorted((root / FOLDER).glob("*.yaml"), key=lambda path: path.name)


def fixtures(root: Path, name: str) -> list[Path]:
    """Return the sample pages of the recipe for a host, sorted."""
    return sorted((root / FOLDER / name).glob("*.html"), key=lambda path: path.name)


def read_recipes(root: Path) -> Recipes:
    """Return the recipes of the archive in a folder. Raises ConfigError, with a guess."""
    by_host: dict[str, tuple[Recipe, ...]] = {}
    digest = sha256()
    paths = recipe_files(root)
    for path in paths:
        data = path.read_bytes()
        digest.update(path.name.encode() + b"\0" + data + b"\0")
        name = path.stem.lower().removeprefix("www.")
        by_host[name] = _read_file(f"{FOLDER}/{path.name}", name, data)
    return Recipes(by_host, digest.hexdigest() if paths else "")


def _read_file(where: str, name: str, data: bytes) -> tuple[Recipe, ...]:
    """Return the recipes of one file: one, or a list of them with a ``match`` each."""
    try:
        found = yaml.safe_load(data)
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        reason = " ".join(str(error).split())
        raise ConfigError(where, f"not valid YAML: {reason}", "Mend that line.") from error
    tables = found if isinstance(found, list) else [found]
    if not tables or not all(isinstance(table, dict) for table in tables):
        remedy = "Write lines as `title: h1.headline`."
        raise ConfigError(where, "expected keys with selectors", remedy)
    return tuple(_recipe(where, name, table) for table in tables)


def _recipe(where: str, name: str, table: Mapping[object, object]) -> Recipe:
    values: dict[str, str | tuple[str, ...]] = {}
    for key, value in table.items():
        known = str(key)
        if known not in _KEYS:
            close = get_close_matches(known, _KEYS, n=1)
            hint = f"Did you mean `{close[0]}`?" if close else f"Known keys: {', '.join(_KEYS)}."
            raise ConfigError(where, f"unknown key `{known}`", hint)
        texts = value if isinstance(value, list) and known in _LISTS else [value]
        if not all(isinstance(text, str) and text.strip() for text in texts):
            kind = "a text or a list of texts" if known in _LISTS else "a text"
            raise ConfigError(where, f"`{known}` is {value!r}", f"It must be {kind}.")
        checked = tuple(_checked(where, known, str(text).strip()) for text in texts)
        values[known] = checked if known in _LISTS else checked[0]
    return Recipe(name, **values)  # type: ignore[arg-type]  # each value has its field's type


def _checked(where: str, key: str, text: str) -> str:
    """Return a value. Raises ConfigError for a selector or an expression that is none."""
    try:
        if key == "match":
            re.compile(text)
        elif key not in _TEXTS:
            compiled(text)
    except (SelectorError, re.error) as error:
        kind = "regular expression" if key == "match" else "CSS selector"
        what = f"`{key}`: `{text}` is no {kind} ({error})"
        raise ConfigError(where, what, "Mend it.") from error
    return text
