"""Freezing: what is frozen stays, nothing is computed back through it, and the rest learns as ever."""

import re

import numpy as np
import pytest

from dlcore.batchnorm import BatchNorm
from dlcore.convolution import Conv2D, GlobalAvgPool2D, Residual
from dlcore.layers import Activation, Dense, Dropout, Flatten, Layer
from dlcore.network import Sequential
from dlcore.optimizers import SGD, Adam, Momentum, RMSprop
from dlcore.training import train
from dlcore.transfer import features, fine_tune_step, on_top_of
from tests.random_numbers import SEEDS, labels, one_hot, signed

close = np.testing.assert_allclose


@pytest.fixture(params=SEEDS)
def rng(request):
    return np.random.default_rng(request.param)


def deep(seed=1):
    """Layers 1 to 9; those with parameters are 1, 2, 5, 6 and 8."""
    rng = np.random.default_rng(seed)
    return Sequential([
        Dense(3, 6, rng), BatchNorm(6), Activation("relu"), Dropout(0.7, rng),
        Residual([Dense(6, 4, rng), BatchNorm(4), Activation("tanh"), Dense(4, 6, rng)]), Dense(6, 5, rng),
        Activation("tanh"), Dense(5, 1, rng), Activation("sigmoid"),
    ])  # fmt: skip


def examples(rng, m=23):
    return signed(rng, 3, m), labels(rng, 1, m)


def belongs_to(net, frozen):
    """The names of the parameters and running averages of the first layers."""
    numbers = 1 + sum(bool(layer.params) for layer in net.layers[:frozen])
    return [
        name
        for name in net.params | net.statistics
        if int(re.search(r"\d+", name)[0]) < numbers
    ]  # fmt: skip


@pytest.mark.parametrize("optimizer", [SGD, Momentum, RMSprop, Adam])
@pytest.mark.parametrize("frozen", [1, 2, 4, 5, 7])
def test_frozen_layers_stay_to_the_last_bit_and_all_others_move(rng, frozen, optimizer):
    net = deep()
    X, Y = examples(rng)
    before = (net.params | net.statistics).copy()
    before = {name: np.copy(array) for name, array in before.items()}
    list(train(net, X, Y, optimizer(0.05), 3, batch_size=7, rng=rng, lambd=0.5, frozen=frozen))
    stayed = [
        name for name, now in (net.params | net.statistics).items() if np.array_equal(now, before[name])
    ]
    assert stayed == belongs_to(net, frozen) and stayed


def test_on_top_of_frozen_layers_the_rest_learns_as_a_network_of_its_own(rng):
    """What the frozen layers give at test time is the X of that network: the same steps, the same parameters."""
    net, X, Y = deep(), *examples(rng)
    tail = Sequential(net.layers[5:])
    given = Sequential(net.layers[:5])(X)
    ours = list(train(net, X, Y, Adam(0.03), 6, batch_size=5, rng=np.random.default_rng(3), frozen=5))
    alone = list(train(tail, given, Y, Adam(0.03), 6, batch_size=5, rng=np.random.default_rng(3)))
    close(ours, alone)
    close(net.theta[-tail.theta.size :], tail.theta)


def test_the_optimizer_sees_the_rest_only(rng):
    net, optimizer = deep(), Adam(0.03)
    list(train(net, *examples(rng), optimizer, 2, frozen=5))
    assert {vector.size for vector in optimizer.memory} == {Sequential(net.layers[5:]).theta.size}
    with pytest.raises(ValueError, match="each number of frozen layers, needs one of its own"):
        list(train(net, *examples(rng), optimizer, 1, frozen=1))


def test_the_costs_are_those_of_the_whole_network(rng):
    net, X, Y = deep(), *examples(rng)
    for cost in train(net, X, Y, SGD(0.1), 4, lambd=0.7, frozen=2):
        close(cost, net.cost(X, Y, 0.7))


def test_the_slopes_that_are_found_are_those_without_freezing(rng):
    """Of a network without what is random or different in training."""
    net = Sequential(
        [Dense(3, 4, rng), Activation("tanh"), Dense(4, 5, rng), Activation("tanh"), Dense(5, 1, rng)]
    )
    X, Y = signed(rng, 3, 8), signed(rng, 1, 8)
    whole = net.gradients(X, Y, 0.4)
    net.grad[:] = 0
    net.backpropagate(features(net, X, 2), Y, 0.4, start=2)
    for name, slope in net.grads.items():
        close(slope, whole[name] if name[-1] in "23" else 0 * whole[name], rtol=1e-12)


