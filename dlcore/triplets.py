"""Triplets: an anchor, a positive of the same identity, a negative of another, and a cost that sets them apart.

F (d, m) has one embedding a column, m pictures; labels (m,) say whose they are. Embeddings have length 1, so
squared distances run from 0 to 4. Of all triplets in a batch those are chosen that still teach something; the cost is
the mean over all chosen ones, also those that have reached their margin and add 0.
Sources: F. Schroff, D. Kalenichenko, J. Philbin, CVPR 2015, https://arxiv.org/abs/1503.03832 (semi-hard);
A. Hermans, L. Beyer, B. Leibe, 2017, https://arxiv.org/abs/1703.07737 (batch-hard).
"""

from functools import partial
from inspect import unwrap

import numpy as np

from dlcore.layers import Layer
from dlcore.losses import Loss
from dlcore.shapes import check, takes

CHOICES = ("all", "semi_hard", "batch_hard")
BATCH = {
    "F": "real (d, m)", "labels": "classes (m,)", "margin": "rate ()",
    "choice": f"word ({', '.join(CHOICES)})",
}  # fmt: skip
SHORTEST = 1e-6
"""A vector shorter than that has no direction to speak of: it is divided by this, not by its length."""


@takes(Z="real (d, m)")
def unit_columns(Z):
    """F = Z / |Z|, in every column    Z (d, m) -> F (d, m), columns of length 1

    A column of zeros stays one. Raises ValueError for another rank, nan or infinite.
    """
    return Z / np.maximum(np.sqrt(np.sum(Z * Z, axis=0, keepdims=True)), SHORTEST)


@takes(dF="real (d, m)", Z="real (d, m)")
def unit_columns_backward(dF, Z):
    """dZ = (dF - F (F . dF)) / |Z|, in every column    dF, Z (d, m) -> dZ (d, m)

    What points along a vector would only change its length, which is 1 again afterwards: that part is taken out.
    Raises ValueError where the shapes differ.
    """
    length = np.sqrt(np.sum(Z * Z, axis=0, keepdims=True))
    F = Z / np.maximum(length, SHORTEST)
    along = np.where(length > SHORTEST, np.sum(F * dF, axis=0, keepdims=True), 0)
    return (dF - F * along) / np.maximum(length, SHORTEST)


class UnitLength(Layer):
    """F = Z / |Z|: every column gets length 1, so that only directions are compared."""

    def __init__(self):
        super().__init__(unwrap(unit_columns), unwrap(unit_columns_backward))

    def __repr__(self):
        return "UnitLength()"

    def recipe(self):
        return ["UnitLength"]

    def shape_after(self, shape):
        if shape is not None and len(shape) != 2:
            raise ValueError("it takes columns, one an example. Flatten() makes them of pictures.")
        return shape

    def ahead(self, Z, params, training):
        return self.forward(Z), Z

    def back(self, dF, Z, grads, needed):
        return self.backward(dF, Z)


@takes(F="real (d, m)")
def distances(F):
    """D_ij = |f_i - f_j|^2    F (d, m), one embedding a column -> D (m, m)

    As |f_i|^2 + |f_j|^2 - 2 f_i . f_j: one matrix product. Where rounding leaves less than 0, it is 0. Raises
    ValueError for another rank, nan or infinite.
    """
    squares = np.sum(F * F, axis=0)
    D = np.maximum(squares[:, np.newaxis] + squares - 2 * (F.T @ F), 0)
    np.fill_diagonal(D, 0)
    return D


