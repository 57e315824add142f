"""Verification: are two pictures of one person? Measured on people whom the network has never seen.

F (m, d) has one embedding a row, labels (m,) say whose. Pairs are compared by their squared distance, and a threshold
tau, chosen on other people than those of the test, makes an answer of it: the same if the distance is below tau. One
shot: whose is a picture, if of each of n people one single other picture is known?
"""

from typing import NamedTuple

import numpy as np

from dlcore.embedding import sq_dist
from dlcore.metrics import wilson_interval
from dlcore.minibatches import examples_in, some_of
from dlcore.shapes import check, takes


def embeddings(net, X, at_once=256):
    """F (m, d): what net gives for X at test time, one row a picture, `at_once` pictures at a time."""
    check("at_once", at_once, "size ()")
    parts = range(0, examples_in(X), at_once)
    return np.concatenate([net(some_of(X, slice(k, k + at_once))) for k in parts], axis=1).T


@takes(labels="classes (m,)", k="size ()", rng="rng")
def pairs(labels, k, rng):
    """k pairs of different pictures, the first half of one identity each, the others of two    -> i, j, same, (k,) each

    same is True and False. Raises ValueError for an odd k, or where no such pairs are.
    """
    if k % 2:
        raise ValueError(f"k is {k}; wanted is an even number, half for each answer.")
    alike, other = (drawn_pairs(labels, k // 2, rng, same) for same in (True, False))
    i, j = np.concatenate([alike, other], axis=1)
    return i, j, np.arange(k) < k // 2


def drawn_pairs(labels, k, rng, same):
    """k pairs of different pictures, of one identity or of two, each such pair as likely as any other."""
    equal = np.equal.outer(labels, labels)
    there = np.flatnonzero(np.triu(equal if same else ~equal, 1))
    if not len(there):
        raise ValueError(
            f"labels has no two pictures of {'one identity' if same else 'different identities'}."
        )
    return np.stack(np.unravel_index(rng.choice(there, k, replace=len(there) < k), equal.shape))


@takes(d="squares (k,)", same="mask (k,)")
def roc(d, same):
    """Shares of pairs called the same at every threshold    d (k,) distances, same (k,) -> fpr, tpr, tau, (t,) each

    tpr is the share of the same that are taken for the same, fpr that of the different; all in float64. The thresholds
    are each distance there is, with `d <= tau` as the answer, and before them a 0 at which nobody is taken. Raises
    ValueError where one of the two kinds of pairs is missing.
    """
    same = of_both(same)
    order = np.argsort(d, kind="stable")
    d, same = d[order], same[order]
    last = np.append(d[1:] > d[:-1], True)  # of equal distances all are taken, or none
    hits, alarms = np.cumsum(same)[last], np.cumsum(~same)[last]
    tpr, fpr = hits / same.sum(), alarms / (~same).sum()
    return np.append(0.0, fpr), np.append(0.0, tpr), np.append(0.0, d[last])


def of_both(same):
    """True and False; ValueError unless both are there."""
    same = np.asarray(same).astype(bool)
    if same.all() or not same.any():
        raise ValueError(
            f"all {len(same)} pairs are {'the same' if same.all() else 'different'}: wanted are both."
        )
    return same


@takes(fpr="probability (t,)", tpr="probability (t,)")
def area_under(fpr, tpr):
    """Area under the ROC    fpr, tpr (t,), both rising -> a number: 1 is perfect, 0.5 is chance

    It is the probability that of a same and a different pair the same one is nearer, equal ones counting one half.
    Raises ValueError where the lengths differ.
    """
    return float(np.sum(np.diff(fpr) * (tpr[1:] + tpr[:-1]) / 2))


@takes(fpr="probability (t,)", tpr="probability (t,)")
def equal_error(fpr, tpr):
    """The error where as many strangers come in as friends stay out: fpr = 1 - tpr    -> a number

    Between two thresholds it is on the straight line. Raises ValueError where the lengths differ.
    """
    gap = fpr + tpr - 1
    k = max(int(np.argmax(gap >= 0)), 1)
    share = -gap[k - 1] / (gap[k] - gap[k - 1])
    return float(fpr[k - 1] + share * (fpr[k] - fpr[k - 1]))


@takes(d="squares (k,)", same="mask (k,)")
def best_threshold(d, same):
    """The tau with which `d < tau` gives the most right answers    d (k,), same (k,) -> a number

    In the middle between two distances; of equally good ones the middle one. Both kinds of pairs count alike, however
    many there are of each. Raises ValueError where one of them is missing.
    """
    fpr, tpr, tau = roc(d, same)
    good = np.flatnonzero(tpr - fpr >= np.max(tpr - fpr) - 1e-12)
    k = good[len(good) // 2]
    return (
        float(tau[k] + (tau[k + 1] - tau[k]) / 2) if k + 1 < len(tau) else float(np.nextafter(tau[k], np.inf))
    )


class Verified(NamedTuple):
    """How often the answers about k pairs are right, the interval that leaves plausible, and at which threshold.

    The interval takes the pairs for independent. Those of one person are not, so with few people it is too narrow:
    over_people gives one that is not.
    """

    accuracy: float
    low: float
    high: float
    tau: float
    area: float


def verify(F_dev, labels_dev, F_test, labels_test, rng, k=4000):
    """Choose tau on k pairs of dev, answer about k pairs of test    F (m, d), labels (m,) -> Verified

    Raises ValueError as pairs does.
    """
    i, j, same = pairs(labels_dev, k, rng)
    tau = best_threshold(sq_dist(F_dev[i], F_dev[j]), same)
    i, j, same = pairs(labels_test, k, rng)
    return judged(sq_dist(F_test[i], F_test[j]), same, tau)


def judged(d, same, tau):
    """Verified, of distances and a threshold."""
    right = (d < tau) == of_both(same)
    low, high = wilson_interval(int(right.sum()), len(right))
    return Verified(float(right.mean()), low, high, float(tau), area_under(*roc(d, same)[:2]))


@takes(right="mask (k,)", first="classes (k,)", second="classes (k,)", rng="rng", rounds="size ()")
def interval_over_people(right, first, second, rng, rounds=1000, confidence=0.95):
    """The accuracies plausible if other people had been asked    right, first, second (k,) -> low, high

    right says which answers about k pairs are, first and second of whom the two pictures are. People are drawn with
    replacement, and a pair counts as often as its two people come together. Raises ValueError where lengths differ.
    Source: the bootstrap of metrics.bootstrap_interval, drawing what is independent: people instead of pairs.
    """
    known, numbers = np.unique([first, second], return_inverse=True)
    a, b = numbers.reshape(2, -1)
    found = []
    for _ in range(rounds):
        times = np.bincount(rng.integers(len(known), size=len(known)), minlength=len(known))
        weights = np.where(a == b, times[a], times[a] * times[b])
        if weights.any():  # else no two of them were ever asked about
            found.append(np.average(right, weights=weights))
    outside = (1 - confidence) / 2
    low, high = np.quantile(found, [outside, 1 - outside])
    return float(low), float(high)


@takes(F="real (m, d)", labels="classes (m,)", n="size ()", rng="rng", episodes="size ()")
def one_shot(F, labels, n, rng, episodes=400):
    """The share of right answers to: which of n people is this?    F (m, d), labels (m,) -> a number from 0 to 1

    Each episode draws n people, one picture of each, and another one of the first of them; the
    answer is the nearest. Chance is 1 / n. Raises ValueError where there are fewer people with two pictures.
    """
    its = [np.flatnonzero(labels == who) for who in np.unique(labels)]
    its = [pictures for pictures in its if len(pictures) > 1]
    if len(its) < n:
        raise ValueError(f"n is {n}, but labels has {len(its)} identities with two pictures or more.")
    right = 0
    for _ in range(episodes):
        people = rng.choice(len(its), n, replace=False)
        asked, known = rng.choice(its[people[0]], 2, replace=False)
        stored = [known, *(rng.choice(its[who]) for who in people[1:])]
        right += np.argmin(np.sum((F[stored] - F[asked]) ** 2, axis=1)) == 0
    return float(right / episodes)
