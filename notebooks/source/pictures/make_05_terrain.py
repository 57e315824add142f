"""Draw 05_terrain.png, the picture at the head of chapter 05: `python notebooks/source/pictures/make_05_terrain.py`."""

from pathlib import Path

import numpy as np

from dlcore import datasets, selection
from dlcore.plots.figures import BLUE, COLOURS, DASHES, GREY, ORANGE, label, sheet

PLACE = Path(__file__).with_name("05_terrain.png")
DEGREES = range(1, 17)


def main():
    x, y = datasets.elevation()
    order = np.random.default_rng(8).permutation(x.size)
    train, dev = order[:34], order[34:46]
    grid = np.linspace(-1, 0.97, 400)
    with sheet(9, 3.4, 1, 2, width_ratios=(1.5, 1)) as (figure, (land, costs)):
        land.plot(x[train], y[train], "o", color=GREY, markersize=5, label="train")
        land.plot(x[dev], y[dev], "^", color=ORANGE, markersize=7, label="dev")
        for i, d in enumerate((1, 9, 16)):
            fitted = selection.fit_polynomial(x[train], y[train], d)
            land.plot(grid, fitted(grid), color=COLOURS[(0, 2, 3)[i]], linestyle=DASHES[i], label=f"d = {d}")
        label(land, "58 heights, three curves", "place x", "height y")
        land.set_ylim(-2.4, 3.4)
        land.legend(fontsize=10, ncols=5, loc="upper center", columnspacing=1, handlelength=1.8)
        fits = [selection.fit_polynomial(x[train], y[train], d) for d in DEGREES]
        for name, part, colour, mark in (("train", train, BLUE, "o"), ("dev", dev, ORANGE, "^")):
            errors = [selection.curve_cost(f, x[part], y[part]) for f in fits]
            costs.plot(DEGREES, errors, color=colour, marker=mark, markersize=5, label=name)
        costs.set_yscale("log")
        costs.set_yticks([0.1, 1, 10, 100], ["0.1", "1", "10", "100"])
        label(costs, "How wrong they are", "degree d", "mean squared error")
        costs.legend(fontsize=10)
    figure.savefig(PLACE, dpi=200)


if __name__ == "__main__":
    main()
