"""Optimizers: the step in place is the step as a pure function, and both are what their formula says."""

import math
import re

import numpy as np
import pytest

from dlcore.optimizers import SGD, Adam, adam_step
from tests.random_numbers import SEEDS, signed, sizes

close = np.testing.assert_allclose


@pytest.fixture(params=SEEDS)
def rng(request):
    return np.random.default_rng(request.param)


def test_sgd_goes_against_the_slope_in_place(rng):
    theta, grad = signed(rng, 7), signed(rng, 7)
    before, kept = theta.copy(), grad.copy()
    assert SGD(0.3).step(theta, grad) is None
    close(theta, [before[k] - 0.3 * grad[k] for k in range(7)])
    assert np.array_equal(grad, kept)


def test_the_first_steps_of_adam_by_hand():
    W, v, s = np.array([1.0]), np.zeros(1), np.zeros(1)
    W, v, s = adam_step(W, np.array([4.0]), v, s, 1, 0.1, 0.9, 0.99, 1e-12)
    close([W[0], v[0], s[0]], [0.9, 0.4, 0.16])
    W, v, s = adam_step(W, np.array([-2.0]), v, s, 2, 0.1, 0.9, 0.99, 1e-12)
    close([v[0], s[0]], [0.16, 0.1984])
    close(W[0], 0.9 - 0.1 * (0.16 / 0.19) / math.sqrt(0.1984 / 0.0199))


def test_the_first_step_is_as_long_as_the_learning_rate(rng):
    W, dW = signed(rng, *sizes(rng, 2)), signed(rng)
    for scale in (1e-3, 1.0, 1e3):
        moved, _, _ = adam_step(W, np.full_like(W, scale * dW), 0 * W, 0 * W, 1, 0.01)
        close(W - moved, 0.01 * np.sign(dW), rtol=1e-4)


@pytest.mark.parametrize("betas", [(0.9, 0.999), (0.5, 0.8), (0.0, 0.9), (0.9, 0.0), (0.0, 0.0)])
@pytest.mark.parametrize("epsilon", [1e-8, 0.3])
def test_adam_in_place_is_adam_step_again_and_again(rng, betas, epsilon):
    (size,) = sizes(rng, 1)
    theta = signed(rng, size)
    W, v, s = theta.copy(), np.zeros(size), np.zeros(size)
    optimizer = Adam(0.02, *betas, epsilon)
    for t in range(1, 60):
        grad = signed(rng, size) * 10.0 ** rng.integers(-4, 4)
        kept = grad.copy()
        optimizer.step(theta, grad)
        W, v, s = adam_step(W, grad, v, s, t, 0.02, *betas, epsilon)
        close(theta, W, rtol=1e-11)
        assert np.array_equal(grad, kept)


@pytest.mark.parametrize("make", [SGD, Adam])
def test_single_precision_stays(rng, make):
    theta, grad = signed(rng, 5).astype(np.float32), signed(rng, 5).astype(np.float32)
    for _ in range(3):
        make(0.1).step(theta, grad)
    assert theta.dtype == np.float32 and np.isfinite(theta).all()


@pytest.mark.parametrize("make", [SGD, Adam])
def test_the_learning_rate_can_change_on_the_way(rng, make):
    theta, grad = signed(rng, 5), signed(rng, 5)
    optimizer = make(0.1)
    optimizer.step(theta, grad)
    before = theta.copy()
    optimizer.learning_rate = 0
    optimizer.step(theta, grad)
    assert np.array_equal(theta, before)


def test_a_slope_of_nothing_moves_nothing():
    theta = np.array([1.0, 2.0])
    Adam(0.1).step(theta, np.zeros(2))
    assert theta.tolist() == [1.0, 2.0]


def test_an_adam_for_two_networks_is_refused(rng):
    optimizer = Adam(0.1)
    optimizer.step(signed(rng, 5), signed(rng, 5))
    with pytest.raises(ValueError, match="has walked with 5 parameters, and now there are 6"):
        optimizer.step(signed(rng, 6), signed(rng, 6))


@pytest.mark.parametrize(
    ("make", "told"),
    [
        (lambda: SGD(-0.1), "learning_rate is -0.1; wanted is 0 or more, for a negative one steps uphill."),
        (lambda: SGD(None), "learning_rate is None"),
        (lambda: SGD("0.1"), "learning_rate is of type str"),
        (lambda: Adam(-1), "learning_rate is -1"),
        (lambda: Adam(0.1, 1.0), "beta1 is 1.0; wanted is a number from 0 to below 1"),
        (lambda: Adam(0.1, beta2=-0.1), "beta2 is -0.1"),
        (lambda: Adam(0.1, epsilon=0), "epsilon is 0"),
        (lambda: Adam(np.nan), "learning_rate contains nan"),
    ],
)
def test_settings_that_are_none(make, told):
    with pytest.raises(ValueError, match=re.escape(told)):
        make()


def test_optimizers_show_their_settings():
    assert [repr(SGD(0.1)), repr(Adam(0.001))] == ["SGD(0.1)", "Adam(0.001, 0.9, 0.999, 1e-08)"]
