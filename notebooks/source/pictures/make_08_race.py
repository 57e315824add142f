"""Draw 08_race.png, the picture at the head of chapter 08: `python notebooks/source/pictures/make_08_race.py`."""

from pathlib import Path

import numpy as np

from dlcore import datasets, network, splits, training
from dlcore.layers import Activation, Dense
from dlcore.optimizers import SGD, Adam, Momentum, RMSprop
from dlcore.plots.figures import GREY, INK, MARKS, label, sheet
from dlcore.plots.lines import line

PLACE = Path(__file__).with_name("08_race.png")
CURVATURES = np.array([1.0, 50.0])


def path(optimizer, steps=40):
    """The way down the bowl, (steps + 1, 2)."""
    w, found = np.array([-9.0, 1.5]), []
    for _ in range(steps):
        found.append(w.copy())
        optimizer.step(w, CURVATURES * w)
    return np.array([*found, w])


def histories():
    """The costs of one network on tumours that were divided by the largest number of all."""
    X, Y, _ = datasets.tumours()
    order = np.random.default_rng(0).permutation(569)
    X, Y = splits.shuffle_split(X, Y.astype(float), 114, 114, order)["train"]
    racers = {
        "gradient descent": SGD(1),
        "momentum": Momentum(3),
        "RMSprop": RMSprop(0.03),
        "Adam": Adam(0.3),
    }
    for name, optimizer in racers.items():
        rng = np.random.default_rng(0)
        layers = [Dense(30, 16, rng, init="he"), Activation("relu"), Dense(16, 1, rng, init="he")]
        net = network.Sequential([*layers, Activation("sigmoid")])
        yield name, list(training.train(net, X / X.max(), Y, optimizer, 300))


def draw_bowl(ax):
    w1, w2 = np.meshgrid(np.linspace(-10, 3, 200), np.linspace(-2, 2, 200))
    J = (w1**2 + 50 * w2**2) / 2
    ax.contour(w1, w2, J, levels=100 * np.linspace(0.1, 1.2, 9) ** 2, colors=GREY, linewidths=0.6)
    walkers = {"gradient descent": SGD(0.039), "momentum": Momentum(0.15), "Adam": Adam(0.5)}
    for (name, walker), i in zip(walkers.items(), (0, 1, 3), strict=True):  # the colours on the right
        ax.plot(*path(walker).T, **line(i), marker=MARKS[i], markersize=3.5, linewidth=1.4, label=name)
    ax.plot(0, 0, "*", color=INK, markersize=13)
    label(ax, "Three ways down a long bowl", "w1", "w2", grid="")
    ax.legend(fontsize=10, loc="upper right")


def main():
    with sheet(9.4, 3.5, 1, 2) as (figure, (bowl, cost)):
        draw_bowl(bowl)
        for i, (name, history) in enumerate(histories()):
            cost.plot(history, **line(i), label=name)
        label(cost, "Tumours, badly scaled", "step", "cost J")
        cost.set_ylim(0, 0.72)
        cost.legend(fontsize=10)
    figure.savefig(PLACE, dpi=140)


if __name__ == "__main__":
    main()
