"""Numbers as bits in letters, six a letter, the highest bit first.

Two codes, both of them a number with zeros before it. *Gamma* of a number from 0 on: the number
and one, in binary, behind as many zeros as it has digits after the first. *Rice* with k bits: as
many zeros as the number has in its digits above the lowest k, a one, and these k digits.
Twin of the reading half: theme/scripts/search-codec.js.
"""

from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

#: Six bits a letter.
ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
_LETTERS = np.frombuffer(ALPHABET.encode(), dtype=np.uint8)
_BITS = str.maketrans({letter: f"{value:06b}" for value, letter in enumerate(ALPHABET)})
_KNOWN = frozenset(ALPHABET)
_SIX = np.array([32, 16, 8, 4, 2, 1], dtype=np.uint8)
Numbers = NDArray[np.int64]


def lengths(values: Numbers) -> Numbers:
    """Return how many binary digits each number has; none has 0 digits."""
    return np.frexp(values.astype(np.float64))[1].astype(np.int64)


def gamma(values: Numbers) -> tuple[Numbers, Numbers]:
    """Return the codes of numbers from 0 on, and their widths in bits."""
    codes = values + 1
    return codes, 2 * lengths(codes) - 1


def rice(values: Numbers, k: Numbers) -> tuple[Numbers, Numbers]:
    """Return the codes of numbers from 0 on with ``k`` low bits each, and their widths."""
    high = values >> k
    return (np.int64(1) << k) | (values & ((np.int64(1) << k) - 1)), high + 1 + k


def joined(
    first: tuple[Numbers, Numbers], second: tuple[Numbers, Numbers]
) -> tuple[Numbers, Numbers]:
    """Return codes one behind the other, row by row. The second must be shorter than 40 bits."""
    return (first[0] << second[1]) | second[0], first[1] + second[1]


def to_texts(codes: tuple[Numbers, Numbers], starts: Numbers) -> list[str]:
    """Return the letters of lists: ``starts`` says where each begins among the codes, and the end.

    Each list begins with a letter of its own; an empty one is "".
    """
    values, widths = codes
    ends = np.concatenate(([0], np.cumsum(widths)))
    sizes = -(-np.diff(ends[starts]) // 6)  # letters of each list
    cuts = np.concatenate(([0], np.cumsum(sizes)))
    shifts = np.repeat(6 * cuts[:-1] - ends[starts[:-1]], np.diff(starts))
    last = ends[1:] + shifts - 1  # where the lowest bit of each code lies
    bits = np.zeros(6 * int(cuts[-1]), dtype=np.uint8)
    while len(values):
        bits[last] = values & 1
        rest = values > 1
        values, last = values[rest] >> 1, last[rest] - 1
    letters = _LETTERS[bits.reshape(-1, 6) @ _SIX]
    data = letters.tobytes().decode()
    return [data[start:end] for start, end in pairwise(cuts.tolist())]


class Reader:
    """Reads the codes of one list in turn. Raises ValueError where it is damaged."""

    __slots__ = ("_at", "_bits")

    def __init__(self, letters: str) -> None:
        if not _KNOWN.issuperset(letters):
            raise ValueError(letters)
        self._bits, self._at = letters.translate(_BITS), 0

    def gamma(self) -> int:
        """Return a number in gamma code."""
        one = self._bits.index("1", self._at)
        self._at = 2 * one - self._at + 1
        return int(self._bits[one : self._at], 2) - 1

    def rice(self, k: int) -> int:
        """Return a number in Rice code with ``k`` low bits."""
        one = self._bits.index("1", self._at)
        high = one - self._at
        self._at = one + 1 + k
        return int(self._bits[one : self._at], 2) + ((high - 1) << k)

    def end(self) -> None:
        """Raise ValueError unless the list ends here."""
        if not 0 <= len(self._bits) - self._at < 6:
            raise ValueError(self._bits[-6:])
