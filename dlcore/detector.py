"""A detector: convolutions that halve the picture until its pixels are the cells of the grid, and how it is trained.

The pictures are changed in every epoch, moved, mirrored and in another light, and the boxes with them.
"""

import math
from functools import partial
from inspect import unwrap
from typing import NamedTuple

import numpy as np

from dlcore.batchnorm import BatchNorm
from dlcore.convolution import Conv2D
from dlcore.detection_loss import anchors_of, yolo_loss
from dlcore.layers import Activation, Layer
from dlcore.minibatches import updates_per_epoch
from dlcore.network import Sequential
from dlcore.optimizers import Adam
from dlcore.schedules import warm_cosine
from dlcore.shapes import check
from dlcore.yolo import answers, as_table, corners, detections, encode

MEAN, DEVIATION = np.float32(0.45), np.float32(0.25)
"""Of pixels from 0 to 1, as they usually are."""

LEAST_LEFT = 0.4
"""An object of which less is left in a moved picture is an object no longer."""


class Epoch(NamedTuple):
    """How far the training is: the epoch, the mean cost of its batches, and what is found in the pictures watched."""

    number: int
    cost: float
    found: list


def detector(side, S, anchors, C, rng, channels=(8, 32, 64), last=96):
    """A network for pictures (m, side, side, 3), with answers (m, S, S, A (5 + C))    -> Sequential, float32

    Standardised pixels; 3 x 3 convolutions of stride 2, as many as make S cells of `side` pixels, with `channels`
    filters each, the last number repeated; one of stride 1 with `last` filters, and one of 1 x 1 for the answers. At
    first every cell says that it is empty, and that a box would have the size of its anchor.
    """
    halvings = max(math.ceil(math.log2(side / S)), 0)
    if S * 2**halvings != side:
        raise ValueError(f"side is {side} and S is {S}; wanted is a side of S times 2, 4, 8, 16 and so on.")
    layers, n_prev = [Layer(standardised, standardised_backward)], 3
    for k in range(halvings + 1):
        n = last if k == halvings else channels[min(k, len(channels) - 1)]
        layers.append(
            Conv2D(n_prev, n, 3, rng, stride=2 if k < halvings else 1, pad="same" if k == halvings else 1)
        )
        layers += [BatchNorm(n)] * (k > 0) + [Activation("relu")]
        n_prev = n
    end = Conv2D(n_prev, len(anchors) * (5 + C), 1, rng, init=0.01)
    end.params["b"].reshape(len(anchors), -1)[:, 0] = -2.0
    return Sequential([*layers, end], yolo_loss(anchors), np.float32, (None, side, side, 3))


def standardised(X):
    """(X - 0.45) / 0.25    X (m, n_H, n_W, 3) -> the same shape, and nothing to remember"""
    return (X - MEAN) / DEVIATION, None


def standardised_backward(dA, cache):
    return dA / DEVIATION


def train_detector(
    net, X, objects, anchors, epochs, rng, batch_size=32, learning_rate=0.02, watch=None, every=1
):
    """Train on scenes, batch after batch    X (m, side, side, 3), objects -> yields Epoch(number, cost, found)

    After every epoch: its number, the mean cost of its batches as they came, and, after every `every`-th epoch and the
    last, what is found in the pictures `watch`. The learning rate rises in the first twentieth of all steps, then falls
    as half a cosine wave. Raises ValueError at the call for what does not fit.
    """
    for name, value in {"epochs": epochs, "batch_size": batch_size, "every": every}.items():
        check(name, value, "size ()")
    check("rng", rng, "rng")
    X, table, anchors = net.admit(X), as_table(objects), np.asarray(anchors)
    if len(X) != len(table):
        raise ValueError(f"X has {len(X)} pictures, but objects are about {len(table)}.")
    if batch_size > len(X):
        raise ValueError(f"batch_size is {batch_size}, but there are only {len(X)} examples.")
    if not np.array_equal(anchors, anchors_of(net.loss)):
        raise ValueError("anchors are others than the network was made with: give it the same.")
    _, S, _, k = net(X[:1]).shape
    encode(table, S, anchors, k // len(anchors) - 5)
    return walk(net, X, table, anchors, epochs, rng, batch_size, learning_rate, watch, every)


def walk(net, X, table, anchors, epochs, rng, batch_size, learning_rate, watch, every):
    """The epochs of train_detector, which has looked at everything."""
    _, S, _, k = net(X[:1]).shape
    C, m = k // len(anchors) - 5, len(X)
    optimizer = Adam(partial(warm_cosine, learning_rate, epochs * updates_per_epoch(m, batch_size)))
    for number in range(1, epochs + 1):
        total, order = 0.0, rng.permutation(m)
        for start in range(0, m, batch_size):
            part = order[start : start + batch_size]
            X_part, things = changed(X[part], table[part], rng)
            T = unwrap(encode)(things, S, anchors, C).astype(net.dtype)
            Z, caches = net.forward(X_part, training=True)
            total += net.cost_of(Z, caches, T) * len(part)
            net.backward(net.loss.grad(Z, T), caches)
            optimizer.step(net.theta, net.grad)
        seen = watch is not None and (number % every == 0 or number == epochs)
        yield Epoch(number, total / m, detect(net, watch, anchors) if seen else [])


def detect(net, X, anchors, threshold=0.5, overlap=0.5, batch=100, **own):
    """detections for any number of pictures    X (m, side, side, 3) -> [Detections, ...]"""
    parts = (net(X[k : k + batch]) for k in range(0, len(X), batch))
    return [found for Z in parts for found in detections(answers(Z, anchors), threshold, overlap, **own)]


def changed(X, table, rng):
    """Pictures moved by up to a twentieth, half of them mirrored, in another light, and their objects with them."""
    X, table = moved(X, table, rng.integers(-(X.shape[1] // 20), X.shape[1] // 20 + 1, (len(X), 2)))
    X, table = mirrored(X, table, rng.random(len(X)) < 0.5)
    light = rng.uniform(0.75, 1.25, (len(X), 1, 1, 1)), rng.uniform(-0.08, 0.08, (len(X), 1, 1, 3))
    return X * light[0].astype(X.dtype) + light[1].astype(X.dtype), table


def moved(X, table, by):
    """Picture i moved by[i] pixels down and to the right, its edge repeated; objects are cut off where it ends."""
    _, n_H, n_W, _ = X.shape
    most = np.abs(by).max()
    framed = np.pad(X, ((0, 0), (most, most), (most, most), (0, 0)), mode="edge")
    there = np.empty_like(X)
    for picture, its_frame, (top, left) in zip(there, framed, most - by, strict=True):
        picture[...] = its_frame[top : top + n_H, left : left + n_W]
    whole = corners(table[..., 1:]) + np.tile(by[:, None, ::-1] / (n_W, n_H), 2)
    seen = np.clip(whole, 0, 1)
    size = seen[..., 2:] - seen[..., :2]
    gone = size.prod(axis=-1) <= LEAST_LEFT * table[..., 3] * table[..., 4]
    cls = np.where(gone | (table[..., 0] < 0), -1, table[..., 0])
    return there, np.concatenate([cls[..., None], (seen[..., :2] + seen[..., 2:]) / 2, size], axis=-1)


def mirrored(X, table, which):
    """Left and right exchanged in these pictures."""
    X, table = X.copy(), table.copy()
    X[which] = X[which][:, :, ::-1]
    table[which, :, 1] = 1 - table[which, :, 1]
    return X, table
