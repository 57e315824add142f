"""softmax_temp: what a softmax makes of three scores, computed as it is written and as it should be (chapter 10)."""

from types import SimpleNamespace

import numpy as np

from dlcore.explore.bars import bar
from dlcore.explore.controls import LogSlider, Slider
from dlcore.explore.explorer import Explorer
from dlcore.explore.own import beside
from dlcore.messages import N_, _
from dlcore.plots.figures import BLUE, GREY, INK, ORANGE, PALE, PURPLE
from dlcore.practice.prediction import Prediction
from dlcore.softmax import softmax_columns as reference

WAYS = {  # of computing: mark, colour, name
    "stable": ("●", BLUE, N_("largest z taken away first")),
    "naive": ("▲", ORANGE, N_("naive, as it is written")),
    "own": ("■", PURPLE, N_("yours")),
}
SEEN = 5e-4
"""A probability that is off by less shows no other digits here."""


def naive(Z):
    """The powers of e, their sum, and what they are divided by it."""
    with np.errstate(over="ignore", invalid="ignore"):
        powers = np.exp(Z)
        total = powers.sum()
        return powers, total, powers / total


def compute(z1, z2, z3, offset, temperature, softmax_columns):
    scores = np.array([z1, z2, z3])
    Z = ((scores + offset) / temperature)[:, np.newaxis]
    powers, total, as_written = naive(Z)
    answer = beside("softmax_columns", softmax_columns, reference, Z)
    found = {"stable": reference(Z)[:, 0], "naive": as_written[:, 0]}
    if answer and not answer.trouble:
        found["own"] = answer.value[:, 0]
    return SimpleNamespace(
        scores=scores,
        offset=offset,
        temperature=temperature,
        Z=Z[:, 0],
        powers=powers[:, 0],
        total=total,
        found=found,
        said=answer.said if answer else "",
    )


def draw(left, right, a):
    left.frame(bare=True, xlim=(0, 1), ylim=(-0.75, 3.5))
    heads = _("(z + offset) / T"), _("its power of e")
    for column, head in zip((0.5, 1.0), heads, strict=True):
        left.text(head, column, 3.2, head, ha="right", va="center", color=GREY, fixed=True)
    for k, (z, power) in enumerate(zip(a.Z, a.powers, strict=True)):
        y = 2.5 - k
        left.text(f"name {k}", 0.0, y, f"z{k + 1}", va="center", weight="bold", fixed=True)
        left.text(f"z {k}", 0.5, y, f"{z:.6g}", ha="right", va="center")
        left.text(f"power {k}", 1.0, y, f"{power:.3g}", ha="right", va="center", color=unusual(power))
    left.line("rule", [0.55, 1.0], [-0.06, -0.06], color=GREY, linewidth=1, fixed=True)
    left.text("sum name", 0.5, -0.4, _("sum"), ha="right", va="center", color=GREY, fixed=True)
    left.text("sum", 1.0, -0.4, f"{a.total:.3g}", ha="right", va="center", color=unusual(a.total))
    draw_probabilities(right, a)


def unusual(number):
    """The colour of the naive way for what it cannot go on with."""
    return INK if 0 < number < np.inf else ORANGE


def draw_probabilities(board, a):
    board.frame(
        xlim=(0, 1.3),
        ylim=(-0.75, 3.5),
        xticks=[0, 0.25, 0.5, 0.75, 1],
        xticklabels=["0", "0.25", "0.5", "0.75", "1"],
        yticks=[],
        xlabel=_("probability"),
    )
    for x in (0.25, 0.5, 0.75, 1):
        board.line(f"grid {x}", [x, x], [-0.75, 3.1], color=PALE, linewidth=0.8, fixed=True)
    for place, (way, (mark, colour, name)) in enumerate(WAYS.items()):
        if way in a.found:
            at = 3.25 if place < 2 else -0.45
            words = f"{mark} {_(name)}"
            board.text(f"{way} key", (0.0, 0.75, 0.0)[place], at, words, va="center", color=colour)
            draw_way(board, way, 2.76 - 0.27 * place, a.found[way], f"{mark} {{}}", colour)


def draw_way(board, way, top, values, words, colour):
    """One bar a class; what is no number is written where the bar would begin."""
    ends = np.clip(np.nan_to_num(values, nan=0.0), 0, 1)
    bars = [bar(0, end, top - k - 0.2, top - k) for k, end in enumerate(ends)]
    board.shapes(way, bars, facecolors=[colour] * 3, edgecolors=["none"] * 3, alpha=0.75, zorder=3)
    for k, (end, value) in enumerate(zip(ends, values, strict=True)):
        said = words.format(probability(value))
        board.text(f"{way} {k}", end, top - k - 0.1, said, (5, 0), va="center", color=colour, over=True)


def probability(value):
    return f"{value:.3f}" if abs(value) < 1e3 else f"{value:.3g}"


def describe(a):
    return _(
        "Scores {scores} plus {offset}, divided by {temperature:.3g}: probabilities {stable}. {naive}"
    ).format(
        scores=", ".join(f"{score:g}" for score in a.scores),
        offset=a.offset,
        temperature=a.temperature,
        stable=", ".join(map(probability, a.found["stable"])),
        naive=naive_in_words(a),
    )


def naive_in_words(a):
    said = ", ".join(map(probability, a.found["naive"]))
    if np.isinf(a.total):
        return _(
            "The naive way gives {said}: a power of e, or the sum, is larger than all numbers of float64."
        ).format(said=said)
    if a.total == 0:
        return _("The naive way gives {said}: all powers of e are rounded to 0, and so is their sum.").format(
            said=said
        )
    if np.abs(a.found["naive"] - a.found["stable"]).max() < SEEN:
        return _("The naive way gives the same.")
    return _("The naive way gives {said}: powers of e this small have lost their digits.").format(said=said)


softmax_temp = Explorer(
    name="softmax_temp",
    controls=(
        Slider("z1", N_("score z1"), 2.0, -5.0, 5.0, 0.1),
        Slider("z2", N_("score z2"), 1.0, -5.0, 5.0, 0.1),
        Slider("z3", N_("score z3"), 0.0, -5.0, 5.0, 0.1),
        Slider("offset", N_("offset of all"), 0, -1000, 1000),
        LogSlider("temperature", N_("temperature T"), 1, 0.1, 10),
    ),
    compute=compute,
    draw=draw,
    describe=describe,
    places=[(0.03, 0.15, 0.33, 0.82), (0.4, 0.15, 0.57, 0.82)],
    task=N_(
        "Find the first offset above 0 at which the naive way fails, and the first one below 0. Which temperature "
        "brings it back? Then offset 0: can a temperature change the order of the three?"
    ),
    prediction=Prediction(
        "softmax_temp",
        N_(
            "The scores are 2, 1, 0, and we take 1000 away from each. What does e^z / (e^z1 + e^z2 + e^z3) give for "
            "the first of them in float64?"
        ),
        ("0.665", "0", "1", "nan"),
        "nan",
        N_(
            "No power of e is too large here, but all three are too small: each is rounded to 0, and 0/0 is nan. The "
            "largest score taken away first, one power is always e^0 = 1, and the sum is never 0."
        ),
    ),
    functions=("softmax_columns",),
    height=340,
)
