"""Examples of several classes in the plane, the regions a model gives them, and how it confused them."""

import numpy as np
from matplotlib.colors import LinearSegmentedColormap, ListedColormap
from matplotlib.patches import Rectangle

from dlcore.plots.figures import BLUE, COLOURS, GREY, INK, MARKS, MEDIUM, bare, fitted, label, sheet
from dlcore.plots.inputs import described, flat, function, numbers
from dlcore.plots.lines import legend
from dlcore.plots.words import clauses, counted, heading, listed, sentence

GRID = 161
FILL = LinearSegmentedColormap.from_list("fill", ["white", "#8cbfeb"])
"""Ends at a blue on which black is still read."""
FEW = 5
"""Up to this many classes, a table has room for shares beside the counts."""


def scatter_classes(X, Y, names=("0", "1"), *, probability=None, title="", xlabel="x1", ylabel="x2"):
    """Examples X (2, m) with labels Y (1, m), a colour and a shape for each class.

    probability: a function from columns (2, k) to k probabilities of class 1; drawn where it is one half.
    """
    X, Y = examples(X, Y, names)
    with sheet(MEDIUM, 4.5) as (figure, ax):
        said = scattered(ax, X, Y, names)
        label(ax, title, xlabel, ylabel)
        if probability is not None:
            divide(ax, function("probability", probability))
            correct = int(((one_each("probability", probability, X) > 0.5) == Y).sum())
            said += f"; the line where the model says one half has {correct} of {Y.size} on the right side"
        figure.alt = sentence(heading(title, "Examples"), f"{xlabel} and {ylabel} of", said)
    return ax


def regions(X, Y, predict, names=None, *, title="", xlabel="x1", ylabel="x2"):
    """Examples X (2, m) with labels Y, 0 to C - 1, over the region that a model gives to each class.

    predict: a function from columns (2, k) to k labels, such as the classes with the largest outputs.
    """
    names = names or [f"class {k}" for k in range(int(flat("Y", Y).max()) + 1)]
    X, Y = examples(X, Y, names)
    with sheet(MEDIUM, 4.5) as (figure, ax):
        said = scattered(ax, X, Y, names)
        label(ax, title, xlabel, ylabel)
        columns, shape = grid(ax)
        taken = one_each("predict", function("predict", predict), columns).reshape(shape)
        paint(ax, taken, len(names))
        for k in range(len(names)):
            if 0 < (taken == k).mean() < 1:
                ax.contour(*seen(ax), taken == k, levels=[0.5], colors=INK, linewidths=1)
        correct = int((one_each("predict", predict, X) == Y).sum())
        said += f"; {correct} of {Y.size} lie in the region of their class"
        figure.alt = sentence(heading(title, "Regions"), f"{xlabel} and {ylabel} of", said)
    return ax


def examples(X, Y, names):
    """X and Y, if they are points in the plane and one label each."""
    X, Y = numbers("X", X, ndim=2), flat("Y", Y)
    if len(X) != 2:
        raise ValueError(f"X has to have two rows, one a feature; got shape {X.shape}")
    if X.shape[1] != Y.size:
        raise ValueError(f"X has {X.shape[1]} examples (columns) but Y has {Y.size} labels")
    if not np.isin(Y, np.arange(len(names))).all():
        raise ValueError(f"Y has to hold the labels 0 to {len(names) - 1}; got {described(np.unique(Y))}")
    return X, Y


def scattered(ax, X, Y, names):
    """Draw the examples, a colour and a shape for each class; says how many there are of each."""
    for k, name in enumerate(names):
        style = {"color": COLOURS[k % len(COLOURS)], "marker": MARKS[k % len(MARKS)]}
        ax.scatter(*X[:, Y == k], s=40, edgecolor="white", linewidth=0.7, label=name, **style)
    legend(ax, outside=True)  # inside it would hide examples
    return listed(f"{counted(int((Y == k).sum()), 'example')} of {name}" for k, name in enumerate(names))


