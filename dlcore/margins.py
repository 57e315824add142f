"""Margins: how many places a filter has in a row of n pixels, and what is added at its ends.

The padding is a number of zeros for either end, "valid" for none, or "same" for as many as give n / stride places,
rounded up.
"""

import numpy as np

CACHE = 512 * 1024
"""As many bytes stay in the second cache of a processor of today: what is worked on at a time."""


def margins(n, f, stride, pad):
    """Zeros before and after n pixels. Where "same" takes an odd number of them, one more comes after."""
    if pad == "valid":
        return 0, 0
    if pad == "same":
        total = max((-(-n // stride) - 1) * stride + f - n, 0)
        return total // 2, total - total // 2
    return pad, pad


def places(n, f, stride, pad):
    """How many places a filter of f pixels has in n pixels; 0 or less if it does not fit."""
    return (n + sum(margins(n, f, stride, pad)) - f) // stride + 1


def painted(n, f, stride, pad):
    """How many pixels a transposed filter paints from n: as many as have n places."""
    if pad == "same":
        return n * stride
    return (n - 1) * stride + f - 2 * margins(n, f, stride, pad)[0]


def framed(A_prev, f, stride, pad, filling=0):
    """The pictures with their margins, and where in them the pictures are."""
    (m, n_H, n_W, n_C), dtype = A_prev.shape, A_prev.dtype
    (top, bottom), (left, right) = (margins(n, f, stride, pad) for n in (n_H, n_W))
    inside = slice(None), slice(top, top + n_H), slice(left, left + n_W)
    if not top + bottom + left + right:
        return A_prev, inside
    P = np.full((m, top + n_H + bottom, left + n_W + right, n_C), filling, dtype)
    P[inside] = A_prev
    return P, inside
