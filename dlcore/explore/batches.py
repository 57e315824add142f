"""batch_size: a network on real digits, trained with batches of one, of a few, of all examples (chapter 08).

The cost on the training set is shown by updates and by time. How long one update takes is measured here, on the
computer that shows it, for the size that is asked for.
"""

import time
from functools import cache
from inspect import unwrap
from types import SimpleNamespace

import numpy as np

from dlcore import datasets
from dlcore.explore.controls import Ladder, LogSlider, Slider, plain
from dlcore.explore.explorer import Explorer, finished
from dlcore.explore.own import attempt, beside, own_or_none, said_of
from dlcore.layers import Activation, Dense
from dlcore.messages import N_, _
from dlcore.minibatches import make_minibatches as reference
from dlcore.minibatches import updates_per_epoch
from dlcore.network import Sequential
from dlcore.optimizers import SGD
from dlcore.plots.figures import BLUE, GREY, INK, ORANGE
from dlcore.practice.prediction import Prediction

M, EPOCHS, UNITS, SEED = 1200, 20, 32, 0
SIZES = (1, 2, 4, 8, 16, 32, 64, 100, 128, 200, 256, 400, 600, M)
GOAL = 0.2
LOW, HIGH = 0.01, 3
cut = unwrap(reference)


@cache
def examples():
    """Digits X (64, M), and whether each is odd, Y (1, M)."""
    task = datasets.digits()
    return task.X_train.astype(np.float32), task.Y_train % 2


@cache
def orders():
    """The order of the examples in each epoch."""
    rng = np.random.default_rng(SEED)
    return [rng.permutation(M) for _epoch in range(EPOCHS)]


def beginning():
    rng = np.random.default_rng(SEED)
    hidden = Dense(64, UNITS, rng), Activation("relu")
    return Sequential([*hidden, Dense(UNITS, 1, rng), Activation("sigmoid")], dtype=np.float32)


def moments(size):
    """After which updates the cost is looked at: often at first, and at the end of each epoch."""
    updates = updates_per_epoch(M, size)
    total = EPOCHS * updates
    return set(np.geomspace(1, total, 60).astype(int)) | set(range(updates, total + 1, updates))


def training(epochs, size, lr):
    """Train on the batches of these epochs; yields the share that is done, returns updates and costs, two arrays."""
    net, optimizer, seen, updates, looks = beginning(), SGD(lr), [], 0, moments(size)
    X, Y = examples()
    with np.errstate(all="ignore"):
        for epoch, batches in enumerate(epochs):
            yield epoch / EPOCHS
            for X_batch, Y_batch in batches:
                net.backpropagate(X_batch, Y_batch)
                optimizer.step(net.theta, net.grad)
                updates += 1
                if updates in looks:
                    seen.append((updates, net.cost_of(*net.forward(X), Y, 0.0)))
    return np.array(seen).T


_courses = {}  # (size, lr) -> updates and costs


def course(size, lr):
    if (size, lr) not in _courses:
        epochs = (cut(*examples(), size, order) for order in orders())
        _courses[size, lr] = yield from training(epochs, size, lr)
    return _courses[size, lr]


@cache
def seconds_an_update(size, rounds=5, updates=4):
    """How long an update takes on this computer, measured once: nothing disturbs the shortest of a few rounds."""
    net, optimizer, (X, Y) = beginning(), SGD(0.01), examples()
    X, Y = X[:, :size], Y[:, :size]
    times = []
    for _round in range(rounds):
        start = time.perf_counter()
        for _update in range(updates):
            net.backpropagate(X, Y)
            optimizer.step(net.theta, net.grad)
        times.append((time.perf_counter() - start) / updates)
    return min(times)


def compute(size, lr, epochs, make_minibatches):
    chosen = yield from course(size, lr)
    whole = yield from course(M, lr)
    own, said = learners(size, lr, make_minibatches)
    return SimpleNamespace(
        size=size,
        lr=lr,
        epochs=epochs,
        chosen=until(epochs, size, chosen),
        whole=until(epochs, M, whole),
        own=None if own is None else until(epochs, size, own),
        said=said,
    )


def until(epochs, size, course):
    """The first epochs of a course, with the time that each update took."""
    updates, costs = course[:, course[0] <= epochs * updates_per_epoch(M, size)]
    below = np.flatnonzero(costs < GOAL)
    return SimpleNamespace(
        size=size,
        updates=updates,
        ms=updates * 1000 * seconds_an_update(size),
        costs=costs,
        reached=int(below[0]) if len(below) else None,
    )


def learners(size, lr, function):
    """The course with the learner's batches, None after trouble; and how they compare, in words."""
    if (answer := beside("make_minibatches", function, reference, *examples(), size, orders()[0])) is None:
        return None, ""
    said = said_of([answer], first_difference)
    if answer.trouble:
        return None, said
    if answer.same:
        return _courses[size, lr], said
    own, epochs = own_or_none("make_minibatches", function, reference), []

    def ask():
        for order in orders():
            epochs.append(own(*examples(), size, order, like=answer.wanted))

    if trouble := attempt(ask, own, seconds=5):
        return None, f"{said} {trouble}"
    single = ([(X.astype(np.float32), Y) for X, Y in batches] for batches in epochs)
    return finished(training(single, size, lr), lambda share: None), said


