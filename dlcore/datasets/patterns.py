"""Patterns in the plane: classes of points whose border is known, so that one sees what a network does.

Each function gives X (2, m), one point a column, and the labels Y (1, m), in random order. The same seed
gives the same points; another seed gives new points of the same pattern, to test on. plane and hills, the last two,
give numbers in place of labels, for regression.
"""

import numpy as np


def flower(m=400, noise=0.2, seed=0):
    """Eight petals around (0, 0), four of each class: no line separates them.    -> X (2, m), Y (1, m)

    The points lie around the rose r = 4 sin(4 angle): its first half turn has label 0, its second label 1.
    noise is the standard deviation of the angles and of the radii.
    """
    rng, Y = started(m, noise, seed)
    place = np.arange(m) // 2 / max(1, (m - 1) // 2)  # both classes walk their half turn, 0 to 1
    angle = np.pi * (place + Y) + rng.normal(0, noise, m)
    radius = 4 * np.sin(4 * angle) + rng.normal(0, noise, m)
    return shuffled(radius * np.stack([np.sin(angle), np.cos(angle)]), Y, rng)


def moons(m=400, noise=0.2, seed=0):
    """Two half moons, each reaching into the other: a line has about 7 of 8 right.    -> X (2, m), Y (1, m)

    Arcs of radius 1 around (0, 0) and (1, 0.5); noise is the standard deviation around them.
    """
    rng, Y = started(m, noise, seed)
    angle = rng.uniform(0, np.pi, m)
    upper = np.stack([np.cos(angle), np.sin(angle)])
    lower = np.stack([1 - np.cos(angle), 0.5 - np.sin(angle)])
    return shuffled(np.where(Y, lower, upper) + rng.normal(0, noise, (2, m)), Y, rng)


def circles(m=400, noise=0.08, seed=0):
    """Label 1 inside, on a circle of radius 0.6; label 0 around it, of radius 1.    -> X (2, m), Y (1, m)

    noise is the standard deviation around the circles. No line is better than a guess.
    """
    rng, Y = started(m, noise, seed)
    angle = rng.uniform(0, 2 * np.pi, m)
    ring = np.where(Y, 0.6, 1) * np.stack([np.cos(angle), np.sin(angle)])
    return shuffled(ring + rng.normal(0, noise, (2, m)), Y, rng)


def football(m=200, noise=0.18, seed=0):
    """Where on the pitch a header was won, and by which team: a bent border, blurred.    -> X (2, m), Y (1, m)

    The border is x2 = 0.25 x1 + 0.35 sin(2.2 x1); noise blurs it, and 6 of 100 labels are the wrong way
    round. So a model that is right on all of its training points has learned accidents by heart.
    """
    rng, _ = started(m, noise, seed)
    X = rng.uniform([[-1.0], [-0.6]], [[1.0], [0.6]], (2, m))
    above = X[1] - 0.25 * X[0] - 0.35 * np.sin(2.2 * X[0]) + rng.normal(0, noise, m) > 0
    return X, (above ^ (rng.random(m) < 0.06)).astype(int)[np.newaxis]


def clusters(m=300, classes=4, noise=0.55, seed=0):
    """Clouds around as many centres as there are classes, on a circle of radius 2; the labels go from 0 on.

    noise is the standard deviation around a centre. At 0.55 the clouds of four classes touch.
    """
    if not isinstance(classes, int | np.integer) or isinstance(classes, bool) or not 2 <= classes <= 6:
        raise ValueError(f"classes has to be a whole number from 2 to 6; got {classes!r}")
    rng, _ = started(m, noise, seed)
    Y = np.arange(m) % classes
    angle = 2 * np.pi * Y / classes + 0.4
    return shuffled(2 * np.stack([np.cos(angle), np.sin(angle)]) + rng.normal(0, noise, (2, m)), Y, rng)


