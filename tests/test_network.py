"""Networks: their parameters as one vector and by name, their cost, and its gradients."""

import copy
import pickle

import numpy as np
import pytest

from dlcore.gradients import gradient_check
from dlcore.layers import Activation, Dense, Dropout, Flatten, Layer, affine_backward, affine_forward
from dlcore.network import Sequential, check_gradients
from dlcore.regularization import l1_penalty, l2_penalty
from tests.random_numbers import SEEDS, SINGLE, labels, one_hot, signed, sizes

close = np.testing.assert_allclose


@pytest.fixture(params=SEEDS)
def rng(request):
    return np.random.default_rng(request.param)


def three_two_one(rng, **settings):
    layers = [Dense(3, 2, rng), Activation("tanh"), Dense(2, 1, rng), Activation("sigmoid")]
    net = Sequential(layers, **settings)
    net.theta += 0.1 * signed(rng, net.theta.size)
    return net


def examples(rng, m=5):
    return signed(rng, 3, m), labels(rng, 1, m)


def own_dense(W, b, times=1.0):
    """A pair of one's own; with times, its db is wrong by a factor."""

    def backward(dZ, cache):
        dA_prev, dW, db = affine_backward(dZ, *cache[:2])
        return dA_prev, dW, times * db

    return Layer(affine_forward, backward, W=W, b=b)


def test_a_network_is_its_layers_one_after_the_other(rng):
    net = three_two_one(rng)
    X, _ = examples(rng)
    W1, b1, W2, b2 = net.params.values()
    close(net(X), 1 / (1 + np.exp(-(W2 @ np.tanh(W1 @ X + b1) + b2))))


def test_parameters_are_parts_of_one_vector(rng):
    net = three_two_one(rng)
    assert {name: part.shape for name, part in net.params.items()} == {
        "W1": (2, 3), "b1": (2, 1), "W2": (1, 2), "b2": (1, 1),
    }  # fmt: skip
    assert net.theta.shape == net.grad.shape == (11,)
    net.theta[:] = np.arange(11)
    assert sorted(number for part in net.params.values() for number in part.ravel()) == list(range(11))
    for parts, vector in ((net.params, net.theta), (net.grads, net.grad)):
        assert all(np.shares_memory(part, vector) for part in parts.values())
    net.params["W2"] = np.array([[70.0, 80.0]])
    assert {70.0, 80.0} < set(net.theta)
    net.theta = np.ones(11)
    assert all((part == 1).all() for part in net.params.values())


def test_all_parameters_can_be_set_at_once(rng):
    net, other = three_two_one(rng), three_two_one(rng)
    X, _ = examples(rng)
    snapshot = other.params.copy()
    for assign in (
        lambda: net.params.update(snapshot),
        lambda: setattr(net, "params", snapshot),
        lambda: net.params.__ior__(snapshot),
    ):
        net.theta[:] = 0
        assign()
        assert np.array_equal(net.theta, other.theta) and np.array_equal(net(X), other(X))


@pytest.mark.parametrize("copied", [copy.deepcopy, lambda net: net.copy()])
def test_a_copy_goes_its_own_way(rng, copied):
    net = three_two_one(rng)
    X, _ = examples(rng)
    before, twin = net(X), copied(net)
    net.theta += 1
    assert np.array_equal(twin(X), before) and not np.array_equal(net(X), before)
    twin.params["W1"] = np.ones((2, 3))
    assert np.count_nonzero(twin.theta == 1) == 6


@pytest.mark.parametrize(
    "copied", [copy.deepcopy, lambda params: params.copy(), lambda params: pickle.loads(pickle.dumps(params))]
)
def test_copied_parameters_stay_as_they_were(rng, copied):
    net = three_two_one(rng)
    X, _ = examples(rng)
    before, snapshot = net(X), copied(net.params)
    net.theta += 1
    assert type(snapshot) is dict and not np.array_equal(net(X), before)
    net.params.update(snapshot)
    assert np.array_equal(net(X), before)


def test_two_networks_of_the_same_layers_share_no_number(rng):
    layers = [Dense(3, 1, rng)]
    first, second = Sequential(layers), Sequential(layers * 1)
    first.theta[:] = 0
    assert second.theta.any() and layers[0].params["W"].any()


