"""skip_or_not: networks of a few blocks and of many, plain and with shortcuts (chapter 13).

All learn real digits for the same number of epochs. A block has two dense layers. What is random, the first weights,
is drawn anew for each of a few networks; what is shown is their mean, and the range from the lowest to the highest.
"""

from functools import cache
from types import SimpleNamespace

import numpy as np

from dlcore import datasets
from dlcore.explore.controls import Choice, Slider
from dlcore.explore.explorer import Explorer
from dlcore.layers import Activation, Dense
from dlcore.messages import N_, _
from dlcore.network import Sequential
from dlcore.optimizers import Adam
from dlcore.plots.figures import BLUE, GREY, ORANGE
from dlcore.practice.prediction import Prediction
from dlcore.residual import Residual

UNITS, EPOCHS, BATCH, LEARNING_RATE, SEEDS = 24, 15, 100, 0.001, 5
SHRUNK = 0.3
"""Each shortcut adds to the signal, so that the last layer of a block with one begins smaller."""

MOST = 20
WAYS = {"plain": N_("plain"), "residual": N_("with shortcuts")}
LOOKS = {"plain": (ORANGE, "▲", "^", (0, (6, 2))), "residual": (BLUE, "●", "o", "-")}


@cache
def task():
    """Digits X (64, m), their labels as columns, and whole numbers; the same for digits of other writers."""
    digits = datasets.digits()
    X, X_test = digits.X_train.astype(np.float32), digits.X_test.astype(np.float32)
    return X, np.eye(10, dtype=np.float32)[:, digits.Y_train[0]], digits.Y_train[0], X_test, digits.Y_test[0]


def network(blocks, way, seed):
    """One network before training."""
    rng = np.random.default_rng(seed)
    layers = [Dense(64, UNITS, rng), Activation("relu")]
    for _block in range(blocks):
        inside = [Dense(UNITS, UNITS, rng), Activation("relu"), Dense(UNITS, UNITS, rng)]
        layers += [*([Residual(inside)] if way == "residual" else inside), Activation("relu")]
    net = Sequential([*layers, Dense(UNITS, 10, rng), Activation("softmax")], dtype=np.float32)
    for name, array in net.params.items():
        if name.startswith("W") and name.endswith(".2"):
            array *= SHRUNK
    return net


def trained(net, seed):
    """The shares of wrong answers on the training and on the test set, before the first and after each epoch."""
    X, Y, labels, *test = task()
    adam, rng = Adam(LEARNING_RATE), np.random.default_rng(seed)
    errors = [(wrong(net, X, labels), wrong(net, *test))]
    for _epoch in range(EPOCHS):
        order = rng.permutation(len(labels))
        for start in range(0, len(labels), BATCH):
            batch = order[start : start + BATCH]
            net.backpropagate(X[:, batch], Y[:, batch])
            adam.step(net.theta, net.grad)
        errors.append((wrong(net, X, labels), wrong(net, *test)))
    return np.array(errors).T


def wrong(net, X, labels):
    return (net.forward(X)[0].argmax(axis=0) != labels).mean()


def slopes(net):
    """The root mean square slope in W of each layer, on all examples before training."""
    net.backpropagate(*task()[:2])
    return [np.sqrt(np.mean(dW**2)) for name, dW in net.grads.items() if name.startswith("W")]


_runs = {}  # (blocks, way) -> train, test (SEEDS, EPOCHS + 1), slopes (SEEDS, layers)


def run(blocks, way, done):
    """Train the networks of one kind, once; yields the share of all three kinds that is done."""
    if (blocks, way) not in _runs:
        found = []
        for seed in range(SEEDS):
            yield (done + seed / SEEDS) / 3
            net = network(blocks, way, seed)
            found.append((slopes(net), *trained(net, seed)))
        steep, train, test = (np.array(part) for part in zip(*found, strict=True))
        _runs[blocks, way] = SimpleNamespace(slopes=steep, train=train, test=test)
    return _runs[blocks, way]


def compute(blocks, skip, epochs):
    shallow = yield from run(1, "plain", 0)
    deep = {}
    for done, way in enumerate(WAYS, start=1):  # both, so that the shortcuts can be put in and out at once
        deep[way] = yield from run(blocks, way, done)
    return SimpleNamespace(
        blocks=blocks,
        skip=skip,
        epochs=epochs,
        shallow=until(epochs, shallow),
        chosen=until(epochs, deep[skip]),
    )


def until(epochs, its):
    """What there is to see of a run after some epochs."""
    train, test = (errors[:, : epochs + 1] for errors in (its.train, its.test))
    return SimpleNamespace(train=train, error=train[:, -1], test=test[:, -1].mean(), slopes=its.slopes)


