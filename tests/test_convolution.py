"""Convolution and pooling: the fast pairs against the loops that say what is meant."""

from itertools import product

import numpy as np
import pytest

from dlcore import columns, filters, margins
from dlcore.columns import (
    Windows,
    conv2d_backward,
    conv2d_forward,
    transposed_backward,
    transposed_forward,
)
from dlcore.depthwise import depthwise_backward, depthwise_conv, depthwise_forward, pointwise_conv
from dlcore.pooling import (
    avg_pool_backward,
    avg_pool_forward,
    global_avg_backward,
    global_avg_forward,
    max_mask,
    max_pool_backward,
    max_pool_forward,
    pool_layer,
    pool_layer_backward,
)
from tests.random_numbers import SINGLE, signed, sizes

FITS = [
    (n_H, n_W, f, stride, pad)
    for (n_H, n_W), f, stride, pad in product(
        [(5, 8), (7, 6), (1, 4)], [1, 2, 3, 5], [1, 2, 3, 4], ["valid", "same", 1, 3]
    )
    if min(margins.places(n, f, stride, pad) for n in (n_H, n_W)) > 0
]
GEOMETRY = pytest.mark.parametrize(("n_H", "n_W", "f", "stride", "pad"), FITS)


def agree(ours, theirs):
    assert np.shape(ours) == np.shape(theirs)
    np.testing.assert_allclose(ours, theirs, rtol=1e-9, atol=1e-11)


def drawn(n_H, n_W, f, *more):
    """m, channels before and after, and pictures and filters; sizes differ from each other."""
    rng = np.random.default_rng([n_H, n_W, f, *more])
    m, n_C_prev, n_C = sizes(rng, 3)
    return rng, signed(rng, m, n_H, n_W, n_C_prev), signed(rng, f, f, n_C_prev, n_C), signed(rng, n_C)


def with_zeros(X, f, stride, pad, filling=0.0):
    """The pictures with margins added one side after the other."""
    for axis, n in ((1, X.shape[1]), (2, X.shape[2])):
        for count, end in zip(margins.margins(n, f, stride, pad), (0, -1), strict=True):
            strip = np.full_like(X.take([0], axis), filling)
            for _ in range(count):
                X = np.concatenate([strip, X] if end == 0 else [X, strip], axis)
    return X


def without_zeros(dP, X, f, stride, pad):
    top, left = (margins.margins(n, f, stride, pad)[0] for n in X.shape[1:3])
    return dP[:, top : top + X.shape[1], left : left + X.shape[2]]


@GEOMETRY
def test_convolution_is_its_four_loops(n_H, n_W, f, stride, pad):
    rng, X, W, b = drawn(n_H, n_W, f, stride)
    P = with_zeros(X, f, stride, pad)
    Z, cache = conv2d_forward(X, W, b, stride, pad)
    agree(Z, filters.conv_layer(P, W, b, stride, 0))
    dZ = signed(rng, *Z.shape)
    dP, dW, db = filters.conv_layer_backward(dZ, P, W, stride, 0)
    for ours, looped in zip(
        conv2d_backward(dZ, *cache), (without_zeros(dP, X, f, stride, pad), dW, db), strict=True
    ):
        agree(ours, looped)
    without = conv2d_backward(dZ, *cache, needed=False)
    assert without[0] is None
    agree(without[1], dW)


@pytest.mark.parametrize("few", [0, 200, 3000])
@pytest.mark.parametrize("wide", [1, 6, 40])
def test_however_little_fits_into_the_cache_the_numbers_are_the_same(monkeypatch, few, wide):
    """A few rows of a picture at a time, a picture, several and a rest; one place a window, or neighbours together."""
    for f, stride, pad in product([1, 3, 5], [1, 2], [0, "same"]):
        rng, X, W, b = drawn(12, 10, f, stride)
        Z, cache = conv2d_forward(X, W, b, stride, pad)
        dZ = signed(rng, *Z.shape)
        usual = conv2d_backward(dZ, *cache)
        with monkeypatch.context() as changed:
            changed.setattr(columns, "CACHE", few)
            changed.setattr(columns, "WIDE", wide)
            agree(conv2d_forward(X, W, b, stride, pad)[0], Z)
            for one, other in zip(conv2d_backward(dZ, *cache), usual, strict=True):
                agree(one, other)


LAYOUTS = {
    "a channel added by newaxis": lambda X: X[..., 0].copy()[..., np.newaxis],
    "one picture alone": lambda X: X[:1, ..., :1],
    "columns first": np.asfortranarray,
    "every other pixel": lambda X: np.repeat(np.repeat(X, 2, axis=1), 2, axis=2)[:, ::2, ::2],
    "upside down": lambda X: X[:, ::-1],
    "channels moved": lambda X: np.moveaxis(np.moveaxis(X, 3, 1).copy(), 1, 3),
}


