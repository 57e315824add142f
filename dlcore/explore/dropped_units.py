"""dropout_dial: which units of a layer dropout switches off, and what that does to the mean of the layer (chapter 06).

One layer of 100 units with mean 1, and 1000 masks: the first is shown unit by unit, of all of them the mean.
"""

from functools import lru_cache
from types import SimpleNamespace

import numpy as np

from dlcore.explore.bars import outline, standing
from dlcore.explore.controls import Choice, Slider
from dlcore.explore.explorer import Explorer
from dlcore.explore.own import beside
from dlcore.messages import N_, _
from dlcore.plots.figures import BLUE, GREY, INK, ORANGE
from dlcore.practice.prediction import Prediction
from dlcore.regularization import dropout_forward as reference

SIDE, MASKS = 10, 1000
UNITS = SIDE**2
EDGES = np.linspace(-0.025, 5.025, 102)  # a mean of exactly 1 is in the middle of a bin
MODES = {"train": N_("training"), "test": N_("test")}
RESCALES = {
    "keep": N_("by keep_prob"),
    "none": N_("not at all"),
    "drop": N_("by 1 - keep_prob"),
}
DONE = {
    "keep": N_("Divided by keep_prob"),
    "none": N_("Not divided"),
    "drop": N_("Divided by 1 - keep_prob"),
}
FULL, EMPTY = "#bfe0f4", "#ffffff"


@lru_cache(1)
def layer():
    """Outputs of the units, (100, 1): positive, all different, with mean 1."""
    A = np.random.default_rng(3).gamma(4, size=(UNITS, 1))
    return A / A.mean()


@lru_cache(4)
def noise(seed):
    return np.random.default_rng(seed).random((UNITS, MASKS))


def factor(keep_prob, rescale):
    """What a way of rescaling makes of the right one; nan where it divides by 0."""
    if rescale == "keep":
        return 1.0
    if rescale == "none":
        return keep_prob
    return keep_prob / (1 - keep_prob) if keep_prob < 1 else np.nan


def compute(keep_prob, seed, mode, rescale, dropout_forward):
    A, training = np.repeat(layer(), MASKS, axis=1), mode == "train"
    question = A, keep_prob, noise(seed), training
    right = reference(*question)
    out = right * (factor(keep_prob, rescale) if training else 1.0)
    own = beside("dropout_forward", dropout_forward, reference, *question)
    own_out = own.value if own and not own.trouble else None
    return SimpleNamespace(
        keep_prob=keep_prob,
        training=training,
        rescale=rescale,
        out=out[:, 0],
        on=right[:, 0] > 0,
        means=out.mean(axis=0),
        own_on=None if own_out is None else own_out[:, 0] != 0,
        own_means=None if own_out is None else own_out.mean(axis=0),
        said=said_of(own, own_out, right),
    )


def said_of(own, out, right):
    """One sentence on the learner's function: that it agrees, what its mean is instead, or what went wrong."""
    if own is None or own.trouble or own.same:
        return own.said if own else ""
    return _("{said} Its mean is {mean:.3g} instead of {wanted:.3g}.").format(
        said=own.said, mean=out.mean(), wanted=right.mean()
    )


def draw(left, right, a):
    left.frame(bare=True, xlim=(-0.3, SIDE), ylim=(-1.3, SIDE + 0.9))
    on, total = int(a.on.sum()), len(a.on)
    words = _("{on} of {total} units are on").format(on=on, total=total)
    left.text("title", SIDE / 2, SIDE + 0.5, words, ha="center", va="center", fontsize=13)
    x, y = np.arange(UNITS) % SIDE + 0.45, SIDE - 0.5 - np.arange(UNITS) // SIDE
    corners = [square(*place) for place in zip(x, y, strict=True)]
    faces = [FULL if on else EMPTY for on in a.on]
    left.shapes(
        "units", corners, facecolors=faces, edgecolors=[BLUE if on else GREY for on in a.on], linewidths=0.8
    )
    left.marks("off", x[~a.on], y[~a.on], "x", GREY, 8, GREY, markeredgewidth=1.4)
    left.marks("on", x[a.on], y[a.on], "o", BLUE, 9)
    key = _("● on    ✕ off, gives 0")
    if a.own_on is not None:
        left.marks("own", x[a.own_on], y[a.own_on], "s", ORANGE, 4, ORANGE)
        key += "    " + _("■ on in yours")
    left.text("key", SIDE / 2, -0.8, key, ha="center", va="center", color=GREY)
    draw_means(right, a)


