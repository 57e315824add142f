"""Boxes, grids and the best of many boxes: laws that hold for all of them, also for those without any area."""

from itertools import product

import numpy as np
import pytest

from dlcore.detection import (
    assign_anchor,
    cell_loss,
    decode_cell,
    encode_label,
    filter_boxes,
    grid_cell,
    iou_pair,
    nms,
    nms_per_class,
    target_shape,
    to_corners,
)
from tests.random_numbers import SEEDS, signed, sizes

close = np.testing.assert_allclose


@pytest.fixture(params=SEEDS)
def rng(request):
    return np.random.default_rng(request.param)


SPANS = [(low, high) for low in range(4) for high in range(low, 4)]
BOXES = [(x1, y1, x2, y2) for (x1, x2), (y1, y2) in product(SPANS, SPANS)]
"""Every box with its corners among 4 x 4 points: points and lines too, and all ways in which two boxes can lie."""


def covered(box):
    """The unit squares that a box covers."""
    x1, y1, x2, y2 = box
    return set(product(range(x1, x2), range(y1, y2)))


def test_iou_counts_the_squares_of_every_two_boxes():
    cells = {box: covered(box) for box in BOXES}
    for one, other in product(BOXES, BOXES):
        both, either = cells[one] & cells[other], cells[one] | cells[other]
        assert iou_pair(one, other) == (len(both) / len(either) if either else 0)


def some_box(rng):
    x, y, w, h = rng.uniform([0, 0, 0.1, 0.1], [0.6, 0.6, 0.4, 0.4])
    return np.array([x, y, x + w, y + h])


def test_iou_does_not_ask_which_box_is_first_how_large_a_pixel_is_or_where_zero_is(rng):
    one, other = some_box(rng), some_box(rng)
    shift, stretch = rng.uniform(-3, 3, 2), rng.uniform(0.2, 50, 2)
    found = iou_pair(one, other)
    moved = [box * np.tile(stretch, 2) + np.tile(shift, 2) for box in (one, other)]
    mirrored = [(-x2, y1, -x1, y2) for x1, y1, x2, y2 in (one, other)]
    turned = [(y1, x1, y2, x2) for x1, y1, x2, y2 in (one, other)]
    assert iou_pair(other, one) == found
    close([iou_pair(*moved), iou_pair(*mirrored), iou_pair(*turned)], found, atol=1e-12)


def test_iou_is_1_for_a_box_and_itself_only_and_falls_as_they_part(rng):
    box = some_box(rng)
    width = box[2] - box[0]
    found = [iou_pair(box, box + np.array([d, 0, d, 0])) for d in np.linspace(0, width, 9)]
    assert found[0] == 1 and np.all(np.diff(found) < 0) and found[-1] < 1e-12
    close(found, [(1 - t) / (1 + t) for t in np.linspace(0, 1, 9)], atol=1e-12)


def test_corners_and_centre_say_the_same(rng):
    box = rng.uniform(0.1, 0.9, 4)
    x1, y1, x2, y2 = to_corners(box)
    close([(x1 + x2) / 2, (y1 + y2) / 2, x2 - x1, y2 - y1], box)
    assert to_corners((0.3, 0.4, 0.0, 0.0)) == (0.3, 0.4, 0.3, 0.4)


@pytest.mark.parametrize("S", [1, 2, 4, 8, 16])
def test_every_point_has_one_cell_and_lies_in_it(S):
    """Sixteenths are exact, so that points on the lines of the grid are on them."""
    for x, y in product(np.arange(17) / 16, repeat=2):
        row, col = grid_cell(x, y, S)
        assert type(row) is type(col) is int
        for place, k in ((x, col), (y, row)):
            assert k <= place * S < k + 1 or (place == 1 and k == S - 1)


