"""The closed lists beside this room, folded once: words.yaml, organisations.yaml, places.yaml."""

from functools import cache
from pathlib import Path
from typing import Any

import yaml

from briefings.text import fold

_FOLDER = Path(__file__).parent
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@cache
def read(name: str) -> Any:  # noqa: ANN401 - each list has its own shape
    """Return one of the lists as written."""
    text = (_FOLDER / f"{name}.yaml").read_text("utf-8")
    return yaml.load(text, _LOADER)  # noqa: S506 - the safe loader, in C where there is one


@cache
def folded(name: str, lang: str = "") -> frozenset[str]:
    """Return a list of words.yaml, of one language if it is parted by languages."""
    found = read("words")[name]
    text = found if isinstance(found, str) else found.get(lang, "")
    return frozenset(fold(word) for word in text.split())


@cache
def of_all(name: str) -> frozenset[str]:
    """Return a list of words.yaml in all its languages."""
    return frozenset().union(*(folded(name, lang) for lang in read("words")[name]))
