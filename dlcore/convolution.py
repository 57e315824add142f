"""Convolutional networks: layers for pictures (m, n_H, n_W, n_C), the channels last.

What they compute stands in columns.py, depthwise.py and pooling.py, forward and backward together, and slowly in
filters.py. The layers keep the parameters and say what fits. Residual, from residual.py, is here too.
"""

from inspect import unwrap

import numpy as np

from dlcore.columns import conv2d_backward, conv2d_forward, transposed_backward, transposed_forward
from dlcore.depthwise import depthwise_backward, depthwise_forward
from dlcore.layers import Layer, drawn
from dlcore.margins import painted, places
from dlcore.pooling import (
    avg_pool_backward,
    avg_pool_forward,
    global_avg_backward,
    global_avg_forward,
    max_pool_backward,
    max_pool_forward,
)
from dlcore.residual import Residual
from dlcore.shapes import check

__all__ = [
    "AvgPool2D",
    "Conv2D",
    "Conv2DTranspose",
    "DepthwiseConv2D",
    "GlobalAvgPool2D",
    "MaxPool2D",
    "Residual",
]


class Windowed(Layer):
    """What layers with f x f windows have in common, stride pixels apart, pad a number, "valid" or "same"."""

    sized = staticmethod(places)

    def __init__(self, forward, backward, channels, f, stride, pad, **params):
        check("f", f, "size ()")
        check("stride", stride, "size ()")
        if isinstance(pad, str) and pad not in ("valid", "same"):
            raise ValueError(f"pad is {pad!r}; wanted is 'valid', 'same' or a whole number of zeros.")
        if not isinstance(pad, str):
            check("pad", pad, "count ()")
            pad = int(pad)
        self.channels, self.f, self.stride, self.pad = channels, int(f), int(stride), pad
        super().__init__(unwrap(forward), unwrap(backward), **params)

    def __repr__(self):
        sizes = ", ".join(map(str, (*self.channels, self.f)))
        stride = f", stride={self.stride}" if self.stride != (1 if self.params else self.f) else ""
        pad = f", pad={self.pad!r}" if self.pad != "valid" else ""
        return f"{type(self).__name__}({sizes}{stride}{pad})"

    def recipe(self):
        return [type(self).__name__, self.stride, self.pad]

    def shape_after(self, shape):
        n_C_prev, n_C = (self.channels[0], self.channels[-1]) if self.channels else (None, None)
        if shape is None:
            return None, None, None, n_C
        pictures(shape, n_C_prev)
        m, *sides, n_C_prev = shape
        after = [n and self.sized(n, self.f, self.stride, self.pad) for n in sides]
        if any(n is not None and n < 1 for n in after):
            told = f"its windows are {self.f} x {self.f}, with pad = {self.pad!r}"
            raise ValueError(f"{told}: not one fits into {sides[0]} x {sides[1]} pixels.")
        return m, *after, n_C or n_C_prev

    def ahead(self, A_prev, params, training):
        return self.forward(A_prev, *params.values(), self.stride, self.pad)

    def back(self, dZ, cache, grads, needed):
        dA_prev, grads["W"][...], grads["b"][...] = self.backward(dZ, *cache)
        return dA_prev


def whole(**sizes):
    """The sizes as plain whole numbers; ValueError unless each is 1 or more."""
    for name, value in sizes.items():
        check(name, value, "size ()")
    return tuple(map(int, sizes.values()))


def pictures(shape, n_C):
    """ValueError unless this is the shape of pictures with n_C channels, or any number if n_C is None."""
    wanted = f"(m, n_H, n_W, {n_C or 'n_C'})"
    if len(shape) != 4:
        raise ValueError(f"it takes pictures, an array of shape {wanted}.")
    if n_C is not None and shape[3] not in (None, n_C):
        way = " The channels come last: np.moveaxis(X, 1, -1) puts them there." if shape[1] == n_C else ""
        raise ValueError(f"it takes an array of shape {wanted}, pictures with {n_C} channels.{way}")


