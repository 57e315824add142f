"""fc_vs_conv: what a layer has to learn, with weights for everything, for windows, and for one window (chapter 12).

All three layers see the same pictures and give as many numbers. The first has a weight from every pixel to every
number; in the second each number sees only its window; in the third all windows have the same weights as well, which
is a convolution. Beside them stands a dense layer of 1000 units.
"""

from types import SimpleNamespace

import numpy as np

from dlcore.explore.bars import bar
from dlcore.explore.controls import Ladder, LogSlider, Slider
from dlcore.explore.explorer import Explorer
from dlcore.explore.own import beside, in_full, said_of
from dlcore.filters import conv_params as reference
from dlcore.messages import N_, _
from dlcore.plots.figures import BLUE, GREY, INK, ORANGE, PURPLE
from dlcore.practice.prediction import Prediction

UNITS = 1000
LOW, HIGH = 8, 1000
SIDES = np.unique(np.round(np.geomspace(LOW, HIGH, 60)).astype(int))
TOP = 1e17
LOOKS = {  # what it is called, colour, sign, mark and line
    "dense": (N_("dense, as many numbers out"), INK, "●", "o", "-"),
    "units": (N_("dense, 1000 units"), GREY, "◆", "D", (0, (6, 2, 1, 2))),
    "windows": (N_("only windows"), ORANGE, "▲", "^", (0, (6, 2))),
    "conv": (N_("windows, shared: convolution"), BLUE, "■", "s", "-"),
}


def counts(n, c_in, filters, f):
    """How many numbers each layer learns; n may be an array. In floating point: they grow beyond whole numbers."""
    pixels, places = 1.0 * n * n * c_in, 1.0 * (n - f + 1) ** 2
    return {
        "dense": (pixels + 1) * places * filters,
        "units": (pixels + 1) * UNITS,
        "windows": (1.0 * f * f * c_in + 1) * places * filters,
        "conv": reference(f, c_in, filters) + 0.0 * places,
    }


def compute(n, c_in, filters, f, conv_params):
    own = beside("conv_params", conv_params, reference, f, c_in, filters)
    return SimpleNamespace(
        n=n,
        c_in=c_in,
        filters=filters,
        f=f,
        out=n - f + 1,
        counts=counts(n, c_in, filters, f),
        curves=counts(SIDES, c_in, filters, f),
        own=own.value if own and not own.trouble else None,
        said=said_of([own], in_full),
    )


def draw(left, right, a):
    left.frame(bare=True, xlim=(0, 18.6), ylim=(-0.45, 4.35))
    volume = _("{n} x {n} x {c} → {out} x {out} x {k}").format(n=a.n, c=a.c_in, out=a.out, k=a.filters)
    left.text("title", 0, 4.1, volume, va="center", fontsize=13)
    for row, (name, (words, colour, sign, *_look)) in enumerate(LOOKS.items()):
        y, count = 3 - row, a.counts[name]
        left.text(f"{name} name", 0, y + 0.5, f"{sign} {_(words)}", va="center", color=colour)
        corners = [bar(0, max(np.log10(count), 0), y, y + 0.28)]
        left.shapes(name, corners, facecolors=[colour], edgecolors=["none"])
        words = f"{count:,.0f}" if count < 1e12 else f"{count:.3g}"
        left.text(f"{name} count", 18.6, y + 0.5, words, ha="right", va="center", weight="bold")
    if a.own is not None:
        reached = np.log10(np.clip(np.nan_to_num(a.own, nan=1), 1, TOP))
        left.marks("own", [reached], [0.14], "s", PURPLE, 10, zorder=5)
        words = _("■ your conv_params: {count}").format(count=f"{a.own:,.10g}")
        left.text("own words", 0, -0.28, words, va="center", color=PURPLE)
    right.frame(
        grid=True,
        xscale="log",
        yscale="log",
        xlim=(LOW, HIGH),
        ylim=(1, TOP),
        xticks=[10, 100, 1000],
        yticks=[1, 1e3, 1e6, 1e9, 1e12, 1e15],
        xlabel=_("pixels a side"),
        title=_("Numbers to learn"),
    )
    right.line("here", [a.n, a.n], [1, TOP], color=INK, linewidth=1, linestyle="--", zorder=2)
    for name, (_words, colour, _sign, mark, line) in LOOKS.items():
        right.line(name, SIDES, a.curves[name], color=colour, linestyle=line, linewidth=2, zorder=3)
        right.marks(f"{name} here", [a.n], [a.counts[name]], mark, colour, 9, zorder=4, clip_on=False)


def describe(a):
    return _(
        "Pictures of {n} x {n} x {c}, filters of {f} x {f}, {out} x {out} x {k} numbers out. To learn: "
        "{dense:,.0f} in a dense layer, {windows:,.0f} where each number out sees only its window, {conv:,.0f} in the "
        "convolution. Windows need {fewer} times fewer, sharing them {shared} times fewer again. A dense "
        "layer of {units} units: {into_units:,.0f}."
    ).format(
        n=a.n,
        c=a.c_in,
        k=a.filters,
        f=a.f,
        out=a.out,
        fewer=ratio(a.counts["dense"] / a.counts["windows"]),
        shared=ratio(a.counts["windows"] / a.counts["conv"]),
        units=UNITS,
        into_units=a.counts["units"],
        **{name: a.counts[name] for name in ("dense", "windows", "conv")},
    )


def ratio(number):
    return f"{number:,.0f}" if number >= 100 else f"{number:.3g}"


fc_vs_conv = Explorer(
    name="fc_vs_conv",
    controls=(
        LogSlider("n", N_("pixels a side"), 8, LOW, HIGH, whole=True),
        Ladder("c_in", N_("channels in"), 1, (1, 3, 8, 16, 32, 64)),
        Ladder("filters", N_("filters"), 1, (1, 2, 4, 6, 8, 10, 16, 32, 64)),
        Slider("f", N_("pixels of a filter"), 3, 1, 7),
    ),
    compute=compute,
    draw=draw,
    describe=describe,
    places=[(0.015, 0.02, 0.5, 0.96), (0.605, 0.155, 0.37, 0.735)],
    task=N_(
        "Give the layers pictures of 1000 x 1000 x 3: which of the four counts does not care? Then make the "
        "convolution as small as it gets: what does each number out still see of the picture?"
    ),
    prediction=Prediction(
        "fc_vs_conv",
        N_(
            "Pictures of 28 x 28, one filter of 5 x 5, 576 numbers out. Two things make a convolution small: each "
            "number out sees only its window, and all windows share the same weights. Which of the two saves more here?"
        ),
        (
            N_("that each sees only its window"),
            N_("that all windows share their weights"),
            N_("both save the same"),
        ),
        N_("that all windows share their weights"),
        N_(
            "A window has 25 of 784 pixels, about 30 times fewer weights. There are 576 windows, and sharing makes one "
            "set of weights of 576."
        ),
    ),
    functions=("conv_params",),
    height=350,
)
