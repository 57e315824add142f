"""Recipes: layers in words that a file can hold, and back from them.

A recipe is the name of a layer and its settings. The sizes are those of its arrays, which the file has too.
"""

from dlcore.batchnorm import BatchNorm
from dlcore.convolution import (
    AvgPool2D,
    Conv2D,
    Conv2DTranspose,
    DepthwiseConv2D,
    GlobalAvgPool2D,
    MaxPool2D,
)
from dlcore.layers import Activation, Dense, Dropout, Flatten
from dlcore.residual import Residual
from dlcore.siamese import PairDifferences
from dlcore.triplets import UnitLength
from dlcore.unet_layers import PixelSoftmax, Skip


def rebuilt(recipes, arrays, rng):
    """The layers that were saved as these words, from the arrays W1, b1, W2 and so on; rng is for dropout."""
    number = 1
    for kind, *settings in recipes:
        if kind == "Layer":
            told = "one has functions of your own, and a file holds only numbers"
            way = "Build it as you did, and net.load_params(path) gives it its numbers back"
            raise ValueError(f"{told}. {way}")
        maker = MAKERS[kind]
        try:
            layer = maker(arrays_of(number, arrays), rng, *settings)
        except KeyError as missing:
            raise KeyError(f"{missing.args[0]}{number}") from None
        number += bool(layer.params)
        yield layer


def arrays_of(number, arrays):
    """What belongs to one layer, by the names that it uses itself: W3 is its W; W3.1 the W1 of layers inside it."""
    its = {}
    for name, array in arrays.items():
        whole, _, inner = name.partition(".")
        letter = whole.rstrip("0123456789")
        if whole == f"{letter}{number}":
            its[letter + inner] = array
    return its


def residual(its, rng, path, shortcut):
    layers = list(rebuilt([*path, *shortcut], its, rng))
    return Residual(layers[: len(path)], *layers[len(path) :])


def filters(layer):
    """A maker of layers whose W is (f, f, ...): the sizes after f come first."""
    return lambda its, rng, stride, pad: layer(
        *its["W"].shape[2:], len(its["W"]), None, stride, pad, init="zeros"
    )


MAKERS = {
    "Dense": lambda its, rng: Dense(*its["W"].shape[::-1], None, "zeros"),
    "BatchNorm": lambda its, rng, *settings: BatchNorm(len(its["gamma"]), *settings),
    "Activation": lambda its, rng, name: Activation(name),
    "Dropout": lambda its, rng, keep_prob: Dropout(keep_prob, rng),
    "Flatten": lambda its, rng: Flatten(),
    "Conv2D": filters(Conv2D),
    "Conv2DTranspose": filters(Conv2DTranspose),
    "DepthwiseConv2D": filters(DepthwiseConv2D),
    "MaxPool2D": lambda its, rng, *settings: MaxPool2D(*settings),
    "AvgPool2D": lambda its, rng, *settings: AvgPool2D(*settings),
    "GlobalAvgPool2D": lambda its, rng: GlobalAvgPool2D(),
    "Residual": residual,
    "Skip": lambda its, rng, path: Skip(list(rebuilt(path, its, rng))),
    "PixelSoftmax": lambda its, rng: PixelSoftmax(),
    "UnitLength": lambda its, rng: UnitLength(),
    "PairDifferences": lambda its, rng: PairDifferences(),
}
