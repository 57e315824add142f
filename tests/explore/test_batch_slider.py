"""batch_size: its courses are those of the library's training, and the learner's mini-batches in it."""

import numpy as np
import pytest

from dlcore import explore
from dlcore.explore import batches
from dlcore.minibatches import make_minibatches
from dlcore.optimizers import SGD
from dlcore.practice import todo
from dlcore.training import train
from tests.explore.own import ORANGE, coloured, stopped
from tests.explore.settings import numbers


class Orders:
    """A generator of random orders that gives the explorer's."""

    def __init__(self):
        self.orders = iter(batches.orders())

    def permutation(self, _m):
        return next(self.orders)


@pytest.mark.parametrize(("size", "lr"), [(64, 0.1), (400, 0.5), (1200, 1)])
def test_the_courses_of_batch_size_are_those_of_the_librarys_training(size, lr, monkeypatch):
    monkeypatch.setattr("dlcore.training.check", lambda *_: None)  # which wants a real generator
    X, Y = batches.examples()
    wanted = list(train(batches.beginning(), X, Y, SGD(lr), 6, batch_size=size, rng=Orders()))
    a = explore.batch_size(size=size, lr=lr, epochs=6).arrays.chosen
    ends = np.isin(a.updates, [-(-1200 // size) * epoch for epoch in range(1, 7)])
    assert a.costs[ends] == pytest.approx(wanted, rel=1e-3)


def test_the_answer_of_batch_size_is_neither_end():
    one, some, whole = (
        explore.batch_size(size=size, lr=1, epochs=20).arrays.chosen for size in (1, 64, 1200)
    )
    assert [int(its.updates[-1]) for its in (one, some, whole)] == [24_000, 380, 20]
    assert some.costs[-1] < 0.1
    assert whole.costs[-1] > 0.2
    assert one.costs[-1] > 0.5
    assert one.reached is None
    assert explore.batch_size.prediction.answer == "batches of 64"


def test_the_task_of_batch_size_can_be_done():
    """Larger batches need fewer updates, up to a point, and each of them takes longer."""
    one, some, whole = (
        explore.batch_size(size=size, lr=0.3, epochs=20).arrays.chosen for size in (1, 64, 1200)
    )
    assert one.updates[one.reached] > 3 * some.updates[some.reached]
    assert whole.reached is None
    assert batches.seconds_an_update(1200) > 3 * batches.seconds_an_update(1)
    assert batches.seconds_an_update(64) < 10 * batches.seconds_an_update(1)


def test_small_batches_are_noisy_and_the_whole_is_smooth():
    rises = {}
    for size in (4, 1200):
        costs = explore.batch_size(size=size, lr=0.3, epochs=20).arrays.chosen.costs
        rises[size] = np.mean(np.diff(costs) > 0)
    assert rises[1200] == 0
    assert rises[4] > 0.2


@pytest.mark.parametrize(("size", "lr", "epochs"), [(64, 0.1, 5), (8, 0.3, 20), (1200, 0.001, 1)])
def test_batch_size_says_its_numbers(size, lr, epochs):
    exploration = explore.batch_size(size=size, lr=lr, epochs=epochs)
    a = exploration.arrays
    updates = -(-1200 // size) * epochs
    assert a.chosen.updates[-1] == updates
    took = updates * 1000 * batches.seconds_an_update(size)
    wanted = [size, lr, epochs, updates, took, a.chosen.costs[-1]]
    below = np.flatnonzero(a.chosen.costs < 0.2)
    wanted += [0.2, *([a.chosen.updates[below[0]], a.chosen.ms[below[0]]] if len(below) else [])]
    wanted += [1200, epochs, a.whole.ms[-1], a.whole.costs[-1]]
    assert numbers(exploration.alt) == pytest.approx(wanted, rel=0.006)


def test_more_epochs_are_the_same_course_a_bit_longer():
    short, long = (explore.batch_size(epochs=epochs).arrays.chosen for epochs in (5, 6))
    assert long.costs[: len(short.costs)] == pytest.approx(short.costs)


def own_batches(X, Y, size, perm):
    out, k = [], 0
    while k < len(perm):
        out.append([X[:, perm[k : k + size]], Y[:, perm[k : k + size]]])
        k += size
    return out


def test_right_batches_agree_and_their_course_is_drawn():
    exploration = explore.batch_size(size=100, make_minibatches=own_batches)
    assert exploration.alt.endswith("Your make_minibatches agrees with the reference.")
    assert exploration.arrays.own.costs == pytest.approx(exploration.arrays.chosen.costs)
    assert coloured(exploration, ORANGE) > 200
    assert explore.batch_size(size=100, make_minibatches=make_minibatches).arrays.own is None


@pytest.mark.parametrize(
    ("function", "said"),
    [
        (lambda X, Y, s, p: own_batches(X, Y, s, np.arange(1200)), ["differs", "batch 1 does not hold"]),
        (
            lambda X, Y, s, p: [(A, Y[:, :s]) for A, B in own_batches(X, Y, s, p)],
            ["labels in batch 1 are not"],
        ),
        (lambda X, Y, s, p: own_batches(X, Y, s, p)[:-1], ["has to be 12 values; it is 11 values"]),
        (lambda X, Y, s, p: own_batches(X[:32], Y, s, p), ["has the shape (32, 100)", "(64, 100)"]),
        (lambda X, Y, s, p: [(A * np.nan, B) for A, B in own_batches(X, Y, s, p)], ["batch 1 does not hold"]),
        (lambda X, Y, s, p: X[p], ["stopped", "IndexError"]),
        (lambda X, Y, s, p: todo(), ["not written yet"]),
    ],
    ids=["not shuffled", "labels", "dropped", "features", "nan", "raises", "todo"],
)
def test_wrong_batches_are_told_in_words(function, said, recwarn):
    exploration = explore.batch_size(size=100, make_minibatches=function)
    assert all(part in exploration.alt for part in said), exploration.alt
    assert exploration.alt.startswith(explore.batch_size(size=100).alt)
    assert exploration.png
    assert not recwarn.list


def test_labels_that_belong_to_others_teach_nothing():
    mixed = explore.batch_size(
        size=100,
        lr=0.5,
        epochs=20,
        make_minibatches=lambda X, Y, s, p: [
            (X[:, p[k : k + s]], Y[:, k : k + s]) for k in range(0, 1200, s)
        ],
    ).arrays
    assert mixed.own.costs[-1] > 0.6
    assert mixed.chosen.costs[-1] < 0.1


def test_endless_batches_are_stopped():
    stopped(explore.batch_size, "make_minibatches")
