"""Words before a colon that say what follows (``Source: ...``), in the languages at hand.

The words stand in labels.yaml, by what they announce.
"""

import re
from collections.abc import Iterable, Mapping
from importlib.resources import files

import yaml

from briefings.urlrules import LOADER

#: What the label of a line announces -> its spellings, lower case.
LABELS: Mapping[str, tuple[str, ...]] = {
    kind: tuple(words)
    for kind, words in yaml.load(
        files(__package__).joinpath("labels.yaml").read_text("utf-8"),
        LOADER,  # noqa: S506  a safe one
    ).items()
}

_COLON = r"[*_]{0,3}[ \t]*[:：][ \t]*[*_]{0,3}"
_LEAD = r"^[ \t>]*(?:[-*+•▪–—][ \t]+)?[*_]{0,3}\(?[ \t]*"


def _one_of(spellings: Iterable[str]) -> str:
    ordered = sorted(spellings, key=lambda word: (-len(word), word))
    return "|".join(re.escape(word).replace(r"\ ", r"[ \t]+") for word in ordered)


_WITH_COLON = {
    kind: re.compile(
        rf"{_LEAD}(?P<label>{_one_of(words)}){_COLON}(?P<rest>.*?)[ \t]*$", re.IGNORECASE
    )
    for kind, words in LABELS.items()
}
_WITHOUT_COLON = {
    kind: re.compile(
        rf"{_LEAD}(?P<label>{_one_of(words)})(?![\w'’])[*_]{{0,3}}[ \t]*(?P<rest>.*?)[ \t]*$",
        re.IGNORECASE,
    )
    for kind, words in LABELS.items()
}


def match_label(kind: str, line: str) -> tuple[str, str] | None:
    """Return label and rest of ``Label: rest`` (rest may be ""), or None."""
    match = _WITH_COLON[kind].match(line)
    return (match["label"], match["rest"].strip()) if match else None


def match_bare_label(kind: str, line: str) -> tuple[str, str] | None:
    """Return label and rest of ``Label rest`` with or without a colon, or None.

    The caller must know that the rest is of the right kind: ``From`` begins many sentences.
    """
    match = _WITHOUT_COLON[kind].match(line)
    return (match["label"], match["rest"].lstrip(":： \t")) if match else None


def names_only(kind: str, text: str) -> bool:
    """Tell whether a text is a label and nothing else, with or without a colon."""
    found = match_bare_label(kind, text)
    return found is not None and not found[1].strip("*_:： ")
