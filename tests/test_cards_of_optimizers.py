"""Chapter 08: what its predictions call the answer is what the library computes.

Not here: what is a matter of words, and what depends on the computer.
"""

import numpy as np
import pytest

from dlcore import averages, minibatches, optimizers, saddles, schedules
from tests.card_proofs import Proofs, nearest

PROOFS = Proofs()
BOWL = np.array([50.0, 1.0])  # curvatures


def descent(learning_rate, steps=500):
    """How far from the minimum of the bowl gradient descent is."""
    w = np.ones(2)
    sgd = optimizers.SGD(learning_rate)
    for _ in range(steps):
        sgd.step(w, BOWL * w)
    return np.max(np.abs(w))


def with_momentum(w, curvature, learning_rate, beta, steps=500):
    """Where momentum goes from w, step by step."""
    v = np.zeros_like(w)
    for _ in range(steps):
        w, v = optimizers.momentum_step(w, curvature * w, v, learning_rate, beta)
        yield w


def lag(beta, t):
    """How far the average is behind a series that rises by 1 a step, after t steps."""
    return t - averages.ewa(np.arange(1.0, t + 1), beta)[-1]


def minima(n, points=4000):
    """How many of the points with slope 0 are minima, where second slopes are random."""
    rng = np.random.default_rng(0)
    return sum(saddles.critical_point(saddles.random_hessian(n, rng)) == "min" for _ in range(points))


@PROOFS.of("E12")
def _():
    first = averages.ewa([10.0], 0.9)[0]
    assert averages.ewa_corrected([10.0], 0.9) == pytest.approx([10])
    return f"{first / ((1 - 0.9**1) / (1 - 0.9)):g}"


@PROOFS.of("E13")
def _():
    weights = averages.ewa_weights(0.9, 5)
    assert weights.mean() == pytest.approx(0.08, abs=0.005)
    return nearest(weights.sum(), {"About 0.08": 0.08, "About 0.41": 0.41, "1": 1})


@PROOFS.of("E14")
def _():
    assert averages.ewa([10.0, 12.0], 0.5) == [5, 8.5]
    assert (0.5 * 10 + 0.5 * 12) / 0.75 == pytest.approx(14.67, abs=0.005)
    return f"{averages.ewa_corrected([10.0, 12.0], 0.5)[-1]:.2f}"


@PROOFS.of("E27")
def _():
    def without_root(slope):
        return slope / (0.1 * slope**2 + 1e-8)

    w, s = np.zeros(1), np.zeros(1)
    right, scaled = (optimizers.rmsprop_step(w, np.array([slope]), s, 0.01, 0.9)[0] for slope in (3.0, 300.0))
    np.testing.assert_allclose(right, scaled)
    longer = without_root(300.0) / without_root(3.0)
    return nearest(
        np.log10(longer),
        {"It stays the same": 0, "It becomes 100 times longer": 2, "It becomes 100 times shorter": -2},
    )


@PROOFS.of("E29")
def _():
    found = minima(5)
    return "At most 10" if found <= 10 else nearest(found, {"About 2000": 2000, "About 125": 125})


@PROOFS.of("E68")
def _():
    return f"{2 * lag(0.5, 100):g}"


@PROOFS.of("E69")
def _():
    lowest = {}
    for beta in (0.9, 0.99):
        lowest[beta] = min(w.item() for w in with_momentum(np.array([5.0]), 1, 0.1, beta))
    assert lowest[0.9] == pytest.approx(-0.77, abs=0.005)
    return nearest(
        lowest[0.99], {"Not past it, as it is smoother": 0, "To about -0.8": -0.8, "To about -3": -3}
    )


@PROOFS.of("E70")
def _():
    w, slope, zero = np.zeros(1), np.array([4.0]), np.zeros(1)
    moved, v, s = optimizers.adam_step(w, slope, zero, zero, 1, 0.01)
    longer = (0.01 * v / np.sqrt(s) / -moved).item()
    return nearest(longer, {"A third": 1 / 3, "The same": 1, "About three times as long": 3})


@PROOFS.of("08.p1")
def _():
    return nearest(lag(0.98, 365), {"About 2": 2, "About 49": 49, "About 98": 98})


@PROOFS.of("08.p2")
def _():
    """Just below the limit the distance shrinks, and just above it grows."""
    limits = [rate for rate in (0.02, 0.04, 2) if descent(0.97 * rate, 100) < 1 < descent(1.03 * rate, 100)]
    return str(*limits)


@PROOFS.of("08.p3")
def _():
    assert 5 * minibatches.updates_per_epoch(1000, 1000) == 5
    return str(5 * minibatches.updates_per_epoch(1000, 10))


@PROOFS.of("08.p4")
def _():
    share = minima(2) / 4000
    return nearest(share, {"About 1 in 2": 1 / 2, "About 1 in 4": 1 / 4, "About 1 in 7": 1 / 7})


@PROOFS.of("08.p5")
def _():
    def far(learning_rate):
        *_, w = with_momentum(np.ones(2), BOWL, learning_rate, 0.9)
        return np.max(np.abs(w))

    assert descent(0.041) > 1e6
    assert far(0.75) < 1e-6 and far(0.77) > 1e6
    return "It reaches the minimum" if far(0.2) < 1e-6 else "It blows up as well"


@PROOFS.of("08.p6")
def _():
    slopes, zero = np.array([1000.0, 0.001]), np.zeros(2)
    first = -optimizers.adam_step(zero, slopes, zero, zero, 1, 0.01)[0]
    return "Both about 0.01" if np.allclose(first, 0.01, rtol=0.01) else "10 and 0.00001"


@PROOFS.of("08.p7")
def _():
    return f"{schedules.decay_inverse(0.1, 1, 9):g}"


@pytest.mark.parametrize("id", PROOFS)
def test_the_answer_of_a_card_is_what_the_library_computes(id):
    PROOFS.check(id)
