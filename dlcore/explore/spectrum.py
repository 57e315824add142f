"""fit_spectrum: from too stiff to too flexible, and what more data can mend (chapter 05)."""

from types import SimpleNamespace

import numpy as np

from dlcore import selection
from dlcore.explore.answer_form import Refused
from dlcore.explore.controls import Ladder, Slider
from dlcore.explore.explorer import Explorer
from dlcore.explore.own import attempt, beside, own_or_none, said_of
from dlcore.messages import N_, _
from dlcore.plots.figures import BLUE, GREEN, GREY, INK, ORANGE, PURPLE
from dlcore.practice.prediction import Prediction

DEGREES = range(1, 13)
EXAMPLES = (8, 10, 12, 15, 20, 30, 40, 60, 80, 120, 160, 200)
M_DEV = 400
EDGE, LOW, HIGH = 2.3, 0.004, 60.0
"""The ends of the two pictures; what lies beyond is drawn at the end."""

RNG, DEV_RNG = np.random.default_rng(0), np.random.default_rng(9)
PLACES, LUCK = (
    RNG.uniform(-1, 1, EXAMPLES[-1]),
    RNG.standard_normal(EXAMPLES[-1]),
)  # fewer examples are the first of these
DEV_PLACES, DEV_LUCK = DEV_RNG.uniform(-1, 1, M_DEV), DEV_RNG.standard_normal(M_DEV)
GRID = np.linspace(-1, 1, 201)


def truth(x):
    return 0.8 * np.sin(4.5 * x)


def compute(d, m, noise, baseline, poly_features, diagnose):
    data = SimpleNamespace(
        x=PLACES[:m],
        y=truth(PLACES[:m]) + noise * LUCK[:m],
        x_dev=DEV_PLACES,
        y_dev=truth(DEV_PLACES) + noise * DEV_LUCK,
    )
    curves = {degree: selection.fit_polynomial(data.x, data.y, degree) for degree in DEGREES}
    J_train = np.array([selection.curve_cost(curve, data.x, data.y) for curve in curves.values()])
    J_dev = np.array([selection.curve_cost(curve, data.x_dev, data.y_dev) for curve in curves.values()])
    errors = (min(J_train[d - 1], 1.0), min(J_dev[d - 1], 1.0), baseline)  # diagnose takes errors up to 1
    own_verdict = beside("diagnose", diagnose, selection.diagnose, *errors)
    features = beside("poly_features", poly_features, selection.poly_features, data.x, d)
    own, trouble = (None, "")
    if features and not features.trouble:
        own, trouble = own_curve(poly_features, data, d)
    return SimpleNamespace(
        d=d,
        m=m,
        noise=noise,
        baseline=baseline,
        data=data,
        curve=curves[d](GRID),
        J_train=J_train,
        J_dev=J_dev,
        best=int(np.argmin(J_dev)) + 1,
        verdict=selection.diagnose(*errors),
        own_verdict=own_verdict.value if own_verdict else None,
        own=own,
        said=f"{said_of([features, own_verdict])} {trouble}".strip(),
    )


def own_curve(function, data, d):
    """The curve fitted with the learner's features and its two costs, and what went wrong."""
    own, found = own_or_none("poly_features", function, selection.poly_features), []

    def features(x, d):
        powers = own(x, d, like=selection.poly_features(x, d))
        if not np.isfinite(powers).all():
            raise Refused(_("Your poly_features gives numbers that are not finite."))
        return powers

    def work():
        curve = selection.fit_polynomial(data.x, data.y, d, features=features)
        found.append((curve(GRID), *(selection.curve_cost(curve, *pair) for pair in pairs)))

    pairs = ((data.x, data.y), (data.x_dev, data.y_dev))
    trouble = attempt(work, own)
    return (found[0] if found else None), trouble


