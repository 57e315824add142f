"""hidden_units: what a network with one hidden layer can draw around the petals of the flower (chapter 03).

Every setting is trained anew, 500 steps of gradient descent on 400 points from the same kind of small random start.
"""

from functools import lru_cache
from types import SimpleNamespace

import numpy as np

from dlcore.datasets import flower
from dlcore.explore.controls import Choice, LogSlider, Slider
from dlcore.explore.explorer import Explorer
from dlcore.explore.regions import Grid, draw_border, draw_examples, draw_sides
from dlcore.explore.shallow_nets import trained, trained_with_pair
from dlcore.initializers import init_two_layer
from dlcore.messages import N_, _, ngettext
from dlcore.plots.figures import INK, PURPLE
from dlcore.practice.prediction import Prediction

X, Y = flower()
STEPS = 500
ENDS = (-5.2, 5.2)
GRID = Grid(ENDS, ENDS)
ACTIVATIONS = {"tanh": "tanh", "relu": "ReLU", "linear": N_("none (linear)")}


def start(n_h):
    return init_two_layer(len(X), n_h, 1, np.random.default_rng(0))


@lru_cache(100)
def reference(n_h, activation, lr):
    return trained(X, Y, start(n_h), activation, lr, STEPS, GRID.columns)


def compute(n_h, activation, lr, forward, backward):
    found = reference(n_h, activation, lr)
    own = said = None
    if activation == "tanh":
        course = (X, Y, start(n_h), found.p, lr, STEPS, GRID.columns)
        if pair := trained_with_pair(forward, backward, *course):
            own, said = pair.trained, pair.said
    elif forward or backward:
        said = _("forward and backward have tanh in them, so yours are drawn where tanh is chosen.")
    return SimpleNamespace(
        n_h=n_h,
        activation=activation,
        lr=lr,
        found=found,
        right=found.right(Y),
        own=own,
        said=said or "",
    )


def draw(left, right, a):
    for board, title in ((left, accuracy(a)), (right, _("Where each hidden unit is 0"))):
        board.frame(xlim=ENDS, ylim=ENDS, xlabel="x1", ylabel="x2" if board is left else "")
        board.text("title", 0.5, 1.03, title, inside=True, ha="center", fontsize=13)
    draw_sides(left, GRID, a.found.P)
    draw_examples(left, X, Y, ~a.right)
    draw_border(right, "border", GRID, a.found.P, color="#a9bccd", linewidth=6)
    right.line("units", *zero_lines(a.found.p), color=INK, linewidth=1.2, linestyle=(0, (6, 3)), zorder=3)
    right.text("key", 0.03, 0.04, _("▬ ŷ = 0.5    ╌ z = 0 of a unit"), inside=True, over=True)
    if a.own:
        for board in (left, right):
            draw_border(board, "own", GRID, a.own.P, color=PURPLE, linewidth=2.6, linestyle=(0, (2, 1.2)))
        left.text("own key", 0.03, 0.04, _("┅ trained with yours"), inside=True, over=True, color=PURPLE)


def zero_lines(p):
    """The line w x + b = 0 of each hidden unit, as x1 and x2 with gaps."""
    (w1, w2), b = p["W1"].T, p["b1"].ravel()
    length = np.hypot(w1, w2)
    length = np.where(length > 0, length, 1)
    foot = -b / length**2 * np.stack([w1, w2])  # the point of the line that is nearest to (0, 0)
    along = 15 * np.stack([-w2, w1]) / length
    ends = np.stack([foot - along, foot + along, np.full_like(foot, np.nan)], axis=2)
    return ends[0].ravel(), ends[1].ravel()


def accuracy(a):
    return _("{share:.1f} % of the examples are right").format(share=100 * a.right.mean())


def describe(a):
    units = ngettext("{n} hidden unit", "{n} hidden units", a.n_h).format(n=a.n_h)
    return _(
        "{units}, activation {activation}, learning rate {lr:g}: after {steps} steps on the flower's {m} points "
        "{share:.1f} % are on the right side, {wrong} are not. {verdict}"
    ).format(
        units=units,
        activation=_(ACTIVATIONS[a.activation]),
        lr=a.lr,
        steps=STEPS,
        m=Y.size,
        share=100 * a.right.mean(),
        wrong=int((~a.right).sum()),
        verdict=verdict(a),
    )


def verdict(a):
    """What kind of border that is, read from the picture's own numbers."""
    inside = np.isfinite(GRID.border(a.found.P)[0]).any()
    if not inside:
        return _("All of the picture is on one side.")
    if a.activation == "linear":
        return _("The border is one straight line, whatever the number of units.")
    return _("Points on the wrong side are ringed.")


hidden_units = Explorer(
    name="hidden_units",
    controls=(
        Slider("n_h", N_("hidden units"), 1, 1, 20),
        Choice("activation", N_("activation"), "tanh", ACTIVATIONS),
        LogSlider("lr", N_("learning rate"), 1.2, 0.1, 3),
    ),
    compute=compute,
    draw=draw,
    describe=describe,
    places=[(0.075, 0.14, 0.425, 0.77), (0.555, 0.14, 0.425, 0.77)],
    task=N_(
        "Add hidden units one by one, as long as each one helps. Then take away the activation and give the "
        "network all 20: what can the border be now?"
    ),
    prediction=Prediction(
        "hidden_units",
        N_(
            "Four tanh units get about 92 % of the flower in 500 steps of learning rate 1.2. How many in 500 steps of "
            "learning rate 0.1?"
        ),
        (N_("less than 70 %"), N_("about 80 %"), N_("about 92 %")),
        N_("less than 70 %"),
        N_(
            "500 steps of 0.1 lead about as far as 42 steps of 1.2: the network has hardly begun. A learning rate that "
            "is too small looks like a network that is too small."
        ),
    ),
    functions=("forward", "backward"),
    height=400,
)
