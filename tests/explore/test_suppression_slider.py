"""nms_lab: the street offers what it says, the library keeps what is kept, and the learner's functions in it."""

from itertools import product

import numpy as np
import pytest

from dlcore import detection, explore
from dlcore.explore import street
from dlcore.explore import suppressed as lab
from tests.explore.own import PURPLE, coloured
from tests.explore.settings import numbers, pixels

PARTS = street.offered()
NUMBER = {name: k for k, name in enumerate(street.CLASSES)}
LEVELS = (0, 0.3, 0.6, 0.75, 1)


def wanted(score, threshold, classes):
    """What the library keeps, by its two functions."""
    above = [k for k in range(len(PARTS.boxes)) if PARTS.scores[k] >= score]
    boxes, scores = [PARTS.boxes[k] for k in above], [PARTS.scores[k] for k in above]
    if classes == "all":
        kept = detection.nms(boxes, scores, threshold)
    else:
        kept = detection.nms_per_class(boxes, scores, [NUMBER[PARTS.classes[k]] for k in above], threshold)
    return sorted(above[k] for k in kept)


@pytest.mark.parametrize("classes", ["each", "all"])
@pytest.mark.parametrize(("score", "threshold"), list(product(LEVELS, LEVELS)))
def test_nms_lab_keeps_what_the_library_keeps(score, threshold, classes):
    exploration = explore.nms_lab(score=score, threshold=threshold, classes=classes)
    a, kept = exploration.arrays, wanted(score, threshold, classes)
    assert a.kept == kept
    objects = [lab.best_of(k) for k in kept]
    found = {k for k in objects if k is not None}
    said = [len(a.above), 15, score, threshold, len(kept), 5, len(found)]
    said += [sum(objects.count(k) > 1 for k in found), objects.count(None)]
    assert numbers(exploration.alt) == pytest.approx(said)


@pytest.mark.parametrize("classes", ["each", "all"])
@pytest.mark.parametrize("threshold", [0, 0.2, 0.5, 0.8])
def test_each_box_that_is_dropped_overlaps_the_one_that_is_named(threshold, classes):
    a = explore.nms_lab(score=0.4, threshold=threshold, classes=classes).arrays
    for k, fate in enumerate(a.fates):
        if fate is None:
            assert k in a.kept
        elif fate == "below":
            assert PARTS.scores[k] < 0.4
        else:
            assert fate in a.kept
            assert PARTS.scores[fate] > PARTS.scores[k]
            assert detection.iou_pair(PARTS.boxes[fate], PARTS.boxes[k]) >= threshold
            assert classes == "all" or PARTS.classes[fate] == PARTS.classes[k]


def test_the_street_offers_what_it_says():
    assert PARTS.scores == sorted(PARTS.scores, reverse=True)
    assert len(set(PARTS.scores)) == len(PARTS.scores) == 15
    assert len(street.NOTHING) == [lab.best_of(k) for k in range(15)].count(None) == 3
    for number, copies in enumerate(street.COPIES):
        assert [lab.best_of(k) for k in range(15)].count(number) == copies
    for x1, y1, x2, y2 in PARTS.boxes:
        assert 0 <= x1 < x2 <= street.WIDE
        assert 0 <= y1 < y2 <= street.HIGH


def test_by_default_each_object_keeps_one_box():
    assert sorted(explore.nms_lab().arrays.objects) == [0, 1, 2, 3, 4]


def test_the_answer_of_nms_lab_is_what_it_finds():
    objects = explore.nms_lab(threshold=0.1).arrays.objects
    assert len(objects) == len(set(objects)) == 4
    (lost,) = {0, 1, 2, 3, 4} - set(objects)
    assert street.OBJECTS[lost][0] == "person"
    assert "one person has none" in explore.nms_lab.prediction.answer


