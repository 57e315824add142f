"""Pooling: the largest or the mean number of every window, channel by channel. Nothing is learned in it.

First the loops, which say what is meant, then the fast pairs: the largest of a window is the largest of its columns'
largest, so rows are compared first, whole and in long runs, and then the columns of what is left. Where a window has
its largest number more than once, each of them gets the whole slope, as max_mask says. Padding is never the largest
and takes no part in a mean.
"""

from functools import reduce

import numpy as np

from dlcore.margins import CACHE, framed
from dlcore.shapes import takes


@takes(A="real (m, n_H, n_W, n_C)", f="filter (A)", s="size ()", mode="word (max, average)")
def pool_layer(A, f, s, mode):
    """The largest or the mean number of every f x f window, s pixels apart    A (m, n_H, n_W, n_C) -> float64

    mode is "max" or "average". The result is (m, n_H', n_W', n_C), for channels are never mixed. Raises ValueError
    where no window fits.
    """
    n_H = (A.shape[1] - f) // s + 1
    n_W = (A.shape[2] - f) // s + 1
    pooled = np.zeros((A.shape[0], n_H, n_W, A.shape[3]))
    for i in range(n_H):
        for j in range(n_W):
            window = A[:, i * s : i * s + f, j * s : j * s + f, :]
            pooled[:, i, j, :] = window.max(axis=(1, 2)) if mode == "max" else window.mean(axis=(1, 2))
    return pooled


@takes(window="real (f, f)")
def max_mask(window):
    """1 where the window has its largest number, else 0    window (f, f) -> (f, f), float64

    Several are the largest if they are equal. Raises ValueError for a window that is not square.
    """
    return (window == window.max()).astype(float)


@takes(dz="real ()", f="size ()")
def spread_average(dz, f):
    """dz / f^2 for every number of a window    dz, f numbers -> (f, f), float64

    Each has the same share in the mean. Raises ValueError for a dz that is an array, or an f below 1.
    """
    return np.full((f, f), dz / (f * f))


@takes(
    A="real (m, n_H, n_W, n_C)", f="filter (A)", s="size ()", mode="word (max, average)",
    dA="slope (A, f, s)",
)  # fmt: skip
def pool_layer_backward(dA, A, f, s, mode):
    """The slope of pool_layer in A    dA, of the shape of what it gave -> that of A, float64

    Each number sends its slope to its window: to the largest, or an equal share to all. Raises ValueError where the
    sizes are not those of pool_layer.
    """
    slopes = np.zeros(A.shape)
    for i, h, w, c in np.ndindex(dA.shape):
        rows, cols = slice(h * s, h * s + f), slice(w * s, w * s + f)
        if mode == "max":
            slopes[i, rows, cols, c] += max_mask(A[i, rows, cols, c]) * dA[i, h, w, c]
        else:
            slopes[i, rows, cols, c] += spread_average(dA[i, h, w, c], f)
    return slopes


@takes(A_prev="float (m, n_H, n_W, n_C)", f="size ()", stride="size ()", pad="rim (A_prev, f, stride)")
def max_pool_forward(A_prev, f, stride, pad):
    """The largest number of every f x f window    -> A (m, n_H', n_W', n_C), cache = (A_prev, A, f, stride, pad)

    Raises ValueError where no window fits, or one would see nothing but padding.
    """
    P, _ = framed(A_prev, f, stride, pad, -np.inf)
    A = pooled(np.maximum, pooled(np.maximum, P, f, stride, axis=1), f, stride, axis=2)
    return A, (A_prev, A, f, stride, pad)


@takes(
    A_prev="float (m, n_H, n_W, n_C)", f="size ()", stride="size ()", pad="rim (A_prev, f, stride)",
    A="slope (A_prev, f, stride, pad)", dA="slope (A_prev, f, stride, pad)",
)  # fmt: skip
def max_pool_backward(dA, A_prev, A, f, stride, pad):
    """dA where A_prev is the largest of a window, else 0    dA, A (m, n_H', n_W', n_C) -> dA_prev

    A is what max_pool_forward gave. Raises ValueError where the sizes are not those of max_pool_forward.
    """
    P, inside = framed(A_prev, f, stride, pad, -np.inf)
    covered = all(n * f == whole for n, whole in zip(A.shape[1:3], P.shape[1:3], strict=True))
    dP = (np.empty if f == stride and covered else np.zeros)(P.shape, np.result_type(dA, P))
    to_the_largest = to_tiles if f == stride else to_windows
    for part in few(P):
        to_the_largest(dP[part], dA[part], P[part], A[part], f, stride)
    return dP[inside]


