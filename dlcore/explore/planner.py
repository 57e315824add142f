"""split_planner: how many dev examples it takes to see a difference between two models (chapter 05).

An error E measured on n examples has the standard error sqrt(E (1 - E) / n). Two models count as told apart where
their errors differ by two standard errors of the difference. Measured on different examples, its variance is the sum
of both; measured on the same ones, only the examples count on which the two disagree.
"""

from types import SimpleNamespace

import numpy as np

from dlcore.explore.controls import LogSlider
from dlcore.explore.explorer import Explorer
from dlcore.explore.own import beside, in_full, said_of
from dlcore.messages import N_, _
from dlcore.plots.figures import BLUE, GREEN, GREY, INK, ORANGE
from dlcore.practice.prediction import Prediction
from dlcore.splits import split_sizes as reference

ERROR = 0.1
"""The dev error of both models."""

DISAGREE = 0.03
"""The share of examples on which exactly one of the two is right."""

GOAL = 0.1
"""A difference that one would like to see, in points of a hundred."""

SIZES = np.geomspace(1, 1e7, 141)
PARTS = (("train", BLUE, "#bfe0f4"), ("dev", ORANGE, "#fbd2b5"), ("test", GREEN, "#c2e8db"))
NAMES = {"train": N_("train"), "dev": N_("dev"), "test": N_("test")}


def standard_error(n):
    """Of one model's error, in points."""
    return 100 * np.sqrt(ERROR * (1 - ERROR) / n)


def visible(n):
    """The smallest difference that is seen if each model has n examples of its own, in points."""
    return 2 * np.sqrt(2) * standard_error(n)


def visible_paired(n):
    """The same if both are measured on the same n examples."""
    return 2 * 100 * np.sqrt(DISAGREE / n)


def compute(m, dev, split_sizes):
    share = dev / 100
    answer = beside(
        "split_sizes", split_sizes, reference, m, share, share, parts=("n_train", "n_dev", "n_test")
    )
    n_train, n_dev, n_test = reference(m, share, share)
    return SimpleNamespace(
        m=m,
        dev=dev,
        sizes={"train": n_train, "dev": n_dev, "test": n_test},
        own=dict(zip(NAMES, answer.value, strict=True)) if answer and not answer.trouble else None,
        said=said_of([answer], in_full),
    )


def draw(above, below, a):
    above.frame(bare=True, xlim=(0, 1), ylim=(0, 4))
    draw_bar(above, "split", a.sizes, a.m, 2.0, 0.9)
    places = (0.0, 0.36, 0.68)
    for (name, colour, _fill), x in zip(PARTS, places, strict=True):
        words = _("■ {name} {n:,} ({share:.3g} %)").format(
            name=_(NAMES[name]), n=a.sizes[name], share=100 * a.sizes[name] / a.m
        )
        above.text(name, x, 3.45, words, color=colour, weight="bold", va="center")
    if a.own:
        draw_bar(above, "own", a.own, a.m, 0.9, 0.45)
        above.text("own key", 0, 0.4, yours(a.own), va="center", fontsize=10)
    below.frame(
        grid=True,
        xscale="log",
        yscale="log",
        xlim=(1, 1e7),
        ylim=(0.01, 100),
        xticks=[1, 100, 10_000, 1_000_000],
        xticklabels=["1", "100", "10,000", "1,000,000"],
        yticks=[0.01, 0.1, 1, 10, 100],
        yticklabels=["0.01", "0.1", "1", "10", "100"],
        xlabel=_("dev examples"),
        ylabel=_("points of 100"),
        title=_("The smallest difference that is seen (errors of about 10 %)"),
    )
    below.line("goal", [1, 1e7], [GOAL, GOAL], color=GREY, linewidth=1.4, linestyle=":", zorder=2)
    below.text("goal note", 1.3, GOAL, _("0.1 points"), (0, 4), color=GREY)
    below.line("apart", SIZES, visible(SIZES), color=BLUE, linewidth=2.4, zorder=3)
    below.line(
        "paired", SIZES, visible_paired(SIZES), color=ORANGE, linewidth=2.4, linestyle=(0, (6, 2)), zorder=3
    )
    key = {"inside": True, "over": True, "ha": "right", "va": "center"}
    below.text("apart key", 0.985, 0.93, _("━ on different examples"), color=BLUE, **key)
    below.text("paired key", 0.985, 0.82, _("╌ both on the same examples"), color=ORANGE, **key)
    n = a.sizes["dev"]
    if n:
        below.line("here", [n, n], [0.01, visible(n)], color=INK, linewidth=1, linestyle=":", zorder=2)
        below.marks("apart here", [n], [visible(n)], "o", BLUE, 10, zorder=5)
        below.marks("paired here", [n], [visible_paired(n)], "^", ORANGE, 10, zorder=5)
        words = _("{n:,} examples show {points:.2g} and {paired:.2g}").format(
            n=n, points=visible(n), paired=visible_paired(n)
        )
        below.text("note", 0.985, 0.71, words, weight="bold", **key)


