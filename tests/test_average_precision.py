"""Precision, recall and mAP of detectors: by hand, against the rule written out, and against COCO's own evaluation.

The latter is pycocotools: the same matching, the same order of ties, and its precision at given recalls; asked at
each recall that can be had, the mean of these is the all-point average. Where it is not installed, its test is skipped.
"""

import contextlib
import io

import numpy as np
import pytest
from sklearn.metrics import precision_recall_curve

from dlcore.average_precision import (
    all_points,
    average_precision,
    matched,
    mean_average_precision,
    precision_recall_of_boxes,
)
from dlcore.detection import iou_pair
from dlcore.yolo import Detections, boxes_of

close = np.testing.assert_allclose
LEFT, RIGHT = (0, 0.25, 0.25, 0.5, 0.5), (0, 0.75, 0.75, 0.5, 0.5)
"""Two objects of class 0, each in a corner of its picture."""


def found(*rows):
    """Detections from rows [x, y, w, h, score, class]."""
    rows = np.reshape(rows, (-1, 6))
    return Detections(boxes_of([rows[:, [5, 0, 1, 2, 3]]])[0], rows[:, 4], rows[:, 5].astype(int))


def some_case(rng):
    """A few pictures, boxes on a grid, so that overlaps can be equal, and scores of few values, so that these can."""
    pictures = range(rng.integers(1, 6))
    objects = [boxes_on_grid(rng, rng.integers(0, 6)) for _ in pictures]
    return [guesses(rng, things) for things in objects], objects


def boxes_on_grid(rng, k):
    """k rows [class, x, y, w, h], classes 0 to 2, in 64ths, which numbers of a computer hold without rounding."""
    low = rng.integers(0, 48, (k, 2))
    size = rng.integers(1, 9, (k, 2)) * 2
    return np.column_stack([rng.integers(0, 3, k), (low + size / 2) / 64, size / 64]).reshape(k, 5)


def guesses(rng, things):
    """Some of the objects, often moved a little, some twice, and some boxes where nothing is."""
    again = things[rng.integers(0, max(len(things), 1), rng.integers(0, 8) * (len(things) > 0))]
    again[:, 1:3] += rng.integers(-2, 3, (len(again), 2)) / 64
    rows = np.concatenate([again, boxes_on_grid(rng, rng.integers(0, 4))])
    rows = rng.permutation(rows)
    return found(np.column_stack([rows[:, 1:], rng.integers(1, 8, len(rows)) / 8, rows[:, 0]]))


def written_out(found, objects, cls, iou):
    """For every object that can be found, the best precision of all cuts that find so many; their mean."""
    ranked = sorted(
        (-score, i, k)
        for i, its in enumerate(found)
        for k, (score, its_cls) in enumerate(zip(its.scores, its.classes, strict=True))
        if its_cls == cls
    )
    left = {
        i: [box for box, thing in zip(boxes_of([things])[0], things, strict=True) if thing[0] == cls]
        for i, things in enumerate(objects)
    }
    n, hits, cuts = sum(map(len, left.values())), 0, []
    for looked_at, (_, i, k) in enumerate(ranked, start=1):
        overlaps = [iou_pair(found[i].boxes[k], box) for box in left[i]]
        if overlaps and max(overlaps) >= iou:
            del left[i][max(j for j, share in enumerate(overlaps) if share == max(overlaps))]
            hits += 1
        cuts.append((hits, hits / looked_at))
    return np.mean([max((p for r, p in cuts if r >= wanted), default=0.0) for wanted in range(1, n + 1)])


