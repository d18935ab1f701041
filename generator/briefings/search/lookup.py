"""A word to what the index knows of it, through as few shards as possible.

Twins: theme/scripts/search-lookup.js and search-repair.js.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from rapidfuzz.distance import OSA

from briefings.search.analyse import split_compound, to_surface
from briefings.search.clitics import bare_forms
from briefings.search.codec import order
from briefings.search.grammar import Word
from briefings.search.postings import from_postings, impact
from briefings.search.shards import border_of, name_of
from briefings.search.shelf import Head, Shard, Shelf
from briefings.search.stops import QUIET

#: Classes that one prefix may stand for, those in most articles first.
MAX_CLASSES = 32
#: Shards read for one prefix or one misspelt word.
MAX_SHARDS = 6
_NUMBER = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class Found:
    """What one word stands for."""

    impacts: dict[int, int]  #: by article number; the best of its classes
    marks: frozenset[str]  #: forms to be marked in a text
    instead: str = ""  #: the form that was taken for an unknown word; "" if it is known
    times: int = 1  #: how often it was asked for
    quiet: bool = False  #: says nothing in the language of some article; adds points only


NOTHING = Found({}, frozenset())


def find(word: Word, head: Head, shelf: Shelf) -> Found:
    """Return what a word stands for.

    Itself, else words that begin so, else its parts, else the nearest one.
    """
    return replace(_find(word, head, shelf), times=word.times)


def find_quiet(word: Word, head: Head, shelf: Shelf) -> Found:
    """Return where a word stands in texts in whose language it says nothing."""
    names = classes_of(word.surface + QUIET, head, shelf)
    found = found_in(names, head, shelf)
    marks = frozenset(form.removesuffix(QUIET) for form in found.marks)
    return replace(found, marks=marks, times=word.times)


def _find(word: Word, head: Head, shelf: Shelf) -> Found:
    if not head.borders:
        return NOTHING
    names = classes_of(word.surface, head, shelf)
    quiet = not word.loud and bool(classes_of(word.surface + QUIET, head, shelf))
    if names or quiet:
        return replace(found_in(names, head, shelf), quiet=quiet)
    is_filter = ":" in word.surface
    # the beginning of another address is another address
    is_open = word.prefix or (is_filter and not word.surface.startswith("url:"))
    if is_open and len(word.surface) >= 2:
        names = _beginning(word.surface, head, shelf)
        if names:
            return found_in(names, head, shelf)
    parts = split_compound(word.surface) or split_compound(word.typed)
    if parts:
        both = [classes_of(to_surface(part), head, shelf) for part in parts]
        return _together([found_in(each, head, shelf) for each in both])
    if word.gram or is_filter or len(word.surface) < 4 or _NUMBER.search(word.surface):
        return NOTHING  # a number that is nearly the same is another number
    return _repaired(word.surface, head, shelf)


def _repaired(surface: str, head: Head, shelf: Shelf) -> Found:
    """Return what stands for a word that the archive does not know."""
    names = _bare(surface, head, shelf)
    if names:
        return found_in(names, head, shelf, names[0])
    instead = _nearest(surface, head, shelf)
    return found_in(classes_of(instead, head, shelf), head, shelf, instead) if instead else NOTHING


def classes_of(form: str, head: Head, shelf: Shelf) -> list[str]:
    """Return the keys of the classes of a form; [] if it is unknown."""
    return shelf.terms(border_of(form, head.borders)).forms.get(form, [])


def _bare(surface: str, head: Head, shelf: Shelf) -> list[str]:
    """Return the classes of a word without what is written together with it; [] if none is known.

    A class goes by a stem: where it is no form in the archive, it is the name of a class.
    """
    for form in bare_forms(surface):
        shard = shelf.terms(border_of(form, head.borders))
        names = [form] if form in shard.numbers else shard.forms.get(form)
        if names:
            return names
    return []


def _together(parts: Sequence[Found]) -> Found:
    """Return what two parts of a word have in common: MH 17 for MH17."""
    one, other = (part.impacts for part in parts)
    impacts = {number: min(one[number], other[number]) for number in one if number in other}
    return Found(impacts, parts[0].marks | parts[1].marks if impacts else frozenset())


def found_in(names: Sequence[str], head: Head, shelf: Shelf, instead: str = "") -> Found:
    """Return what classes stand for together."""
    impacts: dict[int, int] = {}
    marks: set[str] = set()
    for name in names:
        border = border_of(name, head.borders)
        entry = shelf.terms(border).entries.get(name)
        if entry is None:
            continue
        marks.update(entry.surfaces)
        try:
            for posting in from_postings(entry.postings, head.count):
                says = impact(head.sizes[posting.number], head.mean, posting.times, posting.extra)
                impacts[posting.number] = max(says, impacts.get(posting.number, 0))
        except (ValueError, IndexError):
            shelf.damaged.add(f"search/{name_of(border)}.js")
    return Found(impacts, frozenset(marks), instead)


def _beginning(prefix: str, head: Head, shelf: Shelf) -> list[str]:
    """Return the classes that have a form with this beginning, the weightiest first."""
    weight: dict[str, int] = {}
    for shard in _range(prefix, head, shelf):
        for form, names in shard.forms.items():
            if form.startswith(prefix) and (":" in prefix or _is_word(form)):
                for name in names:
                    weight[name] = max(weight.get(name, 0), _weight(shard, name))
    return sorted(weight, key=lambda name: (-weight[name], order(name)))[:MAX_CLASSES]


def _nearest(surface: str, head: Head, shelf: Shelf) -> str:
    """Return the known form with the fewest slips, else with the longest common beginning.

    A slip is a letter added, lost, changed or swapped with the next one, never the first.
    """
    slips = 1 if len(surface) < 9 else 2
    least = max(4, (2 * len(surface) + 2) // 3)
    best: tuple[int, int, bytes, str] | None = None
    for shard in _range(surface[:2], head, shelf):
        for form, names in shard.forms.items():
            if form[0] != surface[0] or not _is_word(form):
                continue
            rank = _distance(surface, form, slips, least)
            if rank is None:
                continue
            heavy = max(_weight(shard, name) for name in names)
            candidate = (rank, -heavy, order(form), form)
            best = candidate if best is None else min(best, candidate)
    return best[3] if best else ""


def _is_word(form: str) -> bool:
    """Tell whether a form is neither a filter nor one of those that say nothing."""
    return ":" not in form and not form.endswith(QUIET)


def _distance(surface: str, form: str, slips: int, least: int) -> int | None:
    """Return how far a form is: slips, or 100 less the letters in common; None if too far."""
    if abs(len(form) - len(surface)) <= slips:
        distance = OSA.distance(surface, form, score_cutoff=slips)
        if distance <= slips:
            return int(distance)
    same = 0
    while same < min(len(surface), len(form)) and surface[same] == form[same]:
        same += 1
    return 100 - same if same >= least else None


def _range(prefix: str, head: Head, shelf: Shelf) -> Iterator[Shard]:
    """Yield the shards that hold keys with this beginning, at most MAX_SHARDS."""
    first = border_of(prefix, head.borders)
    more = [border for border in head.borders if border.startswith(prefix) and border != first]
    for border in [first, *more][:MAX_SHARDS]:
        yield shelf.terms(border)


def _weight(shard: Shard, name: str) -> int:
    """Return how long the list of a class is; 0 if it lies in another shard."""
    entry = shard.entries.get(name)
    return len(entry.postings) if entry else 0
