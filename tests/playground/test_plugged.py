"""Functions of a learner's in the playground: right ones train, and whatever else they do ends as one sentence."""

import builtins
import sys
import threading
from functools import partial

import numpy as np
import pytest

from dlcore import activations
from dlcore.explore.playground import calling
from dlcore.explore.playground.plugged import plugged
from dlcore.explore.playground.run import Run
from dlcore.explore.playground.settings import Settings
from dlcore.layers import affine_backward, affine_forward
from dlcore.optimizers import adam_step, momentum_step, rmsprop_step
from dlcore.running.stub import todo
from dlcore.training import gradient_step

GRID = np.stack([axis.ravel() for axis in np.meshgrid(np.linspace(-6, 6, 7), np.linspace(-6, 6, 7))])
OWN = {"activation": {"activation": "own"}, "step": {"optimizer": "own"}, "layer": {}}


def run_with(**given):
    (name,) = given
    return Run(Settings(**OWN[name]), plugged(**given))


# The library's functions, as if they were a learner's: the same training


@pytest.mark.parametrize("name", ["tanh", "relu", "sigmoid", "leaky_relu", "linear"])
def test_an_activation_trains_as_the_librarys(name):
    pair = getattr(activations, name), getattr(activations, f"{name}_grad")
    run, other = run_with(activation=pair), Run(Settings(activation=name))
    assert run.step(60) == other.step(60) == 60
    assert np.allclose(run.net.theta, other.net.theta, rtol=1e-12)
    assert all(map(np.allclose, run.field(GRID), other.field(GRID)))


@pytest.mark.parametrize(
    ("step", "name"),
    [(gradient_step, "sgd"), (momentum_step, "momentum"), (rmsprop_step, "rmsprop"), (adam_step, "adam")],
)
def test_a_step_trains_as_the_librarys(step, name):
    run, other = run_with(step=step), Run(Settings(optimizer=name))
    assert run.step(60) == other.step(60) == 60
    assert np.allclose(run.net.theta, other.net.theta, rtol=1e-9)


def own_backward(dZ, cache):
    return affine_backward(dZ, cache[0], cache[1])


@pytest.mark.parametrize("backward", [affine_backward, own_backward])
def test_a_layer_trains_as_the_librarys(backward):
    run, other = run_with(layer=(affine_forward, backward)), Run(Settings())
    assert np.array_equal(run.net.theta, other.net.theta)
    assert run.step(60) == other.step(60) == 60
    assert np.allclose(run.net.theta, other.net.theta, rtol=1e-12)


def nesterov(W, dW, v, learning_rate, beta=0.9):
    v = beta * v + (1 - beta) * dW
    return W - learning_rate * (beta * v + (1 - beta) * dW), v


def plain_step(W, dW, lr):
    return W - lr * dW


def two_memories(W, dW, fast, slow, eta, t):
    fast, slow = 0.5 * fast + 0.5 * dW, 0.9 * slow + 0.1 * dW
    return W - eta * (fast + slow) / 2 * (1 + 1 / t), fast, slow


@pytest.mark.parametrize("step", [nesterov, plain_step, two_memories])
def test_a_step_that_nobody_has_seen_before_trains(step):
    run = run_with(step=step)
    before = run.costs[0]
    assert run.step(300) == 300 and run.costs[0] < before
    run.history.seek(0)
    assert run.step(20) == 20


def test_the_sentence_of_now_is_only_on_what_is_in_use():
    own = plugged(activation=(np.tanh, np.tanh), step=lambda W, dW, lr: W + lr * dW)
    run = Run(Settings(), own)
    assert run.step(5) == 5
    run.change(Settings(activation="own"))
    assert "not the slope" in run.trouble and run.step(1) == 0
    run.change(Settings(activation="own", hidden=()))
    assert run.step(5) == 5
    run.change(Settings(optimizer="own"))
    assert "goes up" in run.trouble


# Wrong ones


def g(z):
    return z * z


def g_grad(z):
    return 2 * z


def nothing(z):
    z * z  # its return is missing


def raises(z):
    return z / len("")[0]


def short(z):
    return z[:1]


def stub(z):
    return todo()


def words(z):
    return "tanh"


def infinite(z):
    with np.errstate(all="ignore"):
        return np.log(z)


def random(z):
    return z + np.random.default_rng().random(z.shape)


def of_all(z):
    return np.exp(z) / np.sum(np.exp(z))


def endless(z):
    while True:
        try:
            z = z + 0
        except:  # noqa: E722  what learners write
            continue


def quits(z):
    raise SystemExit


def asks(z):
    return z * float(input("slope? "))