def draw(left, right, a):
    left.frame(
        xlim=(-1.05, 1.05),
        ylim=(-EDGE - 0.1, EDGE + 0.1),
        xlabel="x",
        ylabel="y",
        title=_("The fitted curve"),
    )
    left.line("truth", GRID, truth(GRID), color=GREY, linewidth=1.6, linestyle=(0, (5, 3)), zorder=2)
    left.line("curve", GRID, np.clip(a.curve, -9, 9), color=BLUE, linewidth=2.6, zorder=4)
    x, y = a.data.x, a.data.y
    out = abs(y) > EDGE
    left.marks("examples", x[~out], y[~out], "o", INK, 5, zorder=3)
    left.marks("outside", x[out], np.sign(y[out]) * EDGE, "d", INK, 5, zorder=3)
    left.text("key", 0.02, 0.04, _("━ fitted   ╌ without noise   ● examples"), inside=True, over=True)
    right.frame(
        grid=True,
        yscale="log",
        xlim=(0.5, 12.5),
        ylim=(LOW, HIGH),
        xticks=range(1, 13),
        yticks=[0.01, 0.1, 1, 10],
        yticklabels=["0.01", "0.1", "1", "10"],
        xlabel=_("degree d"),
        title=_("Cost of each degree"),
    )
    right.line("here", [a.d, a.d], [LOW, HIGH], color=INK, linewidth=1, linestyle=":", zorder=2)
    floor = max(a.baseline, LOW)
    right.line("baseline", [0.5, 12.5], [floor, floor], color=PURPLE, linewidth=1.6, linestyle=(0, (6, 2)))
    for name, costs, colour, mark in (("train", a.J_train, GREEN, "o"), ("dev", a.J_dev, ORANGE, "^")):
        shown = np.clip(costs, LOW, HIGH)
        right.line(f"{name} way", list(DEGREES), shown, color=colour, linewidth=1.8, zorder=3)
        right.marks(name, list(DEGREES), shown, mark, colour, 7, zorder=4, clip_on=False)
        chosen = shown[a.d - 1]
        right.marks(f"{name} here", [a.d], [chosen], mark, colour, 12, INK, markeredgewidth=1.4, zorder=5)
    right.text("costs", 0.02, 0.95, _("● J_train   ▲ J_dev   ╌ baseline"), **NOTE)
    here = _("d = {d}: {train} and {dev}").format(
        d=a.d, train=cost(a.J_train[a.d - 1]), dev=cost(a.J_dev[a.d - 1])
    )
    right.text("values", 0.02, 0.86, here, **NOTE)
    right.text("verdict", 0.02, 0.77, short(a.verdict), weight="bold", **NOTE)
    if a.own_verdict:
        words = _("yours: {problem}").format(problem=short(a.own_verdict))
        right.text("own verdict", 0.02, 0.68, words, color=PURPLE, **NOTE)
    if a.own:
        left.line(
            "own",
            GRID,
            np.clip(a.own[0], -9, 9),
            color=PURPLE,
            linewidth=2.4,
            linestyle=(0, (2, 1.5)),
            zorder=5,
        )
        left.text("own key", 0.02, 0.96, _("┅ with your poly_features"), color=PURPLE, **NOTE)


NOTE = {"inside": True, "over": True, "va": "center"}


def short(verdict):
    names = [
        name for name, has in ((_("bias"), verdict["bias"]), (_("variance"), verdict["variance"])) if has
    ]
    return _("problem: {names}").format(names=_(" and ").join(names)) if names else _("no problem")


def cost(value):
    """A cost in words: what rounding leaves of 0 is different on every machine."""
    return f"{value:.3g}" if value >= 1e-4 else _("below 0.0001")


def describe(a):
    said = _(
        "Degree {d} on {m} examples with noise {noise:g}: J_train is {train}, J_dev {dev}, the baseline "
        "{baseline:g}; {problem}. The lowest J_dev has degree {best}: {lowest}."
    ).format(
        d=a.d,
        m=a.m,
        noise=a.noise,
        train=cost(a.J_train[a.d - 1]),
        dev=cost(a.J_dev[a.d - 1]),
        baseline=a.baseline,
        problem=short(a.verdict),
        best=a.best,
        lowest=cost(a.J_dev[a.best - 1]),
    )
    if a.own:
        costs = _("With your poly_features: J_train {train}, J_dev {dev}.")
        said = f"{said} {costs.format(train=cost(a.own[1]), dev=cost(a.own[2]))}"
    return said


fit_spectrum = Explorer(
    name="fit_spectrum",
    controls=(
        Slider("d", N_("degree d"), 1, 1, 12),
        Ladder("m", N_("examples"), 20, EXAMPLES),
        Slider("noise", N_("noise"), 0.3, 0.0, 1.0, 0.05),
        Slider("baseline", N_("baseline"), 0.1, 0.0, 0.5, 0.01),
    ),
    compute=compute,
    draw=draw,
    describe=describe,
    places=[(0.075, 0.16, 0.42, 0.74), (0.56, 0.16, 0.42, 0.74)],
    task=N_(
        "Give degree 1 ten times as many examples: which of the two costs moves, and does the problem go away? Then "
        "do the same with degree 12. Which problem does more data mend?"
    ),
    prediction=Prediction(
        "fit_spectrum",
        N_(
            "The examples lie around the dashed wave, with noise of standard deviation 0.3. Suppose somebody tells us "
            "the wave itself. Which J_dev has this perfect curve?"
        ),
        (N_("0"), N_("about 0.09"), N_("about 0.3")),
        N_("about 0.09"),
        N_(
            "It misses every point by its noise, and the mean of the squares is 0.3 * 0.3. No curve can be expected "
            "below that, so it is the baseline here."
        ),
    ),
    functions=("poly_features", "diagnose"),
    height=360,
)
