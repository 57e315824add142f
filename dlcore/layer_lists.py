"""Lists of layers: whether a list can be a network."""

from inspect import isclass

from dlcore.layers import Layer


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
