"""Batch normalisation: its laws, its slopes by trial and by other libraries, and its running averages in a network."""

import re

import numpy as np
import pytest

from dlcore.batchnorm import BatchNorm, bn_backward, bn_forward, bn_inference, bn_running
from dlcore.gradients import numerical_grad
from dlcore.layers import Activation, Dense, Flatten, Layer
from dlcore.network import Sequential, check_gradients
from dlcore.optimizers import SGD, Adam
from dlcore.training import early_stopping, train
from tests.random_numbers import SEEDS, SINGLE, labels, one_hot, predictions, signed, sizes

close = np.testing.assert_allclose


@pytest.fixture(params=SEEDS)
def rng(request):
    return np.random.default_rng(request.param)


def layer_alone(n, rng, **settings):
    """A network of one BatchNorm whose gamma, beta and running averages are no longer those it began with."""
    net = Sequential([BatchNorm(n, **settings)])
    net.params = {"gamma1": signed(rng, n, 1), "beta1": signed(rng, n, 1)}
    net.statistics = {"running_mu1": signed(rng, n, 1), "running_var1": predictions(rng, n, 1)}
    return net


def test_a_row_by_hand():
    out = bn_forward(np.array([[1.0, 3.0, 5.0, 7.0]]), np.array([[2.0]]), np.array([[10.0]]), 4.0)
    close(out, [[10 - 2, 10 - 2 / 3, 10 + 2 / 3, 10 + 2]])


def test_it_is_a_loop_over_units(rng):
    n, m = sizes(rng, 2)
    Z, gamma, beta = signed(rng, n, m), signed(rng, n, 1), signed(rng, n, 1)
    out = bn_forward(Z, gamma, beta, 1e-3)
    for j in range(n):
        mu = sum(Z[j]) / m
        var = sum((z - mu) ** 2 for z in Z[j]) / m
        for i in range(m):
            close(out[j, i], gamma[j, 0] * (Z[j, i] - mu) / (var + 1e-3) ** 0.5 + beta[j, 0])


def test_units_come_out_with_mean_beta_and_deviation_gamma(rng):
    Z, gamma, beta = signed(rng, 4, 30), signed(rng, 4, 1), signed(rng, 4, 1)
    out = bn_forward(Z, gamma, beta, 1e-12)
    close(out.mean(axis=1, keepdims=True), beta)
    close(out.std(axis=1, keepdims=True), abs(gamma))


def test_units_of_measurement_and_offsets_are_lost(rng):
    """So a bias before it does nothing, and the size of the weights neither."""
    Z, gamma, beta = signed(rng, 4, 9), signed(rng, 4, 1), signed(rng, 4, 1)
    moved = 7.0 * Z + signed(rng, 4, 1)
    close(bn_forward(moved, gamma, beta, 1e-14), bn_forward(Z, gamma, beta, 1e-14), rtol=1e-9)


def test_gamma_and_beta_can_undo_it(rng):
    Z = signed(rng, 4, 9)
    mu, std = Z.mean(axis=1, keepdims=True), np.sqrt(Z.var(axis=1, keepdims=True) + 1e-3)
    close(bn_forward(Z, std, mu, 1e-3), Z)
    close(bn_inference(Z, mu, std**2, std, mu, 1e-12), Z, rtol=1e-9)


def test_at_test_time_company_does_not_matter(rng):
    Z, gamma, beta = signed(rng, 3, 8), signed(rng, 3, 1), signed(rng, 3, 1)
    mu, var = signed(rng, 3, 1), predictions(rng, 3, 1)
    whole = bn_inference(Z, mu, var, gamma, beta)
    for i in range(8):
        close(bn_inference(Z[:, [i]], mu, var, gamma, beta), whole[:, [i]])


def test_with_the_statistics_of_the_batch_both_are_one(rng):
    Z, gamma, beta = signed(rng, 3, 8), signed(rng, 3, 1), signed(rng, 3, 1)
    mu, var = Z.mean(axis=1, keepdims=True), Z.var(axis=1, keepdims=True)
    close(bn_inference(Z, mu, var, gamma, beta, 0.1), bn_forward(Z, gamma, beta, 0.1))


