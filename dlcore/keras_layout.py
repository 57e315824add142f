"""Layers in the layout of Keras: examples are ROWS, and W has one COLUMN a unit.

n inputs, `units` outputs, m examples: a_in (n,) or A_in (m, n), W (n, units), b (units,), and any activation g
that works on arrays. Everywhere else in this library examples are columns and W is (n, n_prev).
"""

import numpy as np

from dlcore.shapes import takes


@takes(a_in="real (n,)", W="real (n, units)", b="real (units,)", g="function")
def dense_loop(a_in, W, b, g):
    """a_out[j] = g(W[:, j] a_in + b[j])    a_in (n,), W (n, units), b (units,) -> a_out (units,), in float64

    One example and one unit at a time: the specification of dense_batch. Raises ValueError where sizes disagree.
    """
    units = W.shape[1]
    a_out = np.zeros(units)
    for j in range(units):
        a_out[j] = g(W[:, j] @ a_in + b[j])
    return a_out


@takes(A_in="real (m, n)", W="real (n, units)", b="real (units,)", g="function")
def dense_batch(A_in, W, b, g):
    """A_out = g(A_in W + b)    A_in (m, n), W (n, units), b (units,) -> A_out (m, units)

    Row i is dense_loop of row i. Raises ValueError where sizes disagree.
    """
    return g(A_in @ W + b)


@takes(x="real (n,)", layers="stages (x)")
def run_sequential(x, layers):
    """a = g(a W + b), layer by layer, from a = x    x (n,), layers [(W, b, g), ...] -> a (units of the last,)

    What a Sequential of Dense layers does with one example. Raises ValueError where a layer does not take what the
    one before it gives.
    """
    a = x
    for W, b, g in layers:
        a = g(a @ W + b)
    return a


@takes(W="real (n, units)", b="real (units,)")
def keras_to_columns(W, b):
    """W^T, b as a column    W (n, units), b (units,) -> W (units, n), b (units, 1)

    The same layer for examples in columns. Raises ValueError where W and b disagree in the units.
    """
    return W.T, b.reshape(-1, 1)


@takes(W1="real (n_1, n_0)", b1="real (n_1, 1)", W2="real (n_2, n_1)", b2="real (n_2, 1)")
def collapse_linear(W1, b1, W2, b2):
    """W2 (W1 x + b1) + b2 = (W2 W1) x + (W2 b1 + b2)    -> W (n_2, n_0), b (n_2, 1)

    Two layers without an activation between them are one. W1 (n_1, n_0) and W2 (n_2, n_1) in our own layout.
    Raises ValueError where sizes disagree.
    """
    return W2 @ W1, W2 @ b1 + b2
