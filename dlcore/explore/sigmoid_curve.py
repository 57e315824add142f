"""sigmoid_line: a straight line and the sigmoid of it, on data with one feature (chapter 02)."""

from types import SimpleNamespace

import numpy as np

from dlcore.activations import sigmoid
from dlcore.explore.controls import Choice, Slider
from dlcore.explore.explorer import Explorer
from dlcore.messages import N_, _
from dlcore.plots.figures import BLUE, GREY, INK, ORANGE
from dlcore.practice.prediction import Prediction

# Twelve examples of one feature; the classes overlap around x = 2, so no threshold gets them all.
FEATURE = np.array([-5.3, -4.2, -3.4, -2.3, -1.1, 0.3, 2.4, 1.4, 2.9, 3.6, 4.5, 5.4])
LABEL = np.array([0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1])
GRID = np.linspace(-6, 6, 241)

FORMULA = {"line": "ŷ = wx + b", "sigmoid": "ŷ = σ(wx + b)"}
CHOSEN = {"color": INK, "linewidth": 3, "linestyle": "-", "zorder": 4}
OTHER = {"color": GREY, "linewidth": 1.2, "linestyle": (0, (5, 3)), "zorder": 3}
OUTPUTS = {"line": N_("line: ŷ = wx + b"), "sigmoid": N_("sigmoid: ŷ = σ(wx + b)")}


def output_at(output, w, b, x):
    z = w * x + b
    return sigmoid(z) if output == "sigmoid" else z


def crossing(output, w, b):
    """Where the output is one half; nan for a flat one. The sigmoid is one half where the line is 0."""
    height = 0.0 if output == "sigmoid" else 0.5
    return (height - b) / w if w else float("nan")


def compute(w, b, output):
    y_hat = output_at(output, w, b, FEATURE)
    return SimpleNamespace(
        w=w,
        b=b,
        output=output,
        line=output_at("line", w, b, GRID),
        sigmoid=output_at("sigmoid", w, b, GRID),
        y_hat=y_hat,
        right=(y_hat > 0.5) == LABEL,
        outside=(y_hat < 0) | (y_hat > 1),
        crossing=crossing(output, w, b),
    )


def draw(board, a):
    board.frame(
        xlim=(-6, 6),
        ylim=(-0.6, 1.6),
        xlabel=_("feature x"),
        ylabel=_("output ŷ"),
        yticks=[0, 0.5, 1],
        title=_("Which ŷ does the model give to x?"),
    )
    bands = [[(-6, low), (6, low), (6, high), (-6, high)] for low, high in ((-0.6, 0), (1, 1.6))]
    board.shapes("bands", bands, facecolors=["#f1f1f1"] * 2, edgecolors=["none"], fixed=True)
    note = {"ha": "right", "va": "center", "fixed": True}
    board.text("below", 5.9, -0.47, _("not a probability"), **note)
    board.text("above", 5.9, 1.47, _("not a probability"), **note)
    board.line("half", [-6, 6], [0.5, 0.5], color=GREY, linewidth=0.8, linestyle=":", fixed=True)
    for name in OUTPUTS:
        look = CHOSEN if name == a.output else OTHER
        board.line(name, GRID, getattr(a, name), **look)
    for label, mark, colour in ((0, "o", ORANGE), (1, "^", BLUE)):
        own = label == LABEL
        board.marks(f"label {label}", FEATURE[own], LABEL[own], mark, colour, size=10, zorder=5)
    wrong = ~a.right
    board.marks("wrong", FEATURE[wrong], LABEL[wrong], "o", "none", 18, INK, markeredgewidth=1.6, zorder=5.5)
    board.text("key", -5.85, 1.47, _("▲ label 1    ● label 0    ◯ wrong side"), va="center", fixed=True)
    if abs(a.crossing) <= 6:
        board.line(
            "crossing", [a.crossing] * 2, [-0.6, 0.5], color=INK, linewidth=1, linestyle="--", zorder=3.5
        )
        board.marks("half here", [a.crossing], [0.5], "D", INK, zorder=6)
        side, align = (-1, "right") if a.crossing > 3.5 else (1, "left")
        board.text(
            "where", a.crossing, 0.5, f"x = {a.crossing:.2f}", offset=(10 * side, -17), over=True, ha=align
        )


def describe(a):
    formula = _("{output} with w = {w:g} and b = {b:g}").format(output=FORMULA[a.output], w=a.w, b=a.b)
    if np.isnan(a.crossing):
        where = _("is the same for every x")
    else:
        where = _("is 0.5 at x = {x:.2f}").format(x=a.crossing)
        where += "" if abs(a.crossing) <= 6 else _(", outside the picture")
    outside = int(a.outside.sum())
    return _(
        "{formula} {where}. {right} of {m} examples are on the right side; {outside} of the outputs {range}."
    ).format(
        formula=formula,
        where=where,
        right=int(a.right.sum()),
        m=len(LABEL),
        outside=outside,
        range=_("lie below 0 or above 1"),
    )


sigmoid_line = Explorer(
    name="sigmoid_line",
    controls=(
        Slider("w", N_("weight w"), 1.0, -10.0, 10.0, 0.25),
        Slider("b", N_("intercept b"), 0.0, -10.0, 10.0, 0.25),
        Choice("output", N_("output"), "sigmoid", OUTPUTS),
    ),
    compute=compute,
    draw=draw,
    describe=describe,
    places=[(0.08, 0.16, 0.9, 0.74)],
    task=N_(
        "Find w and b with which only one example is on the wrong side. Then take the line as the output: "
        "how many outputs are no longer probabilities?"
    ),
    prediction=Prediction(
        "sigmoid_line",
        N_("With w = 2 and b = -6, at which x is ŷ = σ(wx + b) exactly 0.5? Type a number."),
        (),
        3,
        N_(
            "σ(z) is 0.5 at z = 0, so 2x - 6 = 0. In general the threshold is at -b/w, and w says how "
            "steep the curve is there."
        ),
    ),
    height=340,
)
