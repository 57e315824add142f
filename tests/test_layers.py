"""Laws of the layers: sums as loops, starting weights, dropout's masks, and pairs of functions of one's own."""

import re

import numpy as np
import pytest

from dlcore.layers import (
    ACTIVATIONS,
    Activation,
    Dense,
    Dropout,
    Flatten,
    Layer,
    affine_backward,
    affine_forward,
)
from dlcore.network import Sequential
from tests.random_numbers import SEEDS, SINGLE, signed, sizes

close = np.testing.assert_allclose


@pytest.fixture(params=SEEDS)
def rng(request):
    return np.random.default_rng(request.param)


def test_the_affine_step_is_a_loop_over_units_examples_and_inputs(rng):
    n_prev, n, m = sizes(rng, 3)
    A_prev, W, b, dZ = signed(rng, n_prev, m), signed(rng, n, n_prev), signed(rng, n, 1), signed(rng, n, m)
    Z, cache = affine_forward(A_prev, W, b)
    assert all(kept is given for kept, given in zip(cache, (A_prev, W, b), strict=True))
    dA_prev, dW, db = np.zeros_like(A_prev), np.zeros_like(W), np.zeros_like(b)
    for i in range(m):
        for j in range(n):
            close(Z[j, i], b[j, 0] + sum(W[j, k] * A_prev[k, i] for k in range(n_prev)))
            db[j, 0] += dZ[j, i]
            for k in range(n_prev):
                dW[j, k] += dZ[j, i] * A_prev[k, i]
                dA_prev[k, i] += dZ[j, i] * W[j, k]
    for found, looped in zip(affine_backward(dZ, A_prev, W), (dA_prev, dW, db), strict=True):
        close(found, looped)


def test_dense_writes_what_affine_backward_returns(rng):
    n_prev, n, m = sizes(rng, 3)
    net = Sequential([Dense(n_prev, n, rng)])
    A_prev, dZ = signed(rng, n_prev, m), signed(rng, n, m)
    layer, params, grads = net.stack[0]
    _, cache = layer.ahead(A_prev, params, training=True)
    dA_prev, dW, db = affine_backward(dZ, A_prev, params["W"])
    close(layer.back(dZ, cache, grads, needed=True), dA_prev)
    close(net.grads["W1"], dW)
    close(net.grads["b1"], db)
    assert layer.back(dZ, cache, grads, needed=False) is None


@pytest.mark.parametrize(
    ("init", "variance"), [("he", 2 / 300), ("xavier", 1 / 300), (0.2, 0.04), ("zeros", 0)]
)
def test_weights_begin_with_the_spread_that_was_asked_for(init, variance):
    dense = Dense(300, 200, np.random.default_rng(5), init)
    W = dense.params["W"]
    assert W.shape == (200, 300) and not dense.params["b"].any() and dense.params["b"].shape == (200, 1)
    close(W.var(), variance, rtol=0.02)
    close(W.mean(), 0, atol=0.005)


def test_the_same_seed_gives_the_same_weights():
    first, second, other = (Dense(3, 4, np.random.default_rng(seed)).params["W"] for seed in (7, 7, 8))
    assert np.array_equal(first, second) and not np.array_equal(first, other)


@pytest.mark.parametrize("name", sorted(set(ACTIVATIONS) - {"softmax"}))
def test_activations_look_at_each_number_alone(rng, name):
    layer = Activation(name)
    Z, dA = signed(rng, *sizes(rng, 2)), 0.7
    A, cache = layer.ahead(Z, {}, training=False)
    slopes = layer.back(np.full_like(Z, dA), cache, {}, True)
    for index in np.ndindex(Z.shape):
        one, its_cache = layer.ahead(Z[index], {}, training=False)
        close(A[index], one)
        close(slopes[index], layer.back(dA, its_cache, {}, True))


def test_dropout_switches_off_and_makes_up_for_it():
    A = np.full((200, 300), 3.0)
    layer = Dropout(0.8, np.random.default_rng(2))
    value, mask = layer.ahead(A, {}, training=True)
    assert set(np.unique(value)) == {0.0, 3.0 / 0.8}
    close(value.mean(), 3, rtol=0.01)
    close((value > 0).mean(axis=0).mean(), 0.8, atol=0.01)
    assert np.array_equal(value > 0, mask)
    assert np.array_equal(layer.back(A, mask, {}, True), value), "slopes pass where numbers did"


