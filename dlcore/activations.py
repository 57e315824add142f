"""Activations: what bends a weighted sum z, one number at a time. The slope stands under its function."""

import numpy as np

from dlcore.shapes import takes


@takes(z="real (...)")
def sigmoid(z):
    """a = 1 / (1 + e^-z)    z any shape -> a the same shape, 0 <= a <= 1

    Only e to the power of a negative number is ever computed, so no z is too large: for z < 0 the fraction is
    multiplied by e^z above and below. Raises ValueError for nan, infinite or non-numbers.
    """
    e = np.exp(-np.abs(z))
    return np.where(z >= 0, 1, e) / (1 + e)


@takes(z="real (...)")
def sigmoid_grad(z):
    """da/dz = a (1 - a), a = sigmoid(z)    z any shape -> the same shape

    At most 1/4, at z = 0; nearly 0 where |z| is large. Raises ValueError as sigmoid does.
    """
    s = sigmoid(z)
    return s * (1 - s)
