"""Training of whole networks: its costs, its mini-batches, and functions of one's own in it."""

import re
from itertools import chain, islice, pairwise

import numpy as np
import pytest

from dlcore.layers import Activation, Dense, Dropout, Layer, affine_backward, affine_forward
from dlcore.network import Sequential, check_gradients
from dlcore.optimizers import SGD, Adam
from dlcore.training import steps, train
from tests.random_numbers import SEEDS, SINGLE, labels, signed

close = np.testing.assert_allclose


@pytest.fixture(params=SEEDS)
def rng(request):
    return np.random.default_rng(request.param)


def small(seed=1, dropout=False, **settings):
    rng = np.random.default_rng(seed)
    layers = [Dense(3, 4, rng), Activation("tanh"), Dense(4, 1, rng), Activation("sigmoid")]
    return Sequential(layers[:2] + [Dropout(0.6, rng)] * dropout + layers[2:], **settings)


def examples(rng, m=11):
    return signed(rng, 3, m), labels(rng, 1, m)


@pytest.mark.parametrize("dropout", [False, True])
def test_a_cost_is_that_of_the_parameters_it_comes_with(rng, dropout):
    net = small(dropout=dropout)
    X, Y = examples(rng)
    costs = 0
    for cost in train(net, X, Y, SGD(0.3), epochs=6, batch_size=4, rng=rng, lambd=0.5):
        close(cost, net.cost(X, Y, 0.5))
        costs += 1
    assert costs == 6


def test_without_batches_an_epoch_is_a_step_on_all_examples(rng):
    net, other = small(), small()
    X, Y = examples(rng)
    for _ in train(net, X, Y, SGD(0.3), epochs=5, lambd=0.4):
        for name, grad in other.gradients(X, Y, 0.4).items():
            other.params[name] -= 0.3 * grad
        close(net.theta, other.theta)


def test_small_steps_never_raise_the_cost(rng):
    costs = list(train(small(), *examples(rng), SGD(0.05), epochs=100))
    assert all(later < earlier for earlier, later in pairwise(costs))


def test_costs_come_as_often_as_asked_and_at_the_end(rng):
    X, Y = examples(rng)
    every, some = (list(train(small(), X, Y, SGD(0.3), 23, every=n)) for n in (1, 10))
    assert len(every) == 23 and some == [every[9], every[19], every[22]]


def seen_by(net_of, X, Y, epochs, **settings):
    """The first rows of the batches that a network is shown, the calls that only find a cost left out."""
    seen = []
    spy = Layer(lambda A: (seen.append(A[0].astype(int).tolist()) or A, None), lambda dA, cache: dA)
    costs = train(net_of(spy), X, Y, SGD(0.1), epochs, every=epochs, **settings)
    seen.clear()
    list(costs)
    return seen[:-1]


@pytest.mark.parametrize(
    ("batch_size", "sizes"), [(4, [4, 4, 3]), (11, [11]), (1, [1] * 11), (10, [10, 1]), (None, [11])]
)
def test_an_epoch_shows_each_example_once_and_the_last_batch_is_smaller(batch_size, sizes):
    rng = np.random.default_rng(4)
    X, Y = examples(rng)
    X[0] = np.arange(11)
    settings = {"batch_size": batch_size, "rng": rng} if batch_size else {}
    shown = seen_by(
        lambda spy: Sequential([spy, Dense(3, 1, rng), Activation("sigmoid")]), X, Y, 2, **settings
    )
    assert [len(batch) for batch in shown] == sizes * 2
    first, second = shown[: len(sizes)], shown[len(sizes) :]
    for epoch in (first, second):
        assert sorted(chain(*epoch)) == list(range(11))
    assert (first != second) == (batch_size is not None), "each epoch has an order of its own"


def test_labels_go_where_their_examples_go(rng):
    """One number that is its own label: any mix-up would keep the error up."""
    X = signed(rng, 1, 13)
    net = Sequential([Dense(1, 1, rng)])
    *_, cost = train(net, X, X.copy(), SGD(0.1), 200, batch_size=3, rng=rng)
    assert cost < 1e-10


