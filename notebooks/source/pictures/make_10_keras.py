"""Draw 10_keras.png, one network trained by dlcore and by Keras: `python notebooks/source/pictures/make_10_keras.py`.

Needs Keras. tests/with_keras holds the numbers to what chapter 10 says about this picture.
"""

from pathlib import Path

import numpy as np

from dlcore import datasets, frameworks
from dlcore.layers import Activation, Dense
from dlcore.network import Sequential
from dlcore.optimizers import SGD
from dlcore.plots.figures import BLUE, ORANGE, label, sheet
from dlcore.training import train

PLACE = Path(__file__).with_name("10_keras.png")
EPOCHS = 60


def zeros_and_ones():
    task = datasets.digits()
    few = task.Y_train[0] < 2
    return task.X_train[:, few], task.Y_train[:, few].astype(float)


def network():
    rng = np.random.default_rng(0)
    layers = [
        Dense(64, 25, rng, "xavier"),
        Activation("sigmoid"),
        Dense(25, 15, rng, "xavier"),
        Activation("sigmoid"),
    ]
    return Sequential([*layers, Dense(15, 1, rng, "xavier"), Activation("sigmoid")], dtype=np.float32)


def in_keras():
    keras = frameworks.keras()
    layers = [keras.layers.Dense(units, activation="sigmoid") for units in (25, 15, 1)]
    return keras.Sequential([keras.Input((64,)), *layers])


def walks():
    """The costs before each of the epochs: dlcore's and Keras', from the same weights."""
    X, Y = zeros_and_ones()
    net, keras = network(), frameworks.keras()
    model = frameworks.give(net, in_keras())
    ours = [net.cost(X, Y), *train(net, X, Y, SGD(1.0), EPOCHS - 1)]
    model.compile(optimizer=keras.optimizers.SGD(1.0), loss=keras.losses.BinaryCrossentropy())
    with frameworks.quiet():
        told = model.fit(X.T, Y.T, batch_size=Y.size, epochs=EPOCHS, verbose=0)
    return np.array(ours), np.array(told.history["loss"])


def main():
    ours, theirs = walks()
    with sheet(9, 3.1, 1, 2) as (figure, (costs, apart)):
        costs.plot(ours, color=BLUE, linewidth=4, alpha=0.5, label="dlcore")
        costs.plot(theirs, "o", color=ORANGE, markersize=4, label="Keras")
        label(costs, "One network, two libraries", "epoch", "cost J")
        costs.legend(fontsize=11)
        apart.semilogy(np.maximum(abs(ours - theirs), 1e-9), "o", color=BLUE, markersize=5)
        apart.set_ylim(1e-10, 1)
        label(apart, "Difference of the two costs", "epoch", "")
    figure.savefig(PLACE, dpi=200)
    print(f"cost from {ours[0]:.4f} to {ours[-1]:.4f}, largest difference {abs(ours - theirs).max():.1e}")


if __name__ == "__main__":
    main()
