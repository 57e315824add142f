"""Draw 04_deep.png, the picture at the head of chapter 04: `python notebooks/source/pictures/make_04_deep.py`."""

from itertools import pairwise
from pathlib import Path

import numpy as np

from dlcore import datasets
from dlcore.layers import Activation, Dense
from dlcore.logistic import predict_labels
from dlcore.metrics import accuracy
from dlcore.network import Sequential
from dlcore.optimizers import SGD
from dlcore.plots.figures import BLUE, INK, bare, label, sheet
from dlcore.plots.images import TWO_SIDED
from dlcore.training import train

PLACE = Path(__file__).with_name("04_deep.png")
DEEP = (625, 64, 32, 16, 1)
MODELS = {
    "no hidden layer": (625, 1),
    "20 units": (625, 20, 1),
    "68 units": (625, 68, 1),
    "64, 32, 16 units": DEEP,
}
UNITS = 6


def untrained(dims, seed):
    rng, stack = np.random.default_rng(seed), []
    for n_prev, n in pairwise(dims):
        stack += [Dense(n_prev, n, rng, init="he" if len(dims) > 2 else "zeros"), Activation("relu")]
    return Sequential([*stack[:-1], Activation("sigmoid")])


def fitted(dims, task, seed):
    net = untrained(dims, seed)
    list(train(net, task.X_train, task.Y_train, SGD(0.05), epochs=400, every=400))
    return net


def learned(net, task):
    """How training has changed the weights of layer 1: of the units that it has changed most, as pictures."""
    change = net.params["W1"] - untrained(DEEP, 0).params["W1"]
    largest = np.argsort(-np.linalg.norm(change, axis=1))[:UNITS]
    return [change[k].reshape(task.shape) for k in largest]


def main():
    splits = [datasets.faces(seed) for seed in range(10)]
    nets = {name: [fitted(dims, s, seed) for seed, s in enumerate(splits)] for name, dims in MODELS.items()}
    with sheet(8.4, 3.1, 1, 2, width_ratios=(1.2, 2)) as (figure, (units, scores)):
        bare(units, "what six units learned")
        pictures = [np.pad(W / np.abs(W).max(), 1) for W in learned(nets["64, 32, 16 units"][0], splits[0])]
        rows = [np.hstack(pictures[k : k + 2]) for k in range(0, UNITS, 2)]
        units.imshow(np.vstack(rows), cmap=TWO_SIDED, vmin=-1, vmax=1)
        for place, of_model in enumerate(nets.values()):
            right = [
                accuracy(predict_labels(n(s.X_test)), s.Y_test) for n, s in zip(of_model, splits, strict=True)
            ]
            scores.plot(right, place + 0.03 * np.arange(-5, 5), "o", color=BLUE, alpha=0.6, markersize=7)
            scores.plot([np.mean(right)] * 2, [place - 0.3, place + 0.3], color=INK, linewidth=2.5)
        scores.set_yticks(range(len(nets)), nets)
        scores.invert_yaxis()
        label(scores, "120 new pictures, ten splits", "test accuracy", grid="x")
    figure.savefig(PLACE, dpi=150)


if __name__ == "__main__":
    main()
