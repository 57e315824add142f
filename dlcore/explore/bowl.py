"""loss_bowl: gradient descent in the cost of one weight, for two losses (chapter 02).

Three examples with y = 1 and a fixed b are enough: with the log loss the cost has one valley, with the
squared error behind a sigmoid it has two, and long flat stretches on which nothing moves.
"""

from types import SimpleNamespace

import numpy as np

from dlcore.activations import sigmoid
from dlcore.explore.controls import Choice, LogSlider, Slider
from dlcore.explore.explorer import Explorer
from dlcore.explore.walk import compared, learners_walk, reference_walk
from dlcore.losses import dz_squared_error
from dlcore.messages import N_, _
from dlcore.plots.figures import BLUE, GREY, INK, ORANGE
from dlcore.practice.prediction import Prediction

X, B = np.array([[-2.4, 2.1, -3.6]]), -1.1  # y = 1 for all three
GRID = np.linspace(-8, 8, 641)
LOSSES = {"log": N_("log loss"), "squared": N_("squared error")}
CURVE = {"color": INK, "linewidth": 1.6, "zorder": 2.5}
VIEW = {"log": (0, 17.5), "squared": (0.15, 0.37)}
VALLEYS = {  # (w, J) of the minima, the lowest first; a test computes them again
    "log": ((-0.601, 1.095),),
    "squared": ((-1.162, 0.162), (1.381, 0.332)),
}


def cost(loss, w):
    """J for each of the weights w (k,): the mean over the three examples."""
    z = np.multiply.outer(w, X[0]) + B
    each = np.logaddexp(0, -z) if loss == "log" else (1 - sigmoid(z)) ** 2 / 2
    return each.mean(axis=-1)


def slope(loss, w):
    """dJ/dw, (1, 1)."""
    A = sigmoid(w.T @ X + B)
    dZ = A - 1 if loss == "log" else dz_squared_error(A, np.ones_like(A))
    return X @ dZ.T / X.shape[1]


def compute(start, lr, steps, loss, step):
    course = (lambda w, b: (slope(loss, w), 0.0), np.array([[start]]), B, lr, steps)
    reference, own = reference_walk(*course), learners_walk(step, *course)
    return SimpleNamespace(
        start=start,
        lr=lr,
        steps=steps,
        loss=loss,
        curve=cost(loss, GRID),
        reference=reference,
        own=own,
        cost=cost(loss, reference.w[:, 0]),
        own_cost=None if own is None else own_cost(loss, own.w[:, 0]),
        said=compared(reference, own),
    )


def own_cost(loss, w):
    with np.errstate(all="ignore"):
        return np.where(np.isfinite(w), cost(loss, np.where(np.isfinite(w), w, 0)), np.nan)


def draw(left, right, lens, a):
    low, high = VIEW[a.loss]
    title = _("Steps on the cost")
    left.frame(xlim=(-8, 8), ylim=(low, high), xlabel=_("weight w"), ylabel=_("cost J(w)"), title=title)
    right.frame(grid=True, xlim=(0, 100), ylim=(low, high), xlabel=_("step"), title=_("Cost after each step"))
    left.line("curve", GRID, a.curve, **CURVE)
    for k, (w, J) in enumerate(VALLEYS[a.loss]):
        left.line(f"valley {k}", [w, w], [J - 0.08 * (high - low), J], color=GREY, linewidth=1, linestyle=":")
    boards = (left,)
    if a.loss == "squared":
        boards = (left, lens)
        ticks = {"xticks": [0, 2, 4], "yticks": [0.332, 0.334]}
        lens.frame(xlim=(0, 4), ylim=(0.3314, 0.3344), title=_("enlarged"), **ticks)
        lens.line("curve", GRID, a.curve, **CURVE)
    draw_walk(boards, right, "reference", a.reference, a.cost, BLUE, "o", 7)
    if a.own is not None:
        draw_walk(boards, right, "own", a.own, a.own_cost, ORANGE, "s", 4)
        left.text("key", 0.03, 0.82, _("● reference"), inside=True, color=BLUE)
        left.text("own key", 0.03, 0.73, _("■ your step"), inside=True, color=ORANGE)
    left.marks(
        "start", [a.start], a.cost[:1], "o", "white", 12, BLUE, markeredgewidth=2, zorder=5, clip_on=False
    )
    align = "left" if a.start < -7 else "right" if a.start > 7 else "center"
    left.text("start note", a.start, a.cost[0], _("start"), (0, 10), over=True, ha=align, va="bottom")
    end = _("end: w = {w:.2f}").format(w=a.reference.w[-1, 0])
    left.text("end note", 0.03, 0.91, end, inside=True, weight="bold")


