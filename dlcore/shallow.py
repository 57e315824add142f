"""A network with one hidden layer: forward, backward, and its training.

m examples in the columns of X (n_x, m), n_h hidden units with tanh, one output unit with a sigmoid. p holds the
parameters W1 (n_h, n_x), b1 (n_h, 1), W2 (1, n_h), b2 (1, 1); the cache holds what the forward pass computed.
"""

import numpy as np

from dlcore.activations import sigmoid
from dlcore.initializers import init_two_layer
from dlcore.losses import logistic_cost_from_logits
from dlcore.shapes import takes


@takes(X="real (n_x, m)", p="dict W1 (n_h, n_x), b1 (n_h, 1), W2 (1, n_h), b2 (1, 1)")
def forward_2layer(X, p):
    """A1 = tanh(W1 X + b1), A2 = sigmoid(W2 A1 + b2)    X (n_x, m) -> {"Z1", "A1": (n_h, m), "Z2", "A2": (1, m)}

    A2[0, i] is P(y = 1 | x_i). Raises ValueError where X and p disagree in a size, or p lacks a parameter.
    """
    Z1 = p["W1"] @ X + p["b1"]
    A1 = np.tanh(Z1)
    Z2 = p["W2"] @ A1 + p["b2"]
    A2 = sigmoid(Z2)
    return {"Z1": Z1, "A1": A1, "Z2": Z2, "A2": A2}


@takes(
    p="dict W1 (n_h, n_x), b1 (n_h, 1), W2 (1, n_h), b2 (1, 1)", cache="dict A1 (n_h, m), A2 (1, m)",
    X="real (n_x, m)", Y="labels (1, m)",
)  # fmt: skip
def backward_2layer(p, cache, X, Y):
    """dZ2 = (A2 - Y)/m, dZ1 = W2^T dZ2 * (1 - A1^2)    -> {"dW1", "db1", "dW2", "db2"}, each in its parameter's shape

    Each is dJ/dV of the mean log loss J: dW = dZ A_prev^T, db = the sum of dZ over the examples. Raises
    ValueError where sizes disagree, something is missing, or Y holds anything but 0 and 1.
    """
    m = X.shape[1]
    A1, A2 = cache["A1"], cache["A2"]
    dZ2 = (A2 - Y) / m
    dW2 = dZ2 @ A1.T
    db2 = np.sum(dZ2, axis=1, keepdims=True)
    dZ1 = p["W2"].T @ dZ2 * (1 - A1**2)
    dW1 = dZ1 @ X.T
    db1 = np.sum(dZ1, axis=1, keepdims=True)
    return {"dW1": dW1, "db1": db1, "dW2": dW2, "db2": db2}


@takes(
    X="real (n_x, m)", Y="labels (1, m)", n_h="size ()", learning_rate="rate ()", steps="count ()", rng="rng",
    forward="function", backward="function", p="dict W1 (n_h, n_x), b1 (n_h, 1), W2 (1, n_h), b2 (1, 1) or None",
)  # fmt: skip
def train_2layer(
    X, Y, n_h, learning_rate, steps, rng, forward=forward_2layer, backward=backward_2layer, p=None
):
    """V <- V - learning_rate dV for every parameter, again and again    X (n_x, m), Y (1, m) -> yields (p, J)

    Yields at the start and after each of `steps` steps; J is the mean log loss of the p it comes with. It starts
    from small random weights, or from p. `forward` and `backward` may be the learner's own.
    Raises ValueError at the call for what does not fit.
    """
    p = init_two_layer(X.shape[0], n_h, 1, rng) if p is None else p
    cache = forward(X, p)
    yield p, logistic_cost_from_logits(cache["Z2"], Y)
    for _ in range(steps):
        grads = backward(p, cache, X, Y)
        p = {name: value - learning_rate * grads[f"d{name}"] for name, value in p.items()}
        cache = forward(X, p)
        yield p, logistic_cost_from_logits(cache["Z2"], Y)