def test_the_running_average_forgets_where_it_began():
    running = np.array([[0.0], [1.0]])
    for _ in range(200):
        running = bn_running(running, np.array([[3.0], [5.0]]), 0.9)
    close(running, [[3.0], [5.0]], rtol=1e-8)
    close(bn_running(np.array([[1.0]]), np.array([[2.0]]), 0.75), [[1.25]])


def test_the_slopes_by_trial(rng):
    n, m = sizes(rng, 2)
    Z, gamma, beta, dOut = signed(rng, n, m), signed(rng, n, 1), signed(rng, n, 1), signed(rng, n, m)
    dZ, dgamma, dbeta = bn_backward(dOut, Z, gamma, 0.01)
    close(dZ, numerical_grad(lambda Z: np.sum(dOut * bn_forward(Z, gamma, beta, 0.01)), Z), atol=1e-7)
    close(dgamma, numerical_grad(lambda g: np.sum(dOut * bn_forward(Z, g, beta, 0.01)), gamma), atol=1e-7)
    close(dbeta, numerical_grad(lambda b: np.sum(dOut * bn_forward(Z, gamma, b, 0.01)), beta), atol=1e-7)


def test_no_slope_moves_all_examples_alike_or_stretches_them(rng):
    """Both directions are lost on the way ahead; the second exactly so without epsilon."""
    Z, gamma, dOut = signed(rng, 4, 9), signed(rng, 4, 1), signed(rng, 4, 9)
    dZ, _, _ = bn_backward(dOut, Z, gamma, 1e-14)
    close(dZ.sum(axis=1), 0, atol=1e-12)
    close((dZ * Z).sum(axis=1), 0, atol=1e-9)


def test_one_example_gives_beta_and_takes_no_slope(rng):
    Z, gamma, beta = signed(rng, 4, 1), signed(rng, 4, 1), signed(rng, 4, 1)
    assert np.array_equal(bn_forward(Z, gamma, beta), beta)
    dZ, dgamma, dbeta = bn_backward(beta, Z, gamma)
    assert not dZ.any() and not dgamma.any() and np.array_equal(dbeta, beta)
    net = layer_alone(4, rng)
    layer, params, grads = net.stack[0]
    value, cache = layer.ahead(Z, params, training=True)
    assert np.array_equal(value, params["beta"])
    assert not layer.back(beta, cache, grads, needed=True).any()
    assert np.isfinite(net(Z)).all() and not np.array_equal(net(Z), params["beta"])


def test_the_layer_is_the_pure_functions(rng):
    n, m = sizes(rng, 2)
    net = layer_alone(n, rng, momentum=0.7, epsilon=0.01)
    gamma, beta = net.params["gamma1"].copy(), net.params["beta1"].copy()
    before = net.statistics.copy()
    Z, dOut = signed(rng, n, m), signed(rng, n, m)
    close(net(Z), bn_inference(Z, *before.values(), gamma, beta, 0.01))
    assert all(np.array_equal(net.statistics[name], before[name]) for name in before), "asking moves nothing"
    layer, params, grads = net.stack[0]
    value, cache = layer.ahead(Z, params, training=True)
    close(value, bn_forward(Z, gamma, beta, 0.01))
    mu, var = Z.mean(axis=1, keepdims=True), Z.var(axis=1, keepdims=True)
    for name, batch_stat in {"running_mu1": mu, "running_var1": var}.items():
        close(net.statistics[name], bn_running(before[name], batch_stat, 0.7))
    dZ, dgamma, dbeta = bn_backward(dOut, Z, gamma, 0.01)
    close(layer.back(dOut, cache, grads, needed=True), dZ, rtol=1e-9, atol=1e-13)
    close(net.grads["gamma1"], dgamma)
    close(net.grads["beta1"], dbeta)
    assert layer.back(dOut, cache, grads, needed=False) is None


