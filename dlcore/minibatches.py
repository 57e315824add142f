"""Mini-batches: the examples of an epoch in small parts, so that one pass over the data makes many updates."""

from dlcore.shapes import takes


@takes(X="number (n, m)", Y="number (n_y, m)", size="size ()", perm="order (m,)")
def make_minibatches(X, Y, size, perm):
    """X and Y in the order perm, cut into parts of size columns    X (n, m), Y (n_y, m) -> [(X_b, Y_b), ...]

    perm holds 0 to m - 1, shuffled. Every example is in one batch; the last batch has what is left. Raises
    ValueError where X and Y differ in m, or perm leaves out an example.
    """
    m = X.shape[1]
    X, Y = X[:, perm], Y[:, perm]
    return [(X[:, k:k + size], Y[:, k:k + size]) for k in range(0, m, size)]  # fmt: skip


@takes(m="size ()", size="size ()")
def updates_per_epoch(m, size):
    """ceil(m / size)    two whole numbers -> a whole number

    The last, smaller batch makes an update too. Raises ValueError for anything below 1.
    """
    return -(-m // size)