@pytest.mark.parametrize("pad", [0, 1])
@pytest.mark.parametrize("layout", LAYOUTS)
def test_how_pictures_lie_in_memory_does_not_matter(layout, pad):
    rng, X, W, b = drawn(6, 7, 3, pad)
    X = LAYOUTS[layout](X)
    W = W[:, :, : X.shape[3]]
    Z, cache = conv2d_forward(X, W, b, 1, pad)
    agree(Z, filters.conv_layer(X, W, b, 1, pad))
    dZ = LAYOUTS[layout](signed(rng, *Z.shape)) if layout in ("columns first", "upside down") else Z
    for ours, theirs in zip(
        conv2d_backward(dZ, *cache), filters.conv_layer_backward(dZ, X, W, 1, pad), strict=True
    ):
        agree(ours, theirs)
    alone = np.ascontiguousarray(X.copy().reshape(X.shape))
    for pool in (max_pool_forward, avg_pool_forward):
        agree(pool(X, 2, 1, "valid")[0], pool(alone, 2, 1, "valid")[0])
    agree(depthwise_forward(X, W[..., 0], W[0, 0, :, 0], 1, pad)[0],
          depthwise_forward(alone, W[..., 0], W[0, 0, :, 0], 1, pad)[0])  # fmt: skip
    agree(transposed_forward(X, W, b, 2, 0)[0], transposed_forward(alone, W, b, 2, 0)[0])


def test_neighbours_share_windows_where_filters_are_few():
    assert Windows((2, 9, 14, 1), 3, 8, 1, 1, float).t == 2
    assert Windows((2, 9, 12, 1), 3, 8, 1, 1, float).t == 4
    assert Windows((2, 9, 12, 1), 3, 64, 1, 1, float).t == 1


def test_the_columns_of_many_pictures_never_lie_in_memory_together():
    windows = Windows((64, 28, 28, 16), 5, 32, 1, "same", np.float32)
    matrices = [matrix for *_, matrix in windows.columns(np.zeros((64, 28, 28, 16), np.float32))]
    assert sum(len(matrix) for matrix in matrices) * windows.t == 64 * 28 * 28
    assert len({matrix.__array_interface__["data"][0] for matrix in matrices}) == 1, "one place for all"
    assert max(matrix.nbytes for matrix in matrices) <= margins.CACHE


@pytest.mark.parametrize(("f", "n"), [*product([1, 3, 5, 7], [4, 9])])
def test_same_padding_keeps_the_size(f, n):
    assert margins.margins(n, f, 1, "same") == (filters.same_padding(f),) * 2
    assert filters.conv_out(n, f, filters.same_padding(f), 1) == n