def to_tiles(dP, dA, P, A, f, stride):
    """Where windows do not overlap: blow A and dA up to the size of the picture, and compare once."""
    tiled = slice(None), slice(A.shape[1] * f), slice(A.shape[2] * f)
    np.multiply(blown_up(dA, f), P[tiled] == blown_up(A, f), out=dP[tiled])


def to_windows(dP, dA, P, A, f, stride):
    """Anywhere: from each window to the column that has its largest, and in that column to the row."""
    R = pooled(np.maximum, P, f, stride, axis=1)
    dR = np.zeros(R.shape, dP.dtype)
    for slopes, seen in zip(shifted(dR, f, stride, 2), shifted(R, f, stride, 2), strict=True):
        slopes += dA * (seen == A)
    for slopes, seen in zip(shifted(dP, f, stride, 1), shifted(P, f, stride, 1), strict=True):
        slopes += dR * (seen == R)


@takes(A_prev="float (m, n_H, n_W, n_C)", f="size ()", stride="size ()", pad="rim (A_prev, f, stride)")
def avg_pool_forward(A_prev, f, stride, pad):
    """The mean of every f x f window    -> A (m, n_H', n_W', n_C), cache = (A_prev, f, stride, pad)

    The mean is that of the pixels of the picture, without the padding. Raises ValueError where no window fits, or one
    would see nothing but padding.
    """
    P, _ = framed(A_prev, f, stride, pad)
    A = pooled(np.add, pooled(np.add, P, f, stride, axis=1), f, stride, axis=2)
    return A / pixels_seen(A_prev, f, stride, pad), (A_prev, f, stride, pad)


@takes(
    A_prev="float (m, n_H, n_W, n_C)", f="size ()", stride="size ()", pad="rim (A_prev, f, stride)",
    dA="slope (A_prev, f, stride, pad)",
)  # fmt: skip
def avg_pool_backward(dA, A_prev, f, stride, pad):
    """An equal share of dA for every pixel of its window    dA (m, n_H', n_W', n_C) -> dA_prev

    Raises ValueError where the sizes are not those of avg_pool_forward.
    """
    P, inside = framed(A_prev, f, stride, pad)
    share = dA / pixels_seen(A_prev, f, stride, pad)
    dR = np.zeros((*P.shape[:1], share.shape[1], *P.shape[2:]), share.dtype)
    dP = np.zeros(P.shape, share.dtype)
    for slopes in shifted(dR, f, stride, 2):
        slopes += share
    for slopes in shifted(dP, f, stride, 1):
        slopes += dR
    return dP[inside]


@takes(A_prev="float (m, n_H, n_W, n_C)")
def global_avg_forward(A_prev):
    """The mean of every channel    A_prev (m, n_H, n_W, n_C) -> A (m, 1, 1, n_C), cache = (A_prev,)

    Raises ValueError for another rank, nan or whole numbers.
    """
    return A_prev.mean(axis=(1, 2), keepdims=True), (A_prev,)


@takes(A_prev="float (m, n_H, n_W, n_C)", dA="float (m, 1, 1, n_C)")
def global_avg_backward(dA, A_prev):
    """dA / (n_H n_W) for every pixel    dA (m, 1, 1, n_C) -> dA_prev, of the shape of A_prev

    Raises ValueError where dA has more than one pixel a picture, or another m or n_C than A_prev.
    """
    _, n_H, n_W, _ = A_prev.shape
    return np.repeat(np.repeat(dA / (n_H * n_W), n_H, axis=1), n_W, axis=2)


def few(P):
    """A few pictures after the other, few enough for all that is made of them to stay in the cache."""
    k = max(CACHE // P[0].nbytes, 1)
    return [slice(i, i + k) for i in range(0, len(P), k)]


def shifted(P, f, stride, axis):
    """The first number of every window along an axis, then the second, up to number f: as views."""
    n = (P.shape[axis] - f) // stride + 1
    for i in range(f):
        yield P[(slice(None),) * axis + (slice(i, i + stride * n, stride),)]


def pooled(operation, P, f, stride, axis):
    """The numbers of every window along an axis taken together by np.maximum or np.add."""
    return reduce(operation, shifted(P, f, stride, axis))


def blown_up(A, f):
    """Every number f times in both directions."""
    return A.repeat(f, axis=2).repeat(f, axis=1)


def pixels_seen(A_prev, f, stride, pad):
    """How many pixels of the picture are in each window    -> (n_H', n_W', 1), in the precision of A_prev"""
    ones = framed(np.ones((1, *A_prev.shape[1:3], 1), A_prev.dtype), f, stride, pad)[0]
    return pooled(np.add, pooled(np.add, ones, f, stride, axis=1), f, stride, axis=2)[0]
