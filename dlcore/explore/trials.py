"""search_scale: where the trials of a search lie, on a linear and on a log scale, as a grid and at random (chapter 09).

Two settings are tried at once: a learning rate between 0.0001 and 1, and another one from 0 to 1. Each trial is a
point, and the tick below it is the learning rate that it tries.
"""

import math
from itertools import pairwise
from types import SimpleNamespace

import numpy as np

from dlcore.explore.controls import Choice, Ladder
from dlcore.explore.explorer import Explorer
from dlcore.explore.own import beside, said_of, worst_on
from dlcore.messages import N_, _
from dlcore.plots.figures import BLUE, GREEN, ORANGE
from dlcore.practice.prediction import Prediction
from dlcore.sampling import log_uniform as reference

LOW, HIGH = 1e-4, 1.0
TRIALS = tuple(side**2 for side in range(2, 11))  # what a square grid can have
DECADES = np.array([1e-4, 1e-3, 1e-2, 1e-1, 1.0])
NOISE = np.random.default_rng(3).random((2, TRIALS[-1]))
LOOKS = {"linear": (BLUE, "o"), "log": (GREEN, "^")}


def noise(samples, method):
    """u and the other setting of each trial, (2, trials): even in [0, 1)."""
    if method == "random":
        return NOISE[:, :samples]
    side = math.isqrt(samples)
    steps = (np.arange(side) + 0.5) / side
    return np.stack([axis.ravel() for axis in np.meshgrid(steps, steps)])


def evenly(lo, hi, u):
    return lo + u * (hi - lo)


def compute(samples, scale, method, log_uniform):
    u, other = noise(samples, method)
    rates = {"linear": evenly, "log": reference}[scale](LOW, HIGH, u)
    own = beside("log_uniform", log_uniform, reference, LOW, HIGH, u)
    said = said_of([own], worst_on(u, N_("u = {:.3f}")))
    if own and not own.trouble and scale == "linear":
        said += " " + _("Take the log scale to see it.")
    return SimpleNamespace(
        scale=scale,
        method=method,
        rates=rates,
        other=other,
        different=len(np.unique(rates)),
        counts=per_decade(rates),
        own=own.value if own and not own.trouble and scale == "log" else None,
        said=said,
    )


def per_decade(rates):
    """How many lie in each factor of ten from 0.0001 on; those outside, and nan, are in none."""
    return np.array([np.sum((rates >= low) & (rates < high)) for low, high in pairwise(DECADES)])


def draw(left, right, a):
    colour, mark = LOOKS[a.scale]
    left.frame(
        grid=True,
        xscale="log",
        xlim=(0.7 * LOW, 1.4 * HIGH),
        ylim=(-0.14, 1.03),
        xticks=DECADES,
        yticks=[0, 0.5, 1],
        xlabel=_("learning rate"),
        ylabel=_("another setting"),
        title=_("Each trial is a point"),
    )
    left.marks("trials", a.rates, a.other, mark, colour, 7, zorder=4)
    draw_ticks(left, "ticks", a.rates, -0.12, colour)
    right.frame(
        grid=True,
        xlim=(-0.5, 3.5),
        ylim=(0, 1.15),
        xticks=[0, 1, 2, 3],
        xticklabels=[_("to 0.001"), _("to 0.01"), _("to 0.1"), _("to 1")],
        yticks=[0, 0.25, 0.5, 0.75, 1],
        title=_("Share by factor of ten"),
    )
    shares = a.counts / len(a.rates)
    draw_bars(right, "bars", shares, 0.36, facecolors=[colour], edgecolors=["none"], zorder=3)
    for k, (share, count) in enumerate(zip(shares, a.counts, strict=True)):
        right.text(f"count {k}", k, share, str(count), offset=(0, 4), over=True, ha="center", color=colour)
    if a.own is not None:
        shown = np.where(np.isfinite(a.own) & (a.own > 0), np.clip(a.own, 1e-9, 1e9), np.nan)
        left.marks("own", shown, a.other, "s", ORANGE, 4, ORANGE, zorder=5)
        draw_ticks(left, "own ticks", shown, -0.08, ORANGE)
        look = {"facecolors": ["none"], "edgecolors": [ORANGE], "linewidths": [2.2], "linestyles": ["--"]}
        draw_bars(right, "own bars", per_decade(a.own) / len(a.own), 0.43, **look, zorder=4)
        right.text(
            "own key", 0.03, 0.94, _("■ your log_uniform"), color=ORANGE, inside=True, over=True, va="center"
        )


def draw_ticks(board, name, rates, y, colour):
    board.marks(name, rates, np.full(len(rates), y), "|", colour, 12, colour, markeredgewidth=1.4, zorder=4)


def draw_bars(board, name, shares, half, **look):
    corners = [[(k - half, 0), (k - half, s), (k + half, s), (k + half, 0)] for k, s in enumerate(shares)]
    board.shapes(name, corners, **look)


def describe(a):
    side = math.isqrt(len(a.rates))
    return _(
        "{trials} on a {scale} scale: {different} different learning rates, {counts[0]} trials below 0.001, "
        "{counts[1]} up to 0.01, {counts[2]} up to 0.1 and {counts[3]} up to 1. The smallest is {smallest:.2g}."
    ).format(
        trials=_("A grid of {side} by {side} trials").format(side=side)
        if a.method == "grid"
        else _("{count} random trials").format(count=len(a.rates)),
        scale=_("linear") if a.scale == "linear" else _("log"),
        different=a.different,
        counts=a.counts,
        smallest=a.rates.min(),
    )


search_scale = Explorer(
    name="search_scale",
    controls=(
        Ladder("samples", N_("trials"), 25, TRIALS),
        Choice("scale", N_("scale"), "linear", {"linear": N_("linear"), "log": N_("log")}),
        Choice("method", N_("method"), "grid", {"grid": N_("grid"), "random": N_("random")}),
    ),
    compute=compute,
    draw=draw,
    describe=describe,
    places=[(0.085, 0.16, 0.46, 0.73), (0.625, 0.16, 0.36, 0.73)],
    task=N_(
        "A learning rate below 0.001 would be the best one. How many trials does it take to have one there: with a "
        "grid, at random, on either scale? And how many different learning rates do 25 trials try?"
    ),
    prediction=Prediction(
        "search_scale",
        N_(
            "25 learning rates are drawn evenly between 0.0001 and 1, all at random. What is the probability that at "
            "least one of them lies below 0.001?"
        ),
        (N_("about 2 percent"), N_("about 25 percent"), N_("about 92 percent"), N_("more than 99 percent")),
        N_("about 2 percent"),
        N_(
            "On a linear scale each draw gets there in 9 of 10000 cases, and 25 draws in about 25 times as many. On a "
            "log scale every fourth draw does, so that 25 of them hardly ever miss it."
        ),
    ),
    functions=("log_uniform",),
    height=350,
)