def test_a_layer_that_stands_twice_has_its_parameters_twice(rng):
    dense = Dense(3, 3, rng)
    assert list(Sequential([dense, Activation("relu"), dense]).params) == ["W1", "b1", "W2", "b2"]


def test_the_cost_is_mean_loss_and_penalty_on_weights_only(rng):
    net = three_two_one(rng)
    X, Y = examples(rng)
    A, m = net(X), Y.shape[1]
    log_loss = -np.mean(np.log(np.where(Y == 1, A, 1 - A)))
    close(net.cost(X, Y), log_loss)
    squares = sum(np.sum(net.params[name] ** 2) for name in ("W1", "W2"))
    close(net.cost(X, Y, 0.7), log_loss + 0.7 / (2 * m) * squares)
    close(net.cost(X, Y, 0.7) - net.cost(X, Y), l2_penalty(net.params, 0.7, m))
    close(net.cost(X, Y, l1=0.3) - net.cost(X, Y), l1_penalty(net.params, 0.3, m))
    close(net.cost(X, Y, 0.7, l1=0.3) - net.cost(X, Y, 0.7), l1_penalty(net.params, 0.3, m))
    close(three_two_one(rng, loss="squared").cost(X, Y.astype(int)), np.mean((net(X) - Y) ** 2), rtol=1)


@pytest.mark.parametrize(
    ("end", "loss"),
    [("sigmoid", "log"), ("softmax", "cross_entropy"), ("linear", "squared"), ("tanh", "squared")],
)
def test_the_end_chooses_the_loss(rng, end, loss):
    assert Sequential([Dense(3, 2, rng), Activation(end)]).loss.name == loss
    assert Sequential([Dense(3, 2, rng), Activation(end)], loss="squared").loss.name == "squared"
    assert Sequential([Dense(3, 2, rng)]).loss.name == "squared"


def test_squared_error_of_several_outputs_adds_up(rng):
    n, m = sizes(rng, 2)
    net, X, Y = Sequential([Dense(3, n, rng)]), signed(rng, 3, m), signed(rng, n, m)
    close(net.cost(X, Y), sum(np.sum((net(X)[:, i] - Y[:, i]) ** 2) for i in range(m)) / m)


def test_an_example_more_moves_the_mean_as_its_own_loss_does(rng):
    net = three_two_one(rng)
    X, Y = examples(rng, 5)
    alone = [net.cost(X[:, [i]], Y[:, [i]]) for i in range(5)]
    close(net.cost(X, Y), np.mean(alone))
    grads = [net.gradients(X[:, [i]], Y[:, [i]]) for i in range(5)]
    for name, grad in net.gradients(X, Y).items():
        close(grad, np.mean([its[name] for its in grads], axis=0))


def test_gradients_agree_with_slopes_by_trial(rng):
    net = three_two_one(rng)
    X, Y = examples(rng)
    report = check_gradients(net, X, Y, lambd=0.6)
    assert report and len(report.entries) == net.theta.size
    assert gradient_check(lambda params: net_with(net, params).cost(X, Y), net.params, net.gradients(X, Y))


def net_with(net, params):
    twin = net.copy()
    twin.params.update(params)
    return twin


def test_the_check_names_the_block_that_is_wrong_and_leaves_the_network_alone(rng):
    W, b = signed(rng, 2, 3), signed(rng, 2, 1)
    net = Sequential([Dense(3, 3, rng), Activation("tanh"), own_dense(W, b, times=2), Activation("softmax")])
    X, Y = signed(rng, 3, 5), one_hot(rng, 2, 5)
    before = net.theta.copy()
    report = check_gradients(net, X, Y)
    assert {entry.block for entry in report.wrong} == {"b2"} and "2 times" in repr(report)
    assert np.array_equal(net.theta, before)


@SINGLE
def test_a_network_in_single_precision_is_checked_in_double(rng):
    net = three_two_one(rng, dtype=np.float32)
    X, Y = examples(rng)
    assert check_gradients(net, X, Y) and net.dtype == np.float32


