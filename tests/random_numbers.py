"""Numbers that hide no mistake: sizes that all differ, values with both signs that are never zero."""

import numpy as np
import pytest

SEEDS = range(6)

# Fast kernels of the matrix library compute with what lies beside the data too, and NumPy then reports a nan that
# is nowhere in the result (numpy issue 24067, OpenBLAS issue 1924). A test with this mark looks at the result.
SINGLE = pytest.mark.filterwarnings("ignore:invalid value encountered in matmul:RuntimeWarning")


def sizes(rng, how_many):
    """Different sizes from 2 to 9: a transposed or mixed up axis cannot pass unnoticed."""
    return [int(size) for size in rng.choice(np.arange(2, 10), how_many, replace=False)]


def signed(rng, *shape):
    """Numbers of size 0.2 to 2 with either sign."""
    return rng.uniform(0.2, 2, shape) * rng.choice([-1.0, 1.0], shape)


def labels(rng, *shape):
    """Labels 0.0 and 1.0, both of them."""
    return rng.permutation(np.arange(np.prod(shape)) % 2).reshape(shape).astype(float)


def one_hot(rng, C, m):
    """A single 1 a column; all C classes are there, if there are as many examples."""
    return np.eye(C)[:, rng.permutation(np.arange(m) % C)]


def predictions(rng, *shape):
    return rng.uniform(0.05, 0.95, shape)


def model(rng, n, m):
    """w, b, X, Y of a logistic regression."""
    return signed(rng, n, 1), float(signed(rng)), signed(rng, n, m), labels(rng, 1, m)