@pytest.mark.parametrize(("frozen", "asked"), [(0, [5, 4, 3]), (1, [5, 4]), (2, [5, 4]), (3, [5]), (4, [5])])
def test_nothing_goes_back_through_frozen_layers(monkeypatch, rng, frozen, asked):
    seen, back = [], Dense.back
    monkeypatch.setattr(Dense, "back", lambda self, dZ, cache, grads, needed: (
        seen.append((self.n_prev, needed)) or back(self, dZ, cache, grads, needed)
    ))  # fmt: skip
    layers = [Dense(3, 4, rng), Activation("tanh"), Dense(4, 5, rng), Activation("tanh"), Dense(5, 1, rng)]
    list(train(Sequential(layers), signed(rng, 3, 6), signed(rng, 1, 6), SGD(0.1), 1, frozen=frozen))
    assert seen == [(n_prev, n_prev != asked[-1]) for n_prev in asked]


def test_frozen_layers_compute_as_at_test_time_and_once(rng):
    """No dropout in them, and the running averages of BatchNorm: so one epoch is like another."""
    seen = []
    spy = Layer(lambda A: (seen.append(A.copy()) or A, None), lambda dA, cache: dA)
    net, X, Y = deep(), *examples(rng)
    wanted = features(net, X, 5)
    net = on_top_of(net, 5, [spy, Dense(6, 1, rng), Activation("sigmoid")])
    costs = train(net, X, Y, SGD(0.1), 7, batch_size=8, rng=rng, frozen=6)
    seen.clear()
    assert len(list(costs)) == 7
    (once,) = seen
    assert np.array_equal(once, wanted)


def test_features_are_what_the_layers_give_one_after_the_other(rng):
    net, X, Y = deep(), *examples(rng)
    list(train(net, X, Y, Adam(0.05), 2))
    for kept in range(1, 10):
        A = X
        for layer, params, _ in net.stack[:kept]:
            A, _ = layer.ahead(A, params, False)
        assert np.array_equal(features(net, X, kept), A)
    close(features(net, X, 9), net(X))


def test_a_layer_that_fails_is_counted_from_the_first_of_all(rng):
    def picky(A):
        if A.shape[1] < 6:
            raise RuntimeError("too few examples")
        return A, None

    net = Sequential([Dense(3, 4, rng), Layer(picky, lambda dA, cache: dA), Dense(4, 1, rng)])
    with pytest.raises(ValueError, match=r"^layer 2, Layer\(picky\).*too few examples"):
        list(train(net, signed(rng, 3, 8), signed(rng, 1, 8), SGD(0.1), 1, batch_size=4, rng=rng, frozen=1))


def test_slopes_of_frozen_layers_are_zero(rng):
    net, X, Y = deep(), *examples(rng)
    list(train(net, X, Y, SGD(0.1), 1))
    list(train(net, X, Y, SGD(0.1), 2, lambd=0.3, frozen=5))
    assert [name for name, slope in net.grads.items() if not slope.any()] == [
        name for name in belongs_to(net, 5) if name in net.grads
    ]


def test_what_was_frozen_can_learn_again(rng):
    net, X, Y = deep(), *examples(rng)
    list(train(net, X, Y, Adam(0.03), 5, frozen=6))
    before = net.params["W1"].copy()
    list(train(net, X, Y, Adam(0.003), 1))
    assert not np.array_equal(net.params["W1"], before)


def test_filters_are_frozen_like_other_layers(rng):
    net = Sequential([
        Conv2D(1, 3, 3, rng), BatchNorm(3), Activation("relu"), GlobalAvgPool2D(), Flatten(), Dense(3, 2, rng),
        Activation("softmax"),
    ])  # fmt: skip
    before, end = net.params["W1"].copy(), net.params["W3"].copy()
    list(train(net, signed(rng, 9, 5, 6, 1), one_hot(rng, 2, 9), Adam(0.01), 2, frozen=4))
    assert np.array_equal(net.params["W1"], before) and not np.array_equal(net.params["W3"], end)