def seen(ax):
    """The places along both axes at which a model is asked."""
    return np.linspace(*ax.get_xlim(), GRID), np.linspace(*ax.get_ylim(), GRID)


def grid(ax):
    """All points of the picture as columns, and the shape that makes a picture of them again."""
    return np.stack([axis.ravel() for axis in np.meshgrid(*seen(ax))]), (GRID, GRID)


def paint(ax, taken, classes):
    """Tint the region of each class."""
    colours = ListedColormap([COLOURS[k % len(COLOURS)] for k in range(classes)])
    ax.pcolormesh(*seen(ax), taken, cmap=colours, vmin=-0.5, vmax=classes - 0.5, alpha=0.15, zorder=0)


def divide(ax, probability):
    """Draw the line where the probability is one half, and tint its two sides."""
    columns, shape = grid(ax)
    heights = one_each("probability", probability, columns).reshape(shape)
    paint(ax, heights > 0.5, 2)
    if heights.min() < 0.5 < heights.max():
        ax.contour(*seen(ax), heights, levels=[0.5], colors=INK, linewidths=1.5)


def one_each(name, model, columns):
    """The numbers that a model gives for the columns, one each."""
    given = np.asarray(model(columns), dtype=float)
    if given.size != columns.shape[1]:
        raise ValueError(
            f"{name} has to return one number a column, {columns.shape[1]}; got shape {given.shape}"
        )
    return given.ravel()


def confusion(table, names=("not a face", "face"), *, title="What was taken for what"):
    """Counts: rows are what it is, columns what the model said; the framed diagonal is right.

    A cell of a table of up to FEW classes also says which share of its row it is; in larger ones the colour does.
    """
    k, counts = len(names), numbers("table", table, ndim=2)
    if counts.shape != (k, k):
        raise ValueError(f"table has to be {k} by {k}, one row and one column a name; got {counts.shape}")
    if (counts < 0).any() or (counts != counts.round()).any():
        raise ValueError("table has to hold counts: whole numbers, 0 or more")
    counts = counts.astype(int)
    shares = counts / np.maximum(counts.sum(axis=1, keepdims=True), 1)
    few = k <= FEW
    size = 12 if few or counts.max() < 1000 else 10
    with sheet(MEDIUM, 1.6 + 0.9 * k if few else 1.2 + 0.45 * k) as (figure, ax):
        ax.imshow(shares, cmap=FILL, vmin=0, vmax=1, aspect="auto")
        for i, j in np.ndindex(k, k):
            words = f"{counts[i, j]:,}\n{100 * shares[i, j]:.0f} %" if few else f"{counts[i, j]}"
            colour = INK if few or counts[i, j] else GREY  # among many zeros the errors are to be seen
            weight = "bold" if i == j else "normal"
            ax.text(j, i, words, ha="center", va="center", weight=weight, color=colour, size=size)
        for i in range(k):
            ax.add_patch(Rectangle((i - 0.48, i - 0.48), 0.96, 0.96, fill=False, edgecolor=BLUE, linewidth=2))
        bare(ax, title)
        upright = few or max(len(str(name)) for name in names) <= 4
        ax.set_xticks(range(k), [fitted(name, 3.5 / k if upright else 1.4) for name in names])
        ax.set_yticks(range(k), [fitted(name, 1.4) for name in names])
        ax.set(
            xlabel="the model said",
            ylabel="it is  (each row: 100 %)" if few else "it is  (darker: more of its row)",
        )
        ax.tick_params(length=0, colors=INK, labelsize=11)
        ax.tick_params(axis="x", rotation=0 if upright else 90)
        figure.alt = sentence(heading(title, "Table"), clauses(taken(i, counts[i], names) for i in range(k)))
    return ax


def taken(i, counts, names):
    """of 30 with the label face, 9 taken for not a face and 21 taken for face"""
    said = listed(f"{count:,} taken for {name}" for count, name in zip(counts, names, strict=True))
    return f"of {counts.sum():,} with the label {names[i]}, {said}"
