"""Gradient descent and the measures of its result: laws, and numbers that can be redone by hand."""

import math
from itertools import islice, pairwise

import numpy as np
import pytest

from dlcore.logistic import logreg_gradients, loop_gradients, predict_labels, predict_proba
from dlcore.losses import logistic_cost
from dlcore.metrics import accuracy, confusion, wilson_interval
from dlcore.training import gradient_descent, gradient_step
from tests.random_numbers import SEEDS, SINGLE, model, signed, sizes

close = np.testing.assert_allclose


@pytest.fixture(params=SEEDS)
def rng(request):
    return np.random.default_rng(request.param)


def test_a_step_goes_against_the_slope(rng):
    (n,) = sizes(rng, 1)
    w, dw = signed(rng, n, 1), signed(rng, n, 1)
    new_w, new_b = gradient_step(w, 0.5, dw, 4.0, 0.1)
    close(new_w, [[w[j, 0] - 0.1 * dw[j, 0]] for j in range(n)])
    close(new_b, 0.1)
    assert gradient_step(w, 0.5, dw, 4.0, 0)[0].tolist() == w.tolist()


def test_descent_is_the_loop_of_gradient_and_step(rng):
    w, b, X, Y = model(rng, *sizes(rng, 2))
    walk = list(gradient_descent(X, Y, 0.3, 5, w, b))
    assert len(walk) == 6
    for found_w, found_b, cost in walk:
        close(found_w, w)
        close(found_b, b)
        close(cost, logistic_cost(predict_proba(w, b, X), Y))
        w, b = gradient_step(w, b, *logreg_gradients(w, b, X, Y), 0.3)


def test_descent_starts_from_zeros_where_the_cost_is_ln_2(rng):
    _, _, X, Y = model(rng, *sizes(rng, 2))
    ((w, b, cost),) = gradient_descent(X, Y, 0.3, 0)
    assert w.shape == (len(X), 1) and not w.any() and b == 0
    close(cost, math.log(2))


def test_small_steps_never_raise_the_cost(rng):
    _, _, X, Y = model(rng, *sizes(rng, 2))
    costs = [cost for _, _, cost in gradient_descent(X, Y, 0.05, 200)]
    assert all(later < earlier for earlier, later in pairwise(costs))


def test_the_end_of_the_walk_has_no_slope(rng):
    """Labels that no line separates: the minimum is finite, and gradient descent comes to it."""
    X = np.array([[1.0, -1.0, 1.0, -1.0, 0.5, 2.0]])
    Y = np.array([[1.0, 0.0, 0.0, 1.0, 1.0, 0.0]])
    *_, (w, b, _) = gradient_descent(X, Y, 0.5, 3000, signed(rng, 1, 1), float(signed(rng)))
    dw, db = logreg_gradients(w, b, X, Y)
    close([dw.item(), db], 0, atol=1e-10)


def test_descent_runs_the_learners_own_functions(rng):
    _, _, X, Y = model(rng, *sizes(rng, 2))
    plain = list(gradient_descent(X, Y, 0.3, 3))
    for (w, b, cost), (slow_w, slow_b, slow_cost) in zip(
        plain, gradient_descent(X, Y, 0.3, 3, gradients=loop_gradients), strict=True
    ):
        close([*w[:, 0], b, cost], [*slow_w[:, 0], slow_b, slow_cost])
    doubled = gradient_descent(
        X, Y, 0.15, 3, step=lambda w, b, dw, db, rate: (w - 2 * rate * dw, b - 2 * rate * db)
    )
    for (w, b, _), (other_w, other_b, _) in zip(plain, doubled, strict=True):
        close([*w[:, 0], b], [*other_w[:, 0], other_b])


def test_descent_waits_to_be_asked(rng):
    calls = []

    def counted(*given):
        calls.append(given)
        return logreg_gradients(*given)

    _, _, X, Y = model(rng, 3, 5)
    walk = gradient_descent(X, Y, 0.3, 10**9, gradients=counted)
    assert not calls
    assert len(list(islice(walk, 4))) == 4 and len(calls) == 3


def test_descent_complains_at_the_call_and_not_at_the_first_step(rng):
    _, _, X, Y = model(rng, 3, 5)
    with pytest.raises(ValueError, match=r"Y has shape \(5, 1\)"):
        gradient_descent(X, Y.T, 0.3, 10)


