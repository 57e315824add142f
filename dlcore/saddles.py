"""Saddles: what a point of slope 0 is, seen from the second slopes there.

The matrix of second slopes, H (n, n), has one curvature for each of n directions at right angles, its eigenvalues.
With n directions, all of them have to curve up for a minimum; one that curves down is a way out.
"""

from inspect import unwrap

import numpy as np

from dlcore.gradients import numerical_grad
from dlcore.shapes import takes


@takes(H="symmetric")
def critical_point(H):
    """min: all eigenvalues > 0, max: all < 0, saddle: both signs, flat: neither    H (n, n) -> the word

    A curvature within 1e-9 of 0 counts as 0. Raises ValueError for a matrix that is not square and symmetric.
    Source: Y. Dauphin et al., NeurIPS 2014, https://arxiv.org/abs/1406.2572.
    """
    e = np.linalg.eigvalsh(H)
    if np.all(e > 1e-9):
        return "min"
    if np.all(e < -1e-9):
        return "max"
    if np.any(e > 1e-9) and np.any(e < -1e-9):
        return "saddle"
    return "flat"


@takes(theta="float (n, 1)", f="cost (theta)", epsilon="positive ()")
def hessian(f, theta, epsilon=1e-4):
    """H_ij = d2f / dtheta_i dtheta_j, by trial    theta (n, 1), f(theta) a number -> H (n, n), in float64

    Four costs an entry: the slope of each slope. Raises ValueError where f gives no finite number, or changes theta.
    """
    n = len(theta)
    H = np.zeros((n, n))
    for j in range(n):
        step = np.zeros((n, 1))
        step[j] = epsilon
        up, down = (unwrap(numerical_grad)(f, moved, epsilon) for moved in (theta + step, theta - step))
        H[:, [j]] = (up - down) / (2 * epsilon)
    return (H + H.T) / 2


@takes(n="size ()", rng="rng")
def random_hessian(n, rng):
    """H = (B + B^T) / 2, B (n, n) of standard normal numbers    -> H (n, n)

    Curvatures of a landscape that prefers no direction. Raises ValueError for an n below 1, or without a generator.
    """
    B = rng.standard_normal((n, n))
    return (B + B.T) / 2