@takes(labels="classes (m,)", D="squares (m, m)", choice="word (all, semi_hard, batch_hard)")
def choose_triplets(D, labels, choice="semi_hard"):
    """Triplets of a batch, from the distances of all its pairs    D (m, m), labels (m,) -> a, p, n, each (T,)

    "all": every anchor with every positive and every negative. "semi_hard": every anchor with every positive, and of
    the negatives that are farther than the positive the nearest; where none is farther, the farthest there is.
    "batch_hard": every anchor with its farthest positive and its nearest negative. Raises ValueError where the sizes
    disagree, or no anchor has both a positive and a negative.
    """
    labels = labels.ravel()  # a network has them as a row
    same = np.equal.outer(labels, labels)
    positive = same & ~np.eye(len(D), dtype=bool)
    anchors = np.flatnonzero(positive.any(axis=1) & ~same.all(axis=1))
    if not len(anchors):
        raise ValueError(
            "no picture has both another one of its identity and one of another: no triplet is there."
        )
    if choice == "all":
        return np.nonzero(positive[:, :, np.newaxis] & ~same[:, np.newaxis, :])
    if choice == "batch_hard":
        p = np.where(positive[anchors], D[anchors], -np.inf).argmax(axis=1)
        return anchors, p, np.where(same[anchors], np.inf, D[anchors]).argmin(axis=1)
    a, p = np.nonzero(positive & ~same.all(axis=1, keepdims=True))
    farther = ~same[a] & (D[a] > D[a, p][:, np.newaxis])
    nearest = np.where(farther, D[a], np.inf).argmin(axis=1)
    farthest = np.where(same[a], -np.inf, D[a]).argmax(axis=1)
    return a, p, np.where(farther.any(axis=1), nearest, farthest)


@takes(**BATCH)
def mean_triplet_cost(F, labels, margin=0.3, choice="semi_hard"):
    """J = 1/T sum max(|f_a - f_p|^2 - |f_a - f_n|^2 + margin, 0)    F (d, m), labels (m,) -> a number

    The mean over the T triplets that choose_triplets finds. Raises ValueError as that does.
    """
    D = unwrap(distances)(F)
    a, p, n = unwrap(choose_triplets)(D, labels, choice)
    return float(np.mean(np.maximum(D[a, p] - D[a, n] + margin, 0)))


@takes(**BATCH)
def mean_triplet_grad(F, labels, margin=0.3, choice="semi_hard"):
    """dF of mean_triplet_cost    F (d, m), labels (m,) -> dF (d, m)

    A triplet short of its margin pulls its positive near and pushes its negative away: dD is +1/T for the one pair and
    -1/T for the other, and D_ij = |f_i - f_j|^2 has the slope 2 (f_i - f_j) in f_i and its opposite in f_j. Which
    triplets are chosen is taken as given. Raises ValueError as choose_triplets does.
    """
    D = unwrap(distances)(F)
    a, p, n = unwrap(choose_triplets)(D, labels, choice)
    active = (D[a, p] - D[a, n] + margin > 0) / F.dtype.type(len(a))
    dD = np.zeros_like(D)
    np.add.at(dD, (a, p), active)
    np.add.at(dD, (a, n), -active)
    dD = dD + dD.T
    return 2 * (F * dD.sum(axis=0) - F @ dD)


@takes(**BATCH)
def active_share(F, labels, margin=0.3, choice="semi_hard"):
    """The share of the chosen triplets that are short of their margin, and so teach    F (d, m), labels -> 0 to 1

    Raises ValueError as choose_triplets does.
    """
    D = unwrap(distances)(F)
    a, p, n = unwrap(choose_triplets)(D, labels, choice)
    return float(np.mean(D[a, p] - D[a, n] + margin > 0))


class TripletLoss(Loss):
    """What an embedding network is trained on: mean_triplet_cost, with labels (1, m) as Y."""

    def __init__(self, margin=0.3, choice="semi_hard"):
        check("margin", margin, "rate ()")
        check("choice", choice, BATCH["choice"])
        settings = {"margin": float(margin), "choice": choice}
        cost, grad = (
            partial(unwrap(function), **settings) for function in (mean_triplet_cost, mean_triplet_grad)
        )
        super().__init__("triplet", "classes (1, m)", cost, grad, alike=False)
        vars(self).update(settings)

    def __repr__(self):
        return f'TripletLoss({self.margin:g}, "{self.choice}")'

    def __reduce__(self):
        return TripletLoss, (self.margin, self.choice)
