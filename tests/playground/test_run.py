"""A run: the numbers of training by plain calls, bit for bit; what there is to see; settings that change on the way."""

from itertools import islice

import numpy as np
import pytest

from dlcore import datasets
from dlcore.batchnorm import BatchNorm
from dlcore.explore.playground.run import Run
from dlcore.explore.playground.settings import Settings
from dlcore.layers import Activation, Dense, Dropout
from dlcore.network import Sequential
from dlcore.optimizers import SGD, Adam, Momentum, RMSprop
from dlcore.schedules import PerEpoch, decay_cosine, decay_exponential, decay_inverse, decay_staircase
from dlcore.training import train

GRID = np.stack([axis.ravel() for axis in np.meshgrid(np.linspace(-6, 6, 9), np.linspace(-6, 6, 9))])

# Settings, and the same written out by hand: the points, the layers after the first weights' generator, the training.
CHANCE = np.random.default_rng
BY_HAND = {
    "the defaults": (
        {},
        lambda: datasets.disc(500, 0.0, 0), 250, lambda x1, x2: (x1, x2),
        lambda rng: [Dense(2, 4, rng, "xavier"), Activation("tanh"), Dense(4, 2, rng, "xavier"), Activation("tanh"),
                     Dense(2, 1, rng, "xavier"), Activation("sigmoid")],
        SGD(0.03), {"batch_size": 10},
    ),
    "dropout, L2, momentum, a batch that leaves a rest": (
        {"data": "moons", "noise": 20, "seed": 3, "keep_prob": 0.8, "regularization": "l2", "rate": 0.01,
         "hidden": (5,), "optimizer": "momentum",
         "batch_size": 7, "activation": "relu", "init": "he", "train_share": 30},
        lambda: moved(datasets.moons(500, 0.12, 3)), 150, lambda x1, x2: (x1, x2),
        lambda rng: [Dense(2, 5, rng), Activation("relu"), Dropout(0.8, rng), Dense(5, 1, rng), Activation("sigmoid")],
        Momentum(0.03), {"batch_size": 7, "lambd": 0.01 * 150},
    ),
    "batch norm, L1, Adam, a schedule, other inputs": (
        {"data": "spiral", "noise": 50, "batch_norm": True, "regularization": "l1", "rate": 0.001, "hidden": (3, 3),
         "optimizer": "adam", "learning_rate": 0.01, "schedule": "staircase",
         "inputs": ("x1", "x2^2", "x1*x2", "sin(x2)"),
         "batch_size": 30, "activation": "leaky_relu"},
        lambda: datasets.spiral(500, 0.3, 0), 250, lambda x1, x2: (x1, x2**2, x1 * x2, np.sin(x2)),
        lambda rng: [Dense(4, 3, rng, "xavier"), BatchNorm(3), Activation("leaky_relu"),
                     Dense(3, 3, rng, "xavier"), BatchNorm(3), Activation("leaky_relu"),
                     Dense(3, 1, rng, "xavier"), Activation("sigmoid")],
        Adam(PerEpoch(lambda epoch: decay_staircase(0.01, 0.5, 50, epoch), 9)), {"batch_size": 30, "l1": 0.001 * 250},
    ),
    "regression on all examples at once, RMSprop, no hidden layer": (
        {"data": "hills", "noise": 10, "hidden": (), "optimizer": "rmsprop", "schedule": "inverse", "batch_size": "all",
         "inputs": ("x1^2", "sin(x1)")},
        lambda: datasets.hills(500, 0.05, 0), 250, lambda x1, x2: (x1**2, np.sin(x1)),
        lambda rng: [Dense(2, 1, rng, "xavier")],
        RMSprop(PerEpoch(lambda epoch: decay_inverse(0.03, 0.02, epoch), 1)), {},
    ),
    "sigmoid, exponential": (
        {"data": "xor", "activation": "sigmoid", "init": "small", "schedule": "exponential", "batch_size": 1,
         "train_share": 10, "hidden": (2, 2, 2)},
        lambda: datasets.xor(500, 0.0, 0), 50, lambda x1, x2: (x1, x2),
        lambda rng: [layer for n in (2, 2, 2) for layer in (Dense(2, n, rng, 0.01), Activation("sigmoid"))]
        + [Dense(2, 1, rng, 0.01), Activation("sigmoid")],
        SGD(PerEpoch(lambda epoch: decay_exponential(0.03, 0.99, epoch), 50)), {"batch_size": 1},
    ),
    "a plane, cosine, zeros": (
        {"data": "plane", "init": "zeros", "schedule": "cosine", "activation": "linear", "hidden": (8,), "seed": 99},
        lambda: datasets.plane(500, 0.0, 99), 250, lambda x1, x2: (x1, x2),
        lambda rng: [Dense(2, 8, rng, "zeros"), Activation("linear"), Dense(8, 1, rng, "zeros")],
        SGD(PerEpoch(lambda epoch: decay_cosine(0.03, 300, epoch), 25)), {"batch_size": 10},
    ),
}  # fmt: skip


