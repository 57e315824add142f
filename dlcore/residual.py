"""Residual blocks: layers, and a way past them. What goes in is added to what comes out.

So the layers learn only what is to be added, and with weights near 0 the block passes its input on: a deep network
begins as a shallow one. First two blocks of dense layers as formulas, then the layer for blocks of any layers.
Source: K. He, X. Zhang, S. Ren, J. Sun, CVPR 2016, https://arxiv.org/abs/1512.03385.
"""

import numpy as np

from dlcore.activations import relu
from dlcore.layer_lists import stackable
from dlcore.layers import Layer
from dlcore.shapes import spelled, takes


@takes(
    a="real (n, m)", W1="real (n_h, n)", b1="real (n_h, 1)", W2="real (n, n_h)", b2="real (n, 1)",
)  # fmt: skip
def residual_block(a, W1, b1, W2, b2):
    """relu(W2 relu(W1 a + b1) + b2 + a)    a (n, m), W1 (n_h, n), W2 (n, n_h), b1, b2 columns -> (n, m)

    Two layers, and a as it came in added before the last ReLU. With W2 = 0, b2 = 0 and a >= 0 the block gives a.
    Raises ValueError where the sizes disagree.
    """
    a1 = relu(W1 @ a + b1)
    z2 = W2 @ a1 + b2
    return relu(z2 + a)


@takes(
    a="real (n, m)", W1="real (n_h, n)", b1="real (n_h, 1)", W2="real (n_2, n_h)", b2="real (n_2, 1)",
    Ws="real (n_2, n)",
)  # fmt: skip
def residual_projection(a, W1, b1, W2, b2, Ws):
    """relu(W2 relu(W1 a + b1) + b2 + Ws a)    a (n, m), W1 (n_h, n), W2 (n_2, n_h), Ws (n_2, n) -> (n_2, m)

    For a block that changes the number of units: Ws makes the shortcut as long as what it is added to, and nothing
    bends it. Raises ValueError where the sizes disagree.
    """
    a1 = relu(W1 @ a + b1)
    return relu(W2 @ a1 + b2 + Ws @ a)


class Residual(Layer):
    """A = layers(A_prev) + A_prev, or + shortcut(A_prev)

    Where the layers change the shape, the shortcut has to as well: Conv2D(n_C_prev, n_C, 1, rng, stride) for pictures,
    Dense for columns. What bends the sum, such as Activation("relu"), comes after it. The parameters of the first
    layer inside that has any are W.1 and b.1, in a network W3.1 and b3.1; those of the shortcut come last.
    """

    def __init__(self, layers, shortcut=None):
        self.layers = stackable(layers)
        self.shortcut = () if shortcut is None else stackable([shortcut])
        self.names, self.params, self.statistics = numbered(self.layers + self.shortcut)
        self.shape_after(None)

    def __repr__(self):
        return f"Residual([{', '.join(map(str, self.layers))}]{''.join(f', {way}' for way in self.shortcut)})"

    def __reduce__(self):
        return Residual, (self.layers, *self.shortcut)

    def recipe(self):
        return ["Residual", *([layer.recipe() for layer in way] for way in (self.layers, self.shortcut))]

    def shape_after(self, shape):
        changed = kept = shape
        for k, layer in enumerate(self.layers, start=1):
            changed = after(layer, changed, f"layer {k} inside")
        for layer in self.shortcut:
            kept = after(layer, kept, "the shortcut")
        return of_the_sum(changed, kept)

    def ahead(self, A_prev, params, training):
        ways = [named(names, params) for names in self.names]
        changed, caches = through(self.layers, A_prev, ways, training)
        kept, past = through(self.shortcut, A_prev, ways[len(caches) :], training)
        of_the_sum(np.shape(changed), np.shape(kept))
        return changed + kept, caches + past

    def back(self, dA, caches, grads, needed):
        """The slope of a sum goes to both of its parts: back through the layers, and past them."""
        ways, k = [named(names, grads) for names in self.names], len(self.layers)
        changed = back_through(self.layers, dA, caches[:k], ways[:k], needed)
        kept = back_through(self.shortcut, dA, caches[k:], ways[k:], needed)
        return changed + kept if needed else None


def numbered(layers):
    """Of layers inside another: for each the names of its arrays there, then all parameters and statistics by them."""
    every, params, statistics, number = [], {}, {}, 0
    for layer in layers:
        number += bool(layer.params)
        names = {name: inside(number, name) for name in [*layer.params, *layer.statistics]}
        every.append(names)
        params |= {names[name]: array for name, array in layer.params.items()}
        statistics |= {names[name]: array for name, array in layer.statistics.items()}
    return every, params, statistics


def through(layers, A, params, training):
    """What the last of them gives, and the caches of all; params are those of each, by the names it uses itself."""
    caches = []
    for layer, its in zip(layers, params, strict=False):
        A, cache = layer.ahead(A, its, training)
        caches.append(cache)
    return A, caches


def back_through(layers, dA, caches, grads, needed):
    """The way back through all of them."""
    for k in reversed(range(len(layers))):
        dA = layers[k].back(dA, caches[k], grads[k], needed or k > 0)
    return dA


def inside(number, name):
    """W of layer 2 inside is W.2. If that is made of layers too, its own W.1 is W.2.1."""
    letter, dot, inner = name.partition(".")
    return f"{letter}.{number}{dot}{inner}"


def named(names, arrays):
    """The arrays of one layer inside, by the names that it uses itself."""
    return {name: arrays[whole] for name, whole in names.items() if whole in arrays}


def after(layer, shape, place):
    """The shape after a layer, and its complaint with the place where it stands."""
    try:
        return layer.shape_after(shape)
    except ValueError as error:
        given = "" if shape is None else f" is given an array of shape {spelled(shape)}"
        raise ValueError(f"{place}, {layer},{given}: {error}") from None


def of_the_sum(changed, kept):
    """The shape of a sum of these two, as far as they are known; ValueError if they differ."""
    if changed is None or kept is None:
        return changed or kept
    known = [(a, b) for a, b in zip(changed, kept, strict=False) if a is not None and b is not None]
    if len(changed) != len(kept) or any(a != b for a, b in known):
        told = f"its layers give an array of shape {spelled(changed)}, and past them comes {spelled(kept)}"
        way = "A shortcut that changes the shape alike, such as a 1 x 1 convolution, makes them equal"
        raise ValueError(f"{told}: these cannot be added. {way}.")
    return tuple(b if a is None else a for a, b in zip(changed, kept, strict=True))
