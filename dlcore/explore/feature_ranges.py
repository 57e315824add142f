"""feature_scale: logistic regression on two features whose ranges differ, as they are and scaled (chapter 07).

x1 runs from 0 to 1 and x2 from 0 to `ratio`, with equally much to say about y. The cost bends ratio^2 times as much
along w2 as along w1, and one learning rate has to suit both.
"""

from functools import lru_cache
from types import SimpleNamespace

import numpy as np
from contourpy import contour_generator

from dlcore.activations import sigmoid
from dlcore.explore.controls import Choice, LogSlider, plain
from dlcore.explore.explorer import Explorer
from dlcore.explore.own import attempt, own_or_none
from dlcore.messages import N_, _
from dlcore.plots.figures import BLUE, GREEN, GREY, INK, ORANGE
from dlcore.practice.prediction import Prediction
from dlcore.scaling import apply_scaler as reference_apply
from dlcore.scaling import fit_scaler as reference_fit

M, STEPS = 40, 100
RATES = np.geomspace(1e-6, 10, 85)
VIEW = (-4.5, 10.5)
LEVELS = (0.1, 0.15, 0.2, 0.3, 0.4, 0.55, 0.69, 1, 2, 4, 8)
W1, W2 = (
    np.linspace(*VIEW, 61),
    4 * np.sinh(np.linspace(-3.2, 3.2, 121)),
)  # w2 is finer near 0, and reaches 49
BOUNDS = 0.03, 1e4


@lru_cache(1)
def examples():
    """X (2, m) with both features from 0 to 1, and labels Y (1, m) that depend on both alike."""
    rng = np.random.default_rng(1)
    X = rng.uniform(0, 1, (2, M))
    return X, (X.sum(axis=0, keepdims=True) + rng.normal(0, 0.1, (1, M)) > 1).astype(float)


def features(ratio):
    return examples()[0] * np.array([[1.0], [ratio]])


def cost(Z, Y):
    """J for each row of Z (..., m)."""
    return np.mean(np.logaddexp(0, Z) - Y * Z, axis=-1)


def walks(X, rates):
    """Gradient descent with each of the rates at once: w1, w2, b and J after 0, 1, ... STEPS steps, (steps, rates)."""
    Y = examples()[1]
    X1 = np.vstack([X, np.ones(X.shape[1])])
    places, costs = np.zeros((STEPS + 1, len(rates), 3)), np.zeros((STEPS + 1, len(rates)))
    for step in range(STEPS + 1):
        Z = places[step] @ X1
        costs[step] = cost(Z, Y)
        if step < STEPS:
            slopes = (sigmoid(Z) - Y) @ X1.T / X.shape[1]
            places[step + 1] = places[step] - rates[:, None] * slopes
    return places, costs


def course(X, lr):
    """The path with this learning rate, and the last cost with every other one."""
    places, costs = walks(X, np.append(RATES, lr))
    return SimpleNamespace(X=X, path=places[:, -1, :2], costs=costs[:, -1], last=costs[-1, :-1])


@lru_cache(2)
def contours(normalised):
    """The lines of equal cost over w1 and w2 for a ratio of 1, each point with the b that is best there."""
    X, Y = scaled(features(1)) if normalised else features(1), examples()[1]
    Z = np.stack([axis.ravel() for axis in np.meshgrid(W1, W2)], axis=1) @ X
    low, high = -Z.max(axis=1) - 9, -Z.min(axis=1) + 9
    for _halving in range(20):  # the best b is the one with which the predictions are right on average
        b = (low + high) / 2
        too_low = sigmoid(Z + b[:, None]).mean(axis=1) < Y.mean()
        low, high = np.where(too_low, b, low), np.where(too_low, high, b)
    lines = contour_generator(W1, W2, cost(Z + b[:, None], Y).reshape(len(W2), len(W1)))
    gap = np.full((1, 2), np.nan)
    return np.concatenate(
        [part for level in LEVELS for piece in lines.lines(level) for part in (piece, gap)]
    ).T


def stretched(contours, ratio):
    """The lines for another ratio: x2 is `ratio` times as large, so w2 has to be as much smaller for the same cost."""
    w1, w2 = contours
    return w1, w2 / ratio


def scaled(X):
    return reference_apply(X, *reference_fit(X))


def compute(ratio, lr, normalise, fit_scaler, apply_scaler):
    X, on = features(ratio), normalise == "on"
    raw, normed = course(X, lr), course(scaled(X), lr)
    own, said = learners(X, fit_scaler, apply_scaler)
    if said and not on:
        said = f"{said} {_('Switch scaling on to see it.')}"
    return SimpleNamespace(
        ratio=ratio,
        lr=lr,
        on=on,
        raw=raw,
        scaled=normed,
        chosen=normed if on else raw,
        contours=contours(True) if on else stretched(contours(False), ratio),
        own=course(own, lr) if on and own is not None else None,
        said=said,
    )


