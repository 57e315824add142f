"""Numerical slopes, and the check that names the entry of a gradient that is wrong."""

from collections import namedtuple

import numpy as np
import pytest

from dlcore.gradients import gradient_check, numerical_grad, relative_error
from dlcore.logistic import logreg_gradients, predict_proba
from dlcore.losses import logistic_cost
from tests.random_numbers import SEEDS, model, signed, sizes

close = np.testing.assert_allclose


@pytest.fixture(params=SEEDS)
def rng(request):
    return np.random.default_rng(request.param)


@pytest.mark.parametrize("rank", range(5))
def test_the_slopes_of_a_cubic_in_every_shape(rng, rank):
    theta = signed(rng, *sizes(rng, rank)) if rank else np.array(signed(rng))
    weights = np.asarray(signed(rng, *theta.shape))
    grad = numerical_grad(lambda theta: np.sum(weights * theta**3), theta)
    assert grad.shape == theta.shape
    close(grad, 3 * weights * theta**2, rtol=1e-6)


def test_the_slope_in_a_plain_number():
    close(numerical_grad(lambda x: x**2, 3.0), 6.0)


def test_whole_numbers_are_nudged_by_fractions():
    close(numerical_grad(lambda x: np.sum(x**3), np.array([[1], [-2]])), [[3.0], [12.0]])
    assert gradient_check(lambda x: np.sum(x**2), np.array([1, 2]), np.array([2, 4]))


def test_the_error_is_that_of_two_sides():
    """(f(x + e) - f(x - e)) / 2e is off by e^2 f''' / 6: a hundred times less for a tenth of e."""
    theta = np.array([[0.7]])
    errors = [numerical_grad(lambda x: np.exp(x).item(), theta, e).item() - np.exp(0.7) for e in (1e-1, 1e-2)]
    close(errors[0], 1e-2 * np.exp(0.7) / 6, rtol=0.01)
    close(errors[0] / errors[1], 100, rtol=0.01)


def test_theta_never_moves(rng):
    theta = signed(rng, 3, 2)
    before, seen = theta.copy(), []
    theta.flags.writeable = False
    numerical_grad(lambda nudged: float(seen.append(nudged.copy()) or nudged.sum()), theta, 0.5)
    assert theta.tobytes() == before.tobytes()
    moved = [(nudged != theta).sum() for nudged in seen]
    assert moved[0] == 0 and moved[1:] == [1] * 2 * theta.size


@pytest.mark.parametrize(
    ("f", "told"),
    [
        (lambda theta: theta, r"f\(theta\) has shape \(2, 1\)"),
        (lambda theta: np.sum(theta, axis=0), r"f\(theta\) has shape \(1,\)"),
        (lambda theta: None, r"f\(theta\) is None"),
        (lambda theta: np.inf, r"f\(theta\) contains an infinite number"),
        (lambda theta: float(theta.sort() or theta.fill(9) or 1), "f changes the theta"),
    ],
)
def test_a_cost_is_one_number_and_changes_nothing(f, told):
    with pytest.raises(ValueError, match=told):
        numerical_grad(f, np.array([[1.5], [0.5]]))


def test_relative_error_by_hand():
    close(relative_error(np.array([3.0, 0.0]), np.array([0.0, 4.0])), 5 / 7)
    close(relative_error(2.0, 1.0), 1 / 3)
    assert relative_error(np.zeros((2, 3)), np.zeros((2, 3))) == 0.0


def test_relative_error_has_no_unit_and_no_side(rng):
    shape = sizes(rng, 3)
    a, b = signed(rng, *shape), signed(rng, *shape)
    close(relative_error(a, b), relative_error(b, a))
    close(relative_error(1000 * a, 1000 * b), relative_error(a, b))
    close(relative_error(a, -2 * a), 1)
    assert 0 < relative_error(a, b) < 1 and relative_error(a, a) == 0


def regression(rng):
    """The cost of a logistic regression as a function of {"w": w, "b": b}, and its gradient."""
    w, b, X, Y = model(rng, *sizes(rng, 2))
    dw, db = logreg_gradients(w, b, X, Y)
    return lambda theta: logistic_cost(predict_proba(theta["w"], float(theta["b"]), X), Y), w, b, dw, db


def test_a_right_gradient_is_ok(rng):
    f, w, b, dw, db = regression(rng)
    report = gradient_check(f, {"w": w, "b": b}, {"b": db, "w": dw})
    assert report.ok and report and report.worst is None
    assert repr(report) == f"gradient check: ok, all {w.size + 1} entries of w, b agree"


def test_the_one_wrong_entry_is_named(rng):
    f, w, b, dw, db = regression(rng)
    j = int(rng.integers(len(w)))
    wrong = dw.copy()
    wrong[j, 0] *= -3
    report = gradient_check(f, {"w": w, "b": b}, {"w": wrong, "b": db})
    assert not report.ok and not report
    assert (report.worst.block, report.worst.index) == ("w", (j, 0))
    close(report.worst.ratio, -3, rtol=1e-4)
    assert repr(report).splitlines() == [
        f"gradient check: not ok, wrong are 1 of {w.size} in w, 0 of 1 in b",
        f"worst is w[{j}, 0]: the cost moves with slope {report.worst.slope:.6g}, "
        f"grad says {wrong[j, 0]:.6g}: -3 times as much",
    ]


