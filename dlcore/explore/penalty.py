"""lambda_dial: what the penalty does to the border, to the errors and to the weights of a network (chapter 06).

Networks 2-30-30-1 for all values of lambda are trained at once, as a stack, on a few noisy points; 2000 others, which
none of them saw, are the dev set. The seed is one with which the penalty gains more than usual.
"""

from functools import lru_cache
from types import SimpleNamespace

import numpy as np

from dlcore import datasets
from dlcore.explore.bars import outline
from dlcore.explore.controls import Ladder
from dlcore.explore.explorer import Explorer, finished
from dlcore.explore.own import attempt, beside, own_or_none
from dlcore.explore.regions import Grid, draw_border, draw_examples, draw_sides
from dlcore.explore.stack import forward, trained
from dlcore.messages import N_, _
from dlcore.plots.figures import BLUE, GREEN, INK, PURPLE
from dlcore.practice.prediction import Prediction
from dlcore.regularization import l2_grad as reference

SIZES, NOISE, LEARNING_RATE, STEPS = (2, 30, 30, 1), 0.35, 0.01, 400
LAMBDAS = (0, 0.01, 0.03, 0.1, 0.2, 0.3, 0.5, 1, 2, 3, 5, 10, 20, 30)
EXAMPLES = (20, 30, 40, 60, 80, 120, 160, 240, 400)
GRID = Grid((-2.1, 3.1), (-1.6, 2.1))
EDGES = np.linspace(-3, 3, 62)
SEED = 6


@lru_cache(len(EXAMPLES))
def points(m):
    return datasets.moons(m=m, noise=NOISE, seed=SEED)


@lru_cache(1)
def dev():
    return datasets.moons(m=2000, noise=NOISE, seed=1000)


def training(m, lambds, **penalise):
    return trained(SIZES, *points(m), lambds, LEARNING_RATE, STEPS, np.random.default_rng(SEED), **penalise)


_stacks = {}  # m -> the stack that was trained on m points


def stack(m):
    """The networks for all lambdas, and their shares of wrong answers; yields the share that is done."""
    if m not in _stacks:
        layers = yield from training(m, LAMBDAS)
        _stacks[m] = layers, wrong_shares(layers, *points(m)), wrong_shares(layers, *dev())
    return _stacks[m]


def answers(layers, X):
    return forward(layers, X.astype(np.float32))[-1][:, 0]


def wrong_shares(layers, X, Y):
    return ((answers(layers, X) > 0.5) != Y).mean(axis=1)


def weights(layers, k):
    """All weights of network k; biases are none."""
    return np.concatenate([W[k].ravel() for W, _b in layers])


def compute(lambd, m_train, l2_grad):
    layers, train, dev_errors = yield from stack(m_train)
    k = LAMBDAS.index(lambd)
    only = [(W[k : k + 1], b[k : k + 1]) for W, b in layers]
    X, Y = points(m_train)
    own, said = learners(lambd, m_train, l2_grad)
    return SimpleNamespace(
        lambd=lambd,
        X=X,
        Y=Y,
        k=k,
        train=train,
        dev=dev_errors,
        weights=weights(layers, k),
        P=answers(only, GRID.columns)[0],
        wrong=(answers(only, X)[0] > 0.5) != Y[0],
        own=own,
        said=said,
    )


def learners(lambd, m, l2_grad):
    """The network trained with the learner's l2_grad, or None, and how that differs from the reference, in words."""
    own = own_or_none("l2_grad", l2_grad, reference)
    if own is None:
        return None, ""
    rng = np.random.default_rng(SEED)
    compared = beside(
        "l2_grad", l2_grad, reference, rng.normal(size=(3, 2)), rng.normal(size=(3, 2)), lambd, m
    )
    if compared.trouble:
        return None, compared.trouble
    found = []

    def penalise(dW, W, _lambd, m):
        return own(dW[0], W[0], lambd, m, like=W[0])[np.newaxis]

    def train():
        with np.errstate(all="ignore"):
            found.append(finished(training(m, (lambd,), penalise=penalise), lambda share: None))

    said = (
        compared.said
        if lambd
        else _("{said} But with lambda 0 there is no penalty.").format(said=compared.said)
    )
    if trouble := attempt(train, own):
        return None, trouble
    if not all(np.isfinite(part).all() for layer in found[0] for part in layer):
        return None, _("{said} Training with it ends in numbers that are not finite.").format(said=said)
    shares = [wrong_shares(found[0], *examples)[0] for examples in (points(m), dev())]
    said += " " + _("Trained with it, the errors are {train:.3f} and {dev:.3f}.").format(
        train=shares[0], dev=shares[1]
    )
    return SimpleNamespace(
        train=shares[0], dev=shares[1], weights=weights(found[0], 0), P=answers(found[0], GRID.columns)[0]
    ), said


