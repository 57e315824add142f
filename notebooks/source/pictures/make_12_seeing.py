"""Draw 12_seeing.png, the picture at the head of chapter 12.

python notebooks/source/pictures/make_12_seeing.py
"""

from pathlib import Path

import numpy as np

from dlcore import augmentation, datasets, filters, network, softmax, training
from dlcore.batchnorm import BatchNorm
from dlcore.convolution import Conv2D, MaxPool2D
from dlcore.layers import Activation, Dense, Flatten
from dlcore.minibatches import updates_per_epoch
from dlcore.optimizers import Adam
from dlcore.plots.figures import BLUE, GREY, INK, ORANGE, label, sheet
from dlcore.schedules import decay_cosine
from dlcore.transfer import features

PLACE = Path(__file__).with_name("12_seeing.png")
DIGITS = datasets.digits()
THREE = np.flatnonzero(DIGITS.Y_test[0] == 3)[0]
SEEDS = range(3)


def pictures(X):
    return np.ascontiguousarray(X.T).reshape(-1, 8, 8, 1)


def seeing(rng):
    first = [Conv2D(1, 32, 3, rng, pad="same"), BatchNorm(32), Activation("relu")]
    second = [Conv2D(32, 32, 3, rng), BatchNorm(32), Activation("relu"), MaxPool2D(2)]
    return [*first, *second, Flatten(), Dense(288, 10, rng)]


def all_dense(rng, n=128):
    return [Flatten(), Dense(64, n, rng), Activation("relu"), Dense(n, 10, rng)]


def wide(rng):
    return all_dense(rng, 512)


def taught(layers, epochs, moved, seed):
    made = layers(np.random.default_rng(seed))
    net = network.Sequential([*made, Activation("softmax")], dtype=np.float32)
    rng, X, Y = np.random.default_rng(seed), pictures(DIGITS.X_train), softmax.one_hot(DIGITS.Y_train[0], 10)
    steps = epochs * updates_per_epoch(len(X), 32)
    adam = Adam(lambda step: decay_cosine(0.005, steps, step))
    for _ in range(epochs):
        seen = augmentation.random_shift(X, 1, rng) if moved else X
        list(training.train(net, seen, Y, adam, 1, 32, rng))
    return net


def right(net):
    return np.mean(softmax.predict_class(net(pictures(DIGITS.X_test))) == DIGITS.Y_test[0])


def as_grey(Z):
    return 0.5 + Z / (2 * abs(Z).max())


WAYS = {
    "dense": (all_dense, 15, False, GREY),
    "dense, wide and long": (wide, 100, True, ORANGE),
    "filters": (seeing, 15, True, BLUE),
}
nets = {name: [taught(*how, seed) for seed in SEEDS] for name, (*how, _) in WAYS.items()}

brick = datasets.photograph("brick").mean(axis=2)[:256:4, :256:4] / 255
upright = np.array([[1.0, 0, -1]] * 3)
edges = [as_grey(filters.cross_correlate(brick, K)) for K in (upright, upright.T)]
digit = pictures(DIGITS.X_test)[THREE : THREE + 1]
maps = features(nets["filters"][0], digit, 3)[0].transpose(2, 0, 1)[:16]
maps = np.pad(maps / maps.max(), ((0, 0), (0, 1), (0, 1)), constant_values=1)
mosaic = maps.reshape(4, 4, 9, 9).transpose(0, 2, 1, 3).reshape(36, 36)[:-1, :-1]

with sheet(9.6, 2.4, 1, 6, width_ratios=[1, 1, 1, 1, 1, 1.9]) as (figure, axes):
    shown = [brick, *edges, digit[0, :, :, 0], mosaic]
    titles = ["a wall", "upright edges", "level edges", "a digit", "16 of its maps"]
    for ax, image, title in zip(axes[:5], shown, titles, strict=True):
        ax.imshow(image, cmap="gray", vmin=0, vmax=1)
        ax.set_title(title, fontsize=11)
        ax.axis("off")
    ax = axes[5]
    for row, (name, (*_, colour)) in enumerate(WAYS.items()):
        found = [right(net) for net in nets[name]]
        ax.plot(found, [-row] * len(found), "o", color=colour, markersize=7)
        ax.text(0.9, 0.26 - row, name, color=INK, fontsize=10)
    ax.set(xlim=(0.895, 1), ylim=(-2.4, 0.7), yticks=[], xticks=[0.9, 0.95, 1])
    label(ax, "Digits by other writers", "right answers", "", grid="x")
figure.savefig(PLACE, dpi=200)
