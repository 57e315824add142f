"""Scaling: features of mean 0 and standard deviation 1, so that one learning rate suits all of them.

mu and sigma belong to the training set. Dev and test examples go through the same mapping: they stand for
examples that nobody has seen when the mapping was made.
"""

import numpy as np

from dlcore.shapes import check, takes


@takes(X="varied (n, m)")
def fit_scaler(X):
    """mu = mean, sigma = sqrt(mean (x - mu)^2), feature by feature    X (n, m) -> mu (n, 1), sigma (n, 1)

    X is the training set, and no other. Raises ValueError for a feature that is the same in every example,
    and for a single example: both have no spread to divide by.
    """
    mu = X.mean(axis=1, keepdims=True)
    sigma = X.std(axis=1, keepdims=True)
    return mu, sigma


@takes(X="real (n, m)", mu="real (n, 1)", sigma="positive (n, 1)")
def apply_scaler(X, mu, sigma):
    """(X - mu) / sigma    X (n, m), mu, sigma (n, 1) -> (n, m)

    mu and sigma are those of the training set, whatever set X is. Raises ValueError where n differs, or a
    sigma is not above 0.
    """
    return (X - mu) / sigma


def check_scaler(mu, sigma, train, **others):
    """Are mu and sigma those of the training set alone?    check_scaler(mu, sigma, X_train, dev=X_dev) -> None

    Raises ValueError where they are not, and says whose they are if that can be seen: those of another set, or
    of several sets taken together, which means that another set has leaked into the scaling.
    """
    check("mu", mu, "real (n, 1)")
    check("sigma", sigma, "real (n, 1)")
    if made_on(mu, sigma, train):
        return
    sets, told = {"train": train, **others}, "mu and sigma are not those of train"
    for names in groups(list(sets)):
        if made_on(mu, sigma, np.concatenate([sets[name] for name in names], axis=1)):
            told = f"mu and sigma are those of {' and '.join(names)}{' together' if len(names) > 1 else ''}"
            if len(names) > 1:
                told += (
                    f": {names[-1]} has leaked into the scaling, which now knows what it is to be tried on"
                )
    raise ValueError(f"{told}. Fit the scaler on train alone, and apply it to every set.")


def made_on(mu, sigma, X):
    """Whether mu and sigma are the statistics of X, up to rounding."""
    wanted_mu, wanted_sigma = fit_scaler(X)
    return mu.shape == wanted_mu.shape and np.allclose(
        [(mu - wanted_mu) / wanted_sigma, sigma / wanted_sigma - 1], 0, atol=1e-6
    )


def groups(names):
    """["train", "dev"] -> each name alone, then each with some of those after it."""
    found = [[]]
    for name in names:
        found += [[*group, name] for group in found]
    return sorted(filter(None, found), key=len)
