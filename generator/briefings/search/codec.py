"""How the index is written down: numbers as letters, postings, entries, scripts.

Plain text rather than compressed bytes: hosts compress on the way, the bytes of a compressor
differ from version to version, and a page opened from disk may read nothing but scripts.
docs/search-index.md describes the format for other readers.
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

#: Six bits a letter: five of the number, the sixth says that more follow.
ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
_VALUE = {letter: value for value, letter in enumerate(ALPHABET)}
#: Steps of the weight of a term in an article: 1 to 16, four bits.
IMPACTS = 16
_LETTERS = np.frombuffer(ALPHABET.encode(), dtype=np.uint8)
Numbers = NDArray[np.int64]
_SHARD = "briefings.shard("


@dataclass(frozen=True, slots=True)
class Entry:
    """What a shard of terms says of one key."""

    key: str  #: a class, or a form whose classes lie elsewhere
    surfaces: tuple[str, ...] = ()  #: forms of the class, sorted; () if it is no class
    postings: str = ""  #: encoded; "" if it is no class
    links: tuple[str, ...] = ()  #: classes that the form ``key`` belongs to, sorted


def to_letters(number: int) -> str:
    """Return a whole number as letters, least significant first."""
    letters = []
    while number >= 32:
        letters.append(ALPHABET[32 + (number & 31)])
        number >>= 5
    return "".join(letters) + ALPHABET[number]


def to_all_letters(values: Numbers) -> tuple[NDArray[np.uint8], Numbers]:
    """Return the letters of numbers, as ``codec.to_letters``, and where each number ends."""
    sizes = np.ones(len(values), dtype=np.int64)
    for bits in range(5, 60, 5):
        sizes += values >= 1 << bits
    ends = np.cumsum(sizes)
    letters = np.zeros(int(ends[-1]) if len(ends) else 0, dtype=np.uint8)
    for at in range(int(sizes.max(initial=0))):
        has = sizes > at
        more = np.where(sizes[has] > at + 1, 32, 0)
        part = (values[has] >> (5 * at)) & 31
        letters[ends[has] - sizes[has] + at] = _LETTERS[part + more]
    return letters, ends


def to_numbers(numbers: Iterable[int]) -> str:
    """Encode article numbers, rising."""
    letters, last = [], -1
    for number in numbers:
        letters.append(to_letters(number - last - 1))
        last = number
    return "".join(letters)


def from_numbers(text: str) -> Iterator[int]:
    """Decode article numbers. Raises ValueError on foreign letters."""
    last = -1
    for value in from_values(text):
        last += value + 1
        yield last


def from_postings(text: str) -> Iterator[tuple[int, int]]:
    """Decode pairs of article number and impact. Raises ValueError on foreign letters."""
    last = -1
    for value in from_values(text):
        last += value // IMPACTS + 1
        yield last, value % IMPACTS + 1


def from_values(text: str) -> Iterator[int]:
    """Decode plain numbers. Raises ValueError on foreign letters."""
    value = shift = 0
    for letter in text:
        part = _VALUE.get(letter, -1)
        if part < 0:
            raise ValueError(letter)
        value += (part & 31) << shift
        shift += 5
        if part < 32:
            yield value
            value = shift = 0


def to_entries(entries: Iterable[Entry]) -> str:
    """Encode sorted entries: shared letters, rest, ``=`` forms, ``|`` postings, ``>`` links."""
    parts, last = [], ""
    for entry in entries:
        shared = _shared(last, entry.key)
        part = ALPHABET[shared] + entry.key[shared:]
        if entry.postings:
            if entry.surfaces != (entry.key,):
                part += "=" + ",".join(_ending(entry.key, form) for form in entry.surfaces)
            part += "|" + entry.postings
        if entry.links:
            part += ">" + ",".join(_ending(entry.key, link) for link in entry.links)
        parts.append(part)
        last = entry.key
    return " ".join(parts)


def from_entries(text: str) -> Iterator[Entry]:
    """Decode entries. Raises KeyError (or IndexError) on a damaged text."""
    last = ""
    for part in text.split(" ") if text else []:
        own, _, links = part.partition(">")
        names, _, postings = own.partition("|")
        word, has_forms, forms = names.partition("=")
        last = last[: _VALUE[word[0]]] + word[1:]
        surfaces = tuple(_whole(last, form) for form in forms.split(",")) if has_forms else (last,)
        yield Entry(
            key=last,
            surfaces=surfaces if postings else (),
            postings=postings,
            links=tuple(_whole(last, link) for link in links.split(",")) if links else (),
        )


def to_script(name: str, data: object) -> bytes:
    """Return a shard: one call with its name and its data, UTF-8."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return f"{_SHARD}{json.dumps(name)},{text});\n".encode()


def from_script(name: str, script: bytes) -> object:
    """Return the data of a shard. Raises ValueError if it is damaged or another shard."""
    text = script.decode()
    opening = f"{_SHARD}{json.dumps(name)},"
    if not text.startswith(opening) or not text.endswith(");\n"):
        raise ValueError(name)
    return json.loads(text[len(opening) : -3])


def order(term: str) -> bytes:
    """Return the sort key of terms: by UTF-16 units, as scripts compare."""
    return term.encode("utf-16-be", "surrogatepass")


def _shared(one: str, other: str) -> int:
    at = 0
    while at < min(len(one), len(other), 63) and one[at] == other[at]:
        at += 1
    return at


def _ending(key: str, form: str) -> str:
    """Return what makes a form of a key: ``-`` for each letter lost, then letters added."""
    shared = _shared(key, form)
    return "-" * (len(key) - shared) + form[shared:]


def _whole(key: str, ending: str) -> str:
    added = ending.lstrip("-")
    lost = len(ending) - len(added)
    return key[: len(key) - lost] + added
