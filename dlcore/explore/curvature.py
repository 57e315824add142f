"""learning_rate: gradient descent in a valley that is steeper one way than the other (chapter 02).

The cost is J(w, b) = (w^2 + curvature b^2) / 2, the smallest one with two curvatures: 1 along w, `curvature`
along b. One step multiplies b by 1 - learning_rate * curvature, so everything about it is known exactly.
"""

from types import SimpleNamespace

import numpy as np

from dlcore.explore.controls import LogSlider, Slider
from dlcore.explore.ellipses import ellipses
from dlcore.explore.explorer import Explorer
from dlcore.explore.walk import compared, learners_walk, reference_walk
from dlcore.messages import N_, _
from dlcore.plots.figures import BLUE, GREY, INK, ORANGE
from dlcore.practice.prediction import Prediction

START_W, START_B, STEPS = 2.0, 1.0, 50
LEVELS = (0.02, 0.1, 0.3, 1, 2.5, 5)  # contours, in multiples of the cost at the start


def cost(w, b, curvature):
    with np.errstate(over="ignore", invalid="ignore"):
        return (w**2 + curvature * b**2) / 2


def compute(lr, curvature, step):
    def slopes(w, b):
        return w, curvature * b

    course = (slopes, np.array([[START_W]]), START_B, lr, STEPS)
    reference, own = reference_walk(*course), learners_walk(step, *course)
    return SimpleNamespace(
        lr=lr,
        curvature=curvature,
        reference=reference,
        own=own,
        cost=cost(reference.w[:, 0], reference.b, curvature),
        own_cost=None if own is None else cost(own.w[:, 0], own.b, curvature),
        verdict=verdict(lr, curvature),
        said=compared(reference, own),
    )


def verdict(lr, curvature):
    """What happens to b, which each step multiplies by 1 - lr * curvature; w is calmer or equal."""
    factor = 1 - lr * curvature
    if abs(abs(factor) - 1) < 1e-9:
        return "bounces"
    if abs(factor) > 1:
        return "diverges"
    return "oscillates" if factor < 0 else "falls"


VERDICTS = {
    "falls": N_("falls smoothly: {lr} is at most 1/curvature = {one:.3g}"),
    "oscillates": N_(
        "swings from side to side in b and still settles: {lr} is between 1/curvature = {one:.3g} "
        "and 2/curvature = {two:.3g}"
    ),
    "bounces": N_("bounces for ever in b: {lr} is exactly 2/curvature"),
    "diverges": N_("diverges: {lr} is above 2/curvature = {two:.3g}"),
}


def verdict_in_words(a):
    return _(VERDICTS[a.verdict]).format(lr=f"{a.lr:g}", one=1 / a.curvature, two=2 / a.curvature)


def draw(left, right, a):
    left.frame(xlim=(-2.7, 2.7), ylim=(-1.45, 1.45), xlabel="w", ylabel="b", title=_("Steps across J(w, b)"))
    left.line("contours", *contours(a.curvature), color="#b9c4cf", linewidth=0.9, zorder=2)
    left.marks("minimum", [0], [0], "+", INK, size=13, edge=INK, markeredgewidth=1.8, fixed=True)
    right.frame(
        grid=True,
        yscale="log",
        xlim=(0, STEPS),
        ylim=(1e-9, 1e9),
        yticks=[1e-9, 1e-6, 1e-3, 1, 1e3, 1e6, 1e9],
        xlabel=_("step"),
        ylabel=_("cost J"),
        title=_("Cost after each step"),
    )
    draw_walk(left, right, "reference", a.reference, a.cost, BLUE, "o", 7)
    if a.own is not None:
        draw_walk(left, right, "own", a.own, a.own_cost, ORANGE, "s", 4)
        left.text("key", 0.02, 0.12, _("● reference"), inside=True, over=True, color=BLUE)
        left.text("own key", 0.02, 0.03, _("■ your step"), inside=True, over=True, color=ORANGE)
    left.text("start", START_W, START_B, _("start"), offset=(7, 5), over=True)
    left.text("verdict", 0.02, 0.95, _(SHORT[a.verdict]), inside=True, over=True, va="center", weight="bold")
    limit = _("2/curvature = {two:.3g}").format(two=2 / a.curvature)
    left.text("limit", 0.98, 0.95, limit, inside=True, over=True, ha="right", va="center", color=GREY)
    if a.cost[-1] > 1e9:
        right.text("off", 0.97, 0.95, _("off the picture ↑"), inside=True, over=True, ha="right", va="center")


def draw_walk(left, right, name, walk, costs, colour, mark, size):
    """One walk: its places on the left, its costs on the right."""
    line, steps = "-" if mark == "o" else "--", np.arange(len(costs))
    left.line(
        f"{name} way", walk.w[:, 0], walk.b, color=colour, linestyle=line, alpha=0.5, linewidth=1.4, zorder=3
    )
    left.marks(name, walk.w[:, 0], walk.b, mark, colour, size, colour, zorder=4)
    right.line(f"{name} way", steps, costs, color=colour, linestyle=line, linewidth=1.8, zorder=3)
    right.marks(name, steps, costs, mark, colour, size / 1.7, colour, zorder=4)


SHORT = {
    "falls": N_("falls"),
    "oscillates": N_("oscillates, and settles"),
    "bounces": N_("bounces for ever"),
    "diverges": N_("diverges"),
}


def contours(curvature):
    """The ellipses on which J has the levels, as one line with gaps."""
    return ellipses(np.array(LEVELS) * cost(START_W, START_B, curvature), curvature)


def describe(a):
    return _(
        "Gradient descent on J = (w² + {curvature}b²)/2 with learning rate {lr} {verdict}. "
        "In {steps} steps the cost goes from {first:.3g} to {last:.3g}."
    ).format(
        curvature=a.curvature,
        lr=f"{a.lr:g}",
        verdict=verdict_in_words(a),
        steps=len(a.cost) - 1,
        first=a.cost[0],
        last=a.cost[-1],
    )


learning_rate = Explorer(
    name="learning_rate",
    controls=(
        LogSlider("lr", N_("learning rate"), 0.1, 0.01, 3),
        Slider("curvature", N_("curvature"), 1, 1, 50),
    ),
    compute=compute,
    draw=draw,
    describe=describe,
    places=[(0.095, 0.16, 0.475, 0.74), (0.665, 0.16, 0.3, 0.74)],
    task=N_(
        "Set the curvature to 10. Find a learning rate at which b swings from side to side and the cost "
        "still falls, and one at which the cost explodes. Where between them is the border?"
    ),
    prediction=Prediction(
        "learning_rate",
        N_("With curvature 10, from which learning rate on does gradient descent explode?"),
        ("0.02", "0.1", "0.2", "2"),
        "0.2",
        N_(
            "Each step multiplies b by 1 - learning rate * curvature. Beyond learning rate = 2/curvature "
            "this factor is below -1: every swing is larger than the one before."
        ),
    ),
    functions=("step",),
    height=340,
)
