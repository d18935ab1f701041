"""Which articles hold a phrase: its words one after the other, in any of their forms.

Twin: theme/static/js/search-phrases.js.
"""

from collections.abc import Container, Iterator

from briefings.search.codec import from_postings, from_values
from briefings.search.grammar import Phrase
from briefings.search.lookup import Head, Shelf, classes_of
from briefings.search.shards import border_of, places_name
from briefings.search.stops import QUIET


def holders(phrase: Phrase, head: Head, shelf: Shelf) -> set[int]:
    """Return the articles that hold a phrase; none if the index does not know a word of it."""
    if not head.borders:
        return set()
    found: dict[int, set[int]] | None = None  # where the phrase may begin, by article
    for surface, offset in phrase.words:
        begins: dict[int, set[int]] = {}
        for name in (
            form for end in ("", QUIET) for form in classes_of(surface + end, head, shelf)
        ):
            for number, places in _places(name, head, shelf, found):
                begins.setdefault(number, set()).update(place - offset for place in places)
        if found is not None:
            begins = {number: its & found[number] for number, its in begins.items()}
        found = {number: its for number, its in begins.items() if its}
        if not found:
            break
    return set(found or ())


def _places(
    name: str, head: Head, shelf: Shelf, wanted: Container[int] | None
) -> Iterator[tuple[int, list[int]]]:
    """Yield the wanted articles of a class, with its places; all of them if None are named."""
    border = border_of(name, head.borders)
    shard = shelf.terms(border)
    entry = shard.entries.get(name)
    texts = shelf.data(places_name(border))
    if entry is None or not isinstance(texts, list):
        return
    try:
        values = from_values(texts[shard.numbers[name]])
        for number, _impact in from_postings(entry.postings):
            steps = [next(values) for _ in range(next(values))]
            if wanted is None or number in wanted:
                yield number, _from_steps(steps)
    except (ValueError, IndexError, StopIteration):
        shelf.damaged.add(f"search/{places_name(border)}.js")


def _from_steps(steps: list[int]) -> list[int]:
    places, last = [], -1
    for step in steps:
        last += step + 1
        places.append(last)
    return places
