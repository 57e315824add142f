"""What goes wrong in the midst of a training leaves a whole state, with a sentence."""

import numpy as np

from dlcore import activations
from dlcore.explore.playground.plugged import plugged
from dlcore.explore.playground.run import BEYOND, Run
from dlcore.explore.playground.settings import Settings

GRID = np.stack([axis.ravel() for axis in np.meshgrid(np.linspace(-6, 6, 9), np.linspace(-6, 6, 9))])


def test_steps_that_are_too_large_are_turned_back_and_told():
    run = Run(Settings().changed(data="hills", activation="relu", learning_rate=10, inputs=("x1^2", "x2^2")))
    run.step(400)
    assert "At step" in run.trouble and "learning rate 10" in run.trouble
    assert run.bounded and np.isfinite(run.net.theta).all()
    assert all(np.isfinite(part).all() for part in run.field(GRID))
    assert run.step(5) == 0
    run.change(run.settings.changed(learning_rate=0.001))
    assert run.trouble == "" and run.step(40) == 40 and run.bounded


def test_a_cost_that_is_finite_but_beyond_all_bounds_is_turned_back():
    """Long before float64 ends: the page draws in float32."""
    run = Run(Settings().changed(data="plane", activation="linear", learning_rate=0.00001))
    run.step(20)
    run.net.theta[...] *= 1e8
    assert BEYOND < run.net.cost(run.X_train, run.Y_train) < np.inf
    run.step(1)
    assert "beyond all bounds" in run.trouble and run.steps == 20 and max(run.costs) < 10


def test_a_function_that_fails_only_on_the_whole_set_leaves_the_last_whole_moment():
    few = {"armed": False}

    def g(z):
        if few["armed"] and z.shape[1] > 30:
            raise ValueError("too many")
        return np.tanh(z)

    run = Run(Settings(activation="own"), plugged(activation=(g, activations.tanh_grad)))
    run.step(20)
    theta = run.net.theta.copy()
    few["armed"] = True
    assert run.step(20) == 0 and "Your g stopped" in run.trouble
    assert run.steps == 20 == run.history.moments[-1].steps and np.array_equal(run.net.theta, theta)
    assert np.isnan(run.field(GRID)[1]).all()
    few["armed"] = False
    run.history.seek(-1)
    assert run.trouble == "" and run.step(20) == 20 and run.bounded
