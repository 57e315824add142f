"""symmetry: what the first weights decide, seen in the four rows of W1 while they are trained (chapter 03)."""

from functools import lru_cache
from types import SimpleNamespace

import numpy as np

from dlcore.datasets import moons
from dlcore.explore.controls import Choice, LogSlider
from dlcore.explore.explorer import Explorer
from dlcore.explore.regions import Grid, draw_border, draw_examples, draw_sides
from dlcore.explore.shallow_nets import trained, trained_with_pair
from dlcore.initializers import constant, init_two_layer, ramp, zeros
from dlcore.messages import N_, _
from dlcore.plots.figures import BLUE, GREEN, ORANGE, PURPLE, SKY
from dlcore.practice.prediction import Prediction

X, Y = moons(m=200, noise=0.1)
N_H, STEPS, LEARNING_RATE = 4, 500, 3.0
GRID = Grid((-1.6, 2.6), (-1.2, 1.7))
INITS = {
    "random": N_("random"),
    "zeros": N_("zeros"),
    "constant": N_("one constant"),
    "ramp": N_("a ramp, not random"),
}
# The first row is drawn widest and below the others, so that equal rows are seen to be four.
ROWS = ((BLUE, "o", 9), (GREEN, "D", 6.2), (ORANGE, "^", 3.8), (SKY, "s", 1.6))
TICKS = tuple(range(0, STEPS + 1, 100))
EQUAL = 1e-9
"""Rows that differ by less than this are equal: what rounding makes of equal rows is smaller."""


def start(init, scale):
    if init == "random":
        return init_two_layer(2, N_H, 1, np.random.default_rng(0), scale)
    drawn = {
        "zeros": zeros,
        "constant": lambda n, n_prev: constant(n, n_prev, scale),
        "ramp": lambda n, n_prev: ramp(n, n_prev, scale),
    }[init]
    return {"W1": drawn(N_H, 2), "b1": np.zeros((N_H, 1)), "W2": drawn(1, N_H), "b2": np.zeros((1, 1))}


@lru_cache(100)
def reference(init, scale):
    return trained(X, Y, start(init, scale), "tanh", LEARNING_RATE, STEPS, GRID.columns)


def compute(init, scale, forward, backward):
    found = reference(init, scale)
    course = (X, Y, start(init, scale), found.p, LEARNING_RATE, STEPS, GRID.columns)
    pair = trained_with_pair(forward, backward, *course)
    return SimpleNamespace(
        init=init,
        scale=scale,
        found=found,
        right=found.right(Y),
        apart=np.ptp(found.W1, axis=1).max(axis=1),
        own=pair.trained if pair else None,
        said=pair.said if pair else "",
    )


def draw(above, below, right, a):
    steps = np.arange(STEPS + 1)
    for column, board in enumerate((above, below)):
        title = _("W1[:, {column}]: the weights of x{number}").format(column=column, number=column + 1)
        board.frame(
            grid=True,
            yscale="symlog",
            xlim=(0, STEPS),
            ylim=(-45, 45),
            xticks=TICKS,
            yticks=[-10, 0, 10],
            xticklabels=list(map(str, TICKS)) if board is below else [],
            yticklabels=["-10", "0", "10"],
            xlabel=_("step") if board is below else "",
            title=title,
        )
        for row, (colour, mark, width) in enumerate(ROWS):
            weights = a.found.W1[:, row, column]
            board.line(f"row {row}", steps, weights, color=colour, linewidth=width, zorder=3 + row / 10)
            board.marks(
                f"end {row}",
                [STEPS],
                weights[-1:],
                mark,
                colour,
                5 + width,
                colour,
                zorder=4 + row / 10,
                clip_on=False,
            )
    if a.own:
        for column, board in enumerate((above, below)):
            gap = np.full((1, N_H), np.nan)
            own = np.vstack([a.own.W1[:, :, column], gap]).T.ravel()
            x = np.tile([*steps, np.nan], N_H)
            board.line("own", x, own, color=PURPLE, linewidth=1.4, linestyle=(0, (2, 2)), zorder=5)
    right.frame(xlim=GRID.extent[:2], ylim=GRID.extent[2:], xlabel="x1", ylabel="x2")
    title = _("{share:.1f} % of the examples are right").format(share=100 * a.right.mean())
    right.text("title", 0.5, 1.03, title, inside=True, ha="center", fontsize=13)
    draw_sides(right, GRID, a.found.P)
    draw_examples(right, X, Y, ~a.right)
    key = {"inside": True, "over": True}
    right.text("rows", 0.98, 0.94, short(a), ha="right", weight="bold", **key)
    if a.own:
        draw_border(right, "own", GRID, a.own.P, color=PURPLE, linewidth=2.6, linestyle=(0, (2, 1.2)))
        right.text("own key", 0.03, 0.04, _("┅ trained with yours"), color=PURPLE, **key)


def short(a):
    if a.apart.max() >= EQUAL:
        return _("the four rows differ")
    return _("four equal rows") if a.found.W1.any() else _("four rows of zeros")


def rows_in_words(a):
    if a.apart.max() >= EQUAL:
        return _("the rows of W1 differ by {first:.2g} at the start and by {last:.2g} at the end").format(
            first=a.apart[0], last=a.apart[-1]
        )
    if not a.found.W1.any():
        return _("all of W1 is still 0, for no slope ever reached it")
    return _("the four rows of W1 are equal at every step, so four units do the work of one")


def describe(a):
    return _(
        "Start: {init}{scale}. After {steps} steps on two half moons {rows}; {share:.1f} % of the examples "
        "are right."
    ).format(
        init=_(INITS[a.init]),
        scale="" if a.init == "zeros" else _(", scale {scale:g}").format(scale=a.scale),
        steps=STEPS,
        rows=rows_in_words(a),
        share=100 * a.right.mean(),
    )


symmetry = Explorer(
    name="symmetry",
    controls=(
        Choice("init", N_("first weights"), "random", INITS),
        LogSlider("scale", N_("scale"), 0.01, 0.0001, 10),
    ),
    compute=compute,
    draw=draw,
    describe=describe,
    places=[(0.065, 0.57, 0.395, 0.34), (0.065, 0.14, 0.395, 0.34), (0.565, 0.14, 0.415, 0.77)],
    task=N_(
        "Start from one constant: is there a scale at which the four rows come apart? Then take the ramp, which is "
        "not random either. Last, go back to random: how long do the rows stay together at scale 0.0001?"
    ),
    prediction=Prediction(
        "symmetry",
        N_(
            "The first weights are a ramp, not random, and so small that the rows of W1 differ by 0.0002 at most. "
            "By how much do they differ after 500 steps?"
        ),
        (N_("still by about 0.0002"), N_("by about 0.01"), N_("by more than 1")),
        N_("by more than 1"),
        N_(
            "Units that differ a little get slopes that differ a little, and so they grow apart, slowly first and then "
            "fast, until each has work of its own. Only units that are exactly equal stay together."
        ),
    ),
    functions=("forward", "backward"),
    height=400,
)
