"""The history of a run: bounded, even, and a way back from which the same steps follow."""

import tracemalloc

import numpy as np
import pytest

from dlcore.explore.playground.history import LIMIT, History, Moment
from dlcore.explore.playground.run import Run
from dlcore.explore.playground.settings import Settings

SETTINGS = [
    {},
    {"optimizer": "adam", "schedule": "cosine", "keep_prob": 0.8, "batch_norm": True, "batch_size": 7},
    {"optimizer": "momentum", "batch_size": "all", "regularization": "l1", "rate": 0.01},
    {"data": "hills", "optimizer": "rmsprop", "hidden": (), "train_share": 10, "batch_size": 30},
]


@pytest.mark.parametrize("some", SETTINGS)
@pytest.mark.parametrize("k", [0, 1, 3])
def test_from_an_earlier_moment_the_same_steps_follow_bit_for_bit(some, k):
    run = Run(Settings().changed(**some))
    for _ in range(6):
        run.step(13)
    after, costs, grad = run.net.theta.copy(), run.costs, run.net.grad.copy()
    run.history.seek(k)
    assert run.steps == 13 * k
    for _ in range(6 - k):
        run.step(13)
    assert run.steps == 78 and np.array_equal(run.net.theta, after)
    assert run.costs == costs and np.array_equal(run.net.grad, grad)


def test_a_moment_looks_as_it_did():
    run = Run(Settings(batch_norm=True))
    seen = [(run.steps, run.costs, run.field(run.points_test), run.layers())]
    for _ in range(4):
        run.step(20)
        seen.append((run.steps, run.costs, run.field(run.points_test), run.layers()))
    for k in (2, 0, 4, 3, 1):
        run.history.seek(k)
        steps, costs, field, layers = seen[k]
        assert (run.history.k, run.history.n) == (k, 4) and (run.steps, run.costs) == (steps, costs)
        assert all(map(np.array_equal, run.field(run.points_test), field)) and run.layers() == layers
    run.history.seek(-1)
    assert run.steps == 80 and run.history.newest


def test_a_new_step_forgets_what_came_after_the_moment_that_is_seen():
    run = Run(Settings())
    for _ in range(5):
        run.step(20)
    run.history.seek(2)
    assert run.history.n == 5  # looking forgets nothing
    run.change(run.settings.changed(learning_rate=0.3))
    run.step(10)
    assert run.curve[0].tolist() == [0, 20, 40, 50] and run.history.k == run.history.n == 3


def test_the_curve_is_that_of_the_costs():
    run = Run(Settings())
    told = [(0, *run.costs)]
    for _ in range(30):
        run.step(7)
        told.append((run.steps, *run.costs))
    assert np.array_equal(run.curve, np.transpose(told))


@pytest.mark.parametrize("portion", [1, 3, 20])
def test_moments_stay_few_and_evenly_spread(portion):
    history = History(None)
    for k in range(20 * LIMIT):
        history.keep(Moment(portion * k, 0.0, 0.0, None))
        assert len(history.moments) <= LIMIT and history.k == history.n
    steps = history.curve[0]
    assert steps[0] == 0 and steps[-1] == portion * (20 * LIMIT - 1) and len(steps) > LIMIT / 4
    gaps = np.diff(steps)[:-1]
    assert gaps.max() < 2 * history.spacing + portion and np.all(np.diff(steps // history.spacing)[:-1] > 0)


def test_memory_stays_bounded():
    run = Run(Settings(hidden=(8,) * 6, optimizer="adam"))
    tracemalloc.start()
    try:
        for steps in range(2 * LIMIT):
            run.walk.made = steps
            run.keep()
            most = 25_000 * LIMIT  # parameters, slopes and what Adam remembers, 4 x 400 numbers, and an order
            assert tracemalloc.get_traced_memory()[0] < most
    finally:
        tracemalloc.stop()
    assert LIMIT / 2 < len(run.history.moments) <= LIMIT


def test_the_way_back_is_there_after_another_optimizer():
    """What the old one remembered is none of the new one's business."""
    run = Run(Settings(optimizer="adam"))
    run.step(20)
    run.change(run.settings.changed(optimizer="momentum"))
    run.step(20)
    run.history.seek(1)
    assert run.steps == 20 and run.optimizer.memory == () and run.optimizer.t == 0
    assert run.step(20) == 20
    run.history.seek(0)
    assert run.step(20) == 20 and run.bounded


def test_going_back_before_the_trouble_ends_it():
    run = Run(Settings().changed(data="hills", activation="relu", inputs=("x1^2", "x2^2")))
    run.step(20)
    run.change(run.settings.changed(learning_rate=10))
    run.step(200)
    assert run.trouble
    run.history.seek(0)
    assert run.trouble == "" and run.steps == 0


@pytest.mark.parametrize("k", [-2, 3, 1.0, "1", True, None])
def test_there_is_no_other_moment(k):
    run = Run(Settings())
    run.step(20), run.step(20)
    with pytest.raises(ValueError, match="there are the moments 0 to 2"):
        run.history.seek(k)
    assert run.steps == 40