class Conv2D(Windowed):
    """Z = A_prev * W + b    n_C filters f x f over pictures with n_C_prev channels

    W (f, f, n_C_prev, n_C) is drawn as in Dense, with f * f * n_C_prev numbers in every sum; b (n_C,) is 0.
    """

    def __init__(self, n_C_prev, n_C, f, rng, stride=1, pad="valid", init="he"):
        n_C_prev, n_C, f = whole(n_C_prev=n_C_prev, n_C=n_C, f=f)
        params = {"W": drawn(rng, init, f * f * n_C_prev, f, f, n_C_prev, n_C), "b": np.zeros(n_C)}
        super().__init__(conv2d_forward, conv2d_backward, (n_C_prev, n_C), f, stride, pad, **params)

    def back(self, dZ, cache, grads, needed):
        dA_prev, grads["W"][...], grads["b"][...] = self.backward(dZ, *cache, needed)
        return dA_prev


class Conv2DTranspose(Windowed):
    """The way of a convolution back    every pixel paints an f x f patch, stride pixels from the next: pictures grow

    W (f, f, n_C_prev, n_C), b (n_C,). "valid" gives (n_H_prev - 1) * stride + f rows, "same" n_H_prev * stride; a
    number is how many are left out on each side. About f * f * n_C_prev / stride^2 numbers meet in every sum.
    """

    sized = staticmethod(painted)

    def __init__(self, n_C_prev, n_C, f, rng, stride=1, pad="valid", init="he"):
        n_C_prev, n_C, f, stride = whole(n_C_prev=n_C_prev, n_C=n_C, f=f, stride=stride)
        n_in = max(f // stride, 1) ** 2 * n_C_prev
        params = {"W": drawn(rng, init, n_in, f, f, n_C_prev, n_C), "b": np.zeros(n_C)}
        super().__init__(transposed_forward, transposed_backward, (n_C_prev, n_C), f, stride, pad, **params)


class DepthwiseConv2D(Windowed):
    """One filter f x f for each of n_C channels, and no sum over channels    W (f, f, n_C), b (n_C,)

    With Conv2D(n_C, n, 1, rng) after it, a depthwise-separable convolution.
    """

    def __init__(self, n_C, f, rng, stride=1, pad="valid", init="he"):
        n_C, f = whole(n_C=n_C, f=f)
        params = {"W": drawn(rng, init, f * f, f, f, n_C), "b": np.zeros(n_C)}
        super().__init__(depthwise_forward, depthwise_backward, (n_C,), f, stride, pad, **params)


class Pool2D(Windowed):
    """What both kinds of pooling have in common: no parameters, and windows side by side if no stride is given."""

    def __init__(self, forward, backward, f, stride, pad):
        super().__init__(forward, backward, (), f, f if stride is None else stride, pad)
        if not isinstance(pad, str) and pad >= f:
            raise ValueError(f"pad is {pad} and f is {f}: a window would see nothing but padding.")

    def recipe(self):
        return [type(self).__name__, self.f, self.stride, self.pad]

    def ahead(self, A_prev, params, training):
        return self.forward(A_prev, self.f, self.stride, self.pad)

    def back(self, dA, cache, grads, needed):
        return self.backward(dA, *cache)


class MaxPool2D(Pool2D):
    """The largest number of every f x f window, channel by channel. Equal largest ones all get the slope."""

    def __init__(self, f, stride=None, pad="valid"):
        super().__init__(max_pool_forward, max_pool_backward, f, stride, pad)


class AvgPool2D(Pool2D):
    """The mean of every f x f window, channel by channel. Padding takes no part in it."""

    def __init__(self, f, stride=None, pad="valid"):
        super().__init__(avg_pool_forward, avg_pool_backward, f, stride, pad)


class GlobalAvgPool2D(Layer):
    """The mean of every channel over the whole picture    (m, n_H, n_W, n_C) -> (m, 1, 1, n_C)"""

    def __init__(self):
        super().__init__(unwrap(global_avg_forward), unwrap(global_avg_backward))

    def __repr__(self):
        return "GlobalAvgPool2D()"

    def recipe(self):
        return ["GlobalAvgPool2D"]

    def shape_after(self, shape):
        if shape is None:
            return None, 1, 1, None
        pictures(shape, None)
        return shape[0], 1, 1, shape[3]

    def ahead(self, A_prev, params, training):
        return self.forward(A_prev)

    def back(self, dA, cache, grads, needed):
        return self.backward(dA, *cache)
