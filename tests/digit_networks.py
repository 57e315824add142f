"""Digits as pictures, and small networks that learn them: for proofs of cards that take a training."""

import numpy as np

from dlcore.optimizers import Adam
from dlcore.softmax import one_hot, predict_class
from dlcore.training import train


def pixels(X):
    """Digits as pictures    X (64, m) -> (m, 8, 8, 1)"""
    return np.ascontiguousarray(X.T).reshape(-1, 8, 8, 1)


def learned(net, X, labels, epochs, rng, learning_rate=0.005, frozen=0):
    """The network, after training on pictures X (m, 8, 8, 1)."""
    Y, size = one_hot(labels, net.layers[-2].n), min(64, labels.size)
    for _ in train(net, X, Y, Adam(learning_rate), epochs, size, rng, every=epochs, frozen=frozen):
        pass
    return net


def error(net, X, labels):
    return np.mean(predict_class(net(X)) != labels)
