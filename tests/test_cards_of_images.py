"""Chapter 12: what its predictions call the answer is what the library computes."""

import numpy as np
import pytest

from dlcore import datasets, filters, pooling
from dlcore.convolution import Conv2D, MaxPool2D
from dlcore.layers import Activation, Dense, Flatten
from dlcore.network import Sequential
from tests.card_proofs import Proofs, alike, nearest, sized
from tests.digit_networks import error, learned, pixels

PROOFS = Proofs()

VERTICAL = np.array([[1.0, 0.0, -1.0]] * 3)
EDGE = np.array([[10.0, 10.0, 10.0, 0.0, 0.0, 0.0]] * 6)


# Filters


@PROOFS.of("12.p1")
def _():
    small, whole_picture = filters.conv_params(3, 3, 1), filters.conv_params(1000, 3, 1000)
    assert small == 28
    return nearest(whole_picture, {"3 million": 3e6, "1 billion": 1e9, "3 billion": 3e9})


@PROOFS.of("12.p2")
def _():
    assert filters.cross_correlate(EDGE, VERTICAL).max() == 30
    found = filters.cross_correlate(EDGE[:, ::-1], VERTICAL)
    return f"{found[0, 1]:g}"


@PROOFS.of("12.p3")
def _():
    found = filters.cross_correlate(EDGE.T, VERTICAL)
    assert filters.cross_correlate(EDGE.T, VERTICAL.T).max() == 30
    return f"{found[1, 0]:g}" if np.ptp(found) == 0 else "30"


@PROOFS.of("E85")
def _():
    turned = filters.cross_correlate(EDGE, VERTICAL[::-1, ::-1])
    of_rows = sum(np.convolve(row, weights, "valid") for row, weights in zip(EDGE[:3], VERTICAL, strict=True))
    np.testing.assert_array_equal(turned[0], of_rows)
    return f"{turned[0, 1]:g}"


@PROOFS.of("E83")
def _():
    uses = filters.pixel_uses(6, 3)
    assert uses[0, 0] == 1 and uses[0, 1] == 2 and uses[2, 2] == 9
    return f"{uses[0, 2]}"


@PROOFS.of("E84")
def _():
    p = filters.same_padding(3)
    assert filters.conv_out(7, 3, p, 1) == 7
    return f"{filters.conv_out(7, 3, p, 2)}"


@PROOFS.of("E17")
def _():
    rng = np.random.default_rng(0)
    A, W, b = rng.random((1, 6, 6, 3)), rng.normal(size=(3, 3, 3, 2)), np.zeros(2)
    assert filters.conv_layer(A, W, b, 1, 0).shape[1:] == (4, 4, 2)
    return sized(filters.conv_layer(A, W[..., :1], b[:1], 1, 0).shape[1:])


@PROOFS.of("12.p4")
def _():
    return sized(filters.trace_shapes(28, 1, [("conv", 5, 0, 1, 6), ("pool", 2, 2)])[-1])


# Pooling


@PROOFS.of("E86")
def _():
    layer = MaxPool2D(2)
    left = np.prod(layer.shape_after((1, 28, 28, 6))) / (28 * 28 * 6)
    share = nearest(left, {"A quarter": 0.25, "A half": 0.5})
    return f"{share}, and {sum(array.size for array in layer.params.values())}"


@PROOFS.of("12.p5")
def _():
    window = np.array([[-3.0, -1.0], [-7.0, -2.0]]).reshape(1, 2, 2, 1)
    return f"{pooling.pool_layer(window, 2, 2, 'max').item():g}"


@PROOFS.of("12.p6")
def _():
    slopes = pooling.pool_layer_backward(np.full((1, 1, 1, 1), 8.0), np.ones((1, 2, 2, 1)), 2, 2, "average")
    np.testing.assert_array_equal(slopes[0, :, :, 0], pooling.spread_average(8.0, 2))
    return f"{slopes[0, 0, 0, 0]:g}"


# Networks


@PROOFS.of("12.p7")
def _():
    rng = np.random.default_rng(0)
    first = [Conv2D(1, 6, 5, rng), MaxPool2D(2), Conv2D(6, 16, 5, rng), MaxPool2D(2)]
    dense = [Dense(256, 120, rng), Dense(120, 84, rng), Dense(84, 10, rng)]
    assert Sequential([*first, Flatten(), *dense])(np.zeros((2, 28, 28, 1))).shape == (10, 2)
    few, many = (
        sum(array.size for layer in layers for array in layer.params.values()) for layers in (first, dense)
    )
    if max(few, many) < 2 * min(few, many):
        return "About equally in both"
    return "In the dense layers" if many > few else "In the convolutions"


def with_filters(rng):
    return [Conv2D(1, 8, 3, rng), Activation("relu"), MaxPool2D(2), Flatten(), Dense(72, 10, rng)]


def all_dense(rng):
    return [Flatten(), Dense(64, 32, rng), Activation("relu"), Dense(32, 10, rng)]


@PROOFS.of("12.p8")
def _():
    task, names = datasets.digits(), {"The dense one": all_dense, "The one with filters": with_filters}
    worse = dict.fromkeys(names, 0.0)
    for name, layers in names.items():
        for seed in range(3):
            order = np.random.default_rng(seed).permutation(64)
            for sign, pixel in ((-1, np.arange(64)), (1, order)):
                rng = np.random.default_rng(seed)
                net = Sequential([*layers(rng), Activation("softmax")], dtype=np.float32)
                learned(net, pixels(task.X_train[pixel]), task.Y_train[0], 15, rng, 0.01)
                worse[name] += sign * error(net, pixels(task.X_test[pixel]), task.Y_test[0]) / 3
    return "Both alike" if alike(worse, 0.01) else max(worse, key=worse.get)


@pytest.mark.parametrize("id", PROOFS)
def test_the_answer_of_a_card_is_what_the_library_computes(id):
    PROOFS.check(id)