@pytest.mark.parametrize("training", [True, False])
def test_pictures_are_columns_of_pixels(rng, training):
    m, H, W, C = sizes(rng, 4)
    images, dOut = signed(rng, m, H, W, C), signed(rng, m, H, W, C)
    net = layer_alone(C, rng)
    columns = net.copy()
    as_columns = lambda images: np.ascontiguousarray(images.reshape(-1, C).T)  # noqa: E731
    (layer, params, grads), (_, its_params, its_grads) = net.stack[0], columns.stack[0]
    value, cache = layer.ahead(images, params, training)
    its_value, its_cache = layer.ahead(as_columns(images), its_params, training)
    assert value.shape == images.shape
    close(as_columns(value), its_value)
    slope = layer.back(dOut, cache, grads, True)
    assert slope.shape == images.shape
    close(as_columns(slope), layer.back(as_columns(dOut), its_cache, its_grads, True), rtol=1e-9, atol=1e-13)
    for ours, theirs in ((net.grads, columns.grads), (net.statistics, columns.statistics)):
        for name in ours:
            close(ours[name], theirs[name])
    if training:
        close(value.mean(axis=(0, 1, 2)), net.params["beta1"][:, 0])


def stacked(rng, dtype=np.float64):
    layers = [Dense(3, 5, rng), BatchNorm(5), Activation("tanh"), Dense(5, 4, rng), BatchNorm(4, 0.8, 1e-3)]
    return Sequential([*layers, Activation("softmax")], dtype=dtype)


@pytest.mark.parametrize("training", [True, False])
def test_a_network_of_columns_passes_the_gradient_check(rng, training):
    net, X, Y = stacked(rng), signed(rng, 3, 7), one_hot(rng, 4, 7)
    list(train(net, X, Y, SGD(0.1), 3))
    before = net.statistics.copy()
    assert check_gradients(net, X, Y, 0.3, training=training)
    assert all(np.array_equal(net.statistics[name], before[name]) for name in before)


@pytest.mark.parametrize("training", [True, False])
def test_a_network_of_pictures_passes_the_gradient_check(rng, training):
    net = Sequential([BatchNorm(2), Activation("tanh"), BatchNorm(2), Flatten(), Dense(12, 1, rng)])
    X, Y = signed(rng, 5, 2, 3, 2), signed(rng, 1, 5)
    list(train(net, X, Y, SGD(0.01), 3))
    assert check_gradients(net, X, Y, training=training)


def test_a_bias_before_it_has_no_slope(rng):
    net, X, Y = stacked(rng), signed(rng, 3, 7), one_hot(rng, 4, 7)
    grads = net.gradients(X, Y, training=True)
    close(grads["b1"], 0, atol=1e-15)
    close(grads["b3"], 0, atol=1e-15)
    assert grads["W1"].all() and net.gradients(X, Y)["b1"].all(), "at test time it has one"


def test_names_count_the_layers_with_parameters(rng):
    net = stacked(rng)
    assert list(net.params) == ["W1", "b1", "gamma2", "beta2", "W3", "b3", "gamma4", "beta4"]
    assert list(net.statistics) == ["running_mu2", "running_var2", "running_mu4", "running_var4"]
    assert net.theta.size == 3 * 5 + 5 + 5 + 5 + 5 * 4 + 4 + 4 + 4
    assert "2 BatchNorm(5): gamma (5, 1), beta (5, 1)\n" in repr(net)


def test_two_networks_of_the_same_layers_keep_averages_of_their_own(rng):
    net, X, Y = stacked(rng), signed(rng, 3, 7), one_hot(rng, 4, 7)
    twin = net.copy()
    list(train(net, X, Y, SGD(0.1), 3))
    assert not twin.statistics["running_mu2"].any() and net.statistics["running_mu2"].all()


