"""Equal values have equal hashes; others have others."""

from dataclasses import dataclass
from types import MappingProxyType

from briefings.fingerprint import fingerprint


@dataclass(frozen=True, slots=True)
class One:
    name: str
    parts: tuple[object, ...] = ()


@dataclass(frozen=True, slots=True)
class Other:
    name: str
    parts: tuple[object, ...] = ()


def test_equal_values_have_one_hash():
    assert fingerprint(One("a", (One("b"), None))) == fingerprint(One("a", (One("b"), None)))


def test_every_part_counts_however_deep():
    assert fingerprint(One("a", (One("b"),))) != fingerprint(One("a", (One("c"),)))
    assert fingerprint(One("a")) != fingerprint(Other("a"))
    assert fingerprint("ab", "c") != fingerprint("a", "bc")
    assert fingerprint(None) != fingerprint("")


def test_mappings_sets_and_lone_surrogates_are_told_too():
    assert fingerprint(MappingProxyType({"a": 1})) != fingerprint(MappingProxyType({"a": 2}))
    assert fingerprint({("a", 1): 2}) != fingerprint({("a", 1): 3})
    assert fingerprint(frozenset("abcdef")) == fingerprint(frozenset("fedcba"))
    assert fingerprint("\ud800") != fingerprint("\ud801")
