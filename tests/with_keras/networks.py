"""A network of dlcore beside a Keras model of the same layers: the same answers, slopes and walk downhill.

Runs in a process of its own for each backend, with test_frameworks.py: Keras chooses its backend once.
"""

import numpy as np
import pytest

from dlcore import frameworks
from dlcore.frameworks.exchange import as_array
from dlcore.layers import Activation, Dense
from dlcore.network import Sequential
from dlcore.optimizers import SGD
from dlcore.training import train
from tests.random_numbers import labels, one_hot, signed

keras = frameworks.keras()
APART = {"float32": 1e-6, "float64": 1e-12}
ENDS = [(1, "sigmoid"), (4, "softmax")]


def ours(n, end, dtype="float64"):
    rng = np.random.default_rng(n)
    layers = [Dense(6, 7, rng), Activation("sigmoid"), Dense(7, 5, rng), Activation("relu")]
    net = Sequential([*layers, Dense(5, n, rng), Activation(end)], dtype=dtype)
    net.theta = signed(rng, net.theta.size)
    return net


def data(n, m=11):
    rng = np.random.default_rng(2)
    return signed(rng, 6, m), labels(rng, 1, m) if n == 1 else one_hot(rng, n, m)


def theirs(n, end):
    units = [(7, "sigmoid"), (5, "relu"), (n, end)]
    layers = [keras.layers.Dense(n, activation=activation) for n, activation in units]
    return keras.Sequential([keras.Input((6,)), *layers])


def loss_of(n, **settings):
    losses = keras.losses.BinaryCrossentropy, keras.losses.CategoricalCrossentropy
    return losses[n > 1](**settings)


def slopes_apart(n, dtype):
    """How far slopes may be apart. On JAX, Keras takes the mean of a binary loss in float32 even here."""
    if dtype == "float32":
        return 1e-5
    return 1e-7 if n == 1 and keras.config.backend() == "jax" else 1e-12


IN_BOTH = pytest.mark.parametrize("precision", APART, indirect=True)


def test_the_backend_is_the_one_that_was_asked_for(expected_backend):
    assert keras.config.backend() == expected_backend
    assert expected_backend in frameworks.found()


@pytest.mark.parametrize(("n", "end"), ENDS)
@IN_BOTH
def test_the_same_answers(n, end, precision):
    net, model = ours(n, end), theirs(n, end)
    frameworks.give(net, model)
    X, _ = data(n)
    A = frameworks.answers(model, X)
    assert A.dtype == precision and A.shape == (n, 11)
    np.testing.assert_allclose(A, net(X), rtol=0, atol=APART[precision])


@pytest.mark.parametrize("from_logits", [True, False])
@pytest.mark.parametrize(("n", "end"), ENDS)
@IN_BOTH
def test_the_same_slopes(n, end, precision, from_logits):
    net, model = ours(n, end), theirs(n, "linear" if from_logits else end)
    frameworks.give(net, model)
    X, Y = data(n)
    J, found = frameworks.slopes(model, loss_of(n, from_logits=from_logits), X, Y)
    tolerance = slopes_apart(n, precision)
    assert J == pytest.approx(net.cost(X, Y), abs=tolerance)
    wanted = net.gradients(X, Y)
    assert list(found) == list(wanted) and max(abs(slope).max() for slope in wanted.values()) > 0.05
    for name, slope in wanted.items():
        assert found[name].dtype == precision and found[name].shape == slope.shape
        np.testing.assert_allclose(found[name], slope, rtol=0, atol=tolerance)


def test_the_model_does_not_move_with_the_network():
    """JAX takes an array as it is, without copying it."""
    net, model = ours(1, "sigmoid", "float32"), theirs(1, "sigmoid")
    X, _ = data(1)
    A = frameworks.answers(frameworks.give(net, model), X)
    net.theta = 0 * net.theta
    assert np.array_equal(frameworks.answers(model, X), A)


