"""Draw 06_medicines.png, the picture at the head of chapter 06.

python notebooks/source/pictures/make_06_medicines.py
"""

from functools import partial
from pathlib import Path

import numpy as np

from dlcore import augmentation, datasets, logistic, network, training
from dlcore.layers import Activation, Dense
from dlcore.optimizers import SGD
from dlcore.plots.classes import divide
from dlcore.plots.figures import BLUE, COLOURS, INK, MARKS, label, sheet
from dlcore.regularization import dropout_forward, early_stop, l2_grad

PLACE = Path(__file__).with_name("06_medicines.png")


def network_for_moons(lambd):
    rng, (X, Y) = np.random.default_rng(0), datasets.moons(40, 0.35, 0)
    layers = [Dense(2, 30, rng), Activation("relu"), Dense(30, 30, rng), Activation("relu")]
    net = network.Sequential([*layers, Dense(30, 1, rng), Activation("sigmoid")])
    list(training.train(net, X, Y, SGD(0.2), 3000, lambd=lambd, every=100))
    return net, X, Y[0]


def cut(task):
    """A dev set of other photographs and other people, as in the chapter: X, Y to train on, and those of dev."""
    sources = task.sources_train
    photos = sorted({source for source in sources if not source.startswith("face")})
    held = [s in photos[:2] or (s.startswith("face") and int(s[5:]) < 25) for s in sources]
    dev = np.array(held)
    return task.X_train[:, ~dev], task.Y_train[:, ~dev], task.X_train[:, dev], task.Y_train[:, dev]


def error(w, b, X, Y):
    return np.mean((w.T @ X + b > 0) != Y)


def medicine(lambd=0, keep_prob=1.0):
    rng = np.random.default_rng(0)

    def gradients(w, b, X, Y):
        thinned = dropout_forward(X, keep_prob, rng.random(X.shape), True)
        dw, db = logistic.logreg_gradients(w, b, thinned, Y)
        return l2_grad(dw, w, lambd, Y.size), db

    return gradients


def mirrored(X):
    flipped = augmentation.flip_horizontal(X.T.reshape(-1, 25, 25, 1))
    return np.hstack([X, flipped.reshape(-1, 625).T])


def dev_errors():
    """The dev errors of each medicine, one on each of ten splits."""
    sets = [cut(datasets.faces(seed)) for seed in range(10)]
    walks = [list(training.gradient_descent(X, Y, 0.05, 300)) for X, Y, _, _ in sets]
    paths = [[error(w, b, *split[2:]) for w, b, _ in walk[::10]] for walk, split in paired(walks, sets)]
    found = {"none": [path[-1] for path in paths]}
    found["early\nstopping"] = [path[early_stop(path, 5)] for path in paths]
    copies = [training.gradient_descent(mirrored(X), np.tile(Y, 2), 0.05, 300) for X, Y, _, _ in sets]
    found["mirrored"] = [ended(walk, split) for walk, split in paired(copies, sets)]
    for name, rule in (("dropout", medicine(keep_prob=0.2)), ("L2", medicine(lambd=200))):
        walks = [training.gradient_descent(X, Y, 0.05, 300, gradients=rule) for X, Y, _, _ in sets]
        found[name] = [ended(walk, split) for walk, split in paired(walks, sets)]
    return found


paired = partial(zip, strict=True)


def ended(walk, split):
    *_, (w, b, _) = walk
    return error(w, b, *split[2:])


def draw_border(ax, lambd, title):
    net, X, y = network_for_moons(lambd)
    for kind in (0, 1):
        ax.plot(*X[:, y == kind], color=COLOURS[kind], marker=MARKS[kind], linestyle="none")
    divide(ax, net)
    label(ax, title, "", "")
    ax.set_xticks([])
    ax.set_yticks([])


def main():
    found = dev_errors()
    with sheet(9.6, 3.2, 1, 3, width_ratios=(1, 1, 1.15)) as (figure, (left, middle, right)):
        draw_border(left, 0, "40 points, no medicine")
        draw_border(middle, 1, "The same, with L2")
        for place, errors in enumerate(found.values()):
            sides = place + 0.3 * (np.arange(10) / 9 - 0.5)
            right.plot(errors, sides, "o", color=BLUE, alpha=0.65, markersize=5)
            right.plot([np.mean(errors)] * 2, [place - 0.35, place + 0.35], color=INK, linewidth=2.5)
        right.set_yticks(range(len(found)), found)
        right.set_ylim(4.6, -0.6)
        right.set_xlim(0, 0.3)
        label(right, "Faces: ten splits", "dev error", "", grid="x")
    figure.savefig(PLACE, dpi=200)


if __name__ == "__main__":
    main()
