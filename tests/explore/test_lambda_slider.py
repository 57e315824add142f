"""lambda_dial, and the stack of networks behind it."""

import numpy as np
import pytest

from dlcore import datasets, explore
from dlcore.explore import penalty, stack
from dlcore.explore.explorer import finished
from dlcore.network import Sequential
from dlcore.optimizers import Adam
from dlcore.practice import todo
from dlcore.regularization import l2_grad
from dlcore.training import train
from tests.explore.own import PURPLE, coloured, stopped
from tests.explore.settings import numbers, pixels

GREEN = np.array([0, 158, 115])

# A stack of networks


@pytest.mark.parametrize("k", [0, 3, 7])
def test_a_stack_is_networks_trained_one_by_one(k):
    sizes, lambds = (2, 7, 5, 1), (0, 0.1, 0.5, 1, 2, 4, 8, 16)
    X, Y = datasets.moons(m=24, seed=4)
    shares = []
    layers = finished(stack.trained(sizes, X, Y, lambds, 0.01, 60, np.random.default_rng(2)), shares.append)
    assert shares == pytest.approx([0, 1 / 3, 2 / 3])
    net = stack.single(sizes, np.random.default_rng(2))
    assert isinstance(net, Sequential)
    for _cost in train(net, X.astype(np.float32), Y, Adam(0.01), 60, lambd=float(lambds[k])):
        pass
    for number, (W, b) in enumerate(layers, start=1):
        assert W[k] == pytest.approx(net.params[f"W{number}"], abs=2e-4)
        assert b[k] == pytest.approx(net.params[f"b{number}"], abs=2e-4)
    assert stack.forward(layers, X)[-1][k] == pytest.approx(net(X.astype(np.float32)), abs=1e-3)


def test_the_networks_of_a_stack_differ_only_by_lambda():
    X, Y = datasets.moons(m=24, seed=4)
    training = stack.trained((2, 4, 1), X, Y, (0.5, 0.5, 3), 0.01, 30, np.random.default_rng(2))
    layers = finished(training, lambda share: None)
    for W, _b in layers:
        assert (W[0] == W[1]).all()
        assert not np.allclose(W[0], W[2], atol=1e-2)


# lambda_dial


def test_the_plan_of_lambda_dial_holds():
    """Without a penalty the training set is learned by heart; a small one helps the dev set, a large one nobody."""
    a = explore.lambda_dial().arrays
    at = penalty.LAMBDAS.index
    assert a.train[at(0)] <= 0.025
    assert a.dev[at(0.3)] < a.dev[at(0)] - 0.08
    assert a.dev[at(1)] < a.dev[at(0)] - 0.05
    assert a.train[at(1)] > a.train[at(0)] + 0.05
    assert a.dev[at(30)] > 0.45


def test_more_training_points_leave_less_for_the_penalty_to_gain():
    few, many = explore.lambda_dial().arrays, explore.lambda_dial(m_train=400).arrays
    assert few.dev[0] - few.dev.min() > 3 * (many.dev[0] - many.dev.min())
    assert many.dev[0] < few.dev[0]
    assert explore.lambda_dial.prediction.answer == "less far than with 40 points"


@pytest.mark.parametrize("lambd", [0, 0.3, 3, 30])
def test_lambda_dial_says_its_numbers(lambd):
    exploration = explore.lambda_dial(lambd=lambd)
    a = exploration.arrays
    k = penalty.LAMBDAS.index(lambd)
    said = numbers(exploration.alt)
    weights = a.weights.astype(float)
    assert said[:4] == pytest.approx([lambd, 40, a.train[k], a.dev[k]], abs=6e-4)
    assert said[4:6] == pytest.approx([abs(weights).max(), (weights**2).sum()], abs=0.06)
    best = int(a.dev[: k + 1].argmin())
    assert said[6:] == pytest.approx(
        [a.train[0], a.dev[0], penalty.LAMBDAS[best], a.dev[best]] if k else [], abs=6e-4
    )


