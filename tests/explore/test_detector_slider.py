"""detector_lab: what is left and what is right at two thresholds, counted again in loops; a learner's own scenes."""

import numpy as np
import pytest

from dlcore import datasets, explore, yolo
from dlcore.detection import iou_pair, nms_per_class
from dlcore.explore import own_detector as lab
from tests.explore.settings import numbers, pixels

SCORES = (0.05, 0.5, 0.8)
OVERLAPS = (0.1, 0.5, 1.0)


def kept_one_by_one(found, score, threshold):
    above = [k for k in range(len(found.scores)) if found.scores[k] >= score]
    parts = [[part[k] for k in above] for part in found]
    return [above[k] for k in nms_per_class(*parts, threshold)]


def hits(found, things, kept):
    """How many things have a box of their class; the surest box chooses first, among those still free."""
    free, count = list(range(len(things))), 0
    for k in sorted(kept, key=lambda k: -found.scores[k]):
        corners = yolo.corners(things[:, 1:])
        fits = {j: iou_pair(found.boxes[k], corners[j]) for j in free if things[j, 0] == found.classes[k]}
        if fits and max(fits.values()) >= 0.5:
            free.remove(max(fits, key=fits.get))
            count += 1
    return count


@pytest.mark.parametrize("threshold", OVERLAPS)
@pytest.mark.parametrize("score", SCORES)
def test_its_counts_are_those_of_a_loop(score, threshold):
    exploration = explore.detector_lab(scene=3, score=score, threshold=threshold)
    a, (X, found, objects, _names) = exploration.arrays, lab.made_up()
    kept = [kept_one_by_one(one, score, threshold) for one in found]
    right = sum(map(hits, found, objects, kept))
    boxes, there = sum(map(len, kept)), sum(map(len, objects))
    assert (a.right, a.missed, a.wrong) == (right, there - right, boxes - right)
    above = int(np.sum(found[2].scores >= score))
    told = [3, score, above, threshold, len(kept[2]), len(X), right, there - right, boxes - right]
    assert numbers(exploration.alt)[:9] == pytest.approx(told)
    assert (a.precision, a.recall) == pytest.approx((right / boxes, right / there))


def test_the_answer_of_the_prediction_is_what_happens():
    before, after = (explore.detector_lab(score=score).arrays for score in (0.5, 0.8))
    assert after.missed > before.missed
    assert after.precision > before.precision
    assert explore.detector_lab.prediction.answer == "they become more"


def test_the_task_can_be_done():
    steps = [explore.detector_lab(score=k / 20).arrays for k in range(1, 20)]
    assert any(a.precision is not None and a.precision > 0.8 and a.recall > 0.5 for a in steps)
    wrong = [explore.detector_lab(threshold=t).arrays.wrong for t in (0.5, 1.0)]
    assert wrong[0] < wrong[1]


def test_scenes_of_a_learner_are_shown_and_counted():
    scenes = datasets.scenes(2, seed=3, part="test")
    truth = [
        yolo.Detections(boxes, np.full(len(boxes), 0.9), things[:, 0].astype(int))
        for boxes, things in zip(yolo.boxes_of(scenes.objects), scenes.objects, strict=True)
    ]
    given = (scenes.X, truth, scenes.objects, scenes.names)
    one, two = (explore.detector_lab(scene=k, threshold=1.0, scenes=given) for k in (1, 12))
    assert (one.arrays.missed, one.arrays.wrong, one.arrays.precision) == (0, 0, 1)
    assert two.alt.startswith("Scene 2, "), "there are only two"
    assert (pixels(one) != pixels(two)).any()
    assert one.code.endswith("scenes=your_scenes)")


def test_a_detector_that_finds_nothing_has_a_recall_and_no_precision():
    scenes = datasets.scenes(2, seed=3, part="test")
    nothing = yolo.Detections(np.zeros((0, 4)), np.zeros(0), np.zeros(0, int))
    exploration = explore.detector_lab(scenes=(scenes.X, [nothing] * 2, scenes.objects, scenes.names))
    assert (exploration.arrays.precision, exploration.arrays.recall) == (None, 0)
    assert "precision –, recall 0.00" in exploration.alt
    assert exploration.png


@pytest.mark.parametrize("scenes", [3, (), (np.zeros((1, 8, 8, 3)), [], [], ("a",)), "abcd"], ids=str)
def test_what_are_no_scenes_is_refused_in_words(scenes):
    with pytest.raises(ValueError, match=r"scenes is \(X, found, objects, names\)"):
        explore.detector_lab(scenes=scenes)