def by_coco(found, objects, cls, iou):
    """The same by pycocotools, whose list of recalls is replaced by all that can be had."""
    evaluation = pytest.importorskip("pycocotools.cocoeval")
    coco = pytest.importorskip("pycocotools.coco")
    boxes = [boxes_of([things])[0] for things in objects]
    truth = [
        (i, box, int(thing[0]), 1.0)
        for i, things in enumerate(objects)
        for box, thing in zip(boxes[i], things, strict=True)
    ]
    guessed = [
        (i, *one)
        for i, its in enumerate(found)
        for one in zip(its.boxes, its.classes, its.scores, strict=True)
    ]
    n = sum(one[2] == cls for one in truth)
    with contextlib.redirect_stdout(io.StringIO()):
        judge = evaluation.COCOeval(
            of_coco(coco, truth, len(objects)), of_coco(coco, guessed, len(objects)), "bbox"
        )
        judge.params.catIds, judge.params.iouThrs, judge.params.maxDets = [cls + 1], np.array([iou]), [1000]
        judge.params.areaRng, judge.params.areaRngLbl = [[0, 1e10]], ["all"]
        judge.params.recThrs = (np.arange(n) + 0.5) / n
        judge.evaluate()
        judge.accumulate()
    return judge.eval["precision"].mean()


def of_coco(coco, rows, pictures):
    """Rows (picture, corners, class, score) as pycocotools wants them, in 64ths."""
    made = coco.COCO()
    made.dataset = {
        "images": [{"id": i} for i in range(pictures)],
        "categories": [{"id": k} for k in range(1, 4)],
        "annotations": [
            {"id": k, "image_id": i, "category_id": int(cls) + 1, "score": float(score), "iscrowd": 0,
             "bbox": [64 * x1, 64 * y1, 64 * (x2 - x1), 64 * (y2 - y1)], "area": 4096 * (x2 - x1) * (y2 - y1)}
            for k, (i, (x1, y1, x2, y2), cls, score) in enumerate(rows, start=1)
        ],
    }  # fmt: skip
    made.createIndex()
    return made


@pytest.mark.parametrize("judge", [written_out, by_coco])
def test_a_hundred_random_cases(judge):
    rng, ties, empty, partly = np.random.default_rng(14), 0, 0, 0
    for _ in range(100):
        guessed, objects = some_case(rng)
        iou = rng.choice([0.25, 0.5, 0.75])
        for cls in np.unique(np.concatenate(objects)[:, 0]).astype(int):
            mine = average_precision(guessed, objects, cls, iou)
            close(mine, judge(guessed, objects, cls, iou), atol=1e-12)
            partly += 0 < mine < 1
        scores = np.concatenate([its.scores for its in guessed])
        ties += len(np.unique(scores)) < len(scores)
        empty += any(
            not len(its.scores) or not len(things) for its, things in zip(guessed, objects, strict=True)
        )
    assert ties > 50 and empty > 30 and partly > 100, "the cases are no longer what they are for"


def test_precision_and_recall_are_those_of_scikit_learn():
    """Where no two scores are equal; its curve begins at the other end, and knows only what was found."""
    rng = np.random.default_rng(3)
    for _ in range(20):
        guessed, objects = some_case(rng)
        order = iter(rng.permutation(200) / 200 + 0.001)
        guessed = [its._replace(scores=np.array([next(order) for _ in its.scores])) for its in guessed]
        for cls in np.unique(np.concatenate(objects)[:, 0]):
            right, scores, n = matched(guessed, objects, cls)
            if not right.any():
                continue
            recall, precision, _ = precision_recall_of_boxes(guessed, objects, cls)
            theirs = precision_recall_curve(right, scores)
            close(precision, theirs[0][-2::-1][: len(precision)])
            close(recall, theirs[1][-2::-1][: len(recall)] * right.sum() / n)


def test_by_hand():
    """Right, wrong, right: precision 1, 1/2, 2/3; the area is 1/2 * 1 + 1/2 * 2/3."""
    guessed = [found([*LEFT[1:], 0.9, 0], [0.75, 0.25, 0.3, 0.3, 0.8, 0], [*RIGHT[1:], 0.3, 0])]
    recall, precision, scores = precision_recall_of_boxes(guessed, [np.array([LEFT, RIGHT])], 0)
    close(recall, [1 / 2, 1 / 2, 1])
    close(precision, [1, 1 / 2, 2 / 3])
    close(scores, [0.9, 0.8, 0.3])
    close(average_precision(guessed, [np.array([LEFT, RIGHT])], 0), 1 / 2 + 1 / 3)