def test_every_example_has_a_mask_of_its_own_and_every_pass_new_ones():
    A = np.ones((30, 40))
    layer = Dropout(0.5, np.random.default_rng(2))
    first, second = (layer.ahead(A, {}, training=True)[0] for _ in range(2))
    assert len(np.unique(first, axis=1).T) == 40 and len(np.unique(first, axis=0)) == 30
    assert not np.array_equal(first, second)
    again, _ = Dropout(0.5, np.random.default_rng(2)).ahead(A, {}, training=True)
    assert np.array_equal(first, again)


@SINGLE
def test_masks_are_drawn_in_the_precision_of_the_numbers():
    for dtype in (np.float32, np.float64):
        _, mask = Dropout(0.6, np.random.default_rng(2)).ahead(np.ones((4, 5), dtype), {}, training=True)
        assert np.array_equal(mask, np.random.default_rng(2).random((4, 5), dtype) < 0.6)


def test_dropout_is_off_at_test_time_and_draws_nothing(rng):
    draws = np.random.default_rng(2)
    A, dA = signed(rng, 3, 4), signed(rng, 3, 4)
    layer = Dropout(0.5, draws)
    value, cache = layer.ahead(A, {}, training=False)
    assert value is A and layer.back(dA, cache, {}, True) is dA
    assert draws.random() == np.random.default_rng(2).random()


def test_keeping_all_changes_nothing(rng):
    A = signed(rng, 3, 4)
    assert np.array_equal(Dropout(1.0, rng).ahead(A, {}, training=True)[0], A)


def test_flatten_makes_a_column_of_every_picture(rng):
    images = signed(rng, *sizes(rng, 4))
    X, cache = Flatten().ahead(images, {}, training=False)
    assert X.shape == (images[0].size, len(images))
    for i, image in enumerate(images):
        assert np.array_equal(X[:, i], image.ravel())
    assert np.array_equal(Flatten().back(X, cache, {}, True), images), "the way back is the way reversed"


@SINGLE
@pytest.mark.parametrize("make", [lambda: Dropout(0.7, np.random.default_rng(0)), *(
    lambda name=name: Activation(name) for name in ACTIVATIONS
)])  # fmt: skip
def test_layers_keep_single_precision(rng, make):
    A = signed(rng, 4, 3).astype(np.float32)
    layer = make()
    value, cache = layer.ahead(A, {}, training=True)
    assert value.dtype == layer.back(A, cache, {}, True).dtype == np.float32


@pytest.mark.parametrize(
    ("make", "told"),
    [
        (lambda rng: Dense(0, 3, rng), "n_prev is 0"),
        (lambda rng: Dense(3, 2.5, rng), "n is 2.5"),
        (lambda rng: Dense(3, 2, 7), "rng is of type int"),
        (lambda rng: Dense(3, 2, None), "rng is of type NoneType"),
        (lambda rng: Dense(3, 2, rng, "random"), "init is 'random'; wanted is 'he', 'xavier', 'zeros' or"),
        (lambda rng: Dense(3, 2, rng, -0.1), "init is -0.1"),
        (lambda rng: Activation("rulu"), "'rulu'; wanted is one of 'sigmoid', 'tanh', 'relu'"),
        (lambda rng: Activation(np.tanh), "wanted is one of"),
        (lambda rng: Dropout(0, rng), "keep_prob is 0"),
        (lambda rng: Dropout(1.2, rng), "keep_prob is 1.2"),
        (lambda rng: Dropout(0.5, 3), "rng is of type int"),
        (lambda rng: Layer(3, affine_backward), "forward is of type int; wanted is a function"),
        (lambda rng: Layer(affine_forward, None), "backward is of type NoneType"),
        (lambda rng: Layer(affine_forward, affine_backward, W=[1.0]), "W is of type list"),
        (lambda rng: Layer(affine_forward, affine_backward, W=np.array([np.nan])), "W contains nan"),
    ],
)
def test_what_makes_no_layer_is_refused(rng, make, told):
    with pytest.raises(ValueError, match=re.escape(told)):
        make(rng)


W, b, X = signed(np.random.default_rng(1), 4, 3), signed(np.random.default_rng(2), 4, 1), np.ones((3, 5))


