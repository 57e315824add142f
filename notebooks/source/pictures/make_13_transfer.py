"""Draw 13_transfer.png, the picture at the head of chapter 13.

python notebooks/source/pictures/make_13_transfer.py
"""

from pathlib import Path

import numpy as np

from dlcore import augmentation, datasets, network, softmax, training, transfer
from dlcore.convolution import Conv2D, MaxPool2D, Residual
from dlcore.layers import Activation, Dense, Flatten
from dlcore.optimizers import Adam
from dlcore.plots.figures import BLUE, GREEN, GREY, INK, ORANGE, label, sheet

PLACE = Path(__file__).with_name("13_transfer.png")
SIZES, SEEDS = (20, 50, 200, 500), range(5)
DIGITS = datasets.digits()
FLOWER, Y_FLOWER = datasets.flower()


def pixels(X):
    return np.ascontiguousarray(X.T).reshape(-1, 8, 8, 1)


X_app, Y_app = pixels(DIGITS.X_train[:, :600]), DIGITS.Y_train[0, :600]
X_dev, Y_dev = pixels(DIGITS.X_train[:, 600:]), DIGITS.Y_train[0, 600:]


def seeing(rng):
    filters = [
        Conv2D(1, 8, 3, rng, pad="same"),
        Activation("relu"),
        Conv2D(8, 16, 3, rng),
        Activation("relu"),
    ]
    end = [MaxPool2D(2), Flatten(), Dense(144, 10, rng), Activation("softmax")]
    return network.Sequential([*filters, *end], dtype=np.float32)


def reader_of_print(moved):
    X, Y = datasets.printed_digits(2600, seed=3)
    X, Y, rng = pixels(X)[:2000], softmax.one_hot(Y[0, :2000], 10), np.random.default_rng(0)
    net, optimizer = seeing(rng), Adam(0.005)
    for _ in range(20):
        shown = augmentation.random_shift(X, 1, rng) if moved else X
        list(training.train(net, shown, Y, optimizer, 1, 64, rng))
    return net


def few(m, rng):
    return np.concatenate([rng.permutation(np.flatnonzero(Y_app == k))[: m // 10] for k in range(10)])


def with_new_end(source, rng):
    return transfer.on_top_of(source, 6, [Dense(144, 10, rng), Activation("softmax")])


def dev_error(source, m, seed):
    rng = np.random.default_rng(seed)
    ids, epochs = few(m, rng), max(10, 3000 // m)
    net = seeing(rng) if source is None else with_new_end(source, rng)
    Y = softmax.one_hot(Y_app[ids], 10)
    list(training.train(net, X_app[ids], Y, Adam(0.005), epochs, min(64, m), rng, every=epochs))
    return np.mean(softmax.predict_class(net(X_dev)) != Y_dev)


def deep(blocks, shortcuts, seed, small=1.0):
    rng = np.random.default_rng(seed)
    layers = [Dense(2, 8, rng), Activation("relu")]
    for _ in range(blocks):
        inside = [Dense(8, 8, rng), Activation("relu"), Dense(8, 8, rng)]
        inside[2].params["W"] *= small
        layers += [*([Residual(inside)] if shortcuts else inside), Activation("relu")]
    return network.Sequential([*layers, Dense(8, 1, rng), Activation("sigmoid")], dtype=np.float32)


def flower_error(net):
    X = FLOWER / FLOWER.std()
    list(training.train(net, X, Y_FLOWER, Adam(0.01), 150, every=150))
    return np.mean((net(X) > 0.5) != Y_FLOWER)


def draw_transfer(ax, found):
    colours = {"knows nothing": GREY, "knows print": ORANGE, "knows moved print": BLUE}
    for k, (name, colour) in enumerate(colours.items()):
        errors = np.array(found[name])
        places = np.array(SIZES) * 1.06 ** (k - 1)
        ax.plot(places, errors.mean(axis=1), color=colour, linewidth=2, label=name)
        ax.plot(np.repeat(places, len(SEEDS)), errors.ravel(), "o", color=colour, alpha=0.6, markersize=4)
    ax.set_xscale("log")
    ax.set_xticks(SIZES, [f"{m:,}" for m in SIZES])
    ax.set_xticks([], minor=True)
    ax.set_ylim(0, 0.4)
    ax.legend()
    label(ax, "Reading other people's handwriting", "handwritten digits to learn from", "error", grid="y")


def draw_depth(ax, found):
    colours = {"plain": GREY, "with shortcuts": ORANGE, "shortcuts, begun small": GREEN}
    for k, (name, colour) in enumerate(colours.items()):
        for place, errors in enumerate(found[name]):
            where = place + 0.25 * (k - 1)
            ax.plot(np.full(len(errors), where), errors, "o", color=colour, alpha=0.65, markersize=5)
            ax.plot([where - 0.09, where + 0.09], [np.mean(errors)] * 2, color=INK, linewidth=2.5)
        ax.plot([], [], "o", color=colour, label=name)
    ax.set_xticks(range(3), ["3 blocks", "10 blocks", "20 blocks"])
    ax.set_ylim(0, 0.53)
    ax.legend(loc="upper left")
    label(ax, "Depth, and a way past it", "", "training error", grid="y")


def main():
    sources = {"knows nothing": None}
    sources |= {"knows print": reader_of_print(moved=False), "knows moved print": reader_of_print(moved=True)}
    transferred = {
        name: [[dev_error(net, m, seed) for seed in SEEDS] for m in SIZES] for name, net in sources.items()
    }
    ways = {
        "plain": (False, 1.0),
        "with shortcuts": (True, 1.0),
        "shortcuts, begun small": (True, 0.1),
    }
    depths = {
        name: [
            [flower_error(deep(blocks, shortcuts, seed, small)) for seed in range(6)]
            for blocks in (3, 10, 20)
        ]
        for name, (shortcuts, small) in ways.items()
    }
    for name, rows in (transferred | depths).items():
        print(name, *(f"{np.mean(row):.3f} ({min(row):.3f} .. {max(row):.3f})" for row in rows), sep="  ")
    with sheet(9.6, 3.6, 1, 2) as (figure, (left, right)):
        draw_transfer(left, transferred)
        draw_depth(right, depths)
    figure.savefig(PLACE, dpi=200)


if __name__ == "__main__":
    main()
