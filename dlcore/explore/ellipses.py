"""The lines of equal height in a bowl whose two curvatures are 1 and `curvature`: J = (w^2 + curvature b^2) / 2."""

import numpy as np

ANGLE = np.linspace(0, 2 * np.pi, 121)


def ellipses(heights, curvature):
    """One ellipse for each height, as one line with gaps: w and b."""
    heights = np.asarray(heights, dtype=float)[:, np.newaxis]
    gap = np.full((len(heights), 1), np.nan)
    w = np.hstack([np.sqrt(2 * heights) * np.cos(ANGLE), gap])
    b = np.hstack([np.sqrt(2 * heights / curvature) * np.sin(ANGLE), gap])
    return w.ravel(), b.ravel()
