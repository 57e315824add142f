"""Chapters 09 and 10: what their predictions call the answer is what the library computes.

Not here: what is a matter of words.
"""

import numpy as np
import pytest

from dlcore import averages, batchnorm, sampling, softmax
from dlcore.activations import sigmoid
from dlcore.losses import bce_from_logits
from tests.card_proofs import Proofs, nearest

PROOFS = Proofs()

# Chapter 09


@PROOFS.of("E15")
def _():
    r = np.linspace(-4, -1, 100_001)
    betas = 1 - 10**r
    assert np.mean(betas > 0.999) == pytest.approx(1 / 3, abs=0.001)
    assert sampling.sample_beta(0.9, 0.999, np.linspace(0, 1, 11)).max() == pytest.approx(0.999)
    return f"{betas.max():.4f}"


def batch(m, n=3):
    return np.random.default_rng(0).normal(4, 3, (n, m))


def constant(value, n=3):
    return np.full((n, 1), value)


@PROOFS.of("E71")
def _():
    out = batchnorm.bn_forward(batch(64), constant(2.0), constant(0.5))
    return f"{out.mean(axis=1)[0]:.1f} and {out.std(axis=1)[0]:.0f}"


@PROOFS.of("E72")
def _():
    outs = [batchnorm.bn_forward(z, constant(2.0), constant(0.5)) for z in batch(10).T[:, :, np.newaxis]]
    np.testing.assert_array_equal(outs[0], constant(0.5))
    return str(len(np.unique(outs, axis=0)))


SHARES = {f"About {percent} percent": percent / 100 for percent in (10, 50, 75)}


@PROOFS.of("09.p1")
def _():
    return nearest(np.mean(np.linspace(0.0001, 1, 10_001) < 0.1), SHARES)


@PROOFS.of("09.p2")
def _():
    return nearest(np.mean(sampling.log_uniform(0.0001, 1, np.linspace(0, 1, 10_001)) < 0.1), SHARES)


@PROOFS.of("09.p3")
def _():
    def weights(beta):
        return averages.ewa_weights(beta, 20_000)

    steps = {
        f"From {old} to {new}": np.abs(weights(old) - weights(new)).sum()
        for old, new in ((0.9, 0.9005), (0.999, 0.9995))
    }
    return max(steps, key=steps.get)


@PROOFS.of("09.p4")
def _():
    gamma, beta = constant(2.0), constant(0.5)
    before, after = (batchnorm.bn_forward(batch(8) + more, gamma, beta) for more in (0, 7))
    return nearest((after - before).mean(), {"Not at all": 0, "7": 7, "7 times gamma": 14})


@PROOFS.of("09.p5")
def _():
    out = batchnorm.bn_forward(np.array([[1.0, 5.0]]), constant(1.0, 1), constant(0.0, 1))
    return f"{out[0, 0]:.3g} and {out[0, 1]:.3g}"


@PROOFS.of("09.p6")
def _():
    trials = next(n for n in range(1, 1000) if 1 - 0.95**n >= 0.95)
    assert trials == 59
    return nearest(trials, {"About 20": 20, "About 60": 60, "About 500": 500})


@PROOFS.of("09.p7")
def _():
    running = constant(0.0)
    for _ in range(10):
        running = batchnorm.bn_running(running, constant(5.0), 0.9)
    return nearest(running[0, 0], {"At about 0.5": 0.5, "At about 3.3": 3.3, "At 5": 5})


# Chapter 10

SCORES = np.array([[2.0], [1.0], [0.0]])


def said(A):
    """What became of the probabilities of SCORES."""
    before = softmax.softmax_columns(SCORES)
    if np.allclose(A, before):
        return "They stay"
    return "They become more alike" if np.ptp(A) < np.ptp(before) else "The largest one becomes nearly 1"


@PROOFS.of("E41")
def _():
    loss = softmax.cross_entropy(np.array([[0.9], [0.06], [0.04]]), softmax.one_hot(np.array([0]), 3))
    return f"{loss:.3f}"


@PROOFS.of("E42")
def _():
    W = np.random.default_rng(0).normal(size=(3, 5))
    A = softmax.softmax_columns(W @ np.zeros((5, 1)))
    return "One third for each class" if np.allclose(A, 1 / 3) else "That depends on W"


@PROOFS.of("10.p1")
def _():
    return said(softmax.softmax_columns(SCORES + 100))


@PROOFS.of("10.p2")
def _():
    with np.errstate(divide="ignore"):
        naive = -np.log(1 - sigmoid(np.float64(40)))
    assert bce_from_logits(np.float64(40), np.float64(0)) == pytest.approx(40)
    return f"{naive:g}"


@PROOFS.of("10.p3")
def _():
    A = softmax.softmax_at(SCORES, 10)
    np.testing.assert_allclose(A[:, 0], [0.37, 0.33, 0.30], atol=0.005)
    return said(A)


@PROOFS.of("10.p4")
def _():
    first = softmax.softmax_columns(np.array([[3.0], [1.0]]))[0, 0]
    assert softmax.two_class_softmax(np.float64(3), np.float64(1)) == pytest.approx(first)
    return next(f"sigmoid({z:g})" for z in (3, 2, 0.75) if sigmoid(np.float64(z)) == pytest.approx(first))


@PROOFS.of("10.p5")
def _():
    np.testing.assert_allclose(softmax.softmax_columns(SCORES)[:, 0], [0.67, 0.24, 0.09], atol=0.005)
    return f"{softmax.softmax_columns(2 * SCORES).max():.2f}"


@PROOFS.of("10.p6")
def _():
    with np.errstate(over="ignore", invalid="ignore"):
        share = np.exp(1000.0) / (np.exp(1000.0) + np.exp(999.0))
    assert softmax.softmax_columns(np.array([[1.0], [0.0]]))[0, 0] == pytest.approx(0.73, abs=0.005)
    return f"{share:g}"


@PROOFS.of("10.p7")
def _():
    a, b, c = 0.1, 0.2, 0.3
    return "Yes" if (a + b) + c == a + (b + c) else "No"


@pytest.mark.parametrize("id", PROOFS)
def test_the_answer_of_a_card_is_what_the_library_computes(id):
    PROOFS.check(id)