def test_pictures_are_cut_along_their_first_axis(rng):
    images, Y = signed(rng, 7, 2, 2, 1), labels(rng, 1, 7)
    images[:, 0, 0, 0] = np.arange(7)
    batches = []
    flat = Layer(
        lambda A: (batches.append(A.shape) or A.reshape(len(A), -1).T, A.shape), lambda dA, c: dA.T.reshape(c)
    )
    list(train(Sequential([flat, Dense(4, 1, rng)]), images, Y, SGD(0.01), 1, batch_size=3, rng=rng))
    assert batches == [(1, 2, 2, 1), (3, 2, 2, 1), (3, 2, 2, 1), (1, 2, 2, 1), (7, 2, 2, 1)]


def test_the_same_seed_gives_the_same_walk(rng):
    X, Y = examples(rng)
    first, second, other = (
        list(train(small(dropout=True), X, Y, Adam(0.03), 4, batch_size=5, rng=np.random.default_rng(seed)))
        for seed in (3, 3, 4)
    )
    assert first == second != other


def test_the_penalty_does_not_depend_on_the_batch_size(rng):
    """Steps too small to matter for each other add up to the slope over all examples, penalty and all."""
    X, Y = examples(rng, 12)
    net, tiny = small(), 1e-7
    grads, before = small().gradients(X, Y, lambd=5.0), net.params.copy()
    next(train(net, X, Y, SGD(tiny), 1, batch_size=3, rng=rng, lambd=5.0))
    for name, grad in grads.items():
        close((before[name] - net.params[name]) / (4 * tiny), grad, rtol=1e-4, atol=1e-6)


def test_l1_does_not_depend_on_the_batch_size(rng):
    X, Y = examples(rng, 12)
    net, tiny = small(), 1e-7
    grads, before = small().gradients(X, Y, l1=5.0), net.params.copy()
    next(train(net, X, Y, SGD(tiny), 1, batch_size=3, rng=rng, l1=5.0))
    for name, grad in grads.items():
        close((before[name] - net.params[name]) / (4 * tiny), grad, rtol=1e-4, atol=1e-6)


@pytest.mark.parametrize(("lambd", "l1"), [(0.0, 0.8), (0.5, 0.8)])
def test_both_penalties_pass_the_gradient_check(rng, lambd, l1):
    net = small()
    assert check_gradients(net, *examples(rng), lambd, l1=l1)
    given = examples(rng)
    assert not np.allclose(net.gradients(*given, lambd)["W1"], net.gradients(*given, lambd, l1=l1)["W1"])


def test_without_data_l1_takes_the_same_from_every_weight_until_none_is_left(rng):
    """Where the inputs are 0 the penalty alone moves W; L2 would leave a share of each for ever."""
    net = Sequential([Dense(3, 2, rng, 1.0)])
    net.params["W1"] = signed(rng, 2, 3)
    before, pull = net.params["W1"].copy(), 0.1 * 4.0 / 11
    walk = steps(net, np.zeros((3, 11)), np.zeros((2, 11)), SGD(0.1), l1=4.0)
    next(walk)
    close(np.abs(before) - np.abs(net.params["W1"]), pull)
    for _ in range(80):
        next(walk)
    assert np.all(np.abs(net.params["W1"]) <= pull)


@pytest.mark.parametrize("batch_size", [4, 11, 1, None])
@pytest.mark.parametrize("dropout", [False, True])
def test_steps_are_the_steps_of_train(batch_size, dropout):
    X, Y = examples(np.random.default_rng(2))

    def both():
        net = small(dropout=dropout)
        chance = {"rng": np.random.default_rng(5), "batch_size": batch_size} if batch_size else {}
        return net, (net, X, Y), {"optimizer": Adam(0.05), "lambd": 0.3, "l1": 0.2, **chance}

    net, given, settings = both()
    other, its_given, its_settings = both()
    walk = steps(*its_given, **its_settings)
    for epoch, _cost in enumerate(train(*given, epochs=3, **settings), start=1):
        made = [next(walk) for _ in range(walk.updates)]
        assert made[-1] == walk.made == epoch * walk.updates and walk.epoch == epoch
        assert np.array_equal(net.theta, other.theta)


