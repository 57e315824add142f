"""Softmax: from one score a class to one probability a class, and the loss that belongs to it.

C classes, m examples; Z (C, m) are the scores, A (C, m) the probabilities, each column adds up to 1. Y (C, m) has one
1 a column, in the row of the right class.
"""

import numpy as np

from dlcore.shapes import takes


@takes(Z="real (C, m)")
def softmax_columns(Z):
    """A_k = e^z_k / sum_j e^z_j, in every column    Z (C, m) -> A (C, m)

    The largest score of a column is taken away from all of it first: the shares stay as they are, and no power of e
    overflows. Raises ValueError for another rank, nan or infinite.
    """
    E = np.exp(Z - Z.max(axis=0, keepdims=True))
    return E / E.sum(axis=0, keepdims=True)


@takes(dA="real (C, m)", A="real (C, m)")
def softmax_backward(dA, A):
    """dZ_k = a_k (dA_k - sum_j a_j dA_j), in every column    dA, A (C, m) -> dZ (C, m)

    A is the softmax of Z. A score moves all probabilities of its column, for they share a sum. Raises ValueError
    where the shapes differ.
    """
    return A * (dA - np.sum(A * dA, axis=0, keepdims=True))


@takes(Z="real (C, m)")
def log_sum_exp(Z):
    """ln sum_j e^z_j, of every column    Z (C, m) -> (1, m)

    The largest score goes out of the sum and comes back after the logarithm, so nothing overflows. Raises
    ValueError for another rank, nan or infinite.
    """
    zmax = Z.max(axis=0, keepdims=True)
    return zmax + np.log(np.exp(Z - zmax).sum(axis=0, keepdims=True))


@takes(A="positive (C, m)", Y="one_hot (C, m)")
def cross_entropy(A, Y):
    """J = -1/m sum_i sum_k y_ki ln a_ki    A, Y (C, m) -> a number, the mean loss of m examples

    Raises ValueError where a probability is 0 or below, whose logarithm is infinite: cross_entropy_from_logits has no
    such limit.
    """
    m = Y.shape[1]
    return float(-np.sum(Y * np.log(A)) / m)


@takes(A="positive (C, m)", Y="one_hot (C, m)")
def cross_entropy_grad(A, Y):
    """dA = -Y / A / m    A, Y (C, m) -> the slope of the cross-entropy in A, (C, m)

    Raises ValueError as cross_entropy does; softmax_ce_grad has no such limit.
    """
    return -Y / A / Y.shape[1]


@takes(Z="real (C, m)", Y="one_hot (C, m)")
def cross_entropy_from_logits(Z, Y):
    """J = 1/m sum_i (ln sum_j e^z_ji - z_i of the right class)    Z, Y (C, m) -> a number

    The same as cross_entropy(softmax_columns(Z), Y), but finite for every Z. Raises ValueError where the shapes differ.
    """
    m = Y.shape[1]
    return float(np.sum(Y * (log_sum_exp(Z) - Z)) / m)


@takes(A="probability (C, m)", Y="one_hot (C, m)")
def softmax_ce_grad(A, Y):
    """dZ = (A - Y) / m    A = softmax_columns(Z), Y (C, m) -> the slope of the mean cross-entropy in Z, (C, m)

    The slope of the softmax cancels against that of the logarithm. Raises ValueError where the shapes differ.
    """
    return (A - Y) / Y.shape[1]
