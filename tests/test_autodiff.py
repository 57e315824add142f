"""Every layer, loss and penalty against the slopes that another library, HIPS autograd, finds by itself.

The formulas on its side are written anew, in other words than the library's, and hold far out as well.
"""

import numpy as np
import pytest

from dlcore import losses, regularization, softmax
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
from tests.random_numbers import SEEDS, labels, one_hot, predictions, signed, sizes

autograd = pytest.importorskip("autograd", reason="autograd is not installed: pip install autograd")
anp = autograd.numpy

# fmt: off
BENT = {
    "sigmoid":    lambda Z: 0.5 + 0.5 * anp.tanh(Z / 2),
    "tanh":       lambda Z: anp.tanh(Z),
    "relu":       lambda Z: (Z + anp.abs(Z)) / 2,
    "leaky_relu": lambda Z: 0.505 * Z + 0.495 * anp.abs(Z),
    "linear":     lambda Z: 1.0 * Z,
    "softmax":    lambda Z: anp.exp(Z - lse(Z)),
}
# fmt: on
FAR = np.array([-800.0, -40.0, -20.0, 20.0, 40.0, 800.0])


def lse(Z):
    top = np.max(getattr(Z, "_value", Z), axis=0)
    return top + anp.log(anp.sum(anp.exp(Z - top), axis=0))


def log_loss(Z, Y):
    return anp.sum(anp.logaddexp(0, Z) - Y * Z) / Y.shape[1]


COSTS = {
    "log": log_loss,
    "squared": lambda Z, Y: anp.sum((Z - Y) * (Z - Y)) / Y.shape[1],
    "cross_entropy": lambda Z, Y: anp.sum(lse(Z) - anp.sum(Y * Z, axis=0)) / Y.shape[1],
}


@pytest.fixture(params=SEEDS)
def rng(request):
    return np.random.default_rng(request.param)


def agree(ours, theirs):
    assert np.shape(ours) == np.shape(theirs)
    np.testing.assert_allclose(ours, theirs, rtol=1e-9, atol=1e-12)


def truth(rng, loss, n, m):
    return {"log": labels, "squared": signed, "cross_entropy": one_hot}[loss](rng, n, m)


def test_the_affine_step(rng):
    n_prev, n, m = sizes(rng, 3)
    A_prev, W, b, dZ = signed(rng, n_prev, m), signed(rng, n, n_prev), signed(rng, n, 1), signed(rng, n, m)
    J = autograd.grad(lambda A, W, b: anp.sum(dZ * (anp.dot(W, A) + b)), (0, 1, 2))
    for ours, theirs in zip(affine_backward(dZ, A_prev, W), J(A_prev, W, b), strict=True):
        agree(ours, theirs)


@pytest.mark.parametrize("far", [False, True], ids=["near", "far out"])
@pytest.mark.parametrize("name", ACTIVATIONS)
def test_every_activation(rng, name, far):
    Z = rng.permuted(np.tile(FAR, (4, 1)), axis=1) if far else signed(rng, *sizes(rng, 2))
    dA = signed(rng, *Z.shape)
    layer = Activation(name)
    A, cache = layer.ahead(Z, {}, training=True)
    agree(A, BENT[name](Z))
    with np.errstate(over="ignore"):  # autograd divides by cosh(800)^2, and is right
        theirs = autograd.grad(lambda Z: anp.sum(dA * BENT[name](Z)))(Z)
    agree(layer.back(dA, cache, {}, True), theirs)


@pytest.mark.parametrize("far", [False, True], ids=["near", "far out"])
@pytest.mark.parametrize("name", COSTS)
def test_every_cost_from_logits(rng, name, far):
    n, m = sizes(rng, 2)
    Z = rng.choice(FAR, (n, m)) if far else signed(rng, n, m)
    Y = truth(rng, name, n, m)
    loss = losses.LOSSES[name]
    agree(loss.cost_from_logits(Z, Y), COSTS[name](Z, Y))
    agree(loss.grad_from_logits(BENT[loss.end](Z), Y), autograd.grad(COSTS[name])(Z, Y))


