"""A cost J(w, b) as a landscape, from above and from the side, with the path that gradient descent took."""

import numpy as np
from matplotlib.ticker import FuncFormatter, MaxNLocator

from dlcore.plots.figures import INK, MEDIUM, ORANGE, colour_scale, label, sheet
from dlcore.plots.inputs import function, numbers, span
from dlcore.plots.lines import number_from
from dlcore.plots.words import counted, heading, number, sentence

GRID = 61
FEW = 60
"""So many steps are marked one by one; more are a line."""


def cost_contours(J, w_range, b_range, *, path=None, title="The cost from above", xlabel="w", ylabel="b"):
    """Lines of equal J(w, b), which takes two numbers and returns one; path (k, 2) holds the steps (w, b)."""
    w, b, heights = landscape(J, w_range, b_range)
    path = steps(path)
    with sheet(MEDIUM, 4.5) as (figure, ax):
        filled = ax.contourf(w, b, heights, levels=levels(heights), cmap="Blues_r", extend="both")
        ax.contour(w, b, heights, levels=levels(heights), colors="white", linewidths=0.7)
        colour_scale(filled, ax, "cost J")
        walk(ax, *path.T)
        label(ax, title, xlabel, ylabel, grid="")
        ax.set(xlim=(w[0], w[-1]), ylim=(b[0], b[-1]))
        figure.alt = described(title, J, w, b, heights, path, xlabel, ylabel)
    return ax


def surface(J, w_range, b_range, *, path=None, title="The cost as a landscape", xlabel="w", ylabel="b"):
    """The same landscape seen from the side: the height is J(w, b)."""
    w, b, heights = landscape(J, w_range, b_range)
    path = steps(path)
    with sheet(MEDIUM, 4.6, subplot_kw={"projection": "3d", "computed_zorder": False}) as (figure, ax):
        figure.set_layout_engine("none")  # which leaves half of the sheet to a landscape's invisible corners
        ax.set_position((0.02, 0.02, 0.96, 0.9))
        ax.plot_surface(*np.meshgrid(w, b), heights, cmap="Blues_r", rcount=GRID, ccount=GRID, alpha=0.9)
        walk(ax, *path.T, [height(J, *step) for step in path])
        label(ax, title, xlabel, ylabel, grid="")
        ax.set_zlabel("cost J", labelpad=0)
        tidy(ax)
        ax.view_init(elev=30, azim=-55)
        ax.set_box_aspect(None, zoom=0.92)  # else the names of the axes hang over the edge
        figure.alt = described(title, J, w, b, heights, path, xlabel, ylabel)
    return ax


def tidy(ax):
    """Few marks on each axis, and the names of the axes beyond the longest of their numbers."""
    for name in "xyz":
        axis = getattr(ax, f"{name}axis")
        axis.set_major_locator(MaxNLocator(5))
        axis.set_major_formatter(FuncFormatter(lambda value, _: number(value)))
        longest = max(len(number(value)) for value in axis.get_majorticklocs())
        axis.labelpad = 3 * longest
        ax.tick_params(axis=name, pad=longest)


def walk(ax, *path):
    """The path, its start a square and its end a star."""
    if len(path[0]):
        first, last = ([along[i : i + 1] for along in path] for i in (0, len(path[0]) - 1))
        ax.plot(*path, "-", color=ORANGE, linewidth=1.5)
        if len(path[0]) <= FEW:
            ax.plot(*path, "o", color=ORANGE, markeredgecolor="white", markersize=5)
        ax.plot(*first, "s", color=INK, markeredgecolor="white", markersize=9)
        ax.plot(*last, "*", color=INK, markeredgecolor="white", markersize=15)


def landscape(J, w_range, b_range):
    """w, b, and J(w, b) with a row for each b; one call a point, for J takes single numbers."""
    function("J", J)
    w, b = np.linspace(*span("w_range", w_range), GRID), np.linspace(*span("b_range", b_range), GRID)
    heights = np.array([[height(J, one, other) for one in w] for other in b])
    if not np.isfinite(heights).all():
        raise ValueError("J is nan or infinite somewhere in these ranges; choose smaller ones")
    return w, b, heights


def height(J, w, b):
    with np.errstate(all="ignore"):
        return number_from("J", J(float(w), float(b)))


def levels(heights):
    """The heights of the lines, closer together towards the bottom, where the interesting part is."""
    low, high = heights.min(), heights.max()
    return low + max(high - low, 1e-12) * np.linspace(0.1, 1, 14) ** 2


def steps(path):
    """The path as an array (k, 2), empty for None."""
    array = np.zeros((0, 2)) if path is None else numbers("path", path, ndim=2)
    if array.shape[1] != 2:
        raise ValueError(f"path has to have one row (w, b) a step, shape (k, 2); got shape {array.shape}")
    return array


def described(title, J, w, b, heights, path, xlabel, ylabel):
    def at(w, b):
        return f"{xlabel} = {number(w)}, {ylabel} = {number(b)}"

    row, column = np.unravel_index(np.argmin(heights), heights.shape)
    said = (
        f"{heading(title, 'Landscape')} J lies between {number(heights.min())} and {number(heights.max())}, "
        f"lowest near {at(w[column], b[row])}"
    )
    if not len(path):
        return sentence(said)
    start, end = (f"{at(*step)} (J = {number(height(J, *step))})" for step in path[[0, -1]])
    return sentence(f"{said}; the path of {counted(len(path) - 1, 'step')} goes from {start} to {end}")