def moved(pattern):
    points, Y = pattern
    return 3 * (points - [[0.5], [0.25]]), Y


@pytest.mark.parametrize("name", BY_HAND)
def test_a_run_is_the_same_training_by_plain_calls_bit_for_bit(name):
    some, draw, m, inputs, layers, optimizer, training = BY_HAND[name]
    points, Y = draw()
    X, rng = np.stack(inputs(*points)), CHANCE(some.get("seed", 0))
    net = Sequential(layers(rng))
    chance = {"rng": rng} if "batch_size" in training else {}
    run = Run(Settings().changed(**some))
    assert np.array_equal(run.net.theta, net.theta)
    updates = run.walk.updates
    for epoch, _cost in enumerate(
        train(net, X[:, :m], Y[:, :m], optimizer, 4, **training, **chance), start=1
    ):
        assert run.step(updates) == updates and run.epoch == epoch
        assert np.array_equal(run.net.theta, net.theta)
        assert run.costs == (net.cost(X[:, :m], Y[:, :m]), net.cost(X[:, m:], Y[:, m:]))


def test_steps_in_any_portions_are_the_same_steps():
    one, other = (Run(Settings(keep_prob=0.7, batch_norm=True, optimizer="adam")) for _ in range(2))
    one.step(77)
    for k in (1, 30, 5, 41):
        other.step(k)
    assert np.array_equal(one.net.theta, other.net.theta) and one.costs == other.costs
    assert one.steps == other.steps == 77 and one.epoch == 3


def test_the_default_network_learns_the_circle_and_its_own_start_again():
    run = Run(Settings())
    start = run.costs
    run.step(3000)
    A = run.net(run.X_test)
    assert run.costs[1] < 0.1 < start[1] and np.mean((A > 0.5) == run.Y_test) > 0.97
    run.reset()
    assert (run.costs, run.steps, run.epoch) == (start, 0, 0)


def test_points_are_parted_into_train_and_test():
    run = Run(Settings(train_share=70))
    assert run.points_train.shape == (2, 350) and run.points_test.shape == (2, 150)
    assert run.Y_train.shape == (1, 350) and run.X_train.shape == (2, 350)
    both = np.hstack([run.points_train, run.points_test])
    assert np.array_equal(both, datasets.disc(500, 0.0, 0)[0]) and np.abs(both).max() <= run.span[1]


def test_the_field_is_what_each_unit_gives():
    run = Run(Settings(inputs=("x2", "x1*x2"), hidden=(3, 2), batch_norm=True, keep_prob=0.5))
    run.step(60)
    X, first, second, output = run.field(GRID)
    assert np.array_equal(X, [GRID[1], GRID[0] * GRID[1]])
    A, seen = X, []
    for layer, params, _grads in run.net.stack:
        A = layer.ahead(A, params, False)[0]
        seen.append(A)
    assert np.array_equal(first, seen[2]) and np.array_equal(second, seen[6])
    assert np.array_equal(output, run.net(X)) and output.shape == (1, 81)


