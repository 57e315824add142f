"""Optimizers: the step in place is the step as a pure function, and both are what their formula says."""

import copy
import math
import pickle
import re
from functools import partial

import numpy as np
import pytest

from dlcore.optimizers import SGD, Adam, Momentum, RMSprop, adam_step, momentum_step, rmsprop_step
from dlcore.schedules import PerEpoch, decay_inverse, decay_staircase
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


def test_the_first_steps_of_momentum_by_hand():
    W, v = momentum_step(np.array([1.0]), np.array([4.0]), np.zeros(1), 0.5, 0.75)
    close([W[0], v[0]], [0.5, 1.0])
    W, v = momentum_step(W, np.array([-2.0]), v, 0.5, 0.75)
    close([W[0], v[0]], [0.375, 0.25])


def test_the_first_steps_of_rmsprop_by_hand():
    W, s = rmsprop_step(np.array([1.0]), np.array([4.0]), np.zeros(1), 0.5, 0.75, 2.0)
    close([W[0], s[0]], [1 - 0.5 * 4 / (2 + 2), 4.0])
    W, s = rmsprop_step(W, np.array([-2.0]), s, 0.5, 0.75, 2.0)
    close([W[0], s[0]], [0.5 + 0.5 * 2 / (2 + 2), 4.0])


def test_momentum_is_the_average_of_all_slopes_so_far(rng):
    slopes, v = [signed(rng, 3, 4) for _ in range(6)], np.zeros((3, 4))
    for dW in slopes:
        _, v = momentum_step(dW, dW, v, 0.1, 0.7)
    close(v, sum(0.3 * 0.7 ** (5 - k) * dW for k, dW in enumerate(slopes)))


def test_the_other_convention_of_momentum_is_another_learning_rate(rng):
    """v = beta v + dW, with (1 - beta) times the learning rate."""
    W = other = signed(rng, 5)
    v = u = np.zeros(5)
    for _ in range(20):
        dW = signed(rng, 5)
        W, v = momentum_step(W, dW, v, 0.2, 0.8)
        u = 0.8 * u + dW
        other = other - 0.2 * (1 - 0.8) * u
        close(W, other, rtol=1e-12, atol=1e-14)


@pytest.mark.parametrize("scale", [1e-3, 1.0, 1e4])
def test_units_of_the_cost_do_not_matter_to_rmsprop_and_adam(rng, scale):
    theta, steps = signed(rng, 5), [signed(rng, 5) for _ in range(9)]
    for make in (RMSprop, Adam):
        one, other = theta.copy(), theta.copy()
        first, second = make(0.01, epsilon=1e-30), make(0.01, epsilon=1e-30)
        for grad in steps:
            first.step(one, grad)
            second.step(other, scale * grad)
        close(one, other, rtol=1e-10)


BETAS = [0.0, 0.5, 0.9, 0.999]
# fmt: off
PAIRS = {
    "sgd":      (SGD,      [()],                                  lambda W, dW, t, rate: (W - rate * dW,)),
    "momentum": (Momentum, [(beta,) for beta in BETAS],           lambda W, dW, t, *rest: momentum_step(W, dW, *rest)),
    "rmsprop":  (RMSprop,  [(b, e) for b in BETAS for e in (1e-8, 0.3)],
                                                                  lambda W, dW, t, *rest: rmsprop_step(W, dW, *rest)),
    "adam":     (Adam,     [(a, b, e) for a, b in zip(BETAS, BETAS[::-1], strict=True) for e in (1e-8, 0.3)],
                                              lambda W, dW, t, v, s, *rest: adam_step(W, dW, v, s, t, *rest)),
}
# fmt: on
STATES = {"sgd": 0, "momentum": 1, "rmsprop": 1, "adam": 2}
SETTINGS = [(name, settings) for name, (_, every, _) in PAIRS.items() for settings in every]


@pytest.mark.parametrize(("name", "settings"), SETTINGS, ids=str)
def test_the_step_in_place_is_the_pure_step_again_and_again(rng, name, settings):
    make, _, step = PAIRS[name]
    (size,) = sizes(rng, 1)
    theta, optimizer = signed(rng, size), make(0.02, *settings)
    W, memory = theta.copy(), [np.zeros(size)] * STATES[name]
    for t in range(1, 60):
        grad = signed(rng, size) * 10.0 ** rng.integers(-4, 4)
        kept = grad.copy()
        assert optimizer.step(theta, grad) is None
        W, *memory = step(W, grad, t, *memory, 0.02, *settings)
        close(theta, W, rtol=1e-11)
        assert np.array_equal(grad, kept)


@pytest.mark.parametrize("make", [SGD, Momentum, RMSprop, Adam])
def test_what_is_remembered_grows_down_the_file(make):
    optimizer = make(0.1)
    optimizer.step(np.ones(3), np.ones(3))
    places_to_compute_in = make in (RMSprop, Adam)
    assert len(optimizer.memory) - places_to_compute_in == STATES[make.__name__.lower()]


