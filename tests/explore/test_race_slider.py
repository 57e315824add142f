"""optimizer_race: its walks and what was measured before, and the learner's steps in it."""

import numpy as np
import pytest

from dlcore import explore
from dlcore.explore import race
from dlcore.optimizers import SGD, Adam, Momentum, RMSprop, adam_step, momentum_step, rmsprop_step
from dlcore.practice import todo
from tests.explore.own import ORANGE, coloured, stopped
from tests.explore.settings import numbers


@pytest.mark.parametrize(
    ("name", "optimizer"),
    [("gd", SGD), ("momentum", Momentum), ("rmsprop", RMSprop), ("adam", Adam)],
)
@pytest.mark.parametrize(("lr", "kappa"), [(0.03, 50), (0.2, 7)])
def test_the_walks_of_optimizer_race_are_those_of_the_librarys_optimizers(name, optimizer, lr, kappa):
    theta, walker = np.array(race.START), optimizer(lr)
    wanted = [theta.copy()]
    for _step in range(race.STEPS):
        walker.step(theta, np.array([1, kappa]) * theta)
        wanted.append(theta.copy())
    a = explore.optimizer_race(optimizer=name, lr=lr, kappa=kappa).arrays
    assert a.path == pytest.approx(np.array(wanted), rel=1e-6)
    assert a.cost == pytest.approx(np.array(wanted) ** 2 @ [0.5, kappa / 2], rel=1e-6)


@pytest.mark.parametrize(
    ("optimizer", "lr", "last"),
    [("gd", 0.039, 0.16), ("gd", 0.041, 8.7e3), ("momentum", 0.2, 0.023), ("adam", 0.5, 0.018)],
)
def test_the_plan_of_optimizer_race_holds(optimizer, lr, last):
    exploration = explore.optimizer_race(optimizer=optimizer, lr=lr)
    assert exploration.arrays.cost[-1] == pytest.approx(last, rel=0.02)
    assert numbers(exploration.alt)[-5] == pytest.approx(last, rel=0.02)


@pytest.mark.parametrize(
    ("name", "lr", "costs"),
    [
        ("gd", 0.039, (15.5, 1.09, 2.8e-4)),
        ("momentum", 0.15, (8.7, 0.27, 1.1e-5)),
        ("rmsprop", 0.2, (8, 0.14, 0.23)),
        ("adam", 0.5, (1.5, 0.006, 6e-6)),
    ],
)
def test_the_race_from_another_start_was_measured_before(name, lr, costs):
    """A ravine of kappa 50 from (-9, 1.5): the cost after 20, 50 and 150 steps."""
    walked = race.path(name, lr, 0.9, 50, start=(-9.0, 1.5), steps=150)
    assert race.cost(walked, 50)[[20, 50, 150], 0] == pytest.approx(np.array(costs), rel=0.09)


def grows(name, lr, beta1=0.9, kappa=50):
    """Whether the walk gets away for good."""
    last = race.cost(race.path(name, lr, beta1, kappa, steps=900), kappa)[[-2, -1], 0].max()
    return not last < 1e3


@pytest.mark.parametrize(
    ("name", "beta1"), [("gd", 0), ("momentum", 0), ("momentum", 0.5), ("momentum", 0.9)]
)
def test_the_border_that_the_task_of_optimizer_race_asks_for(name, beta1):
    """2/kappa for gradient descent; momentum may go (1 + beta1)/(1 - beta1) times as far, 0.76 for beta1 = 0.9."""
    border = 2 / 50 * (1 + beta1) / (1 - beta1)
    assert border == pytest.approx({0: 0.04, 0.5: 0.12, 0.9: 0.76}[beta1])
    assert not grows(name, 0.97 * border, beta1)
    assert grows(name, 1.03 * border, beta1)


def test_the_answer_of_optimizer_race_is_where_adam_goes():
    flat, steep, steepest = (
        explore.optimizer_race(optimizer="adam", lr=0.5, kappa=k).arrays for k in (5, 50, 100)
    )
    assert steep.path == pytest.approx(flat.path, abs=1e-6)
    assert steepest.path == pytest.approx(flat.path, abs=1e-6)
    assert explore.optimizer_race.prediction.answer == "nothing, it goes to the same places"
    assert not grows("gd", 0.39, kappa=5)
    assert grows("gd", 0.39)
    assert not grows("gd", 0.039)


