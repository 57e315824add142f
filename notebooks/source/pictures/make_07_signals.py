"""Draw 07_signals.png, the picture at the head of chapter 07: `python notebooks/source/pictures/make_07_signals.py`."""

from pathlib import Path

import numpy as np

from dlcore import datasets, network, optimizers, scaling, splits, training
from dlcore.activations import relu
from dlcore.depth import layer_rms
from dlcore.layers import Activation, Dense
from dlcore.plots.figures import label, sheet
from dlcore.plots.lines import line

PLACE = Path(__file__).with_name("07_signals.png")
DEVIATIONS = {"0.01": 0.01, "He": np.sqrt(2 / 100), "0.5": 0.5}


def deep_net(init):
    rng, sizes, layers = np.random.default_rng(0), [30, *[20] * 9, 1], []
    for n_prev, n in zip(sizes[:-1], sizes[1:], strict=True):
        layers += [Dense(n_prev, n, rng, init=init), Activation("relu")]
    return network.Sequential([*layers[:-1], Activation("sigmoid")])


def histories():
    X, Y, _ = datasets.tumours()
    order = np.random.default_rng(0).permutation(569)
    X, Y = splits.shuffle_split(X, Y.astype(float), 114, 114, order)["train"]
    scaled = scaling.apply_scaler(X, *scaling.fit_scaler(X))
    starts = {
        "0.01, scaled": (0.01, scaled, 0.1),
        "He, scaled": ("he", scaled, 0.1),
        "He, raw": ("he", X, 1e-6),
    }
    for name, (init, features, rate) in starts.items():
        yield name, list(training.train(deep_net(init), features, Y, optimizers.SGD(rate), 300))


def main():
    rng = np.random.default_rng(1)
    A0 = rng.standard_normal((100, 200))
    with sheet(9, 3.4, 1, 2) as (figure, (signal, cost)):
        for i, (name, deviation) in enumerate(DEVIATIONS.items()):
            Ws = [deviation * rng.standard_normal((100, 100)) for _ in range(30)]
            signal.plot(range(1, 31), layer_rms(A0, Ws, relu), **line(i), label=name)
        signal.set_yscale("log")
        signal.set_yticks([1e-30, 1e-20, 1e-10, 1, 1e10], ["1e-30", "1e-20", "1e-10", "1", "1e10"])
        label(signal, "A signal through 30 layers", "layer", "size")
        signal.legend(fontsize=11)
        for i, (name, history) in enumerate(histories()):
            cost.plot(history, **line(i), label=name)
        label(cost, "Ten layers, three starts", "step", "cost J")
        cost.set_ylim(-0.03, 1.2)
        cost.legend(fontsize=11)
    figure.savefig(PLACE, dpi=200)


if __name__ == "__main__":
    main()
