"""detector_lab: two thresholds on what a detector says, of one scene and of all (chapter 14).

Without a detector of the learner's, its boxes are the true ones of some street scenes, jittered, and a few that show
nothing; so are its scores.
"""

from functools import cache
from types import SimpleNamespace

import numpy as np

from dlcore import datasets, yolo
from dlcore.average_precision import matched
from dlcore.explore.bars import bar
from dlcore.explore.controls import Slider
from dlcore.explore.explorer import Explorer
from dlcore.messages import N_, _
from dlcore.plots.figures import BLUE, COLOURS, DASHES, GREEN, GREY, INK, ORANGE
from dlcore.practice.prediction import Prediction

SHOWN = 12
"""How many scenes the slider has; the counts are about all that are given."""
LONGEST = 1.5
"""A bar of 1 is all things that there are; false alarms can be more, but their bar ends here."""


@cache
def made_up():
    """Twelve scenes, what could be said of them, and their names."""
    scenes, rng, found = datasets.scenes(SHOWN, seed=14, part="test"), np.random.default_rng(14), []
    for things in scenes.objects:
        true, empty = np.tile(things, (4, 1)), np.repeat(things[:1], 3, axis=0)
        near = true[:, 1:] * (1 + 0.12 * rng.normal(size=(len(true), 4)))
        empty[:, 1:3] = rng.random((3, 2))
        boxes = yolo.corners(np.concatenate([near, empty[:, 1:]]))
        fit = np.maximum(yolo.iou_table(boxes, yolo.corners(things[:, 1:])).max(axis=1), 0.35)
        scores = np.clip(fit + 0.1 * rng.normal(size=len(boxes)), 0.02, 0.99)
        classes = np.concatenate([true, empty])[:, 0].astype(int)
        order = np.argsort(-scores)
        found.append(yolo.Detections(np.clip(boxes, 0, 1)[order], scores[order], classes[order]))
    return scenes.X, found, scenes.objects, scenes.names


def compute(scene, score, threshold, scenes):
    X, found, objects, names = made_up() if scenes is None else checked(scenes)
    k = min(scene, len(X)) - 1
    kept = [left(one, score, threshold) for one in found]
    counts = [matched(kept, objects, cls) for cls in range(len(names))]
    right = int(sum(hits.sum() for hits, _scores, _n in counts))
    boxes, there = sum(len(one.boxes) for one in kept), sum(map(len, objects))
    above = found[k].scores >= score
    return SimpleNamespace(
        picture=X[k],
        scene=k + 1,
        m=len(X),
        score=score,
        threshold=threshold,
        names=names,
        above=found[k].boxes[above],
        kept=kept[k],
        right=right,
        wrong=boxes - right,
        missed=there - right,
        precision=right / boxes if boxes else None,
        recall=right / there if there else None,
    )


def checked(scenes):
    """X, found, objects, names as a learner gives them; ValueError in words for what does not fit."""
    try:
        X, found, objects, names = scenes
        fits = len(X) == len(found) == len(objects) > 0 and X.ndim == 4
    except (TypeError, ValueError, AttributeError):
        fits = False
    if not fits:
        raise ValueError(
            _(
                "scenes is (X, found, objects, names): pictures, what a detector says of each, and what is there, as "
                "many of each, and the names of the classes."
            )
        )
    return X, found, objects, names


def left(found, score, threshold):
    """What is left of the boxes of one scene: of a high enough score, and without doubles of their class."""
    above = np.flatnonzero(found.scores >= score)
    boxes, scores, classes = (part[above] for part in found)
    kept = yolo.best_boxes(boxes, scores, classes, threshold)
    return yolo.Detections(boxes[kept], scores[kept], classes[kept])