def test_the_task_of_nms_lab_leads_where_it_says():
    a = explore.nms_lab(classes="all").arrays
    assert set(range(5)) - set(a.objects) == {2}  # the person before the car
    dropped = [k for k in a.above if lab.best_of(k) == 2]
    assert [lab.best_of(a.fates[k]) for k in dropped] == [1] * len(dropped)
    ones = [
        k / 20
        for k in range(21)
        if sorted(explore.nms_lab(threshold=k / 20).arrays.objects) == [0, 1, 2, 3, 4]
    ]
    assert len(ones) >= 3
    assert ones == [round(ones[0] + k / 20, 2) for k in range(len(ones))]
    assert ones[0] > 0.1
    assert ones[-1] < 0.9


# The learner's functions


def own_nms(boxes, scores, threshold):
    left, kept = list(np.argsort(scores)[::-1]), []
    while left:
        kept.append(left.pop(0))
        left = [k for k in left if detection.iou_pair(boxes[kept[-1]], boxes[k]) < threshold]
    return np.array(kept, dtype=int)


@pytest.mark.parametrize(
    "values", [{}, {"classes": "all"}, {"score": 1}, {"threshold": 0.9, "score": 0}], ids=str
)
def test_a_right_nms_agrees_at_all_settings(values):
    exploration = explore.nms_lab(nms=own_nms, **values)
    assert exploration.alt.endswith("Your nms agrees with the reference.")
    assert exploration.arrays.own == pytest.approx(exploration.arrays.kept) or set(
        exploration.arrays.own
    ) == set(exploration.arrays.kept)
    assert (coloured(exploration, PURPLE) > 100) == bool(exploration.arrays.kept)


@pytest.mark.parametrize(
    ("function", "said"),
    [
        (lambda b, s, t: [0], "it keeps 2; 1 instead of 2, 4; 1, 7, 9"),
        (lambda b, s, t: own_nms(b, s, t)[::-1], "it keeps 4, 2; 9, 7, 1 instead of"),
        (lambda b, s, t: [], "it keeps none; none instead of"),
        (lambda b, s, t: [99], "it keeps ?; ? instead of"),
        (lambda b, s, t: [-1], "it keeps ?; ? instead of"),
        (lambda b, s, t: [[0, 1]], "has to be a list of places"),
        (lambda b, s, t: 3, "has to be a list of places"),
        (lambda b, s, t: [0.5], "has to be a list of places"),
        (lambda b, s, t: ["car"], "is not made of real numbers"),
    ],
    ids=["one", "turned", "none", "outside", "negative", "deep", "number", "half", "text"],
)
def test_a_wrong_nms_is_told_in_words(function, said, recwarn):
    exploration = explore.nms_lab(nms=function)
    assert said in exploration.alt
    assert exploration.alt.startswith(explore.nms_lab().alt)
    assert exploration.png
    assert not recwarn.list


def test_a_learners_iou_decides_what_their_list_keeps():
    def over_the_smaller(one, other):
        wide, high = (max(0.0, min(one[k + 2], other[k + 2]) - max(one[k], other[k])) for k in (0, 1))
        areas = [(box[2] - box[0]) * (box[3] - box[1]) for box in (one, other)]
        return wide * high / min(areas)

    exploration = explore.nms_lab(iou_pair=over_the_smaller, threshold=0.9, score=0)
    assert "Your iou_pair differs from the reference: for boxes" in exploration.alt
    assert set(exploration.arrays.own) < set(exploration.arrays.kept)
    assert (pixels(exploration) != pixels(explore.nms_lab(threshold=0.9, score=0))).any()
    assert explore.nms_lab(iou_pair=lambda a, b: detection.iou_pair(b, a)).arrays.own == wanted(
        0.6, 0.5, "each"
    )


def test_their_nms_is_shown_where_both_are_given():
    exploration = explore.nms_lab(nms=lambda b, s, t: [0], iou_pair=lambda a, b: 0.0)
    assert exploration.arrays.own == [1, 0]
    assert "Your nms differs" in exploration.alt
    assert "Your iou_pair differs" in exploration.alt
