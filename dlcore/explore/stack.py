"""Several small networks trained at once, one for each place of a slider: a stack.

All have ReLU in the hidden layers, a sigmoid at the end, the log loss, the same start and the same examples; they
differ in lambd. Every array has one axis more in front, an entry for each network, so W is (networks, n, n_prev), and
one matrix product serves them all. A test holds them equal to networks trained one by one.
"""

from inspect import unwrap
from itertools import pairwise

import numpy as np

from dlcore.layers import Activation, Dense
from dlcore.network import Sequential
from dlcore.optimizers import Adam
from dlcore.regularization import l2_grad

l2_grads = unwrap(l2_grad)  # its formula serves a stack too; what it checks are single matrices


def single(sizes, rng):
    """One such network, not trained."""
    layers = [part for pair in pairwise(sizes) for part in (Dense(*pair, rng), Activation("relu"))]
    return Sequential([*layers[:-1], Activation("sigmoid")], dtype=np.float32)


def trained(sizes, X, Y, lambds, learning_rate, steps, rng, penalise=l2_grads):
    """[(W, b), ...] of the networks, one for each of lambds, after full-batch Adam; in single precision.

    A generator: it yields the share of the steps that is done, and returns the networks. penalise(dW, W, lambd, m) is
    the gradient with the penalty.
    """
    start, m = single(sizes, rng).params, X.shape[1]
    X, Y, lambd = X.astype(np.float32), Y.astype(np.float32), np.float32(lambds)[:, np.newaxis, np.newaxis]
    theta = np.repeat(
        np.concatenate([start[name].ravel() for name in start])[np.newaxis], len(lambds), axis=0
    )
    grad, adam = np.zeros_like(theta), Adam(learning_rate)
    layers, slopes = parts(theta, sizes), parts(grad, sizes)
    for step in range(steps):
        if step % 20 == 0:
            yield step / steps
        outputs = forward(layers, X)
        dZ = (outputs[-1] - Y) / m
        for k in reversed(range(len(layers))):
            (W, _b), (dW, db), A_prev = layers[k], slopes[k], outputs[k]
            dW[...] = penalise(dZ @ A_prev.swapaxes(-1, -2), W, lambd, m)
            db[...] = dZ.sum(axis=-1, keepdims=True)
            dZ = W.swapaxes(-1, -2) @ dZ * (A_prev > 0) if k else None
        adam.step(theta, grad)
    return layers


def parts(vectors, sizes):
    """W and b of each layer, as views of vectors (networks, parameters)."""
    found, start = [], 0
    for n_prev, n in pairwise(sizes):
        middle, end = start + n * n_prev, start + n * n_prev + n
        found.append(
            (vectors[:, start:middle].reshape(-1, n, n_prev), vectors[:, middle:end].reshape(-1, n, 1))
        )
        start = end
    return found


def forward(layers, X):
    """X, and the output of every layer (networks, n, m)."""
    outputs = [X]
    for W, b in layers[:-1]:
        outputs.append(np.maximum(W @ outputs[-1] + b, 0))
    W, b = layers[-1]
    outputs.append((1 + np.tanh((W @ outputs[-1] + b) / 2)) / 2)  # a sigmoid that cannot overflow
    return outputs