def test_one_step_does_not_depend_on_how_examples_are_ordered(rng):
    X, Y, order = signed(rng, 3, 7), one_hot(rng, 4, 7), rng.permutation(7)
    one, other = stacked(np.random.default_rng(3)), stacked(np.random.default_rng(3))
    list(train(one, X, Y, SGD(0.1), 5))
    list(train(other, X[:, order], Y[:, order], SGD(0.1), 5))
    close(one(X), other(X), rtol=1e-9)


def test_a_last_batch_of_one_example_is_no_harm(rng):
    X, Y = signed(rng, 3, 9), one_hot(rng, 4, 9)
    costs = list(train(stacked(rng), X, Y, Adam(0.02), 60, batch_size=4, rng=rng))
    assert np.isfinite(costs).all() and costs[-1] < costs[0]


def test_early_stopping_brings_back_the_averages_too(rng):
    X, Y, X_dev, Y_dev = signed(rng, 3, 9), one_hot(rng, 4, 9), signed(rng, 3, 20), one_hot(rng, 4, 20)
    net = stacked(rng)
    dev = [its for _, its in early_stopping(train(net, X, Y, Adam(0.1), 300), net, X_dev, Y_dev, 5)]
    assert len(dev) < 300 and net.cost(X_dev, Y_dev) == min(dev)


@SINGLE
@pytest.mark.parametrize("dtype", [np.float64, np.float32])
def test_a_file_has_the_averages(tmp_path, rng, dtype):
    net, X, Y = stacked(rng, dtype), signed(rng, 3, 7), one_hot(rng, 4, 7)
    list(train(net, X, Y, SGD(0.1), 3))
    net.save(tmp_path / "net.npz")
    back = Sequential.load(tmp_path / "net.npz")
    assert repr(back) == repr(net) and net.statistics["running_var2"].dtype == dtype
    assert np.array_equal(back(X), net(X))
    assert [layer.epsilon for layer in back.layers if isinstance(layer, BatchNorm)] == [1e-5, 1e-3]
    list(train(net, X, Y, SGD(0.1), 2))
    list(train(back, X, Y, SGD(0.1), 2))
    assert np.array_equal(back(X), net(X)), "it learns on as if nothing had been"
    with pytest.raises(ValueError, match="but this network has"):
        Sequential([Dense(3, 5, rng), BatchNorm(5)]).load_params(tmp_path / "net.npz")


def test_a_pair_of_ones_own_is_as_good(rng):
    """In training; a learner's own pair knows no running averages."""
    X, Y, gamma, beta = signed(rng, 3, 7), labels(rng, 1, 7), signed(rng, 5, 1), signed(rng, 5, 1)

    def forward(Z, gamma, beta):
        return bn_forward(Z, gamma, beta, 1e-5), (Z, gamma)

    own = Layer(forward, lambda dOut, cache: bn_backward(dOut, *cache, 1e-5), gamma=gamma, beta=beta)
    found = []
    for middle in (own, BatchNorm(5)):
        draw = np.random.default_rng(1)
        net = Sequential([Dense(3, 5, draw), middle, Dense(5, 1, draw), Activation("sigmoid")])
        net.params.update({"gamma2": gamma, "beta2": beta})
        found.append(net.gradients(X, Y, training=True))
    for name in found[0]:
        close(found[0][name], found[1][name], rtol=1e-9, atol=1e-14)


@pytest.mark.parametrize(
    ("make", "told"),
    [
        (lambda: BatchNorm(0), "n is 0"),
        (lambda: BatchNorm(3, 1.0), "momentum is 1.0"),
        (lambda: BatchNorm(3, epsilon=0.0), "epsilon is 0"),
        (lambda: Sequential([BatchNorm(3)])(np.ones((4, 2))), "layer 1, BatchNorm(3), is given an array of shape (4"),
        (lambda: Sequential([BatchNorm(3)])(np.ones((2, 4, 4, 1))), "it takes an array of shape (3, m), one column"),
        (lambda: Sequential([BatchNorm]), "BatchNorm(), with brackets, makes one"),
    ],
)  # fmt: skip
def test_what_does_not_fit_is_refused(make, told):
    with pytest.raises(ValueError, match=re.escape(told)):
        make()
