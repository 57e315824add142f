"""Pixels: a class for every pixel. Softmax over the channels, its cost, and how masks of whole batches are compared.

Z (m, n_H, n_W, C) has a score for every class at every pixel, A the probabilities; Y (m, n_H, n_W) has the numbers of
the right classes. The cost is the mean over all pixels of all pictures; with weights a pixel counts as its class does.
"""

from inspect import unwrap

import numpy as np

from dlcore.shapes import takes


@takes(Z="real (m, n_H, n_W, C)")
def pixel_softmax(Z):
    """A_k = e^z_k / sum_j e^z_j, at every pixel    Z (m, n_H, n_W, C) -> A, the same shape

    softmax_columns with a pixel for a column. Raises ValueError for another rank, nan or infinite.
    """
    E = np.exp(Z - Z.max(axis=-1, keepdims=True))
    E /= E.sum(axis=-1, keepdims=True)
    return E


@takes(dA="real (m, n_H, n_W, C)", A="real (m, n_H, n_W, C)")
def pixel_softmax_backward(dA, A):
    """dZ_k = a_k (dA_k - sum_j a_j dA_j), at every pixel    dA, A (m, n_H, n_W, C) -> dZ, the same shape

    Raises ValueError where the shapes differ.
    """
    return A * (dA - np.sum(A * dA, axis=-1, keepdims=True))


@takes(A="positive (m, n_H, n_W, C)", Y="classes (m, n_H, n_W)", weights="positive (C,) or None")
def pixel_cost(A, Y, weights=None):
    """J = -1/(m n_H n_W) sum w_y ln a_y    A (m, n_H, n_W, C), Y (m, n_H, n_W), weights (C,) -> a number

    a_y is the probability of the right class of a pixel, w_y the weight of that class; all 1 without weights. Raises
    ValueError for a class that is not there, or a probability of 0: pixel_cost_from_logits has no such limit.
    """
    return float(-np.mean(weights_at(Y, weights, A) * np.log(picked(A, Y))))


@takes(A="positive (m, n_H, n_W, C)", Y="classes (m, n_H, n_W)", weights="positive (C,) or None")
def pixel_grad(A, Y, weights=None):
    """dA: -w_y / a_y / (m n_H n_W) for the right class, else 0    A (m, n_H, n_W, C), Y, weights -> dA, like A

    Raises ValueError as pixel_cost does.
    """
    return placed(-weights_at(Y, weights, A) / picked(A, Y) / Y.size, Y, A)


@takes(Z="real (m, n_H, n_W, C)", Y="classes (m, n_H, n_W)", weights="positive (C,) or None")
def pixel_cost_from_logits(Z, Y, weights=None):
    """J = 1/(m n_H n_W) sum w_y (ln sum_j e^z_j - z_y)    Z (m, n_H, n_W, C), Y, weights -> a number

    The same as pixel_cost(pixel_softmax(Z), Y, weights), finite for every Z. Raises ValueError for a class that is not
    there.
    """
    top = Z.max(axis=-1)
    log_sum = top + np.log(np.exp(Z - top[..., np.newaxis]).sum(axis=-1))
    return float(np.mean(weights_at(Y, weights, Z) * (log_sum - picked(Z, Y))))


@takes(A="probability (m, n_H, n_W, C)", Y="classes (m, n_H, n_W)", weights="positive (C,) or None")
def pixel_grad_from_logits(A, Y, weights=None):
    """dZ = w_y (A - one_hot(Y)) / (m n_H n_W)    A = pixel_softmax(Z), Y, weights -> dZ, like A

    The slope of the softmax cancels against that of the logarithm, whatever the weight. Raises ValueError for a class
    that is not there.
    """
    each = weights_at(Y, weights, A) / A.dtype.type(Y.size)
    return A * each[..., np.newaxis] - placed(each, Y, A)


def picked(A, Y):
    """What A has in the channel of the right class, at every pixel    -> (m, n_H, n_W)"""
    return np.take_along_axis(A, numbers(Y, A.shape[-1])[..., np.newaxis], axis=-1)[..., 0]


def placed(values, Y, A):
    """Zeros like A, but the values in the channel of the right class."""
    out = np.zeros_like(A)
    np.put_along_axis(out, numbers(Y, A.shape[-1])[..., np.newaxis], values[..., np.newaxis], axis=-1)
    return out


def weights_at(Y, weights, A):
    """The weight of the right class, at every pixel."""
    if weights is None:
        return np.ones(Y.shape, A.dtype)
    return np.asarray(weights, A.dtype)[numbers(Y, len(weights))]


def numbers(Y, C):
    """Class numbers as whole numbers: a network has its Y in its own precision."""
    Y = Y.astype(np.intp, copy=False)
    if Y.max() >= C:
        raise ValueError(f"Y holds {Y.max()}; with {C} classes, wanted are 0 to {C - 1}.")
    return Y


@takes(C="size ()", pred="segments (C)", target="segments (C, pred)")
def class_ious(pred, target, C):
    """IoU_k = |P_k and T_k| / |P_k or T_k| over all pixels    pred, target of one shape -> (C,), nan where neither is

    From one table of how often each class is taken for each, counted in a single pass: mean_iou loops over the classes,
    and finds the same. Raises ValueError for other shapes or classes.
    """
    table = np.bincount((C * target.astype(np.intp) + pred).ravel(), minlength=C * C).reshape(C, C)
    both = np.diag(table)
    either = table.sum(axis=0) + table.sum(axis=1) - both
    return np.where(either > 0, both / np.maximum(either, 1), np.nan)


@takes(C="size ()", pred="segments (C)", target="segments (C, pred)")
def batch_mean_iou(pred, target, C):
    """mean_iou, fast: the mean of class_ious over the classes that occur    pred, target of one shape -> a number

    Several masks count as one large one, so that a class missing in a picture costs nothing. Raises ValueError for
    other shapes or classes.
    """
    return float(np.nanmean(unwrap(class_ious)(pred, target, C)))
