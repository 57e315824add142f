"""Draw 10_softmax.png, the picture at the head of chapter 10: `python notebooks/source/pictures/make_10_softmax.py`."""

from pathlib import Path

import numpy as np

from dlcore import datasets
from dlcore.layers import Activation, Dense
from dlcore.network import Sequential
from dlcore.optimizers import Adam
from dlcore.plots.classes import paint, seen
from dlcore.plots.figures import BLUE, COLOURS, MARKS, ORANGE, bare, label, sheet
from dlcore.softmax import one_hot, predict_class
from dlcore.training import train

PLACE = Path(__file__).with_name("10_softmax.png")


def fitted(X, labels, C, units, epochs):
    rng = np.random.default_rng(0)
    layers = [Dense(len(X), units, rng), Activation("relu"), Dense(units, C, rng), Activation("softmax")]
    net = Sequential(layers)
    list(train(net, X, one_hot(labels, C), Adam(0.003), epochs, batch_size=32, rng=rng))
    return net


def doubtful(net, task):
    """The test digit that the network has right with the least probability, between 0.4 and 0.6."""
    A = net(task.X_test)
    right = predict_class(A) == task.Y_test[0]
    return int(np.argmax(np.where(right & (A.max(axis=0) < 0.6), np.sort(A, axis=0)[-3], 0)))


def main():
    task = datasets.digits()
    net = fitted(task.X_train, task.Y_train[0], 10, 30, 30)
    i = doubtful(net, task)
    X, Y = datasets.clusters(300, 4)
    of_clusters = fitted(X, Y[0], 4, 20, 60)
    with sheet(9.6, 3.2, 1, 3, width_ratios=(0.8, 1.2, 1.3)) as (_, (digit, chances, plane)):
        bare(digit, "a digit by a stranger")
        digit.imshow(task.images_test[i], cmap="gray", vmin=0, vmax=1)
        a, truth = net(task.X_test[:, [i]])[:, 0], task.Y_test[0, i]
        chances.bar(range(10), a, color=[ORANGE if k == truth else BLUE for k in range(10)])
        label(chances, "ten probabilities", "digit", "", grid="y")
        chances.set_xticks(range(10))
        for k in range(4):
            plane.plot(*X[:, Y[0] == k], MARKS[k], color=COLOURS[k], markersize=5, markeredgecolor="white")
        axes = seen(plane)
        points = np.stack([grid.ravel() for grid in np.meshgrid(*axes)])
        paint(plane, predict_class(of_clusters(points)).reshape(len(axes[1]), -1), 4)
        label(plane, "four classes in the plane", "x1", "x2", grid="both")
    plane.figure.savefig(PLACE, dpi=200)
    print(f"the digit is {truth}:", a.round(2))


if __name__ == "__main__":
    main()
