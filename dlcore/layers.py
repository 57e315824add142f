"""Layers: what a network is stacked from. Each is a forward function, and the backward one under it.

m examples, one a column; n_prev units in the layer before, n in this one. forward gives the value and a cache,
which is what backward will need; backward takes the slope of the cost in that value, and gives the slopes in all
that forward was given. dV is dJ/dV for every array V, so the 1/m of the mean comes in with the cost, once.
"""

import numpy as np

from dlcore.shapes import takes


@takes(A_prev="real (n_prev, m)", W="real (n, n_prev)", b="real (n, 1)")
def affine_forward(A_prev, W, b):
    """Z = W A_prev + b    A_prev (n_prev, m), W (n, n_prev), b (n, 1) -> Z (n, m), cache = (A_prev, W, b)

    One column an example, and the same b for each. Raises ValueError where the sizes disagree.
    """
    Z = W @ A_prev + b
    return Z, (A_prev, W, b)


@takes(dZ="real (n, m)", A_prev="real (n_prev, m)", W="real (n, n_prev)")
def affine_backward(dZ, A_prev, W):
    """dA_prev = W^T dZ, dW = dZ A_prev^T, db = sum of dZ over the examples    dZ (n, m) -> dA_prev, dW, db

    Each has the shape of what it is the slope in; db is (n, 1). The 1/m is in dZ already, for dZ is dJ/dZ of the
    mean cost. Raises ValueError where the sizes disagree.
    """
    dA_prev = W.T @ dZ
    dW = dZ @ A_prev.T
    db = np.sum(dZ, axis=1, keepdims=True)
    return dA_prev, dW, db
