"""Chapter 11: what its predictions call the answer is what the library computes.

Not here: what is a matter of words.
"""

import numpy as np
import pytest

from dlcore import metrics, strategy
from dlcore.layers import Activation, Dense
from dlcore.network import Sequential
from dlcore.optimizers import Adam
from dlcore.training import train
from tests.card_proofs import Proofs, nearest

PROOFS = Proofs()


def error_on(X, y, X_new, y_new, rng):
    """The share of new examples that a small network, trained on X and y, gets wrong."""
    net = Sequential([Dense(len(X), 16, rng), Activation("relu"), Dense(16, 1, rng), Activation("sigmoid")])
    for _ in train(net, X, y[np.newaxis], Adam(0.02), epochs=30, batch_size=64, rng=rng):
        pass
    return np.mean((net(X_new)[0] > 0.5) != y_new)


# Metrics


@PROOFS.of("E80")
def _():
    assert metrics.precision_at(0.9, 0.05, 0.5) == pytest.approx(0.947, abs=0.0005)
    return f"{metrics.precision_at(0.9, 0.05, 0.01):.3f}"


def never_rises(numbers):
    return bool(np.all(np.diff(numbers) <= 0))


@PROOFS.of("11.p1")
def _():
    rng = np.random.default_rng(0)
    thresholds = np.linspace(0, 0.95, 39)
    curves = [
        metrics.threshold_curve(rng.random(60), rng.integers(2, size=60), thresholds) for _ in range(20)
    ]
    names = {"Precision": 0, "Recall": 1}
    monotone = [name for name, which in names.items() if all(never_rises(c[which]) for c in curves)]
    return monotone[0] if len(monotone) == 1 else "Neither, both may rise"


@PROOFS.of("11.p2")
def _():
    Y = np.arange(100) == 0
    answers = np.zeros(100, int)
    tp, fp, fn, _ = metrics.confusion_counts(answers, Y.astype(int))
    _, recall = metrics.precision_recall(tp, fp, fn)
    return f"{metrics.accuracy(answers, Y.astype(int)):g} and {recall:g}"


@PROOFS.of("11.p4")
def _():
    low, high = metrics.wilson_interval(5, 50)
    return f"{100 * low:.0f} and {100 * high:.0f} percent"


# Errors and what they are made of


@PROOFS.of("E30")
def _():
    gaps = strategy.error_gaps(human=0.02, train=0.09, train_dev=0.1, dev=0.11, test=0.12)
    return f"{100 * gaps['avoidable_bias']:.0f} points"


@PROOFS.of("E75")
def _():
    gaps = strategy.error_gaps(human=0.04, train=0.07, train_dev=0.08, dev=0.14, test=0.16)
    assert gaps["data_mismatch"] + gaps["dev_overfit"] == pytest.approx(0.08)
    return f"{100 * gaps['variance']:.0f} point"


@PROOFS.of("11.p3")
def _():
    return f"{100 * strategy.ceiling_error(0.1, 0.6):g} percent"


@PROOFS.of("11.p7")
def _():
    right = np.random.default_rng(0).random((3, 100_000)) < 0.95
    return nearest(
        np.mean(np.all(right, axis=0)), {"95 percent": 0.95, "86 percent": 0.86, "15 percent": 0.15}
    )


# Data


@PROOFS.of("E78")
def _():
    from_app = np.arange(210_000) >= 200_000
    shuffled = np.random.default_rng(0).permutation(from_app)
    ids = np.flatnonzero(from_app)
    split = strategy.mismatch_split(np.flatnonzero(~from_app), ids, 2500, 2500)
    assert set(split["dev"]) <= set(ids)
    shares = {"About 5 percent": 0.05, "About 50 percent": 0.5, "All of it": 1.0}
    return nearest(np.mean(shuffled[:5000]), shares)


CENTRES = np.array([[0.0, 0.0, 3.0, 3.0], [0.0, 3.0, 0.0, 3.0]])


def four_kinds(m, rng):
    """Points around four centres, of which those on one diagonal are positive    -> X (2, m), y (m,), kind (m,)"""
    kind = rng.integers(4, size=m)
    return CENTRES[:, kind] + rng.normal(0, 0.5, (2, m)), np.isin(kind, (1, 2)).astype(float), kind


@PROOFS.of("E79")
def _():
    rng = np.random.default_rng(0)
    X, y, kind = four_kinds(1000, rng)
    new = four_kinds(1000, rng)[:2]
    at_random = strategy.flip_labels(y, 0.2, rng.random(1000))
    of_one_kind = y.copy()
    of_one_kind[np.flatnonzero(kind == 0)[:200]] = 1
    assert np.sum(of_one_kind != y) == 200 and np.sum(at_random != y) == pytest.approx(200, abs=20)
    few, many = (error_on(X, labels, *new, rng) for labels in (at_random, of_one_kind))
    if abs(many - few) < 0.1:
        return "Both alike"
    return "Among one kind" if few < 0.03 < many else "At random"


def tones(m, rng):
    """Sounds of 64 numbers with 4 or 5 waves in them, from a random beginning    -> X (64, m), y (m,)"""
    y = rng.integers(2, size=m)
    moment = np.arange(64)[:, np.newaxis] / 64
    return np.sin(2 * np.pi * ((4 + y) * moment + rng.random(m))), y.astype(float)


def with_noise(X, recordings, rng):
    """Each sound with one of the recordings of noise, twice as strong as the sound."""
    chosen = recordings[rng.integers(len(recordings), size=X.shape[1])]
    return np.stack(
        [strategy.mix_noise(x, noise, -3.0) for x, noise in zip(X.T, chosen, strict=True)], axis=1
    )


@PROOFS.of("E81")
def _():
    rng = np.random.default_rng(1)
    X, y = tones(600, rng)
    X_new, y_new = tones(1000, rng)
    X_new = with_noise(X_new, rng.normal(size=(1000, 64)), rng)
    errors = [error_on(with_noise(X, rng.normal(size=(k, 64)), rng), y, X_new, y_new, rng) for k in (1, 50)]
    if abs(errors[0] - errors[1]) < 0.01:
        return "Both alike"
    return "With fifty recordings" if errors[1] < errors[0] else "With one recording"


@PROOFS.of("11.p5")
def _():
    rng = np.random.default_rng(0)
    truth = rng.integers(2, size=100_000)
    error = 1 - metrics.accuracy(truth, strategy.flip_labels(truth, 0.06, rng.random(truth.size)))
    return nearest(error, {"0 percent": 0, "6 percent": 0.06, "12 percent": 0.12})


@PROOFS.of("11.p6")
def _():
    rng = np.random.default_rng(0)
    speech, noise = rng.normal(size=(2, 1000))
    added = strategy.mix_noise(speech, noise, 20.0) - speech
    times = np.sqrt(np.mean(speech**2) / np.mean(added**2))
    return nearest(times, {"2 times": 2, "10 times": 10, "100 times": 100})


@pytest.mark.parametrize("id", PROOFS)
def test_the_answer_of_a_card_is_what_the_library_computes(id):
    PROOFS.check(id)
