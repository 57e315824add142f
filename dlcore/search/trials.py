"""Trials: what a search tries with each configuration. A small network on handwritten digits, and a tiny curve.

They live in a module, so that other processes find them. With the state that a trial gives back, it goes on later as
if it had never stopped: 1 epoch and then 2 give what 3 give.
"""

from functools import cache

import numpy as np

from dlcore.datasets import digits
from dlcore.layers import Activation, Dense
from dlcore.network import Sequential
from dlcore.optimizers import Adam
from dlcore.softmax import one_hot, predict_class
from dlcore.training import train

TO_TRAIN = 900
"""Of the 1,200 training digits: those of the last writers are the dev set. Test digits are not touched by a search."""


def digits_trial(configuration, epochs, state=None, seed=0):
    """Train 64 - units - 10 with Adam for so many epochs more    -> share of right digits by other writers, state

    configuration: learning_rate; units (32), beta1 (0.9), lambd (0) and batch_size (64) where they are given.
    """
    chosen = {"units": 32, "beta1": 0.9, "lambd": 0.0, "batch_size": 64} | configuration
    rate, units, beta1, lambd, batch_size = settings(chosen)
    X, Y, X_dev, labels_dev = data()
    rng = np.random.default_rng(seed)
    net = Sequential(
        [Dense(64, units, rng), Activation("relu"), Dense(units, 10, rng), Activation("softmax")]
    )
    optimizer, made = Adam(rate, beta1), 0
    if state is not None:
        made = take_up(net, optimizer, state)
    for epoch in range(made, made + epochs):
        order = np.random.default_rng([seed, epoch])  # of its own, so that it is the same after a pause
        for _cost in train(net, X, Y, optimizer, 1, batch_size, order, lambd):
            pass
    score = np.mean(predict_class(net(X_dev)) == labels_dev)
    return float(score), left_off(net, optimizer, made + epochs)


def settings(chosen):
    """The five numbers, in order; ValueError for a name that means nothing here."""
    names = ("learning_rate", "units", "beta1", "lambd", "batch_size")
    if unknown := set(chosen) - set(names):
        raise ValueError(f"digits_trial knows no {', '.join(sorted(unknown))}; it knows {', '.join(names)}")
    if "learning_rate" not in chosen:
        raise ValueError("digits_trial needs a learning_rate")
    return (chosen[name] for name in names)


def left_off(net, optimizer, epochs):
    """All that the next epoch needs."""
    v, s, _work = optimizer.memory
    return {"theta": net.theta, "v": v, "s": s, "t": optimizer.t, "epochs": epochs}


def take_up(net, optimizer, state):
    """Go on where `left_off` stopped; returns the epochs made until then."""
    net.theta = state["theta"]
    optimizer.memory = (state["v"].copy(), state["s"].copy(), np.zeros_like(state["v"]))
    optimizer.t = state["t"]
    return state["epochs"]


@cache
def data():
    """Digits to train on and digits of other writers, once a process."""
    given = digits()
    labels = given.Y_train[0]
    Y = one_hot(labels, 10)
    return given.X_train[:, :TO_TRAIN], Y[:, :TO_TRAIN], given.X_train[:, TO_TRAIN:], labels[TO_TRAIN:]


def curve_trial(configuration, epochs, state=None, seed=0):
    """Gradient descent on (w - 3)^2 from w = 0: `epochs` steps of learning_rate    -> -(w - 3)^2, {"w": w}

    So quick that only the search itself takes time.
    """
    w = state["w"] if state else 0.0
    for _ in range(epochs):
        w -= configuration["learning_rate"] * 2 * (w - 3)
    return -((w - 3) ** 2), {"w": w}
