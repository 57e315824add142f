"""Saddles, and settings to try next: what holds for all matrices and all ranges."""

import itertools
import re

import numpy as np
import pytest

from dlcore.saddles import critical_point, hessian, random_hessian
from dlcore.sampling import log_uniform, sample_beta, zoom_range
from tests.random_numbers import SEEDS, signed

close = np.testing.assert_allclose


@pytest.fixture(params=SEEDS)
def rng(request):
    return np.random.default_rng(request.param)


def with_eigenvalues(e, rng):
    """A symmetric matrix with these eigenvalues, along random directions."""
    Q, _ = np.linalg.qr(rng.standard_normal((len(e), len(e))))
    H = Q @ np.diag(np.array(e, float)) @ Q.T
    return (H + H.T) / 2


@pytest.mark.parametrize(
    ("e", "word"),
    [
        ([1, 2, 3], "min"), ([-1, -2, -3], "max"), ([1, -2, -3], "saddle"), ([-1, 2, 3], "saddle"),
        ([0, 1, 2], "flat"), ([0, -1, -2], "flat"), ([0, 0, 0], "flat"), ([0, 1, -1], "saddle"),
        ([1e-6, 1, 1], "min"), ([-1e-6, 1, 1], "saddle"), ([4], "min"), ([-4], "max"), ([0], "flat"),
    ],
)  # fmt: skip
def test_the_signs_of_the_curvatures_tell(rng, e, word):
    H = with_eigenvalues(e, rng)
    assert critical_point(H) == word
    opposite = {"min": "max", "max": "min"}
    assert critical_point(-H) == opposite.get(word, word)


def test_a_positive_diagonal_is_no_minimum():
    assert critical_point(np.array([[1.0, 3.0], [3.0, 1.0]])) == "saddle"


def test_whole_numbers_and_single_precision_will_do():
    assert critical_point(np.array([[2, 0], [0, 3]])) == "min"
    assert critical_point(np.array([[2, 0.1], [0.1, -3]], np.float32)) == "saddle"


def test_an_unsymmetric_matrix_is_told_its_two_entries():
    told = "H[0, 1] is 2, but H[1, 0] is 5; wanted is a symmetric matrix, as second slopes make one."
    with pytest.raises(ValueError, match=re.escape(told)):
        critical_point(np.array([[1.0, 2.0], [5.0, 1.0]]))


def test_the_second_slopes_of_a_bowl_are_its_matrix(rng):
    H, g, theta = with_eigenvalues([3, -1, 0.5, 2], rng), signed(rng, 4, 1), signed(rng, 4, 1)
    found = hessian(lambda theta: float((theta.T @ H @ theta / 2 + g.T @ theta)[0, 0]), theta)
    close(found, H, atol=1e-6)
    assert np.array_equal(found, found.T)


def test_the_second_slopes_of_a_bent_function_by_hand():
    x, y = theta = np.array([[0.7], [-1.2]])
    found = hessian(lambda theta: float((theta[0] ** 2 * np.exp(theta[1]))[0]), theta)
    wanted = np.exp(y) * np.array([[2 * x**0, 2 * x], [2 * x, x**2]])[..., 0]
    close(found, wanted, atol=1e-6)


def test_a_monkey_saddle_is_flat_where_its_second_slopes_vanish():
    monkey = lambda theta: float((theta[0] ** 3 - 3 * theta[0] * theta[1] ** 2)[0])  # noqa: E731
    assert critical_point(np.round(hessian(monkey, np.zeros((2, 1))), 6)) == "flat"
    assert critical_point(hessian(monkey, np.ones((2, 1)))) == "saddle"


def test_in_many_dimensions_nearly_all_are_saddles():
    rng = np.random.default_rng(0)
    minima = {
        n: sum(critical_point(random_hessian(n, rng)) == "min" for _ in range(400)) / 400
        for n in (1, 2, 4, 8)
    }
    assert abs(minima[1] - 0.5) < 0.1 and minima[8] == 0
    assert all(minima[a] > minima[b] for a, b in itertools.pairwise((1, 2, 4)))


def test_a_random_matrix_is_symmetric_with_known_spread():
    H = random_hessian(300, np.random.default_rng(1))
    assert np.array_equal(H, H.T)
    close([H[0].var(), np.diag(H).var()], [0.5, 1.0], rtol=0.3)


def test_every_factor_of_ten_gets_its_share():
    draws = log_uniform(1e-4, 1.0, np.random.default_rng(0).random(40_000))
    shares = np.histogram(draws, [1e-4, 1e-3, 1e-2, 1e-1, 1.0])[0] / draws.size
    close(shares, 0.25, atol=0.01)


def test_noise_from_0_to_1_runs_from_lo_to_hi(rng):
    lo, hi = 0.003, 7.0
    close(log_uniform(lo, hi, np.array([0.0, 0.5, 1.0])), [lo, np.sqrt(lo * hi), hi])
    u = np.sort(rng.random(20))
    assert (np.diff(log_uniform(lo, hi, u)) > 0).all() and log_uniform(lo, hi, u.reshape(4, 5)).shape == (
        4,
        5,
    )


def test_units_of_the_setting_do_not_matter(rng):
    u = rng.random(9)
    close(log_uniform(0.02, 3.0, u) * 1000, log_uniform(20.0, 3000.0, u))


def test_beta_is_drawn_by_how_many_values_it_averages():
    close(sample_beta(0.9, 0.999, np.array([0.0, 0.5, 1.0])), [0.9, 0.99, 0.999])
    u = np.random.default_rng(0).random(40_000)
    windows = 1 / (1 - sample_beta(0.9, 0.999, u))
    close(np.mean(windows > 100), 0.5, atol=0.01)
    close(1 - sample_beta(0.9, 0.999, u), log_uniform(0.001, 0.1, 1 - u), rtol=1e-9)
    close(1 - sample_beta(0.9, 0.999, u), log_uniform(0.1, 0.001, u), rtol=1e-9)


@pytest.mark.parametrize(
    ("draw", "told"),
    [
        (lambda u: sample_beta(0.9, 0.5, u), "hi is 0.5; wanted is a single number above lo, which is 0.9, and below"),
        (lambda u: sample_beta(0.9, 1.0, u), "hi is 1.0; wanted is a single number above lo, which is 0.9, and below"),
    ],
)  # fmt: skip
def test_a_range_upside_down_is_told(draw, told):
    with pytest.raises(ValueError, match=re.escape(told)):
        draw(np.array([0.5]))


def test_zoom_by_hand():
    values, scores = np.array([0.1, 3.0, 0.5, 2.0, 0.01]), np.array([0.6, 0.9, 0.8, 0.2, 0.7])
    assert zoom_range(values, scores, 3) == (0.01, 3.0)
    assert zoom_range(values, scores, 2) == (0.5, 3.0)


def test_zoom_does_not_care_for_order_and_never_widens(rng):
    values, scores, order = signed(rng, 9), rng.random(9), rng.permutation(9)
    ranges = [zoom_range(values, scores, k) for k in range(1, 10)]
    assert ranges == [zoom_range(values[order], scores[order], k) for k in range(1, 10)]
    assert all(b[0] <= a[0] and a[1] <= b[1] for a, b in itertools.pairwise(ranges))
    assert ranges[-1] == (values.min(), values.max()) and ranges[0] == (values[scores.argmax()],) * 2
