"""How far texts taken from one page agree: shared runs of words."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import combinations

Shingle = tuple[str, ...]
_MOST = 0.6  # of the runs of words of a piece: the text has it
_ADDRESSES = re.compile(r"\]\(<?[^()\s]*(?:\([^()\s]*\)[^()\s]*)*>?\)")
_LINKS = re.compile(rf"\[((?:[^\[\]\\]|\\.)*){_ADDRESSES.pattern}")


def agreements(texts: Mapping[str, Sequence[str]]) -> dict[str, float]:
    """Return by name how far each text agrees with the others, 0 to 1.

    The texts are given as their words. The agreement of two is twice the runs of four words that
    they share over all runs of both; here the mean over the others.
    """
    bags = {name: _bag(words) for name, words in texts.items()}
    sums = dict.fromkeys(bags, 0.0)
    for (one, its), (other, others) in combinations(bags.items(), 2):
        total = len(its) + len(others)
        shared = 2 * len(its & others) / total if total else 0.0
        sums[one] += shared / (len(bags) - 1)
        sums[other] += shared / (len(bags) - 1)
    return sums


def _bag(words: Sequence[str]) -> set[Shingle | tuple[Shingle, int]]:
    """Return the runs of four words as a set; one that comes again is numbered."""
    seen: Counter[Shingle] = Counter()
    bag: set[Shingle | tuple[Shingle, int]] = set()
    for run in shingles(words):
        if run in bag:
            seen[run] += 1
            bag.add((run, seen[run]))
        else:
            bag.add(run)
    return bag


def shingles(words: Sequence[str], size: int = 4) -> list[Shingle]:
    """Return the runs of ``size`` words, in order; a shorter text is one run of all of it."""
    size = min(size, len(words))
    return list(zip(*(words[at:] for at in range(size)), strict=False)) if size else []


def backing(texts: Iterable[Sequence[str]]) -> Callable[[str], bool]:
    """Return what tells whether at least one of the texts has most of a piece of text."""
    lowered = [[word.lower() for word in words] for words in texts]
    held = [set(shingles(words, 3)) | set(shingles(words, 2)) for words in lowered]

    def is_backed(text: str) -> bool:
        runs = shingles([word.lower() for word in words_of(text)], 3)
        return not runs or any(sum(run in has for run in runs) > _MOST * len(runs) for has in held)

    return is_backed


def words_of(markdown: str) -> list[str]:
    """Return the words of a text without addresses of links."""
    return re.findall(r"\w+", _ADDRESSES.sub("] ", markdown))


def without_addresses(markdown: str) -> str:
    """Return the text with links as their words."""
    return _LINKS.sub(r"\1", markdown)
