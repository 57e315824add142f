"""threshold: one classifier, and what precision, recall and F1 make of it at every threshold (chapter 11).

The logits of positives and negatives lie on two bell curves, `separation` standard deviations apart; the score is
their sigmoid. The 10,000 examples fill the curves evenly, so that nothing here is left to chance.
"""

from functools import lru_cache
from statistics import NormalDist
from types import SimpleNamespace

import numpy as np

from dlcore import metrics
from dlcore.activations import sigmoid
from dlcore.explore.bars import bar, heights, standing
from dlcore.explore.controls import LogSlider, Slider
from dlcore.explore.explorer import Explorer
from dlcore.explore.own import beside, in_full, said_of
from dlcore.messages import N_, _
from dlcore.plots.figures import BLUE, GREEN, GREY, INK, ORANGE, PURPLE
from dlcore.practice.prediction import Prediction

M = 10_000
THRESHOLDS = np.arange(1, 50) / 50
EDGES = np.linspace(0, 1, 51)
TOP = 0.14
MEASURES = {  # colour, sign, mark, size and line of each
    "precision": (BLUE, "●", "o", 14, "-", N_("precision")),
    "recall": (ORANGE, "▲", "^", 10, (0, (6, 2)), N_("recall")),
    "f1": (GREEN, "◆", "D", 6, (0, (6, 2, 1, 2)), N_("F1")),
}
CELLS = (  # of the table, in the order of confusion_counts: column, row
    (N_("tp, hits"), 0, 1),
    (N_("fp, alarms"), 1, 1),
    (N_("fn, misses"), 0, 0),
    (N_("tn, the rest"), 1, 0),
)
PALE_BLUE, PALE_ORANGE = "#bfe0f4", "#fbd2b5"


@lru_cache(64)
def bell(n):
    """n numbers that fill a standard normal curve evenly, in order."""
    return np.array([NormalDist().inv_cdf((k + 0.5) / n) for k in range(n)])


@lru_cache(64)
def examples(prevalence, separation):
    """Scores and labels of the examples (m,), the positives first."""
    n = round(M * prevalence)
    scores = sigmoid(np.concatenate([bell(n) + separation / 2, bell(M - n) - separation / 2]))
    return scores, np.repeat([1, 0], [n, M - n])


@lru_cache(64)
def curves(prevalence, separation):
    """Each measure at each of THRESHOLDS."""
    precision, recall = metrics.threshold_curve(*examples(prevalence, separation), THRESHOLDS)
    f1 = [metrics.f1_score(*pair) for pair in zip(precision.tolist(), recall.tolist(), strict=True)]
    return {"precision": precision, "recall": recall, "f1": np.array(f1)}


def compute(threshold, prevalence, separation, precision_recall, f1_score, confusion_counts):
    scores, labels = examples(prevalence, separation)
    called = (scores > threshold).astype(int)
    counts = metrics.confusion_counts(called, labels)
    pair = metrics.precision_recall(*counts[:3])
    answers = [
        beside(
            "confusion_counts",
            confusion_counts,
            metrics.confusion_counts,
            called,
            labels,
            parts=("tp", "fp", "fn", "tn"),
        ),
        beside(
            "precision_recall",
            precision_recall,
            metrics.precision_recall,
            *counts[:3],
            parts=("precision", "recall"),
        ),
        beside("f1_score", f1_score, metrics.f1_score, *pair),
    ]
    own_counts, own_pair, own_f1 = (
        answer.value if answer and not answer.trouble else None for answer in answers
    )
    return SimpleNamespace(
        threshold=threshold,
        prevalence=prevalence,
        separation=separation,
        shares=[heights(scores[labels == y], EDGES) for y in (1, 0)],
        counts=counts,
        measures=dict(zip(MEASURES, (*pair, metrics.f1_score(*pair)), strict=True)),
        false_alarms=counts[1] / (counts[1] + counts[3]),
        curves=curves(prevalence, separation),
        own_counts=own_counts,
        own=dict(zip(MEASURES, own_pair or (), strict=False)) | ({} if own_f1 is None else {"f1": own_f1}),
        said=said_of(answers, in_full),
    )


