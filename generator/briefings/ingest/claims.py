"""Claims made fit for our front matter, and the choice between them."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from briefings.articlefile import KEYS
from briefings.ingest.dates import settle
from briefings.languages import to_tag
from briefings.model import Witness
from briefings.text import title_key, to_line
from briefings.urls import canonical, is_web

LISTS = {
    "authors", "agency", "tags", "related_titles", "related", "people", "organisations", "places",
    "aliases",
}  # fmt: skip
#: Fields of an article that a claim may fill; another field's claim is a foreign key.
FIELDS = set(KEYS) - {"seed"}


def choose(witnesses: Sequence[Witness]) -> dict[str, Witness]:
    """Return the winner of each field: the highest confidence, the earlier at a tie."""
    winner: dict[str, Witness] = {}
    for witness in witnesses:
        best = winner.get(witness.field)
        if settle.is_two_way(witness) or (best and best.confidence >= witness.confidence):
            continue
        winner[witness.field] = witness
    return winner


def without_repeated_title(winner: dict[str, Witness]) -> dict[str, Witness]:
    """Return the winners without a subtitle that says what the title says; its claim stays told."""
    if "subtitle" not in winner or "title" not in winner:
        return winner
    same = title_key(str(winner["subtitle"].value)) == title_key(str(winner["title"].value))
    return {field: w for field, w in winner.items() if field != "subtitle" or not same}


def sane(witnesses: Sequence[Witness]) -> Iterator[Witness]:
    """Yield the claims in the form of our front matter, those that cannot be left out."""
    for witness in witnesses:
        value = witness.value
        if witness.field == "lang":
            value = to_tag(str(value)) or ""
        elif witness.field in {"source_url", "archive_url"}:
            value = canonical(str(value)) if is_web(str(value)) else ""
        elif witness.field in LISTS and isinstance(value, str):
            value = (value,)
        elif isinstance(value, str):
            value = to_line(value)
        if value:
            yield replace(witness, value=value)