def disc(m=500, noise=0.0, seed=0):
    """Label 1 in a disc of radius 2.4, label 0 in a ring around it, from 3.6 to 5.    -> X (2, m), Y (1, m)

    Both are evenly filled; noise is the standard deviation by which the points are moved. No line is better than a
    guess, and x1^2 + x2^2 = 9 is a border without a mistake.
    """
    rng, Y = started(m, noise, seed)
    inner, outer = np.where(Y, 0, 3.6), np.where(Y, 2.4, 5)
    radius = np.sqrt(rng.uniform(inner**2, outer**2))
    angle = rng.uniform(0, 2 * np.pi, m)
    X = radius * np.stack([np.cos(angle), np.sin(angle)])
    return shuffled(X + rng.normal(0, noise, (2, m)), Y, rng)


def xor(m=500, noise=0.0, seed=0):
    """Four squares, label 1 where x1 and x2 have the same sign: exclusive or, turned around.    -> X (2, m), Y (1, m)

    The squares reach from 0.3 to 5 along both axes; noise is the standard deviation by which the points are moved.
    """
    rng, Y = started(m, noise, seed)
    x1, x2 = rng.uniform(0.3, 5, (2, m))
    sign = rng.choice([-1, 1], m)
    X = np.stack([sign * x1, np.where(Y, sign, -sign) * x2])
    return shuffled(X + rng.normal(0, noise, (2, m)), Y, rng)


def gaussians(m=500, noise=0.8, seed=0):
    """Two clouds, label 1 around (2, 2), label 0 around (-2, -2): a line is the best border.    -> X (2, m), Y (1, m)

    noise is the standard deviation of both clouds.
    """
    rng, Y = started(m, noise, seed)
    return shuffled(np.where(Y, 2.0, -2.0) + rng.normal(0, noise, (2, m)), Y, rng)


def spiral(m=500, noise=0.0, seed=0):
    """Two arms that wind around each other 1.75 times, out to radius 5.    -> X (2, m), Y (1, m)

    An arm of each label, half a turn apart; noise is the standard deviation by which the points are moved.
    """
    rng, Y = started(m, noise, seed)
    place = (np.arange(m) // 2 + 0.5) / ((m + 1) // 2)  # both walk outwards, 0 to 1
    angle = 2 * np.pi * 1.75 * place + np.pi * Y
    X = 5 * place * np.stack([np.sin(angle), np.cos(angle)])
    return shuffled(X + rng.normal(0, noise, (2, m)), Y, rng)


def plane(m=500, noise=0.0, seed=0):
    """y = (x1 + x2) / 12, a slope that one unit can learn    -> X (2, m) from -6 to 6, Y (1, m) from -1 to 1

    noise is the standard deviation that is added to y.
    """
    rng, _ = started(m, noise, seed)
    X = rng.uniform(-6, 6, (2, m))
    return X, np.sum(X, axis=0, keepdims=True) / 12 + rng.normal(0, noise, (1, m))


def hills(m=500, noise=0.0, seed=0):
    """Three hills of height 1 and three hollows as deep, in turn around (0, 0).    -> X (2, m) from -6 to 6, Y (1, m)

    They lie on a circle of radius 4 and are 1.2 wide, as a standard deviation; noise is that which is added to y.
    """
    rng, _ = started(m, noise, seed)
    X = rng.uniform(-6, 6, (2, m))
    angles = 2 * np.pi * np.arange(6)[:, np.newaxis] / 6
    squares = (X[0] - 4 * np.cos(angles)) ** 2 + (X[1] - 4 * np.sin(angles)) ** 2
    heights = np.where(np.arange(6) % 2, -1, 1) @ np.exp(-squares / (2 * 1.2**2))
    return X, heights[np.newaxis] + rng.normal(0, noise, (1, m))


def started(m, noise, seed):
    """The random numbers of this pattern, and m labels that take turns: 0, 1, 0, 1 ..."""
    whole = isinstance(m, int | np.integer) and not isinstance(m, bool)
    if not whole or m < 2:
        raise ValueError(f"m has to be a whole number of points, 2 or more (one of each class); got {m!r}")
    if not 0 <= noise < np.inf:
        raise ValueError(f"noise has to be a standard deviation, 0 or more; got {noise!r}")
    return np.random.default_rng(seed), np.arange(m) % 2


def shuffled(X, Y, rng):
    order = rng.permutation(Y.size)
    return X[:, order], Y[np.newaxis, order]
