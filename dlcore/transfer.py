"""Transfer: layers that have learned one task begin another. Some are frozen: they compute, and stay as they are.

With few examples of the new task only its own last layers are trained, with more of them also those before; what all
pictures have in common, such as edges, need not be learned again. train(net, ..., frozen=k) does it for whole
networks.
"""

from dlcore.network import Sequential
from dlcore.shapes import check, takes


@takes(params="layerwise", grads="layerwise (params)", frozen="places_in (params)", learning_rate="rate ()")
def fine_tune_step(params, grads, frozen, learning_rate):
    """p - learning_rate g for every layer that is not frozen    lists with one array a layer -> the new list

    frozen has the places of layers in the lists, counted from 0; their arrays stay. Raises ValueError where params
    and grads differ in a shape or in number, or a frozen layer is not there.
    """
    return [
        p if i in frozen else p - learning_rate * g
        for i, (p, g) in enumerate(zip(params, grads, strict=True))
    ]


def features(net, X, kept):
    """What the first `kept` layers of net give for X, at test time: columns (n, m), or pictures (m, H, W, C)

    What a later network may learn from, and what can be looked at: the channels of a picture are its feature maps.
    Raises ValueError where net has fewer layers, or X does not fit.
    """
    held(net, kept)
    return net.forward(net.admit(X), stop=kept)[0]


def on_top_of(net, kept, layers, loss=None):
    """A new network: the first `kept` layers of net, with all that they have learned, then these layers

    net stays as it is. Raises ValueError where net has fewer layers, or the new ones do not fit on top.
    """
    held(net, kept)
    grown = Sequential([*net.layers[:kept], *layers], loss, net.dtype)
    for (_, learned, _), (_, its, _) in zip(net.stack[:kept], grown.stack, strict=False):
        for name, array in learned.items():
            its[name][...] = array
    return grown


def held(net, kept):
    """ValueError unless net has as many layers."""
    check("kept", kept, "size ()")
    if kept > len(net.layers):
        raise ValueError(f"kept is {kept}, but the network has {len(net.layers)} layers.")
