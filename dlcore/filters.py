"""Filters: convolution the slow way, one window after the other, so that a finger can follow.

m pictures of n_H rows, n_W columns and n_C channels are an array (m, n_H, n_W, n_C): the channels come last. n_C
filters, f x f pixels wide, are W (f, f, n_C_prev, n_C), with one b a filter. These loops say what is meant;
columns.py does the same in few passes, and is held to them. Pooling stands in pooling.py.
"""

import numpy as np

from dlcore.shapes import takes


@takes(n="size ()", p="count ()", s="size ()", f="filter (n, p)")
def conv_out(n, f, p, s):
    """floor((n + 2p - f) / s) + 1    n pixels, f of the filter, padding p, stride s -> places of the filter

    Raises ValueError where the filter is larger than n + 2p, or one of them is no whole number.
    """
    return (n + 2 * p - f) // s + 1


@takes(f="odd")
def same_padding(f):
    """(f - 1) / 2    f odd -> the padding with which a filter of stride 1 keeps the size of the picture

    Raises ValueError for an even f, which would need more zeros on one side than on the other.
    """
    return (f - 1) // 2


@takes(X="number (m, n_H, n_W, n_C)", p="count ()")
def pad_images(X, p):
    """p zeros on all four sides of every picture    X (m, n_H, n_W, n_C) -> (m, n_H + 2p, n_W + 2p, n_C)

    Raises ValueError for another rank, or a p that is no whole number from 0.
    """
    return np.pad(X, ((0, 0), (p, p), (p, p), (0, 0)))


@takes(X="real (n_H, n_W)", K="kernel (X)")
def cross_correlate(X, K):
    """Z[i, j] = sum of X[i:i+f, j:j+f] * K    X (n_H, n_W), K (f, f) -> Z (n_H - f + 1, n_W - f + 1), float64

    What deep learning calls convolution: the filter is not turned around. Raises ValueError where K is not square or
    larger than X.
    """
    f = K.shape[0]
    Z = np.zeros((X.shape[0] - f + 1, X.shape[1] - f + 1))
    for i in range(Z.shape[0]):
        for j in range(Z.shape[1]):
            Z[i, j] = np.sum(X[i : i + f, j : j + f] * K)
    return Z


@takes(a_slice="real (f_H, f_W, n_C)", W="real (f_H, f_W, n_C)", b="real ()")
def conv_step(a_slice, W, b):
    """sum of a_slice * W, plus b    a_slice, W (f, f, n_C) -> one number, float64

    One filter at one place: all channels go into one sum. Raises ValueError where the shapes differ.
    """
    return float(np.sum(a_slice * W) + b)


@takes(
    A_prev="real (m, n_H_prev, n_W_prev, n_C_prev)", W="real (f, f, n_C_prev, n_C)", b="real (n_C,)",
    stride="size ()", pad="margin (A_prev, W, stride)",
)  # fmt: skip
def conv_layer(A_prev, W, b, stride, pad):
    """Z[i, h, w, k] = conv_step(window, W[..., k], b[k])    A_prev (m, n_H_prev, n_W_prev, n_C_prev) -> Z, float64

    The window of place (h, w) begins at row h * stride, column w * stride of the padded picture. Z is
    (m, n_H, n_W, n_C). Four loops; conv2d_forward is the fast one. Raises ValueError where sizes do not fit.
    """
    m, f, n_C = A_prev.shape[0], W.shape[0], W.shape[3]
    P = pad_images(A_prev, pad)
    n_H = (A_prev.shape[1] + 2 * pad - f) // stride + 1
    n_W = (A_prev.shape[2] + 2 * pad - f) // stride + 1
    Z = np.zeros((m, n_H, n_W, n_C))
    for i in range(m):
        for h in range(n_H):
            for w in range(n_W):
                r, c = h * stride, w * stride
                window = P[i, r : r + f, c : c + f, :]
                for k in range(n_C):
                    Z[i, h, w, k] = np.sum(window * W[:, :, :, k]) + b[k]
    return Z


@takes(
    A_prev="real (m, n_H_prev, n_W_prev, n_C_prev)", W="real (f, f, n_C_prev, n_C)", stride="size ()",
    pad="margin (A_prev, W, stride)", dZ="slope (A_prev, W, stride, pad)",
)  # fmt: skip
def conv_layer_backward(dZ, A_prev, W, stride, pad):
    """The slopes of conv_layer    dZ (m, n_H, n_W, n_C) -> dA_prev, dW, db, float64

    Every number of Z sends its slope back to its window, times the filter, and to its filter, times the window; all
    that arrive at one place are added. Raises ValueError where the sizes are not those of conv_layer.
    """
    f, (m, n_H, n_W, n_C) = W.shape[0], dZ.shape
    P = pad_images(A_prev, pad)
    dP, dW, db = np.zeros(P.shape), np.zeros(W.shape), np.zeros(n_C)
    for i in range(m):
        for h in range(n_H):
            for w in range(n_W):
                r, c = h * stride, w * stride
                for k in range(n_C):
                    dP[i, r : r + f, c : c + f, :] += dZ[i, h, w, k] * W[:, :, :, k]
                    dW[:, :, :, k] += dZ[i, h, w, k] * P[i, r : r + f, c : c + f, :]
                    db[k] += dZ[i, h, w, k]
    return dP[:, pad : P.shape[1] - pad, pad : P.shape[2] - pad, :], dW, db


@takes(f="size ()", c_in="size ()", c_out="size ()")
def conv_params(f, c_in, c_out):
    """(f^2 c_in + 1) c_out    f x f filters, c_in channels, c_out filters -> how many numbers the layer learns

    The size of the picture is not in it. Raises ValueError for what is no whole number above 0.
    """
    return (f * f * c_in + 1) * c_out


@takes(n="size ()", c="size ()", layers="plan (n)")
def trace_shapes(n, c, layers):
    """The shape after every layer    n x n pixels, c channels, layers -> [(n, n, c), ...]

    A layer is ("conv", f, p, s, k) or ("pool", f, s): k filters make k channels; pooling keeps the channels. Raises
    ValueError for another kind of layer, or a window that is larger than what it is given.
    """
    shapes = []
    for kind, *sizes in layers:
        if kind == "conv":
            f, p, s, k = sizes
            n, c = (n + 2 * p - f) // s + 1, k
        else:
            f, s = sizes
            n = (n - f) // s + 1
        shapes.append((n, n, c))
    return shapes


@takes(n="size ()", f="filter (n)")
def pixel_uses(n, f):
    """In how many windows each pixel is    n x n pixels, an f x f filter of stride 1 without padding -> (n, n) int

    Raises ValueError where the filter is larger than the picture.
    """
    u = np.zeros((n, n), dtype=int)
    for i in range(n - f + 1):
        for j in range(n - f + 1):
            u[i : i + f, j : j + f] += 1
    return u
