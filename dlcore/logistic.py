"""Logistic regression: a weighted sum, a sigmoid, and the slopes of the cost, with loops and without.

m examples, n features; X (n, m) has one example a column, w (n, 1) and the number b are the parameters.
"""

import numpy as np

from dlcore.activations import sigmoid
from dlcore.shapes import takes


@takes(w="real (n, 1)", b="real ()", X="real (n, m)")
def predict_proba(w, b, X):
    """A = sigmoid(w^T X + b)    w (n, 1), b a number, X (n, m) -> A (1, m)

    A[0, i] is P(y = 1 | x_i). Raises ValueError where w and X disagree in n.
    """
    return sigmoid(w.T @ X + b)


@takes(A="probability (1, m)", threshold="probability ()")
def predict_labels(A, threshold=0.5):
    """Y_hat = 1 where A > threshold, else 0    A (1, m) -> integers (1, m)

    Strictly greater: a probability equal to the threshold gives 0. Raises ValueError for anything below 0 or
    above 1, in A or as threshold.
    """
    return (A > threshold).astype(int)


@takes(w="real (n, 1)", b="real ()", X="real (n, m)", Y="labels (1, m)")
def loop_gradients(w, b, X, Y):
    """dw_j = 1/m sum_i x_ji (a_i - y_i), db = 1/m sum_i (a_i - y_i)    -> dw (n, 1), db a number

    One example and one feature at a time: the specification of logreg_gradients. dw adds up in float64.
    Raises ValueError as logreg_gradients does.
    """
    n, m = X.shape
    A = predict_proba(w, b, X)
    dw = np.zeros((n, 1))
    db = 0.0
    for i in range(m):
        dz = A[0, i] - Y[0, i]
        for j in range(n):
            dw[j, 0] += X[j, i] * dz
        db += dz
    return dw / m, db / m


@takes(w="real (n, 1)", b="real ()", X="real (n, m)", Y="labels (1, m)")
def logreg_gradients(w, b, X, Y):
    """dw = X (A - Y)^T / m, db = sum(A - Y) / m    w (n, 1), X (n, m), Y (1, m) -> dw (n, 1), db a number

    dZ[0, i] is the slope of the loss of example i in z_i; the cost is the mean loss, hence the 1/m.
    Raises ValueError where w, X and Y disagree in n or m, or Y holds anything but 0 and 1.
    """
    m = X.shape[1]
    A = sigmoid(w.T @ X + b)
    dZ = A - Y
    dw = X @ dZ.T / m
    db = float(np.sum(dZ) / m)
    return dw, db
