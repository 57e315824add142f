"""The loss of a YOLO: what it adds up, what it does not care about, and its slope against two independent ones."""

import numpy as np
import pytest

from dlcore.detection_loss import yolo_cost, yolo_grad, yolo_loss
from dlcore.detector import detector
from dlcore.network import check_gradients
from dlcore.yolo import encode
from tests.random_numbers import SEEDS, signed

autograd = pytest.importorskip("autograd", reason="autograd is not installed: pip install autograd")
anp = autograd.numpy

close = np.testing.assert_allclose
ANCHORS = np.array([[0.15, 0.4], [0.5, 0.2]])
M, S, C = 3, 4, 3


@pytest.fixture(params=SEEDS)
def rng(request):
    return np.random.default_rng(request.param)


def case(rng):
    objects = [
        np.column_stack([rng.integers(0, C, k), rng.uniform(0, 1, (k, 2)), rng.uniform(0.05, 0.8, (k, 2))])
        for k in (5, 1, 0)
    ]
    return 2 * signed(rng, M, S, S, 2 * (5 + C)), encode(objects, S, ANCHORS, C)


def written_anew(Z, T, lambda_coord, lambda_noobj):
    """From probabilities and sizes, not from the numbers before them, one cell and anchor after the other."""
    J = 0.0
    for place in np.ndindex(M, S, S, len(ANCHORS)):
        *cell, a = place
        k = slice(a * (5 + C), (a + 1) * (5 + C))
        z, t = Z[tuple(cell)][k], T[tuple(cell)][k]
        pc = 1 / (1 + anp.exp(-z[0]))
        if not t[0]:
            J = J - lambda_noobj * anp.log(1 - pc)
            continue
        bx, by = 1 / (1 + anp.exp(-z[1])), 1 / (1 + anp.exp(-z[2]))
        bh, bw = S * ANCHORS[a, 1] * anp.exp(z[3]), S * ANCHORS[a, 0] * anp.exp(z[4])
        where = (bx - t[1]) ** 2 + (by - t[2]) ** 2 + anp.log(bh / t[3]) ** 2 + anp.log(bw / t[4]) ** 2
        p = anp.exp(z[5:]) / anp.sum(anp.exp(z[5:]))
        J = J - anp.log(pc) + lambda_coord * where - anp.log(anp.sum(p * t[5:]))
    return J / M


def test_it_is_what_the_docstring_says(rng):
    Z, T = case(rng)
    assert T.reshape(-1, 5 + C)[:, 0].sum() >= 4
    close(yolo_cost(Z, T, ANCHORS, 3.0, 0.7), written_anew(Z, T, 3.0, 0.7))


def test_its_slope_is_that_of_automatic_differentiation(rng):
    Z, T = case(rng)
    theirs = autograd.grad(lambda Z: written_anew(Z, T, 3.0, 0.7))(Z)
    close(yolo_grad(Z, T, ANCHORS, 3.0, 0.7), theirs, rtol=1e-9, atol=1e-9 * np.abs(theirs).max())


def test_its_slope_is_that_of_trial(rng):
    Z, T = case(rng)
    for place in rng.permutation(list(np.ndindex(Z.shape)))[:40]:
        step = np.zeros(Z.shape)
        step[tuple(place)] = 1e-5
        trial = (yolo_cost(Z + step, T, ANCHORS) - yolo_cost(Z - step, T, ANCHORS)) / 2e-5
        close(yolo_grad(Z, T, ANCHORS)[tuple(place)], trial, rtol=1e-6, atol=1e-8)


def test_without_an_object_only_the_first_number_counts(rng):
    Z, T = case(rng)
    z = Z.reshape(M, S, S, 2, 5 + C)
    empty = T.reshape(z.shape)[..., 0] == 0
    other = z.copy()
    other[empty, 1:] = signed(rng, empty.sum(), 4 + C) * 9
    assert yolo_cost(other.reshape(Z.shape), T, ANCHORS) == pytest.approx(yolo_cost(Z, T, ANCHORS), rel=1e-14)
    dz = yolo_grad(Z, T, ANCHORS).reshape(z.shape)
    assert not dz[empty, 1:].any() and dz[empty, 0].all() and dz[~empty].all()


def test_the_weights_divide_it_into_its_three_questions(rng):
    Z, T = case(rng)
    cost = {(c, n): yolo_cost(Z, T, ANCHORS, c, n) for c in (0.0, 1.0, 5.0) for n in (0.0, 1.0, 0.5)}
    close(cost[5, 0.5], cost[0, 0] + 5 * (cost[1, 0] - cost[0, 0]) + 0.5 * (cost[0, 1] - cost[0, 0]))
    assert min(cost[1, 0] - cost[0, 0], cost[0, 1] - cost[0, 0], cost[0, 0]) > 0


def test_sure_answers_stay_finite():
    """1000 and -1000: probabilities that are exactly 0 and 1 in any precision."""
    for dtype in (np.float64, np.float32):
        Z, T = (part.astype(dtype) for part in case(np.random.default_rng(1)))
        for far in (1000 * np.sign(Z), -1000 * np.sign(Z)):
            assert np.isfinite(yolo_cost(far, T, ANCHORS)) and np.isfinite(yolo_grad(far, T, ANCHORS)).all()
        assert yolo_grad(Z, T, ANCHORS).dtype == dtype


def test_a_whole_detector_has_the_slopes_of_trial():
    rng = np.random.default_rng(2)
    net = detector(8, 4, ANCHORS, C, rng, channels=(2,), last=3).copy(np.float64)
    net.theta += 0.05 * signed(rng, net.theta.size)
    objects = [
        np.array([[1, 0.4, 0.4, 0.3, 0.3]]),
        np.array([[0, 0.8, 0.2, 0.2, 0.4], [2, 0.8, 0.2, 0.6, 0.2]]),
    ]
    X = rng.uniform(size=(2, 8, 8, 3))
    assert check_gradients(net, X, encode(objects, 4, ANCHORS, C), training=True)


def test_it_knows_its_anchors_and_weights(rng):
    Z, T = case(rng)
    loss = yolo_loss(ANCHORS, 2.0, 0.1)
    assert loss.cost(Z, T) == yolo_cost(Z, T, ANCHORS, 2.0, 0.1)
    assert np.array_equal(loss.grad(Z, T), yolo_grad(Z, T, ANCHORS, 2.0, 0.1))
    assert yolo_loss(ANCHORS).cost(Z, T) == yolo_cost(Z, T, ANCHORS)