def test_a_walk_goes_on_with_other_settings_and_in_the_middle_of_an_epoch(rng):
    """Its settings are read at each step, and its place in an epoch can be put away and taken out again."""
    X, Y = examples(rng)
    net, chance = small(), np.random.default_rng(3)
    walk = steps(net, X, Y, SGD(0.1), batch_size=4, rng=chance)
    next(walk)
    kept = net.theta.copy(), walk.at, walk.order, chance.bit_generator.state
    next(walk)
    after = net.theta.copy()
    net.theta[...], walk.at, order, chance.bit_generator.state = kept
    walk.lay_out(order)
    next(walk)
    assert np.array_equal(net.theta, after)
    walk.optimizer, walk.batch_size = SGD(0.0), None
    next(walk)
    assert np.array_equal(net.theta, after) and walk.at == 0


def test_dropout_is_on_while_training(rng):
    X, Y = examples(rng)
    with_dropout, without = small(dropout=True), small()
    assert np.array_equal(with_dropout.theta, without.theta)
    next(train(with_dropout, X, Y, SGD(0.3), 1))
    next(train(without, X, Y, SGD(0.3), 1))
    assert not np.allclose(with_dropout.theta, without.theta)


def test_a_pair_of_ones_own_is_trained_like_the_librarys(rng):
    X, Y = examples(rng)
    net = small()

    def own(k):
        parts = {"W": net.params[f"W{k}"], "b": net.params[f"b{k}"]}
        return Layer(affine_forward, lambda dZ, cache: affine_backward(dZ, *cache[:2]), **parts)

    other = Sequential([own(1), Activation("tanh"), own(2), Activation("sigmoid")])
    for ours, its in zip(
        train(net, X, Y, Adam(0.05), 20, lambd=0.3),
        train(other, X, Y, Adam(0.05), 20, lambd=0.3),
        strict=True,
    ):
        close(its, ours)


@SINGLE
def test_precision_stays_while_training(rng):
    X, Y = examples(rng)
    net = small(dtype=np.float32)
    *_, cost = train(net, X, Y.astype(int), Adam(0.05), 50)
    assert net.theta.dtype == net.grad.dtype == np.float32 and cost < small().cost(X, Y)


def test_training_waits_to_be_asked(rng):
    net = small()
    before = net.theta.copy()
    costs = train(net, *examples(rng), SGD(0.3), 10**9)
    assert np.array_equal(net.theta, before)
    assert len(list(islice(costs, 3))) == 3


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (
            {"optimizer": 0.1},
            "optimizer is 0.1; wanted is an optimizer, such as SGD(0.1) or Adam(0.001).",
        ),
        ({"optimizer": SGD}, "optimizer is <class 'dlcore.optimizers.SGD'>; wanted is"),
        ({"epochs": 0}, "epochs is 0"),
        ({"epochs": 2.5}, "epochs is 2.5"),
        ({"every": 0}, "every is 0"),
        ({"batch_size": 12}, "batch_size is 12, but there are only 11 examples."),
        ({"batch_size": 0}, "batch_size is 0"),
        ({"rng": None}, "takes a random generator"),
        ({"rng": 3}, "rng is of type int"),
        ({"lambd": -1}, "lambd is -1"),
        ({"l1": -1}, "l1 is -1"),
        ({"Y": np.full((1, 11), 2.0)}, "Y holds 2"),
        ({"X": np.full((3, 11), np.nan)}, "X contains nan"),
        ({"X": np.ones((3, 0))}, "not even one example"),
        ({"X": np.ones((3, 11), int)}, "X holds whole numbers"),
        ({"X": np.ones((11, 3))}, "Transposed, it would fit"),
        ({"Y": np.zeros((1, 4))}, "Y has shape (1, 4), but the network gives (1, 11)"),
    ],
)
def test_what_does_not_fit_is_told_at_the_call(change, told):
    X, Y = examples(np.random.default_rng(0))
    given = {
        "X": X,
        "Y": Y,
        "optimizer": SGD(0.1),
        "epochs": 2,
        "batch_size": 4,
        "rng": np.random.default_rng(0),
    }
    with pytest.raises(ValueError, match=re.escape(told)):
        train(small(), **(given | change))


def test_steps_that_are_too_large_are_told_as_such(rng):
    X, Y = examples(rng)
    net = Sequential([Dense(3, 5, rng), Activation("relu"), Dense(5, 1, rng)])
    with pytest.raises(
        ValueError, match=r"after epoch \d+ the cost is (inf|nan).* SGD\(50\) too large\? Try a smaller"
    ):
        list(train(net, X, Y, SGD(50), 1000))
