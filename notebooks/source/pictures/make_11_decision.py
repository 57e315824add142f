"""Draw 11_decision.png, the picture at the head of chapter 11.

python notebooks/source/pictures/make_11_decision.py
"""

from pathlib import Path

import numpy as np

from dlcore import augmentation, datasets, network, softmax, training
from dlcore.layers import Activation, Dense
from dlcore.optimizers import Adam
from dlcore.plots.figures import BLUE, GREY, INK, ORANGE, label, sheet

PLACE = Path(__file__).with_name("11_decision.png")
X_web, Y_web = datasets.printed_digits(4000, seed=0)
X_print, Y_print = X_web[:, :2000], Y_web[:, :2000]
DIGITS = datasets.digits()
X_app, Y_app = DIGITS.X_train[:, :600], DIGITS.Y_train[:, :600]
X_dev, Y_dev = DIGITS.X_train[:, 600:], DIGITS.Y_train[:, 600:]


def reader(seed, X, Y, epochs=30, n=64, lambd=0.0):
    rng = np.random.default_rng(seed)
    layers = [Dense(64, n, rng), Activation("relu"), Dense(n, 10, rng), Activation("softmax")]
    net, rng = network.Sequential(layers), np.random.default_rng(0)
    labels = softmax.one_hot(Y[0], 10)
    list(training.train(net, X, labels, Adam(0.003), epochs, 64, rng, lambd=lambd, every=epochs))
    return net


def error(net, X, Y):
    return np.mean(softmax.predict_class(net(X)) != Y[0])


def bent(X, rng):
    images, place = X.T.reshape(-1, 8, 8).copy(), np.arange(8)
    for image in images:
        wave = rng.normal() * np.sin(rng.uniform(0.4, 1.2) * place + rng.uniform(0, 6.3))
        for row, shift in zip(image, wave, strict=True):
            row[:] = np.interp(place + shift, place, row)
    return images.reshape(-1, 64).T


def shifted(X, rng):
    return augmentation.random_shift(X.T.reshape(-1, 8, 8, 1), 1, rng).reshape(-1, 64).T


def copied(seed, change):
    rng = np.random.default_rng(seed)
    more = np.hstack([X_print, change(X_print, rng), change(X_print, rng)])
    return reader(seed, more, np.tile(Y_print, 3), 20)


def with_hand(seed, k):
    return reader(seed, np.hstack([X_print, X_app[:, :k]]), np.hstack([Y_print, Y_app[:, :k]]))


IDEAS = {
    "256 units": lambda seed: reader(seed, X_print, Y_print, n=256),
    "4 times as long": lambda seed: reader(seed, X_print, Y_print, 120),
    "L2": lambda seed: reader(seed, X_print, Y_print, lambd=3.0),
    "twice the print": lambda seed: reader(seed, X_web, Y_web, 15),
    "shifted print": lambda seed: copied(seed, shifted),
    "bent print": lambda seed: copied(seed, bent),
    "+ 100 by hand": lambda seed: with_hand(seed, 100),
    "+ 600 by hand": lambda seed: with_hand(seed, 600),
}


def draw_levels(ax, net):
    X_like, Y_like = X_web[:, 2000:], Y_web[:, 2000:]
    sets = {"train": (X_print, Y_print), "train-dev": (X_like, Y_like), "dev": (X_dev, Y_dev)}
    levels = {"best known": 0.02} | {name: error(net, X, Y) for name, (X, Y) in sets.items()}
    for place, (name, level) in enumerate(levels.items()):
        ax.barh(place, level, height=0.6, color={"best known": GREY, "dev": ORANGE}.get(name, BLUE))
        words = f"{100 * level:.1f} %"
        ax.annotate(words, (level, place), (6, 0), textcoords="offset points", va="center")
    ax.set_yticks(range(4), levels)
    ax.invert_yaxis()
    ax.set_xlim(0, 0.5)
    label(ax, "Where are the errors?", "error", "", grid="x")


def draw_ideas(ax, found, before):
    for place, errors in enumerate(found.values()):
        ax.plot(errors, place + 0.3 * (np.arange(4) / 3 - 0.5), "o", color=BLUE, alpha=0.65, markersize=5)
        ax.plot([np.mean(errors)] * 2, [place - 0.35, place + 0.35], color=INK, linewidth=2.5)
    ax.axvline(before, color=GREY, linestyle="--")
    ax.set_yticks(range(len(found)), found)
    ax.invert_yaxis()
    ax.set_xlim(0, 0.6)
    label(ax, "Eight ideas, four starts each", "dev error", "", grid="x")


def main():
    printed = [reader(seed, X_print, Y_print) for seed in range(4)]
    found = {name: [error(idea(seed), X_dev, Y_dev) for seed in range(4)] for name, idea in IDEAS.items()}
    with sheet(9.6, 3.4, 1, 2, width_ratios=(1, 1.2)) as (figure, (left, right)):
        draw_levels(left, printed[0])
        draw_ideas(right, found, np.mean([error(net, X_dev, Y_dev) for net in printed]))
    figure.savefig(PLACE, dpi=200)


if __name__ == "__main__":
    main()
