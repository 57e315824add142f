"""What does not fit a network is refused in words: which layer, what it is given, what it takes."""

import re

import numpy as np
import pytest

from dlcore.layers import Activation, Dense, Dropout, Flatten, Layer
from dlcore.network import Sequential
from tests.random_numbers import labels, one_hot, signed

RNG = np.random.default_rng(6)
X, Y = signed(RNG, 3, 5), labels(RNG, 1, 5)


def net(**settings):
    layers = [Dense(3, 2, RNG), Activation("relu"), Dense(2, 1, RNG), Activation("sigmoid")]
    return Sequential(layers, **settings)


@pytest.mark.parametrize(
    ("layers", "told"),
    [
        ([], "the list of layers is empty. The smallest network is [Dense(n_x, 1, rng)]."),
        (None, "layers is of type NoneType; wanted is a list of layers."),
        (Dense(3, 1, RNG), "layers is of type Dense; wanted is a list of layers."),
        ([Dense(3, 1, RNG), "relu"], "layer 2 is 'relu'; wanted is a layer. Activation(\"relu\") makes one."),
        ([Flatten], "wanted is a layer. Flatten(), with brackets, makes one."),
        ([Dense(3, 1, RNG), np.tanh], "layer 2 is <ufunc 'tanh'>; wanted is a layer."),
        (
            [Dense(3, 4, RNG), Activation("relu"), Dropout(0.5, RNG), Dense(5, 1, RNG)],
            "layer 4, Dense(5, 1), is given an array of shape (4, m): it takes an array of shape (5, m), one column",
        ),
        (
            [Dense(3, 4, RNG), Flatten()],
            "layer 2, Flatten(), is given an array of shape (4, m): it takes an array of shape (m, H, W, C)",
        ),
    ],
)
def test_layers_that_make_no_network(layers, told):
    with pytest.raises(ValueError, match=re.escape(told)):
        Sequential(layers)


@pytest.mark.parametrize(
    ("settings", "told"),
    [
        ({"loss": "hinge"}, "loss is 'hinge'; wanted is one of 'squared', 'log', 'cross_entropy'"),
        ({"loss": np.mean}, "wanted is one of"),
        ({"dtype": int}, "wanted is np.float64 or np.float32"),
        ({"dtype": "double precision"}, "wanted is np.float64 or np.float32"),
    ],
)
def test_settings_that_are_none(settings, told):
    with pytest.raises(ValueError, match=re.escape(told)):
        net(**settings)


@pytest.mark.parametrize(
    ("X", "told"),
    [
        (None, "X is None"),
        (X.tolist(), "X is of type list"),
        (X[:, 0], "X has shape (3,); wanted is (n, m), one column an example, or (m, H, W, C)."),
        (X[None], "X has shape (1, 3, 5); wanted is (n, m)"),
        (X[:, :0], "X has shape (3, 0): nothing is in it, not even one example."),
        (X.astype(int), "X holds whole numbers; wanted are real ones: X.astype(float) makes them."),
        (np.where(X == X[1, 1], np.nan, X), "X contains nan"),
        (np.where(X == X[1, 1], np.inf, X), "X contains an infinite number"),
        (
            X.T,
            "layer 1, Dense(3, 2), is given an array of shape (5, 3): it takes an array of shape (3, m), one column an "
            "example. Transposed, it would fit.",
        ),
        (X[:2], "layer 1, Dense(3, 2), is given an array of shape (2, 5): it takes an array of shape (3, m)"),
        (
            np.ones((5, 4, 3, 6)),
            "layer 1, Dense(3, 2), is given an array of shape (5, 4, 3, 6)",
        ),  # W @ X would do
    ],
)
def test_data_that_do_not_fit(X, told):
    for call in (lambda: net()(X), lambda: net().cost(X, Y), lambda: net().gradients(X, Y)):
        with pytest.raises(ValueError, match=re.escape(told)):
            call()


def test_columns_are_not_flattened():
    """NumPy would do it, and turn features into examples."""
    with pytest.raises(ValueError, match=re.escape("it takes an array of shape (m, H, W, C), m pictures.")):
        Sequential([Flatten(), Dense(5, 1, RNG)])(X)


def test_numbers_too_large_for_single_precision():
    with pytest.raises(ValueError, match="X in float32 contains an infinite number"):
        net(dtype=np.float32)(X * 1e300)


