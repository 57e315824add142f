"""Initialisers: the weights before the first step. Where they are equal, or too small or large, nothing is learned.

The first two are what one uses. The last three are known to go wrong, each in its own way, and are here to be
looked at.
"""

import numpy as np

from dlcore.shapes import takes


@takes(n_x="size ()", n_h="size ()", n_y="size ()", rng="rng", scale="positive ()")
def init_two_layer(n_x, n_h, n_y, rng, scale=0.01):
    """W1, W2 ~ scale N(0, 1), b1 = b2 = 0    -> {"W1": (n_h, n_x), "b1": (n_h, 1), "W2": (n_y, n_h), "b2": (n_y, 1)}

    Random weights make the units differ, so that they can learn different things; biases need not differ.
    Raises ValueError for sizes that are no whole numbers, a scale of 0 or below, or an rng that is no generator.
    """
    return {
        "W1": scale * rng.standard_normal((n_h, n_x)),
        "b1": np.zeros((n_h, 1)),
        "W2": scale * rng.standard_normal((n_y, n_h)),
        "b2": np.zeros((n_y, 1)),
    }


@takes(n_in="size ()", activation="word (relu, tanh, sigmoid, linear)")
def init_std(n_in, activation):
    """sqrt(2 / n_in) for relu, sqrt(1 / n_in) for the others    -> the standard deviation of a layer's weights

    n_in is the number of inputs of a unit. A sum of n_in terms is then about as large as one term; ReLU sets
    half of them to 0, hence the 2. Raises ValueError for an activation the library has not, or n_in below 1.
    Sources: X. Glorot, Y. Bengio, AISTATS 2010 (Xavier, there with the outputs counted too); K. He et al.,
    ICCV 2015, https://arxiv.org/abs/1502.01852.
    """
    gain = 2 if activation == "relu" else 1
    return float(np.sqrt(gain / n_in))


@takes(n="size ()", n_prev="size ()")
def zeros(n, n_prev):
    """W = 0    -> W (n, n_prev), every unit the same and silent

    With tanh or ReLU no slope reaches any weight of a hidden layer: it stays as it is. Raises ValueError for
    sizes that are no whole numbers.
    """
    return np.zeros((n, n_prev))


@takes(n="size ()", n_prev="size ()", value="real ()")
def constant(n, n_prev, value=0.1):
    """W[i, j] = value    -> W (n, n_prev), every unit the same

    All units of the layer get the same slope and stay the same, up to rounding: n units do the work of one.
    Raises ValueError for sizes that are no whole numbers.
    """
    return np.full((n, n_prev), value)


@takes(n="size ()", n_prev="size ()", scale="positive ()")
def ramp(n, n_prev, scale=0.1):
    """W rises in equal steps from -scale to scale, entry after entry    -> W (n, n_prev), not random

    The units differ, and that is all it takes to break the symmetry: chance is only the easy way. Raises
    ValueError for sizes that are no whole numbers, or a scale of 0 or below.
    """
    return np.linspace(-scale, scale, n * n_prev).reshape(n, n_prev)
