"""logit_loss: the loss from a rounded probability and the loss from the logit, at every z (chapter 10).

The probability of the right class is a = sigmoid(z) for label 1 and 1 - a for label 0. Near 0 floating-point numbers
lie close together, near 1 they do not: so a can be tiny, but 1 - a is 0 as soon as a is rounded to 1.
"""

from functools import lru_cache
from inspect import unwrap
from types import SimpleNamespace

import numpy as np

from dlcore import losses
from dlcore.activations import sigmoid
from dlcore.explore.bars import bar
from dlcore.explore.controls import Choice, Slider
from dlcore.explore.explorer import Explorer
from dlcore.explore.own import Answer, attempt, own_or_none, said_of, worst_on
from dlcore.losses import logistic_cost_from_logits as reference
from dlcore.messages import N_, _
from dlcore.plots.figures import BLUE, GREY, ORANGE, PURPLE
from dlcore.practice.prediction import Prediction

END = 50
GRID = np.arange(-10 * END, 10 * END + 1) / 10
COARSE = GRID[::10]
"""Where a learner's function is called, once for each place."""

LOWEST, HIGHEST = -3, 57
PRECISIONS = {"float64": "float64", "float32": "float32"}
RIGHT_CLASS = {0: "1 - a", 1: "a"}


def from_probability(z, y):
    """The probability of the right class as it is rounded, and minus its logarithm."""
    a = sigmoid(z)
    p = a if y else 1 - a
    with np.errstate(divide="ignore"):
        return p, -np.log(p)


def from_logit(z, y):
    return unwrap(losses.bce_from_logits)(z, np.full_like(z, y))


@lru_cache(4)
def curves(y, precision):
    z = GRID.astype(precision)
    p, naive = from_probability(z, y)
    return SimpleNamespace(p=p, naive=naive, exact=from_logit(z, y), first_inf=first(GRID, np.isinf(naive)))


def first(places, true):
    """The first of the places at which something is true, None if there is none."""
    return float(places[np.argmax(true)]) if true.any() else None


def compute(z, y, precision, logistic_cost_from_logits):
    at = np.array([z], precision)
    (p,), (naive,) = from_probability(at, y)
    answer = learners(z, y, precision, logistic_cost_from_logits)
    return SimpleNamespace(
        z=z,
        y=y,
        precision=precision,
        curves=curves(y, precision),
        p=float(p),
        naive=float(naive) + 0.0,  # minus the logarithm of 1 is -0.0
        exact=float(from_logit(at, y)[0]),
        own=answer.value if answer and not answer.trouble else None,
        said=said_of([answer], worst_on(np.append(COARSE, z), "z = {:g}")),
    )


def learners(z, y, precision, function):
    """The Answer of the learner's function at all coarse places and at z; None if there is none of their own."""
    own = own_or_none("logistic_cost_from_logits", function, reference)
    if own is None:
        return None
    questions = [(np.full((1, 1), at, precision), np.full((1, 1), y, precision)) for at in (*COARSE, z)]
    wanted, found = np.array([reference(*question) for question in questions]), []
    trouble = attempt(lambda: found.extend(own(*question, like=0.0) for question in questions), own)
    return Answer(own.name, None if trouble else np.array(found), wanted, trouble)


def draw(left, right, a):
    left.frame(
        grid=True,
        xlim=(-END, END),
        ylim=(LOWEST, HIGHEST),
        xlabel=_("logit z"),
        ylabel=_("loss"),
    )
    headed(left, _("Loss with label {y}").format(y=a.y))
    left.line("here", [a.z, a.z], [LOWEST, HIGHEST], color=GREY, linewidth=1, linestyle=":", zorder=2)
    left.line("exact", GRID, a.curves.exact, color=BLUE, linewidth=4, alpha=0.45, zorder=3)
    left.line(
        "naive", GRID, finite(a.curves.naive), color=ORANGE, linewidth=1.8, linestyle=(0, (5, 2)), zorder=4
    )
    if (start := a.curves.first_inf) is not None:
        left.shapes(
            "inf", [bar(start, END, 0, HIGHEST)], facecolors=["#fbe3d2"], edgecolors=["none"], zorder=1.7
        )
        words = _("▲ inf from\nz = {z:g} on").format(z=start)
        left.text("inf note", END - 0.5, 4, words, ha="right", over=True, color=ORANGE, linespacing=1.3)
    left.marks("exact here", [a.z], [a.exact], "o", BLUE, 11, zorder=5, clip_on=False)
    left.marks("naive here", [a.z], finite([a.naive]), "^", ORANGE, 7, zorder=6, clip_on=False)
    keys = [("●", BLUE, _("from z"), a.exact), ("▲", ORANGE, _("from the probability"), a.naive)]
    if a.own is not None:
        left.line(
            "own",
            COARSE,
            seen(a.own[:-1]),
            color=PURPLE,
            linewidth=1.8,
            linestyle=(0, (1.5, 1.5)),
            zorder=4.5,
        )
        left.marks("own here", [a.z], seen(a.own[-1:]), "s", PURPLE, 5, zorder=7, clip_on=False)
        keys.append(("■", PURPLE, _("yours"), a.own[-1]))
    side, align = (0.02, "left") if a.y == 0 else (0.98, "right")  # where the loss is low
    for place, (mark, colour, name, value) in enumerate(keys):
        words = f"{mark} {name}: {value:.4g}"
        left.text(
            f"key {mark}",
            side,
            0.94 - 0.08 * place,
            words,
            inside=True,
            over=True,
            ha=align,
            va="center",
            color=colour,
        )
    draw_probability(right, a)


