"""Figures, one call each: `ax = plots.costs(history)`. Arrays and functions go in, the axes come out.

A figure carries a sentence that says what it shows, with its numbers: for readers who do not see it, and for
tests. It is the figure's text form, and the picture's alternative text.

    figures      what all figures share: the sheet they are drawn on, their style, their sentence
    lines        curves, costs, bars, waterfall, histogram
    images       show_images, show_planes, weights_picture
    classes      scatter_classes, regions, confusion
    landscapes   cost_contours, surface
    graphs       draw_graph
    comparing    learning_curves, spread, trials, signals
    networks     network_diagram, mask
    scenes       boxes, segments, grid_targets
    thresholds   precision_recall, roc, embedding
"""

from dlcore.plots.classes import confusion, regions, scatter_classes
from dlcore.plots.comparing import learning_curves, signals, spread, trials
from dlcore.plots.graphs import draw_graph
from dlcore.plots.images import show_images, show_planes, weights_picture
from dlcore.plots.landscapes import cost_contours, surface
from dlcore.plots.lines import bars, costs, curves, histogram, waterfall
from dlcore.plots.networks import mask, network_diagram
from dlcore.plots.scenes import boxes, grid_targets, segments
from dlcore.plots.thresholds import embedding, precision_recall, roc

__all__ = [
    "bars",
    "boxes",
    "confusion",
    "cost_contours",
    "costs",
    "curves",
    "draw_graph",
    "embedding",
    "grid_targets",
    "histogram",
    "learning_curves",
    "mask",
    "network_diagram",
    "precision_recall",
    "regions",
    "roc",
    "scatter_classes",
    "segments",
    "show_images",
    "show_planes",
    "signals",
    "spread",
    "surface",
    "trials",
    "waterfall",
    "weights_picture",
]
