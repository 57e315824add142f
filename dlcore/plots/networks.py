"""A network as circles and lines, and which of its units took part."""

from itertools import pairwise

import numpy as np
from matplotlib.collections import LineCollection
from matplotlib.colors import ListedColormap

from dlcore.plots.figures import BLUE, INK, MEDIUM, PALE, WIDE, bare, label, sheet
from dlcore.plots.inputs import numbers
from dlcore.plots.words import counted, heading, listed, sentence

SHOWN = 7
"""A layer of more units is drawn as its first and last three, with dots between."""


def network_diagram(dims, *, names=None, title=""):
    """Layers of dims[0], dims[1], ... units, every unit joined to all of the layer before.

    names: one word below each layer; without them x, layer 1, layer 2, ...
    """
    sizes = numbers("dims", dims, ndim=1)
    if len(sizes) < 2 or (sizes < 1).any() or (sizes % 1).any():
        raise ValueError(f"dims has to hold two or more whole numbers of units, input first; got {dims!r}")
    sizes = sizes.astype(int)
    names = ["x", *(f"layer {i}" for i in range(1, len(sizes)))] if names is None else list(names)
    if len(names) != len(sizes):
        raise ValueError(f"there are {len(sizes)} layers but {len(names)} names")
    places = [heights(size) for size in sizes]
    with sheet(min(WIDE, 1.6 + 1.4 * len(sizes)), 1.3 + 0.48 * max(map(len, places))) as (figure, ax):
        for i, (above, below) in enumerate(pairwise(places)):
            lines = [((i, one), (i + 1, other)) for one in drawn(above) for other in drawn(below)]
            ax.add_collection(LineCollection(lines, colors=INK, alpha=0.3, linewidths=0.8, zorder=1))
        for i, place in enumerate(places):
            fill = PALE if i == 0 else "#cfe3f3"
            ax.scatter([i] * len(drawn(place)), drawn(place), s=260, color=fill, edgecolor=INK, zorder=2)
            if None in place:
                ax.text(i, 0, "⋮", ha="center", va="center", fontsize=16)
            below = min(map(min, map(drawn, places))) - 0.5
            ax.text(i, below, f"{names[i]}\n{sizes[i]:,}", ha="center", va="top", fontsize=11)
        bare(ax, title)
        ax.set(xlim=(-0.45, len(sizes) - 0.55), ylim=(below - 1.0, -below - 0.2))
        units = listed(f"{name} {size:,}" for name, size in zip(names, sizes, strict=True))
        figure.alt = sentence(
            heading(title, "Network"), f"{counted(len(sizes) - 1, 'layer')} after the input; units: {units}"
        )
    return ax


def heights(size):
    """Where the units of a layer stand, from the top; None for the dots of those that are not drawn."""
    count = min(size, SHOWN)
    at = [(count - 1) / 2 - place for place in range(count)]
    return at if size <= SHOWN else [*at[:3], None, *at[4:]]


def drawn(place):
    return [height for height in place if height is not None]


def mask(kept, *, title="Which units take part", xlabel="example", ylabel="unit"):
    """A mask (units, examples) of True or 1 for kept and False or 0 for dropped, as a grid of squares."""
    grid = numbers("kept", kept, ndim=2)
    if not np.isin(grid, (0, 1)).all():
        raise ValueError("kept has to hold True and False, or 1 and 0, one for each unit and example")
    rows, columns = grid.shape
    with sheet(MEDIUM, min(5.0, 1.5 + 0.25 * rows)) as (figure, ax):
        ax.pcolormesh(grid[::-1], cmap=ListedColormap([PALE, BLUE]), vmin=0, vmax=1, edgecolors="white")
        for row, column in np.argwhere(grid[::-1] == 0) if grid.size <= 400 else ():
            ax.text(column + 0.5, row + 0.5, "×", ha="center", va="center", color=INK, fontsize=11)
        label(ax, title, xlabel, ylabel, grid="")
        ax.set(xticks=[], yticks=[])
        share = f"{100 * grid.mean():.0f} % of {rows} by {columns} are kept"
        same = "; every example has the same" if columns > 1 and (grid == grid[:, :1]).all() else ""
        figure.alt = sentence(heading(title, "Mask"), share + same)
    return ax