def test_what_the_best_and_the_lazy_get():
    objects = [np.array([LEFT, RIGHT]), np.array([RIGHT]), np.zeros((0, 5))]
    perfect = [found(*([*thing[1:], 0.5, 0] for thing in things)) for things in objects]
    assert mean_average_precision(perfect, objects) == (1.0, {0: 1.0})
    assert mean_average_precision([found()] * 3, objects) == (0.0, {0: 0.0})
    half = [found([*LEFT[1:], 0.5, 0]), found(), found()]
    close(mean_average_precision(half, objects)[0], 1 / 3)
    twice = [Detections(*(np.concatenate([part, part]) for part in its)) for its in perfect]
    assert mean_average_precision(twice, objects)[0] < 1


def test_an_object_is_found_once_and_the_surest_has_it():
    guessed = [found([*LEFT[1:], 0.4, 0], [*LEFT[1:], 0.8, 0])]
    right, scores, n = matched(guessed, [np.array([LEFT])], 0)
    assert n == 1 and scores.tolist() == [0.8, 0.4] and right.tolist() == [True, False]


def test_the_class_has_to_be_right_and_the_overlap_enough():
    objects = [np.array([LEFT])]
    assert mean_average_precision([found([*LEFT[1:], 0.9, 1])], objects)[0] == 0
    moved = [found([0.375, 0.25, 0.5, 0.5, 0.9, 0])]  # overlap 3/8 of 5/8
    assert mean_average_precision(moved, objects, iou=0.6)[0] == 1
    assert mean_average_precision(moved, objects, iou=0.61)[0] == 0


@pytest.mark.parametrize("seed", range(5))
def test_what_cannot_matter_does_not(seed):
    rng = np.random.default_rng(seed)
    guessed, objects = some_case(rng)
    while len(objects) < 2 or not sum(map(len, objects)):
        guessed, objects = some_case(rng)
    mAP, _ = mean_average_precision(guessed, objects)
    squared = [its._replace(scores=its.scores**2) for its in guessed]
    assert mean_average_precision(squared, objects)[0] == mAP, "only the order of scores counts"
    worse = [
        Detections(
            *(
                np.concatenate([part, more])
                for part, more in zip(its, found([0.9, 0.9, 0.01, 0.01, 0.01, 0]), strict=True)
            )
        )
        for its in guessed
    ]
    close(mean_average_precision(worse, objects)[0], mAP)
    mirror = np.array([0, 1.0, 0, 0, 0]), np.array([1, -1, 1, 1, 1])
    flipped = [mirror[0] + mirror[1] * things for things in objects]
    turned = [
        its._replace(boxes=np.array([1, 0, 1, 0]) + its.boxes[:, [2, 1, 0, 3]] * [-1, 1, -1, 1])
        for its in guessed
    ]
    close(mean_average_precision(turned, flipped)[0], mAP)


def test_all_points_takes_the_best_precision_from_there_on():
    assert all_points(np.array([0.5, 0.5, 1.0]), np.array([0.2, 0.4, 0.6])) == pytest.approx(0.6)
    assert all_points(np.array([0.25]), np.array([1.0])) == 0.25


@pytest.mark.parametrize(
    ("guessed", "objects", "told"),
    [
        ([found()], [np.zeros((0, 5))], "no object in any picture"),
        ([found()], [np.array([LEFT]), np.array([LEFT])], "found is about 1 pictures, but objects about 2"),
    ],
)
def test_what_has_no_answer(guessed, objects, told):
    with pytest.raises(ValueError, match=told):
        mean_average_precision(guessed, objects)
    with pytest.raises(ValueError, match="no object is of class 7"):
        precision_recall_of_boxes([found()], [np.array([LEFT])], 7)
    with pytest.raises(ValueError, match="iou is 0"):
        average_precision([found()], [np.array([LEFT])], 0, iou=0)
