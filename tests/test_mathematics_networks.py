"""Laws of the mathematics of chapters 03 and 04: what has to hold for all numbers and all shapes."""

import math

import numpy as np
import pytest

from dlcore import activations, deep
from dlcore.activations import leaky_relu, relu, sigmoid, tanh_grad, tanh_grad_from_a, tanh_via_sigmoid
from dlcore.gradients import gradient_check, numerical_grad
from dlcore.initializers import init_two_layer
from dlcore.keras_layout import collapse_linear, dense_batch, dense_loop, keras_to_columns
from dlcore.logistic import logreg_gradients, predict_proba
from dlcore.losses import logistic_cost_from_logits
from dlcore.shallow import backward_2layer, forward_2layer, train_2layer
from tests.random_numbers import SEEDS, labels, signed, sizes

close = np.testing.assert_allclose
FAR = np.array([-1e300, -1000.0, -40.0, -1e-300, 0.0, 1e-300, 40.0, 1000.0, 1e300])


@pytest.fixture(params=SEEDS)
def rng(request):
    return np.random.default_rng(request.param)


def shallow(rng):
    """X, Y, p of a network with one hidden layer, all sizes different."""
    n_x, n_h, m = sizes(rng, 3)
    p = {
        "W1": signed(rng, n_h, n_x),
        "b1": signed(rng, n_h, 1),
        "W2": signed(rng, 1, n_h),
        "b2": signed(rng, 1, 1),
    }
    return signed(rng, n_x, m), labels(rng, 1, m), p


def deep_network(rng, depth):
    """X, Y, params of a network of that many layers, no two sizes equal."""
    *dims, m = sizes(rng, depth + 1)
    params = [(signed(rng, n, k), abs(signed(rng, n, 1))) for k, n in zip(dims, [*dims[1:], 1], strict=True)]
    return signed(rng, dims[0], m), labels(rng, 1, m), params


@pytest.mark.parametrize("name", ["sigmoid", "tanh", "relu", "leaky_relu", "linear"])
def test_every_slope_is_the_slope_of_its_function(rng, name):
    function, slope = getattr(activations, name), getattr(activations, f"{name}_grad")
    z = signed(rng, *sizes(rng, 2)) * 2
    measured = numerical_grad(lambda z: float(function(z).sum()), z, 1e-6)
    close(slope(z), measured, rtol=1e-6, atol=1e-8)
    assert slope(z).shape == z.shape and slope(z).dtype == float
    with np.errstate(all="raise", under="ignore"):
        assert np.isfinite(slope(FAR)).all()


def test_tanh_is_a_sigmoid_stretched_twice_and_moved(rng):
    z = signed(rng, *sizes(rng, 2)) * 4
    close(tanh_via_sigmoid(z), np.tanh(z), rtol=1e-12, atol=1e-15)
    close(tanh_via_sigmoid(FAR), np.tanh(FAR), atol=1e-15)
    close(activations.tanh(-z), -activations.tanh(z))


def test_the_slope_of_tanh_needs_only_its_value(rng):
    z = signed(rng, *sizes(rng, 3))
    close(tanh_grad_from_a(np.tanh(z)), tanh_grad(z), rtol=1e-12)
    assert 0 < tanh_grad(z).min() <= tanh_grad(z).max() < tanh_grad(0.0) == 1


def test_at_the_corner_the_left_slope_counts():
    corner = np.array([-0.0, 0.0])
    assert activations.relu_grad(corner).tolist() == [0.0, 0.0]
    assert activations.leaky_relu_grad(corner, 0.2).tolist() == [0.2, 0.2]


def test_relu_keeps_one_half_and_a_leak_a_little_of_the_other(rng):
    z, slope = signed(rng, *sizes(rng, 2)), float(rng.uniform(0.01, 0.9))
    close(relu(z), [[max(0.0, number) for number in row] for row in z])
    close(leaky_relu(z, slope), relu(z) - slope * relu(-z))
    close(leaky_relu(z, 0.0), relu(z))
    close(leaky_relu(z, 1.0), activations.linear(z))
    close(relu(z) - relu(-z), z)