def draw(left, middle, right, a):
    left.frame(
        xlim=GRID.extent[:2],
        ylim=GRID.extent[2:],
        xlabel="x1",
        ylabel="x2",
        title=_("Border, and training set"),
    )
    draw_sides(left, GRID, a.P)
    draw_examples(left, a.X, a.Y, a.wrong)
    left.text("wrong key", 0.97, 0.93, _("◯ wrong"), inside=True, over=True, ha="right", va="center")
    draw_errors(middle, a)
    draw_weights(right, a)
    if a.own:
        dashes = (0, (2, 1.2))
        draw_border(left, "own", GRID, a.own.P, color=PURPLE, linewidth=2.4, linestyle=dashes)
        left.text("own key", 0.03, 0.04, _("┅ trained with yours"), inside=True, over=True, color=PURPLE)
        middle.marks("own", [a.k, a.k], [a.own.train, a.own.dev], "s", PURPLE, 7, zorder=6)
        above = np.maximum(counts(a.own.weights), 0.5)  # a logarithmic axis needs something above 0
        right.line("own", *outline(above, EDGES), color=PURPLE, linewidth=1.8, linestyle=dashes, zorder=4)


def draw_errors(board, a):
    board.frame(
        grid=True,
        xlim=(-0.5, len(LAMBDAS) - 0.5),
        ylim=(0, 0.55),
        xticks=[LAMBDAS.index(value) for value in (0, 0.1, 1, 10)],
        xticklabels=["0", "0.1", "1", "10"],
        xlabel=_("lambda"),
        title=_("Share of wrong answers"),
    )
    passed = np.arange(a.k + 1)  # the curve unfolds as the slider moves, so that it does not tell beforehand
    board.line("here", [a.k, a.k], [0, 0.55], color=INK, linewidth=1, linestyle="--", zorder=2)
    for name, values, colour, mark, line in (
        ("train", a.train, BLUE, "o", "-"),
        ("dev", a.dev, GREEN, "^", (0, (6, 2))),
    ):
        board.line(
            f"{name} line", passed, values[passed], color=colour, linestyle=line, linewidth=1.6, zorder=3
        )
        board.marks(name, passed, values[passed], mark, colour, 5, colour, zorder=4)
        board.marks(f"{name} here", [a.k], [values[a.k]], mark, colour, 10, zorder=5)
    board.text("dev key", 0.03, 0.93, _("▲ dev set"), inside=True, over=True, va="center", color=GREEN)
    board.text("train key", 0.03, 0.84, _("● training set"), inside=True, over=True, va="center", color=BLUE)


def draw_weights(board, a):
    board.frame(
        grid=True,
        yscale="log",
        xlim=(-3, 3),
        ylim=(0.7, 1500),
        yticks=[1, 10, 100, 1000],
        xlabel=_("weight"),
        title=_("How many weights"),
    )
    bars = [
        [(low, 0.5), (low, count), (high, count), (high, 0.5)]
        for low, high, count in zip(EDGES, EDGES[1:], counts(a.weights), strict=False)
        if count
    ]
    board.shapes("weights", bars, facecolors=[BLUE], edgecolors=["none"], zorder=3)


def counts(weights):
    """How many weights lie in each bin, those beyond the picture in the outermost."""
    return np.histogram(np.clip(weights, -3, 3), EDGES)[0]


def describe(a):
    best = int(a.dev[: a.k + 1].argmin())
    return _(
        "lambda {lambd}, {m} training points: {train:.3f} of the training set and {dev:.3f} of the dev set are "
        "answered wrongly; the largest weight is {largest:.2f}, the sum of squared weights {squares:.1f}.{passed}"
    ).format(
        lambd=f"{a.lambd:g}",
        m=a.Y.size,
        train=a.train[a.k],
        dev=a.dev[a.k],
        largest=np.abs(a.weights).max(),
        squares=np.sum(a.weights.astype(float) ** 2),
        passed=_(
            " Without a penalty the errors are {train:.3f} and {dev:.3f}. Of the lambdas up to here, {best} has the "
            "lowest dev error, {lowest:.3f}."
        ).format(train=a.train[0], dev=a.dev[0], best=f"{LAMBDAS[best]:g}", lowest=a.dev[best])
        if a.k
        else "",
    )


lambda_dial = Explorer(
    name="lambda_dial",
    controls=(
        Ladder("lambd", "lambda", 0, LAMBDAS),
        Ladder("m_train", N_("training points"), 40, EXAMPLES),
    ),
    compute=compute,
    draw=draw,
    describe=describe,
    places=[(0.1, 0.16, 0.275, 0.74), (0.43, 0.16, 0.25, 0.74), (0.735, 0.16, 0.25, 0.74)],
    task=N_(
        "Find the lambda with the lowest dev error, and the one from which on the network learns nothing at all. Then "
        "take more training points: where is the best lambda now, and how much does it gain?"
    ),
    prediction=Prediction(
        "lambda_dial",
        N_(
            "With 400 training points instead of 40, how far can the best lambda lower the dev error, compared with "
            "lambda 0?"
        ),
        (N_("less far than with 40 points"), N_("about as far"), N_("further than with 40 points")),
        N_("less far than with 40 points"),
        N_(
            "Against 400 points at once a border cannot wind around each accident, so there is little variance left "
            "to lower. The penalty is a medicine for few data."
        ),
    ),
    functions=("l2_grad",),
    waits=("m_train",),
    height=340,
)