def draw(left, middle, right, a):
    left.frame(xlim=(0, 1), ylim=(-TOP, TOP), yticks=[], xlabel=_("score"), title=_("Scores of each class"))
    draw_scores(left, "positive", a.shares[0], a.threshold, PALE_BLUE, BLUE)
    draw_scores(left, "negative", -a.shares[1], a.threshold, PALE_ORANGE, ORANGE)
    left.line("zero", [0, 1], [0, 0], color=GREY, linewidth=0.8, zorder=3)
    left.line("threshold", [a.threshold] * 2, [-TOP, TOP], color=INK, linewidth=1.4, linestyle="--", zorder=4)
    for words, share, y, colour in (
        (_("positives: {share:.1f} % above"), a.measures["recall"], 0.95, BLUE),
        (_("negatives: {share:.1f} % above"), a.false_alarms, 0.05, ORANGE),
    ):
        said = words.format(share=100 * share)
        left.text(f"key {y}", 0.02, y, said, inside=True, over=True, va="center", color=colour)
    draw_table(middle, a)
    draw_called(middle, *a.counts[:2])
    draw_measures(right, a)


def draw_scores(board, name, shares, threshold, pale, colour):
    """The histogram of one class, darker above the threshold."""
    board.shapes(name, standing(shares, EDGES), facecolors=[pale], edgecolors=["none"], zorder=2)
    bins = zip(EDGES, EDGES[1:], shares, strict=False)
    called = [bar(max(low, threshold), high, 0, share) for low, high, share in bins if high > threshold]
    look = {"facecolors": [colour], "edgecolors": ["none"], "zorder": 2.5}
    board.shapes(f"{name} called", called or [bar(1, 1, 0, 0)], **look)


CENTRED = {"ha": "center", "va": "center"}
ASIDE = {"ha": "right", "va": "center", "color": GREY, "fontsize": 10, "fixed": True}


def draw_table(board, a):
    """How many are called positive, and how many are."""
    board.frame(bare=True, xlim=(-0.62, 2), ylim=(-1.15, 2.75))
    board.text("heading", 1, 2.62, _("{m:,} examples").format(m=M), fontsize=13, fixed=True, **CENTRED)
    for k, words in enumerate((_("positive"), _("negative"))):
        board.text(f"column {k}", k + 0.5, 2.15, words, color=GREY, fixed=True, **CENTRED)
        board.text(f"row {k}", -0.05, 1.5 - k, _("called\n{name}").format(name=words), **ASIDE)
    for k, (name, column, row) in enumerate(CELLS):
        x, right = column + 0.5, k in (0, 3)
        corners = [bar(x - 0.48, x + 0.48, row + 0.02, row + 0.98)]
        board.shapes(
            name, corners, facecolors=[PALE_BLUE if right else PALE_ORANGE], edgecolors=["none"], fixed=True
        )
        board.text(f"{name} name", x, row + 0.8, _(name), fontsize=9, fixed=True, **CENTRED)
        count = f"{'✓' if right else '✕'} {a.counts[k]:,}"
        board.text(f"{name} count", x, row + 0.5, count, weight="bold", **CENTRED)
        if a.own_counts is not None:
            board.text(f"{name} own", x, row + 0.2, f"■ {a.own_counts[k]:,.6g}", color=PURPLE, **CENTRED)


def draw_called(board, hits, alarms):
    """What those called positive are made of, as one bar."""
    board.text("called", -0.05, -0.45, _("called\n{name}").format(name=_("positive")), **ASIDE)
    share = hits / max(1, hits + alarms)
    parts = [bar(0.02, 0.02 + 1.96 * share, -0.6, -0.3), bar(0.02 + 1.96 * share, 1.98, -0.6, -0.3)]
    colours = [BLUE, ORANGE] if hits + alarms else ["none"] * 2
    board.shapes("parts", parts, facecolors=colours, edgecolors=[GREY] * 2, linewidths=[0.8] * 2)
    words = _("{share:.1f} % of these are") if hits + alarms else _("nothing is called positive")
    board.text("called note", 1, -0.85, words.format(share=100 * share), fontsize=10, **CENTRED)


