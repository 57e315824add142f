"""Lists of layers: whether a list can be a network, and the list that a file describes."""

from functools import partial
from inspect import isclass

from dlcore.batchnorm import BatchNorm
from dlcore.layers import Activation, Dense, Dropout, Flatten, Layer


def stackable(layers):
    """The layers of a list, if it is one."""
    if not isinstance(layers, list | tuple):
        raise ValueError(f"layers is of type {type(layers).__name__}; wanted is a list of layers.")
    if not layers:
        raise ValueError("the list of layers is empty. The smallest network is [Dense(n_x, 1, rng)].")
    for k, layer in enumerate(layers, start=1):
        if not isinstance(layer, Layer):
            raise ValueError(f"layer {k} is {layer!r}; wanted is a layer.{way_to_a_layer(layer)}")
    return tuple(layers)


def way_to_a_layer(thing):
    """A sentence on how to make a layer of this, where there is such a way."""
    if isinstance(thing, str):
        return f' Activation("{thing}") makes one.'
    return (
        f" {thing.__name__}(), with brackets, makes one."
        if isclass(thing) and issubclass(thing, Layer)
        else ""
    )


def rebuilt(recipes, arrays, rng):
    """The layers that were saved as these words; the sizes are those of their arrays."""
    makers = {"Activation": Activation, "Dropout": partial(Dropout, rng=rng), "Flatten": Flatten}
    number = 0
    for kind, *arguments in recipes:
        if kind == "Layer":
            told = "one has functions of your own, and a file holds only numbers"
            way = "Build it as you did, and net.load_params(path) gives it its numbers back"
            raise ValueError(f"{told}. {way}")
        number += kind in ("Dense", "BatchNorm")
        if kind == "Dense":
            n, n_prev = arrays[f"W{number}"].shape
            yield Dense(n_prev, n, None, "zeros")
        elif kind == "BatchNorm":
            yield BatchNorm(len(arrays[f"gamma{number}"]), *arguments)
        else:
            yield makers[kind](*arguments)
