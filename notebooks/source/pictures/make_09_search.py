"""Draw 09_search.png, the picture at the head of chapter 09: `python notebooks/source/pictures/make_09_search.py`."""

from functools import partial
from pathlib import Path

import numpy as np

from dlcore import datasets, network, sampling, training
from dlcore.batchnorm import BatchNorm
from dlcore.layers import Activation, Dense
from dlcore.optimizers import SGD
from dlcore.plots.figures import INK, label, sheet
from dlcore.plots.lines import line
from dlcore.schedules import decay_cosine
from dlcore.search import digits_trial
from dlcore.softmax import one_hot

PLACE = Path(__file__).with_name("09_search.png")
RATES = 10 ** np.linspace(-2, 1, 10)
EPOCHS, BATCHES = 10, 29


def sample(rng):
    return {
        "learning_rate": float(sampling.log_uniform(1e-4, 1.0, rng.random())),
        "beta1": float(sampling.sample_beta(0.5, 0.999, rng.random())),
        "units": round(sampling.log_uniform(4, 256, rng.random())),
    }


def deep_net(rng, norm):
    layers = []
    for _ in range(5):
        layers += [Dense(64, 64, rng), *([BatchNorm(64)] if norm else []), Activation("relu")]
    return network.Sequential([*layers, Dense(64, 10, rng), Activation("softmax")])


def dev_accuracy(rate, norm, start):
    task, rng = datasets.digits(), np.random.default_rng(start)
    net = deep_net(rng, norm)
    Y = one_hot(task.Y_train[0], 10)
    falling = SGD(partial(decay_cosine, rate, EPOCHS * BATCHES))
    try:
        list(training.train(net, task.X_train[:, :900], Y[:, :900], falling, EPOCHS, 32, rng))
    except ValueError:  # the cost became infinite
        return 0.1
    with np.errstate(all="ignore"):
        return np.mean(net(task.X_train[:, 900:]).argmax(axis=0) == task.Y_train[0, 900:])


def draw_trials(figure, ax):
    settings = [sample(np.random.default_rng(k)) for k in range(40)]
    scores = [digits_trial(setting, 9)[0] for setting in settings]
    rates, units = ([setting[name] for setting in settings] for name in ("learning_rate", "units"))
    dots = ax.scatter(rates, units, c=scores, s=70, edgecolor=INK, linewidth=0.6)
    ax.set(xscale="log", yscale="log")
    ax.set_xticks([1e-4, 1e-3, 1e-2, 0.1, 1], ["0.0001", "0.001", "0.01", "0.1", "1"])
    ax.set_yticks([5, 10, 20, 50, 100, 200], ["5", "10", "20", "50", "100", "200"])
    figure.colorbar(dots, ax=ax)
    label(ax, "Dev accuracy of forty trials", "learning rate", "units")


def draw_rates(ax):
    for i, (name, norm) in enumerate({"plain": False, "batch normalization": True}.items()):
        found = np.array([[dev_accuracy(rate, norm, start) for rate in RATES] for start in range(5)])
        style = line(i)
        ax.fill_between(
            RATES, found.min(axis=0), found.max(axis=0), color=style["color"], alpha=0.18, linewidth=0
        )
        ax.plot(RATES, found.mean(axis=0), **style, label=name)
    ax.set_xscale("log")
    ax.set_xticks([0.01, 0.1, 1, 10], ["0.01", "0.1", "1", "10"])
    label(ax, "Five hidden layers, five starts", "learning rate", "dev accuracy")
    ax.legend(fontsize=11, loc="lower left")


def main():
    with sheet(9.6, 3.6, 1, 2) as (figure, (left, right)):
        draw_trials(figure, left)
        draw_rates(right)
    figure.savefig(PLACE, dpi=200)


if __name__ == "__main__":
    main()
