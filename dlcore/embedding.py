"""Embedding: a picture as a few numbers, so that two of the same person lie near each other, and others far away.

F (m, d) has the embedding of one picture a row. Distances between embeddings are squared: sums of squared
differences, without the root. Of a triplet, A is the anchor, P another picture of that person, N one of another.
"""

import numpy as np

from dlcore.activations import sigmoid
from dlcore.shapes import takes


@takes(F1="real (m, d)", F2="real (m, d)")
def sq_dist(F1, F2):
    """d_i = ||F1_i - F2_i||^2    F1, F2 (m, d), a row a picture -> (m,), one number a pair

    Raises ValueError where the shapes differ.
    """
    return np.sum((F1 - F2) ** 2, axis=1)


@takes(A="real (m, d)", P="real (m, d)", N="real (m, d)", margin="distance ()")
def triplet_cost(A, P, N, margin):
    """sum of max(||A - P||^2 - ||A - N||^2 + margin, 0)    A, P, N (m, d), a triplet a row -> one number

    Raises ValueError where the shapes differ, or for a margin below 0.
    """
    dp = np.sum((A - P) ** 2, axis=1)
    dn = np.sum((A - N) ** 2, axis=1)
    return float(np.sum(np.maximum(dp - dn + margin, 0)))


@takes(dp="distance (m,)", dn="distance (m,)", margin="distance ()")
def semi_hard(dp, dn, margin):
    """dp < dn < dp + margin    dp to the positive, dn to the negative, (m,) -> (m,), True or False

    The negative is farther away than the positive, but not by the margin. Raises ValueError for a distance below 0.
    """
    return (dn > dp) & (dn < dp + margin)


@takes(d="distance ()", tau="distance ()")
def same_person(d, tau):
    """d < tau    the distance of two pictures and the threshold -> True or False

    Raises ValueError for a distance below 0, or an array.
    """
    return bool(d < tau)


@takes(f="real (d,)", db="real (K, d)", names="named (db)", tau="distance ()")
def identify(f, db, names, tau):
    """The name of the nearest, if ||db_k - f||^2 < tau    f (d,), db (K, d), K names -> a name, or None

    None is for a stranger. Of several that are as near, the first. Raises ValueError where the sizes differ.
    """
    d = np.sum((db - f) ** 2, axis=1)
    i = np.argmin(d)
    return names[i] if d[i] < tau else None


@takes(f1="real (d,)", f2="real (d,)", w="real (d,)", b="real ()")
def siamese_prob(f1, f2, w, b):
    """sigmoid(w . |f1 - f2| + b)    f1, f2, w (d,), b a number -> the probability of the same person

    Raises ValueError where the lengths differ.
    """
    return float(sigmoid(np.dot(w, np.abs(f1 - f2)) + b))
