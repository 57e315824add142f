"""Depth: how large a signal is after each of many layers, on the way up, and on the way back.

Each layer multiplies the size of what it is given by about the same factor. Fifty factors of 0.9 make 0.005,
fifty of 1.1 make 117: only a factor near 1 lets a deep network learn.
"""

import numpy as np

from dlcore.shapes import takes


@takes(A0="real (n, m)", Ws="weights (A0)", g="function")
def layer_rms(A0, Ws, g):
    """A_l = g(W_l A_{l-1}), sqrt(mean A_l^2) for each layer l    A0 (n, m), Ws a list of (n, n_prev) -> a list

    RMS, the root of the mean square, is the usual size of a number in A_l. Biases are 0. Raises ValueError for
    matrices that do not fit to each other, or a g that is no function.
    """
    A, sizes = A0, []
    for W in Ws:
        A = g(W @ A)
        sizes.append(float(np.sqrt(np.mean(A**2))))
    return sizes


@takes(A0="real (n, m)", Ws="weights (A0)", g="function", g_grad="function", dA="real (n_y, m)")
def gradient_rms(A0, Ws, g, g_grad, dA):
    """dA_{l-1} = W_l^T (dA_l g'(Z_l)), sqrt(mean dA_l^2) for each layer l    -> a list, first layer first

    dA (n_y, m) is the slope of the cost in the last A; the list ends with its size. Beside layer_rms: the same
    layers, the other way. Raises ValueError as layer_rms does.
    """
    A, Zs = A0, []
    for W in Ws:
        Zs.append(W @ A)
        A = g(Zs[-1])
    sizes = []
    for W, Z in zip(reversed(Ws), reversed(Zs), strict=True):
        sizes.append(float(np.sqrt(np.mean(dA**2))))
        dA = W.T @ (dA * g_grad(Z))
    return sizes[::-1]
