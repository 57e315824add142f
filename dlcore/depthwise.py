"""Depthwise and pointwise: a convolution in two steps, each channel for itself, then every pixel for itself.

A convolution looks at f x f pixels and at all channels at once. The two steps together see as much with a fraction of
the products: f x f filters that mix no channels, W (f, f, n_C), and 1 x 1 filters that mix no pixels. The loops say
what is meant; the pair below them is fast.
"""

from itertools import product

import numpy as np

from dlcore.columns import bias_slope, with_bias
from dlcore.filters import cross_correlate
from dlcore.margins import CACHE, framed, places
from dlcore.shapes import takes


@takes(A="real (n_H, n_W, n_C)", K="kernel (A)")
def depthwise_conv(A, K):
    """Z[:, :, c] = cross_correlate(A[:, :, c], K[:, :, c])    A (n_H, n_W, n_C), K (f, f, n_C) -> Z, float64

    A filter of its own for every channel, and no sum over them. Z is (n_H - f + 1, n_W - f + 1, n_C). Raises
    ValueError where the channels differ, or K is larger than A.
    """
    return np.stack([cross_correlate(A[:, :, c], K[:, :, c]) for c in range(A.shape[2])], axis=2)


@takes(A="real (n_H, n_W, n_C_prev)", W="real (n_C_prev, n_C)")
def pointwise_conv(A, W):
    """Z[h, w] = A[h, w] W    A (n_H, n_W, n_C_prev), W (n_C_prev, n_C) -> Z (n_H, n_W, n_C)

    A 1 x 1 convolution: the same small dense layer at every pixel. Raises ValueError where the channels differ.
    """
    return A @ W


@takes(n_out="size ()", f="size ()", c_in="size ()", c_out="size ()")
def conv_mults(n_out, f, c_in, c_out):
    """n_out^2 f^2 c_in c_out    n_out x n_out places, f x f filters, c_in channels, c_out filters -> products

    How many multiplications a convolution takes. Raises ValueError for what is no whole number above 0.
    """
    return n_out * n_out * f * f * c_in * c_out


@takes(n_out="size ()", f="size ()", c_in="size ()", c_out="size ()")
def separable_mults(n_out, f, c_in, c_out):
    """n_out^2 f^2 c_in + n_out^2 c_in c_out    the same four numbers -> products of the two steps together

    1 / c_out + 1 / f^2 of conv_mults: one depthwise filter a channel, then c_out filters of one pixel. Raises
    ValueError for what is no whole number above 0.
    """
    depthwise = n_out * n_out * f * f * c_in
    pointwise = n_out * n_out * c_in * c_out
    return depthwise + pointwise


@takes(
    A_prev="float (m, n_H_prev, n_W_prev, n_C)", W="float (f, f, n_C)", b="float (n_C,)", stride="size ()",
    pad="padding (A_prev, W, stride)",
)  # fmt: skip
def depthwise_forward(A_prev, W, b, stride, pad):
    """Z = depthwise_conv(picture, W) + b, of every picture    -> Z (m, n_H, n_W, n_C), cache = backward's arguments

    One number of every filter at a time, for all places of a few pictures. Raises ValueError where sizes do not fit.
    """
    P, _ = framed(A_prev, len(W), stride, pad)
    shape = tuple(places(n, len(W), stride, pad) for n in A_prev.shape[1:3])
    Z = np.zeros((len(P), *shape, W.shape[2]), np.result_type(A_prev, W, b))
    for part, work in parts(Z):
        for tap, seen in taps(P[part], W, stride, shape):
            Z[part] += np.multiply(seen, tap, out=work)
    return with_bias(Z, b), (A_prev, W, stride, pad)


@takes(
    A_prev="float (m, n_H_prev, n_W_prev, n_C)", W="float (f, f, n_C)", stride="size ()",
    pad="padding (A_prev, W, stride)", dZ="slope (A_prev, W, stride, pad)",
)  # fmt: skip
def depthwise_backward(dZ, A_prev, W, stride, pad):
    """The slopes of depthwise_forward    dZ (m, n_H, n_W, n_C) -> dA_prev, dW, db

    Raises ValueError where the sizes are not those of depthwise_forward.
    """
    P, inside = framed(A_prev, len(W), stride, pad)
    dtype, shape = np.result_type(dZ, A_prev, W), dZ.shape[1:3]
    dP, dW = np.zeros(P.shape, dtype), np.zeros(W.shape, dtype)
    for part, work in parts(dZ):
        both = zip(taps(P[part], W, stride, shape), taps(dP[part], W, stride, shape), strict=True)
        for (i, j), ((tap, seen), (_, back)) in zip(np.ndindex(W.shape[:2]), both, strict=True):
            dW[i, j] += bias_slope(np.multiply(seen, dZ[part], out=work))
            back += np.multiply(dZ[part], tap, out=work)
    return dP[inside], dW, bias_slope(dZ)


def parts(Z):
    """A few pictures at a time, and an array to work in that stays in the cache with them."""
    k = max(CACHE // 2 // Z[0].nbytes, 1)
    for i in range(0, len(Z), k):
        yield slice(i, i + k), np.empty_like(Z[i : i + k])


def taps(P, W, stride, shape):
    """For each number of a filter: itself, as often as there are columns, and the pixels that it meets."""
    n_H, n_W = shape
    for i, j in product(range(len(W)), repeat=2):
        yield np.tile(W[i, j], (n_W, 1)), P[:, i : i + stride * n_H : stride, j : j + stride * n_W : stride]
