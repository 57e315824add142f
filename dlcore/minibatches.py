"""Mini-batches: the examples of an epoch in small parts, so that one pass over the data makes many updates.

Columns (n, m) and lists (m,) have their examples on the last axis; pictures, grids and whatever else has more than two
axes, on the first.
"""

from dlcore.shapes import takes


@takes(X="number (n, m)", Y="number (n_y, m)", size="size ()", perm="order (m,)")
def make_minibatches(X, Y, size, perm):
    """X and Y in the order perm, cut into parts of size columns    X (n, m), Y (n_y, m) -> [(X_b, Y_b), ...]

    perm holds 0 to m - 1, shuffled. Every example is in one batch; the last batch has what is left. Raises
    ValueError where X and Y differ in m, or perm leaves out an example.
    """
    m = X.shape[1]
    X, Y, batches = X[:, perm], Y[:, perm], []
    for start in range(0, m, size):
        stop = start + size
        batches.append((X[:, start:stop], Y[:, start:stop]))
    return batches


@takes(m="size ()", size="size ()")
def updates_per_epoch(m, size):
    """ceil(m / size)    two whole numbers -> a whole number

    The last, smaller batch makes an update too. Raises ValueError for anything below 1.
    """
    return -(-m // size)


def examples_in(A):
    """m    A (m,), (n, m), or (m, ...) with three axes or more -> a whole number"""
    return A.shape[-1 if A.ndim <= 2 else 0]


def some_of(A, which):
    """The examples of a slice, or of an array of their numbers, in that order    -> an array like A"""
    return A[..., which] if A.ndim <= 2 else A[which]