def test_the_forward_pass_is_a_loop_over_examples_and_units(rng):
    X, _, p = shallow(rng)
    n_h, m = len(p["W1"]), X.shape[1]
    cache = forward_2layer(X, p)
    for i in range(m):
        z1 = [
            sum(w * x for w, x in zip(p["W1"][j], X[:, i], strict=True)) + p["b1"][j, 0] for j in range(n_h)
        ]
        a1 = [math.tanh(z) for z in z1]
        z2 = sum(w * a for w, a in zip(p["W2"][0], a1, strict=True)) + p["b2"][0, 0]
        close(cache["Z1"][:, i], z1)
        close(cache["A1"][:, i], a1)
        close([cache["Z2"][0, i], cache["A2"][0, i]], [z2, 1 / (1 + math.exp(-z2))])


def shallow_cost(X, Y):
    return lambda p: logistic_cost_from_logits(forward_2layer(X, p)["Z2"], Y)


def test_the_shallow_backward_pass_is_the_slope_of_the_mean_cost(rng):
    X, Y, p = shallow(rng)
    grads = backward_2layer(p, forward_2layer(X, p), X, Y)
    assert list(grads) == [f"d{name}" for name in p]
    assert gradient_check(shallow_cost(X, Y), p, {name: grads[f"d{name}"] for name in p})


def test_every_example_twice_changes_no_slope(rng):
    X, Y, p = shallow(rng)
    once = backward_2layer(p, forward_2layer(X, p), X, Y)
    X, Y = np.hstack([X, X]), np.hstack([Y, Y])
    for name, value in backward_2layer(p, forward_2layer(X, p), X, Y).items():
        close(value, once[name], rtol=1e-9, atol=1e-15)


def test_units_may_change_places(rng):
    """Permuting the hidden units permutes their slopes and nothing else: what makes equal units stay equal."""
    X, Y, p = shallow(rng)
    order = rng.permutation(len(p["W1"]))
    other = {"W1": p["W1"][order], "b1": p["b1"][order], "W2": p["W2"][:, order], "b2": p["b2"]}
    grads = backward_2layer(p, forward_2layer(X, p), X, Y)
    moved = backward_2layer(other, forward_2layer(X, other), X, Y)
    close(forward_2layer(X, other)["A2"], forward_2layer(X, p)["A2"])
    close(moved["dW1"], grads["dW1"][order])
    close(moved["dW2"], grads["dW2"][:, order])


def test_training_is_the_loop_of_forward_backward_and_step(rng):
    X, Y, p = shallow(rng)
    walk = list(train_2layer(X, Y, len(p["W1"]), 0.3, 4, rng, p=p))
    assert len(walk) == 5
    for found, cost in walk:
        for name in p:
            close(found[name], p[name])
        close(cost, shallow_cost(X, Y)(p))
        grads = backward_2layer(p, forward_2layer(X, p), X, Y)
        p = {name: p[name] - 0.3 * grads[f"d{name}"] for name in p}


def test_training_starts_small_and_runs_the_learners_own_pair():
    rng = np.random.default_rng(3)
    X, Y, _ = shallow(rng)
    p, cost = next(train_2layer(X, Y, 4, 0.3, 0, np.random.default_rng(5)))
    for name, value in init_two_layer(len(X), 4, 1, np.random.default_rng(5)).items():
        close(p[name], value)
    close(cost, math.log(2), rtol=1e-2)
    seen = []
    own = {
        "forward": lambda X, p: seen.append("forward") or forward_2layer(X, p),
        "backward": lambda *given: seen.append("backward") or backward_2layer(*given),
    }
    costs = [cost for _, cost in train_2layer(X, Y, 4, 0.5, 60, rng, **own)]
    assert costs[-1] < costs[0] and seen == ["forward", *["backward", "forward"] * 60]


def test_a_layer_of_keras_is_ours_turned_over(rng):
    n, units, m = sizes(rng, 3)
    A_in, W, b = signed(rng, m, n), signed(rng, n, units), signed(rng, units)
    W2, b2 = keras_to_columns(W, b)
    assert W2.shape == (units, n) and b2.shape == (units, 1)
    close(np.tanh(W2 @ A_in.T + b2), dense_batch(A_in, W, b, np.tanh).T, rtol=1e-12)
    close(keras_to_columns(W2, np.zeros(n))[0], W)
    close(b2.ravel(), b)


