"""The deep backward pass against two other ways to the same slopes: measured ones, and those of autograd."""

import numpy as np
import pytest

from dlcore import deep
from dlcore.gradients import gradient_check
from dlcore.losses import logistic_cost_from_logits
from dlcore.practice.exercises.c04_deep import sure_outputs
from tests.random_numbers import SEEDS, labels, signed, sizes

close = np.testing.assert_allclose


def network(rng, depth):
    *dims, m = sizes(rng, depth + 1)
    params = [(signed(rng, n, k), abs(signed(rng, n, 1))) for k, n in zip(dims, [*dims[1:], 1], strict=True)]
    return signed(rng, dims[0], m), labels(rng, 1, m), params


def by_hand(X, Y, params):
    AL, caches = deep.model_forward(X, params)
    return deep.model_backward(AL, Y, caches)


def certain(rng):
    """A network that is so sure that AL is exactly 0 or 1, and not always right."""
    AL, Y, caches = sure_outputs()
    assert {0.0, 1.0} <= set(AL[0]) and (AL[0] != Y[0]).any() and (AL[0] == Y[0]).any()
    return caches[0][0], Y, [(W, b) for _, W, b, _ in caches]


NETWORKS = {f"depth {depth}": lambda rng, depth=depth: network(rng, depth) for depth in (1, 2, 3, 5)}
NETWORKS["certain"] = certain


@pytest.mark.parametrize("make", NETWORKS.values(), ids=NETWORKS)
@pytest.mark.parametrize("seed", SEEDS)
def test_as_measured(make, seed):
    X, Y, params = make(np.random.default_rng(seed))

    def cost(blocks):
        layers = list(zip(blocks[::2], blocks[1::2], strict=True))
        return logistic_cost_from_logits(deep.model_forward(X, layers)[1][-1][3], Y)

    flat = [block for pair in params for block in pair]
    report = gradient_check(cost, flat, [slope for pair in by_hand(X, Y, params) for slope in pair])
    assert report, report


@pytest.mark.parametrize("make", NETWORKS.values(), ids=NETWORKS)
@pytest.mark.parametrize("seed", SEEDS)
def test_as_autograd_says_to_nine_digits(make, seed):
    autograd = pytest.importorskip("autograd", reason="autograd is not installed")
    anp = pytest.importorskip("autograd.numpy", reason="autograd is not installed")
    X, Y, params = make(np.random.default_rng(seed))

    def cost(params):
        A = X
        for W, b in params[:-1]:
            A = anp.maximum(0, anp.dot(W, A) + b)
        W, b = params[-1]
        Z = anp.dot(W, A) + b
        return anp.mean(anp.logaddexp(0, anp.where(Y == 1, -Z, Z)))

    for mine, theirs in zip(by_hand(X, Y, params), autograd.grad(cost)(params), strict=True):
        for one, other in zip(mine, theirs, strict=True):
            assert one.shape == other.shape
            close(one, other, rtol=1e-9, atol=1e-9 * np.abs(other).max())


@pytest.mark.parametrize("make", NETWORKS.values(), ids=NETWORKS)
def test_slopes_of_examples_add_up_to_the_slope_of_all(make):
    X, Y, params = make(np.random.default_rng(4))
    m = X.shape[1]
    alone = [by_hand(X[:, [i]], Y[:, [i]], params) for i in range(m)]
    for l, pair in enumerate(by_hand(X, Y, params)):
        for k, slope in enumerate(pair):
            close(slope, sum(each[l][k] for each in alone) / m, rtol=1e-9, atol=1e-12)
