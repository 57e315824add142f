"""Losses of one's own, and answers with more axes than columns have: examples are then on the first."""

import copy
import pickle
import re
from functools import partial

import numpy as np
import pytest

from dlcore.convolution import Conv2D
from dlcore.layers import Activation, Dense, Dropout
from dlcore.losses import LOSSES, Loss, squared_cost, squared_grad
from dlcore.minibatches import examples_in, some_of
from dlcore.network import Sequential, check_gradients
from dlcore.optimizers import SGD, Adam
from dlcore.training import early_stopping, train
from tests.random_numbers import SEEDS, labels, signed

close = np.testing.assert_allclose


def grid_cost(weight, A, Y):
    """The squared error of all numbers of a grid, one corner of it counted `weight` times."""
    return float(np.sum((A - Y) ** 2 * corner(weight, Y)) / len(Y))


def grid_grad(weight, A, Y):
    return 2 * (A - Y) * corner(weight, Y) / len(Y)


def corner(weight, Y):
    weights = np.ones(Y.shape[1:], Y.dtype)
    weights[0, 0] = weight
    return weights


def grid_loss(weight):
    return Loss("grid", "real (m, n_H, n_W, k)", partial(grid_cost, weight), partial(grid_grad, weight))


def pull_cost(A, Y):
    """How far the examples of label 1 are from 0: Y (1, m) has another shape than A (n, m)."""
    return float(np.sum(Y * A**2) / Y.shape[1])


def pull_grad(A, Y):
    return 2 * Y * A / Y.shape[1]


PULL = Loss("pull", "labels (1, m)", pull_cost, pull_grad, alike=False)


@pytest.fixture(params=SEEDS)
def rng(request):
    return np.random.default_rng(request.param)


def gridded(rng, loss=None, **settings):
    """Pictures (m, 4, 6, 2) to grids (m, 2, 3, 5)."""
    layers = [Conv2D(2, 3, 3, rng, stride=2, pad=1), Activation("tanh"), Conv2D(3, 5, 1, rng)]
    return Sequential(layers, loss or grid_loss(3.0), **settings)


def pictures(rng, m=7):
    return signed(rng, m, 4, 6, 2), signed(rng, m, 2, 3, 5)


def test_examples_are_where_their_arrays_have_them():
    for shape, one, two in (((5,), (1,), (2,)), ((3, 5), (3, 1), (3, 2)), ((5, 4, 2), (1, 4, 2), (2, 4, 2))):
        A = np.arange(np.prod(shape)).reshape(shape)
        assert examples_in(A) == 5
        assert some_of(A, slice(1)).shape == one and some_of(A, np.array([3, 1])).shape == two
    assert np.array_equal(some_of(np.arange(10).reshape(2, 5), np.array([3, 1])), [[3, 1], [8, 6]])


def test_an_example_more_moves_the_mean_as_its_own_loss_does(rng):
    net = gridded(rng)
    X, Y = pictures(rng)
    close(net.cost(X, Y), np.mean([net.cost(X[[i]], Y[[i]]) for i in range(7)]))
    alone = [net.gradients(X[[i]], Y[[i]]) for i in range(7)]
    for name, grad in net.gradients(X, Y).items():
        close(grad, np.mean([its[name] for its in alone], axis=0))


def test_gradients_agree_with_slopes_by_trial(rng):
    assert check_gradients(gridded(rng), *pictures(rng), lambd=0.6)
    net = Sequential([Dense(3, 4, rng), Activation("tanh"), Dense(4, 2, rng)], PULL)
    assert check_gradients(net, signed(rng, 3, 5), labels(rng, 1, 5), lambd=0.6)


def test_the_penalty_divides_by_the_number_of_pictures(rng):
    net = gridded(rng)
    X, Y = pictures(rng)
    squares = sum(np.sum(net.params[name] ** 2) for name in ("W1", "W2"))
    close(net.cost(X, Y, 0.7) - net.cost(X, Y), 0.7 / (2 * 7) * squares)
    plain, decayed = net.gradients(X, Y), net.gradients(X, Y, 0.7)
    close(decayed["W2"] - plain["W2"], 0.7 / 7 * net.params["W2"])


def test_grids_go_where_their_pictures_go(rng):
    """A 1 x 1 convolution can copy its picture: any mix-up would keep the error up."""
    X = signed(rng, 9, 2, 3, 1)
    net = Sequential([Conv2D(1, 1, 1, rng)], grid_loss(2.0))
    *_, cost = train(net, X, X.copy(), SGD(0.02), 300, batch_size=4, rng=rng)
    assert cost < 1e-8


