"""separable_cost: the products of a convolution, and of depthwise and pointwise in its place (chapter 13)."""

from types import SimpleNamespace

import numpy as np

from dlcore import depthwise
from dlcore.explore.bars import bar
from dlcore.explore.controls import LogSlider, Slider
from dlcore.explore.explorer import Explorer
from dlcore.explore.own import beside, in_full, said_of
from dlcore.messages import N_, _
from dlcore.plots.figures import BLUE, GREEN, GREY, INK, ORANGE, PURPLE
from dlcore.practice.prediction import Prediction

MOST = 512
CHANNELS = np.unique(np.round(np.geomspace(1, MOST, 60)).astype(int))
TOP = 2.2
SIZES = ("n_out", "f", "c_in", "c_out")
ROWS = {"conv_mults": 2.1, "separable_mults": 0.7}


def compute(f, c_in, c_out, n_out, conv_mults, separable_mults):
    sizes = n_out, f, c_in, c_out
    answers = [
        beside("conv_mults", conv_mults, depthwise.conv_mults, *sizes),
        beside("separable_mults", separable_mults, depthwise.separable_mults, *sizes),
    ]
    whole = depthwise.conv_mults(*sizes)
    return SimpleNamespace(
        **dict(zip(SIZES, sizes, strict=True)),
        whole=whole,
        separable=depthwise.separable_mults(*sizes),
        depthwise=depthwise.conv_mults(n_out, f, c_in, 1),
        pointwise=depthwise.conv_mults(n_out, 1, c_in, c_out),
        own={answer.name: answer.value for answer in answers if answer and not answer.trouble},
        said=said_of(answers, in_full),
    )


def draw(left, right, a):
    left.frame(bare=True, xlim=(0, TOP), ylim=(-0.6, 3.75))
    words = _("{f} x {f} filters, {c_in} → {c_out} channels, {n} x {n} places")
    title = words.format(f=a.f, c_in=a.c_in, c_out=a.c_out, n=a.n_out)
    left.text("title", 0, 3.45, title, va="center")
    parts = [
        ("conv_mults", _("● a convolution"), a.whole, [(0, 1, BLUE)]),
        ("separable_mults", _("▲ depthwise, then pointwise"), a.separable, split(a)),
    ]
    for name, words, count, pieces in parts:
        y = ROWS[name]
        left.text(f"{name} name", 0, y + 0.72, words, over=True, va="center", color=pieces[0][2])
        left.text(f"{name} count", TOP, y + 0.72, f"{count:,}", ha="right", va="center", weight="bold")
        corners = [bar(start, end, y, y + 0.45) for start, end, _colour in pieces]
        colours = [colour for *_ends, colour in pieces]
        left.shapes(name, corners, facecolors=colours, edgecolors=["white"] * len(pieces))
        if name in a.own:
            reached = np.clip(np.nan_to_num(a.own[name] / a.whole, nan=0.0), 0, TOP)
            left.marks(f"{name} own", [reached], [y + 0.22], "s", PURPLE, 9, zorder=5)
            words = _("■ your {name}: {count}").format(name=name, count=f"{a.own[name]:,.10g}")
            left.text(f"{name} own words", 0, y - 0.2, words, over=True, va="center", color=PURPLE)
    left.line("as many", [1, 1], [0.5, 2.75], color=GREY, linewidth=1.2, linestyle="--", zorder=4)
    words = _("depthwise {one:,} + pointwise {two:,}").format(one=a.depthwise, two=a.pointwise)
    left.text("steps", 0, 0.25 if not a.own else -0.05, words, va="center", color=INK)
    draw_ratio(right, a)


def split(a):
    """The two steps as ends and colours, as shares of the convolution."""
    one, both = a.depthwise / a.whole, a.separable / a.whole
    return [(0, one, ORANGE), (one, both, GREEN)]


