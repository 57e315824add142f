"""early_stopping: when training stops, and which epoch is kept (chapter 06).

A network 2-30-30-1 learns 40 noisy points by heart. It is trained to the end once for each seed, and the slider says
where patience would have stopped it: what comes later is drawn pale, for nobody would have seen it.
"""

from functools import lru_cache
from types import SimpleNamespace

import numpy as np

from dlcore import datasets
from dlcore.explore.controls import Slider
from dlcore.explore.explorer import Explorer
from dlcore.explore.own import beside
from dlcore.layers import Activation, Dense
from dlcore.messages import N_, _
from dlcore.network import Sequential
from dlcore.optimizers import SGD
from dlcore.plots.figures import BLUE, GREEN, GREY, INK, ORANGE
from dlcore.practice.prediction import Prediction
from dlcore.regularization import early_stop as reference
from dlcore.training import train

M, NOISE, EPOCHS = 40, 0.35, 100
TOP = 1.25
NUMBERS = np.arange(1, EPOCHS + 1)


@lru_cache(1)
def dev():
    return datasets.moons(m=200, noise=NOISE, seed=1000)


def beginning(seed, rng):
    """A network that has learned nothing yet, and its training set X, Y."""
    hidden = Dense(2, 30, rng), Activation("relu"), Dense(30, 30, rng), Activation("relu")
    net = Sequential([*hidden, Dense(30, 1, rng), Activation("sigmoid")])
    return net, *datasets.moons(m=M, noise=NOISE, seed=seed)


def course(net, X, Y, rng):
    """The training, epoch after epoch."""
    return train(net, X, Y, SGD(0.5), EPOCHS, batch_size=8, rng=rng)


@lru_cache(24)
def costs(seed):
    """The cost on the training set and on the dev set after each epoch, (2, EPOCHS)."""
    rng = np.random.default_rng(seed)
    net, X, Y = beginning(seed, rng)
    return np.array([(cost, net.cost(*dev())) for cost in course(net, X, Y, rng)]).T


def compute(patience, seed, early_stop):
    train_costs, dev_costs = costs(seed)
    kept = reference(dev_costs, patience)
    own = beside("early_stop", early_stop, reference, dev_costs, patience)
    shown = own is not None and not own.trouble and own.value in range(EPOCHS)
    return SimpleNamespace(
        patience=patience,
        train=train_costs,
        dev=dev_costs,
        kept=kept,
        stop=min(kept + patience, EPOCHS - 1),
        best=int(dev_costs.argmin()),
        own=int(own.value) if shown else None,
        said=f"{own.said} {_('Its epochs count from 0.')}"
        if shown and not own.same
        else own.said
        if own
        else "",
    )


def draw(board, a):
    board.frame(
        grid=True,
        xlim=(0, EPOCHS + 1),
        ylim=(0, TOP),
        xlabel=_("epoch"),
        ylabel=_("cost"),
        title=_("Training stops when the dev cost has found no new lowest for too long"),
    )
    seen = slice(0, a.stop + 1)
    for name, values, colour, mark in (("train", a.train, BLUE, "o"), ("dev", a.dev, GREEN, "^")):
        board.line(f"{name} all", NUMBERS, values, color=colour, linewidth=1, alpha=0.35, zorder=3)
        board.line(name, NUMBERS[seen], values[seen], color=colour, linewidth=1.8, zorder=3.5)
        board.marks(f"{name} marks", NUMBERS[seen], values[seen], mark, colour, 5, colour, zorder=4)
    board.line("stop", [a.stop + 1] * 2, [0, TOP], color=INK, linewidth=1.3, linestyle="--", zorder=3)
    marked(board, "best", a.best, a.dev, "D", "white", 10, GREY, markeredgewidth=1.6)
    marked(board, "kept", a.kept, a.dev, "*", INK, 17)
    board.text("train key", 0.985, 0.93, _("● training set"), color=BLUE, **KEY)
    board.text("dev key", 0.985, 0.86, _("▲ dev set"), color=GREEN, **KEY)
    board.text("kept key", 0.985, 0.79, _("★ kept"), **KEY)
    board.text("best key", 0.985, 0.72, _("◇ lowest of all"), color=GREY, **KEY)
    if a.own is not None:
        marked(board, "own", a.own, a.dev, "s", ORANGE, 8)
        board.text("own key", 0.985, 0.65, _("■ kept by yours"), color=ORANGE, **KEY)
    stops = a.stop < EPOCHS - 1
    words = _("stops after epoch {stop}") if stops else _("goes on to epoch {stop}")
    align, gap = ("left", 6) if a.stop < 0.6 * EPOCHS else ("right", -6)
    board.text(
        "stop note", a.stop + 1, 0.72, words.format(stop=a.stop + 1), offset=(gap, 0), over=True, ha=align
    )


KEY = {"inside": True, "over": True, "ha": "right", "va": "center"}


def marked(board, name, epoch, costs, mark, colour, size, edge="white", **look):
    board.marks(
        name, [epoch + 1], [min(costs[epoch], TOP)], mark, colour, size, edge, zorder=5, clip_on=False, **look
    )


def describe(a):
    return _(
        "With patience {patience} training {ends} epoch {stop}, and epoch {kept} is kept: dev cost {kept_cost:.3f}. "
        "The lowest of all {epochs} epochs is {best_cost:.3f}, after epoch {best}; at the end the dev cost is "
        "{dev:.3f} and the training cost {train:.3f}."
    ).format(
        patience=a.patience,
        ends=_("stops after") if a.stop < EPOCHS - 1 else _("goes on to"),
        stop=a.stop + 1,
        kept=a.kept + 1,
        kept_cost=a.dev[a.kept],
        epochs=EPOCHS,
        best_cost=a.dev[a.best],
        best=a.best + 1,
        dev=a.dev[-1],
        train=a.train[-1],
    )


early_stopping = Explorer(
    name="early_stopping",
    controls=(Slider("patience", N_("patience"), 3, 1, 20), Slider("seed", N_("seed of the run"), 0, 0, 9)),
    compute=compute,
    draw=draw,
    describe=describe,
    places=[(0.08, 0.15, 0.9, 0.74)],
    task=N_(
        "Which patience is enough to keep the lowest dev cost of all? Try other seeds: is there one patience that "
        "suits every run, and what does a large one cost?"
    ),
    prediction=Prediction(
        "early_stopping",
        N_(
            "Ten runs, each with points and a start of its own. Which patience keeps the lowest dev cost of all?"
        ),
        (
            N_("1 in every run"),
            N_("about the same one, larger than 1, in every run"),
            N_("1 in some runs, more than 5 in others"),
        ),
        N_("1 in some runs, more than 5 in others"),
        N_(
            "Where the curve falls without ups, any patience does. Where it has a long hump before its lowest place, "
            "patience has to outlast the hump, and nobody can tell beforehand how long it is."
        ),
    ),
    functions=("early_stop",),
    height=350,
)
