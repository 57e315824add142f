"""iou_boxes and anchor_lab: what they say is true, and the learner's functions in them."""

from itertools import product

import numpy as np
import pytest

from dlcore import detection, explore
from dlcore.explore import anchors, boxes
from tests.explore.own import PURPLE, coloured
from tests.explore.settings import numbers, pixels

# iou_boxes

FINE = 8  # of these to a unit: all corners of the explorer lie on them


def counted(x, y, w, h):
    """The shared area and the union, counted on a grid so fine that each cell is in a box or not."""
    rows, columns = np.mgrid[-3 * FINE : 15 * FINE, -3 * FINE : 16 * FINE] / FINE + 0.5 / FINE
    first = (columns > 2) & (columns < 5) & (rows > 2) & (rows < 5)
    second = (abs(columns - x) < w / 2) & (abs(rows - y) < h / 2)
    return (first & second).sum() / FINE**2, (first | second).sum() / FINE**2


@pytest.mark.parametrize(
    ("x", "y", "w", "h"),
    [
        (5, 3.5, 3, 3),
        (3.5, 3.5, 1, 2.5),
        (3.5, 3.5, 6, 6),
        (6.5, 3.5, 3, 1),
        (1, 9, 1, 1),
        (12, 2, 6, 4.5),
        (4.5, 5, 2, 2),
    ],
)
def test_iou_boxes_says_the_areas_of_the_boxes(x, y, w, h):
    exploration = explore.iou_boxes(x=x, y=y, w=w, h=h)
    shared, union = counted(x, y, w, h)
    a = exploration.arrays
    assert (a.shared, a.union, a.iou) == pytest.approx((shared, union, shared / union))
    said = numbers(exploration.alt)
    assert said[:10] == pytest.approx([1, 2, 2, 5, 5, 2, w, h, x, y])
    assert said[10:13] == pytest.approx([shared, union, shared / union], abs=6e-4)
    assert said[-1] == pytest.approx(a.unclamped, abs=6e-4)
    assert ("They overlap." in exploration.alt) == (shared > 0)


def test_touching_boxes_share_nothing():
    exploration = explore.iou_boxes(x=6.5, y=3.5)
    assert exploration.arrays.iou == 0
    assert "They touch." in exploration.alt
    assert "-" not in exploration.alt


@pytest.mark.parametrize(("offset", "wanted"), [(2.2, 18 / 7), (2.5, -9), (3, -2)])
def test_without_clamping_the_ratio_of_boxes_apart_means_nothing(offset, wanted):
    """Two unit boxes apart diagonally: their "intersection" is positive, the ratio above 1 or below 0."""
    wide = high = min(1, 1 + offset) - max(0, offset)
    assert wide * high > 0
    assert wide * high / (1 + 1 - wide * high) == pytest.approx(wanted)


@pytest.mark.parametrize(("x", "y", "kind"), [(7, 8, "small"), (9, 8, "above 1"), (12, 9, "negative")])
def test_all_that_the_unclamped_ratio_can_be_is_within_reach(x, y, kind):
    a = explore.iou_boxes(x=x, y=y, w=1, h=1).arrays
    assert a.wide < 0
    assert a.high < 0
    assert a.wide * a.high > 0
    within = {"small": 0 < a.unclamped < 1, "above 1": a.unclamped > 1, "negative": a.unclamped < 0}
    assert within[kind]
    assert a.iou == 0


def test_the_curves_of_iou_boxes_hold_what_each_place_gives():
    for x in (1, 3.5, 8, 11.5):
        for y in (3.5, 8):
            a = explore.iou_boxes(x=x, y=y, w=2, h=1.5).arrays
            here = int(np.argmin(abs(boxes.PLACES - x)))
            assert a.clamped_curve[here] == pytest.approx(a.iou)
            assert a.unclamped_curve[here] == pytest.approx(a.unclamped)


def test_a_union_of_zero_is_said_to_be_one(recwarn):
    exploration = explore.iou_boxes(x=9.5, y=8, w=1, h=1)
    assert np.isnan(exploration.arrays.unclamped)
    assert exploration.alt.endswith("Without clamping the ratio would divide by 0.")
    assert exploration.png
    assert not recwarn.list


def test_the_answer_of_iou_boxes_is_what_it_finds():
    a = explore.iou_boxes(x=8.5, y=9, w=3, h=2).arrays
    assert (a.wide, a.high) == (-2, -3)
    assert a.wide * a.high == int(explore.iou_boxes.prediction.answer)


def test_the_task_of_iou_boxes_leads_where_it_says():
    default = explore.iou_boxes().arrays
    assert default.shared == default.areas[0] / 2
    assert default.iou == pytest.approx(1 / 3)
    halves = [
        (w * h, w, h)
        for w, h in product(np.arange(1, 6.5, 0.5), repeat=2)
        if explore.iou_boxes(x=3.5, y=3.5, w=w, h=h).arrays.iou == pytest.approx(0.5)
    ]
    assert min(halves)[0] == 4.5