def headed(board, words):
    """A heading that changes without the axes being laid out again."""
    board.text("title", 0.5, 1.06, words, inside=True, ha="center", va="center", fontsize=13)


def finite(values):
    values = np.asarray(values)
    return np.where(np.isfinite(values), values, np.nan)


def seen(values):
    """What the picture can show; the rest stays at its rim."""
    return np.clip(values, LOWEST, HIGHEST)


def draw_probability(board, a):
    board.frame(
        grid=True,
        yscale="log",
        xlim=(-END, END),
        ylim=(1e-23, 30),
        yticks=[1, 1e-5, 1e-10, 1e-15, 1e-20],
        xlabel=_("logit z"),
    )
    headed(board, _("Right class: {p}").format(p=RIGHT_CLASS[a.y]))
    exact, rounded = np.exp(-a.curves.exact.astype(float)), a.curves.p
    board.line("here", [a.z, a.z], [1e-23, 30], color=GREY, linewidth=1, linestyle=":", zorder=2)
    board.line("exact", GRID, exact, color=BLUE, linewidth=4, alpha=0.45, zorder=3)
    shown = np.where(rounded > 0, rounded, np.nan)
    board.line("rounded", GRID, shown, color=ORANGE, linewidth=1.8, linestyle=(0, (5, 2)), zorder=4)
    board.marks("rounded here", [a.z], [a.p or np.nan], "^", ORANGE, 7, zorder=6, clip_on=False)
    words = _("{p} is {value:.3g}").format(p=RIGHT_CLASS[a.y], value=a.p)
    side, align = (0.04, "left") if a.y == 0 else (0.96, "right")
    board.text("note", side, 0.06, words, inside=True, over=True, ha=align, va="center", color=ORANGE)


def describe(a):
    return _(
        "z = {z:g}, label {y}, {precision}: {p} is rounded to {value:.3g}, and minus its logarithm is {naive:.4g}. "
        "From z itself the loss is {exact:.4g}. {limit}"
    ).format(
        z=a.z,
        y=a.y,
        precision=a.precision,
        p=RIGHT_CLASS[a.y],
        value=a.p,
        naive=a.naive,
        exact=a.exact,
        limit=limit(a),
    )


def limit(a):
    if a.curves.first_inf is None:
        return _("From -{end} to {end} {p} is never 0.").format(end=END, p=RIGHT_CLASS[a.y])
    return _("{p} is 0 from z = {z:g} on.").format(p=RIGHT_CLASS[a.y], z=a.curves.first_inf)


logit_loss = Explorer(
    name="logit_loss",
    controls=(
        Slider("z", N_("logit z"), 0.0, -50.0, 50.0, 0.1),
        Slider("y", N_("label y"), 0, 0, 1),
        Choice("precision", N_("precision"), "float64", PRECISIONS),
    ),
    compute=compute,
    draw=draw,
    describe=describe,
    places=[(0.075, 0.15, 0.53, 0.75), (0.69, 0.15, 0.29, 0.75)],
    task=N_(
        "Find the z from which on the loss from the probability is inf, in float64 and in float32. Go there slowly: "
        "what does it do just before? Then take label 1: how much is lost there?"
    ),
    prediction=Prediction(
        "logit_loss",
        N_(
            "Label 0 and z = 40 give the loss inf where it is computed from the probability, since 1 - a is rounded "
            "to 0. What comes out with label 1 and z = -40?"
        ),
        (N_("inf as well"), N_("about 40, as it should be"), N_("0"), "nan"),
        N_("about 40, as it should be"),
        N_(
            "Now the logarithm is taken of a itself, which is about 4e-18. Near 0 floating-point numbers are dense, "
            "and this one is kept with all its digits. Near 1 they are not: there 4e-18 is lost beside the 1."
        ),
    ),
    functions=("logistic_cost_from_logits",),
    height=350,
)
