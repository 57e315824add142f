"""Averages that forget, falling learning rates and mini-batches: by hand, and what holds for all of them."""

import math
from functools import partial

import numpy as np
import pytest

from dlcore.averages import ewa, ewa_corrected, ewa_weights
from dlcore.layers import Dense
from dlcore.minibatches import make_minibatches, updates_per_epoch
from dlcore.network import Sequential
from dlcore.optimizers import SGD
from dlcore.schedules import (
    PerEpoch,
    decay_cosine,
    decay_exponential,
    decay_inverse,
    decay_staircase,
    warm_cosine,
)
from dlcore.training import batches, train
from tests.random_numbers import SEEDS, signed

close = np.testing.assert_allclose


@pytest.fixture(params=SEEDS)
def rng(request):
    return np.random.default_rng(request.param)


def test_five_temperatures_by_hand():
    xs = [10, 12, 14, 16, 18]
    close(ewa(xs, 0.9), [1.0, 2.1, 3.29, 4.561, 5.9049])
    close(ewa_corrected(xs, 0.9)[:2], [10, 2.1 / 0.19])


def test_the_average_is_its_weights_times_the_values(rng):
    xs, beta = signed(rng, 12), rng.uniform(0.1, 0.97)
    for t in range(1, 13):
        weights = ewa_weights(beta, t)
        close(ewa(xs, beta)[t - 1], weights @ xs[:t])
        close(weights.sum(), 1 - beta**t)
        close(ewa_corrected(xs, beta)[t - 1], weights @ xs[:t] / weights.sum())
    assert (np.diff(weights) > 0).all(), "the newest weighs most"


def test_a_constant_is_its_own_corrected_average(rng):
    beta = rng.uniform(0.1, 0.999)
    close(ewa_corrected([7.5] * 20, beta), 7.5)
    assert ewa([7.5] * 20, beta)[0] == pytest.approx(7.5 * (1 - beta)), "without correction it starts too low"


def test_without_a_past_the_average_is_the_newest():
    assert ewa([3.0, -1.0, 4.0], 0.0) == ewa_corrected([3.0, -1.0, 4.0], 0.0) == [3.0, -1.0, 4.0]


def test_a_ramp_is_followed_with_a_lag_of_beta_over_one_minus_beta():
    beta = 0.9
    close(400 - ewa(np.arange(1.0, 401), beta)[-1], beta / (1 - beta))


# fmt: off
BY_HAND = {
    decay_inverse:     ((0.2, 1.0),    [0.2, 0.1, 0.2 / 3, 0.05, 0.04]),
    decay_exponential: ((0.2, 0.5),    [0.2, 0.1, 0.05, 0.025, 0.0125]),
    decay_staircase:   ((0.2, 0.5, 2), [0.2, 0.2, 0.1, 0.1, 0.05]),
    decay_cosine:      ((0.2, 4),      [0.2, 0.1 + 0.1 * math.sqrt(0.5), 0.1, 0.1 - 0.1 * math.sqrt(0.5), 0.0]),
}
# fmt: on
DECAYS = pytest.mark.parametrize("decay", BY_HAND, ids=lambda decay: decay.__name__)


def test_a_warm_start_rises_to_where_the_cosine_is_and_then_follows_it():
    rates = [warm_cosine(0.2, 100, step, warm=0.1) for step in range(101)]
    falling = [decay_cosine(0.2, 100, step) for step in range(101)]
    close(rates[:10], [falling[step] * (step + 1) / 10 for step in range(10)])
    close(rates[10:], falling[10:], atol=1e-15)


@DECAYS
def test_five_epochs_of_every_decay_by_hand(decay):
    settings, wanted = BY_HAND[decay]
    close([decay(*settings, epoch) for epoch in range(5)], wanted, atol=1e-15)


@DECAYS
def test_every_decay_begins_at_the_learning_rate_and_never_rises(decay):
    settings, _ = BY_HAND[decay]
    rates = [decay(*settings, epoch) for epoch in range(50)]
    assert rates[0] == 0.2 and min(rates) >= 0 and (np.diff(rates) <= 0).all()


def test_a_decay_of_nothing_stays():
    for epoch in (0, 3, 100):
        assert decay_inverse(0.3, 0.0, epoch) == decay_exponential(0.3, 1.0, epoch) == 0.3
        assert decay_staircase(0.3, 1.0, 5, epoch) == 0.3


def test_a_stair_of_one_epoch_is_the_exponential_decay():
    for epoch in range(6):
        close(decay_staircase(0.3, 0.8, 1, epoch), decay_exponential(0.3, 0.8, epoch))


def test_per_epoch_a_schedule_stays_for_all_updates_of_an_epoch():
    schedule = PerEpoch(partial(decay_exponential, 0.8, 0.5), 3)
    assert [schedule(step) for step in range(7)] == [0.8] * 3 + [0.4] * 3 + [0.2]


def test_training_walks_by_the_schedule(rng):
    X, Y = signed(rng, 3, 7), signed(rng, 1, 7)
    asked, net = [], Sequential([Dense(3, 1, rng)])
    schedule = PerEpoch(lambda epoch: asked.append(epoch) or 0.01, updates_per_epoch(7, 3))
    list(train(net, X, Y, SGD(schedule), epochs=2, batch_size=3, rng=rng))
    assert asked == [0, 0, 0, 1, 1, 1]


def test_mini_batches_by_hand():
    X, Y = np.arange(10.0).reshape(2, 5), np.arange(5).reshape(1, 5)
    found = make_minibatches(X, Y, 2, np.array([4, 0, 2, 1, 3]))
    assert [Y_b.tolist() for _, Y_b in found] == [[[4, 0]], [[2, 1]], [[3]]]
    assert [X_b.tolist() for X_b, _ in found] == [[[4, 0], [9, 5]], [[2, 1], [7, 6]], [[3], [8]]]


@pytest.mark.parametrize("size", [1, 2, 3, 4, 7, 12, 100])
def test_every_example_is_in_one_batch_with_its_label(rng, size):
    m = 12
    X, Y = signed(rng, 3, m), np.arange(m).reshape(1, m)
    found = make_minibatches(X, Y, size, rng.permutation(m))
    assert len(found) == updates_per_epoch(m, size) == math.ceil(m / size)
    assert all(Y_b.shape[1] == size for _, Y_b in found[:-1]) and found[-1][1].shape[1] <= size
    assert sorted(np.concatenate([Y_b[0] for _, Y_b in found])) == list(range(m))
    for X_b, Y_b in found:
        assert np.array_equal(X_b, X[:, Y_b[0]])


def test_training_draws_the_same_batches(rng):
    X, Y = signed(rng, 3, 11), signed(rng, 1, 11)
    order = np.random.default_rng(5).permutation(11)
    drawn = batches(X, Y, 4, np.random.default_rng(5))
    for ours, theirs in zip(make_minibatches(X, Y, 4, order), drawn, strict=True):
        assert np.array_equal(ours[0], theirs[0]) and np.array_equal(ours[1], theirs[1])
