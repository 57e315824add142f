"""error_budget: how the error grows from human to test, step by step, and which step is the largest (chapter 11)."""

from types import SimpleNamespace

import numpy as np

from dlcore.explore.bars import bar
from dlcore.explore.controls import Slider
from dlcore.explore.explorer import Explorer
from dlcore.explore.own import beside
from dlcore.messages import N_, _
from dlcore.plots.figures import BLUE, GREY, INK, ORANGE
from dlcore.practice.prediction import Prediction
from dlcore.strategy import error_gaps as reference

LEVELS = {
    "human": N_("human"),
    "train": N_("train"),
    "train_dev": N_("train-dev"),
    "dev": N_("dev"),
    "test": N_("test"),
}
GAPS = {
    "avoidable_bias": N_("avoidable bias"),
    "variance": N_("variance"),
    "data_mismatch": N_("data mismatch"),
    "dev_overfit": N_("overfitting to dev"),
}
HELPS = {
    "avoidable_bias": N_("a larger network or longer training helps"),
    "variance": N_("more training examples or regularization helps"),
    "data_mismatch": N_("training examples more like those of dev help"),
    "dev_overfit": N_("a larger dev set helps"),
}
TOP = 40
"""The upper end of the axis, in points of a hundred."""


def compute(human, train, train_dev, dev, test, error_gaps):
    levels = np.array([human, train, train_dev, dev, test])
    shares = [float(level) for level in levels / 100]
    own = beside("error_gaps", error_gaps, reference, *shares)
    gaps = in_points(reference(*shares))
    return SimpleNamespace(
        levels=levels,
        gaps=gaps,
        largest=largest(gaps),
        own=in_points(own.value) if own and not own.trouble else None,
        said=own.said if own else "",
    )


def in_points(gaps):
    """Points of a hundred, without the dust of floating point: 0.07 - 0.04 is not quite 0.03."""
    return {name: round(100 * gaps[name], 6) for name in GAPS}


def largest(gaps):
    """The names of the gaps that no other exceeds; none of them where all are alike, or none is above 0."""
    most = max(gaps.values())
    names = [name for name, gap in gaps.items() if gap == most > 0]
    return names if len(names) < len(gaps) else []


def draw(board, a):
    board.frame(
        xlim=(-0.55, 4.55),
        ylim=(0, TOP),
        xticks=range(5),
        xticklabels=[_(name) for name in LEVELS.values()],
        yticks=range(0, 31, 5),
        ylabel=_("error in %"),
    )
    before = [0, *a.levels[:-1]]
    grounds = [
        bar(k - 0.3, k + 0.3, 0, min(ends)) for k, ends in enumerate(zip(before, a.levels, strict=True))
    ]
    grounds[0] = bar(-0.3, 0.3, 0, a.levels[0])
    board.shapes("ground", grounds, facecolors=["#e4e4e4"] * 5, edgecolors=["none"] * 5, zorder=2)
    for k, level in enumerate(a.levels):
        board.text(f"level {k}", k, 0, f"{level:g} %", (0, -37), ha="center", weight="bold")
        board.line(
            f"line {k}", [k - 0.3, k + 0.7 if k < 4 else k + 0.3], [level, level], color=GREY, linewidth=1
        )
    for k, name in enumerate(GAPS, start=1):
        draw_gap(board, k, name, a)
    board.text("verdict", 0.5, 0.965, verdict(a), inside=True, ha="center", va="center", fontsize=13)
    if a.own:
        reached = np.clip(a.levels[:4] + list(a.own.values()), 0, TOP)
        board.marks("own", np.arange(1, 5) + 0.38, reached, "s", ORANGE, 8, zorder=5, clip_on=False)
        words = _("■ where yours end")
        board.text("own key", 0.01, 0.86, words, inside=True, color=ORANGE, va="center")


