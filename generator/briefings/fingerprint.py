"""A hash of a value, whatever it is made of: equal values have equal ones in every run."""

import json
from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from functools import cache
from hashlib import blake2b
from operator import attrgetter
from typing import Any

_SIZE = 16


def fingerprint(*values: object) -> str:
    """Return a hash of values of strings, numbers, None, sequences, mappings and dataclasses.

    A list and a tuple of the same are the same. Anything else counts as ``repr`` gives it.
    """
    try:
        told = json.dumps(values, ensure_ascii=False, default=_plain, check_circular=False)
    except (TypeError, ValueError, RecursionError):  # keys of mappings that are no words
        told = repr(values)
    return blake2b(told.encode("utf-8", "surrogatepass"), digest_size=_SIZE).hexdigest()


def _plain(value: object) -> object:
    """Return what JSON has no form for as something that it has one for."""
    kind: Any = type(value)
    if parts := _parts(kind):
        return [kind.__name__, parts(value)]
    if isinstance(value, Mapping):
        return list(value.items())
    return sorted(map(repr, value)) if isinstance(value, AbstractSet) else repr(value)


@cache
def _parts(kind: Any) -> "attrgetter[object] | None":  # noqa: ANN401 - a class
    """Return what takes the fields out of a dataclass; None for all else."""
    names = tuple(getattr(kind, "__dataclass_fields__", ()))
    return attrgetter(*names) if names else None
