"""Metrics: how good answers are on a whole set, and how sure a proportion measured on m examples is."""

from math import sqrt
from statistics import NormalDist

import numpy as np

from dlcore.shapes import takes


@takes(Y_hat="classes (m,) or (1, m)", Y="classes (m,) or (1, m)")
def accuracy(Y_hat, Y):
    """mean(Y_hat = Y)    Y_hat, Y (m,) or (1, m), class numbers -> a number from 0 to 1

    The share of right answers. Raises ValueError where the shapes differ, or for anything but 0, 1, 2 ...
    """
    return float(np.mean(Y_hat == Y))


@takes(Y_hat="classes (m,) or (1, m)", Y="classes (m,) or (1, m)")
def confusion(Y_hat, Y):
    """table[i, j] = number of examples with Y = i, Y_hat = j    Y_hat, Y (m,) or (1, m) -> integers (k, k)

    Rows are the truth, columns the answers, the diagonal is right. k is the number of classes, at least 2.
    Raises ValueError where the shapes differ, or for anything but class numbers 0, 1, 2 ...
    """
    truth, answers = Y.ravel().astype(int), Y_hat.ravel().astype(int)
    k = max(2, truth.max() + 1, answers.max() + 1)
    table = np.zeros((k, k), int)
    np.add.at(table, (truth, answers), 1)
    return table


@takes(Y_hat="labels (m,) or (1, m)", Y="labels (m,) or (1, m)")
def confusion_counts(Y_hat, Y):
    """how many examples have Y_hat, Y = 1, 1 | 1, 0 | 0, 1 | 0, 0    Y_hat, Y (m,) or (1, m) -> tp, fp, fn, tn

    True positives, false positives, false negatives, true negatives: the table of confusion for two classes, the
    hits first. Raises ValueError where the shapes differ, or for labels other than 0 and 1.
    """
    tp = int(np.sum((Y_hat == 1) & (Y == 1)))
    fp = int(np.sum((Y_hat == 1) & (Y == 0)))
    fn = int(np.sum((Y_hat == 0) & (Y == 1)))
    tn = int(np.sum((Y_hat == 0) & (Y == 0)))
    return tp, fp, fn, tn


@takes(tp="count ()", fp="count ()", fn="count ()")
def precision_recall(tp, fp, fn):
    """precision = tp / (tp + fp), recall = tp / (tp + fn)    three counts -> two numbers from 0 to 1

    Of those called positive, how many are; of those that are, how many were found. 0.0 where nothing is to be
    divided by. Raises ValueError for anything but 0, 1, 2 ...
    """
    p = tp / (tp + fp) if tp + fp else 0.0
    r = tp / (tp + fn) if tp + fn else 0.0
    return p, r


@takes(p="probability ()", r="probability ()")
def f1_score(p, r):
    """2 p r / (p + r)    precision p and recall r -> a number from 0 to 1

    Their harmonic mean, which is near the smaller of the two; 0.0 if both are 0. Raises ValueError outside 0 to 1.
    """
    return 2 * p * r / (p + r) if p + r else 0.0


@takes(A="probability (m,) or (1, m)", Y="labels (m,) or (1, m)", thresholds="series (k,)")
def threshold_curve(A, Y, thresholds):
    """precision and recall of the answers A > threshold    A, Y of m examples, thresholds (k,) -> (k,), (k,)

    In float64, 0 where no answer is positive. Raises ValueError where the shapes of A and Y differ.
    """
    counts = [confusion_counts((A > threshold).astype(int), Y)[:3] for threshold in thresholds]
    precision, recall = np.array([precision_recall(*three) for three in counts]).T
    return precision, recall


@takes(recall="probability ()", false_alarms="probability ()", prevalence="probability ()")
def precision_at(recall, false_alarms, prevalence):
    """recall q / (recall q + false_alarms (1 - q)), q = prevalence    three shares -> a share

    The precision of one and the same test where a share q of all are positive; false_alarms = fp / (fp + tn). 0.0
    where nothing is called positive. Raises ValueError outside 0 to 1.
    """
    hits, alarms = recall * prevalence, false_alarms * (1 - prevalence)
    return hits / (hits + alarms) if hits + alarms else 0.0


@takes(successes="count ()", m="count ()", confidence="fraction ()")
def wilson_interval(successes, m, confidence=0.95):
    """(p + z^2/2m -+ z sqrt(p (1 - p)/m + z^2/4m^2)) / (1 + z^2/m), p = successes/m    -> low, high

    The true proportions that the count leaves plausible; z = 1.96 for 95 %. Never leaves [0, 1].
    Raises ValueError unless 0 <= successes <= m and m > 0.
    Source: E. B. Wilson, Journal of the American Statistical Association 22 (1927), 209-212.
    """
    if not successes <= m or m == 0:
        raise ValueError(f"{successes} successes of m = {m}: m must be above 0, and successes at most m.")
    successes, m = int(successes), int(m)  # NumPy's small integers would overflow in m**2
    z = NormalDist().inv_cdf((1 + confidence) / 2)
    p = successes / m
    middle = p + z**2 / (2 * m)
    reach = z * sqrt(p * (1 - p) / m + z**2 / (4 * m**2))
    low, high = (middle - reach) / (1 + z**2 / m), (middle + reach) / (1 + z**2 / m)
    return (low if successes else 0.0), (high if successes < m else 1.0)  # exact where rounding is not


@takes(tp="count ()", fp="count ()", fn="count ()", confidence="fraction ()")
def precision_recall_intervals(tp, fp, fn, confidence=0.95):
    """wilson_interval of tp in tp + fp, and of tp in tp + fn    three counts -> (low, high), (low, high)

    (0.0, 1.0) where there is nothing to divide by: then nothing is known. Raises ValueError as wilson_interval does.
    """
    precision = wilson_interval(tp, tp + fp, confidence) if tp + fp else (0.0, 1.0)
    recall = wilson_interval(tp, tp + fn, confidence) if tp + fn else (0.0, 1.0)
    return precision, recall


@takes(
    measure="function", Y_hat="classes (m,) or (1, m)", Y="classes (m,) or (1, m)", rng="rng",
    rounds="size ()", confidence="fraction ()",
)  # fmt: skip
def bootstrap_interval(measure, Y_hat, Y, rng, rounds=1000, confidence=0.95):
    """the middle of measure(Y_hat, Y) over sets of m examples drawn with replacement    -> low, high, in float64

    For a measure that is no proportion, such as F1, or the difference of two. Raises ValueError where the shapes
    differ.
    Source: B. Efron, The Annals of Statistics 7 (1979), 1-26.
    """
    draws = rng.integers(Y.size, size=(rounds, Y.size))
    found = [measure(Y_hat.ravel()[draw], Y.ravel()[draw]) for draw in draws]
    outside = (1 - confidence) / 2
    low, high = np.quantile(found, [outside, 1 - outside])
    return float(low), float(high)
