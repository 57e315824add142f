"""Splits, the choice of a model, and scaling: laws, and the words in which a leak is told."""

from itertools import pairwise

import numpy as np
import pytest

from dlcore.scaling import apply_scaler, check_scaler, fit_scaler
from dlcore.selection import (
    curve_cost,
    diagnose,
    fit_polynomial,
    learning_curve,
    poly_features,
    select_and_report,
    select_degree,
)
from dlcore.splits import check_disjoint, shared_columns, shuffle_split, split_sizes
from tests.random_numbers import SEEDS, signed

close = np.testing.assert_allclose


@pytest.fixture(params=SEEDS)
def rng(request):
    return np.random.default_rng(request.param)


def test_every_column_is_in_one_set_and_keeps_its_label(rng):
    m = int(rng.integers(20, 60))
    X, Y = np.stack([np.arange(m), signed(rng, m)]), np.arange(m)[None, :] * 10
    n_train, n_dev, n_test = split_sizes(m, *rng.uniform(0.1, 0.3, 2))
    parts = shuffle_split(X, Y, n_dev, n_test, rng.permutation(m))
    assert [parts[name][0].shape[1] for name in ("train", "dev", "test")] == [n_train, n_dev, n_test]
    together = np.concatenate([X for X, _ in parts.values()], axis=1)
    assert np.array_equal(np.sort(together[0]), X[0])
    assert all(np.array_equal(X[0] * 10, Y[0]) for X, Y in parts.values())


def test_sizes_add_up_and_are_the_nearest(rng):
    for _ in range(100):
        m, dev, test = int(rng.integers(5, 2000)), *rng.uniform(0, 0.4, 2)
        found = split_sizes(m, dev, test)
        assert sum(found) == m and all(type(size) is int for size in found)
        assert max(abs(found[1] - m * dev), abs(found[2] - m * test)) <= 0.5


def test_the_rules_of_thumb():
    assert split_sizes(1_000_000, 0.01, 0.01) == (980_000, 10_000, 10_000)
    assert split_sizes(1000, 0.2, 0.2) == (600, 200, 200)
    with pytest.raises(ValueError, match="no example to train on"):
        split_sizes(3, 0.5, 0.5)
    with pytest.raises(ValueError, match="dev_frac is 20; wanted is a fraction from 0 to 1"):
        split_sizes(100, 20, 20)
    with pytest.raises(ValueError, match=r"dev_frac = 0\.4 and test_frac = 0\.6 of m = 5 leave no example"):
        split_sizes(5, 0.4, 0.6)


def test_columns_in_two_sets_are_found(rng):
    X = signed(rng, 3, 8)
    assert shared_columns(X[:, :5], X[:, 3:]).tolist() == [0, 1]
    assert shared_columns(X[:, :5], X[:, 5:]).size == 0
    assert shared_columns(np.array([[0.0, 1.0]]), np.array([[2, 0, 1]])).tolist() == [1, 2]
    assert shared_columns(np.array([[0.0]]), np.array([[-0.0]])).tolist() == [0]


def test_sets_that_share_examples_are_refused_in_words(rng):
    X = signed(rng, 3, 9)
    check_disjoint(train=X[:, :5], dev=X[:, 5:7], test=X[:, 7:])
    with pytest.raises(
        ValueError, match=r"2 of the 4 examples of dev are in train as well, .*column 0 of dev"
    ):
        check_disjoint(train=X[:, :5], dev=X[:, 3:7])
    with pytest.raises(ValueError, match="1 of the 3 examples of test are in dev"):
        check_disjoint(train=X[:, :4], dev=X[:, 4:7], test=X[:, 6:])


def test_scaled_training_examples_have_mean_0_and_standard_deviation_1(rng):
    X = signed(rng, 4, 30) * np.array([[1e-3], [1.0], [50.0], [4254.0]]) + 7
    Z = apply_scaler(X, *fit_scaler(X))
    close(Z.mean(axis=1), 0, atol=1e-9)
    close(Z.std(axis=1), 1)
    close(fit_scaler(Z)[1], np.ones((4, 1)))