def test_descent_finds_the_shape_in_the_learners_own_gradient_that_is_wrong(rng):
    _, _, X, Y = model(rng, 3, 5)
    walk = gradient_descent(X, Y, 0.3, 2, gradients=lambda w, b, X, Y: (w.T, b))
    with pytest.raises(ValueError, match=r"dw has shape \(1, 3\)"):
        list(walk)


@SINGLE
def test_whole_number_labels_keep_float32(rng):
    _, _, X, Y = model(rng, 3, 5)
    for w, _, _ in gradient_descent(X.astype(np.float32), Y.astype(int), 0.3, 3):
        assert w.dtype == np.float32 and np.isfinite(w).all()


def test_accuracy_is_the_diagonal_of_the_confusion_table(rng):
    k, m = sizes(rng, 2)
    Y, Y_hat = rng.integers(0, k, (1, 10 * m)), rng.integers(0, k, (1, 10 * m))
    table = confusion(Y_hat, Y)
    counted = [[sum((Y[0] == i) & (Y_hat[0] == j)) for j in range(k)] for i in range(k)]
    assert table.tolist() == counted
    close(accuracy(Y_hat, Y), np.trace(table) / table.sum())
    assert confusion(Y_hat[0], Y[0]).tolist() == counted


def test_confusion_by_hand():
    Y, Y_hat = np.array([[1.0, 1, 1, 0, 0, 1]]), np.array([[1, 0, 1, 0, 1, 1]])
    assert confusion(Y_hat, Y).tolist() == [[1, 1], [1, 3]]
    close(accuracy(Y_hat, Y), 4 / 6)


def test_a_table_of_one_class_has_room_for_the_other():
    assert confusion(np.zeros(4), np.zeros(4)).tolist() == [[4, 0], [0, 0]]


def test_labels_meet_metrics(rng):
    w, b, X, Y = model(rng, *sizes(rng, 2))
    A = predict_proba(w, b, X)
    assert accuracy(predict_labels(A), Y) == sum((A[0] > 0.5) == (Y[0] == 1)) / Y.size


@pytest.mark.parametrize("confidence", [0.8, 0.95, 0.99])
@pytest.mark.parametrize(("successes", "m"), [(0, 7), (1, 9), (90, 100), (105, 120), (13, 13)])
def test_wilson_ends_where_the_count_is_just_z_standard_errors_away(successes, m, confidence):
    """Its definition: (successes / m - p)^2 = z^2 p (1 - p) / m at both ends p."""
    z = {0.8: 1.2815515655, 0.95: 1.9599639845, 0.99: 2.5758293035}[confidence]
    low, high = wilson_interval(successes, m, confidence)
    assert 0 <= low <= successes / m <= high <= 1 and low < high
    for p in (low, high):
        close((successes / m - p) ** 2, z**2 * p * (1 - p) / m, rtol=1e-8, atol=1e-12)


def test_wilson_treats_failures_as_it_treats_successes():
    low, high = wilson_interval(33, 120)
    close(wilson_interval(120 - 33, 120), (1 - high, 1 - low))


def test_wilson_counts_in_numpys_small_integers():
    assert wilson_interval(np.uint8(90), np.uint8(100)) == wilson_interval(90, 100)
    assert {type(end) for end in wilson_interval(np.int64(90), np.int64(100))} == {float}


def test_wilson_narrows_with_the_root_of_m():
    widths = [high - low for low, high in (wilson_interval(7 * k // 10, k) for k in (100, 10_000))]
    close(widths[0] / widths[1], 10, rtol=0.02)


def test_wilson_covers_the_truth_as_often_as_it_promises():
    """Exactly, over all counts of 40 tries, and on average over true proportions."""
    m, truths = 40, np.linspace(0.05, 0.95, 37)
    covered = [
        sum(
            math.comb(m, k) * p**k * (1 - p) ** (m - k)
            for k in range(m + 1)
            if wilson_interval(k, m)[0] <= p <= wilson_interval(k, m)[1]
        )
        for p in truths
    ]
    assert 0.94 < np.mean(covered) < 0.96


@pytest.mark.parametrize(("successes", "m"), [(5, 4), (0, 0)])
def test_wilson_refuses_what_cannot_be_counted(successes, m):
    with pytest.raises(ValueError, match=f"{successes} successes of m = {m}"):
        wilson_interval(successes, m)
