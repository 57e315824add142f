"""Draw 03_flower.png, the picture at the head of chapter 03: `python notebooks/source/pictures/make_03_flower.py`."""

from pathlib import Path

import numpy as np

from dlcore import datasets, training
from dlcore.activations import sigmoid
from dlcore.plots.classes import divide
from dlcore.plots.figures import BLUE, ORANGE, bare, sheet
from dlcore.shallow import forward_2layer, train_2layer

PLACE = Path(__file__).with_name("03_flower.png")


def main():
    X, Y = datasets.flower()
    *_, (w, b, _) = training.gradient_descent(X, Y, 0.1, 500)
    *_, (p, _) = train_2layer(X, Y, 4, 1.2, 3000, np.random.default_rng(0))
    models = {
        "a single unit": lambda columns: sigmoid(w.T @ columns + b),
        "four hidden units": lambda columns: forward_2layer(columns, p)["A2"],
    }
    with sheet(8, 3.6, 1, 2) as (figure, axes):
        for ax, (name, model) in zip(axes, models.items(), strict=True):
            for label, color, marker in ((0, BLUE, "o"), (1, ORANGE, "^")):
                ax.scatter(
                    *X[:, Y[0] == label], s=26, color=color, marker=marker, edgecolor="white", linewidth=0.5
                )
            divide(ax, model)
            right = np.mean((model(X) > 0.5) == Y)
            bare(ax, f"{name}: {100 * right:.0f} % right")
    figure.savefig(PLACE, dpi=200)


if __name__ == "__main__":
    main()
