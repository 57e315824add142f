"""A network small enough to measure all its slopes, and its backward pass with one of five bugs: for gradcheck_bug.

3-4-3-1, a penalty on the weights. Its 35 parameters are one column theta, in the order of BLOCKS.
"""

from functools import lru_cache
from itertools import pairwise

import numpy as np

from dlcore.activations import sigmoid
from dlcore.gradients import numerical_grad

BLOCKS = ("W1", "b1", "W2", "b2", "W3", "b3")
SHAPES = [shape for n_prev, n in pairwise((3, 4, 3, 1)) for shape in ((n, n_prev), (n, 1))]
ENDS = np.cumsum([n * columns for n, columns in SHAPES])
LAMBD, M = 0.7, 6
EPSILONS = np.geomspace(1e-10, 1e-1, 28)
KINK, UNIT, EXAMPLE = 2e-5, 3, 1
"""How near to 0 the kinked network has one z of its first layer, and which z."""


def split(theta):
    """The blocks of a column of all parameters, by name."""
    parts = np.split(theta, ENDS[:-1])
    return {name: part.reshape(shape) for name, part, shape in zip(BLOCKS, parts, SHAPES, strict=True)}


@lru_cache(2)
def problem(kinked):
    """Examples X, labels Y and a column theta of parameters; kinked: one z of layer 1 is a hair above 0."""
    rng = np.random.default_rng(6)
    X, Y = rng.normal(size=(3, M)), np.array([[1.0, 0, 1, 1, 0, 0]])
    theta = rng.normal(0, 0.8, (ENDS[-1], 1))
    if kinked:
        p = split(theta)  # its blocks are views
        p["b1"][UNIT] += KINK - (p["W1"] @ X + p["b1"])[UNIT, EXAMPLE]
    return X, Y, theta


def forward(p, X, kinked):
    A1, A2 = X, None
    g = (lambda Z: np.maximum(Z, 0)) if kinked else np.tanh
    A1 = g(p["W1"] @ X + p["b1"])
    A2 = g(p["W2"] @ A1 + p["b2"])
    return A1, A2, p["W3"] @ A2 + p["b3"]


def cost(theta, kinked):
    X, Y, _theta = problem(kinked)
    p = split(theta)
    Z3 = forward(p, X, kinked)[-1]
    penalty = sum(np.sum(p[name] ** 2) for name in ("W1", "W2", "W3"))
    return float(np.mean(np.logaddexp(0, Z3) - Y * Z3) + LAMBD / (2 * M) * penalty)


def gradient(bug):
    """What the backward pass with this bug says, as a column in the order of theta."""
    kinked = bug == "kink"
    X, Y, theta = problem(kinked)
    p = split(theta)
    A1, A2, Z3 = forward(p, X, kinked)
    slope = (lambda A: A > 0) if kinked else (lambda A: 1 - A**2)
    slope_2 = (lambda A: 1 - A) if bug == "slope" else slope
    dZ3 = (sigmoid(Z3) - Y) / (1 if bug == "no_1_over_m" else M)
    dZ2 = p["W3"].T @ dZ3 * slope_2(A2)
    dZ1 = p["W2"].T @ dZ2 * slope(A1)
    grads = {}
    for layer, dZ, A_prev in (("1", dZ1, X), ("2", dZ2, A1), ("3", dZ3, A2)):
        sign = -1 if bug == "sign" and layer == "2" else 1
        grads[f"W{layer}"] = sign * dZ @ A_prev.T + LAMBD / M * p[f"W{layer}"]
        grads[f"b{layer}"] = dZ.sum(axis=1, keepdims=True)
        if bug == "bias":
            grads[f"b{layer}"] += LAMBD / M * p[f"b{layer}"]
    return np.concatenate([grads[name].reshape(-1, 1) for name in BLOCKS])


def measured(kinked, epsilon, slopes=numerical_grad):
    return slopes(lambda theta: cost(theta, kinked), problem(kinked)[2], epsilon)


@lru_cache(2)
def measured_everywhere(kinked):
    return [measured(kinked, epsilon) for epsilon in EPSILONS]
