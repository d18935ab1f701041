"""Articles to short vectors: what they are about, in sixteen bytes each.

Vectors of articles on one subject are alike even if they share few words. They are learnt from
the archive itself; docs/search-index.md describes their form.
"""

from base64 import b64decode, b64encode
from collections.abc import Iterator, Sequence
from zlib import crc32

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csc_array
from threadpoolctl import threadpool_limits

from briefings.search.codec import to_script
from briefings.search.directions import Matrix, directions
from briefings.search.gather import Terms
from briefings.search.rank import rarity
from briefings.search.stops import QUIET

#: Numbers of a vector, each -1, 0 or 1; five to a byte.
SIZE, TO_A_BYTE = 80, 5
#: Articles in a file.
VECTORS_A_BLOCK = 2_048
#: Fewer articles have no vectors: there is too little to learn from.
MIN_ARTICLES = 64
#: From more articles than this a part is chosen, by hash, to learn from: so the work is bounded,
#: and most articles change no vector but their own.
MAX_LEARNT = 8_192
#: What is nearer to 0, in standard deviations, is 0: about a third of a normal distribution.
_DEAD = 0.43


def vector_files(terms: Terms, ids: Sequence[str]) -> Iterator[tuple[str, bytes]]:
    """Yield name and script of each block of vectors; nothing for a small archive.

    ``ids`` are those of the articles, in the order of their numbers.
    """
    if len(ids) < MIN_ARTICLES:
        return
    packed = _packed(vectors(terms, ids))
    for number, start in enumerate(range(0, len(ids), VECTORS_A_BLOCK)):
        block = packed[start : start + VECTORS_A_BLOCK].tobytes()
        yield vectors_name(number), to_script(vectors_name(number), b64encode(block).decode())


def vectors_name(number: int) -> str:
    """Return the name of a block of vectors."""
    return f"vectors/{number:04d}"


def vectors(terms: Terms, ids: Sequence[str]) -> NDArray[np.int8]:
    """Return a row of SIZE numbers -1, 0 or 1 for each article; zeros if nothing is known of it."""
    learnt = _chosen(ids)
    rows, names = _rows(terms, len(ids), learnt)
    if not names:
        return np.zeros((len(ids), SIZE), dtype=np.int8)
    with threadpool_limits(1, "blas"):  # more threads wait for each other: ten times the work
        found = directions(rows[learnt], names, SIZE)
    seen = _even(rows @ found, learnt)
    lengths = np.sqrt((seen * seen).sum(axis=1))
    lengths[lengths == 0] = 1.0
    even = _even(seen / lengths[:, None], learnt)
    return (np.sign(even) * (np.abs(even) > _DEAD * 2.0**10)).astype(np.int8)


def unpack(text: str) -> NDArray[np.int8]:
    """Return the vectors of a block, a row of SIZE numbers an article.

    Raises ValueError on a damaged text.
    """
    values = np.frombuffer(b64decode(text, validate=True), dtype=np.uint8).astype(np.int16)
    digits = [values // 3**at % 3 - 1 for at in range(TO_A_BYTE)]
    return np.stack(digits, axis=1).astype(np.int8).reshape(-1, SIZE)


def _packed(found: NDArray[np.int8]) -> NDArray[np.uint8]:
    """Return rows of bytes: five numbers plus one, as digits to the base of three, lowest first."""
    digits = (found.astype(np.int16) + 1).reshape(len(found), -1, TO_A_BYTE)
    values: NDArray[np.int64] = (digits * 3 ** np.arange(TO_A_BYTE)).sum(axis=2)
    return values.astype(np.uint8)


def _chosen(ids: Sequence[str]) -> NDArray[np.int64]:
    """Return the numbers of the articles to learn from."""
    shift = max(0, (len(ids) - 1) // MAX_LEARNT).bit_length()
    hashes = np.array([crc32(one.encode()) for one in ids], dtype=np.int64)
    return np.flatnonzero(hashes & ((1 << shift) - 1) == 0)


def _rows(terms: Terms, count: int, learnt: NDArray[np.int64]) -> tuple[csc_array, list[str]]:
    """Return weighted terms of all articles, and the names of the terms.

    Terms are those that two or more of the learnt articles have. Each row has a length of 2**10.
    """
    by_number = [""] * len(terms.vocabulary.numbers)
    for name, number in terms.vocabulary.numbers.items():
        by_number[number] = name
    says = np.array([":" not in name and not name.endswith(QUIET) for name in by_number], bool)
    term = np.repeat(np.arange(len(by_number), dtype=np.int32), np.diff(terms.starts))
    is_learnt = np.zeros(count, dtype=bool)
    is_learnt[learnt] = True
    holding = np.bincount(term[is_learnt[terms.docs]], minlength=len(by_number))
    kept = np.flatnonzero(says & (holding >= 2))
    names = [by_number[number] for number in kept]
    worth = {one: rarity(len(learnt), one) for one in np.unique(holding[kept]).tolist()}
    rarities = np.array([worth.get(one, 0) for one in holding.tolist()], dtype=np.float64)
    own = (says & (holding >= 2))[term]
    doc, term = terms.docs[own], term[own]
    weight = terms.impacts[own] * rarities[term]
    scale = np.sqrt(np.bincount(doc, weights=weight * weight, minlength=count))
    scale = 2.0**10 / np.where(scale > 0, scale, 1.0)
    weight *= scale[doc]
    # sorted by term as they are: such columns are not copied
    starts = np.append(np.searchsorted(term, kept), len(term))
    columns = np.rint(weight, out=weight), doc, starts
    return csc_array(columns, shape=(count, len(kept))), names


def _even(matrix: Matrix, learnt: NDArray[np.int64]) -> Matrix:
    """Return the columns as whole numbers with a standard deviation of 2**10 each."""
    own = np.abs(matrix[learnt])
    widest = own.max(axis=0, initial=0.0)
    widest[widest == 0] = 1.0
    coarse = np.rint(own * (2.0**16 / widest))
    spread = np.sqrt((coarse * coarse).sum(axis=0) / max(1, len(learnt)))
    spread[spread == 0] = 1.0
    even: Matrix = np.rint(matrix / widest * (2.0**16 / spread) * 2.0**10)
    return even
