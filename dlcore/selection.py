"""Selection: what is wrong with a model, which of several to take, and what to expect of it.

Polynomials of degree d are the models here, because their flexibility is one number. J is the mean squared error.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from dlcore.shapes import takes


@takes(train_err="probability ()", dev_err="probability ()", baseline="probability ()", tol="rate ()")
def diagnose(train_err, dev_err, baseline, tol=0.02):
    """bias: train_err - baseline > tol, variance: dev_err - train_err > tol    -> {"bias": ..., "variance": ...}

    The baseline is the error that is known to be possible, such as that of people. A gap equal to tol is no
    problem yet, whichever way it is rounded. Raises ValueError for errors outside 0 to 1, or tol < 0.
    """
    most = tol + 1e-12  # 0.1 - 0.08 comes out a little above 0.02
    bias = train_err - baseline > most
    variance = dev_err - train_err > most
    return {"bias": bool(bias), "variance": bool(variance)}


@takes(x="float (m,)", d="size ()")
def poly_features(x, d):
    """x, x^2, ..., x^d, side by side    x (m,) -> (m, d), one row an example

    No column of ones: b does its work. Raises ValueError for whole numbers, whose powers overflow, or d < 1.
    """
    return np.stack([x**k for k in range(1, d + 1)], axis=1)


@takes(J_train="series (D,)", J_cv="series (D,)")
def select_degree(J_train, J_cv):
    """d with the smallest J_cv[d - 1]    J_train, J_cv (D,), the costs for degree 1 to D -> d

    The lowest of equals. J_train only falls as d grows, and has no say. Raises ValueError where the two differ
    in length, or hold nan.
    """
    return int(np.argmin(J_cv)) + 1


@takes(dev_errs="series (k,)", test_errs="series (k,)")
def select_and_report(dev_errs, test_errs):
    """i with the smallest dev_errs[i], and test_errs[i]    dev_errs, test_errs (k,) -> i, a number

    The first of equals. Raises ValueError where the two differ in length, or hold nan.
    """
    i = int(np.argmin(dev_errs))
    return i, float(test_errs[i])


@dataclass(frozen=True, eq=False)
class Polynomial:
    """A fitted curve: curve(x) is its height, x (m,) -> (m,).

    (x - middle) / half lies from -1 to 1; its powers, scaled by mu and sigma (1, d), have the weights w (d,).
    """

    middle: float
    half: float
    mu: np.ndarray
    sigma: np.ndarray
    w: np.ndarray
    b: float
    features: Callable

    def __call__(self, x):
        powers = self.features((x - self.middle) / self.half, len(self.w))
        return (powers - self.mu) / self.sigma @ self.w + self.b


@takes(x="float (m,)", y="real (m,)", d="size ()", lambd="rate ()", features="function")
def fit_polynomial(x, y, d, lambd=0.0, features=poly_features):
    """w, b with the least sum (F w + b - y)^2 + lambd sum w^2    x, y (m,) -> a Polynomial

    F (m, d) holds the powers of x, moved to -1 to 1 first and scaled to mean 0 and standard deviation 1 then,
    so that degree 12 and more are no problem for the computer, and lambd means the same in every degree.
    Without lambd, of many best fits the one with the smallest w. Raises ValueError where x and y differ in m,
    all x are the same, or d < 1.
    """
    middle, half = (x.max() + x.min()) / 2, (x.max() - x.min()) / 2
    if half == 0:
        raise ValueError(f"x has the value {x[0]:.6g} in every example: no curve can be fitted to one place.")
    powers = features((x - middle) / half, d)
    mu, sigma = powers.mean(axis=0, keepdims=True), powers.std(axis=0, keepdims=True)
    sigma = np.where(sigma > 1e-9, sigma, 1)  # of two places only, the even powers are the same
    F, b = (powers - mu) / sigma, y.mean()
    shrink = np.sqrt(lambd).astype(F.dtype) * np.eye(d, dtype=F.dtype)
    targets = np.concatenate([y - b, np.zeros(d, F.dtype)])
    w = np.linalg.lstsq(np.concatenate([F, shrink]), targets, rcond=None)[0]
    return Polynomial(middle, half, mu, sigma, w, b, features)


@takes(curve="function", x="float (m,)", y="real (m,)")
def curve_cost(curve, x, y):
    """J = 1/m sum (curve(x) - y)^2    x, y (m,) -> a number

    The mean squared error, without any penalty: what train and dev are compared by. Raises ValueError where x
    and y differ in m.
    """
    return float(np.mean((curve(x) - y) ** 2))


@takes(
    fit="function", error="function", X="number (n, m) or (m,)", Y="number (n_y, m) or (m,)",
    X_dev="number (n, m_dev) or (m_dev,)", Y_dev="number (n_y, m_dev) or (m_dev,)", sizes="sizes (X)", rng="rng",
)  # fmt: skip
def learning_curve(fit, error, X, Y, X_dev, Y_dev, sizes, rng):
    """model = fit(X, Y of k examples), error(model, X, Y) for each size k    -> train_errs, dev_errs, an entry a size

    The examples of a smaller set are all in the larger ones: the first k columns in one random order. The train
    error is that on the k examples, the dev error always that on all of X_dev. Raises ValueError for sizes that
    are no whole numbers from 1 to m, or sets that differ in n.
    """
    order = rng.permutation(X.shape[-1])
    train_errs, dev_errs = [], []
    for k in sizes:
        few = X[..., order[:k]], Y[..., order[:k]]
        model = fit(*few)
        train_errs.append(error(model, *few))
        dev_errs.append(error(model, X_dev, Y_dev))
    return np.array(train_errs), np.array(dev_errs)
