"""Terms to files: sorted, cut where the content says so, each form to be found where it sorts.

A border depends on the terms around it only (content-defined chunking), so that a changed
article rewrites the shards of its words and no others.
"""

import re
from bisect import bisect_right
from collections import defaultdict, deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from zlib import crc32

from unidecode import unidecode

from briefings.search.codec import Entry, order, to_entries
from briefings.search.gather import Terms
from briefings.search.spellings import SPELLINGS

#: Characters of a shard: a query reads one for each word, a site should not hold thousands.
_MIN_SIZE, _MAX_SIZE = 6_000, 24_000
_ONE_IN = 64  # one term in so many may open a shard
_MAX_BORDER = 12  # letters; a border is part of a file name
_MIN_NAME = 5  # letters; shorter words mean too many things in another alphabet
_GREEK_OR_CYRILLIC = re.compile("[\u0370-\u052f]")
_LONGEST_ENDING = 2  # letters of a case: Киевом; longer ones make adjectives
#: Spellings of one name that differ between habits of transliteration, applied in order, those of
#: ``_RULES`` last.
_SPELLINGS = (("shch", "sh"), ("kh", "h"), ("ts", "c"), ("tz", "c"), ("ks", "x"), ("w", "v"))
_RULES = (
    (re.compile(r"(?<=[aeiou])y(?=[aeiou])|j"), "i"), (re.compile(r"i?y+|ii+|yi|ij"), "i"),
    (re.compile(r"(.)\1+"), r"\1"),
)  # fmt: skip
#: Takes from a Latin form what these may change: which letters are left is the same before and
#: after, and quicker to tell.
_UNSTEADY = str.maketrans({**dict.fromkeys("acehijkostuxyz'\"", ""), "w": "v"})


def to_files(terms: Terms) -> tuple[dict[str, list[str]], tuple[str, ...]]:
    """Return the texts of each shard by its border, and the borders in order.

    A shard holds the keys from its border on, up to the next one. The first border is "".
    """
    entries = _entries(terms)
    borders = tuple(_borders(entries))
    links = _links(entries, borders)
    shards: dict[str, dict[str, Entry]] = {border: {} for border in borders}
    for border, entry in _at_home(entries, borders):
        shards[border][entry.key] = entry
    home = homes(borders)
    for form, classes in links.items():
        shard = shards[home(form)]
        old = shard.get(form, Entry(form))
        shard[form] = Entry(form, old.surfaces, old.postings, tuple(sorted(classes, key=order)))
    return {
        border: to_entries(sorted(shard.values(), key=lambda e: order(e.key)))
        for border, shard in shards.items()
    }, borders


def border_of(term: str, borders: Sequence[str]) -> str:
    """Return the border of the shard where a term belongs. There must be one shard at least."""
    return borders[max(0, bisect_right(borders, order(term), key=order) - 1)]


def homes(borders: Sequence[str]) -> Callable[[str], str]:
    """Return ``border_of`` for many terms."""
    orders = [order(border) for border in borders]
    return lambda term: borders[max(0, bisect_right(orders, order(term)) - 1)]


def homes_in_order(terms: Iterable[str], borders: Sequence[str]) -> Iterator[str]:
    """Yield ``border_of`` of each of the terms, which are sorted."""
    coming = deque((order(border), border) for border in borders[1:])
    own = borders[0] if borders else ""
    for term in terms:
        key = order(term)
        while coming and coming[0][0] <= key:
            own = coming.popleft()[1]
        yield own


def name_of(border: str) -> str:
    """Return the name of a shard: letters and digits as they are, all else as ``_`` and hex.

    The ``t-`` in front keeps ``con`` and ``aux`` legal on Windows.
    """
    safe = (
        chr(byte) if chr(byte).isascii() and chr(byte).isalnum() else f"_{byte:02x}"
        for byte in border.encode()
    )
    return "terms/t-" + "".join(safe)


def _entries(terms: Terms) -> list[Entry]:
    by_name = sorted(terms.vocabulary.numbers.items(), key=lambda item: order(item[0]))
    postings = terms.to_postings()
    return [
        Entry(
            key=name,
            surfaces=tuple(sorted(terms.vocabulary.surfaces[number], key=order)),
            postings=postings[number],
        )
        for name, number in by_name
    ]