def draw_bar(board, name, sizes, m, low, height):
    """Train, dev and test side by side, as wide as their shares; what does not add up to m shows."""
    start = 0.0
    for part, colour, fill in PARTS:
        end = min(max(start + sizes[part] / m, 0), 1)
        corners = [(start, low), (end, low), (end, low + height), (start, low + height)]
        board.shapes(f"{name} {part}", [corners], facecolors=[fill], edgecolors=[colour], linewidths=[1.4])
        start = end


def yours(own):
    return _("your split_sizes: train {train:,.10g}, dev {dev:,.10g}, test {test:,.10g}").format(**own)


def describe(a):
    return _(
        "{m:,} examples with {dev:g} % each for dev and test: train {train:,}, dev {n_dev:,}, test {test:,}. {seen}"
    ).format(
        m=a.m,
        dev=a.dev,
        train=a.sizes["train"],
        n_dev=a.sizes["dev"],
        test=a.sizes["test"],
        seen=seen_in_words(a.sizes["dev"]),
    )


def seen_in_words(n):
    if not n:
        return _("Without a dev example nothing can be compared.")
    return _(
        "A dev error of {error:.0f} % has a standard error of {one:.2g} points; two models are told apart from "
        "{apart:.2g} points on, or {paired:.2g} where both are measured on the same examples and disagree on "
        "{disagree:.0f} of 100."
    ).format(
        error=100 * ERROR,
        one=standard_error(n),
        apart=visible(n),
        paired=visible_paired(n),
        disagree=100 * DISAGREE,
    )


split_planner = Explorer(
    name="split_planner",
    controls=(
        LogSlider("m", N_("examples"), 10_000, 100, 10_000_000, whole=True),
        LogSlider("dev", N_("dev, in %"), 20, 0.1, 30),
    ),
    compute=compute,
    draw=draw,
    describe=describe,
    places=[(0.09, 0.755, 0.885, 0.235), (0.09, 0.135, 0.885, 0.54)],
    task=N_(
        "With 10,000 examples, how small a difference can the dev set show at best? Take a million: which share is "
        "enough to see one point? Is there a split that shows 0.1 points?"
    ),
    prediction=Prediction(
        "split_planner",
        N_(
            "Two models have an error of about 10 %. How many dev examples does it take to see that one is better "
            "by 0.1 points?"
        ),
        ("1,000", "10,000", N_("100,000 to a million"), N_("more than ten million")),
        N_("100,000 to a million"),
        N_(
            "10,000 examples show a difference of about one point. Ten times as fine takes a hundred times as many: "
            "720,000, or 120,000 where both models are measured on the same examples and disagree on 3 of 100."
        ),
    ),
    functions=("split_sizes",),
    height=380,
)
