"""Places of classes to files, each for some shards of terms beside each other.

Phrases are rare, and hosts do not like many files; so these are larger than those of terms.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from zlib import crc32

from briefings.search.codec import order, to_script
from briefings.search.gather import Terms
from briefings.search.shards import homes_in_order, name_of

#: Shards of terms that share a file of places, at least and at most.
_LEAST, _MOST = 3, 6
_ONE_IN = 2  # a shard in so many may open a file


def openers(borders: Sequence[str]) -> list[int]:
    """Return which of the borders open a file of places, by number, rising."""
    found: list[int] = []
    for number, border in enumerate(borders):
        held = number - found[-1] if found else _MOST
        if held >= _MOST or (held >= _LEAST and crc32(border.encode()) % _ONE_IN == 0):
            found.append(number)
    return found


def places_name(border: str, borders: Sequence[str], opening: Sequence[int]) -> str:
    """Return the name of the file that holds the places of the classes in a shard."""
    number = bisect_right(borders, order(border), key=order) - 1
    opener = borders[opening[bisect_right(opening, number) - 1]]
    return name_of(opener).replace("terms/t-", "places/p-")


def place_files(terms: Terms, borders: Sequence[str]) -> Iterator[tuple[str, bytes]]:
    """Yield name and script of each file: by border of the shards, a text for each class in turn.

    A space stands between two.
    """
    shards: dict[str, list[str]] = {border: [] for border in borders}
    names, places = sorted(terms.vocabulary.numbers, key=order), terms.to_places()
    for border, name in zip(homes_in_order(names, borders), names, strict=True):
        shards[border].append(places[terms.vocabulary.numbers[name]])
    opening = openers(borders)
    files: dict[str, dict[str, str]] = {}
    for border, texts in shards.items():
        file = files.setdefault(places_name(border, borders, opening), {})
        file[border] = " ".join(texts)
    for name, file in files.items():
        yield name, to_script(name, file)
