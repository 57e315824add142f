"""Segmentation: a class for every pixel. How a picture grows again, the skip of a U-Net, and how masks are compared.

A map of n_H rows and n_W columns has its channels last. Labels of pixels are whole numbers, 0 for the background; a
mask is True where a thing is. The stamping of transpose_conv is what a Conv2DTranspose layer does with one channel.
"""

import numpy as np

from dlcore.shapes import takes


@takes(n="size ()", f="size ()", s="size ()", p="crop (n, f, s)")
def tconv_out(n, f, p, s):
    """(n - 1) s - 2p + f    n pixels, a stamp of f, padding p, stride s -> how many pixels come out

    Raises ValueError where padding leaves none of them.
    """
    return (n - 1) * s - 2 * p + f


@takes(X="real (h, w)", K="real (f, f)", s="size ()", p="crop (X, K, s)")
def transpose_conv(X, K, s, p):
    """For every X[i, j], add X[i, j] K from (i s, j s) on; cut p off all sides    X (h, w), K (f, f) -> float64

    The result is ((h - 1) s - 2p + f, (w - 1) s - 2p + f). Raises ValueError where K is not square, or nothing is left.
    """
    (h, w), f = X.shape, K.shape[0]
    out = np.zeros(((h - 1) * s + f, (w - 1) * s + f))
    for i in range(h):
        for j in range(w):
            out[i * s : i * s + f, j * s : j * s + f] += X[i, j] * K
    return out[p : out.shape[0] - p, p : out.shape[1] - p]


@takes(X="number (h, w)", k="size ()")
def upsample_nearest(X, k):
    """Every pixel as k x k equal ones    X (h, w), k -> (h k, w k)

    Raises ValueError for another rank, or a k that is no whole number above 0.
    """
    return np.repeat(np.repeat(X, k, axis=0), k, axis=1)


@takes(skip="real (H, W, C)", up="inner (skip)")
def crop_and_concat(skip, up):
    """The middle of skip, then up, one channel after the other    skip (H, W, C), up (h, w, D) -> (h, w, C + D)

    Where an odd number of rows or columns is too many, one more is cut off at the end. Raises ValueError where up is
    larger than skip.
    """
    h, w = up.shape[:2]
    t, l = (skip.shape[0] - h) // 2, (skip.shape[1] - w) // 2
    return np.concatenate([skip[t : t + h, l : l + w], up], axis=2)


@takes(C="size ()", pred="segments (C)", target="segments (C, pred)")
def mean_iou(pred, target, C):
    """mean over the classes of |P and T| / |P or T|    pred, target (H, W) whole numbers below C -> one number

    P and T are the pixels of a class in pred and in target. A class that is in neither does not count. Several masks
    (m, H, W) count as one. Raises ValueError for other shapes or classes.
    """
    vals = []
    for c in range(C):
        p, t = pred == c, target == c
        union = np.sum(p | t)
        if union:
            vals.append(np.sum(p & t) / union)
    return float(np.mean(vals))


@takes(p="truths", t="truths (p)")
def dice(p, t):
    """2 |P and T| / (|P| + |T|)    p, t (H, W) True or False -> a number from 0 to 1

    1 if both are empty. Raises ValueError for masks of numbers, or of different shapes.
    """
    total = np.sum(p) + np.sum(t)
    return float(2 * np.sum(p & t) / total) if total else 1.0