PLAIN_COSTS = {
    "log": lambda A, Y: -anp.mean(anp.sum(anp.where(Y == 1, anp.log(A), anp.log(1 - A)), axis=0)),
    "squared": COSTS["squared"],
    "cross_entropy": lambda A, Y: -anp.mean(anp.log(anp.sum(A * Y, axis=0))),
}


@pytest.mark.parametrize("name", COSTS)
def test_every_cost_from_answers(rng, name):
    n, m = sizes(rng, 2)
    A, Y = predictions(rng, n, m), truth(rng, name, n, m)
    loss = losses.LOSSES[name]
    agree(loss.cost(A, Y), PLAIN_COSTS[name](A, Y))
    agree(loss.grad(A, Y), autograd.grad(PLAIN_COSTS[name])(A, Y))


def test_the_l2_penalty(rng):
    n, n_prev, m = sizes(rng, 3)
    W, b, dW = signed(rng, n, n_prev), signed(rng, n, 1), signed(rng, n, n_prev)

    def penalty(W):
        return 0.7 / (2 * m) * anp.sum(W * W)

    agree(regularization.l2_penalty({"W1": W, "b1": b}, 0.7, m), penalty(W))
    agree(regularization.l2_grad(dW, W, 0.7, m), dW + autograd.grad(penalty)(W))


def test_the_l1_penalty(rng):
    n, n_prev, m = sizes(rng, 3)
    W, b, dW = signed(rng, n, n_prev), signed(rng, n, 1), signed(rng, n, n_prev)

    def penalty(W):
        return 0.7 / m * anp.sum(anp.abs(W))

    agree(regularization.l1_penalty({"W1": W, "b1": b}, 0.7, m), penalty(W))
    agree(regularization.l1_grad(dW, W, 0.7, m), dW + autograd.grad(penalty)(W))


def test_log_sum_exp(rng):
    Z = rng.choice(FAR, sizes(rng, 2))
    agree(softmax.log_sum_exp(Z)[0], lse(Z))


def written_anew(layers, loss, X, Y, lambd, masks=()):
    """The cost as a function of {"W1": ...}, in autograd's words; its end is in the loss, if both belong together."""
    one_step = losses.LOSSES[loss].end == getattr(layers[-1], "name", None)

    def cost(params):
        A, number, unused = X, 0, iter(masks)
        for layer in layers[:-1] if one_step else layers:
            if isinstance(layer, Dense):
                number += 1
                A = anp.dot(params[f"W{number}"], A) + params[f"b{number}"]
            elif isinstance(layer, Dropout):
                A = A * next(unused) / layer.keep_prob
            elif isinstance(layer, Flatten):
                A = anp.transpose(anp.reshape(A, (len(A), -1)))
            else:
                A = BENT[layer.name](A)
        squares = sum(anp.sum(W * W) for name, W in params.items() if name[0] == "W")
        return (COSTS if one_step else PLAIN_COSTS)[loss](A, Y) + lambd / (2 * Y.shape[1]) * squares

    return cost


def compared(net, X, Y, lambd=0.0, training=False, masks=()):
    cost = written_anew(net.layers, net.loss.name, X, Y, lambd, masks)
    params = net.params.copy()
    ours, theirs = net.gradients(X, Y, lambd, training), autograd.grad(cost)(params)
    assert list(ours) == list(theirs)
    for name in ours:
        agree(ours[name], theirs[name])
    return cost(params)