@pytest.mark.parametrize(
    ("pair", "told"),
    [
        ((g, g), ["Your g is not the slope of your g: at z = ", "the slope was measured as 10.6, but g gives 28.09"]),
        ((np.tanh, lambda z: 1 - z**2), ["Your g_grad is not the slope of your tanh"]),
        ((nothing, g_grad), ["Your nothing returned None: is its `return` missing?"]),
        ((g, nothing), ["Your nothing returned None"]),
        ((raises, g_grad), ["Your raises stopped with TypeError: 'int' object is not subscriptable.", "in line ",
                            'return z / len("")[0]']),
        ((short, g_grad), ["What your short returns has the shape (1, 3); it has to have the shape (4, 3)."]),
        ((stub, g_grad), ["Your stub is not written yet."]),
        ((words, g_grad), ["What your words returns is not made of real numbers: it is str."]),
        ((infinite, g_grad), ["What your infinite returns is nan where the argument is -3.17."]),
        ((random, g_grad), ["Your random gives two answers for the same numbers."]),
        ((of_all, g_grad), ["Your of_all gives 1 for -3.17 alone, but "]),
        ((quits, g_grad), ["Your quits stopped with SystemExit"]),
        ((asks, g_grad), ["Your asks stopped with EOFError"]),
        ((lambda a, b: a, g_grad), ["Your g stopped with TypeError", "missing 1 required positional argument"]),
    ],
)  # fmt: skip
def test_a_wrong_activation_is_told_before_it_trains(pair, told):
    run = run_with(activation=pair)
    assert all(part in run.trouble for part in told), run.trouble
    assert run.step(10) == 0 == run.steps
    field = run.field(GRID)
    assert [values.shape for values in field] == [(2, 49), (4, 49), (2, 49), (1, 49)]


def test_an_endless_function_is_stopped_and_not_called_again(monkeypatch):
    monkeypatch.setattr(calling, "TIME_LIMIT", 0.2)
    before = threading.active_count()
    run = run_with(activation=(endless, g_grad))
    assert "did not come to an end within 0.2 s" in run.trouble
    again = run_with(activation=(endless, g_grad))
    assert "did not come to an end before" in again.trouble
    assert np.isnan(again.field(GRID)[1]).all() and again.step(3) == 0
    assert threading.active_count() == before
    assert not isinstance(sys.stdout, calling.Hushed) and not isinstance(builtins.input, partial)


class Late:
    """A function that is right until its `calls`-th call."""

    __name__ = "late"

    def __init__(self, answer, calls):
        self.answer, self.calls = answer, calls

    def __call__(self, z):
        self.calls -= 1
        return np.tanh(z) if self.calls else self.answer(z)


@pytest.mark.parametrize(
    ("answer", "told"),
    [
        (lambda z: np.full(z.shape, np.nan), "What your late returns is nan where the argument is"),
        (lambda z: z[0], "it has to have the shape"),
        (lambda z: None, "Your late returned None"),
        (lambda z: 1 / 0, "with ZeroDivisionError: division by zero."),
    ],
)
def test_what_goes_wrong_on_the_way_pauses_with_the_reason(answer, told):
    run = run_with(activation=(Late(answer, 90), activations.tanh_grad))
    made = [run.step(7) for _ in range(6)]
    assert 7 in made and made[-1] == 0 and told in run.trouble
    assert run.steps % 7 == 0 and run.steps > 0  # the last state that was whole
    assert run.bounded and np.isfinite(run.net.theta).all()


@pytest.mark.parametrize(
    ("step", "told"),
    [
        (lambda W, dW, lr: W + lr * dW, "goes up: with a slope of "),
        (lambda W, dW, lr: (W - lr * dW)[:2], "it has to have the shape"),
        (lambda W, dW, v, lr: W - lr * dW, "has to be 2 values (W, v)"),
        (lambda W, dW, lr: None, "returned None"),
        (lambda W, dW, lr: W - np.inf * dW, "is -inf where the argument is 0.5"),
        (lambda W, dW, lr: W * np.nan, "is nan where the argument is"),
        (lambda w, b, dw, db, lr: (w, None), "b of your my_step"),
    ],
)
def test_a_wrong_step_is_told_before_it_trains(step, told):
    run = run_with(step=step)
    assert told in run.trouble and run.step(10) == 0


@pytest.mark.parametrize(
    ("forward", "backward", "told"),
    [
        (affine_forward, lambda dZ, A_prev, W: (W.T @ dZ, dZ @ A_prev.T, dZ.sum(1)), "db of your backward has"),
        (affine_forward, lambda dZ, A_prev, W: (W.T @ dZ, dZ @ A_prev.T / 5, dZ.sum(1, keepdims=True)),
         "Your backward is not the slope of your affine_forward: for dW["),
        (affine_forward, lambda dZ, cache: dZ, "has to be 3 values (dA_prev, dW, db)"),
        (lambda A_prev, W, b: W @ A_prev + b, own_backward, "has to return two things, the value and a cache"),
        (lambda A_prev, W, b: (A_prev, None), own_backward, "has the shape (3, 5); it has to have the shape (2, 5)"),
    ],
)  # fmt: skip
def test_a_wrong_layer_is_told_before_it_trains(forward, backward, told):
    run = run_with(layer=(forward, backward))
    assert told in run.trouble and run.step(10) == 0


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"activation": np.tanh}, "activation is tanh; wanted is a pair, g and its slope"),
        ({"activation": (np.tanh, 3)}, "activation is 3"),
        ({"activation": (np.tanh,)}, "wanted is a pair"),
        ({"layer": affine_forward}, "layer is affine_forward; wanted is a pair of functions"),
        ({"step": 0.1}, "step is 0.1; wanted is a function"),
        ({"step": lambda W: W}, "which takes W; wanted is a function of W, dW and learning_rate"),
    ],
)
def test_what_is_no_function_is_refused(given, told):
    with pytest.raises(ValueError) as caught:
        plugged(**given)
    assert told in str(caught.value)
    assert plugged() is None