def draw_measures(board, a):
    heights = {"ylim": (0, 1.32), "yticks": [0, 0.25, 0.5, 0.75, 1]}
    board.frame(grid=True, xlim=(0, 1), xticks=[0, 0.5, 1], xlabel=_("threshold"), **heights)
    board.line("threshold", [a.threshold] * 2, [0, 1], color=INK, linewidth=1.2, linestyle="--", zorder=2)
    for place, (name, (colour, sign, mark, size, line, called)) in enumerate(MEASURES.items()):
        board.line(name, THRESHOLDS, a.curves[name], color=colour, linewidth=1.8, linestyle=line, zorder=3)
        at, value = [a.threshold], a.measures[name]
        board.marks(f"{name} here", at, [value], mark, colour, size, zorder=5, clip_on=False)
        key, words = {"va": "center", "over": True}, f"{sign} {_(called)} {value:.3f}"
        board.text(f"{name} key", 0, 1.27 - 0.1 * place, words, color=colour, **key)
        if name in a.own:
            board.marks(f"{name} own", at, [np.clip(a.own[name], 0, 1.1)], "s", PURPLE, 5, zorder=6)
            words = f"■ {a.own[name]:.3g}"
            board.text(f"{name} own key", 1.02, 1.27 - 0.1 * place, words, ha="right", color=PURPLE, **key)


def describe(a):
    tp, fp, fn, tn = a.counts
    return _(
        "{m:,} examples, {prevalence:g} % positive, scores {separation:g} standard deviations apart, threshold "
        "{threshold:g}: {tp:,} hits, {fp:,} false alarms, {fn:,} misses, {tn:,} true negatives. Precision "
        "{precision}, recall {recall:.3f}, F1 {f1:.3f}; {false_alarms:.3f} of the negatives are false alarms."
    ).format(
        m=M,
        prevalence=100 * a.prevalence,
        separation=a.separation,
        threshold=a.threshold,
        tp=tp,
        fp=fp,
        fn=fn,
        tn=tn,
        precision=f"{a.measures['precision']:.3f}" if tp + fp else _("0, as nothing is called positive"),
        recall=a.measures["recall"],
        f1=a.measures["f1"],
        false_alarms=a.false_alarms,
    )


threshold = Explorer(
    name="threshold",
    controls=(
        Slider("threshold", N_("threshold"), 0.5, 0.0, 1.0, 0.005),
        LogSlider("prevalence", N_("share of positives"), 0.5, 0.01, 0.5),
        Slider("separation", N_("separation"), 2.0, 0.0, 4.0, 0.01),
    ),
    compute=compute,
    draw=draw,
    describe=describe,
    places=[(0.03, 0.14, 0.32, 0.76), (0.37, 0.03, 0.31, 0.94), (0.735, 0.14, 0.245, 0.84)],
    task=N_(
        "With a share of 1 %, find the threshold with the highest F1. How many of the positives does it find? Then "
        "separate the scores until precision and recall are both above 0.9."
    ),
    prediction=Prediction(
        "threshold",
        N_(
            "With as many positives as negatives, 2 standard deviations apart, the threshold 0.46 has the highest F1. "
            "Now 1 example in 100 is positive. Where is the highest F1?"
        ),
        (N_("near 0.1"), N_("still near 0.46"), N_("near 0.8")),
        N_("near 0.8"),
        N_(
            "For each positive there are 99 negatives now, and at 0.46 nearly all that are called positive are false "
            "alarms. It takes a higher score to be more likely positive than not."
        ),
    ),
    functions=("precision_recall", "f1_score", "confusion_counts"),
    height=380,
)