def learners(X, fit_scaler, apply_scaler):
    """X as the learner's functions scale it, or None; and in words how it differs from the reference's."""
    fit = own_or_none("fit_scaler", fit_scaler, reference_fit)
    apply = own_or_none("apply_scaler", apply_scaler, reference_apply)
    owns = [own for own in (fit, apply) if own]
    if not owns:
        return None, ""
    mu, sigma = reference_fit(X)
    found = SimpleNamespace(parts=(mu, sigma), X=None)

    def scale():
        if fit:
            found.parts = fit(X, like=(mu, sigma), parts=("mu", "sigma"))
        with np.errstate(all="ignore"):
            found.X = apply(X, *found.parts, like=X) if apply else (X - found.parts[0]) / found.parts[1]

    if trouble := attempt(scale, *owns):
        return None, trouble
    names = _(" and ").join(own.name for own in owns)
    with np.errstate(all="ignore"):
        same, largest = np.allclose(found.X, scaled(X)), np.abs(found.X).max()
        means, spreads = (
            ", ".join(f"{v:.3g}" for v in f(found.X, axis=1).round(9) + 0.0) for f in (np.mean, np.std)
        )
    if same:
        return found.X, _("X scaled with your {names} is as the reference scales it.").format(names=names)
    said = _(
        "X scaled with your {names} has means {means} and standard deviations {spreads} instead of 0 and 1."
    )
    return found.X if largest < 1e9 else None, said.format(names=names, means=means, spreads=spreads)


def draw(left, right, a):
    left.frame(xlim=VIEW, ylim=VIEW, xlabel="w1", ylabel="w2", title=_("Steps across the cost"))
    left.line("contours", *a.contours, color="#b9c4cf", linewidth=0.9, zorder=2)
    right.frame(
        grid=True,
        xscale="log",
        yscale="log",
        xlim=(RATES[0], RATES[-1]),
        ylim=BOUNDS,
        xticks=[1e-6, 1e-4, 1e-2, 1],
        yticks=[0.1, 1, 10, 100, 1000, 10000],
        xlabel=_("learning rate"),
        title=_("Cost after 100 steps, by learning rate"),
    )
    for name, its, colour, mark, line in (
        ("raw", a.raw, BLUE, "o", "-"),
        ("scaled", a.scaled, GREEN, "^", (0, (6, 2))),
    ):
        chosen = its is a.chosen
        right.line(name, RATES, its.last, color=colour, linestyle=line, linewidth=2.6 if chosen else 1.3)
        if chosen:
            draw_path(left, name, its, colour, mark, 6)
            draw_here(right, name, a.lr, its, colour, mark, 10)
    if a.own is not None:
        right.line("own", RATES, a.own.last, color=ORANGE, linestyle=(0, (2, 1.5)), linewidth=1.8)
        draw_path(left, "own", a.own, ORANGE, "s", 4)
        draw_here(right, "own", a.lr, a.own, ORANGE, "s", 6)
        right.text("own key", 0.03, 0.75, _("■ scaled by you"), color=ORANGE, **KEY)
    left.marks("start", [0], [0], "o", "white", 9, INK, markeredgewidth=1.6, zorder=5)
    right.text("raw key", 0.03, 0.93, _("● as they are"), color=BLUE, **KEY)
    right.text("scaled key", 0.03, 0.84, _("▲ scaled"), color=GREEN, **KEY)
    ranges = _("x2 from 0 to {ratio:,.4g}").format(ratio=a.ratio)
    left.text("ranges", 0.97, 0.05, ranges, ha="right", color=GREY, **KEY)


KEY = {"inside": True, "over": True, "va": "center"}


def draw_path(board, name, its, colour, mark, size):
    board.line(f"{name} path", *its.path.T, color=colour, linewidth=1, alpha=0.6, zorder=3)
    board.marks(name, *its.path.T, mark, colour, size, colour, zorder=4)


def draw_here(board, name, lr, its, colour, mark, size):
    end = np.clip(its.costs[-1], *BOUNDS)
    board.marks(f"{name} here", [lr], [end], mark, colour, size, zorder=5, clip_on=False)


def describe(a):
    costs = a.chosen.costs
    return _(
        "x1 from 0 to 1, x2 from 0 to {ratio:,.4g}, {how}: {steps} steps with learning rate {lr} take the cost from "
        "{first:.3f} to {last:.3g}{peak}. Of all learning rates up to 10 the best takes it to {raw:.3f} as they are, "
        "to {scaled:.3f} scaled."
    ).format(
        ratio=a.ratio,
        how=_("scaled") if a.on else _("as they are"),
        steps=STEPS,
        lr=plain(a.lr),
        first=costs[0],
        last=costs[-1],
        peak=_(", by way of {peak:.3g}").format(peak=costs.max()) if costs.max() > 1.001 * costs[0] else "",
        raw=a.raw.last.min(),
        scaled=a.scaled.last.min(),
    )


feature_scale = Explorer(
    name="feature_scale",
    controls=(
        LogSlider("ratio", N_("range of x2"), 1, 1, 1000),
        LogSlider("lr", N_("learning rate"), 0.1, 1e-6, 10, step=0.05),
        Choice("normalise", N_("scale features"), "off", {"off": N_("off"), "on": N_("on")}),
    ),
    compute=compute,
    draw=draw,
    describe=describe,
    places=[(0.08, 0.175, 0.34, 0.725), (0.535, 0.175, 0.435, 0.725)],
    task=N_(
        "Let x2 run to 100 and find the largest learning rate that does not explode. How low does the cost get? "
        "Then scale the features, and look for the best learning rate again."
    ),
    prediction=Prediction(
        "feature_scale",
        N_(
            "x1 runs from 0 to 1, x2 from 0 to 100, and nothing is scaled. We take 100 steps with 0.002, about the "
            "largest learning rate that does not explode. How much of its way to its best value has w1 gone?"
        ),
        (N_("nearly all of it"), N_("about half"), N_("less than one percent")),
        N_("less than one percent"),
        N_(
            "The rate is as small as w2 needs it. For w1, whose feature is 100 times smaller, the best value is "
            "about 2500 times as far away as such steps lead. Scaled, one rate suits both."
        ),
    ),
    functions=("fit_scaler", "apply_scaler"),
    height=340,
)
