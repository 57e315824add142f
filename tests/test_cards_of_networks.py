"""Chapters 03 and 04: what their predictions call the answer is what the library computes.

Not here: what a chapter measures on data of its own, and what is a matter of words.
"""

import numpy as np
import pytest

from dlcore import datasets, deep, keras_layout, layers, shallow
from dlcore.activations import leaky_relu, linear, relu, relu_grad, sigmoid, tanh
from dlcore.initializers import ramp
from tests.card_proofs import Proofs, nearest, slope

BIG = [12288, 20, 7, 5, 1]
PROOFS = Proofs()


def flower_net(n_h, p=None):
    """(accuracy, p) of a 2-n_h-1 network after 3000 steps on the flower."""
    X, Y = datasets.flower()
    *_, (p, _) = shallow.train_2layer(X, Y, n_h, 1.2, 3000, np.random.default_rng(0), p=p)
    return np.mean((shallow.forward_2layer(X, p)["A2"] > 0.5) == Y), p


# Chapter 03


@PROOFS.of("E03")
def _():
    ends = sigmoid(np.array([-30.0, 30.0])) - 0.5
    return f"{ends[0]:.1f} and {ends[1]:.1f}"


@PROOFS.of("E04")
def _():
    return "tan" if abs(np.tan(1.6)) > 1 > abs(tanh(np.float64(1.6))) else "Both"


@PROOFS.of("E05")
def _():
    assert slope(leaky_relu, np.float64(-3)) == pytest.approx(0.01)
    return f"{slope(lambda z: np.maximum(0.01, z), -3):g}"


@PROOFS.of("E36")
def _():
    with pytest.raises(SyntaxError):
        compile("3 units = W.shape[1]", "note", "exec")
    return "An error before anything runs"


@PROOFS.of("E37")
def _():
    with pytest.raises(TypeError):
        keras_layout.dense_loop(np.ones(2), np.ones((2, 3)), np.ones(3))
    return "An error"


@PROOFS.of("E38")
def _():
    zeros = np.sum(relu(np.random.default_rng(0).standard_normal(1000)) == 0)
    return nearest(zeros, {"None": 0, "About 100": 100, "About 500": 500})


@PROOFS.of("E39")
def _():
    W1, b1, W2 = np.array([[1.0], [-2.0]]), np.array([[0.5], [1.0]]), np.array([[1.5, 0.7]])
    answers = W2 @ tanh(W1 * np.arange(5.0) + b1)
    return "No" if np.ptp(np.diff(answers)) > 0.1 else "Yes, as in a linear regression"


@PROOFS.of("E40")
def _():
    flat = [f"z = {z}" for z in (-2, 2) if slope(relu, np.float64(z)) == 0]
    return flat[0] if len(flat) == 1 else "Both" if flat else "Neither"


@PROOFS.of("E56")
def _():
    h, zero = 1e-6, np.float64(0)
    assert relu_grad(zero) == 0
    return f"{(relu(zero) - relu(zero - h)) / h:g} and {(relu(zero + h) - relu(zero)) / h:g}"


@PROOFS.of("E58")
def _():
    p = {"W1": ramp(4, 2), "b1": np.zeros((4, 1)), "W2": ramp(1, 4), "b2": np.zeros((1, 1))}
    accuracy, p = flower_net(4, p)
    apart = min(np.linalg.norm(p["W1"][i] - p["W1"][j]) for i in range(4) for j in range(i))
    return "Yes" if apart > 0.1 and accuracy > 0.85 else "No, all stay equal"


@PROOFS.of("03.p2")
def _():
    return next(str(n_h) for n_h in (2, 3, 8, 20) if flower_net(n_h)[0] > 0.85)


@PROOFS.of("03.p5")
def _():
    zero = {"W1": np.zeros((4, 2)), "b1": np.zeros((4, 1)), "W2": np.zeros((1, 4)), "b2": np.zeros((1, 1))}
    _, p = flower_net(4, zero)
    return "Its weights never move" if not (p["W1"].any() or p["W2"].any()) else "It learns slowly"


@PROOFS.of("03.p6")
def _():
    return str(deep.layer_shapes([2, 4, 1], 400)[0][2])


@PROOFS.of("03.p7")
def _():
    return str(len(keras_layout.dense_loop(np.ones(2), np.ones((2, 3)), np.ones(3), linear)))


# Chapter 04


@PROOFS.of("E46")
def _():
    return str(deep.layer_shapes(BIG, 200)[1][2])


@PROOFS.of("E100")
def _():
    dZ, A_prev, W = np.ones((3, 5)), np.ones((2, 5)), np.ones((3, 2))
    assert [array.shape for array in layers.affine_backward(dZ, A_prev, W)] == [(2, 5), (3, 2), (3, 1)]
    return "A_prev and W"


@PROOFS.of("04.p2")
def _():
    rest = deep.count_parameters(BIG[1:])
    return nearest(rest, {"About 200": 200, "About 20 thousand": 2e4, "About half": 123e3})


@PROOFS.of("04.p4")
def _():
    return str(deep.layer_shapes([2, 5, 3, 1], 400)[0][2])


@PROOFS.of("04.p3")
def _():
    """A wrong backward: each dW is divided by m again, though dZ has its 1/m already."""

    def twice(p, cache, X, Y):
        grads = shallow.backward_2layer(p, cache, X, Y)
        return {name: g / X.shape[1] if name.startswith("dW") else g for name, g in grads.items()}

    X, Y = datasets.flower()
    costs = {}
    for backward in (shallow.backward_2layer, twice):
        run = shallow.train_2layer(X, Y, 4, 1.2, 400, np.random.default_rng(0), backward=backward)
        costs[backward] = [cost for _, cost in run]
    right, slow = costs.values()
    assert right[-1] < right[0] - 0.1
    return "The cost falls, but slowly" if right[-1] + 0.1 < slow[-1] < slow[0] else "The cost rises"


@PROOFS.of("04.p6")
def _():
    rng = np.random.default_rng(0)
    W, dZ = rng.standard_normal((4, 4)), rng.standard_normal((4, 5))
    return (
        "Nothing" if (W @ dZ).shape == (W.T @ dZ).shape and not np.allclose(W @ dZ, W.T @ dZ) else "An error"
    )


@pytest.mark.parametrize("id", PROOFS)
def test_the_answer_of_a_card_is_what_the_library_computes(id):
    PROOFS.check(id)
