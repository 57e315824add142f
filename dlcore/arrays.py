"""Arrays: pictures as columns, broadcasting, and the cure of rank-1 arrays.

m examples, n features an example; one example is one column. A picture has H rows, W columns and C colours.
"""

import numpy as np

from dlcore.shapes import takes


@takes(image="number (H, W, C)")
def image_to_column(image):
    """x = the numbers of one picture as a column    image (H, W, C) -> x (H*W*C, 1)

    In NumPy's own order: the colours of the first pixel, then of the pixel to its right, then the next row.
    Raises ValueError for another rank, nan or nothing at all.
    """
    return image.reshape(-1, 1)


@takes(images="number (m, H, W, C)")
def flatten_dataset(images):
    """X = one picture a column    images (m, H, W, C) -> X (H*W*C, m)

    Column i is image_to_column(images[i]). Raises ValueError for another rank, nan or no picture.
    """
    m = images.shape[0]
    return images.reshape(m, -1).T


@takes(v="number (n,) or (1, n) or (n, 1)")
def as_column(v):
    """v as a column    v (n,), (1, n) or (n, 1) -> (n, 1)

    Raises ValueError for a matrix, which is no single column.
    """
    return v.reshape(-1, 1)


@takes(x="rows (n, m)")
def unit_rows(x):
    """x_i / ||x_i|| for every row i    x (n, m) -> (n, m)

    Every row gets Euclidean length 1. Raises ValueError for a row of zeros, which has no direction.
    """
    return x / np.linalg.norm(x, axis=1, keepdims=True)


@takes(a="real (n,)", b="real (m,)")
def pairwise_sub(a, b):
    """D[i, j] = a[i] - b[j]    a (n,), b (m,) -> D (n, m)

    A column minus a row: broadcasting stretches both into the table. Raises ValueError for other ranks.
    """
    return a.reshape(-1, 1) - b.reshape(1, -1)


@takes(w="real (n, 1)", X="real (n, m)", b="real ()")
def weighted_sum(w, X, b):
    """Z = w^T X + b    w (n, 1), X (n, m), b a number -> Z (1, m)

    One weighted sum an example. Raises ValueError where w and X disagree in n, or b is an array.
    """
    return w.T @ X + b
