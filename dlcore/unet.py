"""U-Net: down to a small map that knows what is in a picture, and up again to one that knows where.

On the way down pictures are halved and get more channels, on the way up the other way round. At every size a skip
hands what was there on the way down over to the way up: the small map is too coarse for the outline of a thing. One
level stands inside the other, so a network of any depth is a list with a Skip in a Skip.
Source: O. Ronneberger, P. Fischer, T. Brox, MICCAI 2015, https://arxiv.org/abs/1505.04597.
"""

from functools import partial
from typing import NamedTuple

import numpy as np

from dlcore.batchnorm import BatchNorm
from dlcore.convolution import Conv2D, Conv2DTranspose, MaxPool2D
from dlcore.layers import Activation
from dlcore.losses import pixel_cross_entropy
from dlcore.minibatches import updates_per_epoch
from dlcore.network import Sequential
from dlcore.optimizers import Adam
from dlcore.schedules import warm_cosine
from dlcore.shapes import check
from dlcore.training import batches
from dlcore.unet_layers import PixelSoftmax, Skip


def bent(n_C_prev, n_C, rng):
    """A 3 x 3 convolution, normalised over the batch, and ReLU."""
    return [Conv2D(n_C_prev, n_C, 3, rng, pad="same"), BatchNorm(n_C), Activation("relu")]


def level(channels, rng):
    """From channels[0] to channels[0], by way of all levels below    the list of layers of one level

    Down: halved, and bent to twice the channels or so. At the bottom a second time. Up: a transposed convolution
    doubles the size. Then what came past and what came up are bent into one.
    """
    here, below, *rest = channels
    bottom = level([below, *rest], rng) if rest else bent(below, below, rng)
    way = [MaxPool2D(2), *bent(here, below, rng), *bottom, Conv2DTranspose(below, here, 2, rng, stride=2)]
    return [Skip(way), *bent(2 * here, here, rng)]


def unet(n_C, C, rng, channels=(16, 32, 64), weights=None, init="he", dtype=np.float32, shape=None):
    """A network from pictures (m, n_H, n_W, n_C) to probabilities of C classes at each pixel (m, n_H, n_W, C)

    A first convolution halves the pictures, which makes all others four times as fast, and a last transposed one
    doubles them again. So n_H and n_W have to be multiples of 2 to the number of channels: 8 for three. Its loss is
    pixel_cross_entropy(weights); init is that of the last layer, the others are drawn for ReLU. Raises ValueError for
    sizes that do not fit.
    """
    first = channels[0]
    layers = [
        Conv2D(n_C, first, 3, rng, stride=2, pad="same"), Activation("relu"),
        *bent(first, first, rng), *level(list(channels), rng),
        Conv2DTranspose(first, first, 2, rng, stride=2), Activation("relu"),
        Conv2D(first, C, 1, rng, init=init), PixelSoftmax(),
    ]  # fmt: skip
    return Sequential(layers, pixel_cross_entropy(weights), dtype, shape)


class Epoch(NamedTuple):
    """How far the training is: the epoch, the mean cost of its batches, and the classes found in what is watched."""

    number: int
    cost: float
    masks: np.ndarray | None


def train_unet(net, X, masks, epochs, rng, batch_size=8, learning_rate=0.006, watch=None, every=1):
    """Train on pictures and masks    X (m, n_H, n_W, n_C), masks (m, n_H, n_W) -> yields Epoch(number, cost, masks)

    After every epoch: its number, the mean cost of its batches as they came, and, after every `every`-th epoch and the
    last, the classes found in the pictures `watch`. Half of the batches are mirrored, each picture is in another light.
    The learning rate rises, then falls: warm_cosine. Raises ValueError at the call for what does not fit.
    """
    for name, value in {"epochs": epochs, "batch_size": batch_size, "every": every}.items():
        check(name, value, "size ()")
    check("rng", rng, "rng")
    X = net.admit(X)
    check("masks", masks, "classes (m, n_H, n_W)")
    if masks.shape != X.shape[:3]:
        raise ValueError(f"X has shape {X.shape} and masks {masks.shape}; wanted is a class for every pixel.")
    net.cost(X[:1], masks[:1])
    optimizer = Adam(partial(warm_cosine, learning_rate, epochs * updates_per_epoch(len(X), batch_size)))
    return walk(net, X, masks, epochs, rng, batch_size, optimizer, watch, every)


def walk(net, X, masks, epochs, rng, batch_size, optimizer, watch, every):
    """The epochs of train_unet."""
    for number in range(1, epochs + 1):
        total = 0.0
        for X_part, Y in batches(X, masks, batch_size, rng):
            X_part, Y = changed(X_part, Y, rng)
            A, caches = net.forward(X_part, training=True)
            total += net.cost_of(A, caches, Y) * len(Y)
            caches.pop()  # softmax and cross-entropy go back in one step
            net.backward(net.loss.grad_from_logits(A, Y), caches)
            optimizer.step(net.theta, net.grad)
        seen = watch is not None and (number % every == 0 or number == epochs)
        yield Epoch(number, total / len(X), segmented(net, watch) if seen else None)


def changed(X, masks, rng):
    """A batch mirrored or not, its masks with it, and each picture in another light."""
    if rng.random() < 0.5:
        X, masks = X[:, :, ::-1], masks[:, :, ::-1]
    bright, tint = (
        rng.uniform(0.8, 1.2, (len(X), 1, 1, 1)),
        rng.uniform(-0.08, 0.08, (len(X), 1, 1, X.shape[-1])),
    )
    return X * bright.astype(X.dtype) + tint.astype(X.dtype), masks


def segmented(net, X, at_once=64, mirrored=False):
    """The most likely class of every pixel    X (m, n_H, n_W, n_C) -> whole numbers (m, n_H, n_W)

    at_once pictures at a time, which keeps the memory small. With mirrored=True the network is asked about the mirrored
    picture too, and the class is that of the mean of both answers: twice the time, a little more right.
    """
    parts = (X[k : k + at_once] for k in range(0, len(X), at_once))
    asked = (net(part) + net(part[:, :, ::-1])[:, :, ::-1] if mirrored else net(part) for part in parts)
    return np.concatenate([A.argmax(axis=-1) for A in asked])