def draw_ratio(board, a):
    """The share of the products that is left, by the number of filters."""
    board.frame(
        grid=True,
        xscale="log",
        yscale="log",
        xlim=(0.9, 560),
        ylim=(0.015, 8),
        xticks=[1, 10, 100],
        xticklabels=["1", "10", "100"],
        yticks=[0.02, 0.1, 1],
        yticklabels=["2 %", "10 %", "100 %"],
        xlabel=_("channels out"),
        title=_("Share of the products"),
    )
    board.line("all", [0.9, 560], [1, 1], color=GREY, linewidth=1.2, linestyle="--", zorder=2)
    board.line("ratio", CHANNELS, 1 / CHANNELS + 1 / a.f**2, color=INK, linewidth=2.2, zorder=3)
    limit = [1 / a.f**2] * 2
    board.line("pointwise", [0.9, 560], limit, color=GREEN, linewidth=1.8, linestyle=(0, (6, 2)), zorder=2.5)
    look = {"color": ORANGE, "linewidth": 1.8, "linestyle": (0, (2, 1.5))}
    board.line("depthwise", CHANNELS, 1 / CHANNELS, zorder=2.5, **look)
    board.marks("here", [a.c_out], [a.separable / a.whole], "^", INK, 12, zorder=5, clip_on=False)
    key = {"inside": True, "over": True, "va": "center", "ha": "right"}
    board.text("key pointwise", 0.98, 0.95, _("┅ pointwise 1/f²"), color=GREEN, **key)
    board.text("key depthwise", 0.98, 0.87, _("┉ depthwise 1/c_out"), color=ORANGE, **key)
    board.text("key sum", 0.98, 0.79, f"▲ {100 * a.separable / a.whole:.3g} %", color=INK, **key)


def describe(a):
    return _(
        "{f} x {f} filters, {c_in} channels in, {c_out} out, {n} x {n} places: a convolution takes {whole:,} products, "
        "depthwise {depthwise:,} and pointwise {pointwise:,}, together {separable:,}. That is {ratio:.3f} of the "
        "convolution: 1/c_out = {one:.3f}, and 1/f² = {other:.3f}."
    ).format(
        f=a.f,
        c_in=a.c_in,
        c_out=a.c_out,
        n=a.n_out,
        whole=a.whole,
        depthwise=a.depthwise,
        pointwise=a.pointwise,
        separable=a.separable,
        ratio=a.separable / a.whole,
        one=1 / a.c_out,
        other=1 / a.f**2,
    )


separable_cost = Explorer(
    name="separable_cost",
    controls=(
        Slider("f", N_("pixels of a filter"), 3, 1, 7),
        LogSlider("c_in", N_("channels in"), 3, 1, MOST, whole=True),
        LogSlider("c_out", N_("channels out"), 1, 1, MOST, whole=True),
        LogSlider("n_out", N_("places a side"), 4, 1, 112, whole=True),
    ),
    compute=compute,
    draw=draw,
    describe=describe,
    places=[(0.015, 0.02, 0.52, 0.96), (0.625, 0.155, 0.35, 0.735)],
    task=N_(
        "Which of the four sizes change the share of the products, and which do not? Give the two steps 512 channels "
        "out: which of them has nearly all of the work now, for 3 x 3 filters and for 7 x 7?"
    ),
    prediction=Prediction(
        "separable_cost",
        N_(
            "3 x 3 filters. In which case do the two steps take more products than the convolution they replace?"
        ),
        (
            N_("with 1 channel in and 512 out"),
            N_("with 512 channels in and 1 out"),
            N_("with 2 in and 2 out"),
            N_("in none"),
        ),
        N_("with 512 channels in and 1 out"),
        N_(
            "Depthwise takes as many products as a convolution with one filter. Where there is only one, nothing is "
            "saved, and pointwise comes on top. How many channels go in makes no difference."
        ),
    ),
    functions=("conv_mults", "separable_mults"),
    height=340,
)