@IN_BOTH
def test_class_numbers_in_place_of_one_hot_columns(precision):
    net, model = ours(4, "softmax"), theirs(4, "linear")
    frameworks.give(net, model)
    X, Y = data(4)
    loss = keras.losses.SparseCategoricalCrossentropy(from_logits=True)
    J, found = frameworks.slopes(model, loss, X, Y.argmax(axis=0)[None])
    assert J == pytest.approx(net.cost(X, Y), abs=slopes_apart(4, precision))
    for name, slope in net.gradients(X, Y).items():
        np.testing.assert_allclose(found[name], slope, rtol=0, atol=slopes_apart(4, precision))


@pytest.mark.parametrize(("n", "end"), ENDS)
@IN_BOTH
def test_the_same_walk_downhill(n, end, precision):
    """Keras tells the cost before each step, dlcore that after it."""
    net, model = ours(n, end, precision), theirs(n, "linear")
    frameworks.give(net, model)
    X, Y = data(n)
    costs = [net.cost(X, Y), *train(net, X, Y, SGD(0.5), 25)]
    model.compile(optimizer=keras.optimizers.SGD(0.5), loss=loss_of(n, from_logits=True))
    with frameworks.quiet():
        told = model.fit(X.T, Y.T, batch_size=11, epochs=25, verbose=0)
    assert costs[-1] < 0.8 * costs[0]
    np.testing.assert_allclose(told.history["loss"], costs[:-1], rtol=0, atol=2e-6)  # Keras means in float32
    walked = frameworks.give(net, theirs(n, "linear"))
    for its, mine in zip(model.weights, walked.weights, strict=True):
        apart = abs(as_array(its) - as_array(mine)).max()
        assert apart < 10 * slopes_apart(n, precision)


def test_keras_moves_probabilities_away_from_0():
    """Its loss of p = 0 for y = 1 is that of p = 1e-7, and from logits there is no such limit."""
    right, none = np.ones((1, 1)), np.zeros((1, 1))
    clipped = keras.losses.BinaryCrossentropy()(right, none)
    assert float(clipped) == pytest.approx(-np.log(1e-7), abs=1e-4) == pytest.approx(16.118, abs=1e-3)
    exact = keras.losses.BinaryCrossentropy(from_logits=True)(right, none - 50)
    assert float(exact) == pytest.approx(50)


def test_a_clipped_probability_has_no_slope_except_where_keras_looks_behind_it():
    net = Sequential([Dense(1, 1, np.random.default_rng(0)), Activation("sigmoid")])
    net.params = {"W1": np.array([[-50.0]]), "b1": np.zeros((1, 1))}
    one, loss = np.ones((1, 1)), keras.losses.BinaryCrossentropy()
    model = keras.Sequential([keras.Input((1,)), keras.layers.Dense(1, activation="sigmoid")])
    J, found = frameworks.slopes(frameworks.give(net, model), loss, one, one)
    wanted = {"jax": (16.118, 0.0), "tensorflow": (50.0, -1.0)}[keras.config.backend()]
    assert (J, found["W1"].item()) == pytest.approx(wanted, abs=1e-3)
    assert net.cost(one, one) == 50 and net.gradients(one, one)["W1"].item() == -1


def test_float64_is_float64():
    """JAX would compute in float32 without saying so."""
    tensor = keras.ops.convert_to_tensor(np.array([1 + 1e-12]), dtype="float64")
    assert as_array(tensor)[0] == 1 + 1e-12


@pytest.mark.parametrize("end", ["fewer layers", "other units"])
def test_another_network_is_refused_in_words(end):
    model = theirs(3, "linear") if end == "other units" else keras.Sequential(theirs(1, "linear").layers[:2])
    with pytest.raises(ValueError, match=r"the network has \{'W1': \(7, 6\).*but the model \[\(6, 7\)"):
        frameworks.give(ours(1, "sigmoid"), model)


def test_a_tape_of_tensorflow():
    tf = frameworks.tensorflow()
    if tf is None:
        pytest.skip("TensorFlow is not installed")
    w = tf.Variable(3.0)
    with tf.GradientTape() as tape:
        J = (2 * w - 1) ** 2
    assert float(tape.gradient(J, w)) == 2 * (2 * 3 - 1) * 2