@pytest.mark.parametrize(("n", "f", "stride"), [*product(range(1, 9), range(1, 6), range(1, 5))])
def test_same_means_one_place_for_every_stride_pixels(n, f, stride):
    assert margins.places(n, f, stride, "same") == -(-n // stride)
    before, after = margins.margins(n, f, stride, "same")
    assert 0 <= after - before <= 1
    assert margins.painted(n, f, stride, "same") == n * stride


@GEOMETRY
def test_the_transposed_way_is_the_way_back(n_H, n_W, f, stride, pad):
    """<conv(X), Y> = <X, transposed(Y)> for all X and Y, which says that one is the transpose of the other."""
    if min(margins.painted(n, f, stride, pad) for n in (n_H, n_W)) < 1:
        return
    rng, Y, W, b = drawn(n_H, n_W, f, stride)
    Z, cache = transposed_forward(Y, W, b, stride, pad)
    assert Z.shape[1:3] == tuple(margins.painted(n, f, stride, pad) for n in (n_H, n_W))
    X = signed(rng, *Z.shape)
    zeros = np.zeros(Y.shape[3])
    there, _ = conv2d_forward(X, np.ascontiguousarray(W.swapaxes(2, 3)), zeros, stride, pad)
    agree(np.sum(there * Y), np.sum(X * (Z - b)))
    dY, dW, db = transposed_backward(X, *cache)
    agree(dY, there)
    agree(db, X.sum(axis=(0, 1, 2)))
    step = 1e-3 * signed(rng, *W.shape)
    up, down = (transposed_forward(Y, W + way * step, b, stride, pad)[0] for way in (1, -1))
    agree(np.sum(dW * step), np.sum(X * (up - down)) / 2)


def test_a_transposed_filter_paints_its_patches():
    rng = np.random.default_rng(0)
    A, W, b = signed(rng, 2, 3, 4, 5), signed(rng, 3, 3, 5, 2), signed(rng, 2)
    painted = np.zeros((2, 7, 9, 2)) + b
    for i, h, w, c in np.ndindex(A.shape):
        painted[i, 2 * h : 2 * h + 3, 2 * w : 2 * w + 3] += A[i, h, w, c] * W[:, :, c]
    agree(transposed_forward(A, W, b, 2, 0)[0], painted)
    agree(transposed_forward(A, W, b, 2, 1)[0], painted[:, 1:-1, 1:-1])


@GEOMETRY
def test_depthwise_is_a_convolution_that_mixes_no_channels(n_H, n_W, f, stride, pad):
    rng, X, W, _ = drawn(n_H, n_W, f, stride)
    W, b = W[..., 0], signed(rng, X.shape[3])
    alone = np.einsum("ijc,ck->ijck", W, np.eye(len(b)))
    Z, cache = depthwise_forward(X, W, b, stride, pad)
    whole, whole_cache = conv2d_forward(X, alone, b, stride, pad)
    agree(Z, whole)
    dZ = signed(rng, *Z.shape)
    dX, dW, db = conv2d_backward(dZ, *whole_cache)
    for ours, its in zip(depthwise_backward(dZ, *cache), (dX, np.einsum("ijcc->ijc", dW), db), strict=True):
        agree(ours, its)
    if stride == 1 and pad in (0, "valid"):
        for picture, found in zip(X, Z, strict=True):
            agree(found, depthwise_conv(picture, W) + b)


def test_pointwise_is_a_convolution_of_one_pixel():
    _, X, W, b = drawn(5, 6, 1)
    for picture, found in zip(X, conv2d_forward(X, W, b, 1, 0)[0], strict=True):
        agree(found, pointwise_conv(picture, W[0, 0]) + b)


@GEOMETRY
def test_pooling_is_its_loops(n_H, n_W, f, stride, pad):
    if not isinstance(pad, str) and pad >= f:
        return
    rng, X, _, _ = drawn(n_H, n_W, f, stride)
    P = with_zeros(X, f, stride, pad, filling=-1e9)
    A, cache = max_pool_forward(X, f, stride, pad)
    agree(A, pool_layer(P, f, stride, "max"))
    dA = signed(rng, *A.shape)
    slopes = pool_layer_backward(dA, P, f, stride, "max")
    agree(max_pool_backward(dA, *cache), without_zeros(slopes, X, f, stride, pad))

    inside = pool_layer(with_zeros(np.ones_like(X), f, stride, pad), f, stride, "average")
    P = with_zeros(X, f, stride, pad)
    A, cache = avg_pool_forward(X, f, stride, pad)
    agree(A, pool_layer(P, f, stride, "average") / inside)
    slopes = pool_layer_backward(dA / inside, P, f, stride, "average")
    agree(avg_pool_backward(dA, *cache), without_zeros(slopes, X, f, stride, pad))


@pytest.mark.parametrize("stride", [1, 2, 3])
def test_equal_largest_numbers_all_get_the_slope(stride):
    X = np.random.default_rng(1).integers(0, 3, (3, 9, 7, 2)).astype(float)
    A, cache = max_pool_forward(X, 3, stride, 0)
    dA = signed(np.random.default_rng(2), *A.shape)
    slopes = max_pool_backward(dA, *cache)
    agree(slopes, pool_layer_backward(dA, X, 3, stride, "max"))
    assert max_mask(X[0, :3, :3, 0]).sum() > 1
    agree(max_pool_forward(np.full((1, 4, 4, 1), -2.5), 2, 2, 1)[0], np.full((1, 3, 3, 1), -2.5))


def test_the_global_mean_is_that_of_one_window():
    X, dA = signed(np.random.default_rng(3), 3, 5, 5, 2), signed(np.random.default_rng(4), 3, 1, 1, 2)
    A, cache = global_avg_forward(X)
    agree(A, avg_pool_forward(X, 5, 1, 0)[0])
    agree(global_avg_backward(dA, *cache), avg_pool_backward(dA, X, 5, 1, 0))


@SINGLE
@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_the_precision_is_that_of_the_pictures(dtype):
    _, X, W, b = drawn(6, 9, 3)
    X, W, b = (array.astype(dtype) for array in (X, W, b))
    Z, cache = conv2d_forward(X, W, b, 2, 1)
    found = [Z, *conv2d_backward(Z, *cache)]
    Z, cache = transposed_forward(X, W, b, 2, 1)
    found += [Z, *transposed_backward(Z, *cache)]
    assert {array.dtype for array in found} == {np.dtype(dtype)}
    wide = conv2d_forward(*(array.astype(float) for array in (X, W, b)), 2, 1)[0]
    np.testing.assert_allclose(found[0], wide, rtol=1e-4, atol=1e-4)


def test_shapes_are_traced_as_networks_have_them():
    rng = np.random.default_rng(5)
    layers = [("conv", 5, 2, 1, 3), ("pool", 2, 2), ("conv", 3, 0, 2, 4), ("pool", 3, 1)]
    X, found = signed(rng, 2, 14, 14, 2), []
    for kind, f, *rest in layers:
        if kind == "conv":
            pad, stride, n_C = rest
            X, _ = conv2d_forward(X, signed(rng, f, f, X.shape[3], n_C), np.zeros(n_C), stride, pad)
        else:
            X, _ = max_pool_forward(X, f, *rest, 0)
        found.append(X.shape[1:])
    assert filters.trace_shapes(14, 2, layers) == found


def test_how_often_a_pixel_is_used_is_what_the_way_back_counts():
    ones = np.ones((1, 4, 4, 1))
    counted, *_ = filters.conv_layer_backward(ones, np.ones((1, 6, 6, 1)), np.ones((3, 3, 1, 1)), 1, 0)
    assert np.array_equal(filters.pixel_uses(6, 3), counted[0, :, :, 0])
