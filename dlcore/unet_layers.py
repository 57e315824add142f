"""The layers that a U-Net has and a classifier has not: a skip past other layers, and a softmax at every pixel."""

from inspect import unwrap

import numpy as np

from dlcore.layer_lists import stackable
from dlcore.layers import Layer
from dlcore.pixels import pixel_softmax, pixel_softmax_backward
from dlcore.residual import after, back_through, named, numbered, through
from dlcore.shapes import spelled, takes


@takes(A_prev="real (m, n_H, n_W, C)", A="real (m, n_H, n_W, D)")
def skip_forward(A_prev, A):
    """A_prev, then A, one channel after the other    (m, n_H, n_W, C), (m, n_H, n_W, D) -> (m, n_H, n_W, C + D)

    crop_and_concat for many pictures, where nothing has to be cut off. Raises ValueError where other sizes differ.
    """
    return np.concatenate([A_prev, A], axis=-1)


@takes(d_out="real (m, n_H, n_W, K)", C="size ()")
def skip_backward(d_out, C):
    """The slope comes apart where the channels were joined    d_out (m, n_H, n_W, C + D) -> dA_prev, dA

    dA_prev is what comes past the layers; what goes back through them is added to it. Raises ValueError for another
    rank.
    """
    return d_out[..., :C], np.ascontiguousarray(d_out[..., C:])


class Skip(Layer):
    """A_prev and layers(A_prev) side by side: C channels in, C + D out, if the layers give D

    The layers may change the size of the pictures, if they change it back. A Residual adds, and needs as many channels;
    a Skip leaves it to the layer after it what to make of both. Parameters inside have names as in a Residual.
    """

    def __init__(self, layers):
        self.layers = stackable(layers)
        self.names, self.params, self.statistics = numbered(self.layers)
        self.shape_after(None)

    def __repr__(self):
        return f"Skip([{', '.join(map(str, self.layers))}])"

    def __reduce__(self):
        return Skip, (self.layers,)

    def recipe(self):
        return ["Skip", [layer.recipe() for layer in self.layers]]

    def shape_after(self, shape):
        changed = shape
        for k, layer in enumerate(self.layers, start=1):
            changed = after(layer, changed, f"layer {k} inside")
        return of_both(shape, changed)

    def ahead(self, A_prev, params, training):
        ways = [named(names, params) for names in self.names]
        A, caches = through(self.layers, A_prev, ways, training)
        of_both(A_prev.shape, np.shape(A))
        return unwrap(skip_forward)(A_prev, A), (caches, A_prev.shape[-1])

    def back(self, d_out, cache, grads, needed):
        caches, C = cache
        ways = [named(names, grads) for names in self.names]
        past, dA = unwrap(skip_backward)(d_out, C)
        dA_prev = back_through(self.layers, dA, caches, ways, needed)
        return past + dA_prev if needed else None


def of_both(kept, changed):
    """The shape of both side by side, as far as they are known; ValueError if their pictures differ in size."""
    if kept is None or changed is None:
        return None
    differ = [a != b for a, b in zip(kept[:3], changed[:3], strict=True) if a is not None and b is not None]
    if len(kept) != 4 or len(changed) != 4 or any(differ):
        told = f"its layers give an array of shape {spelled(changed)}, and past them comes {spelled(kept)}"
        way = "Pictures halved n times fit again if their sides can be divided by 2 to the n"
        raise ValueError(f"{told}: these cannot stand side by side. {way}.")
    C, D = kept[3], changed[3]
    return *kept[:3], None if C is None or D is None else C + D


class PixelSoftmax(Layer):
    """A = softmax over the channels of every pixel: the end of a network that gives each pixel a class."""

    name = "pixel_softmax"

    def __init__(self):
        super().__init__(unwrap(pixel_softmax), unwrap(pixel_softmax_backward))

    def __repr__(self):
        return "PixelSoftmax()"

    def recipe(self):
        return ["PixelSoftmax"]

    def shape_after(self, shape):
        if shape is not None and len(shape) != 4:
            raise ValueError(
                "it takes pictures, an array of shape (m, n_H, n_W, C), a channel for each class."
            )
        return shape

    def ahead(self, Z, params, training):
        A = self.forward(Z)
        return A, (Z, A)

    def back(self, dA, cache, grads, needed):
        return self.backward(dA, cache[1])