def draw_gap(board, x, name, a):
    """The step between two levels: filled if it goes up, hollow if it goes down, the largest with a thick rim."""
    start, end = a.levels[x - 1], a.levels[x]
    chosen, down = name in a.largest, end < start
    board.shapes(
        name,
        [bar(x - 0.3, x + 0.3, start, end)],
        facecolors=["white" if down else "#f3a65f" if chosen else "#bfe0f4"],
        edgecolors=[INK if chosen else BLUE],
        linewidths=[3 if chosen else 1.2],
        zorder=3,
    )
    words = f"{_(GAPS[name])}\n{'★ ' if chosen else ''}{signed(a.gaps[name])}"
    board.text(f"{name} note", x, max(start, end), words, (0, 6), ha="center", linespacing=1.3)


def signed(points):
    """▲ +3, ▼ −1.5 with a real minus sign, or 0."""
    return f"{'▲' if points > 0 else '▼'} {points:+g}".replace("-", "−") if points else "0"


def verdict(a):
    if not a.largest:
        return _("No gap stands out")
    names = _(" and ").join(_(GAPS[name]) for name in a.largest)
    return _("★ The largest gap: {names}, {points:g} points").format(names=names, points=a.gaps[a.largest[0]])


def describe(a):
    levels = ", ".join(
        f"{_(name)} {level:g} %" for name, level in zip(LEVELS.values(), a.levels, strict=True)
    )
    gaps = ", ".join(f"{_(name)} {a.gaps[key]:g}" for key, name in GAPS.items())
    return _("Errors: {levels}. The gaps in points: {gaps}. {what}{negative}").format(
        levels=levels, gaps=gaps, what=advice(a), negative=negative(a)
    )


def advice(a):
    if not a.largest:
        return _("No gap stands out.")
    return _("{names}: {points:g} points, the largest; {helps}.").format(
        names=_(" and ").join(_(GAPS[name]) for name in a.largest).capitalize(),
        points=a.gaps[a.largest[0]],
        helps="; ".join(_(HELPS[name]) for name in a.largest),
    )


def negative(a):
    names = [_(GAPS[name]) for name, gap in a.gaps.items() if gap < 0]
    if not names:
        return ""
    return " " + _("Below 0: {names}; the later examples are easier, or there are few of them.").format(
        names=", ".join(names)
    )


error_budget = Explorer(
    name="error_budget",
    controls=(
        Slider("human", N_("human, in %"), 4.0, 0.0, 10.0, 0.5),
        Slider("train", N_("train, in %"), 5.0, 0.0, 30.0, 0.5),
        Slider("train_dev", N_("train-dev, in %"), 6.0, 0.0, 30.0, 0.5),
        Slider("dev", N_("dev, in %"), 7.0, 0.0, 30.0, 0.5),
        Slider("test", N_("test, in %"), 8.0, 0.0, 30.0, 0.5),
    ),
    compute=compute,
    draw=draw,
    describe=describe,
    places=[(0.08, 0.16, 0.9, 0.81)],
    task=N_(
        "Set train to 9 %, and the three after it 1 point higher each: what helps? Now let humans make 8.5 %. Then "
        "make dev easier than train-dev: which gap tells, and what does it say?"
    ),
    prediction=Prediction(
        "error_budget",
        N_(
            "Errors: human 4 %, train 5 %, train-dev 9 %, dev 6 %, test 6.5 %. The network was trained on neither "
            "train-dev nor dev. What do the 9 % and the 6 % say?"
        ),
        (
            N_("there is a mistake: dev cannot be below train-dev"),
            N_("the examples of dev are easier than those of train"),
            N_("the variance is below 0"),
            N_("dev was learned by heart"),
        ),
        N_("the examples of dev are easier than those of train"),
        N_(
            "Variance is 4 points, from train to train-dev. Data mismatch is -3 points: what users send is easier "
            "than what we collected. The two nearly cancel, and without train-dev one would see a gap of 1 point."
        ),
    ),
    functions=("error_gaps",),
    height=380,
)
