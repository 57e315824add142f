"""Fifty steps of each optimizer of dlcore beside Keras' own.

Keras' momentum is v = beta v - learning_rate dW, so its learning rate is (1 - beta) times ours. It adds epsilon inside
the root of RMSprop, and before the correction in Adam, so epsilon is next to nothing here. It rounds its settings to
float32, so they are halves of halves here, which that does not change; and on JAX it computes whole steps in float32.
"""

import numpy as np
import pytest

from dlcore import frameworks
from dlcore.frameworks.exchange import as_array
from dlcore.optimizers import SGD, Adam, Momentum, RMSprop
from tests.random_numbers import signed

keras = frameworks.keras()
of = keras.optimizers
TINY = 1e-30

# fmt: off
PAIRS = {
    "SGD":      (SGD(1 / 16),                        lambda: of.SGD(1 / 16)),
    "Momentum": (Momentum(1 / 16, 3 / 4),            lambda: of.SGD(1 / 64, momentum=3 / 4)),
    "RMSprop":  (RMSprop(1 / 64, 7 / 8, TINY),       lambda: of.RMSprop(1 / 64, rho=7 / 8, epsilon=TINY)),
    "Adam":     (Adam(1 / 64, 3 / 4, 63 / 64, TINY), lambda: of.Adam(1 / 64, 3 / 4, 63 / 64, TINY)),
}
# fmt: on


@pytest.mark.parametrize("name", PAIRS)
@pytest.mark.parametrize("precision", ["float64"], indirect=True)
def test_fifty_steps_down_a_bent_valley(name, precision):
    """The cost is sum c_k (theta_k - 1)^2 + prod cos theta_k, with c from 0.1 to 10."""
    c, theta = np.logspace(-1, 1, 6), signed(np.random.default_rng(4), 6)
    optimizer, make = PAIRS[name]
    theirs, its_optimizer = keras.Variable(theta.copy(), dtype="float64"), make()
    exact = keras.config.backend() == "tensorflow"
    for _ in range(50):
        grad = 2 * c * (theta - 1) - np.prod(np.cos(theta)) * np.tan(theta)
        its_optimizer.apply([keras.ops.convert_to_tensor(grad)], [theirs])
        optimizer.step(theta, grad)
        its = as_array(theirs)
        np.testing.assert_allclose(theta, its, rtol=1e-9 if exact else 1e-5, atol=1e-12 if exact else 2e-6)