@pytest.mark.parametrize(
    ("function", "values", "said"),
    [
        (
            lambda a, b: detection.iou_pair(b, a),
            {"x": 5},
            "Your iou_pair agrees with the reference.",
        ),
        (
            lambda a, b: boxes.ratio(np.prod(boxes.sides(b)), boxes.area(b)),
            {"x": 5},
            "Your iou_pair agrees with the reference.",
        ),
        (
            lambda a, b: boxes.ratio(np.prod(boxes.sides(b)), boxes.area(b)),
            {"x": 12, "y": 9, "w": 1, "h": 1},
            "it gives -1.784 instead of 0",
        ),
    ],
    ids=["turned", "no clamp", "no clamp, apart"],
)
def test_a_learners_iou_is_compared_where_the_boxes_are(function, values, said):
    exploration = explore.iou_boxes(iou_pair=function, **values)
    assert said in exploration.alt
    assert coloured(exploration, PURPLE) > 100


# anchor_lab


def test_anchor_lab_says_its_numbers():
    exploration = explore.anchor_lab(w1=0.5, h1=1.2, w2=2.4, h2=1.1, kind="sizes")
    small, large = anchors.SETS["sizes"][1]

    def iou(size, anchor):
        inter = min(size[0], anchor[0]) * min(size[1], anchor[1])
        return inter / (size[0] * size[1] + anchor[0] * anchor[1] - inter)

    overlaps = [iou(size, anchor) for size in ((0.5, 1.2), (2.4, 1.1)) for anchor in (small, large)]
    said = [1, 0.5, 1.2, 2, 2.4, 1.1, *small, *large, 1, *overlaps[:2], 2, *overlaps[2:], 1, 1, 2, 2]
    assert numbers(exploration.alt) == pytest.approx(said, abs=6e-4)


@pytest.mark.parametrize("kind", anchors.SETS)
@pytest.mark.parametrize("sizes", list(product((0.3, 1.4, 3.0), repeat=4))[::5], ids=str)
def test_the_cell_holds_the_objects_that_have_a_place(sizes, kind):
    w1, h1, w2, h2 = sizes
    a = explore.anchor_lab(w1=w1, h1=h1, w2=w2, h2=h2, kind=kind).arrays
    assert a.vector.size == detection.target_shape(3, 2, 3)[2] == 16
    assert a.owners == [int(np.argmax(row)) for row in a.overlaps]
    for j, held in enumerate(a.holder):
        if held is None:
            assert not a.vector[j].any()
            continue
        x, y, w, h = detection.decode_cell(a.vector[j], 1, 1, 3)
        assert (x, y) == pytest.approx(anchors.MIDDLES[held])
        assert (3 * w, 3 * h) == pytest.approx(a.sizes[held])
        assert a.vector[j][5:].tolist() == [held == 0, held == 1, 0]


def test_both_middles_lie_in_the_middle_cell():
    assert {detection.grid_cell(x, y, 3) for x, y in anchors.MIDDLES} == {(1, 1)}


def test_the_answer_of_anchor_lab_is_what_it_finds():
    exploration = explore.anchor_lab(w2=0.9, h2=1.9)
    assert exploration.arrays.holder == [1, None]
    assert "object 2 is written over object 1, which is lost" in exploration.alt
    assert explore.anchor_lab.prediction.answer == "one of them"
    assert explore.anchor_lab().arrays.holder == [0, 1]


def test_the_task_of_anchor_lab_leads_where_it_says():
    """Two tall objects find a place with two tall anchors; two alike ones with none."""
    tall = {"w1": 0.9, "h1": 2.2, "w2": 0.6, "h2": 1.5}
    assert explore.anchor_lab(**tall).arrays.holder == [1, None]
    assert None not in explore.anchor_lab(**tall, kind="tall").arrays.holder
    for kind in anchors.SETS:
        same = explore.anchor_lab(w1=0.9, h1=2.2, w2=0.9, h2=2.2, kind=kind)
        assert "is lost" in same.alt


def test_anchors_of_their_own_take_the_place_of_the_chosen_ones():
    own = [[2.0, 0.8], (0.8, 2.0)]
    exploration = explore.anchor_lab(anchors=own)
    assert exploration.arrays.owners == [1, 0]
    assert exploration.code.endswith("anchors=your_anchors)")
    assert (pixels(exploration) != pixels(explore.anchor_lab())).any()


@pytest.mark.parametrize("own", [3, [(1, 2)], [(1, 2), (0, 1)], [(1, 2), (1, "x")], [(1, 2), (9, 1)]])
def test_what_are_no_anchors_is_refused_in_words(own):
    with pytest.raises(ValueError, match=r"anchors are two \(w, h\)"):
        explore.anchor_lab(anchors=own)


@pytest.mark.parametrize(
    ("function", "said"),
    [
        (
            lambda wh, sizes: int(np.argmin([abs(w * h - wh[0] * wh[1]) for w, h in sizes])),
            "object 2 goes to anchor 1 instead of 2",
        ),
        (lambda wh, sizes: 7, "object 1 goes to anchor 8 instead of 1 and object 2 goes to anchor 8"),
        (lambda wh, sizes: sizes[2], "stopped with IndexError"),
    ],
    ids=["areas", "no such anchor", "crash"],
)
def test_a_wrong_owner_is_told(function, said, recwarn):
    exploration = explore.anchor_lab(assign_anchor=function)
    assert said in exploration.alt
    assert exploration.png
    assert not recwarn.list