def test_looking_changes_nothing():
    one, other = (Run(Settings(keep_prob=0.7, batch_norm=True)) for _ in range(2))
    for _ in range(3):
        one.step(7), other.step(7)
        other.field(GRID), other.layers(), other.curve, other.cell
    assert np.array_equal(one.net.theta, other.net.theta)
    assert one.net.statistics.keys() == other.net.statistics.keys() != set()


# Settings that change on the way


def test_what_is_another_task_or_network_begins_anew_and_the_rest_goes_on():
    anew = {"data": "xor", "noise": 5, "train_share": 60, "inputs": ("x1",), "hidden": (3,), "activation": "relu",
            "batch_norm": True, "init": "he", "seed": 4, "problem": "regression"}  # fmt: skip
    on = {"learning_rate": 0.1, "regularization": "l1", "rate": 0.1, "batch_size": "all", "keep_prob": 0.7, "pace": 5,
          "optimizer": "adam", "schedule": "cosine", "discretize": True, "show_test": True}  # fmt: skip
    assert anew.keys() | on.keys() == set(vars(Settings()))
    for name, value in (anew | on).items():
        run = Run(Settings())
        run.step(30)
        theta = run.net.theta.copy()
        assert run.change(Settings().changed(**{name: value})) is (name in anew), name
        assert run.steps == (0 if name in anew else 30)
        assert name in anew or np.array_equal(run.net.theta, theta)
        assert run.step(5) == 5


def test_a_new_learning_rate_holds_from_the_next_step_on():
    run = Run(Settings(data="gaussians"))
    run.step(10)
    before = run.net.theta.copy()
    run.change(run.settings.changed(learning_rate=0.1))
    run.step(1)
    step = before - run.net.theta
    assert np.allclose(step, 0.1 * run.net.grad) and run.learning_rate == 0.1


def test_a_penalty_set_on_the_way_pulls_from_the_next_step_on():
    one, other = (Run(Settings(regularization="l2")) for _ in range(2))
    one.step(10), other.step(10)
    W = one.net.params["W2"].copy()
    one.change(one.settings.changed(rate=0.3))
    one.step(1), other.step(1)
    assert np.allclose(other.net.params["W2"] - one.net.params["W2"], 0.03 * 0.3 * W, rtol=1e-9)
    assert np.array_equal(one.net.params["b2"], other.net.params["b2"])


def test_a_schedule_goes_by_epochs():
    run = Run(Settings(schedule="inverse", optimizer="momentum"))
    rates = []
    for _ in range(3):
        rates.append(run.learning_rate)
        run.step(run.walk.updates)
    assert np.allclose(rates, [0.03, 0.03 / 1.02, 0.03 / 1.04])
    run.change(run.settings.changed(learning_rate=1, batch_size=30))
    assert run.learning_rate < 1


def test_dropout_can_be_turned_while_it_trains():
    run = Run(Settings(optimizer="adam", batch_norm=True))
    run.step(20)
    run.change(run.settings.changed(keep_prob=0.5))
    assert len(run.net.layers) == 10 and run.net.cost(run.X_train, run.Y_train) == run.costs[0]
    assert run.step(20) == 20
    run.change(run.settings.changed(keep_prob=1))
    assert len(run.net.layers) == 8 and run.step(20) == 20 and run.steps == 60


def test_a_penalty_pulls_and_is_not_counted_in_the_costs():
    sizes = {}
    for name in ("none", "l1", "l2"):
        run = Run(Settings(regularization=name, rate=0.03, noise=30, optimizer="adam", learning_rate=0.01))
        assert run.costs == Run(Settings(noise=30)).costs
        run.step(1500)
        sizes[name] = np.abs(run.net.params["W1"]).mean(), np.abs(run.net.params["W1"]).min()
    assert sizes["l1"][0] < sizes["none"][0] > sizes["l2"][0] and sizes["l1"][1] < 0.02