def draw(left, right, a):
    left.frame(
        grid=True,
        xlim=(0, EPOCHS),
        ylim=(0, 1.32),
        xticks=[0, 5, 10, 15],
        yticks=[0, 0.25, 0.5, 0.75, 1],
        xlabel=_("epochs"),
        ylabel=_("share of errors"),
        title=_("Training set"),
    )
    right.frame(
        grid=True,
        yscale="log",
        xlim=(1, 2 * MOST + 2),
        ylim=(1e-4, 10),
        xticks=[1, 10, 20, 30, 40],
        yticks=[1e-4, 1e-3, 1e-2, 0.1, 1, 10],
        xlabel=_("layer"),
        title=_("Slopes in W before training"),
    )
    colour, sign, mark, line = LOOKS[a.skip]
    shown = [
        ("shallow", a.shallow, GREY, "D", (0, (6, 2, 1, 2)), 5),
        ("chosen", a.chosen, colour, mark, line, 6),
    ]
    for name, its, *look in shown:
        draw_curve(left, name, range(a.epochs + 1), its.train, its.train.mean(axis=0), *look)
        layers = range(1, its.slopes.shape[1] + 1)
        draw_curve(right, name, layers, its.slopes, np.median(its.slopes, axis=0), *look)
    key = {"inside": True, "over": True, "va": "center"}
    words = _("{sign} blocks: {blocks}, {way}: {error:.1f} %")
    said = words.format(sign=sign, blocks=a.blocks, way=_(WAYS[a.skip]), error=100 * a.chosen.error.mean())
    left.text("chosen key", 0.02, 0.96, said, color=colour, weight="bold", **key)
    said = _("◆ blocks: 1, plain: {error:.1f} %").format(error=100 * a.shallow.error.mean())
    left.text("shallow key", 0.02, 0.88, said, color=GREY, **key)
    said = _("errors on other writers: {error:.1f} %").format(error=100 * a.chosen.test)
    left.text("test key", 0.02, 0.8, said, color=colour, **key)


def draw_curve(board, name, x, all_of_them, middle, colour, mark, line, size):
    """A curve, and around it the range of all networks."""
    x = np.asarray(x)
    corners = np.column_stack(
        [np.r_[x, x[::-1]], np.r_[all_of_them.min(axis=0), all_of_them.max(axis=0)[::-1]]]
    )
    board.shapes(f"{name} range", [corners], facecolors=[colour], edgecolors=["none"], alpha=0.15, zorder=2)
    board.line(name, x, middle, color=colour, linestyle=line, linewidth=1.8, zorder=3)
    board.marks(f"{name} marks", x, middle, mark, colour, size, colour, markevery=3, zorder=4)


def describe(a):
    first, last = np.median(a.chosen.slopes, axis=0)[[0, -1]]
    return _(
        "Blocks: {blocks}, {way}, so {layers} layers with weights; {seeds} networks of them, {epochs} epochs. Errors "
        "on the training set: {train:.1f} %, from {low:.1f} to {high:.1f}; on digits of other writers {test:.1f} %. "
        "With 1 plain block: {shallow:.1f} % and {shallow_test:.1f} %. Before training the slopes are {first:.2g} in "
        "layer 1, {last:.2g} in the last."
    ).format(
        blocks=a.blocks,
        way=_(WAYS[a.skip]),
        layers=2 * a.blocks + 2,
        seeds=SEEDS,
        epochs=a.epochs,
        train=100 * a.chosen.error.mean(),
        low=100 * a.chosen.error.min(),
        high=100 * a.chosen.error.max(),
        test=100 * a.chosen.test,
        shallow=100 * a.shallow.error.mean(),
        shallow_test=100 * a.shallow.test,
        first=first,
        last=last,
    )


skip_or_not = Explorer(
    name="skip_or_not",
    controls=(
        Slider("blocks", N_("blocks"), 2, 1, MOST),
        Choice("skip", N_("blocks are"), "plain", WAYS),
        Slider("epochs", N_("epochs"), 10, 1, EPOCHS),
    ),
    compute=compute,
    draw=draw,
    describe=describe,
    places=[(0.1, 0.15, 0.4, 0.74), (0.595, 0.15, 0.385, 0.74)],
    task=N_(
        "From how many plain blocks on is a deeper network worse than one with a single block? Put the shortcuts in "
        "there. Do they help with 2 blocks too? And do 20 blocks with shortcuts read other writers better than 2?"
    ),
    prediction=Prediction(
        "skip_or_not",
        N_(
            "20 plain blocks are 42 layers, and they learn badly. All weights begin after He. How large are the "
            "slopes in layer 1 before training, next to those in a network of 1 block?"
        ),
        (N_("about as large"), N_("a thousand times smaller"), N_("a million times smaller")),
        N_("about as large"),
        N_(
            "He's weights keep their size, through 42 layers too: no network here has slopes a hundred times smaller. "
            "What gets lost on the way is what tells the digits apart: at the last layer all look nearly alike."
        ),
    ),
    waits=("blocks",),
    height=350,
)