def test_the_batch_is_the_loop_over_examples_and_units(rng):
    n, units, m = sizes(rng, 3)
    A_in, W, b = signed(rng, m, n), signed(rng, n, units), signed(rng, units)
    for g in (sigmoid, relu, np.tanh):
        batch = dense_batch(A_in, W, b, g)
        close(batch, [dense_loop(a_in, W, b, g) for a_in in A_in], rtol=1e-12)
        close(batch[0, 0], g(sum(A_in[0, k] * W[k, 0] for k in range(n)) + b[0]))


def test_two_linear_layers_are_one(rng):
    n_0, n_1, n_2, m = sizes(rng, 4)
    W1, b1, W2, b2 = signed(rng, n_1, n_0), signed(rng, n_1, 1), signed(rng, n_2, n_1), signed(rng, n_2, 1)
    X = signed(rng, n_0, m)
    W, b = collapse_linear(W1, b1, W2, b2)
    assert W.shape == (n_2, n_0) and b.shape == (n_2, 1)
    close(W @ X + b, W2 @ (W1 @ X + b1) + b2, rtol=1e-12, atol=1e-12)


@pytest.mark.parametrize("depth", [1, 2, 3, 5])
def test_shapes_are_those_that_a_network_has(rng, depth):
    X, _, params = deep_network(rng, depth)
    dims = [len(X), *(len(W) for W, _ in params)]
    _, caches = deep.model_forward(X, params)
    found = [(W.shape, b.shape, Z.shape) for _, W, b, Z in caches]
    assert deep.layer_shapes(dims, X.shape[1]) == found
    assert deep.count_parameters(dims) == sum(W.size + b.size for W, b in params)


def test_a_known_count():
    assert deep.count_parameters([12288, 20, 7, 5, 1]) == 245_973


@pytest.mark.parametrize("depth", [1, 2, 4])
def test_the_deep_forward_pass_is_one_layer_after_the_other(rng, depth):
    X, _, params = deep_network(rng, depth)
    AL, caches = deep.model_forward(X, params)
    A = X
    for l, (W, b) in enumerate(params, start=1):
        A, cache = deep.layer_forward(A, W, b, "sigmoid" if l == depth else "relu")
        for one, other in zip(cache, caches[l - 1], strict=True):
            close(one, other)
    close(AL, A)


@pytest.mark.parametrize("activation", ["relu", "sigmoid"])
def test_back_through_an_activation(rng, activation):
    Z = signed(rng, *sizes(rng, 2))
    dA = signed(rng, *Z.shape)
    function = getattr(activations, activation)
    slope = numerical_grad(lambda Z: float(np.sum(dA * function(Z))), Z, 1e-6)
    close(deep.activation_backward(dA, Z, activation), slope, rtol=1e-6, atol=1e-8)


def test_a_step_in_every_layer(rng):
    _, _, params = deep_network(rng, 3)
    grads = [(signed(rng, *W.shape), signed(rng, *b.shape)) for W, b in params]
    for (W, b), (dW, db), (new_W, new_b) in zip(
        params, grads, deep.update_all(params, grads, 0.3), strict=True
    ):
        close(new_W, W - 0.3 * dW)
        close(new_b, b - 0.3 * db)
    for pair, same in zip(params, deep.update_all(params, grads, 0), strict=True):
        assert all((one == other).all() for one, other in zip(pair, same, strict=True))


def test_a_network_without_hidden_layer_is_logistic_regression(rng):
    X, Y, [(W, b)] = deep_network(rng, 1)
    AL, caches = deep.model_forward(X, [(W, b)])
    close(AL, predict_proba(W.T, b.item(), X))
    ((dW, db),) = deep.model_backward(AL, Y, caches)
    dw, db_number = logreg_gradients(W.T, b.item(), X, Y)
    close(dW, dw.T, rtol=1e-9)
    close(db, [[db_number]], rtol=1e-9, atol=1e-15)
