"""What there is to see in a network: what each hidden layer gives, how large its numbers are, which units are stuck.

`ends` says for each hidden layer and the output the number of the one that gives its value, as building.py found it.
"""

import numpy as np

ENDS = {"tanh": (-1, 1), "sigmoid": (0, 1)}
NEAR = 0.05
"""A value this near to an end of its activation is saturated: the slope there is a fifth of the steepest, or less."""
SHARE = 0.9
"""A unit counts as saturated where that is so for as large a share of the training examples."""


def through(net, ends, A):
    """Send A on from one hidden layer to the next, and to the output    -> yields what each gives, with its caches"""
    first = 0
    for end in ends:
        A, caches = net.forward(A, start=first, stop=end + 1)
        yield A, caches
        first = end + 1


def field(net, ends, X):
    """What each gives, as far as there is no error."""
    with np.errstate(all="ignore"):
        for A, _caches in through(net, ends, X):
            yield A


def passed(net, ends, X, Y):
    """What every hidden layer and the output give for X, and the cost without a penalty."""
    with np.errstate(all="ignore"):
        values, caches = zip(*through(net, ends, X), strict=True)
        return values, net.cost_of(values[-1], caches[-1], Y)


def layer_facts(run):
    """One dict for each hidden layer and the output. Sizes are root mean squares, None where there is no number.

    flags has one word a unit: "dead" if a ReLU is 0 for every training example, "saturated" if a tanh or sigmoid is
    near one of its ends for nine of ten, else "".
    """
    slopes = [grads["W"] for _layer, _params, grads in run.net.stack if "W" in grads]
    values = run.seen or [None] * len(slopes)
    return [facts(run, k, A, dW) for k, (A, dW) in enumerate(zip(values, slopes, strict=True), start=1)]


def facts(run, k, A, dW):
    hidden, n = k <= len(run.settings.hidden), len(dW)
    flags = flags_of(run.there.activation, A) if hidden and A is not None else [""] * n
    return {
        "name": f"hidden {k}" if hidden else "output",
        "size": n,
        "activation": None if A is None else root_mean_square(A),
        "gradient": root_mean_square(dW),
        "dead": flags.count("dead") / n,
        "saturated": flags.count("saturated") / n,
        "flags": flags,
    }


def flags_of(activation, A):
    """One word a unit, from its values (n, m) for the training examples."""
    if activation == "relu":
        return ["" if alive else "dead" for alive in (A > 0).any(axis=1)]
    if activation in ENDS:
        low, high = ENDS[activation]
        far = (A < low + NEAR) | (A > high - NEAR)
        return ["saturated" if stuck else "" for stuck in far.mean(axis=1) >= SHARE]
    return [""] * len(A)


def root_mean_square(array):
    with np.errstate(over="ignore"):
        size = float(np.sqrt(np.mean(np.square(array))))
    return size if np.isfinite(size) else None
