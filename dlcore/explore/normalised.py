"""batchnorm_lab: what batch normalization does to one unit, and to one example in different company (chapter 09).

A batch is a row here: bn_forward takes each row for itself, so that 400 batches of one unit go through in one call.
In the first half the examples are all different; in the second half one example comes with others each time.
"""

from functools import lru_cache
from types import SimpleNamespace

import numpy as np

from dlcore import batchnorm
from dlcore.explore.bars import heights, outline, standing
from dlcore.explore.controls import Choice, LogSlider, Slider
from dlcore.explore.explorer import Explorer
from dlcore.explore.own import beside, said_of
from dlcore.messages import N_, _
from dlcore.plots.figures import BLUE, GREEN, GREY, INK, PURPLE
from dlcore.practice.prediction import Prediction

BATCHES, LARGEST, TRAINED_WITH = 200, 64, 32
END = 12
EDGES = np.linspace(-END - 0.125, END + 0.125, 98)  # a value of exactly 0 is in the middle of a bin
MODES = {"train": N_("training"), "test": N_("test")}


@lru_cache(1)
def drawn():
    """Values of a unit with mean 0, standard deviation 1 and a long tail on the right, one row a batch."""
    Z = (np.random.default_rng(5).gamma(4, size=(2 * BATCHES, LARGEST)) - 4) / 2
    Z[BATCHES:, 0] = 1  # the one example
    return Z


@lru_cache(1)
def running():
    """The running averages of mean and variance after training on batches with shift 0 and scale 1, (1, 1) each."""
    mu, var = np.zeros((1, 1)), np.ones((1, 1))
    for row in drawn()[:BATCHES, :TRAINED_WITH]:
        mu = batchnorm.bn_running(mu, row.mean().reshape(1, 1))
        var = batchnorm.bn_running(var, row.var().reshape(1, 1))
    return mu, var


def compute(shift, scale, gamma, beta, batch, mode, bn_forward, bn_inference):
    Z = shift + scale * drawn()[:, :batch]
    gammas, betas = np.full((len(Z), 1), gamma), np.full((len(Z), 1), beta)
    averages = [np.repeat(value, len(Z), axis=0) for value in running()]
    ways = {
        "train": (bn_forward, batchnorm.bn_forward, (Z, gammas, betas)),
        "test": (bn_inference, batchnorm.bn_inference, (Z, *averages, gammas, betas)),
    }
    answers = {
        way: beside(reference.__name__, function, reference, *question)
        for way, (function, reference, question) in ways.items()
    }
    _function, reference, question = ways[mode]
    own = answers[mode]
    return SimpleNamespace(
        shift=shift,
        scale=scale,
        gamma=gamma,
        beta=beta,
        batch=batch,
        mode=mode,
        before=Z[:BATCHES].ravel(),
        example=float(Z[-1, 0]),
        after=halves(reference(*question)),
        own=halves(own.value) if own and not own.trouble else None,
        said=said_of(answers.values()),
    )


def halves(out):
    """The outputs of all the different examples, and those of the one example."""
    return out[:BATCHES].ravel(), out[BATCHES:, 0]


def draw(first, second, third, a):
    after, company = a.after
    own = a.own or (None, None)
    head = _("z of a unit, {batch} a batch").format(batch=a.batch)
    draw_row(first, head, a.before, GREY)
    draw_row(second, _("behind batch norm"), after, BLUE, own[0])
    draw_row(third, _("◆ that one, in {n} batches").format(n=BATCHES), company, GREEN, own[1], numbered=True)
    first.marks("example", [np.clip(a.example, -END, END)], [0.12], "D", GREEN, 9, zorder=5, clip_on=False)
    words = _("◆ one example, z = {z}").format(z=two(a.example))
    first.text("example key", 0.01, 0.6, words, inside=True, over=True, va="center", color=GREEN)
    if a.mode == "test":
        words = _("running averages: {both}").format(both=averages_in_words())
        second.text("running", 0.01, 0.6, words, inside=True, over=True, va="center", color=INK)


