"""How the index is written down: numbers as letters, entries, scripts.

Plain text rather than compressed bytes: hosts compress on the way, the bytes of a compressor
differ from version to version, and a page opened from disk may read nothing but scripts.
docs/search-index.md describes the format for other readers.
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from briefings.search.bits import ALPHABET

_VALUE = {letter: value for value, letter in enumerate(ALPHABET)}
_SHARD = "briefings.shard("
_MOST_SHARED = len(ALPHABET) - 1  # characters: one letter says how many


@dataclass(frozen=True, slots=True)
class Entry:
    """What a shard of terms says of one key."""

    key: str  #: a class, or a form whose classes lie elsewhere
    surfaces: tuple[str, ...] = ()  #: forms of the class, sorted; () if it is no class
    postings: str = ""  #: ``postings.to_postings``; "" if it is no class
    links: tuple[str, ...] = ()  #: classes that the form ``key`` belongs to, sorted


def to_letters(number: int) -> str:
    """Return a whole number as letters of five bits, least significant first; 32: more follow."""
    letters = []
    while number >= 32:
        letters.append(ALPHABET[32 + (number & 31)])
        number >>= 5
    return "".join(letters) + ALPHABET[number]


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


def to_entries(entries: Sequence[Entry]) -> list[str]:
    """Encode sorted entries; apart from them the postings of those that are classes, in turn.

    An entry is a letter for what it shares with the one before, the rest, ``=`` forms, ``>`` links;
    ``<`` links if it is no class.
    """
    parts, last = [], ""
    for entry in entries:
        shared = _shared(last, entry.key)
        part = ALPHABET[shared] + entry.key[shared:]
        if entry.postings and entry.surfaces != (entry.key,):
            part += "=" + ",".join(_ending(entry.key, form) for form in entry.surfaces)
        if entry.links:
            part += ">" if entry.postings else "<"
            part += ",".join(_ending(entry.key, link) for link in entry.links)
        parts.append(part)
        last = entry.key
    return [" ".join(parts), " ".join(entry.postings for entry in entries if entry.postings)]


def from_entries(data: object) -> Iterator[Entry]:
    """Decode entries. Raises ValueError or a LookupError on damaged ones."""
    names, lists = map(str, data) if isinstance(data, list) else ("", "")
    postings = iter(lists.split(" ") if lists else [])
    last = ""
    for part in names.split(" ") if names else []:
        bare, is_form, others = part.partition("<")
        own, _, links = bare.partition(">")
        word, has_forms, forms = own.partition("=")
        last = last[: _VALUE[word[0]]] + word[1:]
        surfaces = tuple(_whole(last, form) for form in forms.split(",")) if has_forms else (last,)
        links = others or links
        own_list = "" if is_form else next(postings, "")
        if not (is_form or own_list):
            raise ValueError(word)
        yield Entry(
            key=last,
            surfaces=() if is_form else surfaces,
            postings=own_list,
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
    for at, (letter, its) in enumerate(zip(one, other, strict=False)):
        if letter != its or at == _MOST_SHARED:
            return at
    return min(len(one), len(other))


def _ending(key: str, form: str) -> str:
    """Return what makes a form of a key: ``-`` for each letter lost, then letters added."""
    shared = _shared(key, form)
    return "-" * (len(key) - shared) + form[shared:]


def _whole(key: str, ending: str) -> str:
    added = ending.lstrip("-")
    lost = len(ending) - len(added)
    return key[: len(key) - lost] + added