def square(x, y, half=0.45):
    return [(x - half, y - half), (x + half, y - half), (x + half, y + half), (x - half, y + half)]


def draw_means(board, a):
    board.frame(
        grid=True,
        xlim=(0, 5),
        ylim=(0, MASKS * 1.06),
        xlabel=_("mean of the layer"),
        ylabel=_("masks"),
        title=_("The mean under 1000 masks"),
    )
    board.line("before", [1, 1], [0, MASKS * 1.06], color=INK, linewidth=1.2, linestyle=":", fixed=True)
    board.text("before note", 1, MASKS, _("without dropout: 1"), offset=(6, 0), va="center", over=True)
    board.shapes("means", standing(counts(a.means), EDGES), facecolors=[BLUE], edgecolors=["none"], zorder=2)
    note(board, "mean", a.means.mean(), 0.72, "● " + _("mean {mean:.2f}"), BLUE)
    if a.own_means is not None:
        board.line("own", *outline(counts(a.own_means), EDGES), color=ORANGE, linewidth=2)
        note(board, "own mean", a.own_means.mean(), 0.6, "■ " + _("yours: {mean:.2f}"), ORANGE)


def counts(means):
    return np.histogram(means[np.isfinite(means)], EDGES)[0]


def note(board, name, mean, height, words, colour):
    """The mean in words, and that it is beyond the picture where it is."""
    said = (
        words.format(mean=mean) + (" →" if mean > 5 else "")
        if np.isfinite(mean)
        else _("no number: divided by 0")
    )
    board.text(
        name, 0.97, height, said, inside=True, over=True, ha="right", va="center", color=colour, weight="bold"
    )


def describe(a):
    on = int(a.on.sum())
    if not a.training:
        said = _(
            "At test time all {total} units are on and nothing is divided: the mean of the layer is 1."
        ).format(total=UNITS)
    elif not np.isfinite(a.means).all():
        said = _("With keep_prob 1 no unit is dropped, and 1 - keep_prob is 0: nothing can be divided by it.")
    else:
        said = _(
            "With keep_prob {keep:.2f} this mask keeps {on} of {total} units on. {how}, the layer has the "
            "mean {here:.2f} under this mask and {mean:.2f} over {masks:,} masks, spread {spread:.2f}; "
            "without dropout it has 1."
        ).format(
            keep=a.keep_prob,
            on=on,
            total=UNITS,
            how=_(DONE[a.rescale]),
            here=a.means[0],
            mean=a.means.mean(),
            masks=MASKS,
            spread=a.means.std(),
        )
    return said


dropout_dial = Explorer(
    name="dropout_dial",
    controls=(
        Slider("keep_prob", "keep_prob", 0.8, 0.1, 1.0, 0.05),
        Slider("seed", N_("seed of the masks"), 0, 0, 20),
        Choice("mode", N_("mode"), "train", MODES),
        Choice("rescale", N_("divide"), "keep", RESCALES),
    ),
    compute=compute,
    draw=draw,
    describe=describe,
    places=[(0.02, 0.02, 0.4, 0.96), (0.52, 0.15, 0.45, 0.75)],
    task=N_(
        "Lower keep_prob: what happens to the mean, and what to its spread? Then do not divide, and divide by "
        "1 - keep_prob: what does the next layer get now in training, and what at test time?"
    ),
    prediction=Prediction(
        "dropout_dial",
        N_(
            "keep_prob goes from 0.8 to 0.2, and we divide by keep_prob each time. What becomes of the layer's mean "
            "under 1000 masks?"
        ),
        (
            N_("it falls to 0.2"),
            N_("it stays near 1, with the same spread"),
            N_("it stays near 1, and spreads more"),
            N_("it rises to 5"),
        ),
        N_("it stays near 1, and spreads more"),
        N_(
            "Dividing makes up for the loss on average only. With 20 units of 100 left, each five times as large, a "
            "single mask may be far off: the smaller keep_prob, the more noise."
        ),
    ),
    functions=("dropout_forward",),
    height=350,
)
