"""Which articles hold a phrase: its words one after the other, in any of their forms.

Twin: theme/scripts/search-phrases.js.
"""

from collections.abc import Container, Iterator, Mapping

from briefings.search.grammar import Phrase
from briefings.search.lookup import classes_of, found_in
from briefings.search.placefiles import places_name
from briefings.search.postings import from_places, from_postings
from briefings.search.shards import border_of
from briefings.search.shelf import Head, Shelf
from briefings.search.stops import QUIET

#: Where a phrase may begin, by article; None if no word so far has told.
_Begins = dict[int, set[int] | None]


def holders(phrase: Phrase, head: Head, shelf: Shelf) -> set[int]:
    """Return the articles that hold a phrase; none if the index does not know a word of it.

    Where words stand that say nothing in the language of an article, the index does not know: they
    must occur in it, and the others must stand as far apart as the phrase says.
    """
    begins: _Begins | None = None
    for surface, offset in phrase.words if head.borders else ():
        exact = _exact(surface, offset, head, shelf, begins)
        begins = _joined(begins, exact, _quiet(surface, head, shelf))
        if not begins:
            break
    return {number for number, its in (begins or {}).items() if its}


def _joined(before: _Begins | None, exact: Mapping[int, set[int]], quiet: set[int]) -> _Begins:
    if before is None:
        return {**exact, **dict.fromkeys(quiet)}
    after: _Begins = {}
    for number, its in before.items():
        if number in quiet:
            after[number] = its
        elif number in exact:
            both = exact[number] if its is None else its & exact[number]
            if both:
                after[number] = both
    return after


def _exact(
    surface: str, offset: int, head: Head, shelf: Shelf, wanted: Container[int] | None
) -> dict[int, set[int]]:
    """Return where the phrase may begin if a word of it, so far behind its begin, stands there."""
    begins: dict[int, set[int]] = {}
    for name in classes_of(surface, head, shelf):
        for number, places in _places(name, head, shelf, wanted):
            begins.setdefault(number, set()).update(place - offset for place in places)
    return begins


def _quiet(surface: str, head: Head, shelf: Shelf) -> set[int]:
    """Return the articles in whose language a word says nothing."""
    names = classes_of(surface + QUIET, head, shelf)
    return set(found_in(names, head, shelf).impacts)


def _places(
    name: str, head: Head, shelf: Shelf, wanted: Container[int] | None
) -> Iterator[tuple[int, list[int]]]:
    """Yield the wanted articles of a class, with its places; all of them if None are named."""
    border = border_of(name, head.borders)
    shard = shelf.terms(border)
    entry = shard.entries.get(name)
    file = places_name(border, head.borders, head.places)
    texts = shelf.data(file)
    if entry is None or texts is None:
        return
    try:
        postings = list(from_postings(entry.postings, head.count))
        letters = texts[border].split(" ")[shard.numbers[name]]  # type: ignore[index]
        every = from_places(letters, postings, head.sizes)
        for posting, places in zip(postings, every, strict=True):
            if wanted is None or posting.number in wanted:
                yield posting.number, places
    except (ValueError, LookupError, TypeError, AttributeError):
        shelf.damaged.add(f"search/{file}.js")