def test_dropout_is_off_unless_asked_for(rng):
    net = Sequential([Dense(3, 40, rng), Activation("relu"), Dropout(0.5, rng), Dense(40, 1, rng)])
    X, Y = examples(rng)
    assert np.array_equal(net(X), net(X)) and net.cost(X, Y) == net.cost(X, Y)
    assert net.cost(X, Y, training=True) != net.cost(X, Y, training=True)
    once, again = (net.gradients(X, Y, training=True)["W2"] for _ in range(2))
    assert not np.array_equal(once, again)
    assert check_gradients(net, X, Y)
    with pytest.raises(ValueError, match="random in it, such as dropout"):
        check_gradients(net, X, Y, training=True)


def test_dropout_leaves_the_mean_of_what_the_next_layer_sums(rng):
    net = Sequential([Dense(3, 40, rng), Activation("relu"), Dropout(0.8, rng), Dense(40, 1, rng)])
    X, _ = examples(rng)
    passes = np.array([net.forward(X, training=True)[0] for _ in range(1000)])
    assert (np.abs(passes.mean(axis=0) - net(X)) < 6 * passes.std(axis=0) / 1000**0.5).all()


@SINGLE
def test_precision_is_that_of_the_network(rng):
    X, Y = examples(rng)
    for dtype, other in ((np.float32, np.float64), (np.float64, np.float32)):
        net = three_two_one(rng, dtype=dtype)
        assert net(X.astype(other)).dtype == net.theta.dtype == net.dtype == dtype
        assert {grad.dtype for grad in net.gradients(X.astype(other), Y.astype(int)).values()} == {
            np.dtype(dtype)
        }
    single, double = three_two_one(rng, dtype=np.float32), three_two_one(rng)
    double.params = single.params.copy()
    close(single(X), double(X), rtol=1e-5)


def test_one_example_is_enough(rng):
    net = three_two_one(rng)
    X, Y = signed(rng, 3, 1), np.array([[1]])
    assert net(X).shape == (1, 1) and check_gradients(net, X, Y)


def test_arguments_are_only_read(rng):
    net = Sequential([Activation("linear"), Dense(3, 1, rng), Activation("sigmoid")])
    X, Y = examples(rng)
    X.flags.writeable = Y.flags.writeable = False
    before = X.copy()
    net.gradients(X, Y, 0.1)
    assert np.array_equal(X, before)


def test_what_lies_before_the_first_parameter_is_not_gone_back_through(rng):
    halved = Layer(lambda A: (A / 2, None), lambda dA, cache: 1 / 0)
    net = Sequential([halved, Dropout(0.9, rng), Dense(3, 1, rng)])
    assert check_gradients(net, signed(rng, 3, 5), signed(rng, 1, 5))


def test_the_first_layer_finds_no_slope_that_nobody_needs(rng, monkeypatch):
    asked, back = [], Dense.back
    monkeypatch.setattr(Dense, "back", lambda self, dZ, cache, grads, needed: (
        asked.append((self.n_prev, needed)) or back(self, dZ, cache, grads, needed)
    ))  # fmt: skip
    three_two_one(rng).gradients(*examples(rng))
    assert asked == [(2, True), (3, False)]


@SINGLE
def test_whole_number_labels_do_not_widen_the_slopes(rng):
    seen = []
    spy = Layer(lambda A: (A, None), lambda dA, cache: seen.append(dA.dtype) or dA)
    for loss in ("log", "squared"):
        layers = [Dense(3, 1, rng), spy, Activation("sigmoid")]
        X, Y = examples(rng)
        Sequential(layers, loss=loss, dtype=np.float32).gradients(X.astype(np.float32), Y.astype(int))
    assert seen == [np.float32] * 2


def test_a_network_shows_its_layers_and_their_shapes(rng):
    assert repr(three_two_one(rng)).splitlines() == [
        "4 layers, 11 parameters, log loss, float64",
        "  1 Dense(3, 2): W (2, 3), b (2, 1)",
        '  2 Activation("tanh")',
        "  3 Dense(2, 1): W (1, 2), b (1, 1)",
        '  4 Activation("sigmoid")',
    ]
    assert repr(Sequential([Flatten(), Dropout(0.5, rng)])).splitlines()[1:] == [
        "  1 Flatten()",
        "  2 Dropout(0.5)",
    ]
