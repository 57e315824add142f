"""Every layer for pictures against the slopes that another library, HIPS autograd, finds by itself.

On its side all are made of one thing, a table that says which pixel stands at which place of which window. So padding
is no zeros there but a window that sees less, and a transposed convolution the same table read the other way.
"""

from itertools import product

import numpy as np
import pytest

from dlcore.batchnorm import BatchNorm
from dlcore.convolution import (
    AvgPool2D,
    Conv2D,
    Conv2DTranspose,
    DepthwiseConv2D,
    GlobalAvgPool2D,
    MaxPool2D,
    Residual,
)
from dlcore.layers import Activation, Dense, Flatten
from dlcore.network import Sequential
from tests.random_numbers import SEEDS, signed

autograd = pytest.importorskip("autograd", reason="autograd is not installed: pip install autograd")
anp = autograd.numpy

SIZES = [(5, 8), (7, 6), (1, 4)]
PADS = ["valid", "same", 1, 2]


def agree(ours, theirs, told=""):
    assert np.shape(ours) == np.shape(theirs), told
    np.testing.assert_allclose(ours, theirs, rtol=1e-9, atol=1e-11, err_msg=told)


def frame(n, f, stride, pad):
    """How many windows there are in n pixels, and how many pixels before the first the first begins."""
    if pad == "same":
        count = int(np.ceil(n / stride))
        return count, max((count - 1) * stride + f - n, 0) // 2
    before = 0 if pad == "valid" else pad
    return (n + 2 * before - f) // stride + 1, before


def table(n, count, f, stride, before):
    """1 where pixel x is number i of window h, else 0    -> (count, f, n)"""
    return np.array(
        [[[float(h * stride - before + i == x) for x in range(n)] for i in range(f)] for h in range(count)]
    )


def windows(X, f, stride, pad):
    """What every window sees (m, h, w, i, j, n_C), and whether there is a pixel (h, w, i, j)."""
    framed = [(n, *frame(n, f, stride, pad)) for n in X.shape[1:3]]
    down, across = (table(n, count, f, stride, before) for n, count, before in framed)
    seen = anp.tensordot(across, anp.tensordot(down, X, (2, 1)), (2, 3))
    return anp.transpose(seen, (4, 2, 0, 3, 1, 5)), np.einsum("hix,wjy->hwij", down, across)


def convolved(layer, X, W, b):
    return anp.tensordot(windows(X, layer.f, layer.stride, layer.pad)[0], W, 3) + b


def depthwise(layer, X, W, b):
    return anp.einsum("mhwijc,ijc->mhwc", windows(X, layer.f, layer.stride, layer.pad)[0], W) + b


def painted(layer, X, W, b):
    f, stride, pad = layer.f, layer.stride, layer.pad
    before = 0 if isinstance(pad, str) else pad
    axes = []
    for n in X.shape[1:3]:
        grown = n * stride if pad == "same" else (n - 1) * stride + f - 2 * before
        axes.append(table(grown, n, f, stride, frame(grown, f, stride, pad)[1]))
    down, across = axes
    patches = anp.tensordot(X, W, (3, 2))
    rows = anp.tensordot(down, patches, ((0, 1), (1, 3)))
    return anp.transpose(anp.tensordot(across, rows, ((0, 1), (2, 3))), (2, 1, 0, 3)) + b


def largest(layer, X):
    seen, there = windows(X, layer.f, layer.stride, layer.pad)
    return anp.max(anp.where(there[None, ..., None] > 0, seen, -np.inf), axis=(3, 4))


def mean(layer, X):
    seen, there = windows(X, layer.f, layer.stride, layer.pad)
    return anp.sum(seen, axis=(3, 4)) / there.sum(axis=(2, 3))[..., None]


def normalised(layer, X, gamma, beta):
    apart = X - anp.mean(X, axis=(0, 1, 2))
    return gamma[:, 0] * apart / anp.sqrt(anp.mean(apart**2, axis=(0, 1, 2)) + layer.epsilon) + beta[:, 0]


def past(layer, X, *params):
    inner, ways = iter(params), [layer.layers, layer.shortcut]
    return sum(through(layers, X, inner) for layers in ways)


ANEW = {
    Conv2D: convolved,
    DepthwiseConv2D: depthwise,
    Conv2DTranspose: painted,
    MaxPool2D: largest,
    AvgPool2D: mean,
    GlobalAvgPool2D: lambda layer, X: anp.mean(X, axis=(1, 2), keepdims=True),
    BatchNorm: normalised,
    Residual: past,
    Activation: lambda layer, X: {"tanh": anp.tanh, "relu": lambda Z: anp.maximum(Z, 0)}[layer.name](X),
    Flatten: lambda layer, X: anp.reshape(X, (len(X), -1)).T,
    Dense: lambda layer, X, W, b: anp.dot(W, X) + b,
}


def through(layers, X, params):
    """What the last of the layers gives; params are all their parameters, one after the other."""
    for layer in layers:
        X = ANEW[type(layer)](layer, X, *[next(params) for _ in layer.params])
    return X