def first_difference(answer):
    for number, (own, wanted) in enumerate(zip(answer.value, answer.wanted, strict=True), start=1):
        if not np.allclose(own[0], wanted[0], equal_nan=True):
            return _("batch {number} does not hold the examples that come next in perm").format(number=number)
        if not np.allclose(own[1], wanted[1], equal_nan=True):
            return _("the labels in batch {number} are not those of its examples").format(number=number)
    return ""


def draw(left, right, a):
    scale = {"grid": True, "xscale": "log", "yscale": "log", "ylim": (LOW, HIGH), "yticks": [0.01, 0.1, 1]}
    left.frame(
        xlim=(0.8, 30000), xlabel=_("updates"), ylabel=_("cost"), title=_("By the number of updates"), **scale
    )
    right.frame(xlim=(0.03, 3000), xlabel=_("milliseconds"), title=_("By the time on this computer"), **scale)
    courses = [("whole", a.whole, GREY, "^", (0, (6, 2)), 5), ("chosen", a.chosen, BLUE, "o", "-", 5)]
    if a.own is not None:
        courses.append(("own", a.own, ORANGE, "s", (0, (2, 1.5)), 3.5))
    for board in (left, right):
        board.line("goal", [0.01, 1e5], [GOAL, GOAL], color=INK, linewidth=1.1, linestyle="--", zorder=2)
        for name, its, colour, mark, line, size in courses:
            x, y = its.updates if board is left else its.ms, np.clip(its.costs, LOW / 10, 10 * HIGH)
            board.line(f"{name} line", x, y, color=colour, linestyle=line, linewidth=1.5, zorder=3)
            board.marks(name, x, y, mark, colour, size, colour, zorder=4)
    keys = [
        (BLUE, _("● batches of {size}").format(size=a.size)),
        (GREY, _("▲ all {m} at once").format(m=M)),
        (INK, _("┅ cost {goal}").format(goal=GOAL)),
        (ORANGE, _("■ with your batches")),
    ]
    for row, (colour, words) in enumerate(keys[: 3 + (a.own is not None)]):
        left.text(f"key {row}", 0.02, 0.31 - 0.08 * row, words, color=colour, **KEY)
    update = _("one update: {us:,.0f} µs").format(us=1e6 * seconds_an_update(a.size))
    right.text("update", 0.97, 0.95, update, ha="right", color=BLUE, **KEY)


KEY = {"inside": True, "over": True, "va": "center"}


def describe(a):
    return _(
        "Batches of {size} at learning rate {lr}: epochs {epochs}, updates {updates:,}, {ms:.3g} ms on this computer, "
        "cost {cost:.3g} at the end; {reached}. All {m} at once: updates {whole_updates}, {whole_ms:.3g} ms, cost "
        "{whole_cost:.3g}."
    ).format(
        size=a.size,
        lr=plain(a.lr),
        epochs=a.epochs,
        updates=int(a.chosen.updates[-1]),
        ms=a.chosen.ms[-1],
        cost=a.chosen.costs[-1],
        reached=in_words(a.chosen),
        m=M,
        whole_updates=int(a.whole.updates[-1]),
        whole_ms=a.whole.ms[-1],
        whole_cost=a.whole.costs[-1],
    )


def in_words(its):
    if its.reached is None:
        return _("never below {goal}").format(goal=GOAL)
    return _("below {goal} after {updates:,} updates, {ms:.3g} ms").format(
        goal=GOAL, updates=int(its.updates[its.reached]), ms=its.ms[its.reached]
    )


batch_size = Explorer(
    name="batch_size",
    controls=(
        Ladder("size", N_("batch size"), 64, SIZES),
        LogSlider("lr", N_("learning rate"), 0.1, 0.001, 1),
        Slider("epochs", N_("epochs"), 5, 1, EPOCHS),
    ),
    compute=compute,
    draw=draw,
    describe=describe,
    places=[(0.095, 0.15, 0.4, 0.74), (0.565, 0.15, 0.41, 0.74)],
    task=N_(
        "Take 20 epochs and learning rate 0.3. Which batch size reaches a cost of 0.2 with the fewest updates, and "
        "which in the least time on your computer? What does a batch of 1 do at learning rate 1?"
    ),
    prediction=Prediction(
        "batch_size",
        N_(
            "1200 digits, 20 epochs, learning rate 1. Batches of 1 make 24000 updates, batches of 64 make 380, and all "
            "at once make 20. Which of them ends at the lowest cost?"
        ),
        (N_("batches of 1"), N_("batches of 64"), N_("all at once")),
        N_("batches of 64"),
        N_(
            "All at once has too few updates. The slope of a single example points anywhere, and a learning rate of 1 "
            "follows it all the way: 24000 updates, and nothing is learned. 64 of them agree well enough."
        ),
    ),
    functions=("make_minibatches",),
    waits=("size", "lr"),
    height=350,
)
