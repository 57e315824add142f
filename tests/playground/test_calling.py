"""Functions of a learner's are called beside other cells: nobody else is disturbed, and nobody else is blamed."""

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


def with_activation(g, g_grad=activations.tanh_grad):
    return Run(Settings(activation="own"), plugged(activation=(g, g_grad)))


def with_step(step):
    return Run(Settings(optimizer="own"), plugged(step=step))


def loud(z):
    print("z is", z)
    print("and this", file=sys.stderr)
    return np.tanh(z)


def test_what_a_function_prints_is_dropped_and_what_others_print_is_not(capsys):
    inside = threading.Event()

    def slow(z):
        inside.set()
        print("dropped")
        return loud(z)

    run = with_activation(slow)
    inside.clear()
    training = threading.Thread(target=run.step, args=(40,))
    training.start()
    assert inside.wait(30)
    print("a cell that runs meanwhile")
    training.join(60)
    told = capsys.readouterr()
    assert told.out == "a cell that runs meanwhile\n" and told.err == ""
    assert run.steps == 40, run.trouble
    assert not isinstance(sys.stdout, calling.Hushed) and not isinstance(sys.stderr, calling.Hushed)
    assert not isinstance(builtins.input, partial)


def test_a_function_that_changes_its_arguments_changes_copies():
    def careless(z):
        found = np.tanh(z)
        z[...] = 0
        return found

    def careless_step(W, dW, learning_rate):
        W -= learning_rate * dW
        dW[...] = 7
        return W

    one = with_activation(careless)
    other = with_activation(np.tanh)
    assert one.step(20) == other.step(20) == 20 and np.array_equal(one.net.theta, other.net.theta)
    run, plain = with_step(careless_step), Run(Settings())
    assert run.step(20) == plain.step(20) == 20 and np.allclose(run.net.theta, plain.net.theta)


def test_numbers_that_leave_all_bounds_are_not_the_functions_fault():
    def wants_numbers(z):
        if not np.isfinite(z).all():
            raise ValueError("z is none")
        return np.maximum(z, 0)

    some = Settings().changed(data="hills", activation="own", learning_rate=10, inputs=("x1^2", "x2^2"))
    for g in (wants_numbers, activations.relu.__wrapped__):
        run = Run(some, plugged(activation=(g, activations.relu_grad.__wrapped__)))
        run.step(400)
        assert "learning rate 10 are too large" in run.trouble and run.bounded


def test_an_error_of_our_own_is_not_the_learners(monkeypatch):
    run = with_step(lambda W, dW, lr: W - lr * dW)
    monkeypatch.setattr(run.walk, "batch", lambda: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        run.step(1)
