"""Splits: which examples one learns from, which one chooses with, and which one keeps for the end.

The training set is what a model is fitted to, the dev set what models are compared on, the test set what the
chosen one is reported on, once. No example may be in two of them.
"""

import numpy as np

from dlcore.shapes import takes


@takes(m="size ()", dev_frac="share (m)", test_frac="share (m, dev_frac)")
def split_sizes(m, dev_frac, test_frac):
    """n_dev = m dev_frac, n_test = m test_frac, rounded; train gets the rest    -> n_train, n_dev, n_test

    The three always add up to m. Raises ValueError for fractions outside 0 to 1, such as percents, and where
    they leave no example to train on.
    """
    n_dev = round(m * dev_frac)
    n_test = round(m * test_frac)
    return m - n_dev - n_test, n_dev, n_test


@takes(
    X="number (n, m)", Y="number (n_y, m)", n_dev="count ()", n_test="cut (X, n_dev)", perm="order (m,)"
)  # fmt: skip
def shuffle_split(X, Y, n_dev, n_test, perm):
    """Columns in the order perm, cut into train | dev | test    -> {"train": (X, Y), "dev": ..., "test": ...}

    X (n, m), Y (n_y, m) and perm (m,), the numbers 0 to m - 1 shuffled. Train takes the first m - n_dev -
    n_test columns. Raises ValueError where perm leaves out a column, or nothing is left to train on.
    """
    n_train = X.shape[1] - n_dev - n_test
    cut = n_train + n_dev
    X, Y = X[:, perm], Y[:, perm]
    return {
        "train": (X[:, :n_train], Y[:, :n_train]),
        "dev": (X[:, n_train:cut], Y[:, n_train:cut]),
        "test": (X[:, cut:], Y[:, cut:]),
    }


@takes(X="number (n, m)", others="number (n, k)")
def shared_columns(X, others):
    """The columns of `others` that are in X as well    X (n, m), others (n, k) -> their numbers, rising

    Equal means equal in every feature. Raises ValueError where the two differ in n.
    """
    kind = np.result_type(X, others)
    seen = {column.tobytes() for column in as_rows(X, kind)}
    shared = [i for i, column in enumerate(as_rows(others, kind)) if column.tobytes() in seen]
    return np.array(shared, int)


def as_rows(X, kind):
    """The columns of X as rows of one type, with no minus in front of a zero."""
    return np.ascontiguousarray(X.T, kind) + np.zeros((), kind)


def check_disjoint(**sets):
    """No example in two of the sets?    check_disjoint(train=X_train, dev=X_dev) -> None, or a ValueError

    The ValueError says which examples of which set are in which other one.
    """
    names = list(sets)
    for k, name in enumerate(names):
        for other in names[:k]:
            shared = shared_columns(sets[other], sets[name])
            if shared.size:
                raise ValueError(
                    f"{shared.size} of the {sets[name].shape[1]} examples of {name} are in {other} as well, the "
                    f"first is column {shared[0]} of {name}. An answer learned by heart looks understood there: "
                    "every example belongs to one set only."
                )
