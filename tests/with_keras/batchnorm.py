"""Batch normalisation beside Keras' own layer: forward, slopes, running averages, and answers afterwards.

On JAX, Keras takes the means of a batch in float32 even where the layer is in float64.
"""

import numpy as np
import pytest

from dlcore import frameworks
from dlcore.batchnorm import BatchNorm
from dlcore.frameworks.exchange import as_array
from dlcore.layers import Activation, Dense
from dlcore.network import Sequential
from dlcore.optimizers import SGD
from tests.random_numbers import labels, signed

keras = frameworks.keras()
LAYERS = keras.layers


def agree(ours, theirs):
    exact = keras.config.backend() == "tensorflow"
    np.testing.assert_allclose(
        ours, as_array(theirs), rtol=1e-9 if exact else 1e-4, atol=1e-12 if exact else 1e-5
    )


@pytest.fixture
def twins(precision):
    """A network with batch normalisation, and the same in Keras."""
    rng = np.random.default_rng(8)
    hidden = [Dense(3, 5, rng), BatchNorm(5, momentum=0.8, epsilon=1e-3), Activation("sigmoid")]
    net = Sequential([*hidden, Dense(5, 1, rng), Activation("sigmoid")])
    middle = LAYERS.BatchNormalization(momentum=0.8, epsilon=1e-3)
    end = [LAYERS.Activation("sigmoid"), LAYERS.Dense(1)]
    return net, keras.Sequential([keras.Input((3,)), LAYERS.Dense(5), middle, *end])


def trainable(net):
    return [part.T if name.startswith("W") else part[:, 0] for name, part in net.params.items()]


def hand_over(net, model):
    for variable, part in zip(model.trainable_variables, trainable(net), strict=True):
        variable.assign(part.copy())


@pytest.mark.parametrize("precision", ["float64"], indirect=True)
def test_fifty_steps_of_a_network(twins):
    """Its slopes by Keras' way of differentiating; parameters and running averages after every step."""
    net, model = twins
    hand_over(net, model)
    rng = np.random.default_rng(9)
    loss, optimizer = keras.losses.BinaryCrossentropy(from_logits=True), keras.optimizers.SGD(0.1)
    ours = SGD(0.1)
    model.compile(optimizer=optimizer, loss=loss)
    for _ in range(50):
        X, Y = signed(rng, 3, 12), labels(rng, 1, 12)
        with frameworks.quiet():
            model.train_on_batch(X.T, Y.T)
        net.backpropagate(X, Y)
        ours.step(net.theta, net.grad)
        for part, its in zip(trainable(net), model.trainable_variables, strict=True):
            agree(part, its)
        layer = model.layers[1]
        agree(net.statistics["running_mu2"][:, 0], layer.moving_mean)
        agree(net.statistics["running_var2"][:, 0], layer.moving_variance)
    for m in (1, 7):
        X = signed(rng, 3, m)
        agree(net(X).T, keras.ops.sigmoid(model(X.T)))


@pytest.mark.parametrize("precision", ["float64"], indirect=True)
def test_what_comes_out_in_training(precision):
    rng = np.random.default_rng(10)
    Z = 5 + 3 * signed(rng, 4, 9)
    layer = LAYERS.BatchNormalization(momentum=0.7, epsilon=0.01)
    layer.build((None, 4))
    gamma, beta = signed(rng, 4, 1), signed(rng, 4, 1)
    layer.gamma.assign(gamma[:, 0])
    layer.beta.assign(beta[:, 0])
    net = Sequential([BatchNorm(4, momentum=0.7, epsilon=0.01)])
    net.params = {"gamma1": gamma, "beta1": beta}
    for _ in range(3):
        agree(net.forward(Z, training=True)[0].T, layer(Z.T, training=True))
        agree(net.statistics["running_mu1"][:, 0], layer.moving_mean)
    agree(net(Z).T, layer(Z.T, training=False))