def test_a_weight_can_be_written():
    run = Run(Settings())
    run.step(20)
    run.write(0, 2, 1, 1.5)
    run.write(2, 0, -1, -0.25)
    assert run.net.params["W1"][2, 1] == 1.5 and run.net.params["b3"][0, 0] == -0.25
    assert run.costs[0] == run.net.cost(run.X_train, run.Y_train)
    assert "changed on the way" in run.cell


# What there is to see


def test_seconds_are_kept_and_one_step_is_made_at_least():
    run = Run(Settings())
    assert run.step(10**9, seconds=0.0) == run.steps >= 1
    assert run.step(0) == 0 and run.step(3, seconds=60) == 3


def test_a_dead_unit_is_one_that_gives_nothing_for_any_example():
    run = Run(Settings(activation="relu", hidden=(3,)))
    run.net.params["W1"][...] = [[1, 0], [0, 0], [0, 1]]
    run.net.params["b1"][...] = [[0], [-1], [100]]
    run.look()
    hidden, output = run.layers()
    assert hidden["flags"] == ["", "dead", ""] and hidden["dead"] == 1 / 3 and hidden["saturated"] == 0
    values = np.maximum(0, run.net.params["W1"] @ run.X_train + run.net.params["b1"])
    assert np.isclose(hidden["activation"], np.sqrt(np.mean(values**2))) and output["flags"] == [""]


@pytest.mark.parametrize(("activation", "far"), [("tanh", 2.0), ("sigmoid", 3.2)])
def test_a_saturated_unit_is_near_an_end_for_most_examples(activation, far):
    run = Run(Settings(activation=activation, hidden=(4,)))
    run.net.params["W1"][...] = [[1e-9, 0], [1e-9, 0], [100, 0], [1e-9, 0]]
    run.net.params["b1"][...] = [[far], [far - 0.5], [0], [-far]]
    run.look()
    assert run.layers()[0]["flags"] == ["saturated", "", "saturated", "saturated"]
    assert run.layers()[0]["saturated"] == 3 / 4


def test_a_layers_gradient_is_that_of_the_last_step():
    run = Run(Settings())
    assert [layer["gradient"] for layer in run.layers()] == [0.0, 0.0, 0.0]
    run.step(1)
    blocks = [run.net.grads[f"W{k}"] for k in (1, 2, 3)]
    assert [layer["gradient"] for layer in run.layers()] == [float(np.sqrt(np.mean(dW**2))) for dW in blocks]
    assert [layer["name"] for layer in run.layers()] == ["hidden 1", "hidden 2", "output"]


@pytest.mark.parametrize(
    ("some", "steps", "least"),
    [
        ({"data": "xor"}, 3000, 0.95),
        ({"data": "xor", "inputs": ("x1*x2",), "hidden": ()}, 1000, 0.98),
        ({"data": "circle", "inputs": ("x1^2", "x2^2"), "hidden": ()}, 2000, 0.98),
        ({"data": "gaussians", "hidden": ()}, 300, 0.98),
        ({"data": "spiral", "hidden": (8, 8), "inputs": ("x1", "x2", "sin(x1)", "sin(x2)"), "optimizer": "adam",
          "learning_rate": 0.01}, 2500, 0.93),
    ],
)  # fmt: skip
def test_it_solves_what_a_playground_solves(some, steps, least):
    run = Run(Settings().changed(**some))
    run.step(steps)
    assert np.mean((run.net(run.X_test) > 0.5) == run.Y_test) >= least


def test_a_line_cannot_part_the_circle_and_a_tanh_network_learns_the_hills():
    run = Run(Settings(hidden=()))
    run.step(1000)
    assert np.mean((run.net(run.X_test) > 0.5) == run.Y_test) < 0.7
    run = Run(Settings().changed(data="hills", hidden=(8, 8), optimizer="adam", learning_rate=0.01))
    run.step(3000)
    assert run.costs[1] < 0.3 * np.var(run.Y_test)
    assert len([*islice(run.curve[0], 1000)]) <= 300
