"""Bars, as corners for Board.shapes: single ones, those of a histogram, and the outline of one.

A board wants at least one shape, so that bars which are all empty are one bar without height.
"""

import numpy as np


def bar(left, right, low, high):
    """The corners of a rectangle."""
    return [(left, low), (left, high), (right, high), (right, low)]


def heights(values, edges):
    """The share of the values in each bin; what lies outside, or is no number, counts in none."""
    values = np.asarray(values)
    return np.histogram(values[np.isfinite(values)], edges)[0] / max(1, values.size)


def standing(shares, edges, low=0.0):
    """A bar for each bin that is not empty."""
    bins = zip(edges, edges[1:], shares, strict=False)
    return [bar(left, right, low, low + share) for left, right, share in bins if share] or [
        bar(edges[0], edges[0], low, low)
    ]


def outline(shares, edges):
    """The upper edge of the bars, as x and y of a line."""
    return np.repeat(edges, 2)[1:-1], np.repeat(shares, 2)
