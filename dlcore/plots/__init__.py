"""Figures, one call each: `ax = plots.costs(history)`. Arrays and functions go in, the axes come out.

A figure carries a sentence that says what it shows, with its numbers: for readers who do not see it, and for
tests. It is the figure's text form, and the picture's alternative text.

    figures      what all figures share: the sheet they are drawn on, their style, their sentence
    lines        curves, costs, bars, histogram
    images       show_images, show_planes, weights_picture
    classes      scatter_classes, confusion
    landscapes   cost_contours, surface
    graphs       draw_graph
"""

from dlcore.plots.classes import confusion, scatter_classes
from dlcore.plots.graphs import draw_graph
from dlcore.plots.images import show_images, show_planes, weights_picture
from dlcore.plots.landscapes import cost_contours, surface
from dlcore.plots.lines import bars, costs, curves, histogram

__all__ = [
    "bars",
    "confusion",
    "cost_contours",
    "costs",
    "curves",
    "draw_graph",
    "histogram",
    "scatter_classes",
    "show_images",
    "show_planes",
    "surface",
    "weights_picture",
]
