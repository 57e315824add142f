"""Sampling: which settings to try next. Noise u, even in [0, 1), comes in; hyperparameters come out.

What counts is often the number of zeros: from 0.1 to 0.01 is as far as from 0.01 to 0.001. So the exponent is drawn
evenly, not the number.
Source: J. Bergstra, Y. Bengio, Journal of Machine Learning Research 13 (2012), 281-305.
"""

import numpy as np

from dlcore.shapes import takes


@takes(lo="positive ()", hi="positive ()", u="probability (...)")
def log_uniform(lo, hi, u):
    """10^(a + u (b - a)), a = log10 lo, b = log10 hi    u any shape -> from lo to hi, in float64 and that shape

    Every factor of ten gets the same share of draws; hi may be the lower end, as where 1 - beta is drawn.
    Raises ValueError unless lo > 0, hi > 0 and 0 <= u <= 1.
    """
    a, b = np.log10(lo), np.log10(hi)
    return 10 ** (a + u * (b - a))


@takes(lo="decay ()", hi="above (lo, 1)", u="probability (...)")
def sample_beta(lo, hi, u):
    """1 - 10^(a + u (b - a)), a = log10(1 - lo), b = log10(1 - hi)    u any shape -> from lo to hi, in float64

    1 - beta is drawn on a log scale, for 1 / (1 - beta) values are averaged. Raises ValueError unless
    0 <= lo < hi < 1 and 0 <= u <= 1.
    """
    a, b = np.log10(1 - lo), np.log10(1 - hi)
    return 1 - 10 ** (a + u * (b - a))


@takes(values="real (n,)", scores="real (n,)", k="window (values, 0)")
def zoom_range(values, scores, k):
    """smallest and largest of the values with the k highest scores    values, scores (n,) -> lo, hi

    From coarse to fine: the next trials are drawn from there. Raises ValueError where the lengths differ, or unless
    1 <= k <= n.
    """
    best = values[np.argsort(scores)[-k:]]
    return best.min(), best.max()