def test_every_set_goes_through_one_mapping(rng):
    X_train, X_dev = signed(rng, 3, 20), signed(rng, 3, 6) + 1
    mu, sigma = fit_scaler(X_train)
    together = apply_scaler(np.concatenate([X_train, X_dev], axis=1), mu, sigma)
    close(apply_scaler(X_dev, mu, sigma), together[:, 20:])
    close(apply_scaler(X_dev, mu, sigma) * sigma + mu, X_dev)


def test_a_leak_into_the_scaling_is_named(rng):
    train, dev, test = signed(rng, 3, 20), signed(rng, 3, 6) + 1, signed(rng, 3, 5) - 1
    check_scaler(*fit_scaler(train), train, dev=dev, test=test)

    def told(*sets):
        with pytest.raises(ValueError, match="Fit the scaler on train alone") as complaint:
            check_scaler(*fit_scaler(np.concatenate(sets, axis=1)), train, dev=dev, test=test)
        return str(complaint.value)

    assert "those of train and dev together: dev has leaked into the scaling" in told(train, dev)
    assert "those of train and dev and test together" in told(train, dev, test)
    assert "are those of dev." in told(dev)
    assert "are not those of train." in told(signed(rng, 3, 9) * 3)


def test_features_without_spread_are_refused_in_words():
    with pytest.raises(ValueError, match="row 1 of X has the value 5 in every example"):
        fit_scaler(np.array([[1.0, 2.0, 3.0], [5.0, 5.0, 5.0]]))
    with pytest.raises(ValueError, match="one example only"):
        fit_scaler(np.array([[1.0], [2.0]]))
    with pytest.raises(ValueError, match="sigma holds 0; wanted are numbers above 0"):
        apply_scaler(np.ones((2, 3)), np.zeros((2, 1)), np.array([[1.0], [0.0]]))


@pytest.mark.parametrize(
    ("errors", "bias", "variance"),
    [
        ((0.15, 0.16, 0.14), False, False),
        ((0.15, 0.16, 0.01), True, False),
        ((0.01, 0.11, 0.0), False, True),
        ((0.15, 0.30, 0.01), True, True),
        ((0.10, 0.12, 0.08), False, False),
    ],
)
def test_the_four_diagnoses_and_gaps_equal_to_tol(errors, bias, variance):
    assert diagnose(*errors) == {"bias": bias, "variance": variance}


def test_powers_stand_side_by_side(rng):
    x = signed(rng, 5)
    F = poly_features(x, 4)
    for k in range(4):
        close(F[:, k], x ** (k + 1))
    with pytest.raises(ValueError, match=r"x holds whole numbers.*astype\(float\)"):
        poly_features(np.array([50, 60]), 12)


def test_choice_is_on_dev_and_the_report_on_test():
    assert select_degree([0.9, 0.5, 0.1], [0.9, 0.6, 0.7]) == 2
    assert select_and_report([0.3, 0.2, 0.25], [0.1, 0.4, 0.2]) == (1, 0.4)


def test_the_winner_looks_better_on_dev_than_it_is(rng):
    """All models are equally good: the smallest of many dev errors is below the truth, the test error is not."""
    truth, found = 0.2, []
    for _ in range(300):
        dev, test = rng.binomial(100, truth, (2, 20)) / 100
        i, honest = select_and_report(dev, test)
        found.append((dev[i], honest))
    on_dev, on_test = np.mean(found, axis=0)
    assert on_dev < truth - 0.05 and abs(on_test - truth) < 0.01


def test_a_polynomial_is_found_again_in_its_own_values(rng):
    x, w = rng.uniform(-30, 90, 40), signed(rng, 4)
    y = np.polyval(w, x / 50)
    for d in (3, 5, 12):
        close(fit_polynomial(x, y, d)(x), y, atol=1e-6)


def test_without_a_penalty_it_is_the_least_squares_curve(rng):
    x, y = rng.uniform(-2, 3, 25), signed(rng, 25)
    close(fit_polynomial(x, y, 4)(x), np.polyval(np.polyfit(x, y, 4), x), atol=1e-9)