def _at_home(entries: Sequence[Entry], borders: Sequence[str]) -> Iterable[tuple[str, Entry]]:
    return zip(homes_in_order((entry.key for entry in entries), borders), entries, strict=True)


def _borders(entries: Sequence[Entry]) -> Iterable[str]:
    if entries:
        yield ""
    size = 0
    for before, entry in pairwise(entries):
        size += len(before.postings) + 4 * len(before.surfaces)
        if size < _MIN_SIZE or (size < _MAX_SIZE and crc32(entry.key.encode()) % _ONE_IN):
            continue
        border = _shortest_above(before.key, entry.key)
        if len(border) <= _MAX_BORDER:
            yield border
            size = 0


def _shortest_above(before: str, key: str) -> str:
    """Return the shortest beginning of ``key`` that sorts after ``before``."""
    for length in range(1, len(key) + 1):
        if order(key[:length]) > order(before):
            return key[:length]
    return key


def _links(entries: Sequence[Entry], borders: Sequence[str]) -> Mapping[str, set[str]]:
    """Return the classes of each form that does not lie beside them in one shard."""
    links: dict[str, set[str]] = defaultdict(set)
    home = homes(borders)
    for own, entry in _at_home(entries, borders):
        for form in entry.surfaces:
            if form != entry.key and home(form) != own:
                links[form].add(entry.key)
    for form, classes in _across_alphabets(entries).items():
        links[form] |= classes
    for form, classes in _other_spellings(entries).items():
        links[form] |= classes
    return links


def _other_spellings(entries: Sequence[Entry]) -> Mapping[str, set[str]]:
    """Return further classes of forms of names that outlets spell in several ways.

    Cyrillic names count with their endings (Киева), as far as the archive holds them.
    """
    groups = {_bare(form): group for group in SPELLINGS for form in group}
    classes: dict[tuple[str, ...], set[str]] = defaultdict(set)
    forms: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for entry in entries:
        for form in entry.surfaces:
            group = _group_of(form, groups)
            if group:
                classes[group].add(entry.key)
                forms[group].add(form)
    links: dict[str, set[str]] = defaultdict(set)
    for group, names in classes.items():
        for form in forms[group].union(group):
            links[form] |= names
    return links


def _group_of(form: str, groups: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    if not _GREEK_OR_CYRILLIC.match(form):
        return groups.get(form, ())
    beginnings = (form[: len(form) - lost] for lost in range(_LONGEST_ENDING + 1))
    return next((groups[b] for b in beginnings if b in groups), ())


def _bare(form: str) -> str:
    """Return a Cyrillic name without the ending of its nominative: Одесс."""
    return form.rstrip("аеья") if _GREEK_OR_CYRILLIC.match(form) else form


def _across_alphabets(entries: Sequence[Entry]) -> Mapping[str, set[str]]:
    """Return further classes of forms that are one name in two alphabets.

    Only what stands in the archive in both is joined: the query side has no tables.
    """
    other = _by_name(entries, lambda form: bool(_GREEK_OR_CYRILLIC.match(form)))
    if not other:
        return {}
    letters = {frozenset(key.translate(_UNSTEADY)) for key in other}
    latin = _by_name(
        entries, lambda form: form.isascii() and frozenset(form.translate(_UNSTEADY)) in letters
    )
    links: dict[str, set[str]] = defaultdict(set)
    for key in sorted(other.keys() & latin.keys()):
        for form, name in other[key]:
            for latin_form, latin_name in latin[key]:
                links[form].add(latin_name)
                links[latin_form].add(name)
    return links


def _by_name(
    entries: Sequence[Entry], is_wanted: Callable[[str], bool]
) -> dict[str, list[tuple[str, str]]]:
    """Return the wanted forms that may be names, each with its class, by what names share."""
    found: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for entry in entries:
        for form in entry.surfaces:
            if len(form) >= _MIN_NAME and is_wanted(form) and form.isalpha():
                found[_name_key(form)].append((form, entry.key))
    return found


def _name_key(form: str) -> str:
    key = form if form.isascii() else unidecode(form)
    key = key.lower().replace("'", "").replace('"', "")
    for spelling, plain in _SPELLINGS:
        key = key.replace(spelling, plain)
    for pattern, plain in _RULES:
        key = pattern.sub(plain, key)
    return key
