"""metric_trap: what accuracy, mean IoU and dice say of a model that sees hardly anything (chapter 15).

A picture of 100 x 100 pixels has one round object. The model finds a part of it, none at first, and raises false alarms
around it.
"""

from functools import cache
from types import SimpleNamespace

import numpy as np

from dlcore import segmentation
from dlcore.explore.bars import bar
from dlcore.explore.controls import Slider
from dlcore.explore.explorer import Explorer
from dlcore.explore.own import beside, in_full, said_of
from dlcore.messages import N_, _
from dlcore.plots.figures import BLUE, GREEN, GREY, INK, ORANGE, PURPLE
from dlcore.practice.prediction import Prediction

SIDE = 100
SHARES = range(50, 100)
MEASURES = {  # colour, sign, mark, size and line of each
    "accuracy": (ORANGE, "▲", "^", 11, (0, (6, 2)), N_("accuracy")),
    "mean_iou": (BLUE, "●", "o", 10, "-", N_("mean IoU")),
    "dice": (GREEN, "◆", "D", 8, (0, (6, 2, 1, 2)), N_("dice")),
}
MISSED, FOUND, ALARM, REST = ((213, 94, 0), (0, 114, 178), (107, 107, 107), (238, 242, 245))
"""The colours of pixels."""


@cache
def order():
    """The pixels, from the middle of the object outwards, as row and column; those as far away from left to right."""
    rows, columns = np.mgrid[:SIDE, :SIDE]
    far = np.hypot(rows - SIDE / 2 + 0.5, columns - SIDE / 2 + 0.5)
    return np.lexsort((rows.ravel(), columns.ravel(), np.round(far.ravel(), 6)))


@cache
def masks(share, found, alarms):
    """What is the object, and what the model takes for it: two masks (SIDE, SIDE)."""
    size = SIDE * SIDE * (100 - share) // 100
    near, around = order()[:size], order()[size : size + round(size * alarms / 100)]
    truth, said = np.zeros(SIDE * SIDE, dtype=bool), np.zeros(SIDE * SIDE, dtype=bool)
    truth[near] = True
    said[near[np.argsort(near % SIDE, kind="stable")][: round(size * found / 100)]] = True
    said[around] = True
    return truth.reshape(SIDE, SIDE), said.reshape(SIDE, SIDE)


@cache
def measures(share, found, alarms):
    truth, said = masks(share, found, alarms)
    pair = said.astype(int), truth.astype(int)
    return {
        "accuracy": float(np.mean(said == truth)),
        "mean_iou": segmentation.mean_iou(*pair, 2),
        "dice": segmentation.dice(said, truth),
    }


def compute(share, found, alarms, mean_iou, dice):
    truth, said = masks(share, found, alarms)
    pair = said.astype(int), truth.astype(int)
    answers = {
        "mean_iou": beside("mean_iou", mean_iou, segmentation.mean_iou, *pair, 2),
        "dice": beside("dice", dice, segmentation.dice, said, truth),
    }
    passed = [other for other in SHARES if other <= share]
    return SimpleNamespace(
        share=share,
        found=found,
        alarms=alarms,
        truth=truth,
        called=said,
        measures=measures(share, found, alarms),
        lazy=measures(share, 0, 0),
        passed=passed,
        curves={name: [measures(other, found, alarms)[name] for other in passed] for name in MEASURES},
        own={name: answer.value for name, answer in answers.items() if answer and not answer.trouble},
        said=said_of(answers.values(), in_full),
    )


def draw(left, middle, right, a):
    truth, called = a.truth[::-1, :, np.newaxis], a.called[::-1, :, np.newaxis]
    draw_pixels(left, np.where(truth, FOUND, REST), _("What is there"))
    seen = np.where(truth, np.where(called, FOUND, MISSED), np.where(called, ALARM, REST))
    draw_pixels(middle, seen, _("What the model says"))
    draw_counts(left, middle, a)
    draw_measures(right, a)


def draw_pixels(board, colours, title):
    board.frame(bare=True, xlim=(-1, SIDE + 1), ylim=(-37, 118))
    board.text("title", SIDE / 2, 109, title, ha="center", va="center", fontsize=13, fixed=True)
    board.image("pixels", colours / 255, (0, SIDE, 0, SIDE), interpolation="nearest")
    look = {"facecolors": ["none"], "edgecolors": [GREY], "zorder": 3}
    board.shapes("frame", [bar(0, SIDE, 0, SIDE)], **look)