@pytest.mark.parametrize(
    ("Y", "told"),
    [
        (None, "Y is None"),
        (Y.tolist(), "Y is of type list"),
        (Y[0], "Y has shape (5,)"),
        (Y.T, "Y has shape (5, 1), but the network gives (1, 5) for this X."),
        (Y[:, :4], "Y has shape (1, 4), but the network gives (1, 5)"),
        (np.vstack([Y, Y]), "Y has shape (2, 5), but the network gives (1, 5)"),
        (Y + 1, "Y holds 2; wanted are labels, each of them 0 or 1."),
        (2 * Y - 1, "Y holds -1; wanted are labels"),
        (Y == 1, "Y holds True or False; wanted are numbers. Y.astype(int) makes 1 and 0 of them."),
    ],
)
def test_labels_that_do_not_fit(Y, told):
    for call in (net().cost, net().gradients):
        with pytest.raises(ValueError, match=re.escape(told)):
            call(X, Y)


def test_classes_have_a_single_one_each():
    net = Sequential([Dense(3, 4, RNG), Activation("softmax")])
    right = one_hot(RNG, 4, 5)
    assert net.cost(X, right) > 0
    for wrong, told in ((np.maximum(right, right[::-1]), "has 2 ones"), (0 * right, "has 0 ones")):
        with pytest.raises(ValueError, match=f"column 0 of Y {told}; wanted is a single 1 in every column"):
            net.cost(X, wrong)


@pytest.mark.parametrize("lambd", [-0.1, None, np.nan, np.ones(2)])
def test_a_lambd_that_is_none(lambd):
    for call in (net().cost, net().gradients):
        with pytest.raises(ValueError, match="lambd"):
            call(X, Y, lambd)


def test_a_sigmoid_of_ones_own_that_is_quite_sure():
    """Without the step that takes sigmoid and log loss together, an answer of exactly 1 has no finite loss."""
    sure = Layer(lambda Z: (1 / (1 + np.exp(-Z)), Z), lambda dA, Z: dA)
    net = Sequential([Dense(3, 1, RNG), sure], loss="log")
    net.params = {"W1": np.full((1, 3), 100.0), "b1": np.zeros((1, 1))}
    with pytest.raises(ValueError, match="the network's A holds exactly 1"):
        net.cost(np.ones((3, 2)), np.ones((1, 2)))


def test_answers_that_are_no_probabilities_have_no_log_loss():
    linear = Sequential([Dense(3, 1, RNG)], loss="log")
    linear.theta = np.full(4, 2.0)
    with pytest.raises(ValueError, match="the network's A holds 8; wanted are probabilities"):
        linear.cost(np.ones((3, 2)), np.ones((1, 2)))


@pytest.mark.parametrize(
    ("name", "value", "told"),
    [
        ("W3", np.ones((2, 3)), "there is no W3 in this network; it has W1, b1, W2, b2."),
        ("W1", np.ones((3, 2)), "W1 has shape (2, 3), but the new one (3, 2)."),
        ("b1", np.ones(2), "b1 has shape (2, 1), but the new one (2,)."),
        ("W1", 3.0, "W1 has shape (2, 3), but the new one ()."),
        ("W1", np.full((2, 3), np.nan), "W1 contains nan"),
        ("W1", [[1.0] * 3] * 2, "W1 is of type list"),
    ],
)
def test_parameters_that_do_not_fit(name, value, told):
    for assign in (
        lambda its: its.params.__setitem__(name, value),
        lambda its: its.params.update({name: value}),
    ):
        mine = net()
        before = mine.theta.copy()
        with pytest.raises(ValueError, match=re.escape(told)):
            assign(mine)
        assert np.array_equal(mine.theta, before)


@pytest.mark.parametrize("vector", [np.ones(10), np.ones((11, 1)), np.full(11, np.nan), 0.0])
def test_a_theta_that_does_not_fit(vector):
    with pytest.raises(ValueError, match="theta"):
        net().theta = vector


def test_a_layer_after_one_of_unknown_size_still_says_what_it_takes():
    cut = Layer(lambda A: (A[:2], None), lambda dA, cache: dA)
    told = "layer 2, Dense(4, 1), is given an array of shape (2, 5): it takes an array of shape (4, m)"
    with pytest.raises(ValueError, match=re.escape(told)):
        Sequential([cut, Dense(4, 1, RNG)])(X)


def test_dropout_without_a_generator_cannot_be_trained():
    net = Sequential([Dropout(0.5, None), Dense(3, 1, RNG)])
    assert net(X).shape == (1, 5)
    with pytest.raises(
        ValueError, match=re.escape("layer 1, Dropout(0.5), is given an array of shape (3, 5): it has")
    ):
        net.cost(X, signed(RNG, 1, 5), training=True)
