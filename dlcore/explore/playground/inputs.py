"""Where the points of the playground come from, and what the network is given of each.

points_of(settings, table) gives points (2, m) and Y (1, m); features(points, names) makes X of them, a row an input.
points_code and features_code are the same two steps as lines for a learner's cell: each number in them is the one
that is used here.
"""

from dataclasses import dataclass

import numpy as np

from dlcore import datasets

EXAMPLES = 500
"""Points of every built-in data set, of which a share is trained on."""
SPAN = (-6.0, 6.0)
"""Where the plane begins and ends, along both axes."""


@dataclass(frozen=True)
class Pattern:
    """A data set of dlcore.datasets: its standard deviation at 0 % noise and at 100 %, and its way to the plane."""

    noise: tuple
    scale: float = 1
    centre: tuple = (0, 0)

    def deviation(self, percent):
        low, high = self.noise
        return round(low + (high - low) * percent / 100, 4)


PATTERNS = {
    "circle": Pattern((0, 3)),
    "xor": Pattern((0, 3)),
    "gaussians": Pattern((0.7, 3.3)),
    "spiral": Pattern((0, 0.6)),
    "flower": Pattern((0, 0.6)),
    "moons": Pattern((0, 0.6), scale=3, centre=(0.5, 0.25)),
    "plane": Pattern((0, 0.5)),
    "hills": Pattern((0, 0.5)),
}
FUNCTIONS = {"circle": "disc"}  # the others have the name that the page shows

FEATURES = {
    "x1": ("x1", lambda x1, x2: x1),
    "x2": ("x2", lambda x1, x2: x2),
    "x1^2": ("x1**2", lambda x1, x2: x1**2),
    "x2^2": ("x2**2", lambda x1, x2: x2**2),
    "x1*x2": ("x1 * x2", lambda x1, x2: x1 * x2),
    "sin(x1)": ("np.sin(x1)", lambda x1, x2: np.sin(x1)),
    "sin(x2)": ("np.sin(x2)", lambda x1, x2: np.sin(x2)),
}
"""Input -> how it is written in code, and the function."""


def points_of(settings, table=None):
    """The points in the plane (2, m), in random order, and what belongs to them, Y (1, m)."""
    if settings.data == "own":
        return table.points, table.Y
    pattern = PATTERNS[settings.data]
    draw = getattr(datasets, FUNCTIONS.get(settings.data, settings.data))
    points, Y = draw(m=EXAMPLES, noise=pattern.deviation(settings.noise), seed=settings.seed)
    if pattern.scale != 1:
        points = pattern.scale * (points - np.array(pattern.centre)[:, np.newaxis])
    return points, Y


def points_code(settings, table=None):
    """The lines that make them."""
    if settings.data == "own":
        return table.code
    pattern = PATTERNS[settings.data]
    name, noise = FUNCTIONS.get(settings.data, settings.data), pattern.deviation(settings.noise)
    lines = [f"points, Y = datasets.{name}(m={EXAMPLES}, noise={noise!r}, seed={settings.seed})"]
    if pattern.scale != 1:
        low, high = pattern.centre
        lines.append(f"points = {pattern.scale} * (points - [[{low}], [{high}]])")
    return lines


def features(points, names):
    """X (inputs, m) of points (2, m)."""
    x1, x2 = points
    return np.stack([FEATURES[name][1](x1, x2) for name in names])


def features_code(names):
    """The line that makes X of x1 and x2."""
    return f"X = np.stack([{', '.join(FEATURES[name][0] for name in names)}])"


def training_count(settings, m):
    """How many of m points are trained on: at least one, and one is left to test."""
    return min(max(round(m * settings.train_share / 100), 1), m - 1)