def draw_counts(left, middle, a):
    size, hits = int(a.truth.sum()), int((a.called & a.truth).sum())
    left.text("size", 0, -9, _("■ object: {size:,} pixels").format(size=size), va="center", color=BLUE)
    left.text("all", 0, -19, _("of {all:,}").format(all=a.truth.size), va="center", fixed=True)
    middle.text("hits", 0, -9, _("■ found {hits:,}").format(hits=hits), va="center", color=BLUE)
    words = _("■ missed {missed:,}").format(missed=size - hits)
    middle.text("missed", 0, -19, words, va="center", color=ORANGE)
    words = _("■ false alarms {alarms:,}").format(alarms=int((a.called & ~a.truth).sum()))
    middle.text("alarms", 0, -29, words, va="center", color=GREY)


def draw_measures(board, a):
    board.frame(
        grid=True,
        xlim=(50, 99.5),
        ylim=(0, 1.38),
        yticks=[0, 0.25, 0.5, 0.75, 1],
        xlabel=_("background, in %"),
    )
    for place, (name, (colour, sign, mark, size, line, called)) in enumerate(MEASURES.items()):
        board.line(name, a.passed, a.curves[name], color=colour, linewidth=2, linestyle=line, zorder=3)
        value = a.measures[name]
        board.marks(f"{name} here", [a.share], [value], mark, colour, size, zorder=5, clip_on=False)
        key = {"va": "center", "over": True, "fontsize": 10}
        words = f"{sign} {_(called)} {value:.3f}"
        board.text(f"{name} key", 50.5, 1.33 - 0.1 * place, words, color=colour, **key)
        if a.found or a.alarms:
            words = _("lazy {value:.3f}").format(value=a.lazy[name])
            board.text(f"{name} lazy", 89, 1.33 - 0.1 * place, words, ha="right", color=INK, **key)
        if name in a.own:
            shown = np.clip(np.nan_to_num(a.own[name]), 0, 1.05)
            board.marks(f"{name} own", [a.share], [shown], "s", PURPLE, 5, zorder=6, clip_on=False)
            words = f"■ {a.own[name]:.3g}"
            board.text(f"{name} own key", 99.5, 1.33 - 0.1 * place, words, ha="right", color=PURPLE, **key)


def describe(a):
    return _(
        "{share} % of the pixels are background. The model finds {found} % of the object and raises false alarms on as "
        "many pixels as {alarms} % of it: accuracy {accuracy:.4f}, mean IoU {mean_iou:.4f}, dice of the object "
        "{dice:.4f}. A model that always says background has {lazy:.4f}, {lazy_iou:.4f} and {lazy_dice:.4f}."
    ).format(
        share=a.share,
        found=a.found,
        alarms=a.alarms,
        **a.measures,
        lazy=a.lazy["accuracy"],
        lazy_iou=a.lazy["mean_iou"],
        lazy_dice=a.lazy["dice"],
    )


metric_trap = Explorer(
    name="metric_trap",
    controls=(
        Slider("share", N_("background, in %"), 50, 50, 99),
        Slider("found", N_("of the object found, in %"), 0, 0, 100, 5),
        Slider("alarms", N_("false alarms, in % of its size"), 0, 0, 100, 5),
    ),
    compute=compute,
    draw=draw,
    describe=describe,
    places=[(0.01, 0.01, 0.27, 0.98), (0.31, 0.01, 0.27, 0.98), (0.65, 0.16, 0.335, 0.83)],
    task=N_(
        "With 99 % background, find a model whose accuracy is below that of the lazy one, although it sees more than "
        "half of the object. What do mean IoU and dice say of the two?"
    ),
    prediction=Prediction(
        "metric_trap",
        N_(
            "A lazy model says background of every pixel, and 99 % are background. What are its accuracy and its mean "
            "IoU, over background and object?"
        ),
        (N_("0.99 and 0.99"), N_("0.99 and 0.495"), N_("0.5 and 0.5"), N_("0.99 and 0.01")),
        N_("0.99 and 0.495"),
        N_(
            "Accuracy counts pixels, and 99 of 100 are right. Mean IoU counts each class once: background 0.99, the "
            "object 0, so 0.495. Whoever sees nothing gets no more than half."
        ),
    ),
    functions=("mean_iou", "dice"),
    height=340,
)
