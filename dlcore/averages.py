"""Averages that forget: exponentially weighted ones, which need one number of memory.

A long series x_1, x_2, ... passes by; v_t is the average after t of its values, in which a value that is k steps old
weighs beta^k as much as the newest. Roughly 1 / (1 - beta) values count.
"""

import numpy as np

from dlcore.shapes import takes


@takes(xs="series (t,)", beta="decay ()")
def ewa(xs, beta):
    """v_t = beta v_(t-1) + (1 - beta) x_t, v_0 = 0    xs (t,), a list will do -> [v_1, v_2, ...]

    The first averages are too low, for they begin at 0. Raises ValueError for nothing to average, or unless
    0 <= beta < 1.
    """
    v, out = 0.0, []
    for x in xs:
        v = beta * v + (1 - beta) * x
        out.append(v)
    return out


@takes(xs="series (t,)", beta="decay ()")
def ewa_corrected(xs, beta):
    """v_t / (1 - beta^t), v_t = beta v_(t-1) + (1 - beta) x_t    xs (t,), a list will do -> one number a value

    1 - beta^t is what the weights so far add up to, so the first corrected average is x_1. Raises ValueError as ewa
    does.
    """
    v, out = 0.0, []
    for t, x in enumerate(xs, start=1):
        v = beta * v + (1 - beta) * x
        out.append(v / (1 - beta**t))
    return out


@takes(beta="decay ()", t="size ()")
def ewa_weights(beta, t):
    """(1 - beta) beta^(t - k) for k = 1 ... t    -> (t,), the weights of x_1 ... x_t in v_t

    The newest weighs most; together they are 1 - beta^t. Raises ValueError unless 0 <= beta < 1 and t >= 1.
    """
    k = np.arange(1, t + 1)
    return (1 - beta) * beta ** (t - k)
