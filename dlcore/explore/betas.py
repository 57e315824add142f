"""beta_sampler: draws of beta, evenly and as 1 - 10^r, and the window over which each of them averages (chapter 09).

What beta does is to average over 1 / (1 - beta) values. Drawn evenly between 0.9 and 0.999, half of the betas average
over fewer than 20 of them.
"""

from types import SimpleNamespace

import numpy as np

from dlcore.explore.controls import Ladder, Slider
from dlcore.explore.explorer import Explorer
from dlcore.explore.own import beside, said_of, worst_on
from dlcore.messages import N_, _
from dlcore.plots.figures import BLUE, GREEN, GREY, INK, ORANGE
from dlcore.practice.prediction import Prediction
from dlcore.sampling import sample_beta as reference

DRAWS = 201
U = np.random.default_rng(5).permutation(
    (np.arange(DRAWS) + 0.5) / DRAWS
)  # fills [0, 1) evenly, in any order
SCATTER = np.random.default_rng(6).uniform(-0.3, 0.3, DRAWS)
EDGE = 0.99  # from here on a beta averages over more than 100 values
ROWS = {"even": (2, BLUE, "o"), "log": (1, GREEN, "^"), "own": (0, ORANGE, "s")}


def evenly(lo, hi, u):
    return lo + u * (hi - lo)


def window(beta):
    with np.errstate(all="ignore"):
        return 1 / (1 - beta)


def compute(lo, hi, sample_beta):
    own = beside("sample_beta", sample_beta, reference, lo, hi, U)
    betas = {"even": evenly(lo, hi, U), "log": reference(lo, hi, U)}
    if own and not own.trouble:
        betas["own"] = own.value
    return SimpleNamespace(
        lo=lo,
        hi=hi,
        betas=betas,
        middle={name: np.median(its) for name, its in betas.items()},
        above={name: np.mean(its > EDGE) for name, its in betas.items()},
        said=said_of([own], worst_on(U, N_("u = {:.3f}"))),
    )


def draw(left, right, a):
    for board, limits, f, scale in (
        (left, (0.49, 1.01), lambda beta: beta, {"xticks": [0.5, 0.6, 0.7, 0.8, 0.9, 1]}),
        (right, (1.6, 13000), window, {"xscale": "log", "xticks": [10, 100, 1000, 10000]}),
    ):
        title = _("The betas") if board is left else _("How many values they average over")
        label = "beta" if board is left else "1 / (1 - beta)"
        board.frame(grid=True, xlim=limits, ylim=(-0.6, 2.95), yticks=[], xlabel=label, title=title, **scale)
        board.line("lo", [f(a.lo)] * 2, [-0.6, 2.4], color=GREY, linewidth=1, linestyle="--", zorder=2)
        board.line("hi", [f(a.hi)] * 2, [-0.6, 2.4], color=GREY, linewidth=1, linestyle="--", zorder=2)
        for name, betas in a.betas.items():
            row, colour, mark = ROWS[name]
            shown = f(np.where(np.isfinite(betas), np.clip(betas, -1e6, 0.9999999), np.nan))
            board.marks(name, shown, row + SCATTER, mark, colour, 4, "none", alpha=0.7, zorder=3)
            middle = f(np.clip(a.middle[name], -1e6, 0.9999999))
            board.line(
                f"{name} middle", [middle] * 2, [row - 0.36, row + 0.36], color=INK, linewidth=2.6, zorder=5
            )
    keys = {
        "even": _("● drawn evenly: middle {middle:.4g}"),
        "log": _("▲ 1 - 10^r: middle {middle:.4g}"),
        "own": _("■ your sample_beta: middle {middle:.4g}"),
    }
    for name in a.betas:
        row, colour, _mark = ROWS[name]
        for board, value in ((left, a.middle[name]), (right, window(a.middle[name]))):
            words = keys[name].format(middle=value)
            board.text(
                f"{name} key",
                0.02,
                (row + 1.06) / 3.55,
                words,
                inside=True,
                over=True,
                va="center",
                color=colour,
            )


def describe(a):
    return _(
        "{draws} betas between {lo:g} and {hi:g}. Drawn evenly, the middle one is {even:.4g} and averages over "
        "{even_window:.3g} values; {even_above:.0%} average over more than 100. Drawn as 1 - 10^r, the middle one is "
        "{log:.4g} and averages over {log_window:.3g}; {log_above:.0%} average over more than 100."
    ).format(
        draws=DRAWS,
        lo=a.lo,
        hi=a.hi,
        even=a.middle["even"],
        even_window=window(a.middle["even"]),
        even_above=a.above["even"],
        log=a.middle["log"],
        log_window=window(a.middle["log"]),
        log_above=a.above["log"],
    )


beta_sampler = Explorer(
    name="beta_sampler",
    controls=(
        Slider("lo", N_("smallest beta"), 0.9, 0.5, 0.95, 0.01),
        Ladder("hi", N_("largest beta"), 0.99, (0.99, 0.995, 0.998, 0.999, 0.9995, 0.9998, 0.9999)),
    ),
    compute=compute,
    draw=draw,
    describe=describe,
    places=[(0.03, 0.15, 0.45, 0.74), (0.53, 0.15, 0.45, 0.74)],
    task=N_(
        "Move the largest beta from 0.99 to 0.9999 and look where the middle of each row goes, in beta and in values. "
        "Then find ends between which 1 - 10^r has as many windows of 10 to 100 values as of 100 to 1000."
    ),
    prediction=Prediction(
        "beta_sampler",
        N_(
            "Many betas are drawn evenly between 0.9 and 0.999, and sorted. Over about how many values does the middle "
            "one average?"
        ),
        ("20", "100", "500"),
        "20",
        N_(
            "The middle one is near 0.95, and 1 / (1 - 0.95) is 20. Windows go from 10 to 1000, so half of all draws "
            "are spent on the first hundredth of that range. Drawn as 1 - 10^r, the middle one is at 100."
        ),
    ),
    functions=("sample_beta",),
    height=350,
)