def draw_row(board, title, values, colour, own=None, numbered=False):
    """A histogram as high as the board, its mean and its standard deviation in words."""
    ticks = range(-END, END + 1, 4)
    labels = {} if numbered else {"xticklabels": []}
    board.frame(xlim=(EDGES[0], EDGES[-1]), ylim=(0, 1.1), xticks=ticks, yticks=[], **labels)
    board.line("zero", [0, 0], [0, 1.1], color=GREY, linewidth=0.8, linestyle=":", fixed=True)
    bars = standing(as_high_as_one(heights(values, EDGES)), EDGES)
    board.shapes("bars", bars, facecolors=[colour], edgecolors=["none"], alpha=0.6, zorder=2)
    left, right = (
        {"inside": True, "over": True, "va": "center"},
        {"inside": True, "over": True, "ha": "right"},
    )
    board.text("title", 0.01, 0.85, title, weight="bold", **left)
    words = _("mean {mean}, std {std}").format(mean=two(values.mean()), std=two(values.std()))
    board.text("numbers", 0.99, 0.85, words, va="center", **right)
    if beyond := np.mean(np.abs(values) > EDGES[-1]):
        words = _("{share:.0f} % beyond the picture").format(share=100 * beyond)
        board.text("beyond", 0.99, 0.6, words, va="center", **right)
    if own is not None:
        edge = outline(as_high_as_one(heights(own, EDGES)), EDGES)
        board.line("own", *edge, color=PURPLE, linewidth=1.8, linestyle=(0, (3, 1)), zorder=4)
        board.text("own key", 0.99, 0.35, _("┅ yours"), va="center", color=PURPLE, **right)


def as_high_as_one(shares):
    return shares / (shares.max() or 1)


def two(number):
    """Two decimals, and 0.00 rather than -0.00."""
    return f"{round(float(number), 2) + 0.0:.2f}"


def averages_in_words():
    return _("{mu} and {var}").format(
        **dict(zip(("mu", "var"), (two(value.item()) for value in running()), strict=True))
    )


def describe(a):
    after, company = a.after
    if a.mode == "train":
        how = _("Training, batches of {batch}").format(batch=a.batch)
    else:
        how = _("Test, with the running averages {both} of training").format(both=averages_in_words())
    return _(
        "{how}: z with mean {mean} and standard deviation {std} comes out of batch norm, gamma {gamma:g} and beta "
        "{beta:g}, with {mean_out} and {std_out}. One example, z = {z}, comes out between {lowest} and {highest} in "
        "{n} different batches."
    ).format(
        how=how,
        mean=two(a.before.mean()),
        std=two(a.before.std()),
        gamma=a.gamma,
        beta=a.beta,
        mean_out=two(after.mean()),
        std_out=two(after.std()),
        z=two(a.example),
        n=BATCHES,
        lowest=two(company.min()),
        highest=two(company.max()),
    )


batchnorm_lab = Explorer(
    name="batchnorm_lab",
    controls=(
        Slider("shift", N_("shift of z"), 0.0, -10.0, 10.0, 0.5),
        LogSlider("scale", N_("scale of z"), 1, 0.1, 10),
        Slider("gamma", "gamma", 1.0, 0.0, 3.0, 0.1),
        Slider("beta", "beta", 0.0, -5.0, 5.0, 0.1),
        Slider("batch", N_("batch size"), 32, 1, LARGEST),
        Choice("mode", N_("mode"), "train", MODES),
    ),
    compute=compute,
    draw=draw,
    describe=describe,
    places=[(0.03, 0.7, 0.94, 0.27), (0.03, 0.39, 0.94, 0.27), (0.03, 0.08, 0.94, 0.27)],
    task=N_(
        "Turn shift and scale: what of it is left behind batch norm? Then make the batch smaller, down to 2 and 1: "
        "what becomes of the one example? Choose test, and do all of it again."
    ),
    prediction=Prediction(
        "batchnorm_lab",
        N_(
            "In training, z of a unit had mean 0 and standard deviation 1; gamma is 1, beta 0. Now the network is in "
            "use, and a new camera adds 5 to every z. What is the mean behind batch norm?"
        ),
        (
            N_("0, batch norm takes every mean away"),
            N_("about 5"),
            N_("beta, which learns to make up for it"),
        ),
        N_("about 5"),
        N_(
            "In use, the mean taken away is the running average of training, which is 0. Only in training does a batch "
            "bring its own mean, and beta learns in training alone."
        ),
    ),
    functions=("bn_forward", "bn_inference"),
    height=400,
)
