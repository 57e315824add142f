"""Siamese networks: one network for both pictures of a pair, or for all three of a triplet. How they are trained.

Every step takes some pictures of each of a few identities. On triplets the network learns that a positive is to be
nearer than a negative by a margin; on pairs, with a logistic unit on |f1 - f2| at its end, whether two are the same.
Both walks are generators, as `train` is: whoever asks for the next step may draw it or stop.
Source: Y. Taigman, M. Yang, M. Ranzato, L. Wolf, CVPR 2014 (the unit on differences).
"""

import math
from inspect import unwrap
from typing import NamedTuple

import numpy as np

from dlcore.batchnorm import BatchNorm
from dlcore.convolution import Conv2D
from dlcore.layers import Activation, Dense, Flatten, Layer
from dlcore.minibatches import examples_in, some_of
from dlcore.shapes import check, takes
from dlcore.triplets import TripletLoss, UnitLength, active_share


def embedder(side, n_C, d, rng, channels=(16, 32, 64)):
    """Layers from pictures (m, side, side, n_C) to columns (d, m) of length 1: a list for Sequential

    A 3 x 3 convolution with stride 2 for each of the channels, normalised over the batch and bent, and one dense layer.
    """
    layers = []
    for n_C_prev, its in zip((n_C, *channels), channels, strict=False):
        layers += [Conv2D(n_C_prev, its, 3, rng, 2, "same"), BatchNorm(its), Activation("relu")]
        side = -(-side // 2)
    return [*layers, Flatten(), Dense(side * side * channels[-1], d, rng), UnitLength()]


@takes(F="real (d, m)")
def pair_differences(F):
    """out_j = |f_2j - f_2j+1|    F (d, m), neighbours are a pair -> (d, m / 2)

    Raises ValueError for an odd number of columns.
    """
    if F.shape[1] % 2:
        raise ValueError(f"F has {F.shape[1]} columns; wanted is an even number, two for each pair.")
    return np.abs(F[:, 0::2] - F[:, 1::2])


@takes(d_out="real (d, k)", F="real (d, m)")
def pair_differences_backward(d_out, F):
    """dF: d_out for the larger of two numbers, -d_out for the smaller    d_out (d, m / 2), F (d, m) -> dF (d, m)

    Where both are equal the slope is 0. Raises ValueError unless F has two columns for each of d_out.
    """
    if F.shape[1] != 2 * d_out.shape[1]:
        told = f"d_out has {d_out.shape[1]} columns and F {F.shape[1]}"
        raise ValueError(f"{told}; wanted are two columns of F for each of d_out.")
    sloped = d_out * np.sign(F[:, 0::2] - F[:, 1::2])
    dF = np.empty_like(F)
    dF[:, 0::2], dF[:, 1::2] = sloped, -sloped
    return dF


class PairDifferences(Layer):
    """|f1 - f2| of neighbours: m columns in, m / 2 out. With Dense(d, 1) and a sigmoid, the logistic unit on pairs."""

    def __init__(self):
        super().__init__(unwrap(pair_differences), unwrap(pair_differences_backward))

    def __repr__(self):
        return "PairDifferences()"

    def recipe(self):
        return ["PairDifferences"]

    def shape_after(self, shape):
        if shape is None:
            return None
        if len(shape) != 2 or (shape[1] or 0) % 2:
            raise ValueError("it takes columns, an even number of them, two for each pair.")
        return shape[0], shape[1] and shape[1] // 2

    def ahead(self, F, params, training):
        return self.forward(F), F

    def back(self, d_out, F, grads, needed):
        return self.backward(d_out, F)


@takes(labels="classes (m,)", people="size ()", views="size ()", rng="rng")
def batch_of(labels, people, views, rng):
    """Numbers of pictures: `views` different ones of each of `people` different identities    -> (people * views,)

    Raises ValueError where there are not as many identities with as many pictures.
    """
    known, counts = np.unique(labels, return_counts=True)
    known = known[counts >= views]
    if len(known) < people:
        told = f"wanted are {people} identities with {views} pictures or more"
        raise ValueError(f"{told}, but labels has {len(known)} with so many.")
    chosen = rng.choice(known, people, replace=False)
    return np.concatenate([rng.choice(np.flatnonzero(labels == who), views, replace=False) for who in chosen])


@takes(people="size ()", views="size ()")
def pairs_of_batch(people, views):
    """Places in such a batch, two for each pair, and 1 for the same    -> (2k,), Y (1, k), k = people * views

    One half are neighbours, of one identity; the other half a picture and one of the next identity. Raises ValueError
    for a single identity, or an odd number of views.
    """
    if people < 2 or views % 2:
        raise ValueError(
            f"people is {people} and views {views}; wanted are 2 people or more, and an even number."
        )
    batch = np.arange(people * views).reshape(people, views)
    strangers = np.stack([batch[:, 0::2], np.roll(batch, 1, axis=0)[:, 1::2]], axis=-1)
    places = np.concatenate([batch.ravel(), strangers.ravel()])
    return places, np.repeat([[1.0, 0.0]], batch.size // 2, axis=1)


class Step(NamedTuple):
    """What a batch cost before the step, and how much of it taught: the share of its triplets short of the margin, or
    of its pairs on the wrong side.
    """

    cost: float
    active: float


def train_on_triplets(net, X, labels, optimizer, steps, people=16, views=4, rng=None, loss=None, change=None):
    """net.theta <- optimizer.step, `steps` times, on the triplets of `people` times `views` pictures    -> yields Step

    X are pictures (m, H, W, C) or columns (n, m), labels (m,) whose they are. Without a loss it is that of the network,
    a TripletLoss; another one, such as TripletLoss(0.3, "batch_hard"), holds for these steps. change(X, rng) may make
    of each batch another, such as a mirrored one. Raises ValueError at the call for what does not fit.
    """
    loss = net.loss if loss is None else loss
    if not isinstance(loss, TripletLoss):
        raise ValueError(f"loss is {loss!r}; wanted is a TripletLoss, here or in the network.")

    def slope(F, caches, Y):
        return loss.cost(F, Y), active_share(F, Y, loss.margin, loss.choice), loss.grad(F, Y)

    def batch():
        which = batch_of(labels, people, views, rng)
        return which, labels[which]

    return walk(
        net, admitted(net, X, labels, steps, people, views, rng), optimizer, steps, batch, slope, rng, change
    )


def train_on_pairs(net, X, labels, optimizer, steps, people=16, views=4, rng=None, change=None):
    """The same with people * views pairs in each step, half of them of one identity    -> yields Step

    net ends with PairDifferences(), Dense(d, 1, rng), Activation("sigmoid") and has the log loss. Raises ValueError at
    the call for what does not fit.
    """
    if not any(isinstance(layer, PairDifferences) for layer in net.layers) or net.loss.name != "log":
        told = 'wanted is one that ends with PairDifferences(), Dense(d, 1, rng), Activation("sigmoid")'
        raise ValueError(f"the network cannot compare two pictures; {told}.")
    places, Y = pairs_of_batch(people, views)

    def slope(A, caches, Y):
        cost = net.cost_of(A, caches, Y)
        caches.pop()  # sigmoid and log loss go back in one step
        return cost, float(np.mean((A > 0.5) != Y)), net.loss.grad_from_logits(A, Y)

    def batch():
        return batch_of(labels, people, views, rng)[places], Y.astype(net.dtype)

    return walk(
        net, admitted(net, X, labels, steps, people, views, rng), optimizer, steps, batch, slope, rng, change
    )


def admitted(net, X, labels, steps, people, views, rng):
    """X in the precision of the network; ValueError for what no batch can be made of."""
    check("steps", steps, "size ()")
    check("rng", rng, "rng")
    X = net.admit(X)
    if examples_in(X) != np.size(labels):
        raise ValueError(f"X has {examples_in(X)} examples, but there are {np.size(labels)} labels.")
    batch_of(labels, people, views, np.random.default_rng(0))
    return X


def walk(net, X, optimizer, steps, batch, slope, rng, change):
    """The steps of both."""
    for step in range(1, steps + 1):
        which, Y = batch()
        seen = some_of(X, which) if change is None else net.admit(change(some_of(X, which), rng))
        A, caches = net.forward(seen, training=True)
        cost, active, dA = slope(A, caches, Y)
        if not math.isfinite(cost):
            raise ValueError(f"in step {step} the cost is {cost}. Were the steps of {optimizer} too large?")
        net.backward(dA, caches)
        optimizer.step(net.theta, net.grad)
        yield Step(cost, active)