@pytest.mark.parametrize("batch_size", [None, 3])
def test_batches_are_cut_and_decayed_as_columns_are(rng, batch_size):
    """The same task in columns and in pictures of one pixel makes the same walk."""
    W, b = signed(rng, 2, 3), signed(rng, 2, 1)
    dense, conv = Sequential([Dense(3, 2, rng)]), Sequential([Conv2D(3, 2, 1, rng)], grid_loss(1.0))
    dense.params.update({"W1": W, "b1": b})
    conv.params.update({"W1": W.T[None, None], "b1": b[:, 0]})
    X, Y = signed(rng, 3, 8), signed(rng, 2, 8)
    walks = [
        list(train(net, *data, Adam(0.05), 6, batch_size, np.random.default_rng(4), lambd=0.3))
        for net, data in ((dense, (X, Y)), (conv, (X.T[:, None, None], Y.T[:, None, None])))
    ]
    close(*walks)


def test_early_stopping_keeps_the_best_epoch(rng):
    net = gridded(rng)
    X, Y = pictures(rng)
    X_dev, Y_dev = pictures(rng, 3)
    watched = early_stopping(train(net, X, Y, Adam(0.05), 60, 4, rng), net, X_dev, Y_dev, patience=4)
    dev_costs = [dev_cost for _, dev_cost in watched]
    close(net.cost(X_dev, Y_dev), min(dev_costs))


def test_labels_may_have_another_shape_than_answers(rng):
    net = Sequential([Dense(3, 4, rng), Dropout(0.9, rng), Dense(4, 2, rng)], PULL)
    X, Y = signed(rng, 3, 8), np.array([[1, 0, 1, 1, 0, 0, 1, 0]])
    first, *_, last = train(net, X, Y, SGD(0.05), 40, batch_size=3, rng=rng)
    assert last < first
    with pytest.raises(ValueError, match=re.escape("Y has shape (1, 7), but the network gives (2, 8)")):
        net.cost(X, Y[:, :7])


def test_a_copy_keeps_the_loss_and_so_does_a_pickle(rng):
    net, (X, Y) = gridded(rng), pictures(rng)
    for twin in (net.copy(), copy.deepcopy(net), pickle.loads(pickle.dumps(net))):
        assert twin.loss.name == "grid" and twin.cost(X, Y) == net.cost(X, Y)
    for loss in LOSSES.values():
        assert pickle.loads(pickle.dumps(loss)) is loss and copy.deepcopy(loss) is loss


def test_a_file_has_only_the_name_of_the_loss(rng, tmp_path):
    net, (X, Y), path = gridded(rng), pictures(rng), tmp_path / "net.npz"
    net.save(path)
    assert Sequential.load(path, loss=grid_loss(3.0)).cost(X, Y) == net.cost(X, Y)
    with pytest.raises(ValueError, match=r"loss is 'grid'; wanted is one of .*, or a Loss of your own"):
        Sequential.load(path)


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        (lambda Y: Y[:5], "Y has shape (5, 2, 3, 5), but the network gives (7, 2, 3, 5)"),
        (lambda Y: Y[:, :, :, 0], "Y has shape (7, 2, 3)"),
        (lambda Y: np.full_like(Y, np.nan), "Y contains nan"),
        (lambda Y: None, "Y is None"),
    ],
)
def test_grids_that_do_not_fit_are_told(rng, wrong, told):
    X, Y = pictures(rng)
    for call in (
        lambda: gridded(rng).cost(X, wrong(Y)),
        lambda: train(gridded(rng), X, wrong(Y), SGD(0.1), 1),
    ):
        with pytest.raises(ValueError, match=re.escape(told)):
            call()


def test_a_loss_of_ones_own_never_takes_the_activation_with_it(rng):
    """Only a loss that says so is one step with the activation at the end."""
    own = Loss("mine", "real (n, m)", squared_cost, squared_grad)
    for end in ("sigmoid", "tanh"):
        layers = [Dense(3, 2, rng), Activation(end)]
        assert not Sequential(layers, own).one_step
        assert check_gradients(Sequential(layers, own), signed(rng, 3, 5), signed(rng, 2, 5))
    assert not Sequential([Dense(3, 2, rng)], own).one_step
