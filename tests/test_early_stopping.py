"""Early stopping: where it stops, what the network then has, and where the pure function beside it says the same."""

import re
from typing import ClassVar

import numpy as np
import pytest

from dlcore.layers import Activation, Dense
from dlcore.network import Sequential
from dlcore.optimizers import Adam
from dlcore.regularization import early_stop
from dlcore.training import early_stopping, train
from tests.random_numbers import SEEDS, labels, signed


@pytest.fixture(params=SEEDS)
def rng(request):
    return np.random.default_rng(request.param)


def small():
    rng = np.random.default_rng(1)
    return Sequential([Dense(3, 4, rng), Activation("tanh"), Dense(4, 1, rng), Activation("sigmoid")])


def falling_and_rising(rng):
    """A network that learns a few noisy examples by heart, and a dev set that shows it."""
    X, X_dev = signed(rng, 3, 12), signed(rng, 3, 30)
    Y, Y_dev = labels(rng, 1, 12), labels(rng, 1, 30)
    return X, Y, X_dev, Y_dev


@pytest.mark.parametrize("patience", [1, 3, 10])
def test_early_stopping_goes_back_to_the_best_epoch(rng, patience):
    X, Y, X_dev, Y_dev = falling_and_rising(rng)
    whole, walked = small(), []
    dev = [
        walked.append(whole.theta.copy()) or whole.cost(X_dev, Y_dev)
        for _ in train(whole, X, Y, Adam(0.1), 200)
    ]
    net = small()
    seen = list(early_stopping(train(net, X, Y, Adam(0.1), 200), net, X_dev, Y_dev, patience))
    best = early_stop(dev, patience)
    assert [its for _, its in seen] == dev[: best + patience + 1]
    assert np.array_equal(net.theta, walked[best]) and net.cost(X_dev, Y_dev) == dev[best]


class Scripted:
    """What early_stopping needs of a network; its dev costs are told beforehand, theta is the number of the epoch."""

    statistics: ClassVar = {}

    def __init__(self, dev_costs):
        self.theta, self.dev_costs = np.array([-1.0]), dev_costs

    def cost(self, X, Y):
        return self.dev_costs[max(0, int(self.theta.item()))]

    def costs(self):
        for epoch in range(len(self.dev_costs)):
            self.theta = np.array([float(epoch)])
            yield 0.0


@pytest.mark.parametrize(
    ("dev_costs", "patience", "epochs", "best"),
    [
        ([3, 2, 2, 2, 1], 2, 4, 1),  # a tie is no new lowest
        ([3, 2, 2, 2, 1], 3, 5, 4),
        ([3, 4, 2, 4, 1], 2, 5, 4),  # the count starts anew after each new lowest
        ([3, 4, 5], 9, 3, 0),
        ([1], 1, 1, 0),
        ([np.nan, 2, np.nan, np.nan, 1], 2, 4, 1),
        ([5, 4, 4.5, 4.2, 3], 2, 4, 1),  # lower than the one before is not enough
    ],
)
def test_patience(dev_costs, patience, epochs, best):
    net = Scripted(dev_costs)
    assert len(list(early_stopping(net.costs(), net, None, None, patience))) == epochs
    assert net.theta.item() == best


def test_early_stopping_keeps_the_best_where_its_reader_leaves():
    net = Scripted([3, 1, 2, 2, 2, 2])
    costs = net.costs()
    for epoch, _ in enumerate(watch := early_stopping(costs, net, None, None, 5)):
        if epoch == 3:
            break
    watch.close()
    assert net.theta.item() == 1 and next(costs, "closed") == "closed"


def test_early_stopping_keeps_the_best_where_training_fails():
    net = Scripted([3, 1, 2])

    def failing():
        yield from net.costs()
        raise ValueError("the cost is inf")

    with pytest.raises(ValueError, match="the cost is inf"):
        list(early_stopping(failing(), net, None, None, 5))
    assert net.theta.item() == 1


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"patience": 0}, "patience is 0"),
        ({"costs": [0.5, 0.4]}, "costs is of type list; wanted is what train(net, ...) gives."),
        ({"X_dev": np.ones((4, 2))}, "layer 1, Dense(3, 4), is given an array of shape (4, 2)"),
        ({"Y_dev": np.ones((1, 3))}, "Y has shape (1, 3), but the network gives (1, 2)"),
    ],
)
def test_early_stopping_complains_at_the_call(change, told):
    net = small()
    given = {
        "costs": iter([0.5]),
        "net": net,
        "X_dev": np.ones((3, 2)),
        "Y_dev": np.ones((1, 2)),
        "patience": 2,
    }
    with pytest.raises(ValueError, match=re.escape(told)):
        early_stopping(**(given | change))