def compared(rng, layer, shape):
    """A layer alone: what it gives, and the slopes in the pictures and in all its parameters."""
    told = f"{layer} of {shape}"
    net = Sequential([layer], shape=shape)
    if layer.params:
        net.theta += 0.1 * signed(rng, net.theta.size)
    X, ((only, params, grads),) = signed(rng, *shape), net.stack
    learned = [params[name].copy() for name in layer.params]
    Z, cache = only.ahead(X, params, training=True)
    agree(Z, ANEW[type(layer)](layer, X, *learned), told)
    dZ = signed(rng, *Z.shape)

    def J(X, *learned):
        return anp.sum(dZ * ANEW[type(layer)](layer, X, *learned))

    slopes = autograd.grad(J, tuple(range(1 + len(learned))))(X, *learned)
    agree(only.back(dZ, cache, grads, needed=True), slopes[0], told)
    for name, theirs in zip(layer.params, slopes[1:], strict=True):
        agree(grads[name], theirs, f"{name} of {told}")


WINDOWED = {
    "convolution to fewer": lambda rng, *sizes: Conv2D(3, 2, sizes[0], rng, *sizes[1:]),
    "convolution to more": lambda rng, *sizes: Conv2D(3, 5, sizes[0], rng, *sizes[1:]),
    "depthwise": lambda rng, *sizes: DepthwiseConv2D(3, sizes[0], rng, *sizes[1:]),
    "transposed": lambda rng, *sizes: Conv2DTranspose(3, 2, sizes[0], rng, *sizes[1:]),
    "largest": lambda rng, *sizes: MaxPool2D(*sizes),
    "mean": lambda rng, *sizes: AvgPool2D(*sizes),
}


@pytest.mark.parametrize("stride", [1, 2, 3])
@pytest.mark.parametrize("f", [1, 2, 3, 4, 5])
@pytest.mark.parametrize("kind", WINDOWED)
def test_layers_with_windows(kind, f, stride):
    """All paddings and sizes into which the layer fits; where a window would see nothing there is no layer."""
    rng, fitted = np.random.default_rng([f, stride]), 0
    for pad, size in product(PADS, SIZES):
        if kind in ("largest", "mean") and not isinstance(pad, str) and pad >= f:
            continue
        layer = WINDOWED[kind](rng, f, stride, pad)
        shape = (2, *size, 3)
        if min(layer.sized(n, f, stride, pad) for n in size) > 0:
            compared(rng, layer, shape)
            fitted += 1
    assert fitted >= 5


@pytest.mark.parametrize("size", SIZES)
def test_layers_without_windows(size):
    rng = np.random.default_rng(size)
    for layer in (
        GlobalAvgPool2D(),
        BatchNorm(3),
        Residual([DepthwiseConv2D(3, 3, rng, pad="same"), BatchNorm(3)]),
    ):
        compared(rng, layer, (4, *size, 3))


@pytest.mark.parametrize("stride", [1, 2, 3])
@pytest.mark.parametrize("size", SIZES)
def test_residual_blocks(size, stride):
    """The way past them as it is, and through a convolution; blocks in blocks."""
    rng = np.random.default_rng([*size, stride])
    inner = Residual([Activation("tanh"), DepthwiseConv2D(4, 3, rng, pad="same"), BatchNorm(4)])
    layers = [Conv2D(2, 4, 3, rng, stride, 1), BatchNorm(4), Activation("relu"), inner, Conv2D(4, 5, 1, rng)]
    compared(rng, Residual(layers, Conv2D(2, 5, 1, rng, stride)), (3, *size, 2))


@pytest.mark.parametrize("seed", SEEDS)
def test_whole_networks(seed):
    """Every layer in one network, and the slope of the cost in all that it learns."""
    rng = np.random.default_rng(seed)
    f, stride = int(rng.integers(2, 5)), int(rng.integers(1, 4))
    block = Residual(
        [Conv2D(3, 3, 3, rng, pad="same"), BatchNorm(3), Activation("relu"), DepthwiseConv2D(3, 1, rng)]
    )
    net = Sequential(
        [
            Conv2D(2, 3, f, rng, stride, "same"), Activation("tanh"), block, MaxPool2D(2, 1, 1),
            Conv2DTranspose(3, 2, f, rng, stride), Activation("relu"), AvgPool2D(2), BatchNorm(2),
            DepthwiseConv2D(2, 3, rng, pad=1), GlobalAvgPool2D(), Flatten(), Dense(2, 4, rng),
        ],
        shape=(None, 9, 7, 2),
    )  # fmt: skip
    net.theta += 0.1 * signed(rng, net.theta.size)
    X, Y, names = signed(rng, 4, 9, 7, 2), signed(rng, 4, 4), list(net.params)

    def J(params):
        A = through(net.layers, X, iter([params[name] for name in names]))
        return anp.sum((A - Y) ** 2) / Y.shape[1]

    theirs, ours = autograd.grad(J)(net.params.copy()), net.gradients(X, Y, training=True)
    assert list(ours) == names
    for name in names:
        agree(ours[name], theirs[name], name)
