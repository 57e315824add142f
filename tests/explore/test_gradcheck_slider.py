"""gradcheck_bug: which blocks are wrong, when the check lies, and the learner's functions in it."""

import numpy as np
import pytest

from dlcore import explore
from dlcore.explore import buggy_network, checked_gradients
from dlcore.gradients import gradient_check, numerical_grad, relative_error
from dlcore.practice import todo
from tests.explore.own import ORANGE, coloured, stopped


def test_the_backward_pass_without_a_bug_is_right():
    for kinked, bug in ((False, "none"), (True, "kink")):
        X, Y, theta = buggy_network.problem(kinked)
        report = gradient_check(
            lambda theta, kinked=kinked: buggy_network.cost(theta, kinked),
            theta,
            buggy_network.gradient(bug),
            1e-6,
            1e-5,
        )
        assert report, report
        assert X.shape[1] == Y.shape[1] == buggy_network.M


@pytest.mark.parametrize(
    ("bug", "wrong"),
    [
        ("none", ""),
        ("no_1_over_m", "W1 b1 W2 b2 W3 b3"),
        ("slope", "W1 b1 W2 b2"),
        ("sign", "W2"),
        ("bias", "b1 b2 b3"),
        ("kink", "W1 b1"),
    ],
)
def test_the_blocks_tell_where_the_bug_is(bug, wrong):
    exploration = explore.gradcheck_bug(bug=bug)
    verdicts = {
        block: checked_gradients.verdict(error)
        for block, error in zip(buggy_network.BLOCKS, exploration.arrays.errors, strict=True)
    }
    assert verdicts == {
        block: "wrong" if block in wrong.split() else "agrees" for block in buggy_network.BLOCKS
    }
    assert (f"Wrong: {', '.join(wrong.split())}. " in exploration.alt) == bool(wrong)


def test_each_bug_has_a_picture_of_its_own():
    patterns = {
        tuple(checked_gradients.verdict(error) for error in explore.gradcheck_bug(bug=bug).arrays.errors)
        for bug in checked_gradients.BUGS
    }
    assert len(patterns) == len(checked_gradients.BUGS)


@pytest.mark.parametrize(
    ("bug", "epsilon", "words"),
    [
        ("none", 1e-4, "No bug is found, and there is none"),
        ("none", 1e-10, "differ by rounding"),
        ("none", 0.1, "the cost bends"),
        ("sign", 0.1, "the cost bends"),
        ("kink", 1e-4, "crosses the corner of ReLU"),
        ("kink", 1e-6, "no step crosses the corner"),
        ("kink", 1e-10, "differ by rounding"),
        ("slope", 1e-5, "Layer 3 is right and everything before it wrong"),
    ],
)
def test_when_a_gradient_check_lies(bug, epsilon, words):
    exploration = explore.gradcheck_bug(bug=bug, epsilon=epsilon)
    assert words in exploration.alt
    right = exploration.arrays.errors.max() <= checked_gradients.AGREES
    assert right == (bug in ("none", "kink") and exploration.arrays.fit)


def test_the_error_of_a_right_gradient_has_its_lowest_point_in_between():
    highest = explore.gradcheck_bug().arrays.highest
    k = int(highest.argmin())
    assert 1e-7 < buggy_network.EPSILONS[k] < 1e-3
    assert highest[0] > 100 * highest[k] < highest[-1] / 1e5


def test_gradcheck_bug_says_its_numbers():
    exploration = explore.gradcheck_bug(bug="bias", epsilon=3e-5)
    listed = exploration.alt.partition("Relative errors: ")[2].partition(". ")[0]
    said = [float(part.split()[1]) for part in listed.split(", ")]
    assert said == pytest.approx(exploration.arrays.errors, rel=0.5)
    assert explore.gradcheck_bug.prediction.answer == "the biases alone"


def own_slopes(f, theta, epsilon=1e-4):
    grad = np.zeros_like(theta)
    for k in range(len(theta)):
        old = theta[k, 0]
        theta[k, 0] = old + epsilon
        plus = f(theta)
        theta[k, 0] = old - epsilon
        grad[k, 0] = (plus - f(theta)) / (2 * epsilon)
        theta[k, 0] = old
    return grad


def one_sided(f, theta, epsilon=1e-4):
    return np.array(
        [[(f(theta + epsilon * unit[:, None]) - f(theta)) / epsilon] for unit in np.eye(len(theta))]
    )[:, 0]


def squared(a, b):
    return np.linalg.norm(a - b) ** 2 / (np.linalg.norm(a) + np.linalg.norm(b))


@pytest.mark.parametrize("epsilon", [1e-10, 1e-7, 1e-4, 1e-1])
def test_right_functions_of_a_gradient_check_agree(epsilon):
    exploration = explore.gradcheck_bug(
        bug="slope",
        epsilon=epsilon,
        numerical_grad=own_slopes,
        relative_error=lambda a, b: relative_error(a, b),
    )
    assert "Your numerical_grad agrees with the reference." in exploration.alt
    assert "Your relative_error agrees with the reference." in exploration.alt
    assert coloured(exploration, ORANGE) > 300
    alone = explore.gradcheck_bug(numerical_grad=numerical_grad, relative_error=relative_error)
    assert alone.arrays.own is None
    assert coloured(alone, ORANGE) == 0


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (
            {"numerical_grad": lambda f, theta, epsilon: one_sided(f, theta, epsilon).reshape(-1, 1)},
            ["Your numerical_grad differs", "in W1 it finds"],
        ),
        (
            {"numerical_grad": lambda f, theta, epsilon: -own_slopes(f, theta, epsilon)},
            ["numerical_grad differs"],
        ),
        (
            {"numerical_grad": lambda f, theta, epsilon: own_slopes(f, theta, epsilon).T},
            ["shape (1, 35)", "(35, 1)"],
        ),
        ({"numerical_grad": lambda f, theta, epsilon: f(3.0)}, ["Your numerical_grad stopped with"]),
        ({"numerical_grad": lambda f, theta, epsilon: theta * np.nan}, ["finds nan instead of"]),
        ({"relative_error": squared}, ["Your relative_error differs", "in W1 it finds"]),
        ({"relative_error": lambda a, b: None}, ["relative_error returned None"]),
        ({"relative_error": lambda a, b: a - b}, ["relative_error", "shape (12, 1)"]),
        ({"relative_error": lambda a, b: -np.inf}, ["finds -inf instead of"]),
        (
            {"numerical_grad": own_slopes, "relative_error": lambda a, b: todo()},
            ["relative_error is not written yet"],
        ),
    ],
    ids=["one-sided", "sign", "row", "raises", "nan", "squared", "None", "vector", "infinite", "todo"],
)
def test_wrong_functions_of_a_gradient_check_are_told_in_words(given, said, recwarn):
    exploration = explore.gradcheck_bug(bug="bias", **given)
    assert all(part in exploration.alt for part in said), exploration.alt
    assert exploration.alt.startswith(explore.gradcheck_bug(bug="bias").alt)
    assert exploration.png
    assert not recwarn.list


@pytest.mark.parametrize("name", ["numerical_grad", "relative_error"])
def test_an_endless_function_is_stopped_and_not_called_again(name):
    stopped(explore.gradcheck_bug, name)
