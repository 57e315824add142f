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


@takes(z="real (...)")
def tanh(z):
    """a = (e^z - e^-z) / (e^z + e^-z)    z any shape -> a the same shape, -1 <= a <= 1

    The hyperbolic tangent, an S through the origin. Raises ValueError as sigmoid does.
    """
    return np.tanh(z)


@takes(z="real (...)")
def tanh_grad(z):
    """da/dz = 1 - a^2, a = tanh(z)    z any shape -> the same shape

    1 at z = 0, and nearly 0 where |z| is large. Raises ValueError as sigmoid does.
    """
    a = np.tanh(z)
    return 1 - a**2


@takes(a="tanh (...)")
def tanh_grad_from_a(a):
    """da/dz = 1 - a^2    a = tanh(z) any shape -> the same shape

    The forward pass has computed a already, so no z is needed. Raises ValueError for an a below -1 or above 1,
    which no tanh gives.
    """
    return 1 - a**2


@takes(z="real (...)")
def tanh_via_sigmoid(z):
    """tanh(z) = 2 sigmoid(2 z) - 1    z any shape -> the same shape

    A sigmoid, squeezed and stretched by 2 and moved down by 1. Raises ValueError as sigmoid does.
    """
    return 2 * sigmoid(2 * z) - 1


@takes(z="real (...)")
def relu(z):
    """a = max(0, z)    z any shape -> a the same shape, a >= 0

    Each number alone; z stays as it is. Raises ValueError as sigmoid does.
    """
    return np.maximum(0, z)


@takes(z="real (...)")
def relu_grad(z):
    """da/dz = 1 where z > 0, else 0    z any shape -> 0.0 and 1.0 in the same shape, in float64

    At z = 0 there is a corner and no slope; 0 is a convention. Raises ValueError as sigmoid does.
    """
    return np.where(z > 0, 1.0, 0.0)


@takes(z="real (...)", slope="real ()")
def leaky_relu(z, slope=0.01):
    """a = z where z > 0, else slope z    z any shape -> a the same shape

    Raises ValueError as sigmoid does.
    """
    return np.where(z > 0, z, slope * z)


@takes(z="real (...)", slope="real ()")
def leaky_relu_grad(z, slope=0.01):
    """da/dz = 1 where z > 0, else slope    z any shape -> the same shape, in float64

    At z = 0 there is a corner and no slope; the left one is a convention. Raises ValueError as sigmoid does.
    """
    return np.where(z > 0, 1.0, slope)


@takes(z="real (...)")
def linear(z):
    """a = z    z any shape -> the same

    No activation at all: right for an output that may be any number. Raises ValueError as sigmoid does.
    """
    return z


@takes(z="real (...)")
def linear_grad(z):
    """da/dz = 1    z any shape -> ones in the same shape

    Raises ValueError as sigmoid does.
    """
    return np.ones_like(z)