def objects_apart(rng, S, C):
    """Objects in different cells, one of them at the very corner of the picture."""
    cells = rng.choice(S * S - 1, S, replace=False)
    within = rng.uniform(0.05, 0.95, (S, 2))
    places = [((k % S + x) / S, (k // S + y) / S) for k, (x, y) in zip(cells, within, strict=True)]
    sizes_of = rng.uniform(0.05, 0.9, (S + 1, 2))
    return [
        (int(rng.integers(C)), *place, *size)
        for place, size in zip([*places, (1.0, 1.0)], sizes_of, strict=True)
    ]


def test_what_is_encoded_is_decoded(rng):
    S, C = sizes(rng, 2)
    objects = objects_apart(rng, S, C)
    T = encode_label(objects, S, C)
    assert T.shape == target_shape(S, 1, C) == (S, S, 5 + C)
    assert T[..., 0].sum() == T[..., 5:].sum() == len(objects)
    found = {
        (int(np.argmax(T[row, col, 5:])), *np.round(decode_cell(T[row, col], row, col, S), 9))
        for row, col in np.argwhere(T[..., 0] == 1).tolist()
    }
    assert found == {(cls, *np.round(box, 9)) for cls, *box in objects}
    assert np.all(T[..., 1:3] <= 1) and not T[T[..., 0] == 0].any()


def test_a_cell_has_the_last_of_its_objects_and_nothing_of_the_others(rng):
    S, C = sizes(rng, 2)
    first, *others = objects_apart(rng, S, C)
    again = ((first[0] + 1) % C, first[1], first[2], 0.5, 0.25)
    np.testing.assert_array_equal(
        encode_label([first, *others, again], S, C), encode_label([*others, again], S, C)
    )
    assert not encode_label([], S, C).any()


def test_rows_of_an_array_are_objects_too(rng):
    objects = objects_apart(rng, 4, 3)
    np.testing.assert_array_equal(encode_label(np.array(objects), 4, 3), encode_label(objects, 4, 3))


def test_a_score_is_a_product_and_all_above_the_threshold_are_kept(rng):
    N, C = sizes(rng, 2)
    pc, p = rng.random(N), rng.random((N, C))
    threshold = float(np.median(pc * p.max(axis=1)))
    kept, scores, classes = filter_boxes(pc, p, threshold)
    wanted = [(i, pc[i] * max(p[i])) for i in range(N) if pc[i] * max(p[i]) >= threshold]
    assert list(zip(kept, scores, strict=True)) == wanted and 0 < len(kept) <= N
    close(p[kept, classes], p[kept].max(axis=1))
    assert [len(part) for part in filter_boxes(pc / 2, p / 2, 1.0)] == [0, 0, 0]


def bunches(rng, how_many=24):
    """Boxes that overlap much, little and not at all, and scores without a tie."""
    corner, size = rng.uniform(0, 0.6, (how_many, 2)), rng.uniform(0.15, 0.4, (how_many, 2))
    return np.hstack([corner, corner + size]), rng.permutation(how_many) / how_many


@pytest.mark.parametrize("threshold", [0.1, 0.3, 0.6])
def test_kept_boxes_are_apart_and_every_other_one_is_near_a_better_kept_one(rng, threshold):
    """Together with the order, these two laws leave a single answer."""
    boxes, scores = bunches(rng)
    kept = nms(boxes, scores, threshold)
    assert list(scores[kept]) == sorted(scores[kept], reverse=True) and kept[0] == np.argmax(scores)
    for i in range(len(boxes)):
        near = [k for k in kept if k != i and iou_pair(boxes[i], boxes[k]) >= threshold]
        assert not near if i in kept else any(scores[k] > scores[i] for k in near)
    again = nms(boxes[kept], scores[kept], threshold)
    assert again == list(range(len(kept)))


def test_suppression_does_not_ask_for_the_order_of_boxes_nor_for_their_unit(rng):
    boxes, scores = bunches(rng)
    order = rng.permutation(len(boxes))
    kept = nms(boxes, scores, 0.3)
    assert [order[i] for i in nms(boxes[order], scores[order], 0.3)] == kept
    assert nms((boxes * 416).tolist(), (scores * 3 + 1).tolist(), 0.3) == kept


def test_suppression_at_the_edges():
    line, point = (0.1, 0.2, 0.5, 0.2), (0.3, 0.3, 0.3, 0.3)
    touching = [(0, 0, 1, 1), (1, 0, 2, 1), (0, 1, 1, 2)]
    assert nms([], [], 0.5) == nms(np.zeros((0, 4)), np.zeros(0), 0.5) == nms_per_class([], [], [], 0.5) == []
    assert nms([line, point, line, point], [0.1, 0.4, 0.3, 0.2], 0.5) == [1, 2, 3, 0]
    assert nms(touching, [0.5, 0.9, 0.7], 0.01) == [1, 2, 0]
    assert nms([touching[0]] * 3, [0.5, 0.9, 0.9], 1.0) == [1]
    assert nms([(0, 0, 2, 1), (0, 0, 1, 1)], [0.2, 0.1], 0.5) == [0]
    assert nms(touching, [0.5, 0.9, 0.7], 0) == [1]


def test_a_class_of_its_own_is_a_picture_of_its_own(rng):
    boxes, scores = bunches(rng)
    classes = rng.integers(0, 3, len(boxes))
    each = [np.flatnonzero(classes == c) for c in range(3)]
    apart = sorted(int(places[i]) for places in each for i in nms(boxes[places], scores[places], 0.3))
    assert nms_per_class(boxes, scores, classes, 0.3) == apart
    assert nms_per_class(boxes, scores, 0 * classes, 0.3) == sorted(nms(boxes, scores, 0.3))
    assert nms_per_class(boxes, scores, np.arange(len(boxes)), 0.3) == list(range(len(boxes)))


def test_an_anchor_is_found_by_the_iou_around_one_centre(rng):
    wh, anchors = rng.uniform(0.05, 0.9, 2), rng.uniform(0.05, 0.9, (7, 2))
    overlaps = [iou_pair(to_corners((0.5, 0.5, *wh)), to_corners((0.5, 0.5, *a))) for a in anchors]
    found = assign_anchor(wh, anchors)
    assert found == np.argmax(overlaps) == assign_anchor(wh * 13, anchors * 13)
    assert found == assign_anchor(wh[::-1], anchors[:, ::-1])
    assert assign_anchor(anchors[5], anchors) == 5
    assert assign_anchor(tuple(wh), [tuple(wh)] * 3) == 0


def test_what_nobody_cares_for_costs_nothing(rng):
    C = sizes(rng, 1)[0]
    guess, elsewhere = signed(rng, 5 + C), signed(rng, 5 + C)
    elsewhere[0] = guess[0]
    nothing, something = np.zeros(5 + C), np.array([1, *rng.random(4), *np.eye(C)[0]])
    assert cell_loss(nothing, guess) == cell_loss(nothing, elsewhere) == guess[0] ** 2
    assert cell_loss(something, something) == 0
    for k in range(5 + C):
        off = something + 0.5 * (np.arange(5 + C) == k)
        close(cell_loss(something, off), 0.25)