def test_what_frozen_layers_give_has_its_examples_on_a_known_axis(rng):
    rows = Layer(lambda A: (A.T, None), lambda dA, cache: dA.T)
    columns = Layer(lambda A: (A.T, None), lambda dA, cache: dA.T)
    net = Sequential([rows, columns, Dense(3, 1, rng)])
    X, Y = signed(rng, 3, 6), signed(rng, 1, 6)
    list(train(net, X, Y, SGD(0.1), 1, frozen=2))
    with pytest.raises(
        ValueError, match=r"the first 1 layers give an array of shape \(1, 3\) for one example; what"
    ):
        train(net, X, Y, SGD(0.1), 1, frozen=1)


@pytest.mark.parametrize(
    ("frozen", "told"),
    [
        (-1, "frozen is -1"),
        (1.0, "frozen is 1.0"),
        (8, "frozen is 8, and no layer after that has parameters: nothing is left to be trained."),
        (99, "nothing is left to be trained."),
        ("all", "frozen is of type str"),
    ],
)
def test_what_cannot_be_frozen_is_told_at_the_call(frozen, told):
    X, Y = examples(np.random.default_rng(0))
    with pytest.raises(ValueError, match=re.escape(told)):
        train(deep(), X, Y, SGD(0.1), 1, frozen=frozen)


def test_a_step_moves_what_is_not_frozen(rng):
    params, grads = ([signed(rng, 2, 3), signed(rng, 4), signed(rng, 3, 1)] for _ in range(2))
    found = fine_tune_step(params, grads, {1}, 0.3)
    assert found[1] is params[1] or np.array_equal(found[1], params[1])
    for k in (0, 2):
        close(found[k], params[k] - 0.3 * grads[k])
    for p, now in zip(params, fine_tune_step(params, grads, {0, 1, 2}, 0.3), strict=True):
        assert np.array_equal(p, now)
    for none in (set(), [], range(0), frozenset()):
        for p, g, now in zip(params, grads, fine_tune_step(params, grads, none, 0.3), strict=True):
            close(now, p - 0.3 * g)


def test_a_step_is_what_training_does_with_frozen_layers(rng):
    net = Sequential([Dense(3, 4, rng), Activation("tanh"), Dense(4, 1, rng)])
    X, Y = signed(rng, 3, 6), signed(rng, 1, 6)
    grads, before = net.gradients(X, Y), net.params.copy()
    list(train(net, X, Y, SGD(0.2), 1, frozen=2))
    names = list(before)
    found = fine_tune_step([before[k] for k in names], [grads[k] for k in names], {0, 1}, 0.2)
    for name, p in zip(names, found, strict=True):
        close(net.params[name], p)


def test_a_new_end_stands_on_what_was_learned(rng):
    net, X, Y = deep(), *examples(rng)
    list(train(net, X, Y, Adam(0.05), 3))
    theta = net.theta.copy()
    grown = on_top_of(net, 5, [Dense(6, 4, rng), Activation("softmax")])
    assert grown.loss.name == "cross_entropy" and grown.dtype == net.dtype
    for name in belongs_to(net, 5):
        assert np.array_equal((grown.params | grown.statistics)[name], (net.params | net.statistics)[name])
    close(Sequential(grown.layers[:5]).theta, deep().theta[: Sequential(net.layers[:5]).theta.size])
    list(train(grown, X, one_hot(rng, 4, 23), Adam(0.05), 2))
    assert np.array_equal(net.theta, theta)
    assert not np.array_equal(grown.params["W1"], net.params["W1"])


@pytest.mark.parametrize(
    ("kept", "layers", "told"),
    [
        (0, [], "kept is 0"),
        (10, [], "kept is 10, but the network has 9 layers."),
        (5, ["softmax"], "layer 6 is 'softmax'; wanted is a layer."),
        (
            5,
            [Dense(7, 2, np.random.default_rng(0))],
            "layer 6, Dense(7, 2), is given an array of shape (6, m)",
        ),
    ],
)
def test_an_end_that_does_not_fit_is_told(kept, layers, told):
    with pytest.raises(ValueError, match=re.escape(told)):
        on_top_of(deep(), kept, layers)
    if kept != 5:
        with pytest.raises(ValueError, match=re.escape(told)):
            features(deep(), signed(np.random.default_rng(0), 3, 2), kept)