def gives(backward_gives, forward=affine_forward):
    """A network whose second layer is a pair of one's own, with this way back; 4 units from 3."""
    rng = np.random.default_rng(3)
    own = Layer(forward, lambda dZ, cache: backward_gives(dZ, *affine_backward(dZ, *cache[:2])), W=W, b=b)
    return Sequential([Dense(3, 3, rng), own])


@pytest.mark.parametrize(
    ("backward_gives", "told"),
    [
        (lambda dZ, dA, dW, db: None, "backward gave None: did it forget its return; wanted are dA_prev, dW, db"),
        (lambda dZ, dA, dW, db: dA, "backward gave one value; wanted are dA_prev, dW, db"),
        (lambda dZ, dA, dW, db: (dA, dW), "backward gave 2 values; wanted are dA_prev, dW, db"),
        (lambda dZ, dA, dW, db: (dA, dW, db, dZ), "backward gave 4 values"),
        (lambda dZ, dA, dW, db: (dA, dW.T, db), "dW of backward has shape (3, 4), but W has (4, 3)"),
        (lambda dZ, dA, dW, db: (dA, dW, db[:, 0]), "db of backward has shape (4,), but b has (4, 1)"),
        (lambda dZ, dA, dW, db: (dA.T, dW, db), "dA_prev of backward has shape (5, 3), but A_prev has (3, 5)"),
        (lambda dZ, dA, dW, db: (dW, dA, db), "dA_prev of backward has shape (4, 3), but A_prev has (3, 5)"),
        (lambda dZ, dA, dW, db: (dA, None, db), "dW of backward is None"),
        (lambda dZ, dA, dW, db: (dA, dW, db.tolist()), "db of backward is of type list"),
        (lambda dZ, dA, dW, db: (dA, dW * np.nan, db), "dW of backward contains nan"),
        (lambda dZ, dA, dW, db: 1 / "2", "TypeError: unsupported operand"),
    ],
)  # fmt: skip
def test_a_wrong_way_back_is_told_with_its_layer(backward_gives, told):
    with pytest.raises(ValueError, match=re.escape(told)) as complaint:
        gives(backward_gives).gradients(X, np.ones((4, 5)))
    place = "going back, layer 2, Layer(affine_forward), is given an array of shape (4, 5): "
    assert str(complaint.value).startswith(place)


@pytest.mark.parametrize(
    ("forward", "told"),
    [
        (
            lambda A, W, b: None,
            "forward gave None: did it forget its return; wanted are two, a value and a cache",
        ),
        (lambda A, W, b: W @ A + b, "forward gave one value; wanted are two"),
        (lambda A, W, b: (A, W, b), "forward gave 3 values; wanted are two"),
        (lambda A, W, b: ("Z", A), "the value of forward is of type str"),
        (lambda A, W, b: (W @ A.T + b, A), "matmul"),
        (lambda A, W, b: (W.no_such_thing, A), "AttributeError"),
        (lambda A, W: (W @ A, A), "TypeError"),
    ],
)
def test_a_wrong_way_ahead_is_told_with_its_layer(forward, told):
    with pytest.raises(ValueError, match=re.escape(told)) as complaint:
        gives(lambda *slopes: slopes[1:], forward)(X)
    assert re.match(
        r"layer 2, Layer\(<lambda>\), is given an array of shape \(3, 5\): ", str(complaint.value)
    )


def test_a_way_back_without_a_return_is_told_without_parameters_too(rng):
    net = Sequential([Dense(3, 4, rng), Layer(lambda A: (A, None), lambda dA, cache: None)])
    with pytest.raises(ValueError, match="dA_prev of backward is None"):
        net.gradients(X, np.ones((4, 5)))


def test_a_pair_without_parameters_may_return_its_slope_alone(rng):
    doubled = Layer(lambda A: (2 * A, None), lambda dA, cache: 2 * dA)
    net = Sequential([Dense(3, 4, rng), doubled])
    plain = Sequential([Layer(affine_forward, lambda dZ, c: affine_backward(dZ, *c[:2]), W=2 * W, b=2 * b)])
    net.params.update({"W1": W, "b1": b})
    Y = signed(rng, 4, 5)
    close(net(X), plain(X))
    close(net.gradients(X, Y)["W1"], 2 * plain.gradients(X, Y)["W1"])