def test_a_round_bowl_leaves_nothing_to_win():
    """With kappa 1 gradient descent arrives at once, and none of the others is there before it."""
    costs = {name: explore.optimizer_race(optimizer=name, lr=1, kappa=1).arrays.cost for name in race.NAMES}
    assert costs["gd"][1] == 0
    assert min(costs[name][1:].min() for name in ("momentum", "rmsprop", "adam")) > 0


@pytest.mark.parametrize("name", race.NAMES)
def test_optimizer_race_says_its_numbers(name):
    exploration = explore.optimizer_race(optimizer=name, lr=0.12, beta1=0.8, kappa=20)
    a, best = exploration.arrays, int(np.argmin(exploration.arrays.last))
    beta = [1, 0.8] if name in ("momentum", "adam") else []  # the 1 of its name
    turns = sum(b * b_next < 0 for b, b_next in zip(a.path[:, 1], a.path[1:, 1], strict=False))
    said = numbers(exploration.alt.replace("beta1", "beta 1"))
    wanted = [0.12, *beta, 20, 60, 22.5, a.cost[-1], turns, 1, race.RATES[best], a.last[best]]
    assert said == pytest.approx(wanted, rel=0.06)
    k = int(np.argmin(abs(race.RATES - 0.12)))
    near = explore.optimizer_race(optimizer=name, lr=float(race.RATES[k]), beta1=0.8, kappa=20).arrays
    assert near.last[k] == pytest.approx(near.cost[-1])


def own_adam(W, dW, v, s, t, learning_rate, beta1=0.9, beta2=0.999, epsilon=1e-8):
    v, s = beta1 * v + (1 - beta1) * dW, beta2 * s + (1 - beta2) * dW * dW
    return W - learning_rate * v / (1 - beta1**t) / ((s / (1 - beta2**t)) ** 0.5 + epsilon), v, s


def test_right_steps_take_the_same_path_and_are_drawn():
    exploration = explore.optimizer_race(optimizer="adam", lr=0.3, adam_step=own_adam)
    assert exploration.alt.endswith("Your adam_step takes the same path as the reference.")
    assert coloured(exploration, ORANGE) > 100
    hidden = explore.optimizer_race(adam_step=own_adam)
    assert hidden.alt.endswith("as the reference. Choose Adam to see it.")
    assert coloured(hidden, ORANGE) == 0
    all_three = {"momentum_step": momentum_step, "rmsprop_step": rmsprop_step, "adam_step": adam_step}
    assert explore.optimizer_race(**all_three).alt == explore.optimizer_race().alt


@pytest.mark.parametrize(
    ("optimizer", "given", "said"),
    [
        (
            "momentum",
            {"momentum_step": lambda W, dW, v, lr, b: (W - lr * (b * v + dW), b * v + dW)},
            ["at step 1"],
        ),
        ("momentum", {"momentum_step": lambda W, dW, v, lr, b: W - lr * dW}, ["2 values (W_new, v)"]),
        (
            "rmsprop",
            {"rmsprop_step": lambda W, dW, s, lr, b: (W - lr * dW / 0, s)},
            ["leaves", "step 1", "inf"],
        ),
        ("rmsprop", {"rmsprop_step": lambda W, dW, s, lr, b: (W * np.nan, s)}, ["leaves", "w1 = nan"]),
        ("rmsprop", {"rmsprop_step": lambda W, dW, s, lr, b: (1e200 * W, s)}, ["leaves", "5e+200"]),
        ("adam", {"adam_step": lambda W, dW, v, s, t, lr, b: own_adam(W, dW, v, s, 1, lr, b)}, ["at step 2"]),
        ("adam", {"adam_step": lambda W, dW, v, s, t, lr, b: todo()}, ["not written yet"]),
        ("adam", {"adam_step": lambda W, dW, v, s, t, lr, b: (W.ravel(), v, s)}, ["W_new", "(2,)", "(2, 1)"]),
        ("adam", {"adam_step": lambda W, dW, v, s, t, lr, b: [W, v, s][t]}, ["3 values"]),
    ],
    ids=["sum", "no memory", "zero", "nan", "huge", "no t", "todo", "flat", "one"],
)
def test_wrong_steps_are_told_in_words(optimizer, given, said, recwarn):
    exploration = explore.optimizer_race(optimizer=optimizer, **given)
    assert all(part in exploration.alt for part in said), exploration.alt
    assert exploration.alt.startswith(explore.optimizer_race(optimizer=optimizer).alt)
    assert exploration.png
    assert not recwarn.list


@pytest.mark.parametrize("name", explore.optimizer_race.functions)
def test_an_endless_step_of_optimizer_race_is_stopped(name):
    stopped(explore.optimizer_race, name)