@pytest.mark.parametrize("lambd", [0.0, 0.9])
@pytest.mark.parametrize(
    ("end", "loss"),
    [
        ("sigmoid", "log"), ("sigmoid", "squared"), ("linear", "squared"), ("tanh", "squared"),
        ("softmax", "cross_entropy"), ("softmax", "squared"), ("softmax", "log"), ("sigmoid", "cross_entropy"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("hidden", ["sigmoid", "tanh", "relu", "leaky_relu", "softmax"])
def test_whole_networks(rng, hidden, end, loss, lambd):
    n_x, n_1, n_2, n_y, m = sizes(rng, 5)
    net = Sequential(
        [
            Dense(n_x, n_1, rng), Activation(hidden), Dense(n_1, n_2, rng, 0.7), Activation("linear"),
            Dense(n_2, n_y, rng, "xavier"), Activation(end),
        ],
        loss=loss,
    )  # fmt: skip
    net.theta += 0.1 * signed(rng, net.theta.size)
    X, Y = signed(rng, n_x, m), truth(rng, loss, n_y, m)
    agree(net.cost(X, Y, lambd), compared(net, X, Y, lambd))


@pytest.mark.parametrize(("end", "loss"), [("sigmoid", "log"), ("softmax", "cross_entropy")])
def test_networks_that_are_quite_sure(rng, end, loss):
    """Outputs of exactly 0 and 1, on the right and the wrong side."""
    n_x, n_h, n_y, m = sizes(rng, 4)
    net = Sequential([Dense(n_x, n_h, rng), Activation("relu"), Dense(n_h, n_y, rng, 300), Activation(end)])
    X, Y = signed(rng, n_x, m), truth(rng, loss, n_y, m)
    assert 1 in net(X)
    agree(net.cost(X, Y), compared(net, X, Y))


def test_dropout_with_the_masks_that_it_drew(rng):
    n_x, n_1, n_2, m = sizes(rng, 4)
    layers = [
        Dropout(0.9, np.random.default_rng(3)), Dense(n_x, n_1, rng), Activation("tanh"),
        Dropout(0.6, np.random.default_rng(4)), Dense(n_1, n_2, rng), Activation("sigmoid"),
    ]  # fmt: skip
    masks = [
        np.random.default_rng(3).random((n_x, m)) < 0.9,
        np.random.default_rng(4).random((n_1, m)) < 0.6,
    ]
    X, Y = signed(rng, n_x, m), labels(rng, n_2, m)
    compared(Sequential(layers), X, Y, 0.4, training=True, masks=masks)


def test_pictures(rng):
    m, H, W, C, n_h, n_y = sizes(rng, 6)
    layers = [Flatten(), Dense(H * W * C, n_h, rng), Activation("relu"), Dense(n_h, n_y, rng)]
    compared(Sequential(layers), signed(rng, m, H, W, C), signed(rng, n_y, m))


def test_flatten_between_layers(rng):
    """A layer of one's own with parameters stands before it, so the slope has to come back through it."""
    m, H, W, C, n_y = sizes(rng, 5)
    scale, X, Y = signed(rng, C), signed(rng, m, H, W, C), signed(rng, n_y, m)
    scaled = Layer(
        lambda A, scale: (A * scale, (A, scale)),
        lambda dA, cache: (dA * cache[1], (dA * cache[0]).sum(axis=(0, 1, 2))),
        scale=scale,
    )
    net = Sequential([scaled, Flatten(), Dense(H * W * C, n_y, rng)])

    def cost(scale, W, b):
        A = anp.transpose(anp.reshape(X * scale, (m, -1)))
        return COSTS["squared"](anp.dot(W, A) + b, Y)

    theirs = autograd.grad(cost, (0, 1, 2))(*net.params.copy().values())
    for ours, its in zip(net.gradients(X, Y).values(), theirs, strict=True):
        agree(ours, its)


def test_a_pair_of_ones_own_is_as_good(rng):
    n_x, n_y, m = sizes(rng, 3)
    dense = Dense(n_x, n_y, rng)
    own = Layer(affine_forward, lambda dZ, cache: affine_backward(dZ, *cache[:2]), **dense.params)
    X, Y = signed(rng, n_x, m), labels(rng, n_y, m)
    for name, grad in Sequential([own, Activation("sigmoid")]).gradients(X, Y).items():
        agree(grad, Sequential([dense, Activation("sigmoid")]).gradients(X, Y)[name])
