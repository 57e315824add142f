"""Metrics: how good answers are on a whole set, and how sure a proportion measured on m examples is."""

from math import sqrt
from statistics import NormalDist

import numpy as np

from dlcore.shapes import takes


@takes(Y_hat="classes (m,) or (1, m)", Y="classes (m,) or (1, m)")
def accuracy(Y_hat, Y):
    """mean(Y_hat = Y)    Y_hat, Y (m,) or (1, m), class numbers -> a number from 0 to 1

    The share of right answers. Raises ValueError where the shapes differ, or for anything but 0, 1, 2 ...
    """
    return float(np.mean(Y_hat == Y))


@takes(Y_hat="classes (m,) or (1, m)", Y="classes (m,) or (1, m)")
def confusion(Y_hat, Y):
    """table[i, j] = number of examples with Y = i, Y_hat = j    Y_hat, Y (m,) or (1, m) -> integers (k, k)

    Rows are the truth, columns the answers, the diagonal is right. k is the number of classes, at least 2.
    Raises ValueError where the shapes differ, or for anything but class numbers 0, 1, 2 ...
    """
    truth, answers = Y.ravel().astype(int), Y_hat.ravel().astype(int)
    k = max(2, truth.max() + 1, answers.max() + 1)
    table = np.zeros((k, k), int)
    np.add.at(table, (truth, answers), 1)
    return table


@takes(successes="count ()", m="count ()", confidence="fraction ()")
def wilson_interval(successes, m, confidence=0.95):
    """(p + z^2/2m -+ z sqrt(p (1 - p)/m + z^2/4m^2)) / (1 + z^2/m), p = successes/m    -> low, high

    The true proportions that the count leaves plausible; z = 1.96 for 95 %. Never leaves [0, 1].
    Raises ValueError unless 0 <= successes <= m and m > 0.
    Source: E. B. Wilson, Journal of the American Statistical Association 22 (1927), 209-212.
    """
    if not successes <= m or m == 0:
        raise ValueError(f"{successes} successes of m = {m}: m must be above 0, and successes at most m.")
    successes, m = int(successes), int(m)  # NumPy's small integers would overflow in m**2
    z = NormalDist().inv_cdf((1 + confidence) / 2)
    p = successes / m
    middle = p + z**2 / (2 * m)
    reach = z * sqrt(p * (1 - p) / m + z**2 / (4 * m**2))
    low, high = (middle - reach) / (1 + z**2 / m), (middle + reach) / (1 + z**2 / m)
    return (low if successes else 0.0), (high if successes < m else 1.0)  # exact where rounding is not