def test_a_common_factor_is_told(rng):
    f, w, b, dw, db = regression(rng)
    report = gradient_check(f, {"w": w, "b": b}, {"w": 4 * dw, "b": db})
    assert repr(report).splitlines()[-1] == "in w, every wrong entry is 4 times its slope"


def test_of_two_wrong_entries_the_one_further_off_is_the_worst():
    theta = np.array([1.0, 2.0, 3.0])
    grad = 2 * theta * [1.01, 1.5, 1.02]
    report = gradient_check(lambda theta: np.sum(theta**2), theta, grad)
    assert len(report.wrong) == 3 and report.worst.place == "theta[1]"


def test_a_wrong_number_beside_a_right_array_is_named(rng):
    f, w, b, dw, db = regression(rng)
    report = gradient_check(f, {"w": w, "b": b}, {"w": dw, "b": db + 1})
    assert len(report.wrong) == 1 and report.worst.place == "b"


Pair = namedtuple("Pair", "w b")


@pytest.mark.parametrize(
    ("container", "names"),
    [(tuple, ["theta[0]", "theta[1]"]), (list, ["theta[0]", "theta[1]"]), (Pair._make, ["w", "b"])],
)
def test_tuples_lists_and_named_tuples(rng, container, names):
    f, w, b, dw, db = regression(rng)
    kind = type(container([w, b]))

    def of_pair(theta):
        assert type(theta) is kind
        return f({"w": theta[0], "b": theta[1]})

    assert gradient_check(of_pair, container([w, b]), container([dw, db])).ok
    report = gradient_check(of_pair, container([w, b]), container([dw, db - 1]))
    assert report.worst.block == names[1]
    assert gradient_check(of_pair, container([w, b]), container([2 * dw, db])).worst.block == names[0]


def test_one_array_alone(rng):
    theta = signed(rng, 2, 3, 4)
    grad = 2 * theta
    assert gradient_check(lambda theta: np.sum(theta**2), theta, grad).ok
    grad[1, 0, 2] = np.nan
    report = gradient_check(lambda theta: np.sum(theta**2), theta, grad)
    assert repr(report).splitlines()[1].startswith("worst is theta[1, 0, 2]: the cost moves with slope")
    assert repr(report).endswith("grad says nan")


def test_a_slope_of_nothing_is_no_divisor():
    report = gradient_check(lambda theta: theta[0], np.array([2.0, 3.0]), np.array([1.0, 0.5]))
    assert repr(report).splitlines()[1] == "worst is theta[1]: the cost moves with slope 0, grad says 0.5"


def test_a_small_error_in_one_of_many_entries_is_found(rng):
    """The relative error of the whole gradient is below 1e-5 here: only a look at each entry finds it."""
    theta = signed(rng, 40, 10)
    grad = 2 * theta
    grad[7, 3] *= 1.0001
    report = gradient_check(lambda theta: np.sum(theta**2), theta, grad)
    assert [entry.index for entry in report.wrong] == [(7, 3)]


def test_rounding_of_a_large_cost_is_no_error(rng):
    theta = signed(rng, 3)
    assert gradient_check(lambda theta: 1e6 + np.sum(theta**2), theta, 2 * theta).ok
    assert not gradient_check(lambda theta: 1e6 + np.sum(theta**2), theta, 2.1 * theta).ok


def test_what_cannot_be_compared_is_said(rng):
    f, w, b, dw, db = regression(rng)
    dice = np.random.default_rng(0)
    theta = {"w": w, "b": b}
    for told, call in {
        "theta has w, b, but grad has w": lambda: gradient_check(f, theta, {"w": dw}),
        r"w has shape \(\d, 1\), but its gradient \(1, \d\)": lambda: gradient_check(
            f, theta, {"w": dw.T, "b": db}
        ),
        "two costs for the same theta": lambda: gradient_check(
            lambda t: f(t) + dice.random(), theta, {"w": dw, "b": db}
        ),
        "computes in float32": lambda: gradient_check(lambda t: np.float32(f(t)), theta, {"w": dw, "b": db}),
        "the gradient of b is None": lambda: gradient_check(f, theta, {"w": dw, "b": None}),
        r"f\(theta\) is None": lambda: gradient_check(lambda t: None, theta, {"w": dw, "b": db}),
        r"f\(theta\) has shape \(1, 1\)": lambda: gradient_check(
            lambda t: t * t, np.ones((1, 1)), np.ones((1, 1))
        ),
        "f is of type int": lambda: gradient_check(3, w, dw),
        "epsilon is 0": lambda: gradient_check(f, theta, {"w": dw, "b": db}, epsilon=0),
    }.items():
        with pytest.raises(ValueError, match=told):
            call()
