"""What a classifier says everywhere in the plane: its two sides, the border between them, and the examples.

grid = Grid((-5, 5), (-4, 4))
P = probability(grid.columns)                 # one probability for each of the grid's points
draw_sides(board, grid, P)                    # tinted sides, and the line where the probability is one half
draw_examples(board, X, Y, wrong)             # circles and triangles; the wrong ones ringed
"""

from functools import cached_property

import numpy as np
from contourpy import contour_generator
from matplotlib.colors import to_rgb

from dlcore.plots.figures import BLUE, INK, ORANGE

ACROSS, UP = 120, 100
CLASSES = ((BLUE, "o"), (ORANGE, "^"))
TINTS = np.array([[1 - 0.22 * (1 - part) for part in to_rgb(colour)] for colour, _mark in CLASSES])


class Grid:
    """Points that fill a rectangle, row by row from below; those of one row are close enough to look like a line."""

    def __init__(self, xlim, ylim):
        self.x, self.y = np.linspace(*xlim, ACROSS), np.linspace(*ylim, UP)
        self.extent = (*xlim, *ylim)

    @cached_property
    def columns(self):
        """The points as examples (2, k)."""
        return np.stack([axis.ravel() for axis in np.meshgrid(self.x, self.y)])

    def border(self, P):
        """The line on which P is one half, as x and y with gaps."""
        heights = np.nan_to_num(np.reshape(P, (UP, ACROSS)), nan=0.0)
        pieces = contour_generator(self.x, self.y, heights).lines(0.5)
        gap = np.full((1, 2), np.nan)
        points = np.concatenate([part for piece in pieces for part in (piece, gap)] or [gap])
        return points[:, 0], points[:, 1]


def draw_sides(board, grid, P):
    """Tint both sides and draw their border."""
    sides = TINTS[(np.reshape(P, (UP, ACROSS)) > 0.5).astype(int)]
    board.image("sides", sides, grid.extent)
    draw_border(board, "border", grid, P, color=INK, linewidth=1.6)


def draw_border(board, name, grid, P, **look):
    """Draw the border alone, such as that of a second classifier."""
    board.line(name, *grid.border(P), zorder=2.6, **look)


def draw_examples(board, X, Y, wrong=None, size=5):
    """A mark for each example (columns of X), its shape and colour that of its label; a ring around the wrong ones."""
    for label, (colour, mark) in enumerate(CLASSES):
        of_label = Y.ravel() == label
        board.marks(f"label {label}", *X[:, of_label], mark, colour, size, markeredgewidth=0.5, zorder=3)
    if wrong is not None:
        board.marks("wrong", *X[:, wrong.ravel()], "o", "none", size + 4, INK, markeredgewidth=1, zorder=3.5)
