"""The directions in which the texts of an archive differ most, the same on every machine.

Latent semantic analysis (Deerwester and others, 1990) by subspace iteration. Libraries of linear
algebra add in another order on another processor, and the last digits of their results differ.
Here everything that is added up is a whole number below 2**53, held in floating point: there every
order gives the same sum. What is not added up (root, quotient, one product) is exact by IEEE 754.
"""

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csc_array

Matrix = NDArray[np.float64]

#: Rounds of subspace iteration, and directions followed beside those that are wanted.
_ROUNDS, _SPARE = 4, 16
#: Length of every column in whole numbers: its square is far below 2**53.
_LENGTH = 2.0**24
_ROWS = 4_096  # that are squared at a time: bounds the memory
_SWEEPS = 12  # of Jacobi's method; it has converged long before


def directions(rows: csc_array, names: list[str], wanted: int) -> Matrix:
    """Return the directions as columns of whole numbers, that of the widest spread first.

    ``rows`` hold whole numbers, each row of a length of about 2**10: one row a text, one column
    a term. ``names`` are those of the terms: the search starts from their hashes, so that it
    starts from the same place whatever else there is. Columns without any spread are zero.
    """
    columns = rows.T.tocsr()
    # followed among the texts, of which there are fewer than terms
    basis = _upright(_scaled(rows @ _start(names, wanted + _SPARE)))
    for _ in range(_ROUNDS):
        basis = _upright(_scaled(rows @ _scaled(columns @ basis)))
    seen = columns @ basis
    widest = float(np.abs(seen).max(initial=0.0))
    seen *= 2.0**18 / max(widest, 1.0)
    np.rint(seen, out=seen)
    turn = _turn(seen.T @ seen)[:, :wanted]
    found: Matrix = seen @ np.rint(turn * 2.0**20)
    return _scaled(found)


def _start(names: list[str], width: int) -> Matrix:
    """Return a row of 1 and -1 for each term, by its name (FNV-1a, then SplitMix64)."""
    seeds = np.array([_hash(name) for name in names], dtype=np.uint64)
    words = [_mixed(seeds + np.uint64(at)) for at in range(-(-width // 64))]
    bits = np.stack(words, axis=1).astype(">u8").view(np.uint8).reshape(len(names), -1)
    signs: Matrix = np.unpackbits(bits, axis=1)[:, :width].astype(np.float64)
    signs *= 2.0
    signs -= 1.0
    return signs


def _hash(name: str) -> int:
    value = 0xCBF29CE484222325
    for byte in name.encode("utf-8", "surrogatepass"):
        value = (value ^ byte) * 0x100000001B3 % 2**64
    return value


def _mixed(seeds: NDArray[np.uint64]) -> NDArray[np.uint64]:
    value = seeds * np.uint64(0x9E3779B97F4A7C15)
    value = (value ^ (value >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    value = (value ^ (value >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return value ^ (value >> np.uint64(31))


def _scaled(matrix: Matrix) -> Matrix:
    """Return the columns as whole numbers, each of the same length; one without spread is zero."""
    widest = np.maximum(matrix.max(axis=0, initial=0.0), -matrix.min(axis=0, initial=0.0))
    widest[widest == 0] = 1.0
    length = np.zeros(matrix.shape[1])
    for start in range(0, len(matrix), _ROWS):
        coarse = np.rint(matrix[start : start + _ROWS] * (2.0**16 / widest))
        length += np.einsum("ij,ij->j", coarse, coarse)
    length = np.sqrt(length)
    length[length == 0] = 1.0
    whole: Matrix = matrix / widest
    whole *= 2.0**16 / length
    whole *= _LENGTH
    return np.rint(whole, out=whole)


def _upright(matrix: Matrix) -> Matrix:
    """Return columns that span the same space at right angles to one another.

    By Cholesky's decomposition of their products, twice, since once is only nearly right.
    """
    for _ in range(2):
        matrix = _scaled(matrix)
        inverse = _inverse_root(matrix.T @ matrix / _LENGTH**2)
        widest = np.abs(inverse).max(axis=0)
        matrix = matrix @ np.rint(inverse * (2.0**20 / np.where(widest > 0, widest, 1.0)))
    return _scaled(matrix)


def _inverse_root(products: Matrix) -> Matrix:
    """Return the triangle T for which products of the columns of ``matrix @ T`` are 0 or 1.

    Columns that depend on earlier ones become zero.
    """
    left, size = products.copy(), len(products)
    inverse = np.eye(size)
    for at in range(size):
        pivot = left[at, at]
        if pivot < 2.0**-20:
            inverse[:, at] = 0.0
            left[at, :] = 0.0
            continue
        root = np.sqrt(pivot)
        left[at, :] /= root
        inverse[:, at] /= root
        row = left[at, at + 1 :]
        left[at + 1 :, at + 1 :] -= np.multiply.outer(row, row)
        inverse[:, at + 1 :] -= np.multiply.outer(inverse[:, at], row)
    return inverse


def _turn(products: Matrix) -> Matrix:
    """Return the eigenvectors of a symmetric matrix as columns, the greatest value first.

    Jacobi's method, all rows in pairs at a time (the order of a tournament).
    """
    size = len(products)
    matrix, turn = products / max(float(np.abs(products).max()), 1.0), np.eye(size)
    players = np.arange(size)
    for _ in range(_SWEEPS * (size - 1)):
        half = size // 2
        one, other = players[:half], players[::-1][:half]
        cosine, sine = _angles(matrix, one, other)
        for _ in range(2):  # rows, then columns
            first, second = matrix[one], matrix[other]
            matrix[one] = cosine[:, None] * first - sine[:, None] * second
            matrix[other] = sine[:, None] * first + cosine[:, None] * second
            matrix = matrix.T.copy()
        first, second = turn[:, one], turn[:, other]
        turn[:, one] = cosine * first - sine * second
        turn[:, other] = sine * first + cosine * second
        players = np.concatenate([players[:1], players[-1:], players[1:-1]])
    return turn[:, np.argsort(-np.diag(matrix), kind="stable")]


def _angles(
    matrix: Matrix, one: NDArray[np.int64], other: NDArray[np.int64]
) -> tuple[Matrix, Matrix]:
    """Return cosine and sine of the turns that make the products of these pairs vanish."""
    product = matrix[one, other]
    flat = np.abs(product) < 2.0**-60
    slope = (matrix[other, other] - matrix[one, one]) / (2.0 * np.where(flat, 1.0, product))
    tangent = np.where(slope < 0, -1.0, 1.0) / (np.abs(slope) + np.sqrt(1.0 + slope * slope))
    tangent = np.where(flat, 0.0, tangent)
    cosine = 1.0 / np.sqrt(1.0 + tangent * tangent)
    return cosine, tangent * cosine