def draw(picture, counts, a):
    picture.frame(bare=True, xlim=(0, 1), ylim=(1, 0))
    picture.image("scene", np.clip(a.picture, 0, 1)[::-1], (0, 1, 1, 0), interpolation="nearest")
    frames(picture, "above", a.above, ["white"] * len(a.above), (0, (1, 1.5)), 1.2)
    for cls, name in enumerate(a.names):
        mine = a.kept.boxes[a.kept.classes == cls]
        colour, dash = COLOURS[cls % len(COLOURS)], DASHES[cls % len(DASHES)]
        frames(picture, f"kept {name}", mine, [colour] * len(mine), dash, 2.6)
    words = [f"{a.names[cls]} {score:.2f}" for score, cls in zip(a.kept.scores, a.kept.classes, strict=True)]
    for k, ((x1, y1, *_corner), word) in enumerate(zip(a.kept.boxes, words, strict=True)):
        picture.text(f"tag {k}", min(x1, 0.7), max(y1, 0.05), word, (1, 2), over=True, fontsize=9)
    title = _("Scene {k} of {m}").format(k=a.scene, m=a.m)
    picture.text("title", 0.5, 1.05, title, inside=True, ha="center", va="center", fontsize=13)
    draw_counts(counts, a)


def frames(board, name, boxes, colours, dash, width):
    shapes = [bar(x1, x2, y1, y2) for x1, y1, x2, y2 in boxes] or [bar(0, 0, 0, 0)]
    look = {"facecolors": ["none"], "edgecolors": colours or ["none"], "linestyles": [dash]}
    board.shapes(name, shapes, linewidths=[width], zorder=3, **look)


def draw_counts(board, a):
    """Three bars, about all scenes, and the two shares that follow from them."""
    lines = (
        (_("found"), a.right, GREEN),
        (_("missed"), a.missed, ORANGE),
        (_("false alarms"), a.wrong, BLUE),
    )
    there = max(1, a.right + a.missed)
    board.frame(bare=True, xlim=(-0.6, 1.8), ylim=(5.2, -0.9))
    title = _("All {m} scenes").format(m=a.m)
    board.text("title", 0.5, 1.0, title, inside=True, ha="center", va="center", fontsize=13)
    lengths = [min(count / there, LONGEST) for _name, count, _colour in lines]
    shapes = [bar(0, length, row - 0.3, row + 0.3) for row, length in enumerate(lengths)]
    board.shapes("bars", shapes, facecolors=[colour for *_rest, colour in lines], edgecolors=["white"])
    for row, (name, count, _colour) in enumerate(lines):
        board.text(name, 0, row, name, (-6, 0), ha="right", va="center")
        board.text(f"count {row}", lengths[row], row, str(count), (5, 0), va="center", color=INK)
    for row, (name, value) in enumerate(
        {_("precision"): a.precision, _("recall"): a.recall}.items(), start=3
    ):
        words = f"{name} {shown(value)}"
        board.text(name, 0, row + 0.3, words, va="center", color=INK if value is not None else GREY)


def shown(share):
    return "–" if share is None else f"{share:.2f}"


def describe(a):
    first = _(
        "Scene {k}, boxes with a score of {score:g} or more: {above}; left by suppression at an IoU of {threshold:g}: "
        "{kept}. All {m} scenes, found: {right}, missed: {missed}, false alarms: {wrong}"
    ).format(
        k=a.scene, above=len(a.above), score=a.score, threshold=a.threshold, kept=len(a.kept.boxes), m=a.m,
        right=a.right, missed=a.missed, wrong=a.wrong,
    )  # fmt: skip
    shares = _("precision {precision}, recall {recall}.").format(
        precision=shown(a.precision), recall=shown(a.recall)
    )
    return f"{first}; {shares}"


detector_lab = Explorer(
    name="detector_lab",
    controls=(
        Slider("scene", N_("scene"), 1, 1, SHOWN),
        Slider("score", N_("score at least"), 0.5, 0.05, 0.95, 0.05),
        Slider("threshold", N_("IoU threshold"), 0.5, 0.1, 1.0, 0.05),
    ),
    compute=compute,
    draw=draw,
    describe=describe,
    places=[(0.03, 0.02, 0.407, 0.88), (0.5, 0.02, 0.48, 0.88)],
    task=N_(
        "A brake must miss next to nothing, a statistic should not invent. Find the score with which recall is as high "
        "as possible and precision still above 0.8. Then let the IoU threshold go to 1: what grows, and why?"
    ),
    prediction=Prediction(
        "detector_lab",
        N_("The score that a box needs goes up from 0.5 to 0.8. What happens to the things that are missed?"),
        (N_("they become fewer"), N_("they stay as many"), N_("they become more")),
        N_("they become more"),
        N_(
            "Fewer boxes are shown. Among those that go are false alarms and right ones, so precision mostly rises, "
            "and recall can only fall."
        ),
    ),
    data=("scenes",),
    height=370,
)
