"""One name in several alphabets is one entry: people are compared by the sounds of their names."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from briefings.enrich.naming.case import PERSON
from briefings.enrich.naming.persons import EntityId
from briefings.enrich.naming.pieces import Name
from briefings.enrich.naming.spelling import (
    block,
    distance,
    given_group,
    parts_of,
    same_given,
    same_name,
    same_word,
    sounds,
)
from briefings.text import fold

#: Names under one rough key that are compared with each other; a further one stays alone.
_MOST = 60


def unite(
    names: Mapping[EntityId, Name],
    kinds: Mapping[EntityId, str],
    different: frozenset[frozenset[str]],
) -> dict[EntityId, EntityId]:
    """Return the entry that each name belongs to; a name that stands alone is its own.

    Full names of people only, and in two alphabets, or in one with the same given name and a
    surname that differs as systems of transliteration do. ``names`` come most frequent first;
    ``different`` are pairs of folded names that people keep apart.
    """
    blocks: dict[tuple[str, str], list[EntityId]] = defaultdict(list)
    found: dict[EntityId, EntityId] = {}
    for entity, name in names.items():
        found[entity] = entity
        words = parts_of(" ".join(name))
        if kinds[entity] != PERSON or len(words) < 2:
            continue
        rough = (_rough(words[0]), block(words[-1]))
        for other in blocks[rough][:_MOST]:
            pair = frozenset((fold(" ".join(name)), fold(" ".join(names[other]))))
            if pair not in different and _is_one(name, names[other]):
                found[entity] = other
                break
        else:
            blocks[rough].append(entity)
    return found


def _rough(given: str) -> str:
    group = given_group(given)
    return block(given)[:2] if group is None else str(group)


def _is_one(name: Sequence[str], other: Sequence[str]) -> bool:
    one, two = " ".join(name), " ".join(other)
    if (max(one) > "\u0370") != (max(two) > "\u0370"):
        return same_name(one, two)
    mine, theirs = parts_of(one), parts_of(two)
    strictly = same_given(mine[0], theirs[0]) and same_word(mine[-1], theirs[-1])
    return strictly and _is_transliterated(mine[-1], theirs[-1])


def _is_transliterated(one: str, other: str) -> bool:
    """Tell whether two surnames of one alphabet differ only as transliterations do.

    Zelensky and Zelenskyy or Selenskyj, Yeltsin and Eltsine, Lukashenko and Lukashenka do;
    Petersen and Peterson do not. Both are spellings of one word already (``same_word``).
    """
    first, second = sounds(one).removeprefix("i"), sounds(other).removeprefix("i")
    if {first[:1], second[:1]} == {"s", "z"}:  # German, or ``same_word`` had said no
        first, second = first[1:], second[1:]
    return first == second or (
        first.endswith(("enko", "enka", "ski", "ov", "ev", "iC")) and distance(first, second) <= 0.3
    )