def test_the_curves_do_not_tell_beforehand():
    """The picture at lambda 0 shows nothing of what a larger one does."""
    middle = slice(350, 550)
    blank = explore.lambda_dial()
    assert not (abs(pixels(blank)[60:285, middle.start + 40 : middle.stop] - GREEN) < 12).all(axis=-1).any()
    full = pixels(explore.lambda_dial(lambd=30))[60:285, middle.start + 40 : middle.stop]
    assert (abs(full - GREEN) < 12).all(axis=-1).sum() > 100


def test_a_larger_lambda_leaves_smaller_weights():
    sizes = [(explore.lambda_dial(lambd=lambd).arrays.weights ** 2).sum() for lambd in penalty.LAMBDAS]
    assert all(np.diff(sizes) < 1e-3)
    assert sizes[-1] < 1 < sizes[0]


def test_the_ringed_points_are_those_on_the_wrong_side():
    a = explore.lambda_dial(lambd=1).arrays
    assert a.wrong.mean() == pytest.approx(a.train[a.k])
    assert a.wrong.any()


@pytest.mark.parametrize("value", [0.4, 31, -1, "1", True, None, float("nan")])
def test_a_lambda_between_two_rungs_is_refused_with_those_there_are(value):
    with pytest.raises(ValueError, match=r"lambd is one of 0, 0.01, .* 30; "):
        explore.lambda_dial(lambd=value)


def test_numbers_of_numpy_are_rungs_too():
    assert explore.lambda_dial(lambd=np.float64(0.3), m_train=np.int64(80)).values == {
        "lambd": 0.3,
        "m_train": 80,
    }


def own_l2(dW, W, lambd, m):
    dW += lambd / m * W  # in place, on copies
    return dW


def l2_forgot_m(dW, W, lambd, m):
    return dW + lambd * W


def l2_infinite(dW, W, lambd, m):
    return dW * np.inf


@pytest.mark.parametrize("function", [None, l2_grad])
def test_the_references_own_l2_grad_is_drawn_once(function):
    exploration = explore.lambda_dial(lambd=1, l2_grad=function)
    assert exploration.arrays.own is None
    assert "Your" not in exploration.alt


def test_a_right_l2_grad_trains_the_same_network():
    exploration = explore.lambda_dial(lambd=0.3, l2_grad=own_l2)
    a = exploration.arrays
    assert "Your l2_grad agrees with the reference." in exploration.alt
    assert (a.own.train, a.own.dev) == pytest.approx((a.train[a.k], a.dev[a.k]), abs=0.03)
    assert coloured(exploration, PURPLE) > 200 > coloured(explore.lambda_dial(lambd=0.3), PURPLE)


@pytest.mark.parametrize(
    ("function", "said"),
    [
        (l2_forgot_m, ["Your l2_grad differs from the reference", "Trained with it, the errors are 0.500"]),
        (l2_infinite, ["differs", "not finite"]),
        (lambda dW, W, lambd, m: None, ["returned None"]),
        (lambda dW, W, lambd, m: W.T, ["shape (2, 3)", "(3, 2)"]),
        (lambda dW, W, lambd, m: 1 / 0, ["ZeroDivisionError"]),
        (lambda dW, W: dW, ["TypeError"]),
        (lambda dW, W, lambd, m: todo(), ["not written yet"]),
    ],
    ids=["forgot m", "infinite", "None", "transposed", "raises", "arguments", "todo"],
)
def test_a_wrong_l2_grad_is_told_in_words(function, said, capsys, recwarn):
    exploration = explore.lambda_dial(lambd=1, l2_grad=function)
    assert all(part in exploration.alt for part in said), exploration.alt
    assert exploration.alt.startswith(explore.lambda_dial(lambd=1).alt)
    assert exploration.png
    assert "".join(capsys.readouterr()) == ""
    assert not recwarn.list


def test_without_a_penalty_every_l2_grad_agrees_and_that_is_said():
    assert "with lambda 0 there is no penalty" in explore.lambda_dial(l2_grad=l2_forgot_m).alt


def test_an_endless_l2_grad_is_stopped_and_not_called_again():
    stopped(explore.lambda_dial, "l2_grad")