@pytest.mark.parametrize("make", [SGD, Momentum, RMSprop, Adam])
def test_single_precision_stays(rng, make):
    theta, grad = signed(rng, 5).astype(np.float32), signed(rng, 5).astype(np.float32)
    for _ in range(3):
        make(0.1).step(theta, grad)
    assert theta.dtype == np.float32 and np.isfinite(theta).all()


@pytest.mark.parametrize("make", [SGD, Momentum, RMSprop, Adam])
def test_the_learning_rate_can_change_on_the_way(rng, make):
    theta, grad = signed(rng, 5), signed(rng, 5)
    optimizer = make(0.1)
    optimizer.step(theta, grad)
    before = theta.copy()
    optimizer.learning_rate = 0
    optimizer.step(theta, grad)
    assert np.array_equal(theta, before)


@pytest.mark.parametrize("make", [SGD, Momentum, RMSprop, Adam])
def test_a_schedule_gives_the_learning_rate_of_each_step(rng, make):
    one, asked = signed(rng, 5), []
    other = one.copy()
    scheduled, by_hand = make(lambda step: asked.append(step) or 0.5 / (1 + step)), make(0.5)
    for t in range(5):
        grad = signed(rng, 5)
        by_hand.learning_rate = 0.5 / (1 + t)
        scheduled.step(one, grad)
        by_hand.step(other, grad)
        assert np.array_equal(one, other)
    assert asked == [0, 1, 2, 3, 4]


@pytest.mark.parametrize("bad", [-0.1, None, np.nan, "0.1", np.ones(2)])
def test_a_schedule_that_gives_no_rate_is_told_with_the_step(bad):
    optimizer, theta = SGD(lambda step: 0.1 if step < 2 else bad), np.ones(3)
    optimizer.step(theta, theta)
    optimizer.step(theta, theta)
    with pytest.raises(ValueError, match="the learning rate at step 2"):
        optimizer.step(theta, theta)
    assert optimizer.t == 2


@pytest.mark.parametrize("make", [SGD, Momentum, RMSprop, Adam])
@pytest.mark.parametrize("copied", [copy.deepcopy, lambda its: pickle.loads(pickle.dumps(its))])
def test_a_copy_walks_on_by_itself(rng, make, copied):
    schedule = PerEpoch(partial(decay_staircase, 0.2, 0.5, 2), 3)
    theta, optimizer = signed(rng, 5), make(schedule)
    for _ in range(4):
        optimizer.step(theta, signed(rng, 5))
    twin, other, grad = copied(optimizer), theta.copy(), signed(rng, 5)
    optimizer.step(theta, grad)
    twin.step(other, grad)
    assert np.array_equal(theta, other) and repr(twin) == repr(optimizer)


def test_a_slope_of_nothing_moves_nothing():
    theta = np.array([1.0, 2.0])
    for make in (SGD, Momentum, RMSprop, Adam):
        make(0.1).step(theta, np.zeros(2))
    assert theta.tolist() == [1.0, 2.0]


@pytest.mark.parametrize("make", [Momentum, RMSprop, Adam])
def test_one_optimizer_for_two_networks_is_refused(rng, make):
    optimizer = make(0.1)
    optimizer.step(signed(rng, 5), signed(rng, 5))
    told = f"this {make.__name__} has walked with 5 parameters, and now there are 6"
    with pytest.raises(ValueError, match=told):
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
        (lambda: Momentum(0.1, 1.0), "beta is 1.0; wanted is a number from 0 to below 1"),
        (lambda: Momentum([0.1]), "learning_rate is of type list"),
        (lambda: RMSprop(0.1, -0.5), "beta is -0.5"),
        (lambda: RMSprop(0.1, 0.9, 0.0), "epsilon is 0"),
        (lambda: PerEpoch(0.1, 3), "schedule is of type float; wanted is a function"),
        (lambda: PerEpoch(decay_inverse, 0), "updates is 0"),
    ],
)
def test_settings_that_are_none(make, told):
    with pytest.raises(ValueError, match=re.escape(told)):
        make()


def test_optimizers_show_their_settings():
    assert [repr(SGD(0.1)), repr(Adam(0.001))] == ["SGD(0.1)", "Adam(0.001, 0.9, 0.999, 1e-08)"]
    assert [repr(Momentum(0.1)), repr(RMSprop(0.1))] == ["Momentum(0.1, 0.9)", "RMSprop(0.1, 0.9, 1e-08)"]
    falling = partial(decay_inverse, 0.1, rate=0.5)
    assert repr(Momentum(falling)) == "Momentum(decay_inverse(0.1, rate=0.5), 0.9)"
    assert repr(SGD(PerEpoch(falling, 7))) == "SGD(decay_inverse(0.1, rate=0.5) per 7 steps)"
    assert repr(SGD(decay_inverse)) == "SGD(decay_inverse)"
