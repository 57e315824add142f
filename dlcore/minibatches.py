"""Mini-batches: the examples of an epoch in small parts, so that one pass over the data makes many updates."""

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
