"""Articles as vectors: rare words, names, and what lies behind the words."""

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

Floats = NDArray[np.float64]

#: Dimensions of the latent space: one for ten articles, at most 128. More tell events apart, fewer
#: subjects; one for five lost .03 on 633 articles in categories and won nothing on events.
DIMENSIONS, ARTICLES_EACH = 128, 10
#: In small archives one for five, up to so many.
SMALL = 32
#: Below this many articles the latent space is the word space again.
FEWEST = 40
#: Articles from which on words of one article are left out.
LARGE = 200
_EXTRA, _ROUNDS = 16, 4


def weigh(counts: sparse.csr_matrix) -> sparse.csr_matrix:
    """Return TF-IDF rows of length 1: (1 + log tf) * (1 + log (1 + N) / (1 + df)).

    ``counts``: how often each term, a column, stands in each article. A term that all articles
    share keeps some weight, so that two articles alone can be compared too. From ``LARGE``
    articles on, a term of one article alone brings nothing together and only makes its article
    look odd: it is left out.
    """
    size, width = counts.shape
    df = np.bincount(counts.indices, minlength=width)
    data = (1 + np.log(counts.data)) * (1 + np.log((1 + size) / (1 + df)))[counts.indices]
    if size >= LARGE:
        data[df[counts.indices] == 1] = 0
    matrix = sparse.csr_matrix((data, counts.indices.copy(), counts.indptr.copy()), counts.shape)
    matrix.eliminate_zeros()
    matrix.sort_indices()
    return to_unit(matrix)


def tabulate(counts: Sequence[Mapping[int, float]], width: int) -> sparse.csr_matrix:
    """Return the counts of each row as a table of that many columns."""
    sizes = np.array([len(row) for row in counts], dtype=np.int64)
    columns = np.fromiter((term for row in counts for term in row), np.int64, sizes.sum())
    data = np.fromiter((times for row in counts for times in row.values()), float, sizes.sum())
    bounds = np.concatenate([[0], np.cumsum(sizes)])
    return sparse.csr_matrix((data, columns, bounds), (len(counts), width))


def to_unit(matrix: sparse.csr_matrix) -> sparse.csr_matrix:
    """Return the rows at length 1, their columns in order; empty rows stay empty."""
    lengths = np.sqrt(np.asarray(matrix.multiply(matrix).sum(axis=1)).ravel())
    lengths[lengths == 0] = 1
    unit = sparse.diags(1 / lengths).dot(matrix).tocsr()
    unit.sort_indices()
    return unit


def to_latent(matrix: sparse.csr_matrix) -> Floats:
    """Return latent semantic rows of length 1, with no columns if there are too few articles.

    Randomised subspace iteration (Halko, Martinsson, Tropp 2011), but started from signs that
    are computed, not drawn: the same rows everywhere up to the rounding of the last digits.
    """
    articles = matrix.shape[0]
    if articles < FEWEST:
        return np.zeros((articles, 0))
    shared = matrix[:, np.asarray((matrix > 0).sum(axis=0)).ravel() > 1]
    size = min(DIMENSIONS, max(articles // ARTICLES_EACH, min(SMALL, articles // 5)))
    width = min(size + _EXTRA, articles, shared.shape[1])
    if width < 2:
        return np.zeros((articles, 0))
    basis = shared.T @ signs(articles, width)
    for _ in range(_ROUNDS):
        left, _ = np.linalg.qr(shared @ basis)
        basis = shared.T @ left
    inner = basis.T @ basis
    values, turn = np.linalg.eigh(inner)
    order = np.argsort(values)[::-1][:size]
    rows = (left @ turn[:, order]) * np.sqrt(np.maximum(values[order], 0))
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    unit: Floats = np.divide(rows, lengths, out=np.zeros_like(rows), where=lengths > 1e-9)
    return unit


def signs(rows: int, columns: int) -> Floats:
    """Return a table of 1 and -1 without a pattern: the top bit of SplitMix64 of the place."""
    x = np.arange(1, rows * columns + 1, dtype=np.uint64) * np.uint64(0x9E3779B97F4A7C15)
    x = (x ^ (x >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    x = (x ^ (x >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    top = ((x ^ (x >> np.uint64(31))) >> np.uint64(63)).astype(float)
    return (1 - 2 * top).reshape(rows, columns)


def number(keys: Sequence[Mapping[str, float]]) -> tuple[list[dict[int, float]], int]:
    """Return the same counts with numbers for keys, in the order met, and how many there are."""
    numbers: dict[str, int] = {}
    counted = [
        {numbers.setdefault(key, len(numbers)): times for key, times in row.items()} for row in keys
    ]
    return counted, len(numbers)
