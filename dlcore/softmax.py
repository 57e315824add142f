"""Softmax: from one score a class to one probability a class, and the loss that belongs to it.

C classes, m examples; Z (C, m) are the scores, A (C, m) the probabilities, each column adds up to 1. Y (C, m) has one
1 a column, in the row of the right class; labels (m,) are the numbers of those rows.
"""

import numpy as np

from dlcore.activations import sigmoid
from dlcore.shapes import takes


@takes(C="size ()", labels="members (C)")
def one_hot(labels, C):
    """Y_ki = 1 where labels_i = k, else 0    labels (m,), whole numbers from 0 to C - 1 -> Y (C, m), in float64

    C is told, for the last class may be missing in a batch. Raises ValueError for labels that are no such numbers.
    """
    Y = np.zeros((C, labels.size))
    Y[labels, np.arange(labels.size)] = 1
    return Y


@takes(A="real (C, m)")
def predict_class(A):
    """argmax_k a_ki, for every column i    A (C, m), probabilities or scores -> whole numbers (m,)

    Of equal ones the first. Raises ValueError for another rank, nan or infinite.
    """
    return np.argmax(A, axis=0)


@takes(Z="real (C, m)")
def softmax_columns(Z):
    """A_k = e^z_k / sum_j e^z_j, in every column    Z (C, m) -> A (C, m)

    The largest score of a column is taken away from all of it first: the shares stay as they are, and no power of e
    overflows. Raises ValueError for another rank, nan or infinite.
    """
    E = np.exp(Z - Z.max(axis=0, keepdims=True))
    return E / E.sum(axis=0, keepdims=True)


@takes(Z="real (C, m)", temperature="positive ()")
def softmax_at(Z, temperature):
    """A = softmax_columns(Z / temperature)    Z (C, m), temperature > 0 -> A (C, m)

    Near 0 the largest score takes all, at 1 it is the softmax itself, and the hotter, the more alike are the shares.
    The order stays. Raises ValueError unless the temperature is above 0.
    """
    return softmax_columns((Z - Z.max(axis=0, keepdims=True)) / temperature)


@takes(z1="real (...)", z0="real (...)")
def two_class_softmax(z1, z0):
    """P(class 1) = e^z1 / (e^z1 + e^z0) = sigmoid(z1 - z0)    z1, z0 of one shape -> that shape

    Only the difference of the scores counts: a softmax of two classes is a sigmoid. Raises ValueError where the
    shapes differ.
    """
    return sigmoid(z1 - z0)


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


@takes(Z="real (C, m)", labels="members (Z)")
def ce_from_logits(Z, labels):
    """J = 1/m sum_i (ln sum_j e^z_ji - z_i of the right class)    Z (C, m), labels (m,) -> a number

    cross_entropy_from_logits without the table of zeros and ones. Raises ValueError for labels outside 0 to C - 1.
    """
    lse = log_sum_exp(Z)
    return float(np.mean(lse - Z[labels, np.arange(Z.shape[1])]))


@takes(A="probability (C, m)", Y="one_hot (C, m)")
def softmax_ce_grad(A, Y):
    """dZ = (A - Y) / m    A = softmax_columns(Z), Y (C, m) -> the slope of the mean cross-entropy in Z, (C, m)

    The slope of the softmax cancels against that of the logarithm. Raises ValueError where the shapes differ.
    """
    return (A - Y) / Y.shape[1]