def test_the_penalised_fit_has_no_slope(rng):
    """w and b are where the cost (F w + b - y)^2 + lambd w^2 is least."""
    x, y, lambd = rng.uniform(-2, 3, 25), signed(rng, 25), 0.7
    curve = fit_polynomial(x, y, 3, lambd)
    F = (poly_features((x - curve.middle) / curve.half, 3) - curve.mu) / curve.sigma
    rest = F @ curve.w + curve.b - y
    close(F.T @ rest + lambd * curve.w, 0, atol=1e-9)
    close(rest.sum(), 0, atol=1e-9)


def test_more_penalty_means_smaller_weights_and_a_worse_fit(rng):
    x, y = rng.uniform(-2, 3, 15), signed(rng, 15)
    curves = [fit_polynomial(x, y, 9, lambd) for lambd in (0.0, 0.01, 1.0, 100.0)]
    lengths, costs = zip(*[(np.linalg.norm(c.w), curve_cost(c, x, y)) for c in curves], strict=True)
    assert list(lengths) == sorted(lengths, reverse=True) and list(costs) == sorted(costs)
    close(fit_polynomial(x, y, 9, 1e9)(x), y.mean(), atol=1e-5)


def test_train_cost_falls_with_the_degree_up_to_a_curve_through_every_point(rng):
    x, y = np.linspace(0, 40_000, 9), signed(rng, 9)
    costs = [curve_cost(fit_polynomial(x, y, d), x, y) for d in range(1, 13)]
    assert all(later <= earlier + 1e-9 for earlier, later in pairwise(costs))
    assert costs[0] > 1e-2 and max(costs[7:]) < 1e-9


def test_a_learners_own_features_are_used(rng):
    x, y = signed(rng, 20), signed(rng, 20)
    curve = fit_polynomial(x, y, 2, features=lambda x, d: np.stack([np.cos(x), x], axis=1))
    plain = fit_polynomial(x, y, 2)
    assert curve_cost(curve, x, y) != curve_cost(plain, x, y)


def test_few_and_equal_places():
    assert fit_polynomial(np.array([1.0, 3.0]), np.array([2.0, 6.0]), 5)(np.array([2.0])).shape == (1,)
    with pytest.raises(ValueError, match=r"x has the value 2 in every example"):
        fit_polynomial(np.array([2.0, 2.0]), np.array([1.0, 3.0]), 1)


def test_sets_of_a_learning_curve_are_nested_and_dev_stays_whole(rng):
    X, X_dev = np.arange(12.0)[None, :], np.arange(20.0, 25.0)[None, :]
    seen = []

    def fit(X, Y):
        assert np.array_equal(10 * X, Y)
        seen.append(X[0].tolist())
        return len(seen)

    def error(model, X, Y):
        return model if X.shape[1] != 5 else 100 * model + X[0, 0]

    train, dev = learning_curve(fit, error, X, 10 * X, X_dev, 10 * X_dev, [2, 7, 12], rng)
    assert [len(k) for k in seen] == [2, 7, 12] and sorted(seen[2]) == X[0].tolist()
    assert seen[0] == seen[2][:2] and seen[1] == seen[2][:7]
    assert train.tolist() == [1, 2, 3] and dev.tolist() == [120, 220, 320]


def test_with_more_examples_train_and_dev_errors_meet(rng):
    """High variance is cured by data: degree 8 on 12 and on 400 noisy examples."""
    x, x_dev = rng.uniform(-1, 1, 400), rng.uniform(-1, 1, 300)
    y, y_dev = (np.sin(3 * x) + 0.3 * rng.standard_normal(x.size) for x in (x, x_dev))
    gaps = np.subtract(
        *learning_curve(lambda x, y: fit_polynomial(x, y, 8), curve_cost, x, y, x_dev, y_dev, [12, 400], rng)[
            ::-1
        ]
    )
    assert gaps[0] > 0.1 and abs(gaps[1]) < 0.05