def draw_walk(boards, right, name, walk, costs, colour, mark, size):
    """One walk: its places on the cost, its costs step by step."""
    line, steps = "-" if mark == "o" else "--", np.arange(len(costs))
    for board in boards:
        board.line(f"{name} way", walk.w[:, 0], costs, color=colour, linestyle=line, linewidth=1, zorder=3)
        board.marks(name, walk.w[:, 0], costs, mark, colour, size, colour, zorder=4)
    right.line(f"{name} way", steps, costs, color=colour, linestyle=line, linewidth=1.8, zorder=3)
    right.marks(name, steps, costs, mark, colour, size / 1.8, colour, zorder=4)


def where(a):
    """Which valley the walk ends in, in words."""
    end = a.reference.w[-1, 0]
    names = (
        (_("at the minimum"),)
        if a.loss == "log"
        else (_("in the deeper valley"), _("in the worse of two valleys"))
    )
    for name, (w, _J) in zip(names, VALLEYS[a.loss], strict=True):
        if abs(end - w) < 0.1:
            return name
    if abs(end - a.start) < 0.1:
        return _("almost where it started")
    return _("still on its way") if abs(end) <= 8 else _("outside the picture")


def describe(a):
    return _(
        "Gradient descent on the {loss} from w = {start:g} with learning rate {lr}: after {steps} steps "
        "w = {end:.2f}, {where}. The cost goes from {first:.3f} to {last:.3f}."
    ).format(
        loss=_(LOSSES[a.loss]),
        start=a.start,
        lr=f"{a.lr:g}",
        steps=a.steps,
        end=a.reference.w[-1, 0],
        where=where(a),
        first=a.cost[0],
        last=a.cost[-1],
    )


loss_bowl = Explorer(
    name="loss_bowl",
    controls=(
        Slider("start", N_("start at w"), 4.0, -8.0, 8.0, 0.25),
        LogSlider("lr", N_("learning rate"), 0.1, 0.001, 10),
        Slider("steps", N_("steps"), 20, 1, 100),
        Choice("loss", N_("loss"), "log", LOSSES),
    ),
    compute=compute,
    draw=draw,
    describe=describe,
    places=[(0.095, 0.16, 0.5, 0.74), (0.675, 0.16, 0.29, 0.74), (0.43, 0.27, 0.16, 0.3)],
    task=N_(
        "Take the squared error, start at w = 2, and raise learning rate and steps to their ends: where "
        "does it stop? Start at 6 instead: does it move at all? Then take the log loss from both starts."
    ),
    prediction=Prediction(
        "loss_bowl",
        N_(
            "Squared error behind a sigmoid, start at w = 2, 100 steps with learning rate 10. "
            "Where does gradient descent end?"
        ),
        (N_("at the best minimum"), N_("in a worse valley"), N_("it never moves"), N_("it explodes")),
        N_("in a worse valley"),
        N_(
            "The squared error has two valleys here, at w = -1.16 (J = 0.162) and w = 1.38 (J = 0.332). "
            "From w = 2 the way down leads into the second. The log loss has one valley, so the start does "
            "not matter."
        ),
    ),
    functions=("step",),
    height=340,
)
